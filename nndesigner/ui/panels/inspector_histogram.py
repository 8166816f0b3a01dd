"""How the weights of a link are spread, as a small bar chart around zero."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import Panel, mixed, scaled_font
from nndesigner.ui.texts import number

_BINS = 32
_MOST_VALUES = 8192


class WeightHistogram(Panel):
    """Bars of how many weights have which size; negative and positive in their colours.

    Of large matrices every n-th weight is counted, so that following a training stays cheap.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("linkHistogram")
        self._bars: tuple[float, ...] = ()
        self._reach = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(self.tr("How many weights are how large"))
        self.setAccessibleName(self.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(200, 92)

    def bars(self) -> tuple[float, ...]:
        """Return the heights of the bars from the most negative to the most positive, 0..1."""
        return self._bars

    def show_weights(self, weights: FloatArray, positions: np.ndarray | None) -> None:
        """Count weights; `positions` are the flat places of those that exist, None for all."""
        values = weights.ravel() if positions is None else weights.ravel()[positions]
        values = values[:: max(1, values.size // _MOST_VALUES)]
        # In 64 bits: the distance from the smallest to the largest may be too much for 32.
        values = values[np.isfinite(values)].astype(np.float64)
        reach = float(np.abs(values).max()) if values.size else 0.0
        self._reach = reach or 1.0
        counted, _ = np.histogram(values, _BINS, (-self._reach, self._reach))
        self._bars = tuple((counted / max(1, counted.max())).tolist())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.base))
        painter.drawRoundedRect(frame, 6, 6)
        painter.setFont(scaled_font(self.font(), 0.8))
        line = painter.fontMetrics().height()
        area = frame.adjusted(10, 8, -10, -6 - line)
        self._paint_bars(painter, area)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(self._theme.muted))
        below = QRectF(area.left(), area.bottom() + 1, area.width(), line)
        ends = (number(-self._reach, 2), "0", number(self._reach, 2))
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter)
        for text, side in zip(ends, (*sides, Qt.AlignmentFlag.AlignRight), strict=True):
            painter.drawText(below, side, text)
        painter.end()

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        width = area.width() / _BINS
        for place, height in enumerate(self._bars):
            if height:
                sign = self._theme.negative if place < _BINS // 2 else self._theme.positive
                bar = QRectF(area.left() + place * width, 0, width - 1, height * area.height())
                bar.moveBottom(area.bottom())
                painter.fillRect(bar, mixed(self._theme.base, sign, 0.75))
