"""Writing a note in place: a field of several lines laid over it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from nndesigner.core.design import MAX_NOTE_LENGTH
from nndesigner.ui.canvas.colours import CanvasColours, font
from nndesigner.ui.canvas.note_item import PADDING, TEXT_SIZE

_SMALLEST = 11.0
_CONTROL = Qt.KeyboardModifier.ControlModifier


class NoteEditor(QPlainTextEdit):
    """A child of the view's viewport; `written(text)` when the text is another one.

    Ctrl+Enter, Esc and leaving the field commit; Esc leaves a note that was wiped clean as it
    was before. It deletes itself afterwards.
    """

    written = Signal(str)
    done = Signal()

    def __init__(
        self, text: str, area: QRect, zoom: float, colours: CanvasColours, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("Write a note; Ctrl+Enter ends it"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._before = text
        self._done = False
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, colours.note)
        palette.setColor(QPalette.ColorRole.Text, colours.text)
        self.setPalette(palette)
        self.setFont(font(max(_SMALLEST, TEXT_SIZE * zoom)))
        inset = round(PADDING * zoom) - 4
        self.document().setDocumentMargin(4)
        area = area.adjusted(inset, inset, -inset, -inset) if inset > 0 else area
        self.setGeometry(area.x(), area.y(), max(area.width(), 140), max(area.height(), 52))
        self.setPlainText(text)
        self.selectAll()
        self.textChanged.connect(self._bound)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.finish(commit=bool(self.toPlainText().strip()))
        elif enter and event.modifiers() & _CONTROL:
            self.finish(commit=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(commit=True)

    def finish(self, *, commit: bool) -> None:
        """Close the field, keeping what was written or not."""
        if self._done:
            return
        self._done = True
        text = self.toPlainText().strip()
        if commit and text != self._before:
            self.written.emit(text)
        # First give the keys away: hiding would pass them to the next block, as Tab does.
        self.done.emit()
        self.hide()
        self.deleteLater()

    def _bound(self) -> None:
        """Let nobody write more than a note may hold."""
        text = self.toPlainText()
        if len(text) > MAX_NOTE_LENGTH:
            cursor = self.textCursor()
            cursor.setPosition(MAX_NOTE_LENGTH)
            cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
