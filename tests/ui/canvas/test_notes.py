"""Notes on the canvas: written in place, moved, resized, copied, deleted; all of it undoable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.design import MAX_NOTE_LENGTH, Design, Note
from nndesigner.ui.canvas.note_editor import NoteEditor
from nndesigner.ui.canvas.note_item import NoteItem
from tests.ui.canvas.conftest import Canvas, small

CTRL = Qt.KeyboardModifier.ControlModifier


def with_note(canvas: Canvas, text: str = "Look here") -> str:
    canvas.show(edits.add_note(small(), 100, 260, text, width=200, height=80))
    return canvas.design.notes[0].id


def note(canvas: Canvas) -> Note:
    return canvas.design.notes[0]


def item(canvas: Canvas) -> NoteItem:
    return canvas.scene.annotations.notes[note(canvas).id]


def middle(canvas: Canvas) -> QPointF:
    return item(canvas).block_rect().center()


def editor(canvas: Canvas) -> NoteEditor:
    found = canvas.view.findChildren(NoteEditor)
    open_ones = [field for field in found if field.isVisible()]
    assert len(open_ones) == 1
    return open_ones[0]


def shut(canvas: Canvas) -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not canvas.view.findChildren(NoteEditor)


def test_a_new_note_is_written_and_is_one_undo_step(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.tools.add_note(QPointF(100, 260))
    QTest.keyClicks(editor(canvas), "First line")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return)
    QTest.keyClicks(editor(canvas), "second")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return, CTRL)
    assert shut(canvas)
    assert note(canvas).text == "First line\nsecond"
    assert (note(canvas).x, note(canvas).y) == (100, 260)
    assert canvas.scene.selection.notes == {note(canvas).id}
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert not canvas.design.notes
    assert not canvas.scene.annotations.notes


def test_a_new_note_without_a_word_is_none(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.tools.add_note()
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return, CTRL)
    assert not canvas.design.notes
    canvas.view.tools.add_note()
    QTest.keyClicks(editor(canvas), "  ")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
    assert shut(canvas)
    assert not canvas.design.notes
    assert canvas.document.undo_stack.count() == 0


def test_escape_ends_a_new_note_and_keeps_what_was_written(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.tools.add_note()
    QTest.keyClicks(editor(canvas), "so far")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
    assert shut(canvas)
    assert canvas.view.hasFocus()
    assert note(canvas).text == "so far"
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert not canvas.design.notes


def test_a_double_click_lets_a_note_be_written_again(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.mouse(QEvent.Type.MouseButtonDblClick, middle(canvas))
    assert editor(canvas).toPlainText() == "Look here"
    QTest.keyClicks(editor(canvas), "Other words")
    editor(canvas).clearFocus()
    assert note(canvas).text == "Other words"
    assert shut(canvas)


def test_escape_keeps_what_was_written_on_a_note_in_one_step(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.view.tools.edit_note(note(canvas).id)
    QTest.keyClicks(editor(canvas), "Other words")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
    assert note(canvas).text == "Other words"
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert note(canvas).text == "Look here"


def test_escape_after_wiping_a_note_clean_leaves_it_as_it_was(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.view.tools.edit_note(note(canvas).id)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Delete)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
    assert note(canvas).text == "Look here"
    assert canvas.document.undo_stack.count() == 0


def test_a_note_wiped_clean_is_removed(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.view.tools.edit_note(note(canvas).id)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Delete)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return, CTRL)
    assert not canvas.design.notes
    canvas.document.undo()
    assert note(canvas).text == "Look here"


def test_a_note_grows_with_its_text_and_takes_no_more_than_it_may(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.view.tools.edit_note(note(canvas).id)
    editor(canvas).setPlainText("word " * MAX_NOTE_LENGTH)
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return, CTRL)
    assert len(note(canvas).text) <= MAX_NOTE_LENGTH
    assert note(canvas).height > 300


def test_zooming_ends_the_writing(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.view.tools.edit_note(note(canvas).id)
    QTest.keyClicks(editor(canvas), "Other")
    canvas.view.zoom_in()
    assert shut(canvas)
    assert note(canvas).text == "Other"


def test_a_note_is_dragged_and_snaps(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.drag(middle(canvas), middle(canvas) + QPointF(203, 90))
    assert note(canvas).x == pytest.approx(303, abs=8)
    assert item(canvas).pos() == QPointF(note(canvas).x, note(canvas).y)
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert item(canvas).pos() == QPointF(100, 260)


@pytest.mark.parametrize(
    ("edge", "size"),
    [((1.0, 0.5), (264, 80)), ((0.5, 1.0), (200, 120)), ((1.0, 1.0), (264, 120))],
)
def test_a_note_is_pulled_larger(
    canvas: Canvas, edge: tuple[float, float], size: tuple[float, float]
) -> None:
    with_note(canvas)
    rect = item(canvas).block_rect()
    start = rect.topLeft() + QPointF(rect.width() * edge[0] - 2, rect.height() * edge[1] - 2)
    canvas.drag(start, start + QPointF(64, 40))
    assert (note(canvas).width, note(canvas).height) == size
    assert canvas.document.undo_stack.count() == 1


def test_a_note_cannot_be_pulled_to_nothing_and_escape_gives_up(
    canvas: Canvas, qtbot: QtBot
) -> None:
    with_note(canvas)
    corner = item(canvas).block_rect().bottomRight() - QPointF(2, 2)
    canvas.press(corner)
    canvas.move(corner - QPointF(400, 400))
    assert item(canvas).block_rect().width() == 60
    qtbot.keyClick(canvas.view, Qt.Key.Key_Escape)
    canvas.release(corner)
    assert item(canvas).block_rect().width() == 200
    canvas.drag(corner, corner - QPointF(400, 400))
    assert (note(canvas).width, note(canvas).height) == (60, 36)


def test_notes_are_selected_with_blocks_and_moved_with_them(canvas: Canvas, qtbot: QtBot) -> None:
    key = with_note(canvas)
    canvas.click(canvas.header("In"))
    canvas.click(middle(canvas), CTRL)
    assert canvas.scene.selection.ids == {canvas.id_of("In"), key}
    before = canvas.design.layer(canvas.id_of("In")).x
    qtbot.keyClick(canvas.view, Qt.Key.Key_Right)
    assert note(canvas).x - 100 == canvas.design.layer(canvas.id_of("In")).x - before > 0
    canvas.click(middle(canvas), CTRL)
    assert not canvas.scene.selection.notes


def test_the_rubber_band_takes_notes(canvas: Canvas) -> None:
    key = with_note(canvas)
    rect = item(canvas).block_rect().adjusted(-15, 20, 15, 30)
    canvas.drag(rect.topLeft(), rect.bottomRight())
    assert canvas.scene.selection.notes == {key}


def test_notes_are_copied_pasted_cut_and_deleted(canvas: Canvas, qtbot: QtBot) -> None:
    with_note(canvas)
    canvas.click(middle(canvas))
    canvas.view.copy()
    assert "Look here" in QGuiApplication.clipboard().text()
    canvas.view.operations.paste()
    assert [found.text for found in canvas.design.notes] == ["Look here"] * 2
    boxes = [shown.block_rect() for shown in canvas.scene.annotations.notes.values()]
    assert not boxes[0].intersects(boxes[1])
    canvas.view.duplicate()
    canvas.view.cut()
    assert len(canvas.design.notes) == 2
    canvas.click(middle(canvas))
    qtbot.keyClick(canvas.view, Qt.Key.Key_Delete)
    assert len(canvas.design.notes) == 1
    assert len(canvas.design.layers) == 3


def test_enter_and_f2_write_on_the_selected_note(canvas: Canvas, qtbot: QtBot) -> None:
    with_note(canvas)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2):
        canvas.click(middle(canvas))
        qtbot.keyClick(canvas.view, key)
        QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
        assert shut(canvas)


def test_notes_lie_below_blocks_and_take_no_clicks_from_them(canvas: Canvas) -> None:
    canvas.show(edits.add_note(small(), -50, -300, "all", width=2000, height=900))
    canvas.click(canvas.header("Hidden"))
    assert canvas.scene.selection.layers == {canvas.id_of("Hidden")}
    assert item(canvas).zValue() < min(
        shown.zValue() for shown in canvas.scene.layer_items.values()
    )


def test_the_whole_is_fitted_with_its_notes(canvas: Canvas) -> None:
    canvas.show(edits.add_note(Design(), 3000, 3000, "far away"))
    canvas.view.fit()
    assert canvas.view.viewport().rect().contains(canvas.at(middle(canvas)))


def test_the_theme_colours_notes(canvas: Canvas) -> None:
    with_note(canvas)
    light = canvas.view.grab().toImage().pixelColor(canvas.at(middle(canvas) + QPointF(60, 20)))
    canvas.scene.set_theme(DARK)
    dark = canvas.view.grab().toImage().pixelColor(canvas.at(middle(canvas) + QPointF(60, 20)))
    assert light.lightness() > 180 > 90 > dark.lightness()


def test_the_menus_of_a_note_and_of_the_empty_canvas(canvas: Canvas) -> None:
    key = with_note(canvas)
    menu = canvas.view.menu_at(QPointF(canvas.at(middle(canvas))))
    assert menu is not None
    assert [action.objectName() for action in menu.actions()] == ["write", "duplicate", "delete"]
    assert canvas.scene.selection.notes == {key}
    menu.actions()[-1].trigger()
    assert not canvas.design.notes
    spot = QPointF(5, 5)
    empty = canvas.view.menu_at(spot)
    assert empty is not None
    named = {action.objectName(): action for action in empty.actions()}
    named["addNote"].trigger()
    QTest.keyClicks(editor(canvas), "here")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Return, CTRL)
    assert QPointF(note(canvas).x, note(canvas).y) == canvas.view.to_scene(spot)


def test_a_selected_note_is_read_aloud(canvas: Canvas) -> None:
    with_note(canvas)
    canvas.click(middle(canvas))
    assert canvas.view.accessibleDescription() == "Note: Look here"
