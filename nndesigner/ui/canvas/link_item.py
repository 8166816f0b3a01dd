"""A link on the canvas: its curve from port to port, and its weights as lines between neurons."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.geometry import Points
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_shapes import curve, fan, ribbon, rounded

SIMPLE_BELOW = 0.35
"""Seen smaller than this, a link is drawn as its curve alone."""
_CHOOSE_AGAIN = 24
"""After so many refreshes the strongest weights are looked for anew."""

_FAN_FROM = 200
"""With more lines than this, they are so dense in front of a column of neurons that they
look like an area."""

Batches = list[tuple[int, list[QLineF]]]


class LinkItem(QGraphicsItem):
    """Shows one link; its geometry is in scene coordinates. Painting only replays batches."""

    def __init__(
        self, link: Link, source: LayerItem, target: LayerItem, colours: CanvasColours
    ) -> None:
        super().__init__()
        self.link = link
        self.source, self.target = source, target
        self.shape_of_weights: tuple[int, int] | None = None
        self.weights: FloatArray | None = None
        self.selected = self.hovered = False
        self.wire: tuple[int, int] | None = None
        self.focus: tuple[int, bool] | None = None
        self.smooth = True
        self._colours = colours
        self._wires: weights.Wires | None = None
        self._coordinates = np.empty((0, 4))
        self._lines: list[QLineF] = []
        self._batches: Batches = []
        self._focused: Batches = []
        self._marked: QLineF | None = None
        self._age = 0
        self._curve = QPainterPath()
        self._hit = QPainterPath()
        self._ribbon = QPainterPath()
        self._fan = QPainterPath()
        self._arrow = QPolygonF()
        self._clip = QRegion()
        self._bounds = QRectF()
        self.setZValue(1)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @property
    def line_count(self) -> int:
        return len(self._lines)

    @property
    def is_heavy(self) -> bool:
        """Tell whether it has more lines than can be smoothed in every frame."""
        return self.line_count > weights.DASHED_MOST

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
        self._age += 1
        if fresh or (self._age >= _CHOOSE_AGAIN and not self._is_complete()):
            self._choose()
            self._place_lines()
        self._colour()

    def reshape(self) -> None:
        """Follow the blocks at both ends."""
        self.prepareGeometryChange()
        self._place_lines()
        self._place_curve()
        self._bounds = self._extent()
        self._colour()

    def set_obstacles(self, rects: list[QRectF]) -> None:
        """Leave out these parts of the scene, which other blocks and texts cover."""
        region = QRegion(self._bounds.toAlignedRect())
        for rect in rects:
            region -= rounded(rect)
        if region != self._clip:
            self._clip = region
            self.update()

    def own_covers(self) -> list[QRectF]:
        """Return the parts of the blocks at both ends that its lines must not cross."""
        masked = self.link.mask is not None
        return [
            rect.translated(item.pos())
            for item in (self.source, self.target)
            for rect in item.geometry.covers(wires_to_neurons=masked)
        ]

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def set_marks(
        self,
        *,
        selected: bool,
        hovered: bool,
        wire: tuple[int, int] | None,
        focus: tuple[int, bool] | None,
    ) -> None:
        """Show what is selected and hovered; `focus` is (unit, whether of the source layer)."""
        if (selected, hovered, wire, focus) == (self.selected, self.hovered, self.wire, self.focus):
            return
        self.selected, self.hovered, self.wire = selected, hovered, wire
        self.focus = focus
        self._colour()

    def wire_at(self, pos: QPointF, slack: float) -> tuple[int, int] | None:
        """Return (target unit, source unit) of the drawn connection at a point, or None."""
        if self._wires is None:
            return None
        index, distance = weights.nearest(self._coordinates, pos.x(), pos.y())
        if distance > slack:
            return None
        return int(self._wires.targets[index]), int(self._wires.sources[index])

    def is_at(self, pos: QPointF) -> bool:
        """Tell whether a point is on the link's curve or its ribbon."""
        return self._hit.contains(pos) or self._ribbon.contains(pos)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return self._hit

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        lod = option.levelOfDetailFromTransform(painter.worldTransform())
        painter.setClipRegion(self._clip, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        simple = lod < SIMPLE_BELOW or not self._lines
        if not self._ribbon.isEmpty():
            painter.fillPath(self._ribbon, self._colours.ribbon)
        if not simple:
            painter.fillPath(self._fan, self._colours.ribbon)
        if not simple:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
            self._paint_lines(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_curve(painter, simple=simple)

    def _paint_lines(self, painter: QPainter) -> None:
        colours = self._colours
        if self.focus is not None:
            painter.setPen(colours.faintest_pen if self.is_heavy else colours.faint_pen)
            painter.drawLines(self._lines)
        pens = colours.fine_pens if self.smooth else colours.rough_pens
        if self._wires is not None and self._wires.total <= weights.DASHED_MOST:
            pens = colours.dashed_pens
        for bucket, batch in self._focused if self.focus is not None else self._batches:
            painter.setPen(colours.plain_wire_pen if self.weights is None else pens[bucket])
            painter.drawLines(batch)
        if self._marked is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            for colour, width in ((colours.halo, 9.0), (colours.accent, 3.5)):
                painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(self._marked)

    def _paint_curve(self, painter: QPainter, *, simple: bool) -> None:
        marked = (self.selected and self.wire is None) or (self.hovered and self.wire is None)
        if not simple and not marked:
            return
        colour = self._colours.accent if marked else self._colours.link
        painter.setPen(QPen(colour, 3.0 if self.selected else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._curve)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(self._arrow)

    def _is_complete(self) -> bool:
        return self._wires is not None and self._wires.is_complete

    def _choose(self) -> None:
        self._age = 0
        if self.shape_of_weights is None:
            self._wires = None
        else:
            self._wires = weights.wires_of(self.shape_of_weights, self.link.mask, self.weights)

    def _coordinates_of(self, wires: weights.Wires) -> Points:
        rows, columns = self.shape_of_weights or (0, 0)
        start, start_radius = self.source.geometry.anchors(columns, out=True)
        end, end_radius = self.target.geometry.anchors(rows, out=False)
        here, there = self.source.pos(), self.target.pos()
        return weights.endpoints(
            wires,
            start + np.array([here.x(), here.y()]),
            end + np.array([there.x(), there.y()]),
            start_radius,
            end_radius,
        )

    def _place_lines(self) -> None:
        if self._wires is None:
            self._coordinates, self._lines = np.empty((0, 4)), []
            return
        self._coordinates = self._coordinates_of(self._wires)
        self._lines = weights.lines(self._coordinates)

    def _colour(self) -> None:
        """Sort the lines into buckets by their weights; painting happens later."""
        self._batches, self._focused, self._marked = [], [], None
        wires, values = self._wires, self.weights
        if wires is not None and len(wires):
            self._batches = self._batched(wires, self._lines)
            if self.focus is not None and self.shape_of_weights is not None:
                unit, source = self.focus
                chosen = weights.wires_at(
                    self.shape_of_weights, self.link.mask, values, unit, source=source
                )
                self._focused = self._batched(chosen, weights.lines(self._coordinates_of(chosen)))
            if self.wire is not None:
                one = weights.Wires(np.array([self.wire[0]]), np.array([self.wire[1]]), 1)
                self._marked = weights.lines(self._coordinates_of(one))[0]
        self.update()

    def _batched(self, wires: weights.Wires, lines: list[QLineF]) -> Batches:
        if self.weights is None:
            return [(0, lines)]
        chosen = self.weights[wires.targets, wires.sources]
        return weights.batches(lines, weights.buckets(chosen, from_zero=wires.is_complete))

    def _place_curve(self) -> None:
        start, end = self.source.port(out=True), self.target.port(out=False)
        self._curve = curve(start, end)
        stroker = QPainterPathStroker()
        stroker.setWidth(14)
        self._hit = stroker.createStroke(self._curve)
        tip = end
        self._arrow = QPolygonF([tip, tip + QPointF(-9, -5), tip + QPointF(-9, 5)])
        self._ribbon = QPainterPath()
        if self._wires is not None and not self._wires.is_complete and self.link.mask is None:
            self._ribbon = ribbon(self.source, self.target)
        self._fan = QPainterPath()
        if self.line_count > _FAN_FROM and self.link.mask is None:
            for item, out in ((self.source, True), (self.target, False)):
                self._fan.addPath(fan(item, out=out))

    def _extent(self) -> QRectF:
        rect = self._curve.boundingRect().united(self._ribbon.boundingRect())
        if len(self._coordinates):
            low = self._coordinates.reshape(-1, 2).min(0)
            high = self._coordinates.reshape(-1, 2).max(0)
            rect = rect.united(QRectF(QPointF(*low), QPointF(*high)))
        for item in (self.source, self.target):
            rect = rect.united(item.block_rect())
        return rect.adjusted(-6, -6, 6, 6)
