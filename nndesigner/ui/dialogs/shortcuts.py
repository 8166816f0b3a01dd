"""What can be done with keys and mouse, in one list."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget


def show_shortcuts(parent: QWidget) -> None:
    """Show the gestures of the canvas and every action that has a key."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("Shortcuts", "Keyboard and mouse"))
    box.setText("<h3>" + translate("Shortcuts", "Keyboard and mouse") + "</h3>")
    actions = parent.findChildren(QAction)
    keyed = [action for action in actions if not action.shortcut().isEmpty()]
    rows = [*_gestures(), *((_keys(action), action.statusTip()) for action in keyed)]
    cells = "".join(
        f"<tr><td><b>{keys}</b>&nbsp;&nbsp;</td><td>{what}</td></tr>" for keys, what in rows
    )
    box.setInformativeText(f"<table cellpadding='2'>{cells}</table>")
    box.open()


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _gestures() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (
            translate("Shortcuts", "Drag from the list"),
            translate("Shortcuts", "Put a block on the canvas, or a neuron into a layer"),
        ),
        (
            translate("Shortcuts", "Drag from a port"),
            translate("Shortcuts", "Wire a whole layer to another"),
        ),
        (
            translate("Shortcuts", "Drag from a neuron"),
            translate("Shortcuts", "Wire one neuron to another neuron or to a whole layer"),
        ),
        (
            translate("Shortcuts", "Drag on empty canvas"),
            translate("Shortcuts", "Select with a rubber band"),
        ),
        (
            translate("Shortcuts", "Middle button, or Space and drag"),
            translate("Shortcuts", "Move the view"),
        ),
        (translate("Shortcuts", "Mouse wheel"), translate("Shortcuts", "Zoom about the pointer")),
        (translate("Shortcuts", "Arrow keys"), translate("Shortcuts", "Move the selected blocks")),
        (translate("Shortcuts", "Tab"), translate("Shortcuts", "Go to the next block")),
        (translate("Shortcuts", "Esc"), translate("Shortcuts", "Give up the present gesture")),
    ]
