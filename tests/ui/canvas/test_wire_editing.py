"""One connection and one bias by hand: typed, nudged, locked, cut and restored."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolTip
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.layers import activation_of
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.menu import BlockMenu
from nndesigner.ui.canvas.number_editor import NumberEditor
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import Canvas, chain, small

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def pick_wire(canvas: Canvas, link: int = 0, target: int = 1, source: int = 0) -> str:
    """Select one connection and give the canvas the keyboard."""
    link_id = canvas.design.links[link].id
    canvas.scene.set_selection(key_walk.wire(link_id, target, source))
    canvas.view.setFocus()
    return link_id


def field(canvas: Canvas) -> NumberEditor:
    found = canvas.view.viewport().findChild(NumberEditor, "canvasNumber")
    assert found is not None
    return found


def weight(canvas: Canvas, link_id: str, target: int = 1, source: int = 0) -> float:
    return float(canvas.document.state[link_id][target, source])


@pytest.mark.parametrize(("typed", "value"), [("0,5", 0.5), ("1/3", 1 / 3), ("-1e-2", -0.01)])
def test_a_weight_is_typed_in_place(canvas: Canvas, qtbot: QtBot, typed: str, value: float) -> None:
    canvas.show(small())
    link = pick_wire(canvas)
    before = canvas.document.state
    qtbot.keyClicks(canvas.view, typed[0])
    QTest.keyClicks(field(canvas), typed[1:])
    assert field(canvas).text() == typed
    QTest.keyClick(field(canvas), Key.Key_Return)
    assert weight(canvas, link) == pytest.approx(value)
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.document.state.same_as(before)


def test_typing_nonsense_is_refused_with_the_reason(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    pick_wire(canvas)
    before = canvas.document.state
    qtbot.keyClick(canvas.view, Key.Key_Return)
    QTest.keyClicks(field(canvas), "abc")
    QTest.keyClick(field(canvas), Key.Key_Return)
    assert canvas.refusals == []
    assert "a number from" in QToolTip.text()
    assert field(canvas).isVisible()
    QTest.keyClick(field(canvas), Key.Key_Escape)
    assert canvas.document.state is before
    assert canvas.document.undo_stack.count() == 0


def test_a_refused_number_does_not_end_a_training(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    link = canvas.design.links[0].id
    ended = canvas.document.training_must_end
    with qtbot.assertNotEmitted(ended):
        assert not canvas.editor.set_number("Change", link, (0, 0), 2e6)
    assert len(canvas.refusals) == 1
    with qtbot.waitSignal(ended):
        assert canvas.editor.set_number("Change", link, (0, 0), 2.0)


def test_arrows_nudge_a_weight_as_one_undo_step(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    link = pick_wire(canvas)
    start = weight(canvas, link)
    qtbot.keyClick(canvas.view, Key.Key_Up)
    qtbot.keyClick(canvas.view, Key.Key_Up)
    qtbot.keyClick(canvas.view, Key.Key_Down, SHIFT)
    qtbot.keyClick(canvas.view, Key.Key_Up, CTRL)
    assert weight(canvas, link) == pytest.approx(start + 1.19, abs=1e-5)
    assert canvas.document.undo_stack.count() == 1
    pick_wire(canvas, target=2)
    qtbot.keyClick(canvas.view, Key.Key_Up)
    assert canvas.document.undo_stack.count() == 2
    canvas.document.undo()
    canvas.document.undo()
    assert weight(canvas, link) == pytest.approx(start)


def test_a_bias_is_nudged_typed_and_locked(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    hidden = canvas.id_of("Hidden")
    canvas.click(canvas.unit("Hidden", 2))
    assert canvas.scene.selection.unit == (hidden, 2)
    qtbot.keyClick(canvas.view, Key.Key_Up)
    assert canvas.document.state[hidden][2] == pytest.approx(0.1)
    qtbot.keyClick(canvas.view, Key.Key_F2)
    QTest.keyClicks(field(canvas), "-2")
    QTest.keyClick(field(canvas), Key.Key_Return)
    assert canvas.document.state[hidden][2] == pytest.approx(-2)
    qtbot.keyClick(canvas.view, Key.Key_L)
    assert canvas.design.layer(hidden).locked == (2,)  # type: ignore[union-attr]
    assert "locked" in canvas.view.accessibleDescription()
    qtbot.keyClick(canvas.view, Key.Key_L)
    assert canvas.design.layer(hidden).locked == ()  # type: ignore[union-attr]


def test_a_neuron_of_its_own_is_moved_by_arrows_and_nudged_by_page_keys(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(chain(("input", "In", {}), ("neuron", "N", {})))
    canvas.click(canvas.unit("N", 0))
    before = canvas.design.layers[1]
    qtbot.keyClick(canvas.view, Key.Key_Right)
    assert canvas.design.layers[1].x == before.x + 8
    qtbot.keyClick(canvas.view, Key.Key_PageUp)
    assert canvas.document.state[before.id][0] == pytest.approx(0.1)


def test_the_key_locks_a_weight_and_frees_it(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    pick_wire(canvas)
    qtbot.keyClick(canvas.view, Key.Key_L)
    assert canvas.design.links[0].locked == ((), (0,), (), ())
    qtbot.waitUntil(lambda: "locked" in canvas.scene.readings.pill.text)
    qtbot.keyClick(canvas.view, Key.Key_L)
    assert canvas.design.links[0].locked is None


def actions(menu: QMenu) -> dict[str, QAction]:
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_a_connection_is_cut_and_restored_one_by_one_and_together(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(small())
    link = pick_wire(canvas)
    for source in (0, 1):
        canvas.scene.set_selection(key_walk.wire(link, 1, source))
        qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert canvas.design.links[0].mask == ((0, 1), (), (0, 1), (0, 1))
    canvas.scene.set_selection(key_walk.link(link))
    menu = BlockMenu(canvas.scene, None, canvas.view)
    one = menu.findChild(QMenu, "restoreMenu")
    assert one is not None
    assert len(one.actions()) == 2
    one.actions()[1].trigger()
    assert canvas.design.links[0].mask == ((0, 1), (1,), (0, 1), (0, 1))
    assert canvas.scene.selection.wire == (link, 1, 1)
    actions(menu)["restoreAll"].trigger()
    assert canvas.design.links[0].mask is None
    assert canvas.document.undo_stack.count() == 4


def test_wiring_two_neurons_again_restores_their_connection(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    pick_wire(canvas)
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert canvas.design.links[0].mask is not None
    canvas.drag(canvas.unit("In", 0), canvas.unit("Hidden", 1))
    assert all(len(row) == 2 for row in canvas.design.links[0].mask)


def test_the_menu_of_a_neuron_sets_its_activation_and_restores_it(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(small())
    hidden = canvas.id_of("Hidden")
    pick_wire(canvas)
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    menu = canvas.view.menu_at(QPointF(canvas.at(canvas.unit("Hidden", 1))))
    assert isinstance(menu, BlockMenu)
    assert canvas.scene.selection.unit == (hidden, 1)
    chosen = menu.findChild(QMenu, "activationMenu")
    assert chosen is not None
    next(action for action in chosen.actions() if action.data() == "tanh").trigger()
    assert activation_of(canvas.design.layer(hidden), 1) == "tanh"  # type: ignore[arg-type]
    actions(menu)["restoreUnit"].trigger()
    assert all(len(row) == 2 for row in canvas.design.links[0].mask or ())
    actions(menu)["lockNumber"].trigger()
    assert canvas.design.layer(hidden).locked == (1,)  # type: ignore[union-attr]


def test_a_wire_menu_types_locks_and_cuts(canvas: Canvas) -> None:
    canvas.show(small())
    middle = (canvas.unit("In", 0) * 2 + canvas.unit("Hidden", 0) * 3) / 5
    menu = canvas.view.menu_at(QPointF(canvas.at(middle)))
    assert isinstance(menu, BlockMenu)
    link = canvas.design.links[0].id
    assert canvas.scene.selection.wire == (link, 0, 0)
    actions(menu)["typeNumber"].trigger()
    QTest.keyClicks(field(canvas), "7")
    QTest.keyClick(field(canvas), Key.Key_Return)
    assert weight(canvas, link, 0, 0) == 7.0
    actions(menu)["delete"].trigger()
    assert canvas.design.links[0].mask == ((1,), (0, 1), (0, 1), (0, 1))


def test_a_double_click_on_a_wire_lets_its_weight_be_typed(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    middle = (canvas.unit("In", 0) * 2 + canvas.unit("Hidden", 0) * 3) / 5
    qtbot.mouseDClick(canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=canvas.at(middle))
    QTest.keyClicks(field(canvas), "0.25")
    QTest.keyClick(field(canvas), Key.Key_Return)
    assert weight(canvas, canvas.design.links[0].id, 0, 0) == 0.25


def test_a_training_ends_before_a_nudge(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    link = pick_wire(canvas)
    learnt = canvas.document.state.replaced(
        **{link: np.full_like(canvas.document.state[link], 5.0)}
    )

    def end() -> None:
        if not canvas.document.state.same_as(learnt):
            canvas.document.change("Train", canvas.document.project.with_(state=learnt))

    canvas.document.training_must_end.connect(end)
    qtbot.keyClick(canvas.view, Key.Key_Up)
    assert weight(canvas, link) == pytest.approx(5.1)
    assert canvas.document.undo_stack.count() == 2


def test_without_weights_yet_it_is_said_why_nothing_can_be_typed(
    canvas: Canvas, qtbot: QtBot
) -> None:
    design = edits.add_layer(small(), "dense", 900, 400, name="Alone")
    canvas.show(design)
    canvas.scene.set_selection(Selection(frozenset({canvas.id_of("Alone")})))
    canvas.view.setFocus()
    qtbot.keyClick(canvas.view, Key.Key_Up)
    assert canvas.document.undo_stack.count() == 1  # a block is moved, not a number


def test_the_field_of_a_weight_closes_when_its_link_is_gone(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    link = pick_wire(canvas)
    qtbot.keyClick(canvas.view, Key.Key_Return)
    QTest.keyClicks(field(canvas), "5")
    canvas.document.edit("Rename", edits.set_fields(canvas.design, canvas.id_of("In"), name="X"))
    assert field(canvas).isVisible(), "its link is still there"
    canvas.document.edit("Remove", edits.remove(canvas.design, [link]))
    assert not field(canvas).isVisible()
    assert canvas.view.hasFocus()
    assert link not in canvas.document.state
    qtbot.waitUntil(lambda: canvas.view.viewport().findChild(NumberEditor) is None)


def test_a_menu_whose_layer_is_gone_does_nothing(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (8, 8)}), ("dense", "Hidden", {"units": 64})))
    hidden = canvas.id_of("Hidden")
    canvas.scene.select([hidden])
    menu = BlockMenu(canvas.scene, hidden, canvas.view)
    canvas.document.edit("Remove", edits.remove(canvas.design, [hidden]))
    steps = canvas.document.undo_stack.count()
    for action in menu.findChildren(QAction):
        if action.objectName() not in ("", "viewMenu"):
            action.trigger()
    assert canvas.document.undo_stack.count() == steps
    assert canvas.view.viewport().findChild(NameEditor) is None


def test_a_menu_whose_link_is_gone_restores_nothing(canvas: Canvas) -> None:
    canvas.show(small())
    link = canvas.design.links[0]
    canvas.document.edit("Cut", edits.disconnect_units(canvas.design, link.id, 1, 0))
    canvas.scene.select([link.id])
    menu = BlockMenu(canvas.scene, None, canvas.view)
    canvas.document.edit("Remove", edits.remove(canvas.design, [link.id]))
    before = canvas.design
    names = [action.objectName() for action in menu.findChildren(QAction)]
    assert "restoreOne" in names
    assert "restoreAll" in names
    for action in menu.findChildren(QAction):
        if action.objectName().startswith("restore"):
            action.trigger()
    assert canvas.design is before
