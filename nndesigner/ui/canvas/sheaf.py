"""The image that stands for thousands of weights of a link: where it lies, and its painting."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from nndesigner.app.sheaves import Order, Picture, Way, glanced
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Mask
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.geometry import LayerGeometry, Points
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.side_starts import both
from nndesigner.ui.canvas.weights import Shown, Wires

MOST_LINES = 200
"""So many of the strongest connections are drawn over the image as lines."""
_NARROWEST = 6.0
_HIDDEN = 24.0
"""So far the image reaches under a block: lines of its lower neurons may leave it below."""
_MARGIN = 2.0
_FADED = 0.22
_CHOOSE_AGAIN = 8
_REMEMBERED = 3
"""Ways a link can return to without computing: folded, opened, and the one before."""

Key = tuple[object, ...]


def first_wires(
    values: FloatArray, mask: Mask | None, shown: Shown, total: int, most: int = MOST_LINES
) -> Wires:
    """Return about the strongest wires between units that show, until a picture has them."""
    rows, columns = shown
    part = values[rows.start : rows.stop, columns.start : columns.stop]
    whole = part.shape == values.shape
    targets, sources = glanced(part, mask if whole else _part(mask, rows, columns), most)
    return Wires(targets + rows.start, sources + columns.start, total)


@dataclass(frozen=True, eq=False)
class _Place:
    """Where an image lies between two blocks; `area` is seen from the source's corner."""

    key: Key
    way: Way | None
    area: QRectF
    upright: bool


class Sheaf:
    """The image of one link. Its way is kept for as long as both blocks stand as they do."""

    def __init__(self) -> None:
        self.way: Way | None = None
        self.area = QRectF()
        self._image: QImage | None = None
        self._upright = False
        self._key: Key | None = None
        self._local = QRectF()
        self._asked = 0
        self._painted: Way | None = None
        self._places: list[_Place] = []

    @property
    def has_image(self) -> bool:
        return self._image is not None

    @property
    def is_stretched(self) -> bool:
        """Tell whether the image was not made for where the blocks are now."""
        return self.way is not self._painted

    def clear(self) -> None:
        """Show nothing: the link has few enough connections to be drawn as lines."""
        self.way, self._image, self._key, self._asked = None, None, None, 0
        self._painted, self._places = None, []
        self.area = QRectF()

    def place(
        self, source: LayerItem, target: LayerItem, shape: tuple[int, int], mask: Mask | None
    ) -> None:
        """Lie between two blocks; the image of before is stretched until there is a new one."""
        away = target.pos() - source.pos()
        key = (source.geometry, target.geometry, away.x(), away.y(), shape, mask)
        if self._key is None or not _same(key, self._key):
            self._key = key
            known = next((place for place in self._places if _same(key, place.key)), None)
            if known is None:
                self._lie(source.geometry, target.geometry, away, shape, mask)
            else:
                self.way, self._local, self._upright = known.way, known.area, known.upright
            self._asked = 0
        if self.way is not None:
            self.area = self._local.translated(source.pos())

    def order(self, weights: FloatArray, colours: CanvasColours) -> Order | None:
        """Return what to make for these weights; now and then the strongest are found anew."""
        if self.way is None:
            return None
        most = 0 if self._asked % _CHOOSE_AGAIN else MOST_LINES
        self._asked += 1
        way = self.way
        return Order(way, weights, colours.sheaf, most, lambda: self.way is way)

    def take(self, picture: Picture) -> None:
        """Show this picture from now on."""
        pixels = picture.pixels.T if self._upright else picture.pixels
        pixels = np.ascontiguousarray(pixels)
        high, wide = pixels.shape
        form = QImage.Format.Format_ARGB32_Premultiplied
        self._image = QImage(pixels.data, wide, high, 4 * wide, form).copy()
        if self.is_stretched and self._key is not None:
            here = _Place(self._key, self.way, self._local, self._upright)
            others = [place for place in self._places if place.way is not self.way]
            self._places = [here, *others][:_REMEMBERED]
        self._painted = self.way

    def paint(self, painter: QPainter, *, faded: bool) -> None:
        """Paint the image; faded where single lines are to stand out."""
        if self._image is None or self.area.isEmpty():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        before = painter.opacity()
        if faded:
            painter.setOpacity(before * _FADED)
        painter.drawImage(self.area, self._image)
        painter.setOpacity(before)

    def _lie(
        self,
        source: LayerGeometry,
        target: LayerGeometry,
        away: QPointF,
        shape: tuple[int, int],
        mask: Mask | None,
    ) -> None:
        """Find the gap between two blocks; (0, 0) is the corner of the source's."""
        self.way, self._local, self.area = None, QRectF(), QRectF()
        here, there = source.rect, target.rect.translated(away)
        self._upright = not _gap(here.left(), here.right(), there.left(), there.right())
        starts, first = _ends(source, shape[1], QPointF(), away, upright=self._upright, out=True)
        stops, last = _ends(target, shape[0], away, -away, upright=self._upright, out=False)
        if (last - first) * (1 if _is_behind(here, there, upright=self._upright) else -1) < (
            _NARROWEST
        ):
            return
        begin, end = min(first, last), max(first, last)
        rows, columns = target.wired(shape[0]), source.wired(shape[1])
        starts, stops = starts[columns.start : columns.stop], stops[rows.start : rows.stop]
        if not len(starts) or not len(stops):
            return
        if not self._upright:
            starts, stops = both(source, target, here, there, starts, stops)
        across = np.concatenate([starts[:, 1], stops[:, 1]])
        low, high = float(across.min()) - _MARGIN, float(across.max()) + _MARGIN
        whole = (len(rows), len(columns)) == shape
        shown = mask if whole else _part(mask, rows, columns)
        self.way = Way(starts, stops, begin, end, low, high, shown, (rows.start, columns.start))
        area = QRectF(begin, low, end - begin, high - low)
        if self._upright:
            area = QRectF(low, begin, high - low, end - begin)
        self._local = area


def _same(key: Key, other: Key) -> bool:
    return not any(a is not b and a != b for a, b in zip(key, other, strict=True))


def _part(mask: Mask | None, rows: range, columns: range) -> Mask | None:
    """Return the mask between units that show, numbered from the first of them."""
    if mask is None:
        return None
    return tuple(
        tuple(unit - columns.start for unit in mask[row] if unit in columns) for row in rows
    )


def _gap(left: float, right: float, other_left: float, other_right: float) -> bool:
    """Tell whether there is room between two spans."""
    return other_left - right > _NARROWEST or left - other_right > _NARROWEST


def _is_behind(here: QRectF, there: QRectF, *, upright: bool) -> bool:
    """Tell whether the target lies to the right of the source (or below it)."""
    if upright:
        return there.center().y() >= here.center().y()
    return there.center().x() >= here.center().x()


def _ends(
    geometry: LayerGeometry,
    units: int,
    corner: QPointF,
    towards: QPointF,
    *,
    upright: bool,
    out: bool,
) -> tuple[Points, float]:
    """Return the ends of the lines in a block as (along, across), and where its edge is.

    Before neurons in one column that is their rim; elsewhere the block covers its lines.
    """
    points, radius = geometry.anchors(units, out=out)
    points = points + np.array([corner.x(), corner.y()])
    rect = geometry.rect.translated(corner)
    if upright:
        forward = towards.y() >= 0
        edge = rect.bottom() if forward else rect.top()
        return points[:, ::-1], edge
    forward = towards.x() >= 0
    if geometry.form in ("column", "neuron") and len(points):
        points[:, 0] += radius if forward else -radius
        return points, float(points[:, 0].max() if forward else points[:, 0].min())
    return points, rect.right() - _HIDDEN if forward else rect.left() + _HIDDEN
