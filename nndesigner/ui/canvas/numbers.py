"""All weights written on their wires and all biases beside their neurons, for small nets."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import NeuronLayer
from nndesigner.ui.canvas.colours import CanvasColours, font, mixed
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.texts import count, number

translate = QCoreApplication.translate

MOST = 60
"""More wires than this in view are not written: nobody could read them."""
SMALLEST_SCALE = 0.5
_BOX = QRectF(-18, -7, 36, 14)
_PLACES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_DIGITS = 2


@dataclass(frozen=True)
class Written:
    """Where one number stands; `key` and `position` tell which it is."""

    key: str
    position: tuple[int, ...]
    box: QRectF


class Numbers(QGraphicsItem):
    """Paints numbers at places chosen before; `reason` says why there are none."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._written: list[Written] = []
        self._texts: list[tuple[str, QColor]] = []
        self._bounds = QRectF()
        self.reason = ""
        self.setZValue(50)
        self.hide()

    @property
    def written(self) -> list[Written]:
        return list(self._written)

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self._texts]

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def place(
        self, layers: list[LayerItem], links: list[LinkItem], view: QRectF, scale: float
    ) -> None:
        """Choose where the numbers of what is in view stand, or tell in `reason` why not."""
        self.prepareGeometryChange()
        wires = [wire for link in links for wire in _wires(link, view)]
        self.reason = _reason(len(wires), scale) or _uncounted(links, view)
        if self.reason:
            self._written = []
        else:
            taken = [item.block_rect() for item in layers]
            self._written = [*_biases(layers, view), *_placed(wires, taken)]
        self._bounds = QRectF()
        for entry in self._written:
            self._bounds = self._bounds.united(entry.box)

    def show_state(self, state: NetworkState) -> None:
        """Write the numbers of this state."""
        texts = [self._text(entry, state) for entry in self._written]
        if texts != self._texts:
            self._texts = texts
            self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds.adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setFont(font(10, bold=True))
        ground = mixed(self._colours.canvas, self._colours.block, 0.5)
        for entry, (text, colour) in zip(self._written, self._texts, strict=True):
            if text:
                painter.fillRect(entry.box.adjusted(1, 1, -1, -1), ground)
                painter.setPen(colour)
                painter.drawText(entry.box, _CENTRE, text)

    def _text(self, entry: Written, state: NetworkState) -> tuple[str, QColor]:
        array = state.get(entry.key)
        if array is None or array.ndim != len(entry.position):
            return "", self._colours.text
        if any(at >= size for at, size in zip(entry.position, array.shape, strict=True)):
            return "", self._colours.text
        value = float(array[entry.position])
        theme = self._colours.theme
        tint = theme.positive if value >= 0 else theme.negative
        text = _short(value)
        if len(entry.position) == 1:
            text = translate("Canvas", "b {value}").format(value=text)
        return text, mixed(self._colours.text, tint, 0.45)


def _short(value: float) -> str:
    if not np.isfinite(value) or abs(value) >= 1000 or 0 < abs(value) < 0.005:
        return number(value, _DIGITS)
    return f"{value:.2f}".replace("-", "−")


def _reason(wires: int, scale: float) -> str:
    if wires > MOST:
        text = translate("Canvas", "{count} weights are in view: at most {most} can be written.")
        return text.format(count=count(wires), most=MOST)
    if wires and scale < SMALLEST_SCALE:
        return translate("Canvas", "Zoom in to read the numbers.")
    return ""


def _uncounted(links: list[LinkItem], view: QRectF) -> str:
    """Return why nothing is written where links in view show only some of their weights."""
    for link in links:
        shape = link.shape_of_weights
        if shape is None or link.link.mask is not None or not _in_view(link, view):
            continue
        if shape[0] * shape[1] > link.line_count:
            return _reason(shape[0] * shape[1], 1.0)
    return ""


def _in_view(link: LinkItem, view: QRectF) -> bool:
    return link.boundingRect().intersects(view)


_Wire = tuple[str, tuple[int, int], QPointF, QPointF]


def _wires(link: LinkItem, view: QRectF) -> list[_Wire]:
    """Return the drawn connections of a link whose middle part is in view."""
    if link.shape_of_weights is None or not _in_view(link, view):
        return []
    found: list[_Wire] = []
    for target, source, line in link.drawn_wires(most=4 * MOST):
        box = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)
        if box.intersects(view):
            found.append((link.link.id, (target, source), line.p1(), line.p2()))
    return found


def _placed(wires: list[_Wire], taken: list[QRectF]) -> list[Written]:
    """Put each number on its line where it covers no other, as far as there is such a place."""
    boxes = np.array([box.getCoords() for box in taken], dtype=float).reshape(-1, 4)
    size = np.array(_BOX.getCoords())
    written: list[Written] = []
    # Short lines have the least choice.
    for key, position, start, end in sorted(wires, key=_length):
        way = end - start
        best, least = np.zeros(4), np.inf
        for rank, share in enumerate(_PLACES):
            middle = start + way * share
            box = size + np.array([middle.x(), middle.y()] * 2)
            cost = _overlap(boxes, box) + 0.01 * rank
            if cost < least:
                best, least = box, cost
            if least < 0.1:
                break
        boxes = np.vstack([boxes, best])
        rect = QRectF(QPointF(best[0], best[1]), QPointF(best[2], best[3]))
        written.append(Written(key, position, rect))
    return written


def _length(wire: _Wire) -> float:
    way = wire[3] - wire[2]
    return way.x() * way.x() + way.y() * way.y()


def _overlap(boxes: np.ndarray, box: np.ndarray) -> float:
    """Return by how much a box (4,) covers others (n, 4), in units of the scene squared."""
    low = np.maximum(boxes[:, :2], box[:2])
    high = np.minimum(boxes[:, 2:], box[2:])
    return float(np.clip(high - low, 0.0, None).prod(axis=1).sum())


def _biases(layers: list[LayerItem], view: QRectF) -> list[Written]:
    """Put biases beside the neurons in view that are large enough to be told apart."""
    written: list[Written] = []
    for item in layers:
        if not isinstance(item.layer, NeuronLayer) or not item.geometry.is_large:
            continue
        if not item.block_rect().intersects(view):
            continue
        for unit in range(item.geometry.first, item.geometry.first + item.geometry.shown):
            middle = item.unit_centre(unit)
            away = item.geometry.radius + 10
            below = QPointF(0, away - 2)
            if item.geometry.form == "neuron":
                below = QPointF(0, -away)
            box = QRectF(-20, -6, 40, 12).translated(middle + below)
            written.append(Written(item.layer.id, (unit,), box))
    return written
