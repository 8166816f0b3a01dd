"""A picture with its caption below it, neither ever over the other."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

_TALLEST, _SMALLEST = 88, 60
"""Pixels the picture is high; the smallest is for a screen of 720 lines."""
_LINES, _NARROWEST = 3, 90
_SPACING = 3


class Captioned(QWidget):
    """Gives the caption the lines its words need, and the picture what is left.

    Not a layout: Qt's gives a label that wraps its lines, but takes them from the picture's
    least height. The caption is left out where there is no room for both.
    """

    def __init__(self, picture: QWidget, caption: QLabel) -> None:
        super().__init__()
        self._picture, self._caption = picture, caption
        self._words = 0
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        picture.setMinimumHeight(_SMALLEST)
        for widget in (picture, caption):
            widget.setParent(self)

    def sizeHint(self) -> QSize:
        return QSize(self._picture.sizeHint().width(), _TALLEST + _SPACING + self._words)

    def minimumSizeHint(self) -> QSize:
        width = self._picture.minimumSize().width()
        return QSize(width, _SMALLEST + _SPACING + self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Measure the caption and share the height; not while drawing, as it stays the same."""
        metrics = self._caption.fontMetrics()
        room = QRect(0, 0, max(_NARROWEST, self.width()), 10_000)
        words = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._caption.text())
        needed = max(_LINES * metrics.lineSpacing(), words.height()) + 2
        if needed != self._words:
            self._words = needed
            self.updateGeometry()
        fits = self.height() >= _SMALLEST + _SPACING + needed
        below = needed if fits else 0
        gap = _SPACING if fits else 0
        height = min(_TALLEST, self.height() - below - gap)
        top = (self.height() - height - gap - below) // 2
        self._picture.setGeometry(0, top, self.width(), height)
        self._caption.setGeometry(0, top + height + gap, self.width(), below)
