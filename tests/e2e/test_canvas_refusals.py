"""What cannot be is refused where the pointer is, and nothing changes, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from nndesigner.core import edits
from nndesigner.core.layers import MAX_UNITS
from tests.e2e.hands import ALT, CTRL, Hands, taught
from tests.ui.canvas.conftest import chain, small

Key = Qt.Key


def row():
    """Return In, One, Two and Out in a row, wired."""
    return chain(
        ("input", "In", {"shape": (2,)}),
        ("dense", "One", {"units": 3}),
        ("dense", "Two", {"units": 3}),
        ("output", "Out", {"units": 2}),
    )


def assert_refused(hands: Hands, start: QPointF, end: QPointF, why: str) -> None:
    """Drag, and find the reason beside the pointer, before letting go and after it."""
    before = hands.project
    undoable = hands.window.document.undo_stack.count()
    hands.hold(start, end)
    assert why in hands.said, hands.said
    hands.let_go(end)
    assert why in hands.said
    assert not hands.window.message_bar.text, "said once"
    note = hands.view.refusal.note
    assert note.isVisible()
    assert (
        hands.view.viewport()
        .rect()
        .intersects(hands.view.mapFromScene(note.boundingRect()).boundingRect())
    )
    assert hands.project is before
    assert hands.window.document.undo_stack.count() == undoable
    hands.assert_shown()


def test_a_cycle_is_refused(hands: Hands) -> None:
    hands.open(taught(row()))
    assert_refused(hands, hands.out_port("Two"), hands.in_port("One"), "circle")


def test_a_wire_into_an_input_or_out_of_an_output_is_refused(hands: Hands) -> None:
    hands.open(small(wired=False))
    assert_refused(hands, hands.out_port("Hidden"), hands.header("In"), "“In”")
    assert_refused(hands, hands.in_port("Hidden"), hands.header("Out"), "“Out”")


def test_a_second_wire_between_the_same_is_refused(hands: Hands) -> None:
    hands.open(taught(row()))
    assert_refused(hands, hands.out_port("One"), hands.in_port("Two"), "already")
    assert_refused(hands, hands.unit("One", 0), hands.unit("Two", 1), "already")


def test_deleting_the_only_input_is_refused(hands: Hands) -> None:
    hands.open(taught(row()))
    before = hands.project
    hands.click(hands.header("In"))
    hands.keys(Key.Key_Delete)
    assert hands.project is before
    assert "“In” is the only input" in hands.window.message_bar.text
    hands.assert_shown()


@pytest.mark.parametrize("rubbish", ["", "hello", "{", '{"layers": 3}', "[1, 2]", "\x00\ud800"])
def test_pasting_rubbish_adds_nothing_and_says_so(hands: Hands, rubbish: str) -> None:
    hands.open(taught(row()))
    before = hands.project
    QGuiApplication.clipboard().setText(rubbish)
    hands.key(Key.Key_V, CTRL)
    assert hands.project is before
    said = hands.window.statusBar().currentMessage() + hands.window.message_bar.text + hands.said
    assert "clipboard" in said
    hands.assert_shown()


def test_too_many_neurons_are_refused(hands: Hands) -> None:
    hands.open(taught(row()))
    before = hands.project
    wide = edits.set_fields(before.design, hands.layer("One"), units=MAX_UNITS)
    hands.window.document.edit("Wide", wide)
    middle = hands.project
    hands.view.fit()
    hands.carry("neuron", hands.header("One"))
    assert f"{MAX_UNITS:,}" in hands.said
    hands.drag_from_palette("neuron", hands.header("One"))
    assert hands.project is middle
    assert not hands.window.editor.apply(
        "Far too many", lambda design: edits.set_fields(design, hands.layer("One"), units=100_000)
    )
    assert hands.project is middle
    assert f"{MAX_UNITS:,}" in hands.window.message_bar.text
    assert not hands.said
    hands.assert_undone_to(before)


def test_a_neuron_does_not_go_into_a_layer_that_it_leads_to(hands: Hands) -> None:
    hands.open(taught(row()))
    before = hands.project
    target = hands.header("Two")
    hands.hold(hands.unit("One", 0), target, ALT)
    assert "circle" in hands.said or "loop" in hands.said
    hands.let_go(target, ALT)
    assert hands.project is before
    hands.assert_shown()
