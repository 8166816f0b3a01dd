"""The button in the corner of the drawing pad that wipes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from nndesigner.ui import icons

_SIDE = 24


class ClearButton(QToolButton):
    """Lies over the corner of the sheet, outside of where digits are drawn."""

    def __init__(self, pad: QWidget) -> None:
        super().__init__(pad)
        self.setObjectName("clearDrawing")
        self.setIcon(icons.icon("clear", "muted"))
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the pad has the key for it
        self.setFixedSize(_SIDE, _SIDE)
        self.hide()

    def follow(self, sheet: QRect) -> None:
        """Take the place in the corner of a sheet."""
        self.move(sheet.topRight() + QPoint(-_SIDE - 1, 3))

    def make_menu(self) -> QMenu:
        """Return a context menu for the pad with the same command."""
        menu = QMenu(self)
        action = menu.addAction(icons.icon("clear"), self.tr("Clear the drawing"))
        action.setEnabled(not self.isHidden())
        action.triggered.connect(self.click)
        return menu

    def retranslate(self) -> None:
        """Make the texts anew in the present language."""
        self.setToolTip(self.tr("Clear the drawing (Delete)"))
        self.setAccessibleName(self.tr("Clear the drawing"))
