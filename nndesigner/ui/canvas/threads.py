"""The wires between single neurons, all of them painted together: there may be thousands."""

from __future__ import annotations

from collections.abc import Iterable, KeysView

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.drawn_link import NOBODYS
from nndesigner.ui.canvas.link_item import LinkItem

_SMOOTH_MOST = 200
_HAIR = 1.2
_MARGIN = 4.0


class Threads(QGraphicsItem):
    """Paints links of a single weight between two neurons, under the neurons.

    The largest weight of all of them is drawn strongest. A link that is marked in some way is
    painted by its own item.
    """

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._items: dict[str, LinkItem] = {}
        self._lines: dict[str, QLineF] = {}
        self._batches: list[tuple[int, list[QLineF]]] = []
        self._faint: list[QLineF] = []
        self._plain: list[QLineF] = []
        self._bounds = QRectF()
        self._is_stale = False
        self.setZValue(-0.5)

    @property
    def ids(self) -> KeysView[str]:
        return self._items.keys()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def follow(self, items: Iterable[LinkItem]) -> None:
        """Take over all of these links that are wires between single neurons."""
        self._items = {item.link.id: item for item in items if item.is_thread}
        self._lines = {}
        self.moved(self._items)

    def moved(self, ids: Iterable[str]) -> None:
        """Follow the neurons at the ends of some links."""
        for key in ids:
            item = self._items.get(key)
            if item is not None:
                self._lines[key] = item.thread
        self.prepareGeometryChange()
        self._bounds = _extent(self._lines.values())
        self.refresh()

    def show_state(self, state: NetworkState) -> None:
        """Show these weights, where they fit."""
        get = state.get
        for key, item in self._items.items():
            values = get(key)
            if values is not None and values is not item.weights and values.shape == (1, 1):
                item.weights = values
                if item.is_marked:
                    item.set_weights(values, smooth=True)
        self.refresh()

    def refresh(self) -> None:
        """Colour by the weights and marks of now, when it is painted next."""
        self._is_stale = True
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        if self._is_stale:
            self._colour()
        colours = self._colours
        count = len(self._items)
        smooth = count <= _SMOOTH_MOST
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        for pen, lines in ((colours.faint_pen, self._faint), (colours.plain_wire_pen, self._plain)):
            if lines:
                painter.setPen(pen)
                painter.drawLines(lines)
        pens = colours.fine_pens if smooth else colours.rough_pens
        if count <= weights.DASHED_MOST:
            pens = colours.dashed_pens
        # Lines thinner than a pixel take four times as long.
        hair = not smooth and option.levelOfDetailFromTransform(painter.worldTransform()) < 1
        for bucket, lines in self._batches:
            pen = QPen(pens[bucket])
            if hair:
                pen.setCosmetic(True)
                pen.setWidthF(_HAIR)
            painter.setPen(pen)
            painter.drawLines(lines)

    def _colour(self) -> None:
        """Sort the lines: faded ones, ones without a weight yet, and the rest by their weights."""
        self._is_stale = False
        self._plain, self._faint, self._batches = [], [], []
        bright: list[QLineF] = []
        shown: list[FloatArray] = []
        rest: list[FloatArray] = []
        for item, line in zip(self._items.values(), self._lines.values(), strict=True):
            if item.weights is None:
                self._plain.append(line)
            elif item.focus is not None and item.focus == NOBODYS:
                self._faint.append(line)
                rest.append(item.weights)
            else:
                bright.append(line)
                shown.append(item.weights)
        if bright:
            own = np.concatenate(shown)[:, 0]
            largest = float(np.nanmax(np.abs(np.concatenate([own[:, None], *rest])), initial=0.0))
            self._batches = weights.batches(bright, weights.buckets(own, largest=largest))


def _extent(lines: Iterable[QLineF]) -> QRectF:
    ends = np.array([(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines])
    if not len(ends):
        return QRectF()
    low, high = ends.reshape(-1, 2).min(axis=0), ends.reshape(-1, 2).max(axis=0)
    rect = QRectF(low[0], low[1], high[0] - low[0], high[1] - low[1])
    return rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
