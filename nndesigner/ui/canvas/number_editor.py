"""A weight or a bias typed in place: a small field at the wire or the neuron."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from nndesigner.core.edits import MAX_NUMBER
from nndesigner.ui.canvas.wire_editing import WireEditing
from nndesigner.ui.number_field import NumberField, by_a_tenth

_WIDTH, _HEIGHT = 96, 26


class NumberEditor(NumberField):
    """A child of the view's viewport for the number that is selected. It deletes itself.

    Enter and leaving the field commit, Esc does not; `done` comes after either.
    """

    done = Signal()

    def __init__(self, editing: WireEditing, at: QPoint, typed: str, parent: QWidget) -> None:
        super().__init__(parent, minimum=-MAX_NUMBER, maximum=MAX_NUMBER, step=by_a_tenth)
        self.setObjectName("canvasNumber")
        self._editing = editing
        self._number = editing.number
        self._finished = False
        is_bias = self._number is not None and self._number.is_bias
        self.setAccessibleName(self.tr("Bias") if is_bias else self.tr("Weight"))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_value(editing.value())
        left = min(max(at.x() - _WIDTH // 2, 2), max(parent.width() - _WIDTH - 2, 2))
        top = min(max(at.y() - _HEIGHT // 2, 2), max(parent.height() - _HEIGHT - 2, 2))
        self.setGeometry(left, top, _WIDTH, _HEIGHT)
        self.committed.connect(self._commit)
        self.show()
        self.setFocus()
        self.selectAll()
        if typed:
            self.insert(typed)
            self.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._finish()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            if self.commit():
                self._finish()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._finished:
            return
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    @Slot()
    def keep(self) -> None:
        """Close without a commit if what it was opened for is gone."""
        if self._editing.number != self._number:
            self._finish()

    def _commit(self, value: object) -> None:
        # Another wire may be selected by now: then what is typed belongs to none.
        if isinstance(value, int | float) and self._editing.number == self._number:
            self._editing.set_value(float(value))

    def _finish(self) -> None:
        if self._finished:
            return
        self._finished = True
        self.done.emit()  # before it hides, or Qt would pass the focus on to something else
        self.hide()
        self.deleteLater()
