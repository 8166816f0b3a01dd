"""Where the paper of the drawing pad lies in its widget, and how its units become pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF

from nndesigner.core.project import Drawing, Point

PAD_SIZE = 280.0
"""Side of the square one digit is drawn in, whatever the widget's size."""

WIDEST = 6 * PAD_SIZE
"""Paper for numbers is up to this wide; the square stays in its middle, at 0..280."""

_MIDDLE = PAD_SIZE / 2
_MARGIN = 14.0


@dataclass(frozen=True)
class PadFrame:
    """The paper in widget pixels, and the pixels of one pad unit."""

    paper: QRect
    scale: float

    @property
    def left(self) -> float:
        """The pad's x at the left edge of the paper: 0, or less where the paper is wide."""
        return _MIDDLE - self.paper.width() / (2 * self.scale)

    @property
    def right(self) -> float:
        return 2 * _MIDDLE - self.left

    def square(self) -> QRect:
        """Return the place of 0..280 in widget pixels."""
        side = round(PAD_SIZE * self.scale)
        return QRect(self.paper.x() + (self.paper.width() - side) // 2, self.paper.y(), side, side)

    def to_pad(self, position: QPointF) -> tuple[float, float]:
        """Return a position of the widget in pad units, hundredths of them kept."""
        square = self.square()
        return (
            round((position.x() - square.x()) / self.scale, 2),
            round((position.y() - square.y()) / self.scale, 2),
        )

    def holds(self, point: Sequence[float]) -> bool:
        """Tell whether a point lies on the paper."""
        return self.left <= point[0] <= self.right and 0 <= point[1] <= PAD_SIZE

    def clamped(self, point: Sequence[float]) -> Point:
        """Return the nearest point on the paper; how hard the pen was pressed stays."""
        x = min(max(float(point[0]), self.left), self.right)
        y = min(max(float(point[1]), 0.0), PAD_SIZE)
        return (round(x, 2), y, *(min(max(float(p), 0.0), 1.0) for p in point[2:3]))

    def pixels(self, area: QRectF) -> QRect:
        """Return the widget pixels an area in pad units touches, a little more for soft edges."""
        square = self.square()
        scaled = QRectF(
            square.x() + area.x() * self.scale,
            square.y() + area.y() * self.scale,
            area.width() * self.scale,
            area.height() * self.scale,
        )
        return scaled.adjusted(-2, -2, 2, 2).toAlignedRect()


def frame_for(width: int, height: int, drawing: Drawing = ()) -> PadFrame:
    """Return the paper in a widget of this size: square, or wider where there is room.

    All of it is smaller where a number was drawn on wider paper than there is now.
    """
    side = max(1, min(width, height))
    scale = side / PAD_SIZE
    across = side if width <= height else min(width, round(WIDEST * scale))
    reach = _reach(drawing)
    if 2 * reach * scale > across + 1:
        needed = 2 * (reach + _MARGIN)
        scale = min(scale, width / needed)
        across = min(width, ceil(needed * scale))
    tall = max(1, round(PAD_SIZE * scale))
    paper = QRect((width - across) // 2, (height - tall) // 2, max(1, across), tall)
    return PadFrame(paper, scale)


def _reach(drawing: Drawing) -> float:
    """Return how far a drawing goes to either side of the middle."""
    farthest = max((abs(point[0] - _MIDDLE) for stroke in drawing for point in stroke), default=0.0)
    return max(farthest, _MIDDLE)


WIDEST_FRAME = frame_for(round(WIDEST), round(PAD_SIZE))
"""All the paper there can be: x from -700 to 980."""
