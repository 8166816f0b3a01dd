"""The picture of a drawing on the digit pad: kept as a pixmap, extended piece by piece."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing
from nndesigner.ui.panels.panel import mixed

PAD_SIZE = 280.0
"""Side of the square space strokes live in, whatever the widget's size."""
PEN_WIDTH = 20.0
_GUIDE = QRectF(50, 30, 180, 220)


class PadSheet:
    """A square sheet of `side` widget pixels at a device pixel ratio, with strokes on it."""

    def __init__(self, side: int, ratio: float, theme: Theme, drawing: Drawing) -> None:
        self.side = max(1, side)
        self.ratio = ratio
        self._theme = theme
        self._scale = self.side / PAD_SIZE
        self._pen = QPen(
            QColor(theme.text),
            PEN_WIDTH,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        self.pixmap = QPixmap(QSize(self.side, self.side) * ratio)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(QColor(theme.base))
        self._paint_all(drawing)

    def add_segment(self, start: tuple[float, float], end: tuple[float, float]) -> QRect:
        """Draw one more piece of a stroke (pad units); return what it touched, in sheet pixels."""
        painter = self._painter()
        painter.setPen(self._pen)
        if start == end:
            painter.drawPoint(QPointF(*start))
        else:
            painter.drawLine(QLineF(*start, *end))
        painter.end()
        reach = PEN_WIDTH / 2 * self._scale + 2
        first, last = QPointF(*start) * self._scale, QPointF(*end) * self._scale
        area = QRectF(first, last).normalized()
        return area.adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _paint_all(self, drawing: Drawing) -> None:
        painter = self._painter()
        guide = mixed(self._theme.base, self._theme.border, 0.7)
        painter.setPen(QPen(guide, 1.2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(_GUIDE, 10, 10)
        painter.setPen(self._pen)
        for stroke in drawing:
            if len(stroke) == 1:
                painter.drawPoint(QPointF(*stroke[0]))
            else:
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke]))
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        return painter
