"""The block of one layer on the canvas: it shows a layer and its neurons and edits nothing."""

from __future__ import annotations

from collections.abc import Callable
from math import prod

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import FloatArray
from nndesigner.core.catalog import kind_of
from nndesigner.core.check import Problem
from nndesigner.core.design import (
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    NeuronLayer,
    OutputLayer,
)
from nndesigner.core.layers import Shape
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.captions import caption, footer
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.geometry import LayerGeometry, geometry_in, is_sequence
from nndesigner.ui.canvas.glyphs import glyph
from nndesigner.ui.canvas.layer_painter import paint_block
from nndesigner.ui.canvas.marks import BADGE, LayerMarks, badge_centre
from nndesigner.ui.canvas.state_picture import elided, shade, state_picture
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.texts import kind_name

_MARGIN = 8.0
_MARKS = {"selected", "target", "unit", "more_units", "target_unit"} | {
    *("ports", "strong_ports", "hot_port")
}
"""What of a look is painted by the marks above the block, not by the block."""


def _nobody(_layer_id: str) -> None:
    """Tell nobody that a block is being looked at."""


class LayerItem(QGraphicsItem):
    """Shows one layer. All its neurons are painted here; `unit_at` finds them.

    `wanted(layer id)` is called when it is painted although its shades are outdated.
    """

    def __init__(self, layer: Layer, design: Design, colours: CanvasColours) -> None:
        super().__init__()
        self.layer = layer
        self.geometry: LayerGeometry = geometry_in(design, layer)
        self.look = BlockLook()
        self.problems: tuple[Problem, ...] = ()
        self.activations: FloatArray | None = None
        self.resting: FloatArray | None = None
        self.is_stale = False
        self.caption: tuple[QRectF, ...] = ()
        self.told: object = None
        """What of the design around it the texts of the block were made from."""
        self.wanted: Callable[[str], None] = _nobody
        self._shape: Shape = ()
        self._is_sequence = False
        self._colours = colours
        self._bounds_of: LayerGeometry | None = None
        self._bounds = QRectF()
        self.marks = LayerMarks(self.geometry, self.look, colours)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.show_layer(layer, design)

    def show_layer(self, layer: Layer, design: Design) -> None:
        """Show this value of the layer, as part of this design."""
        self.layer = layer
        self.place(QPointF(layer.x, layer.y))
        self.look.kind = kind_of(layer)
        self.look.frozen = bool(getattr(layer, "frozen", False))
        self.look.rate = layer.rate if isinstance(layer, DropoutLayer) else 0.0
        if isinstance(layer, NeuronLayer):
            self.look.locked = frozenset(layer.locked)
            self.look.own = dict(layer.unit_activations)
            self.marks.refresh()
        self.fit(design)
        self.retranslate(design)
        self.shade()

    def fit(self, design: Design) -> bool:
        """Take the geometry the layer has in this design; tell whether it is another one."""
        self._shape = design.shapes.get(self.layer.id, ())
        self._is_sequence = is_sequence(design, self.layer.id)
        geometry = geometry_in(design, self.layer)
        self.look.icon = f"layer-{self.look.kind}" if geometry.form == "plain" else ""
        self.look.glyph = glyph(self.layer, geometry)
        if geometry is self.geometry:
            return False
        self.set_geometry(geometry)
        return True

    def set_geometry(self, geometry: LayerGeometry) -> None:
        """Show the block in this geometry, perhaps only for one frame of an animation."""
        self.prepareGeometryChange()
        self.geometry = geometry
        self.marks.set_geometry(geometry)
        if self.activations is not None and len(self.activations) != self._count():
            self.activations = None
        self.shade()

    def place(self, pos: QPointF) -> None:
        """Put the block with its marks somewhere on the scene."""
        self.setPos(pos)
        self.marks.setPos(pos)

    def retranslate(self, design: Design) -> None:
        """Make all texts of the block again, fitted to its width."""
        width = self.geometry.subtitle.width() - 16
        room = self.geometry.header.width() - (52 if self.look.frozen else 24)
        self.look.title = elided(self.layer.name, room, 13, bold=True)
        self._name_kind(design)
        self.look.subtitle = elided(self._subtitle(design), width, 11)
        self.look.footer, self.look.footer_size = footer(
            design, self.layer.id, self.geometry.form, width
        )
        self.look.before, self.look.more = words.more_texts(self.geometry)
        self.look.labels = self._class_names()
        self.caption = caption(self.geometry, self.look)
        self.update()

    def _subtitle(self, design: Design) -> str:
        """Return the layer in one line, with its output's shape where that stands nowhere else."""
        text = subtitle(self.layer)
        if self.geometry.form != "maps" or isinstance(self.layer, InputLayer):
            return text
        return f"{text} → {words.output_shape(design, self.layer.id)}"

    def _class_names(self) -> list[str]:
        """Return the names that stand beside the neurons shown, cut to their room."""
        layer, geometry = self.layer, self.geometry
        if not isinstance(layer, OutputLayer) or len(layer.classes) != layer.units:
            return []
        if geometry.form != "column":
            return list(layer.classes)
        names = layer.classes[geometry.first : geometry.first + geometry.shown]
        return [elided(name, geometry.label_room, 12, bold=True) for name in names]

    def _name_kind(self, design: Design) -> None:
        """Name the kind and the output's shape in blocks that show no neurons."""
        shape = words.output_shape(design, self.layer.id)
        if self.geometry.form == "plain":
            self.look.kind_name = kind_name(self.look.kind)
            self.look.output_shape = elided(shape or "?", self.geometry.width - 64, 13, bold=True)

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.marks.set_colours(colours)
        self.shade()

    def set_activations(self, activations: FloatArray | None, *, now: bool = True) -> None:
        """Shade the neurons by their outputs (units,), or show them at rest."""
        if activations is not None and len(activations) != self._count():
            activations = None
        if activations is self.activations:
            return
        self.activations = activations
        self._shade_or_wait(now=now)

    def set_resting(self, values: FloatArray | None, *, now: bool = True) -> None:
        """Show what the layer has learnt while there is no sample (see `state_picture`)."""
        self.resting = values
        if self.activations is None and not self.geometry.state_area.isEmpty():
            self._shade_or_wait(now=now)

    def _shade_or_wait(self, *, now: bool) -> None:
        """Shade at once, or when the block is painted next: nobody looks at it now."""
        if now:
            self.shade()
        else:
            self.is_stale = True
            self.update()

    def _count(self) -> int:
        """Return how many numbers come out of the layer, as far as that is known."""
        return prod(self._shape) if self._shape else self.geometry.units

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the block if something about it is wrong."""
        severities = {problem.severity for problem in problems}
        self.problems = problems
        self.look.severity = "error" if "error" in severities else min(severities, default="")
        self.marks.refresh()

    def set_marks(self, **marks: object) -> None:
        """Set fields of the look (selected, hovered, target, unit, ...) and repaint if needed."""
        changed = {name: v for name, v in marks.items() if getattr(self.look, name) != v}
        for name, value in changed.items():
            setattr(self.look, name, value)
        if changed.keys() & _MARKS:
            self.marks.refresh()
        if changed.keys() - _MARKS:
            self.update()

    def block_rect(self) -> QRectF:
        """Return the block in scene coordinates."""
        return self.geometry.rect.translated(self.pos())

    def unit_at(self, scene_pos: QPointF) -> int | None:
        """Return the number of the neuron at a point of the scene, or None."""
        point = scene_pos - self.pos()
        return self.geometry.unit_at(point.x(), point.y())

    def has_port(self, *, out: bool) -> bool:
        """Tell whether links can leave (or enter) this layer at all."""
        return not isinstance(self.layer, OutputLayer if out else InputLayer)

    def port(self, *, out: bool) -> QPointF:
        """Return the place of a port in scene coordinates."""
        return self.pos() + self.geometry.port(out=out)

    def unit_centre(self, unit: int) -> QPointF:
        """Return the middle of a neuron in scene coordinates."""
        points, _ = self.geometry.anchors(max(unit + 1, self.geometry.units), out=True)
        return self.pos() + QPointF(*points[unit])

    def on_badge(self, scene_pos: QPointF) -> bool:
        """Tell whether a point is on the mark of a problem."""
        away = scene_pos - self.pos() - badge_centre(self.geometry)
        return bool(self.look.severity) and away.manhattanLength() <= 1.4 * BADGE

    def more_at(self, scene_pos: QPointF) -> bool | None:
        """Tell which line at a point shows another range: that after (or before) the neurons."""
        point = scene_pos - self.pos()
        for after, text in ((False, self.look.before), (True, self.look.more)):
            if (
                text
                and self.geometry.is_range
                and self.geometry.more_line(after=after).contains(point)
            ):
                return after
        return None

    def on_name(self, scene_pos: QPointF) -> bool:
        """Tell whether a point is on the layer's name."""
        return self.geometry.header.contains(scene_pos - self.pos())

    def covers(self, scene_pos: QPointF) -> bool:
        """Tell whether a point is on the block, or on the name under a neuron of its own."""
        point = scene_pos - self.pos()
        if self.geometry.form == "neuron" and self.geometry.header.contains(point):
            return True
        return self.geometry.rect.contains(point)

    def boundingRect(self) -> QRectF:
        if self._bounds_of is not self.geometry:
            self._bounds_of = self.geometry
            rect = self.geometry.rect.united(self.geometry.header).united(self.geometry.footer)
            self._bounds = rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        return self._bounds

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.geometry.rect)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_stale:
            self.wanted(self.layer.id)
        lod = option.levelOfDetailFromTransform(painter.worldTransform())
        paint_block(painter, self.geometry, self.look, self._colours, lod)

    def shade(self) -> None:
        """Work out fills, numbers and pictures from the activations."""
        self.is_stale = False
        shade(self.look, self.layer, self.geometry, self._colours, self.activations)
        self.look.state = state_picture(
            self.layer,
            self.geometry,
            self._colours,
            self._shape,
            self.activations,
            self.resting,
            sequence=self._is_sequence,
        )
        self.update()
