"""The picture of a drawing on the digit pad: kept as a pixmap, extended piece by piece."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing, Point
from nndesigner.ui.panels.pad_frame import PadFrame
from nndesigner.ui.panels.pad_ink import paint_dot, paint_piece, paint_stroke
from nndesigner.ui.panels.panel import mixed

_GUIDE = QRectF(50, 30, 180, 220)
"""Where to draw a digit; wide paper has the lines of a copybook at these heights instead."""


class PadSheet:
    """The paper of a frame at a device pixel ratio, with strokes on it.

    A stroke in progress is settled up to its last piece: that one is a curve only when the
    point after it is known, and is painted straight until then by `paint_tail`.
    """

    def __init__(self, frame: PadFrame, ratio: float, theme: Theme, pen_width: float) -> None:
        self.frame = frame
        self.ratio = ratio
        self._width = pen_width
        self._theme = theme
        self._ink = QColor(theme.text)
        self._last: list[Point] = []
        self.pixmap = QPixmap(frame.paper.size() * ratio)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(QColor(theme.base))
        self._paint_guide()

    def add_drawing(self, drawing: Drawing) -> None:
        """Paint whole strokes."""
        painter = self._painter()
        for stroke in drawing:
            paint_stroke(painter, stroke, self._ink, self._width)
        painter.end()

    def begin(self, point: Point) -> QRect:
        """Begin a stroke; return the widget pixels to be painted anew."""
        self._last = [point, point]
        painter = self._painter()
        covered = paint_dot(painter, point, self._ink, self._width)
        painter.end()
        return self.frame.pixels(covered)

    def extend(self, point: Point) -> QRect:
        """Continue the stroke; return the widget pixels to be painted anew."""
        around = [*self._last[-3:], point]
        covered = self._reach(around[-2:])
        if len(around) == 4:
            covered = covered.united(self._settle(around))
        self._last = around[-3:]
        return self.frame.pixels(covered)

    def finish(self) -> QRect:
        """Settle the last piece of the stroke; return the widget pixels to be painted anew."""
        covered = QRectF()
        if len(self._last) == 3:
            covered = self._settle([*self._last, self._last[-1]])
        self._last = []
        return self.frame.pixels(covered)

    def paint_tail(self, painter: QPainter) -> None:
        """Paint the piece that is not settled yet, on the widget."""
        if len(self._last) == 3:
            painter.save()
            painter.setClipRect(self.frame.paper)
            painter.translate(self.frame.square().topLeft())
            painter.scale(self.frame.scale, self.frame.scale)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_piece(painter, [*self._last, self._last[-1]], self._ink, self._width)
            painter.restore()

    def _settle(self, around: list[Point]) -> QRectF:
        painter = self._painter()
        covered = paint_piece(painter, around, self._ink, self._width)
        painter.end()
        return covered

    def _reach(self, points: list[Point]) -> QRectF:
        """Return what the tail between two points may cover: its curve bulges a little."""
        (ax, ay), (bx, by) = points[0][:2], points[1][:2]
        bulge = 0.7 * self._width + 0.35 * (abs(bx - ax) + abs(by - ay))
        area = QRectF(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
        return area.adjusted(-bulge, -bulge, bulge, bulge)

    def _paint_guide(self) -> None:
        painter = self._painter()
        guide = mixed(self._theme.base, self._theme.border, 0.7)
        painter.setPen(QPen(guide, 1.2, Qt.PenStyle.DashLine))
        if self.frame.paper.width() < 1.3 * self.frame.paper.height():
            painter.drawRoundedRect(_GUIDE, 10, 10)
        else:
            ends = self.frame.left, self.frame.right
            heights = _GUIDE.top(), _GUIDE.bottom()
            painter.drawLines([QLineF(ends[0], y, ends[1], y) for y in heights])
        painter.end()

    def _painter(self) -> QPainter:
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.frame.square().topLeft() - self.frame.paper.topLeft())
        painter.scale(self.frame.scale, self.frame.scale)
        return painter
