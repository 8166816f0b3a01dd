"""Where written numbers stand: on their wires and at their neurons, where they cover nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from nndesigner.core.design import InputLayer, NeuronLayer, OutputLayer
from nndesigner.ui.canvas.layer_item import LayerItem

Boxes = npt.NDArray[np.float64]
Wire = tuple[str, tuple[int, int], QPointF, QPointF]
"""(id of the link, (target unit, source unit), where the line begins and ends)"""

WEIGHT, BIAS = (36.0, 14.0), (46.0, 14.0)
"""Width and height of a number at a scale of 1 and below, in units of the scene."""
_PLACES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85, 0.1, 0.9)
_GAP = 3.0
_EDGE = 1.5
_FLAT = 1e-9


@dataclass(frozen=True)
class Written:
    """Where one number stands; `key` and `position` tell which it is."""

    key: str
    position: tuple[int, ...]
    box: QRectF


class FreePlaces:
    """Gives away places in view, each only once; `size` is that of a number at scale 1.

    Of free places for a weight, those fewest of the `wires` run through are taken first.
    """

    def __init__(
        self,
        layers: Iterable[LayerItem],
        view: QRectF,
        size: float,
        wires: Sequence[Wire] = (),
    ) -> None:
        ends = [(*start.toTuple(), *end.toTuple()) for _, _, start, end in wires]
        self._wires: Boxes = np.array(ends, dtype=float).reshape(-1, 4)
        self._taken = boxes_of([rect for item in layers for rect in taken_by(item)])
        self._view, self._size = view, size

    def biases(self, layers: Iterable[LayerItem]) -> tuple[list[Written], int]:
        """Put biases beside neurons that can be told apart; return them and how many have none."""
        written: list[Written] = []
        missing = 0
        for item in layers:
            if not isinstance(item.layer, NeuronLayer) or not item.geometry.is_large:
                continue
            first = item.geometry.first
            for unit in range(first, first + item.geometry.shown):
                middle = item.unit_centre(unit)
                if not self._view.contains(middle):
                    continue
                own = self._boxes(self._beside(item, middle), BIAS)
                # A bias stays beside its neuron, whatever runs under it.
                box = self._take(own, np.zeros(len(own), dtype=np.int64))
                if box is None:
                    missing += 1
                else:
                    written.append(Written(item.layer.id, (unit,), box))
        return written, missing

    def weights(self, wires: Sequence[Wire]) -> tuple[list[Written], int]:
        """Put numbers on their lines; return them and how many found no free place."""
        written: list[Written] = []
        missing = 0
        # Short lines have the least choice.
        ordered = sorted(wires, key=_length)
        middles = [
            [start + (end - start) * share for share in _PLACES] for _, _, start, end in ordered
        ]
        every = self._boxes([point for points in middles for point in points], WEIGHT)
        crossed = _crossings(every, self._wires).reshape(-1, len(_PLACES))
        boxes = every.reshape(-1, len(_PLACES), 4)
        for (key, position, _, _), own, through in zip(ordered, boxes, crossed, strict=True):
            box = self._take(own, through)
            if box is None:
                missing += 1
            else:
                written.append(Written(key, position, box))
        return written, missing

    def _beside(self, item: LayerItem, middle: QPointF) -> list[QPointF]:
        """Return where the bias of a neuron could stand, best first."""
        width, height = BIAS[0] * self._size, BIAS[1] * self._size
        across = item.geometry.radius + _GAP + width / 2
        along = item.geometry.radius + _GAP + height / 2
        right, left = QPointF(across, 0), QPointF(-across, 0)
        above = QPointF(0, -along)
        if item.geometry.form == "neuron":
            aside = QPointF(0.8 * across, -0.8 * along)
            places = [above, aside, QPointF(-aside.x(), aside.y()), right, left]
            return [middle + place for place in places]
        outside = QPointF(item.x() - width / 2 - _GAP, middle.y())
        return [middle + right, middle + left, outside]

    def _boxes(self, middles: list[QPointF], size: tuple[float, float]) -> Boxes:
        """Return boxes of this size around points."""
        half = np.array(size) * self._size / 2
        points = np.array([point.toTuple() for point in middles], dtype=float).reshape(-1, 2)
        return np.hstack([points - half, points + half])

    def _take(self, boxes: Boxes, crossed: npt.NDArray[np.int64]) -> QRectF | None:
        """Return the least crossed of these places that are in view and free, and take it."""
        low = np.maximum(boxes[:, None, :2], self._taken[None, :, :2])
        high = np.minimum(boxes[:, None, 2:], self._taken[None, :, 2:])
        free = ~np.any((high > low).all(axis=2), axis=1) & self._in_view(boxes)
        if not free.any():
            return None
        best = boxes[int(np.where(free, crossed, len(self._wires) + 1).argmin())]
        self._taken = np.vstack([self._taken, best])
        return QRectF(QPointF(*best[:2]), QPointF(*best[2:]))

    def _in_view(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        view = self._view
        low = np.array([view.left(), view.top()])
        high = np.array([view.right(), view.bottom()])
        inside: npt.NDArray[np.bool_] = np.all(
            (boxes[:, :2] >= low) & (boxes[:, 2:] <= high), axis=1
        )
        return inside


def _crossings(boxes: Boxes, wires: Boxes) -> npt.NDArray[np.int64]:
    """Return how many wires run through each box (n,): Liang and Barsky's clipping of lines."""
    enter, leave = np.zeros((len(boxes), len(wires))), np.ones((len(boxes), len(wires)))
    for axis in (0, 1):
        start, way = wires[:, axis], wires[:, axis + 2] - wires[:, axis]
        way = np.where(np.abs(way) < _FLAT, _FLAT, way)
        low = (boxes[:, axis, None] - start) / way
        high = (boxes[:, axis + 2, None] - start) / way
        np.fmax(enter, np.fmin(low, high), out=enter)
        np.fmin(leave, np.fmax(low, high), out=leave)
    found: npt.NDArray[np.int64] = (enter < leave).sum(axis=1)
    return found


def taken_by(item: LayerItem) -> list[QRectF]:
    """Return what of a block numbers must not cover: neurons, texts, edges, or all of it."""
    geometry, at = item.geometry, item.pos()
    if geometry.form == "neuron":
        return [item.block_rect(), *(rect.translated(at) for rect in item.caption)]
    if geometry.form != "column":
        return [item.block_rect()]
    rect = geometry.rect
    found = [
        geometry.header,
        geometry.subtitle,
        geometry.footer,
        QRectF(-_EDGE, 0, 2 * _EDGE, rect.height()),
        QRectF(rect.right() - _EDGE, 0, 2 * _EDGE, rect.height()),
        *(geometry.more_line(after=after) for after in (False, True) if geometry.is_range),
    ]
    radius = geometry.radius + 1
    for x, y in geometry.centres.tolist():
        found.append(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    if item.look.labels:
        left = geometry.centres[0, 0] + radius
        found.append(QRectF(left, geometry.body.top(), rect.right() - left, geometry.body.height()))
    ports = [
        geometry.port(out=out)
        for out in (False, True)
        if not isinstance(item.layer, OutputLayer if out else InputLayer)
    ]
    found += [QRectF(port.x() - 6, port.y() - 6, 12, 12) for port in ports]
    return [rect.translated(at) for rect in found]


def _length(wire: Wire) -> float:
    way = wire[3] - wire[2]
    return way.x() * way.x() + way.y() * way.y()


def boxes_of(rects: list[QRectF]) -> Boxes:
    """Return rectangles as (n, 4): left, top, right, bottom."""
    return np.array([rect.getCoords() for rect in rects], dtype=float).reshape(-1, 4)
