"""The canvas by keys alone: every place can be reached, every operation done, and it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextBrowser
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import Design, InputLayer
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.menu import BlockMenu
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.dialogs.shortcuts import show_shortcuts
from tests.ui.canvas.conftest import Canvas, chain, small

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """A person who has no mouse."""

    def __init__(self, canvas: Canvas, qtbot: QtBot) -> None:
        self._canvas, self._qtbot = canvas, qtbot
        canvas.view.setFocus()

    def __call__(
        self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Selection:
        for key in keys:
            self._qtbot.keyClick(self._canvas.view, key, modifiers)
        return self._canvas.scene.selection


@pytest.fixture
def keys(canvas: Canvas, qtbot: QtBot) -> Keys:
    return Keys(canvas, qtbot)


def branches() -> Design:
    """Return an input, two layers above each other, and an output after both."""
    design = Design()
    for kind, name, x, y in (
        ("input", "In", 0, 200),
        ("dense", "Upper", 300, 0),
        ("dense", "Lower", 300, 500),
        ("output", "Out", 700, 200),
    ):
        design = edits.add_layer(design, kind, x, y, name=name)
    first, upper, lower, last = (layer.id for layer in design.layers)
    for pair in ((first, upper), (first, lower), (upper, last), (lower, last)):
        design = edits.connect(design, *pair)
    return design


def test_alt_and_arrows_go_along_links_and_to_neighbours(canvas: Canvas, keys: Keys) -> None:
    canvas.show(branches())
    ids = {layer.name: layer.id for layer in canvas.design.layers}
    keys(Key.Key_Tab)
    assert keys(Key.Key_Right, modifiers=ALT).layers <= {ids["Upper"], ids["Lower"]}
    canvas.scene.select([ids["Upper"]])
    assert keys(Key.Key_Down, modifiers=ALT).layers == {ids["Lower"]}
    assert keys(Key.Key_Right, modifiers=ALT).layers == {ids["Out"]}
    assert keys(Key.Key_Right, modifiers=ALT).layers == {ids["Out"]}
    canvas.scene.select([ids["Lower"]])
    assert keys(Key.Key_Left, modifiers=ALT).layers == {ids["In"]}
    assert canvas.document.undo_stack.count() == 0


def test_shift_takes_more_blocks_in_and_ctrl_space_toggles(canvas: Canvas, keys: Keys) -> None:
    canvas.show(small())
    ids = [layer.id for layer in canvas.design.layers]
    keys(Key.Key_Tab)
    assert keys(Key.Key_Right, modifiers=ALT | SHIFT).layers == set(ids[:2])
    assert canvas.scene.focus.at == key_walk.block(ids[1])
    assert keys(Key.Key_Space, modifiers=CTRL).layers == {ids[0]}
    assert canvas.scene.focus.at == key_walk.block(ids[1])
    assert keys(Key.Key_Space, modifiers=CTRL).layers == set(ids[:2])
    keys(Key.Key_Right)
    assert canvas.document.undo_stack.count() == 1


def test_into_the_neurons_through_them_and_out(canvas: Canvas, keys: Keys) -> None:
    canvas.show(small())
    hidden = canvas.id_of("Hidden")
    assert keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Return).unit == (hidden, 0)
    assert keys(Key.Key_Tab).unit == (hidden, 1)
    assert keys(Key.Key_Down, modifiers=ALT).unit == (hidden, 2)
    assert keys(Key.Key_Backtab).unit == (hidden, 1)
    assert "Neuron 2" in canvas.view.accessibleDescription()
    assert keys(Key.Key_Escape) == key_walk.block(hidden)
    assert keys(Key.Key_Escape) == Selection()


def test_links_and_their_wires_are_reached(canvas: Canvas, keys: Keys) -> None:
    canvas.show(small())
    first, second = (link.id for link in canvas.design.links)
    assert keys(Key.Key_Tab, Key.Key_Tab, Key.Key_W).links == {first}
    assert keys(Key.Key_W).links == {second}
    assert keys(Key.Key_W, modifiers=SHIFT).links == {first}
    assert keys(Key.Key_Return).wire == (first, 0, 0)
    assert keys(Key.Key_Right).wire == (first, 0, 1)
    assert keys(Key.Key_Right).wire == (first, 1, 0)
    assert keys(Key.Key_Down, modifiers=ALT).wire == (first, 2, 0)
    assert keys(Key.Key_Left).wire == (first, 1, 1)
    assert keys(Key.Key_Tab).wire == (first, 2, 0)
    assert keys(Key.Key_Delete).links == {first}
    assert canvas.design.links[0].mask == ((0, 1), (0, 1), (1,), (0, 1))
    keys(Key.Key_Delete)
    assert [link.id for link in canvas.design.links] == [second]


def test_from_a_neuron_to_its_own_wires(canvas: Canvas, keys: Keys) -> None:
    canvas.show(small())
    link = canvas.design.links[0].id
    keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Return, Key.Key_Tab)
    assert keys(Key.Key_W).wire == (link, 1, 0)
    assert keys(Key.Key_Escape).wire is None
    assert canvas.scene.selection.links == {link}


def test_wiring_two_blocks_says_whether_it_is_possible(canvas: Canvas, keys: Keys) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "A", {}), ("dense", "B", {})))
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_C)  # from B
    keys(Key.Key_Tab)
    before = canvas.design
    for _ in range(2):
        look = canvas.scene.layer_items[next(iter(canvas.scene.focus.at.layers))].look
        assert look.target == "refused"
        assert ": “" not in canvas.scene.overlay.text, "no name before what has it"
        keys(Key.Key_Tab)
    assert told == [""], "what is said at the ends is said nowhere else"
    keys(Key.Key_Return)
    assert canvas.view.refusal.note.text == canvas.refusals[0]
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.scene.focus.at == key_walk.block(canvas.id_of("B"))
    assert not canvas.scene.overlay.isVisible()


def test_wiring_blocks_and_single_neurons(canvas: Canvas, keys: Keys) -> None:
    canvas.show(small(wired=False))
    keys(Key.Key_Tab, Key.Key_C)
    assert "can be connected" in canvas.scene.overlay.text
    keys(Key.Key_Right)
    assert canvas.scene.focus.at == key_walk.block(canvas.id_of("Out"))
    keys(Key.Key_Left)
    keys(Key.Key_Return)
    assert [link.mask for link in canvas.design.links] == [None]
    keys(Key.Key_Tab, Key.Key_Return, Key.Key_Tab, Key.Key_C)
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 1)
    keys(Key.Key_PageDown, Key.Key_PageDown, Key.Key_Return)
    assert canvas.design.links[1].mask == ((), (1,), ())
    keys(Key.Key_C)
    keys(Key.Key_Escape)
    assert len(canvas.design.links) == 2


def test_the_menu_key_opens_the_menu_of_what_has_the_focus(
    canvas: Canvas, keys: Keys, qtbot: QtBot
) -> None:
    canvas.show(small())
    keys(Key.Key_Tab, Key.Key_Tab)
    keys(Key.Key_F10, modifiers=SHIFT)
    menu = canvas.view.findChild(BlockMenu, "blockMenu")
    assert menu is not None
    assert menu.isVisible()
    assert "rename" in {action.objectName() for action in menu.actions()}
    menu.close()
    qtbot.waitUntil(lambda: canvas.view.findChild(BlockMenu, "blockMenu") is None)
    here = QPoint(1, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, here, here)
    QApplication.sendEvent(canvas.view.viewport(), event)
    menu = canvas.view.findChild(BlockMenu, "blockMenu")
    assert menu is not None
    menu.close()


def test_rename_add_move_delete_without_a_mouse(canvas: Canvas, keys: Keys, qtbot: QtBot) -> None:
    canvas.show(small())
    keys(Key.Key_Tab)
    keys(Key.Key_F2)
    name = canvas.view.viewport().findChild(QLineEdit, "layerName")
    assert name is not None
    qtbot.keyClicks(name, "Pixels")
    qtbot.keyClick(name, Key.Key_Return)
    assert canvas.design.layers[0].name == "Pixels"
    before = canvas.design.layers[0]
    keys(Key.Key_Down)
    keys(Key.Key_Down, modifiers=CTRL)
    after = canvas.design.layers[0]
    assert isinstance(after, InputLayer)
    assert after.y == before.y + 9
    keys(Key.Key_Tab)
    keys(Key.Key_Delete)
    assert [layer.name for layer in canvas.design.layers] == ["Pixels", "Out"]


def test_escape_from_renaming_keeps_the_selection(canvas: Canvas, keys: Keys, qtbot: QtBot) -> None:
    canvas.show(small())
    chosen = keys(Key.Key_Tab)
    keys(Key.Key_F2)
    name = canvas.view.viewport().findChild(QLineEdit, "layerName")
    assert name is not None
    qtbot.keyClick(name, Key.Key_Escape)
    assert canvas.scene.selection == chosen


def test_the_ring_shows_for_keys_only_and_apart_from_the_selection(
    canvas: Canvas, keys: Keys
) -> None:
    canvas.show(small())
    ring = canvas.scene.focus.ring
    canvas.click(canvas.header("Hidden"))
    assert not ring.isVisible()
    keys(Key.Key_Backtab)
    item = canvas.scene.layer_items[canvas.id_of("In")]
    assert ring.isVisible()
    assert ring.path.boundingRect().contains(item.block_rect())
    keys(Key.Key_Down)
    assert ring.path.boundingRect().contains(item.block_rect())
    plain = canvas.view.grab().toImage()
    canvas.scene.focus.show_ring(False)
    assert canvas.view.grab().toImage() != plain
    canvas.press(QPointF(-500, -500))
    canvas.release(QPointF(-500, -500))
    assert canvas.scene.focus.at == Selection()


def test_what_has_the_focus_comes_into_view(canvas: Canvas, keys: Keys) -> None:
    design = edits.move(small(), {small().layers[2].id: (5000.0, 3000.0)})
    canvas.show(design)
    keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert seen.intersects(canvas.scene.layer_items[canvas.id_of("Out")].block_rect())


def test_the_help_lists_every_key_of_the_canvas(canvas: Canvas) -> None:
    show_shortcuts(canvas.view)
    dialog = canvas.view.findChild(QDialog, "shortcutsDialog")
    assert dialog is not None
    text = dialog.findChild(QTextBrowser).toPlainText()
    for key in ("Alt+arrow", "Ctrl+Space", "Enter", "Esc", "W, Shift+W", "C, then", "L", "F2"):
        assert key in text
    dialog.close()
