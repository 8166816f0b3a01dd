"""What lies behind the blocks: the dots of the grid, and the hint of an empty canvas."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nndesigner.ui.canvas.colours import CanvasColours, font

_STEP = 32


def paint_grid(painter: QPainter, rect: QRectF, zoom: float, colours: CanvasColours) -> None:
    """Paint the dots in one call; seen from afar there are fewer of them."""
    step = _STEP
    while step * zoom < 18:
        step *= 2
    left, top = floor(rect.left() / step) * step, floor(rect.top() / step) * step
    dots = [
        QPointF(x, y)
        for x in range(left, int(rect.right()) + step, step)
        for y in range(top, int(rect.bottom()) + step, step)
    ]
    pen = QPen(colours.grid, 2.0)
    pen.setCosmetic(True)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(pen)
    painter.drawPoints(dots)


def paint_hint(painter: QPainter, area: QRect, text: str, colours: CanvasColours) -> None:
    """Paint a sentence in the middle of the view."""
    painter.setFont(font(16))
    painter.setPen(colours.muted)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
