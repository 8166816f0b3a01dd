"""Problems on the spot: a mark, a sentence, and one click that mends it, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QListView

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.layers import FlattenLayer
from tests.designs import template
from tests.e2e.hands import Hands
from tests.ui.canvas.conftest import chain

Key = Qt.Key


def badge(hands: Hands, name: str) -> QPointF:
    """Return where the mark on a block is, looked for as a person does: along its rim."""
    item = hands.scene.layer_items[hands.layer(name)]
    rect = item.block_rect()
    found = QPointF(rect.right() - 3, rect.top() + 3)
    if item.geometry.form == "neuron":
        found = QPointF(rect.left() + 0.86 * rect.width(), rect.top() + 0.14 * rect.height())
    assert item.on_badge(found)
    return found


def codes(hands: Hands) -> list[tuple[str, str | None]]:
    return [(found.code, found.where) for found in hands.window.document.problems]


def digits(output: int = 10) -> Design:
    """Return a picture of 8 x 8 and an output, on the data of handwritten digits."""
    design = chain(
        ("input", "Picture", {"shape": (8, 8)}),
        ("dense", "Hidden", {"units": 6}),
        ("output", "Digit", {"units": output}),
    )
    return edits.set_data(design, name="digits")


def test_outputs_are_made_to_fit_the_data(hands: Hands) -> None:
    hands.open(digits(output=3))
    before = hands.project
    item = hands.scene.layer_items[hands.layer("Digit")]
    assert item.look.severity == "error"
    hands.click(badge(hands, "Digit"))
    menu = hands.open_menu()
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(entries) == 1
    assert "10" in entries[0]
    hands.choose(menu, "repair")
    assert hands.called("Digit").units == 10
    assert item.look.severity == ""
    assert hands.window.actions_["Train"].isEnabled()
    hands.assert_undone_to(before)


def test_a_loose_layer_is_connected_to_the_output(hands: Hands) -> None:
    design = digits()
    hidden, out = design.layers[1].id, design.layers[2].id
    link = design.link_between(hidden, out)
    assert link is not None
    hands.open(edits.remove(design, [link.id]))
    before = hands.project
    hands.click(badge(hands, "Hidden"))
    menu = hands.open_menu()
    assert "“Digit”" in menu.actions()[0].text()
    hands.choose(menu, "repair")
    assert hands.design.link_between(hidden, out) is not None
    assert {code for code, _ in codes(hands)} == {"class_names_differ"}
    hands.assert_undone_to(before)


def test_a_flatten_is_inserted_where_a_wire_carries_pictures(hands: Hands) -> None:
    design = edits.add_layer(Design(), "input", 0, 0, name="Picture", shape=(8, 8))
    for kind, name, x, y, fields in (
        ("conv2d", "Conv", 260, -150, {"filters": 2}),
        ("dense", "Dense", 260, 150, {"units": 4}),
        ("concatenate", "Join", 620, 0, {}),
        ("output", "Digit", 900, 0, {"units": 10}),
    ):
        design = edits.add_layer(design, kind, x, y, name=name, **fields)
    ids = {layer.name: layer.id for layer in design.layers}
    for source, target in (
        ("Picture", "Conv"), ("Picture", "Dense"), ("Conv", "Join"), ("Dense", "Join"),
        ("Join", "Digit"),
    ):  # fmt: skip
        design = edits.connect(design, ids[source], ids[target])
    hands.open(edits.set_data(design, name="digits"))
    before = hands.project
    assert ("shapes_differ", ids["Join"]) in codes(hands)
    marked = hands.middle_of_link("Conv", "Join")
    assert hands.scene.link_badges.at(marked) == hands.link("Conv", "Join")
    hands.click(marked)
    hands.choose(hands.open_menu(), "repair")
    added = hands.design.layers[-1]
    assert isinstance(added, FlattenLayer)
    assert hands.design.link_between(ids["Conv"], added.id) is not None
    assert hands.design.link_between(added.id, ids["Join"]) is not None
    assert ("shapes_differ", ids["Join"]) not in codes(hands)
    others = [item for key, item in hands.scene.layer_items.items() if key != added.id]
    mine = hands.scene.layer_items[added.id].block_rect()
    assert not any(item.block_rect().intersects(mine) for item in others)
    hands.assert_undone_to(before)


def test_the_list_of_problems_leads_to_the_block_and_repairs_it(hands: Hands) -> None:
    hands.open(digits(output=3))
    problems = hands.window.findChild(QListView, "problemsList")
    assert problems is not None
    assert problems.model().rowCount() == 1
    dock = hands.window.findChild(QDockWidget, "problemsDock")
    assert dock is not None
    dock.show()
    dock.raise_()
    QApplication.processEvents()
    row = problems.visualRect(problems.model().index(0, 0))
    QTest.mouseClick(problems.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert hands.scene.selection.layers == {hands.layer("Digit")}
    before = hands.project
    hands.keys(Key.Key_Return)
    assert hands.called("Digit").units == 10
    hands.assert_undone_to(before)


def test_marks_come_and_go_with_what_is_wrong(hands: Hands) -> None:
    hands.open(template("digits"))
    items = hands.scene.layer_items
    assert {item.look.severity for item in items.values()} == {""}
    before = hands.project
    hands.click(hands.middle_of_link("Hidden", "Digit"))
    if hands.scene.selection.wire is not None:
        hands.click(hands.middle_of_link("Hidden", "Digit"))
    assert hands.scene.selection.links == {hands.link("Hidden", "Digit")}
    hands.keys(Key.Key_Delete)
    assert items[hands.layer("Hidden")].look.severity
    assert items[hands.layer("Digit")].look.severity == "error"
    assert not hands.window.actions_["Train"].isEnabled()
    hands.assert_undone_to(before)
    hands.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {item.look.severity for item in items.values()} == {""}
