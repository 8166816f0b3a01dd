"""The window's actions for the canvas: search, notes, groups, arranging, the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.ui.canvas.note_editor import NoteEditor
from nndesigner.ui.menus import ARRANGE, SEPARATOR

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, make_window):
    window = make_window()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.view.setFocus()
    return window


def names(window) -> list[str]:
    return [layer.name for layer in window.document.design.layers]


def test_ctrl_k_adds_a_layer_and_does_an_action_by_keys_alone(window):
    count = len(names(window))
    window.scene.select([])
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    finder = window.view.tools.finder
    assert finder.isVisible()
    QTest.keyClicks(finder.line, "dropout")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert len(names(window)) == count + 1
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(finder.line, "select all")
    QTest.keyClick(finder.line, Qt.Key.Key_Return)
    assert len(window.scene.selection.layers) == count + 1


def test_arranging_needs_two_blocks_or_three(window):
    ids = [layer.id for layer in window.document.design.layers]
    for chosen in range(len(ids) + 1):
        window.scene.select(ids[:chosen])
        for name in ARRANGE:
            if name != SEPARATOR:
                needed = 3 if name.startswith("Distribute") else 2
                assert window.actions_[name].isEnabled() == (chosen >= needed)
        assert window.actions_["Group"].isEnabled() == (chosen > 0)
        assert not window.actions_["Ungroup"].isEnabled()


def test_every_arranging_action_is_undoable(window):
    design = Design()
    for x, y in ((0, 0), (310, 77), (700, 31)):
        design = edits.add_layer(design, "dropout", x, y)
    window.document.replace(Project(design))
    for name in ARRANGE:
        if name == SEPARATOR:
            continue
        window.scene.select_all()
        window.actions_[name].trigger()
        if name != "DistributeV":  # three in one row overlap evenly: it may have nothing to do
            assert window.document.design != design
        if window.document.undo_stack.canUndo():
            window.document.undo()
        assert window.document.design == design


def test_groups_by_keys(window):
    ids = [layer.id for layer in window.document.design.layers][:2]
    window.scene.select(ids)
    QTest.keyClick(window, Qt.Key.Key_G, CTRL)
    assert len(window.document.design.groups) == 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.actions_["Ungroup"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_G, CTRL | SHIFT)
    assert not window.document.design.groups


def test_a_note_by_keys_is_saved_and_opened_again(window, tmp_path):
    QTest.keyClick(window, Qt.Key.Key_N, CTRL | SHIFT)
    editor = window.view.findChild(NoteEditor)
    QTest.keyClicks(editor, "remember")
    QTest.keyClick(editor, Qt.Key.Key_Return, CTRL)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    ids = [layer.id for layer in window.document.design.layers][:2]
    window.document.edit("group", edits.group(window.document.design, ids, "Front"))
    path = tmp_path / "noted.nnd"
    assert window.save_path(path)
    window.files.new()
    assert not window.document.design.notes
    assert window.open_path(path)
    assert [note.text for note in window.document.design.notes] == ["remember"]
    assert [group.name for group in window.document.design.groups] == ["Front"]
    assert len(window.scene.annotations.notes) == len(window.scene.annotations.groups) == 1


def test_the_map_is_remembered(window, store, qtbot, make_window):
    action = window.actions_["Minimap"]
    assert action.isChecked()
    window.view.zoom_to(4.0)
    qtbot.waitUntil(window.view.tools.minimap.isVisible, timeout=2000)
    action.trigger()
    assert not window.view.tools.minimap.isVisible()
    again = make_window(QSettings(store.fileName(), QSettings.Format.IniFormat))
    assert not again.actions_["Minimap"].isChecked()
    assert not again.view.tools.minimap.wanted


def test_tidying_up_takes_notes_along_in_one_step(window):
    design = window.document.design
    last = design.layers[-1]
    design = edits.move(design, {last.id: (4000.0, 900.0)})
    window.document.replace(Project(edits.add_note(design, 4000, 780, "the answer")))
    window.actions_["AutoLayout"].trigger()
    note = window.document.design.notes[0]
    assert note.x < 2500
    assert window.document.undo_stack.count() == 1


def test_the_arrange_menu_has_all_of_it(window):
    menus = window.menuBar().findChildren(QMenu) + window.findChildren(QMenu)
    arrange = next(menu for menu in menus if menu.title() == "&Arrange")
    listed = [action.objectName() for action in arrange.actions() if not action.isSeparator()]
    assert listed == [f"action{name}" for name in ARRANGE if name != SEPARATOR]


def test_the_new_texts_follow_the_language(window):
    window.look.choose_language("zh_CN")
    window.look.choose_language("en")
    assert window.view.tools.finder.line.placeholderText()
    assert window.view.tools.minimap.accessibleName() == "Map of the canvas"
