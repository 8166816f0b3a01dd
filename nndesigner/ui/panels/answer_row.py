"""The answer in large type, what it is worth in words, and the picture it was made from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from nndesigner.ui.panels.network_input import NetworkInput
from nndesigner.ui.panels.panel import text_height

COMPACT = 80
"""Pixels a compact row is high: three lines of words and two of the caption."""

_SHORT, _LETTER, _LONG = 72, 27, 0.36
"""Pixels a short label is wide and each character of a longer one; a long one's share."""

_TALLEST, _SMALLEST = 88, 60
"""Pixels the picture is high where it stands over its caption."""

_LEAST_LABEL = 64
_GAP, _ABOVE_WORDS, _ROOM = 8, 3, 10_000
_WRAP = Qt.TextFlag.TextWordWrap


class AnswerRow(QWidget):
    """Places four widgets: `compact` all beside each other, else the words below.

    By hand, as Qt's layouts would ask every label anew whenever an answer changes, and give
    words part of a line. A caption for which there is no room is left out.
    """

    def __init__(
        self, label: QLabel, sentence: QLabel, caption: QLabel, picture: NetworkInput
    ) -> None:
        super().__init__()
        self._label, self._sentence = label, sentence
        self._caption, self._picture = caption, picture
        self._compact = False
        for widget in (label, sentence, caption, picture):
            widget.setParent(self)
        picture.setMinimumSize(0, 0)  # the row sees to that

    def set_compact(self, compact: bool) -> None:
        """Put the words beside the answer, or below it."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
        self.arrange()

    def sizeHint(self) -> QSize:
        return QSize(220, self._height(_TALLEST if self._picture.is_picture else _SMALLEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self._height(_SMALLEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self.arrange()

    def arrange(self) -> None:
        """Place all; cheap, as it is done whenever the words change."""
        if self._compact:
            self._place_beside()
        else:
            self._place_below()

    def _height(self, picture: int) -> int:
        if self._compact:
            return COMPACT
        words = self._needed(self._caption, self._half())
        return max(_LEAST_LABEL, picture + words) + _ABOVE_WORDS + self._two_lines()

    def _half(self) -> int:
        return max(90, (self.width() - _GAP) // 2)

    def _two_lines(self) -> int:
        return text_height(self.fontMetrics(), self._sentence.text() or "Why?", 1) * 2

    def _place_beside(self) -> None:
        """Label at the left, picture at the right, sentence and caption between."""
        width, height = self.width(), self.height()
        answer = len(self._label.text())
        wide = max(_SHORT, min(round(width * _LONG), answer * _LETTER))
        left = wide + _GAP if answer else 0
        side = min(height, round(width * 0.25))
        middle = max(1, width - left - side - _GAP)
        self._label.setGeometry(0, 0, max(0, left - _GAP), height)
        self._picture.setGeometry(width - side, (height - side) // 2, side, side)
        said = self._needed(self._sentence, middle)
        noted = self._needed(self._caption, middle)
        if said + noted > height:
            noted = 0
        self._sentence.setGeometry(left, 0, middle, height - noted)
        self._caption.setGeometry(left, height - noted, middle, noted)

    def _place_below(self) -> None:
        """Label and picture side by side, the caption under the picture, then the sentence."""
        half, below = self._half(), self._two_lines()
        upper = max(0, self.height() - below - _ABOVE_WORDS)
        noted = self._needed(self._caption, half)
        if upper < _SMALLEST + noted:
            noted = 0
        tall = max(0, min(_TALLEST, upper - noted))
        top = (upper - tall - noted) // 2
        x = self.width() - half
        self._label.setGeometry(0, 0, max(1, self.width() - half - _GAP), upper)
        self._picture.setGeometry(x, top, half, tall)
        self._caption.setGeometry(x, top + tall, half, noted)
        self._sentence.setGeometry(0, self.height() - below, self.width(), below)

    @staticmethod
    def _needed(label: QLabel, width: int) -> int:
        """Return the height of a label's words in this width, 0 for none."""
        if not label.text():
            return 0
        room = QRect(0, 0, width, _ROOM)
        return label.fontMetrics().boundingRect(room, _WRAP, label.text()).height() + 3
