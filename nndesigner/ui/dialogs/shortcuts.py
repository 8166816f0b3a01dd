"""What can be done with keys and mouse, in one list."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from nndesigner.ui.dialogs.shortcut_rows import GESTURES, KEYS, Row


def show_shortcuts(parent: QWidget) -> None:
    """Show the gestures and keys of the canvas, and every action that has a key."""
    translate = QCoreApplication.translate
    title = translate("Shortcuts", "Keyboard and mouse")
    dialog = QDialog(parent)
    dialog.setObjectName("shortcutsDialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setFrameShape(QTextBrowser.Shape.NoFrame)
    page.setAccessibleName(title)
    page.setHtml(_html(parent))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(page)
    layout.addWidget(buttons)
    dialog.resize(QSize(720, 640).boundedTo(parent.screen().availableSize() * 0.9))
    dialog.open()


def _html(parent: QWidget) -> str:
    translate = QCoreApplication.translate
    actions = parent.findChildren(QAction)
    keyed = [action for action in actions if not action.shortcut().isEmpty()]
    parts = (
        (translate("Shortcuts", "Mouse"), _translated(GESTURES)),
        (translate("Shortcuts", "Keys on the canvas"), _translated(KEYS)),
        (
            translate("Shortcuts", "Keys everywhere"),
            [(_keys(action), action.statusTip()) for action in keyed],
        ),
    )
    return "".join(_table(*part) for part in parts)


def _translated(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (translate("Shortcuts", str(how)), translate("Shortcuts", str(what))) for how, what in rows
    ]


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td><td>{escape(what)}</td></tr>"
        for keys, what in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='3'>{cells}</table>"


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
