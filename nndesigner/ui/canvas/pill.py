"""A number beside a wire or a neuron, as it is at this moment: it follows a training."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours, font

Side = tuple[float, bool]
Boxes = npt.NDArray[np.float64]

_AWAY = QPointF(14, 12)
_PADDING, _ABOVE = 7.0, 4.0
_SIDES = tuple((share, down) for share in (0.0, 1.0, 0.5, 0.25, 0.75) for down in (True, False))
"""Which share of it is left of the point, and whether it is below; best first."""
_WIDEST = 180.0
_CALM = 0.6
"""Another side is taken only if it covers less than this share of what is covered now."""


class Surroundings(NamedTuple):
    """What a pill keeps clear of: `blocks` (n, 4) on the scene, the part in view, its scale."""

    blocks: Boxes
    seen: QRectF
    scale: float


NOTHING_NEAR = Surroundings(np.empty((0, 4)), QRectF(), 1.0)


class Pill(QGraphicsItem):
    """One or two lines of text in a rounded box of the same size at any zoom."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._text = ""
        self._box = QRectF()
        self._size = QSizeF()
        self._side = _SIDES[0]
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(95)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def show_text(self, text: str, at: QPointF, around: Surroundings) -> None:
        """Show a text beside a point of the scene; "" hides it.

        It goes to the side where it covers least of the blocks, and as little of it as possible
        is out of view.
        """
        self.setVisible(bool(text))
        if text != self._text:
            self.prepareGeometryChange()
            self._text = text
            metrics = QFontMetricsF(font(12))
            box = metrics.boundingRect(QRectF(0, 0, _WIDEST, 200), Qt.TextFlag.TextWordWrap, text)
            # Numbers change their width with every digit; the box shall not tremble.
            self._size = QSizeF(16.0 * (1 + box.width() // 16.0), box.height())
            self._settle()
        if text:
            self.move(at, around)

    def move(self, at: QPointF, around: Surroundings) -> None:
        """Go beside another point of the scene."""
        self.setPos(at)
        costs = [self._cost(at, side, around) for side in _SIDES]
        least = min(costs)
        if costs[_SIDES.index(self._side)] * _CALM > least:
            self._side = _SIDES[costs.index(least)]
            self.prepareGeometryChange()
            self._settle()

    def covered(self) -> QRectF:
        """Return what it covers beside its point, in pixels."""
        return self._box.adjusted(-_PADDING, -_ABOVE, _PADDING, _ABOVE)

    def _cost(self, at: QPointF, side: Side, around: Surroundings) -> float:
        """Return by how much it covers blocks, and lies outside, on one side of the point."""
        box = self._beside(side).adjusted(-_PADDING, -_ABOVE, _PADDING, _ABOVE)
        rect = QRectF(at + box.topLeft() / around.scale, box.size() / around.scale)
        low = np.maximum(around.blocks[:, :2], (rect.left(), rect.top()))
        high = np.minimum(around.blocks[:, 2:], (rect.right(), rect.bottom()))
        covered = float(np.clip(high - low, 0.0, None).prod(axis=1).sum())
        inside = rect & around.seen
        hidden = rect.width() * rect.height() - max(0.0, inside.width() * inside.height())
        return covered + 4 * hidden

    def _beside(self, side: Side) -> QRectF:
        away = QPointF(_AWAY.x() + _PADDING, _AWAY.y() + _ABOVE)
        share, down = side
        left = away.x() - share * (2 * away.x() + self._size.width())
        top = away.y() if down else -away.y() - self._size.height()
        return QRectF(QPointF(left, top), self._size)

    def _settle(self) -> None:
        self._box = self._beside(self._side)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._box.adjusted(-_PADDING - 2, -6, _PADDING + 2, 6)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        colours = self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.block_border, 1.0))
        painter.setBrush(colours.block)
        painter.drawRoundedRect(self._box.adjusted(-_PADDING, -4, _PADDING, 4), 6, 6)
        painter.setPen(colours.text)
        painter.setFont(font(12))
        painter.drawText(self._box, Qt.TextFlag.TextWordWrap, self._text)
