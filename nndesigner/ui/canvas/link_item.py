"""A link on the canvas: its curve from port to port, and its weights as lines between neurons."""

from __future__ import annotations

from itertools import islice

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import (
    QPainterPath,
    QPainterPathStroker,
    QPolygonF,
    QRegion,
)

from nndesigner.app.sheaves import Order, Picture
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.drawn_link import NOBODYS, Batches, DrawnLink
from nndesigner.ui.canvas.geometry import Points
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_shapes import beside_sides, curve, fan, ribbon, rounded
from nndesigner.ui.canvas.sheaf import first_wires
from nndesigner.ui.canvas.side_starts import beside

_FAN_FROM = 200
"""With more lines than this, they are so dense in front of a column of neurons that they
look like an area."""

_HURRIED_MOST = 80
"""Lines over an image that changes many times a second: each costs 2 us beside a training."""


class LinkItem(DrawnLink):
    """Shows one link: which wires are drawn, where, and in which colours."""

    def __init__(
        self, link: Link, source: LayerItem, target: LayerItem, colours: CanvasColours
    ) -> None:
        super().__init__(link, source, target, colours)
        self.picture_due = False
        self._chosen_for: tuple[object, ...] = ()

    @property
    def is_stretched(self) -> bool:
        """Tell whether its image was made for blocks that stood elsewhere."""
        return self._sheaf.is_stretched

    def drawn_wires(self, most: int) -> list[tuple[int, int, QLineF]]:
        """Return (target unit, source unit, line) of at most so many of the lines drawn."""
        if self._wires is None:
            return []
        ends = zip(self._wires.targets.tolist(), self._wires.sources.tolist(), strict=True)
        found = zip(ends, self._lines, strict=False)
        return [(*units, line) for units, line in islice(found, most)]

    def show_link(
        self, link: Link, shape: tuple[int, int] | None, values: FloatArray | None
    ) -> None:
        """Show this value of the link, with weights of this shape."""
        self.link = link
        self.shape_of_weights = shape
        if values is not None and values.shape != shape:
            values = None
        self.weights = values
        self._choose()
        self.reshape()

    def set_weights(self, values: FloatArray, *, smooth: bool) -> None:
        """Colour the lines by these weights (units_target, units_source)."""
        if values.shape != self.shape_of_weights:
            return
        fresh = self.weights is None
        self.weights = values
        self.smooth = smooth or not self.is_heavy
        self.picture_due = self._sheaf.way is not None
        if fresh:
            self._choose()
            self._place_lines()
        if (not self.is_sheaf or self._is_spotlit) and (not self.is_thread or self.is_marked):
            self._colour()

    def order(self) -> Order | None:
        """Return the picture to be made of a sheaf's weights, if it has to be made anew."""
        if not self.picture_due or self.weights is None:
            return None
        self.picture_due = False
        return self._sheaf.order(self.weights, self._colours)

    def show_picture(self, order: Order, picture: Picture) -> None:
        """Show what was made by an order, unless the link has changed since."""
        if order.way is not self._sheaf.way:
            return
        self._sheaf.take(picture)
        total = self._wires.total if self._wires is not None else 0
        if picture.targets is not None and picture.sources is not None:
            self._wires = weights.Wires(picture.targets, picture.sources, total)
            self._place_lines()
        self._colour()

    def make_smooth(self) -> None:
        """Paint lines smoothly that were painted in a hurry, and those left out then."""
        self.smooth = True
        self._colour()

    def reshape(self) -> None:
        """Follow the blocks at both ends."""
        self.prepareGeometryChange()
        if self._shown_units() != self._shown:
            self._choose()
        self._place_lines()
        self._place_curve()
        self._bounds = self._extent()
        self._show_or_hide()
        self._colour()

    def set_obstacles(self, rects: list[QRectF]) -> bool:
        """Leave out these parts of the scene, which other blocks and texts cover.

        Returns whether they are others than before.
        """
        region = QRegion(self._bounds.toAlignedRect())
        for rect in rects:
            region -= rounded(rect)
        is_new = region != self._clip
        if is_new:
            self._clip = region
            self._changed()
        return is_new

    def own_covers(self) -> list[QRectF]:
        """Return the parts of the blocks at both ends that its lines must not cross."""
        single = self._are_single_wires
        beside = [] if single else beside_sides(self.source, self.target)
        return beside + [
            rect.translated(item.pos())
            for item in (self.source, self.target)
            for rect in item.caption or item.geometry.covers(wires_to_neurons=single)
        ]

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.picture_due = self._sheaf.way is not None
        self._changed()

    def set_marks(
        self,
        *,
        selected: bool,
        hovered: bool,
        wire: tuple[int, int] | None,
        pointed: tuple[int, int] | None = None,
        focus: tuple[int, bool] | None,
    ) -> None:
        """Show what is selected and hovered; `focus` is (unit, whether of the source layer).

        `wire` is the connection that stands out, `pointed` a second one, under the pointer.
        """
        before = (self.selected, self.hovered, self.wire, self.pointed)
        marks = (selected, hovered, wire, pointed)
        fading = {focus, self.focus} <= {None, NOBODYS}
        is_other = marks != before or focus != self.focus
        self.selected, self.hovered, self.wire, self.pointed = marks
        self.focus = focus
        if is_other or self._ground is not None:
            self._show_or_hide()
        if is_other and (not fading or marks != before):
            self._place_marks()
            self.update()

    def wire_at(self, pos: QPointF, slack: float) -> tuple[int, int] | None:
        """Return (target unit, source unit) of the drawn connection at a point, or None."""
        if self._wires is None:
            return None
        index, distance = weights.nearest(self._coordinates, pos.x(), pos.y())
        if distance > slack:
            return None
        return int(self._wires.targets[index]), int(self._wires.sources[index])

    def is_on_wire(self, wire: tuple[int, int], pos: QPointF, reach: float) -> bool:
        """Tell whether a point is on a connection, even if its line is not one of those drawn."""
        coordinates = self._coordinates_of_one(wire)
        return coordinates is not None and (
            weights.nearest(coordinates, pos.x(), pos.y())[1] <= reach
        )

    def shows_at(self, pos: QPointF) -> bool:
        """Tell whether its lines are to be seen at a point, and not something that covers them."""
        return self._clip.contains(pos.toPoint())

    def _coordinates_of_one(self, wire: tuple[int, int] | None) -> Points | None:
        """Return (1, 4), where one connection runs; None if the link has no such one."""
        shape = self.shape_of_weights
        if wire is None or shape is None or wire[0] >= shape[0] or wire[1] >= shape[1]:
            return None
        return self._coordinates_of(weights.Wires(np.array([wire[0]]), np.array([wire[1]]), 1))

    def _choose(self) -> None:
        """Find the wires to draw; of very many, those of before or about the strongest."""
        shape, mask = self.shape_of_weights, self.link.mask
        self._shown = self._shown_units()
        if shape is None or self._shown is None:
            self._wires = None
            return
        before, chosen_for = self._wires, (shape, mask, self._shown)
        if before and before.total > weights.ALL_MOST and chosen_for == self._chosen_for:
            return
        self._wires, self._chosen_for = weights.wires_of(shape, mask, self._shown), chosen_for
        if self.is_sheaf and self.weights is not None:
            self._wires = first_wires(self.weights, mask, self._shown, self._wires.total)

    def _shown_units(self) -> weights.Shown | None:
        if self.shape_of_weights is None:
            return None
        rows, columns = self.shape_of_weights
        return self.target.geometry.wired(rows), self.source.geometry.wired(columns)

    def _coordinates_of(self, wires: weights.Wires) -> Points:
        rows, columns = self.shape_of_weights or (0, 0)
        start, start_radius = self.source.geometry.anchors(columns, out=True)
        end, end_radius = self.target.geometry.anchors(rows, out=False)
        start = start + np.array(self.source.pos().toTuple())
        end = end + np.array(self.target.pos().toTuple())
        if not self._are_single_wires:
            start, end = beside(self.source, self.target, start, end)
        return weights.endpoints(wires, start, end, start_radius, end_radius)

    def _place_lines(self) -> None:
        if self._wires is None:
            self._coordinates, self._lines = np.empty((0, 4)), []
            self._sheaf.clear()
            return
        self._place_sheaf()
        self._coordinates = self._coordinates_of(self._wires)
        self._lines = weights.lines(self._coordinates)

    def _place_sheaf(self) -> None:
        if not self.is_sheaf or self.shape_of_weights is None:
            self._sheaf.clear()
            return
        before = self._sheaf.way
        self._sheaf.place(self.source, self.target, self.shape_of_weights, self.link.mask)
        if self._sheaf.way is not before:
            self.picture_due = self._sheaf.way is not None

    def _colour(self) -> None:
        """Sort the lines into buckets by their weights; painting happens later."""
        wires, self._batches = self._wires, []
        if wires is not None and len(wires):
            hurried = self.is_sheaf and not self.smooth
            self._batches = self._batched(wires, self._lines, _HURRIED_MOST if hurried else None)
        self._place_marks()
        self._changed()

    def _place_marks(self) -> None:
        """Find the lines that stand out: those of a neuron, and the marked one."""
        self._focused, self._marked = [], []
        shape, values = self.shape_of_weights, self.weights
        if self._is_spotlit and self.focus and shape and self.focus[0] < shape[self.focus[1]]:
            unit, source = self.focus
            chosen = weights.wires_at(
                shape, self.link.mask, values, unit, source=source, shown=self._shown
            )
            self._focused = self._batched(chosen, weights.lines(self._coordinates_of(chosen)))
        for wire in (self.wire, self.pointed):
            coordinates = self._coordinates_of_one(wire)
            if coordinates is not None:
                self._marked += weights.lines(coordinates)

    def _batched(
        self, wires: weights.Wires, lines: list[QLineF], most: int | None = None
    ) -> Batches:
        if self.weights is None:
            return [(0, lines)]
        chosen = self.weights[wires.targets, wires.sources]
        levels = weights.buckets(chosen, from_zero=not self.is_sheaf)
        if most is not None and len(chosen) > most:
            kept = np.argpartition(np.abs(chosen), -most)[-most:]
            lines, levels = [lines[index] for index in kept.tolist()], levels[kept]
        return weights.batches(lines, levels)

    def _place_curve(self) -> None:
        start, end = self.source.port(out=True), self.target.port(out=False)
        self._curve = curve(start, end)
        stroker = QPainterPathStroker()
        stroker.setWidth(14)
        self._hit = stroker.createStroke(self._curve)
        tip = end
        self._arrow = QPolygonF([tip, tip + QPointF(-9, -5), tip + QPointF(-9, 5)])
        self._ribbon = QPainterPath()
        if self.is_sheaf or self._hides_wires:
            self._ribbon = ribbon(self.source, self.target)
        self._fan = QPainterPath()
        if self.line_count > _FAN_FROM and not self._are_single_wires and not self.is_sheaf:
            for item, out in ((self.source, True), (self.target, False)):
                self._fan.addPath(fan(item, out=out))

    def _extent(self) -> QRectF:
        rect = self._curve.boundingRect().united(self._ribbon.boundingRect())
        if len(self._coordinates):
            low = self._coordinates.reshape(-1, 2).min(0)
            high = self._coordinates.reshape(-1, 2).max(0)
            rect = rect.united(QRectF(QPointF(*low), QPointF(*high)))
        rect = rect.united(self._fan.boundingRect())
        if self.is_sheaf or self._hides_wires:
            for item in (self.source, self.target):
                rect = rect.united(item.block_rect())
        return rect.adjusted(-6, -6, 6, 6)
