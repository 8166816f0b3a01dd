"""Groups: a frame with a name around layers, which follows them and takes them along."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.ui.canvas.group_item import GroupItem, frame_around
from tests.ui.canvas.conftest import Canvas, small

CTRL = Qt.KeyboardModifier.ControlModifier


def grouped(canvas: Canvas, *names: str) -> str:
    canvas.show(small())
    ids = [canvas.id_of(name) for name in names or ("In", "Hidden")]
    canvas.show(edits.group(canvas.design, ids, "Front"))
    return canvas.design.groups[0].id


def item(canvas: Canvas) -> GroupItem:
    return next(iter(canvas.scene.annotations.groups.values()))


def title(canvas: Canvas) -> QPointF:
    return item(canvas).title.center()


def around(canvas: Canvas, *names: str) -> QRectF:
    rect = QRectF()
    for name in names:
        rect = rect.united(canvas.scene.layer_items[canvas.id_of(name)].block_rect())
    return frame_around(rect)


def name_field(canvas: Canvas) -> QLineEdit:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found = canvas.view.viewport().findChildren(QLineEdit, "layerName")
    assert len(found) == 1
    return found[0]


def test_the_selection_is_grouped_and_named_at_once(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.scene.select([canvas.id_of("In"), canvas.id_of("Hidden")])
    canvas.view.tools.group()
    QTest.keyClicks(name_field(canvas), "Front")
    QTest.keyClick(name_field(canvas), Qt.Key.Key_Return)
    assert [group.name for group in canvas.design.groups] == ["Front"]
    assert item(canvas).frame == around(canvas, "In", "Hidden")
    assert item(canvas).selected
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert not canvas.design.groups
    assert not canvas.scene.annotations.groups
    canvas.document.redo()
    assert [group.name for group in canvas.design.groups] == ["Front"]


def test_a_group_whose_naming_is_given_up_is_one_step_of_its_own(canvas: Canvas) -> None:
    canvas.show(small())
    for name, key in (("In", Qt.Key.Key_Escape), ("Hidden", Qt.Key.Key_Return)):
        canvas.scene.select([canvas.id_of(name)])
        canvas.view.tools.group()
        QTest.keyClicks(name_field(canvas), "Named")
        QTest.keyClick(name_field(canvas), key)
    assert [group.name for group in canvas.design.groups] == ["Group", "Named"]
    assert canvas.document.undo_stack.count() == 2
    canvas.view.tools.rename_group(canvas.design.groups[1].id)
    QTest.keyClicks(name_field(canvas), "Again")
    QTest.keyClick(name_field(canvas), Qt.Key.Key_Return)
    assert canvas.document.undo_stack.count() == 3
    canvas.document.undo()
    assert [group.name for group in canvas.design.groups] == ["Group", "Named"]
    canvas.document.undo()
    assert [group.name for group in canvas.design.groups] == ["Group"]


def test_nothing_selected_makes_no_group(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.tools.group()
    assert not canvas.design.groups
    assert not canvas.view.viewport().findChildren(QLineEdit)


def test_the_title_selects_and_moves_all_layers(canvas: Canvas) -> None:
    grouped(canvas)
    canvas.click(title(canvas))
    chosen = {canvas.id_of("In"), canvas.id_of("Hidden")}
    assert canvas.scene.selection.layers == chosen
    assert item(canvas).selected
    canvas.scene.select([])
    before = {layer.name: (layer.x, layer.y) for layer in canvas.design.layers}
    canvas.drag(title(canvas), title(canvas) + QPointF(-7, 203))
    after = {layer.name: (layer.x, layer.y) for layer in canvas.design.layers}
    steps = {
        name: (after[name][0] - before[name][0], after[name][1] - before[name][1])
        for name in before
    }
    assert steps["In"] == steps["Hidden"] != (0, 0)
    assert steps["Out"] == (0, 0)
    assert canvas.document.undo_stack.count() == 1


def test_the_frame_follows_a_layer_while_it_is_dragged(canvas: Canvas) -> None:
    grouped(canvas)
    start = canvas.header("In")
    canvas.press(start)
    canvas.move(start + QPointF(-10, 0))
    canvas.move(start + QPointF(-160, 120))
    assert item(canvas).frame == around(canvas, "In", "Hidden")
    canvas.release(start + QPointF(-160, 120))
    assert item(canvas).frame == around(canvas, "In", "Hidden")
    canvas.document.undo()
    assert item(canvas).frame == around(canvas, "In", "Hidden")


def test_the_frame_leaves_room_for_the_text_under_a_neuron(canvas: Canvas) -> None:
    canvas.show(edits.add_layer(small(), "neuron", 0, 400))
    neuron = canvas.design.layers[-1].id
    canvas.show(edits.group(canvas.design, [neuron], "One"))
    shown = canvas.scene.layer_items[neuron]
    assert item(canvas).frame.contains(shown.geometry.footer.translated(shown.pos()))


def test_a_double_click_on_the_title_renames(canvas: Canvas) -> None:
    grouped(canvas)
    canvas.mouse(QEvent.Type.MouseButtonDblClick, title(canvas))
    field = name_field(canvas)
    assert field.text() == "Front"
    assert field.accessibleName() == "Name of the group"
    QTest.keyClicks(field, "Feature extractor")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert canvas.design.groups[0].name == "Feature extractor"


def test_f2_names_the_selected_group(canvas: Canvas, qtbot: QtBot) -> None:
    grouped(canvas)
    canvas.click(title(canvas))
    qtbot.keyClick(canvas.view, Qt.Key.Key_F2)
    QTest.keyClicks(name_field(canvas), "Back")
    QTest.keyClick(name_field(canvas), Qt.Key.Key_Escape)
    assert canvas.design.groups[0].name == "Front"


def test_ungrouping_leaves_the_layers(canvas: Canvas) -> None:
    grouped(canvas)
    canvas.scene.select([canvas.id_of("In")])
    canvas.view.tools.ungroup()
    assert not canvas.design.groups
    assert len(canvas.design.layers) == 3
    canvas.document.undo()
    assert canvas.design.groups


def test_a_group_is_deleted_and_duplicated_with_its_layers(canvas: Canvas, qtbot: QtBot) -> None:
    grouped(canvas, "Hidden", "Out")
    canvas.click(title(canvas))
    canvas.view.duplicate()
    assert [group.name for group in canvas.design.groups] == ["Front", "Front"]
    assert len(canvas.design.layers) == 5
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    assert len(canvas.design.groups) == 1
    assert len(canvas.design.layers) == 3
    canvas.click(title(canvas))
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    assert [layer.name for layer in canvas.design.layers] == ["In"]
    canvas.document.undo()
    assert item(canvas).frame == around(canvas, "Hidden", "Out")


def test_ctrl_adds_a_group_to_the_selection_and_takes_it_out(canvas: Canvas) -> None:
    grouped(canvas)
    canvas.click(canvas.header("Out"))
    canvas.click(title(canvas), CTRL)
    assert len(canvas.scene.selection.layers) == 3
    canvas.click(title(canvas), CTRL)
    assert canvas.scene.selection.layers == {canvas.id_of("Out")}


def test_inside_the_frame_a_rubber_band_begins(canvas: Canvas) -> None:
    grouped(canvas)
    inside = item(canvas).frame.bottomLeft() + QPointF(6, -6)
    canvas.drag(inside, inside + QPointF(100, -100))
    assert canvas.scene.selection.layers == {canvas.id_of("In")}


def test_a_group_in_the_dark_and_its_menu(canvas: Canvas) -> None:
    grouped(canvas)
    canvas.scene.set_theme(DARK)
    canvas.view.grab()
    menu = canvas.view.menu_at(QPointF(canvas.at(title(canvas))))
    assert menu is not None
    named = {action.objectName(): action for action in menu.actions()}
    assert list(named) == ["rename", "ungroup", "duplicate", "delete"]
    named["ungroup"].trigger()
    assert not canvas.design.groups


def test_the_frame_lies_behind_everything(canvas: Canvas) -> None:
    grouped(canvas)
    others = [*canvas.scene.layer_items.values(), *canvas.scene.link_items.values()]
    assert item(canvas).zValue() < min(other.zValue() for other in others)
