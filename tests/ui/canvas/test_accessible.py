"""What assistive tools get of the canvas, asked as they ask: through Qt's accessibility."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.ui import texts
from nndesigner.ui.canvas import accessible, key_walk, spoken
from tests.ui.canvas.conftest import Canvas, chain, small

Key = Qt.Key
Name = QAccessible.Text.Name
Description = QAccessible.Text.Description
Event = QAccessible.Event


@pytest.fixture
def read_aloud() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def tree(canvas: Canvas) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(canvas.view)
    assert found is not None
    return found


def names(of: QAccessibleInterface) -> list[str]:
    return [of.child(number).text(Name) for number in range(of.childCount())]


def test_blocks_and_links_are_children_of_the_canvas(canvas: Canvas) -> None:
    canvas.show(small())
    root = tree(canvas)
    assert root.role() == QAccessible.Role.Canvas
    assert root.text(Name) == "Network canvas"
    assert names(root) == [
        "In, Input, 2 numbers, linked to Hidden",
        "Hidden, Dense, 4 neurons, ReLU, 12 parameters, linked from In, linked to Out",
        "Out, Output, 3 neurons, Softmax, 15 parameters, linked from Hidden",
        "Link from “In” to “Hidden”, 8 weights",
        "Link from “Hidden” to “Out”, 12 weights",
    ]
    for number in range(root.childCount()):
        child = root.child(number)
        assert child.isValid()
        assert child.parent() is root
        assert root.indexOfChild(child) == number
        assert not child.rect().isEmpty()


def test_a_named_kind_is_not_said_twice(canvas: Canvas) -> None:
    canvas.show(chain(("input", "Input", {}), ("dense", "Dense 2", {"units": 64})))
    said = spoken.block(canvas.design, canvas.design.layers[1])
    assert said.startswith("Dense 2, 64 neurons, ReLU, ")


def test_neurons_and_wires_are_told_with_their_numbers(canvas: Canvas) -> None:
    canvas.show(small())
    block = tree(canvas).child(1)
    assert block.childCount() == 4
    assert block.child(2).text(Name) == "Neuron 3 of “Hidden”, bias 0, 5 connections"
    assert block.child(2).parent() is block
    link = canvas.design.links[0].id
    canvas.editor.apply("lock", lambda d: edits.lock_weight(d, link, 1, 0))
    canvas.scene.set_selection(key_walk.wire(link, 1, 0))
    wire = tree(canvas).child(3).child(0)
    assert wire.text(Name).startswith("Weight from Number 1 of “In” to Neuron 2 of “Hidden”: ")
    assert wire.text(Name).endswith(", locked")


def test_problems_are_told_with_the_block(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "Loose", {}), wired=False))
    said = names(tree(canvas))[1]
    assert "Error: No connection leads into “Loose”" in said
    assert "not linked" in said


def test_the_focus_is_told_and_found(canvas: Canvas, qtbot: QtBot, read_aloud: None) -> None:
    canvas.show(small())
    canvas.view.activateWindow()
    canvas.view.setFocus()
    qtbot.waitUntil(canvas.view.hasFocus)
    qtbot.keyClick(canvas.view, Key.Key_Tab)
    qtbot.keyClick(canvas.view, Key.Key_Tab)
    root = tree(canvas)
    assert root.focusChild() is root.child(1)
    state = root.child(1).state()
    assert state.focused
    assert state.selected
    assert not root.child(0).state().focused
    assert canvas.view.accessibleDescription() == root.child(1).text(Name)
    qtbot.keyClick(canvas.view, Key.Key_Return)
    focused = root.focusChild()
    assert focused is not None
    assert focused.text(Name).startswith("Neuron 1 of “Hidden”")
    qtbot.keyClick(canvas.view, Key.Key_C)
    focused = root.focusChild()
    assert focused is not None
    assert focused.text(Name).startswith(("Out", "In"))


def test_what_is_gone_is_no_longer_valid(canvas: Canvas, read_aloud: None) -> None:
    canvas.show(small())
    root = tree(canvas)
    block = root.child(1)
    identity = QAccessible.registerAccessibleInterface(block)
    canvas.editor.apply("gone", lambda d: edits.remove(d, [canvas.id_of("Hidden")]))
    assert not block.isValid()
    assert block.text(Name) == ""
    assert block.state().invalid
    assert root.childCount() == 2
    assert QAccessible.accessibleInterface(identity) is block
    canvas.document.undo()
    assert block.isValid()


def test_asking_often_makes_nothing_new_and_survives_collection(canvas: Canvas) -> None:
    canvas.show(small())
    root = tree(canvas)
    first = [root.child(number) for number in range(root.childCount())]
    for _ in range(200):
        assert tree(canvas) is root
        root.child(0).child(0)
    gc.collect()
    assert [root.child(number) for number in range(root.childCount())] == first


def test_refusals_are_said(canvas: Canvas, qtbot: QtBot, read_aloud: None) -> None:
    canvas.show(small())
    canvas.scene.message.emit("Something to hear")
    with qtbot.waitSignal(canvas.editor.refused):
        canvas.drag(canvas.port("In", out=True), canvas.header("Hidden"))


def test_everything_has_a_description_of_what_can_be_done(canvas: Canvas) -> None:
    design = edits.add_note(small(), 0, 300, "Look here")
    canvas.show(edits.group(design, [layer.id for layer in design.layers[:2]], "Encoder"))
    link = canvas.design.links[0].id
    canvas.scene.set_selection(key_walk.wire(link, 1, 0))
    root = tree(canvas)
    parts = [root.child(number) for number in range(root.childCount())]
    parts += [root.child(1).child(0), root.child(4).child(0)]
    for part in parts:
        assert part.text(Name)
        assert part.text(Description)
    assert "in the group “Encoder”" in root.child(0).text(Name)
    assert root.child(3).text(Name) == "Note: Look here"
    assert "L locks it" in parts[-1].text(Description)
    canvas.scene.select([layer.id for layer in canvas.design.layers[:2]])
    assert canvas.view.accessibleDescription() == "Group “Encoder”: In, Hidden"


def test_repairs_are_told_with_blocks_and_links(canvas: Canvas) -> None:
    canvas.show(
        chain(
            ("input", "In", {"shape": (4, 4)}), ("flatten", "Flat", {}),
            ("conv2d", "Conv", {"filters": 2}), ("output", "Out", {"units": 3}),
        )
    )  # fmt: skip
    root = tree(canvas)
    conv, into = root.child(2), root.child(5)
    assert conv.text(Name).startswith("Conv")
    assert into.text(Name).startswith("Link from “Flat” to “Conv”")
    for part in (conv, into):
        assert "Error: " in part.text(Name)
        assert "repaired with the Menu key: Insert Reshape to 4 × 4" in part.text(Description)


def test_changes_reach_the_screen_reader(
    canvas: Canvas, qtbot: QtBot, read_aloud: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[Event, str]] = []

    def hear(event: QAccessibleEvent) -> None:
        spoken_of = event.accessibleInterface()
        heard.append((event.type(), "" if spoken_of is None else spoken_of.text(Name)))

    monkeypatch.setattr(accessible, "send", hear)
    canvas.show(small())
    assert Event.ObjectReorder in [kind for kind, _ in heard]
    canvas.view.activateWindow()
    canvas.view.setFocus()
    qtbot.waitUntil(canvas.view.hasFocus)
    qtbot.keyClick(canvas.view, Key.Key_Tab)
    heard.clear()
    qtbot.keyClick(canvas.view, Key.Key_Tab)
    kinds = [kind for kind, said in heard if said.startswith("Hidden, ")]
    assert kinds == [Event.Focus, Event.Selection]
    heard.clear()
    qtbot.keyClick(
        canvas.view,
        Key.Key_Right,
        Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert (Event.SelectionAdd, names(tree(canvas))[2]) in heard
    canvas.scene.set_selection(key_walk.wire(canvas.design.links[0].id, 1, 0))
    heard.clear()
    qtbot.keyClick(canvas.view, Key.Key_Up)
    qtbot.waitUntil(lambda: Event.NameChanged in [kind for kind, _ in heard])
    told = next(said for kind, said in heard if kind == Event.NameChanged)
    value = canvas.document.state[canvas.design.links[0].id][1, 0]
    assert told.endswith(texts.number(value))
    heard.clear()
    canvas.scene.select_all()
    assert Event.SelectionWithin in [kind for kind, _ in heard]
