"""The lines that show with what a dragged block is in line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.colours import CanvasColours

_MARGIN = 6.0


class GuideLine(QGraphicsItem):
    """One thin line above everything, in scene coordinates."""

    def __init__(self, line: QLineF, colours: CanvasColours) -> None:
        super().__init__()
        self.line = line
        self._pen = QPen(colours.error, 1.0)
        self._pen.setCosmetic(True)
        self.setZValue(90)

    def boundingRect(self) -> QRectF:
        around = QRectF(self.line.p1(), self.line.p2()).normalized()
        size = QPointF(_MARGIN, _MARGIN)
        return QRectF(around.topLeft() - size, around.bottomRight() + size)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(self._pen)
        painter.drawLine(self.line)


class GuideLines:
    """The lines of one drag; each is an item of its own, or all between them is painted anew."""

    def __init__(self, scene: QGraphicsScene, colours: CanvasColours) -> None:
        self._scene = scene
        self._colours = colours
        self._items: list[GuideLine] = []

    def show(self, lines: Sequence[QLineF]) -> None:
        """Show exactly these."""
        kept = [item for item in self._items if item.line in lines]
        for item in self._items:
            if item not in kept:
                self._scene.removeItem(item)
        known = [item.line for item in kept]
        for line in lines:
            if line not in known:
                kept.append(GuideLine(line, self._colours))
                self._scene.addItem(kept[-1])
        self._items = kept
