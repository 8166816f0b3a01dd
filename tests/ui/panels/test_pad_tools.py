"""The tools at the drawing pad: what they do, and what can be done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.digit_pad import WIDTHS, DigitPad
from nndesigner.ui.panels.pad_tools import PadTools

SEVEN = [[(70.0, 60.0), (210.0, 60.0)], [(210.0, 60.0), (120.0, 230.0)]]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tools(qtbot):
    pad = DigitPad(LIGHT)
    result = PadTools(pad, LIGHT)
    result.pad = pad
    for widget in (pad, result):
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
    return result


def test_pen_and_eraser(tools, qtbot):
    assert tools.pen.isChecked()
    qtbot.mouseClick(tools.eraser, LEFT)
    assert tools.pad.erasing
    assert (tools.pen.isChecked(), tools.eraser.isChecked()) == (False, True)
    qtbot.mouseClick(tools.eraser, LEFT)
    assert tools.pad.erasing, "a second click does not leave nothing chosen"
    assert tools.eraser.isChecked()
    qtbot.keyClick(tools.pad, Qt.Key.Key_E)
    assert (tools.pen.isChecked(), tools.eraser.isChecked()) == (True, False)


def test_buttons_ask_for_what_they_do(tools, qtbot):
    pad = tools.pad
    assert not any(button.isEnabled() for button in (tools.undo, tools.redo, tools.clear))
    pad.show_drawing(SEVEN)
    assert tools.clear.isEnabled()
    pad.set_undoable(True, False, frozenset())
    assert (tools.undo.isEnabled(), tools.redo.isEnabled()) == (True, False)
    for button, signal in ((tools.undo, pad.undo_requested), (tools.clear, pad.clear_requested)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, LEFT)
    pad.set_undoable(False, True, frozenset())
    with qtbot.waitSignal(pad.redo_requested):
        qtbot.mouseClick(tools.redo, LEFT)
    assert pad.strokes() == SEVEN, "the document does it"


def test_the_width_is_chosen_in_a_menu(tools, qtbot):
    actions = tools.pen_width.menu().actions()
    assert [action.text() for action in actions] == ["Thin", "Medium", "Thick", "Very thick"]
    assert [action.isChecked() for action in actions] == [False, False, True, False]
    before = tools.pen_width.icon().pixmap(16, 16).toImage()
    with qtbot.waitSignal(tools.pad.pen_width_changed) as caught:
        actions[0].trigger()
    assert caught.args == [WIDTHS[0]]
    assert tools.pen_width.icon().pixmap(16, 16).toImage() != before
    qtbot.keyClick(tools.pad, Qt.Key.Key_BracketRight)
    assert actions[1].isChecked()


def test_tab_reaches_every_tool(tools, qtbot):
    tools.pad.show_drawing(SEVEN)
    tools.pad.set_undoable(True, True, frozenset())
    tools.activateWindow()
    tools.pen.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(6):
        reached.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reached == [
        *("drawWithPen", "eraseStrokes", "penWidth"),
        *("undoStroke", "redoStroke", "clearDrawing"),
    ]


def test_names_and_tips_in_every_theme(tools):
    tools.set_theme(DARK)
    QApplication.sendEvent(tools, QEvent(QEvent.Type.LanguageChange))
    for button in (tools.pen, tools.eraser, tools.pen_width, tools.undo, tools.redo, tools.clear):
        assert button.accessibleName()
        assert button.toolTip()
        assert not button.icon().isNull()
    assert "does not depend on it" in tools.pen_width.toolTip()
    dot = tools.pen_width.icon().pixmap(16, 16).toImage()
    assert dot.pixelColor(dot.width() // 2, dot.height() // 2).name() == DARK.text
