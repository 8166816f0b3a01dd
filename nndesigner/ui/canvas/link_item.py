"""A link on the canvas: its curve from port to port, and its weights as lines between neurons."""

from __future__ import annotations

from itertools import islice

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.app.sheaves import Order, Picture
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.geometry import Points
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_shapes import curve, fan, ribbon, rounded
from nndesigner.ui.canvas.sheaf import Sheaf, first_wires

NOBODYS = (-1, False)
"""A focus elsewhere: none of the link's wires stands out, all are faint."""

_FADED = 0.2

SIMPLE_BELOW = 0.35
"""Seen smaller than this, a link is drawn as its curve alone."""
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
        self._shown: weights.Shown | None = None
        self._chosen_for: tuple[object, ...] = ()
        self._coordinates = np.empty((0, 4))
        self._lines: list[QLineF] = []
        self._batches: Batches = []
        self._focused: Batches = []
        self._marked: QLineF | None = None
        self._sheaf = Sheaf()
        self.picture_due = False
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

    @property
    def _is_spotlit(self) -> bool:
        """Tell whether the wires of one of its neurons stand out."""
        return self.focus not in (None, NOBODYS)

    @property
    def is_thread(self) -> bool:
        """Tell whether it is one wire between two single neurons; `Threads` paints these."""
        single = self.source.geometry.form == self.target.geometry.form == "neuron"
        return single and self.line_count == 1

    @property
    def thread(self) -> QLineF:
        """The line of a link that is one wire, in scene coordinates."""
        return self._lines[0]

    @property
    def is_marked(self) -> bool:
        """Tell whether it is selected or pointed at, as a whole or one wire of it."""
        return self.selected or self.hovered or self.wire is not None

    @property
    def is_sheaf(self) -> bool:
        """Tell whether it has so many weights that an image stands for them."""
        return self._wires is not None and self._wires.total > weights.ALL_MOST

    @property
    def is_stretched(self) -> bool:
        """Tell whether its image was made for blocks that stood elsewhere."""
        return self._sheaf.is_stretched

    @property
    def _hides_wires(self) -> bool:
        """Tell whether neurons of an opened range are left out, and so their wires."""
        shape, shown = self.shape_of_weights, self._shown
        return shape is not None and shown is not None and shape != tuple(map(len, shown))

    @property
    def curve_path(self) -> QPainterPath:
        """The link's curve from port to port, in scene coordinates."""
        return self._curve

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

    def reshape(self) -> None:
        """Follow the blocks at both ends."""
        self.prepareGeometryChange()
        if self._shown_units() != self._shown:
            self._choose()
        self._place_lines()
        self._place_curve()
        self._bounds = self._extent()
        self._hide_thread()
        self._colour()

    def _hide_thread(self) -> None:
        """Paint a single wire only if it is marked; others are painted together."""
        self.setFlag(
            QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, self.is_thread and not self.is_marked
        )

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
            self.update()
        return is_new

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
        self.picture_due = self._sheaf.way is not None
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
        marked = (self.selected, self.hovered, self.wire)
        fading = {focus, self.focus} == {None, NOBODYS}
        self.selected, self.hovered, self.wire = selected, hovered, wire
        self.focus = focus
        # An item's opacity costs nothing but a blend of the pixmap it is kept in.
        self.setOpacity(_FADED if focus == NOBODYS else 1.0)
        self._hide_thread()
        if not fading or marked != (selected, hovered, wire):
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
        small = lod < SIMPLE_BELOW
        bare = not self._lines and not self._focused
        simple = (small or bare) and not self._sheaf.has_image
        if not self._ribbon.isEmpty() and (not self._sheaf.has_image or self._hides_wires):
            painter.fillPath(self._ribbon, self._colours.ribbon)
        if self._sheaf.has_image:
            self._sheaf.paint(painter, faded=self._is_spotlit)
        if not simple and not small:
            painter.fillPath(self._fan, self._colours.ribbon)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
            self._paint_lines(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        self._paint_curve(painter, simple=simple)

    def _paint_lines(self, painter: QPainter) -> None:
        colours = self._colours
        if self._is_spotlit:
            painter.setPen(colours.faintest_pen if self.is_heavy else colours.faint_pen)
            painter.drawLines(self._lines)
        pens = colours.fine_pens if self.smooth else colours.rough_pens
        few = self._wires is not None and self._wires.total <= weights.DASHED_MOST
        if few and self.smooth:
            pens = colours.dashed_pens
        for bucket, batch in self._focused if self._is_spotlit else self._batches:
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
        self._batches, self._focused, self._marked = [], [], None
        wires, values = self._wires, self.weights
        if wires is not None and len(wires):
            self._batches = self._batched(wires, self._lines)
        shape = self.shape_of_weights
        if self._is_spotlit and self.focus and shape and self.focus[0] < shape[self.focus[1]]:
            unit, source = self.focus
            chosen = weights.wires_at(
                shape, self.link.mask, values, unit, source=source, shown=self._shown
            )
            self._focused = self._batched(chosen, weights.lines(self._coordinates_of(chosen)))
        if self.wire is not None and shape and self.wire[0] < shape[0] and self.wire[1] < shape[1]:
            one = weights.Wires(np.array([self.wire[0]]), np.array([self.wire[1]]), 1)
            self._marked = weights.lines(self._coordinates_of(one))[0]
        self.update()

    def _batched(self, wires: weights.Wires, lines: list[QLineF]) -> Batches:
        if self.weights is None:
            return [(0, lines)]
        chosen = self.weights[wires.targets, wires.sources]
        return weights.batches(lines, weights.buckets(chosen, from_zero=not self.is_sheaf))

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
        if self.line_count > _FAN_FROM and self.link.mask is None and not self.is_sheaf:
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
