"""Commands of the drawing pad: their keys, and the menu that has them too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.ui import icons

PadCommand = Literal["", "undo", "redo", "clear", "eraser", "cancel", "thinner", "thicker"]

_KEYS: Mapping[tuple[Qt.Key, bool, bool], PadCommand] = {
    # key, with Ctrl, with Shift
    (Qt.Key.Key_Delete, False, False): "clear",
    (Qt.Key.Key_Backspace, False, False): "clear",
    (Qt.Key.Key_Escape, False, False): "cancel",
    (Qt.Key.Key_E, False, False): "eraser",
    (Qt.Key.Key_BracketLeft, False, False): "thinner",
    (Qt.Key.Key_BracketRight, False, False): "thicker",
    (Qt.Key.Key_Z, True, False): "undo",
    (Qt.Key.Key_Z, True, True): "redo",
    (Qt.Key.Key_Y, True, False): "redo",
}


def command_of(event: QEvent) -> PadCommand:
    """Return what a key event asks the pad for, "" if nothing."""
    if not isinstance(event, QKeyEvent):
        return ""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    if held & ~(ctrl | shift):
        return ""
    return _KEYS.get((Qt.Key(event.key()), bool(held & ctrl), bool(held & shift)), "")


def make_menu(
    parent: QWidget,
    able: Callable[[PadCommand], bool],
    erasing: bool,
    do: Callable[[PadCommand], None],
) -> QMenu:
    """Return the menu of the pad; `able` tells which of its commands can be done."""
    menu = QMenu(parent)
    rows: tuple[tuple[PadCommand, str, str], ...] = (
        ("undo", "undo", QCoreApplication.translate("DigitPad", "Take the last stroke back")),
        ("redo", "redo", QCoreApplication.translate("DigitPad", "Put the stroke back")),
        ("eraser", "eraser", QCoreApplication.translate("DigitPad", "Eraser")),
        ("clear", "clear", QCoreApplication.translate("DigitPad", "Clear the drawing")),
    )
    for command, icon, text in rows:
        action = menu.addAction(icons.icon(icon), text)
        action.setEnabled(able(command))
        action.triggered.connect(partial(_do, do, command))
        if command == "eraser":
            action.setCheckable(True)
            action.setChecked(erasing)
            menu.addSeparator()
    return menu


def _do(do: Callable[[PadCommand], None], command: PadCommand, _checked: bool = False) -> None:
    do(command)
