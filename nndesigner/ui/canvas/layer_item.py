"""The block of one layer on the canvas: it shows a layer and its neurons and edits nothing."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.arrays import FloatArray
from nndesigner.core.catalog import kind_of
from nndesigner.core.check import Problem
from nndesigner.core.design import Design, DropoutLayer, InputLayer, Layer, OutputLayer
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.colours import LEVELS, CanvasColours, font
from nndesigner.ui.canvas.geometry import LayerGeometry, geometry_of
from nndesigner.ui.canvas.glyphs import glyph
from nndesigner.ui.canvas.layer_painter import BlockLook, paint_block
from nndesigner.ui.canvas.marks import BADGE, LayerMarks, badge_centre
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.texts import count, kind_name

_MARGIN = 8.0
_RIM = 4.0
"""What a number leaves free of its circle, on both sides together."""
_MARKS = {"selected", "target", "unit", "target_unit", "ports", "strong_ports", "hot_port"}
"""What of a look is painted by the marks above the block, not by the block."""


class LayerItem(QGraphicsItem):
    """Shows one layer. All its neurons are painted here; `unit_at` finds them."""

    def __init__(self, layer: Layer, design: Design, colours: CanvasColours) -> None:
        super().__init__()
        self.layer = layer
        self.geometry: LayerGeometry = geometry_of(layer)
        self.look = BlockLook()
        self.problems: tuple[Problem, ...] = ()
        self.activations: FloatArray | None = None
        self._colours = colours
        self.marks = LayerMarks(self.geometry, self.look, colours)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.show_layer(layer, design)

    def show_layer(self, layer: Layer, design: Design) -> None:
        """Show this value of the layer, as part of this design."""
        geometry = geometry_of(layer)
        if geometry is not self.geometry:
            self.prepareGeometryChange()
            self.geometry = geometry
            self.marks.set_geometry(geometry)
            self.activations = None
        self.layer = layer
        self.place(QPointF(layer.x, layer.y))
        self.look.kind = kind_of(layer)
        self.look.icon = f"layer-{self.look.kind}" if self.geometry.form == "plain" else ""
        self.look.frozen = bool(getattr(layer, "frozen", False))
        self.look.rate = layer.rate if isinstance(layer, DropoutLayer) else 0.0
        self.look.glyph = glyph(layer, geometry)
        if isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
            self.look.labels = list(layer.classes)
        else:
            self.look.labels = []
        self.retranslate(design)
        self._shade()

    def place(self, pos: QPointF) -> None:
        """Put the block with its marks somewhere on the scene."""
        self.setPos(pos)
        self.marks.setPos(pos)

    def retranslate(self, design: Design) -> None:
        """Make all texts of the block again, fitted to its width."""
        width = self.geometry.subtitle.width() - 16
        room = self.geometry.header.width() - (52 if self.look.frozen else 24)
        self.look.title = _elided(self.layer.name, room, 13, bold=True)
        self._name_kind(design)
        self.look.subtitle = _elided(subtitle(self.layer), width, 11)
        self.look.footer, self.look.footer_size = self._footer(design, width)
        hidden = self.geometry.hidden
        self.look.more = (
            words.translate("Canvas", "… + {count} more").format(count=count(hidden))
            if hidden
            else ""
        )
        if self.look.labels and self.geometry.form == "column":
            names = self.layer.classes if isinstance(self.layer, OutputLayer) else ()
            room = self.geometry.label_room
            self.look.labels = [_elided(name, room, 12, bold=True) for name in names]
        self.update()

    def _name_kind(self, design: Design) -> None:
        """Name the kind and the output's shape in blocks that show no neurons."""
        shape = words.output_shape(design, self.layer.id)
        if self.geometry.form == "plain":
            self.look.kind_name = kind_name(self.look.kind)
            self.look.output_shape = _elided(shape or "?", self.geometry.width - 64, 13, bold=True)

    def _footer(self, design: Design, width: float) -> tuple[str, int]:
        """Return the sum of the parameters and a size in which it fits, at worst the total."""
        whole = words.parameters(design, self.layer.id)
        if self.geometry.form == "dropout":
            whole = words.output_shape(design, self.layer.id)
        size = _fitting(whole, width, (11, 10, 9))
        if size is not None:
            return whole, size
        wrapped = "\n= ".join(whole.split(" = "))
        # Under a neuron of its own there is room for one line only.
        size = None if self.geometry.form == "neuron" else _fitting(wrapped, width, (9,))
        if size is not None:
            return wrapped, size
        return words.parameter_total(design, self.layer.id), 11

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.marks.set_colours(colours)
        self._shade()

    def set_activations(self, activations: FloatArray | None) -> None:
        """Shade the neurons by their outputs (units,), or show them at rest."""
        if activations is not None and len(activations) != self.geometry.units:
            activations = None
        if activations is self.activations:
            return
        self.activations = activations
        self._shade()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Mark the block if something about it is wrong."""
        severities = {problem.severity for problem in problems}
        self.problems = problems
        self.look.severity = "error" if "error" in severities else min(severities, default="")
        self.marks.update()

    def set_marks(self, **marks: object) -> None:
        """Set fields of the look (selected, hovered, target, unit, ...) and repaint if needed."""
        changed = {name: v for name, v in marks.items() if getattr(self.look, name) != v}
        for name, value in changed.items():
            setattr(self.look, name, value)
        if changed.keys() & _MARKS:
            self.marks.update()
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
        rect = self.geometry.rect.united(self.geometry.header).united(self.geometry.footer)
        return rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.geometry.rect)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lod = option.levelOfDetailFromTransform(painter.worldTransform())
        paint_block(painter, self.geometry, self.look, self._colours, lod)

    def _shade(self) -> None:
        """Work out fills, numbers and picture from the activations."""
        look, values = self.look, self.activations
        look.values, look.percents, look.strongest, look.picture = [], [], None, None
        if values is None:
            look.fills = [self._colours.activation(0.0, 1.0)]
        elif self.geometry.form == "picture":
            look.picture = self._picture(values)
        elif self.geometry.units:
            self._shade_neurons(values)
        self.update()

    def _shade_neurons(self, values: FloatArray) -> None:
        look = self.look
        shown = np.asarray(values[: self.geometry.shown], dtype=np.float64)
        finite = _finite(shown)
        largest = float(np.abs(finite).max(initial=0.0))
        is_probability = isinstance(self.layer, OutputLayer) and self.layer.activation in (
            "softmax",
            "sigmoid",
        )
        scale = 1.0 if is_probability else largest or 1.0
        steps = np.clip(finite / scale, -1.0, 1.0) * 2 * LEVELS
        ramp = self._colours.activations
        look.fills = [ramp[level] for level in np.rint(steps).astype(int) + 2 * LEVELS]
        if not self.geometry.is_large:
            return
        percents = [f"{100 * value:.0f} %" for value in shown] if is_probability else []
        if percents and look.labels:
            look.percents = percents
            look.strongest = int(shown.argmax())
        else:
            single = self.geometry.form == "neuron"
            look.values = [_short(value, 6 if single else 4) for value in shown]
            room = 2 * self.geometry.radius - _RIM
            longest = max(look.values, key=len)
            look.value_size = _fitting(longest, room, (9, 8)) or 7

    def _picture(self, values: FloatArray) -> QImage:
        """Return the picture as an image of its own memory, one pixel for each cell."""
        rows, columns = self.geometry.rows, self.geometry.columns
        sizes = np.abs(_finite(values))
        steps = sizes / max(1.0, float(sizes.max(initial=0.0))) * 2 * LEVELS
        table = np.array([c.rgb() for c in self._colours.ink], dtype=np.uint32)
        pixels = table[np.rint(steps).astype(int)].reshape(rows, columns)
        pixels = np.ascontiguousarray(pixels)
        image = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
        return image.copy()


def _finite(values: FloatArray) -> FloatArray:
    """Return the values with 0 for all that are not numbers or not finite."""
    return np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)


def _short(value: float, letters: int) -> str:
    """Return a number with at most two decimals, in so many characters if that is possible."""
    if not np.isfinite(value):
        return "∞" if value > 0 else "−∞" if value < 0 else "NaN"
    texts = (f"{value:.{digits}f}" for digits in (2, 1, 0))
    text = next((text for text in texts if len(text) <= letters), "")
    if not text:
        mantissa, exponent = f"{value:.0e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def _fitting(text: str, width: float, sizes: tuple[int, ...]) -> int | None:
    """Return the first of these font sizes in which a text is no wider than that."""
    for size in sizes:
        metrics = QFontMetricsF(font(size))
        if max(metrics.horizontalAdvance(line) for line in text.split("\n")) <= width:
            return size
    return None


def _elided(text: str, width: float, size: float, *, bold: bool = False) -> str:
    metrics = QFontMetricsF(font(size, bold=bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
