"""How a link is painted: its curve, its weights as lines, and what of it is marked."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link
from nndesigner.core.masks import takes_newcomers
from nndesigner.ui.canvas import weights
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.outlines import paint_outlines
from nndesigner.ui.canvas.sheaf import Sheaf

NOBODYS = (-1, False)
"""A focus elsewhere: none of the link's wires stands out, all are faint."""

FADED = 0.2
"""The opacity of links that step back."""

SIMPLE_BELOW = 0.35
"""Seen smaller than this, a link is drawn as its curve alone."""

Batches = list[tuple[int, list[QLineF]]]


class Ground(Protocol):
    """What paints a link while it rests: all but its marks."""

    is_faded: bool

    def spoil(self, item: DrawnLink) -> None: ...


class DrawnLink(QGraphicsItem):
    """What of a link is to be seen, in scene coordinates. Painting only replays batches."""

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
        self.pointed: tuple[int, int] | None = None
        """The connection under the pointer, where `wire` is another one, which is selected."""
        self.focus: tuple[int, bool] | None = None
        self.smooth = True
        self._ground: Ground | None = None
        self._is_hidden = False
        self._opacity = 1.0
        self._colours = colours
        self._wires: weights.Wires | None = None
        self._shown: weights.Shown | None = None
        self._coordinates = np.empty((0, 4))
        self._lines: list[QLineF] = []
        self._batches: Batches = []
        self._focused: Batches = []
        self._marked: list[QLineF] = []
        self._sheaf = Sheaf()
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
    def is_dashed(self) -> bool:
        """Tell whether all its negative weights are dashed, and not the strong ones alone."""
        return self._wires is not None and self._wires.total <= weights.DASHED_MOST

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
    def _are_single_wires(self) -> bool:
        """Tell whether each of its wires is one of its own, to be followed into the blocks.

        A link of which most connections exist is drawn as a full one, and so is an image.
        """
        mask, shape = self.link.mask, self.shape_of_weights
        if mask is None or self.is_sheaf:
            return False
        return shape is None or not takes_newcomers(mask, shape[1])

    @property
    def _hides_wires(self) -> bool:
        """Tell whether neurons of an opened range are left out, and so their wires."""
        shape, shown = self.shape_of_weights, self._shown
        return shape is not None and shown is not None and shape != tuple(map(len, shown))

    @property
    def curve_path(self) -> QPainterPath:
        """The link's curve from port to port, in scene coordinates."""
        return self._curve

    def rest_on(self, ground: Ground | None) -> None:
        """Let something else paint all but the marks, or paint everything itself again."""
        self._ground = ground
        self._show_or_hide()

    def _changed(self) -> None:
        """Paint it anew, by whatever paints it."""
        if self._ground is not None:
            self._ground.spoil(self)
        self.update()

    @property
    def _shows_marks_only(self) -> bool:
        """Tell whether the ground shows the rest of it as it is to be seen now."""
        return self._ground is not None and (not self._ground.is_faded or self.focus is not None)

    def _show_or_hide(self) -> None:
        """Paint nothing if there is no mark, and others paint the rest."""
        marked, ground = self.is_marked, self._ground
        hidden = self.is_thread and not marked
        if ground is not None:
            hidden = not marked and (not ground.is_faded or self.focus == NOBODYS)
        if hidden != self._is_hidden:
            self._is_hidden = hidden
            self.prepareGeometryChange()
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, hidden)
        # An item's opacity costs nothing but a blend of the pixmap it is kept in.
        opacity = FADED if ground is None and self.focus == NOBODYS else 1.0
        if opacity != self._opacity:
            self._opacity = opacity
            self.setOpacity(opacity)
        self._keep_as_pixmap(not self.is_sheaf or opacity < 1.0)

    def _keep_as_pixmap(self, kept: bool) -> None:
        """Keep what was painted, or not: an image is on the screen sooner without the detour."""
        mode = QGraphicsItem.CacheMode
        wanted = mode.DeviceCoordinateCache if kept else mode.NoCache
        if self.cacheMode() != wanted:
            self.setCacheMode(wanted)

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
        if not self._shows_marks_only:
            self.paint_rest(painter, lod, spotlit=self._is_spotlit)
        painter.setClipRegion(self._clip, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if lod >= SIMPLE_BELOW:
            self._paint_marked_lines(painter)
        if self.wire is None and (self.selected or self.hovered):
            self._paint_curve(painter, self._colours.accent)

    def paint_rest(self, painter: QPainter, lod: float, *, spotlit: bool = False) -> None:
        """Paint all but marks; with wires of one neuron `spotlit`, what is behind these."""
        painter.setClipRegion(self._clip, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        has_image, small = self._sheaf.has_image, lod < SIMPLE_BELOW
        if not self._ribbon.isEmpty() and (not has_image or self._hides_wires):
            painter.fillPath(self._ribbon, self._colours.ribbon)
        if has_image:
            self._sheaf.paint(painter, faded=spotlit)
        if not small and (self._lines or has_image):
            if not self._fan.isEmpty():
                painter.fillPath(self._fan, self._colours.ribbon)
                self._paint_outlines(painter)
            if not spotlit:
                self._paint_batches(painter, self._batches)
        if (small or not self._lines) and not has_image:
            self._paint_curve(painter, self._colours.link)

    def _paint_marked_lines(self, painter: QPainter) -> None:
        colours = self._colours
        if self._is_spotlit:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
            painter.setPen(colours.faintest_pen if self.is_heavy else colours.faint_pen)
            painter.drawLines(self._lines)
            self._paint_outlines(painter)
            self._paint_batches(painter, self._focused)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        # The one that is selected is the last of them, over the one pointed at.
        for place, line in enumerate(reversed(self._marked), start=1):
            thick = 1.0 if place == len(self._marked) else 0.7
            for colour, width in ((colours.halo, 9.0), (colours.accent, 3.5)):
                painter.setPen(QPen(colour, thick * width, c=Qt.PenCapStyle.RoundCap))
                painter.drawLine(line)

    def _paint_outlines(self, painter: QPainter) -> None:
        paint_outlines(painter, self.source, self._colours, out=True)
        paint_outlines(painter, self.target, self._colours, out=False)

    def _paint_batches(self, painter: QPainter, batches: Batches) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
        colours = self._colours
        pens = colours.fine_pens if self.smooth else colours.rough_pens
        if self.is_dashed and self.smooth:
            pens = colours.dashed_pens
        for bucket, batch in batches:
            painter.setPen(colours.plain_wire_pen if self.weights is None else pens[bucket])
            painter.drawLines(batch)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_curve(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, 3.0 if self.selected else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._curve)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(self._arrow)
