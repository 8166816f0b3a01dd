"""Delete, clipboard, renaming, menus and repairs."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from nndesigner.core.design import DenseLayer
from nndesigner.ui.canvas.menu import BlockMenu
from nndesigner.ui.canvas.repair_menu import RepairMenu
from tests.ui.canvas.conftest import Canvas, chain, small


def test_delete_takes_layers_and_links_in_one_step(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.scene.select([canvas.id_of("Hidden"), canvas.id_of("Out")])
    canvas.view.delete_selection()
    assert [layer.name for layer in canvas.design.layers] == ["In"]
    assert canvas.design.links == ()
    canvas.document.undo()
    assert canvas.design == before


def test_delete_of_a_neuron_of_its_own_takes_the_layer(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(chain(("input", "In", {}), ("neuron", "N", {})))
    canvas.click(canvas.unit("N", 0))
    assert canvas.scene.selection.unit == (canvas.id_of("N"), 0)
    qtbot.keyClick(canvas.view, Qt.Key.Key_Backspace)
    assert [layer.name for layer in canvas.design.layers] == ["In"]


def test_copy_and_paste_with_links_and_masks(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    canvas.drag(canvas.unit("In", 1), canvas.unit("Hidden", 2))
    canvas.scene.select([canvas.id_of("In"), canvas.id_of("Hidden")])
    canvas.view.copy()
    canvas.view.operations.paste()
    assert len(canvas.design.layers) == 5
    first, second = canvas.design.links
    assert first.mask == second.mask
    assert canvas.scene.selection.layers == {layer.id for layer in canvas.design.layers[3:]}
    before, after = canvas.design.layers[:2], canvas.design.layers[3:]
    steps = {(new.x - old.x, new.y - old.y) for old, new in zip(before, after, strict=True)}
    assert len(steps) == 1


def test_paste_at_a_point_puts_the_middle_there(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.copy()
    canvas.view.operations.paste(QPointF(500, 700))
    item = list(canvas.scene.layer_items.values())[-1]
    assert item.block_rect().center() == QPointF(500, 700)


def test_cut_removes_and_duplicate_adds(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.duplicate()
    assert [layer.name for layer in canvas.design.layers][-1] == "Hidden 2"
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.cut()
    assert [layer.name for layer in canvas.design.layers] == ["In", "Out", "Hidden 2"]
    canvas.view.operations.paste()
    assert len(canvas.design.layers) == 4


def test_copied_text_is_readable_json(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("Hidden")])
    canvas.view.copy()
    text = QGuiApplication.clipboard().text()
    assert json.loads(text)["layers"][0]["units"] == 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "\udcff",
        "[]",
        "{}",
        '{"layers": [{"type": "dense"}]}',
        '{"layers": [{"type": "dense", "id": "a", "name": "A", "units": 0}]}',
        '{"layers": [{"type": "dense", "id": "a", "name": "A"}],'
        ' "links": [{"id": "l", "source": "a", "target": "ghost"}]}',
        '{"layers": [{"type": "dense", "id": "a", "name": "A"}],'
        ' "links": [{"id": "l", "source": "a", "target": "a"}]}',
        '{"layers": [{"type": "dense", "id": "a", "name": "A"},'
        ' {"type": "dense", "id": "a", "name": "B"}]}',
    ],
)
def test_nonsense_on_the_clipboard_is_refused(canvas: Canvas, text: str) -> None:
    canvas.show(small())
    before = canvas.design
    QGuiApplication.clipboard().setText(text)
    canvas.hover(canvas.view.to_scene(QPointF(400, 600)))
    canvas.view.paste()
    assert len(canvas.refusals) == 1
    assert "clipboard" in canvas.refusals[0]
    assert not canvas.view.refusal.note.isVisible()
    assert canvas.design is before
    assert canvas.document.undo_stack.count() == 0


def test_renaming_in_place(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    qtbot.mouseDClick(
        canvas.view.viewport(), Qt.MouseButton.LeftButton, pos=canvas.at(canvas.header("Hidden"))
    )
    field = canvas.view.viewport().findChild(QLineEdit, "layerName")
    assert field is not None
    assert field.selectedText() == "Hidden"
    QTest.keyClicks(field, "Middle")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [layer.name for layer in canvas.design.layers] == ["In", "Middle", "Out"]
    assert canvas.document.undo_stack.count() == 1


@pytest.mark.parametrize(("typed", "given"), [("Out", "Out 2"), ("Hidden", "Hidden")])
def test_names_stay_unique(canvas: Canvas, qtbot: QtBot, typed: str, given: str) -> None:
    canvas.show(small())
    told: list[str] = []
    canvas.scene.message.connect(told.append)
    canvas.view.operations.rename(canvas.id_of("Hidden"), typed)
    assert [layer.name for layer in canvas.design.layers] == ["In", given, "Out"]
    assert [typed in sentence and given in sentence for sentence in told] == [True] * (
        typed != given
    )


def test_renaming_can_be_given_up(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.click(canvas.header("Hidden"))
    qtbot.keyClick(canvas.view, Qt.Key.Key_F2)
    field = canvas.view.viewport().findChild(QLineEdit, "layerName")
    assert field is not None
    QTest.keyClicks(field, "Middle")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert canvas.document.undo_stack.count() == 0


def actions(menu: BlockMenu) -> dict[str, QAction]:
    return {action.objectName(): action for action in menu.actions() if action.objectName()}


def test_the_menu_of_a_block(canvas: Canvas) -> None:
    canvas.show(small())
    menu = canvas.view.menu_at(QPointF(canvas.at(canvas.header("Hidden"))))
    assert menu is not None
    assert canvas.scene.selection.layers == {canvas.id_of("Hidden")}
    found = actions(menu)
    assert set(found) == {"connect", "rename", "addNeuron", "fold", "duplicate", "delete"}
    found["addNeuron"].trigger()
    hidden = canvas.design.layer(canvas.id_of("Hidden"))
    assert isinstance(hidden, DenseLayer)
    assert hidden.units == 5
    found["duplicate"].trigger()
    found["delete"].trigger()
    assert len(canvas.design.layers) == 3
    empty = canvas.view.menu_at(QPointF(2, 2))
    assert empty is not None
    assert empty.objectName() == "annotationMenu"


def test_a_repair_is_offered_and_made(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {}), ("output", "Out", {"units": 1, "activation": "softmax"}))
    )
    out = canvas.id_of("Out")
    item = canvas.scene.layer_items[out]
    assert item.look.severity == "error"
    menu = RepairMenu(canvas.scene, canvas.scene.layer_items[out].problems, canvas.view)
    repair = next(action for action in menu.actions() if action.objectName() == "repair")
    assert repair.text().startswith("Repair: ")
    repair.trigger()
    layer = canvas.design.layer(out)
    assert layer.activation == "sigmoid"  # type: ignore[union-attr]
    assert canvas.document.undo_stack.count() == 1


def test_a_click_on_the_mark_asks_for_the_repairs(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(
        chain(("input", "In", {}), ("output", "Out", {"units": 1, "activation": "softmax"}))
    )
    item = canvas.scene.layer_items[canvas.id_of("Out")]
    corner = item.block_rect().topRight() + QPointF(-3, 3)
    with qtbot.waitSignal(canvas.scene.badge_clicked):
        canvas.click(corner)
    menu = canvas.view.findChild(RepairMenu, "repairMenu")
    assert menu is not None
    assert menu.isVisible()
    menu.close()
