"""All weights written on their wires and all biases beside their neurons, for small nets."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import NetworkState
from nndesigner.ui.canvas.colours import CanvasColours, font, mixed
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem
from nndesigner.ui.canvas.number_places import FreePlaces, Wire, Written
from nndesigner.ui.canvas.subtitles import grouped
from nndesigner.ui.texts import count, number

translate = QCoreApplication.translate

MOST = 60
"""More wires than this in view are not written: nobody could read them."""
SMALLEST_SCALE = 0.5
_CENTRE = Qt.AlignmentFlag.AlignCenter
_DIGITS = 2


class Numbers(QGraphicsItem):
    """Paints numbers at places chosen before; `reason` says why there are none."""

    def __init__(self, colours: CanvasColours) -> None:
        super().__init__()
        self._colours = colours
        self._written: list[Written] = []
        self._texts: list[tuple[str, QColor]] = []
        self._bounds = QRectF()
        self._size = 1.0
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
        """Choose where the numbers of what is in view stand, or tell in `reason` why not.

        Enlarged, they stay as large as they are at a scale of 1, and leave more room.
        """
        self.prepareGeometryChange()
        self._size = 1 / max(1.0, scale)
        wires = [wire for link in links for wire in _wires(link, view)]
        self.reason = _reason(len(wires), scale) or _uncounted(links, view)
        if self.reason:
            self._written = []
        else:
            seen = [item for item in layers if item.sceneBoundingRect().intersects(view)]
            places = FreePlaces(seen, view, self._size, wires)
            biases, none_for_biases = places.biases(seen)
            weights, none_for_weights = places.weights(wires)
            self._written = [*biases, *weights]
            self.reason = _left_out(none_for_biases + none_for_weights)
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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(10, bold=True))
        size = self._size
        painter.scale(size, size)
        for entry, (text, colour) in zip(self._written, self._texts, strict=True):
            if text:
                box = QRectF(entry.box.topLeft() / size, entry.box.size() / size)
                self._paint_plate(painter, box.adjusted(1, 1, -1, -1), entry, colour)
                painter.setPen(colour)
                painter.drawText(box, _CENTRE, text)

    def _paint_plate(self, painter: QPainter, box: QRectF, entry: Written, colour: QColor) -> None:
        """Paint what a number stands on: a weight has a rim, like a label tied to its wire."""
        colours, is_bias = self._colours, len(entry.position) == 1
        painter.setBrush(mixed(colours.canvas, colours.block, 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        if not is_bias:
            painter.setPen(QPen(mixed(colours.canvas, colour, 0.4), 1.0))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)

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


def _left_out(missing: int) -> str:
    """Return that for some numbers there was no free place; "" if for none."""
    if not missing:
        return ""
    if missing == 1:
        return translate("Canvas", "1 number has no room here: zoom in or move the blocks apart.")
    text = translate(
        "Canvas", "%n numbers have no room: zoom in or move the blocks apart.", None, missing
    )
    return grouped(text, missing)


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


def _wires(link: LinkItem, view: QRectF) -> list[Wire]:
    """Return the drawn connections of a link whose middle part is in view."""
    if link.shape_of_weights is None or not _in_view(link, view):
        return []
    found: list[Wire] = []
    for target, source, line in link.drawn_wires(most=4 * MOST):
        box = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)
        if box.intersects(view):
            found.append((link.link.id, (target, source), line.p1(), line.p2()))
    return found
