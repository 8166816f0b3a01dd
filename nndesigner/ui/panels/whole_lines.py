"""Lines of text that are shown whole or not at all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from nndesigner.ui.panels.panel import text_height

_FEWEST = 2
"""The question and one reason: a question alone says nothing."""


class WholeLines(QLabel):
    """Shows as many lines of its text as fit, from the first; a long one ends in "…"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def line_height(self) -> int:
        """Return the pixels from one line to the next, in the script of the text."""
        sample = self.text().partition("\n")[0] or "Why?"
        return text_height(self.fontMetrics(), sample, 1)

    def height_for(self, lines: int, room: int) -> int:
        """Return the height of as many of these lines as fit into `room` pixels; 0 for none."""
        fitting = min(lines, room // self.line_height())
        return fitting * self.line_height() if fitting >= _FEWEST else 0

    def shown_lines(self) -> tuple[str, ...]:
        """Return the lines there is room for, as they are painted."""
        lines = self.text().splitlines()[: self.height() // self.line_height()]
        if len(lines) < _FEWEST:
            return ()
        metrics, elide = self.fontMetrics(), Qt.TextElideMode.ElideRight
        return tuple(metrics.elidedText(line, elide, self.width()) for line in lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        step = self.line_height()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for number, line in enumerate(self.shown_lines()):
            painter.drawText(0, number * step, self.width(), step, flags, line)
        painter.end()


class WithReasons(QWidget):
    """A widget above, lines below: these get whole lines, and only when the other has enough.

    Their room depends on the height alone, not on what they say: one draws above them.
    """

    def __init__(self, upper: QWidget, reasons: WholeLines, lines: int) -> None:
        """Put `reasons` of up to so many `lines` under `upper`."""
        super().__init__()
        self._upper, self._reasons, self._lines = upper, reasons, lines
        self._wanted: tuple[QSize, QSize] | None = None
        for widget in (upper, reasons):
            widget.setParent(self)

    def sizeHint(self) -> QSize:
        return self._upper.sizeHint() + QSize(0, self._lines * self._reasons.line_height())

    def minimumSizeHint(self) -> QSize:
        return self._upper.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._follow()
        return super().event(event)

    def _follow(self) -> None:
        """Ask for a new layout only if the upper widget wants another size.

        New reasons come many times a second, and a layout goes up to the whole window.
        """
        wanted = (self._upper.minimumSizeHint(), self._upper.sizeHint())
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
            self.arrange()

    def arrange(self) -> None:
        """Share the height between both."""
        spare = self.height() - self._upper.minimumSizeHint().height()
        below = self._reasons.height_for(self._lines, spare)
        self._upper.setGeometry(0, 0, self.width(), self.height() - below)
        self._reasons.setGeometry(0, self.height() - below, self.width(), below)
