"""Renaming a layer in place: a line to type in, laid over the block's name."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameEditor(QLineEdit):
    """A child of the view's viewport; `named(layer id, name)` when a new name was entered.

    Enter and leaving the field commit, Esc does not. It deletes itself afterwards.
    """

    named = Signal(str, str)

    def __init__(self, layer_id: str, name: str, area: QRect, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setObjectName("layerName")
        self.setAccessibleName(self.tr("Name of the layer"))
        self.setMaxLength(60)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layer_id = layer_id
        self._before = name
        self._done = False
        width, height = max(area.width(), 120), max(area.height(), 24)
        centre = area.center()
        self.setGeometry(centre.x() - width // 2, centre.y() - height // 2, width, height)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish(commit=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(commit=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(commit=True)

    def _finish(self, *, commit: bool) -> None:
        if self._done:
            return
        self._done = True
        name = self.text().strip()
        if commit and name and name != self._before:
            self.named.emit(self._layer_id, name)
        parent = self.parentWidget()
        if self.hasFocus() and parent is not None:
            parent.setFocus()  # or Qt would pass it on to something else
        viewport = self.parentWidget()
        if self.hasFocus() and viewport is not None:
            # Hiding would pass the keys to the next block, as Tab does.
            viewport.setFocus()
        self.hide()
        self.deleteLater()
