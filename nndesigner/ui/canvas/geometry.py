"""Where everything of a block is: its size, its neurons and its strips, without any painting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from nndesigner.core import shapes
from nndesigner.core.design import (
    DenseLayer,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    NeuronLayer,
    OutputLayer,
)

Form = Literal["neuron", "column", "grid", "picture", "dropout", "plain"]

WIDTH = 168.0
PLAIN_WIDTH = 194.0
HEADER = 30.0
SUBTITLE = 24.0
FOOTER = 26.0
PADDING = 10.0
COLUMN_MOST = 12
SHOWN_MOST = 1024
PICTURE_SIDE = 224.0
NEURON = 56.0
LABEL_LEFT = 58.0
LETTER = 7.6
LETTERS_MOST = 24
PERCENT = 60.0
"""Room beside class names: where they begin, the width of a letter, and what follows them."""

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LayerGeometry:
    """A block in its own coordinates, the top-left corner at (0, 0).

    `centres` is (shown, 2): the middle of each neuron that is drawn. `units` counts all of
    them. `rows` and `columns` of a "grid" run downwards first, of a "picture" along the rows.
    """

    form: Form
    width: float
    height: float
    units: int
    centres: Points
    radius: float
    cell: float
    rows: int
    columns: int
    body: QRectF
    footed: bool = True

    @property
    def rect(self) -> QRectF:
        return QRectF(0, 0, self.width, self.height)

    @property
    def header(self) -> QRectF:
        if self.form == "neuron":
            return QRectF(-32, self.height + 4, self.width + 64, 18)
        return QRectF(0, 0, self.width, HEADER)

    @property
    def subtitle(self) -> QRectF:
        if self.form == "neuron":
            return QRectF(-48, self.height + 21, self.width + 96, 15)
        return QRectF(0, HEADER + 1, self.width, SUBTITLE)

    @property
    def footer(self) -> QRectF:
        if self.form == "neuron":
            return QRectF(-48, self.height + 35, self.width + 96, 15)
        height = FOOTER if self.footed else 6.0
        return QRectF(0, self.height - height, self.width, height)

    @property
    def shown(self) -> int:
        return len(self.centres)

    @property
    def hidden(self) -> int:
        """Return how many neurons are left out of the drawing."""
        return self.units - self.shown if self.form == "grid" else 0

    @property
    def is_large(self) -> bool:
        """Tell whether the neurons are large enough to be taken hold of one by one."""
        return self.form in ("neuron", "column")

    @property
    def label_room(self) -> float:
        """Return the width there is for a class name."""
        return self.width - LABEL_LEFT - PERCENT + 4

    @property
    def port_y(self) -> float:
        return self.height / 2 if self.form == "neuron" else self.body.center().y()

    def port(self, *, out: bool) -> QPointF:
        """Return the place of the output or the input port."""
        return QPointF(self.width if out else 0.0, self.port_y)

    def covers(self, *, wires_to_neurons: bool) -> tuple[QRectF, ...]:
        """Return the parts of the block that weights of its links must not be drawn over.

        Wires end at neurons that stand in one column; before many of them they end at the
        block's edge, unless each wire is one of its own.
        """
        if self.form == "neuron":
            return (self.header.united(self.footer),)
        if self.form in ("dropout", "plain") or (self.form != "column" and not wires_to_neurons):
            return (self.rect,)
        texts = [self.subtitle, self.footer] if self.footed else [self.subtitle]
        return (self.header, *(text.adjusted(26, 4, -26, -4) for text in texts))

    def anchors(self, units: int, *, out: bool) -> tuple[Points, float]:
        """Return where wires leave (or enter) all `units`, (units, 2), and the neurons' radius."""
        if not self.shown:
            y = self.body.top() + (np.arange(units) + 0.5) / max(units, 1) * self.body.height()
            return np.column_stack([np.full(units, self.width if out else 0.0), y]), 0.0
        points = self.centres[:units]
        if units > self.shown:
            below = np.tile([self.width / 2, self.body.bottom() - 8], (units - self.shown, 1))
            points = np.concatenate([points, below])
        return points, self.radius

    def unit_at(self, x: float, y: float, slack: float = 2.0) -> int | None:
        """Return the number of the neuron at a point, or None."""
        if not self.shown:
            return None
        if self.form == "picture":
            first = self.centres[0] - self.cell / 2
            column, row = int((x - first[0]) // self.cell), int((y - first[1]) // self.cell)
            inside = 0 <= column < self.columns and 0 <= row < self.rows
            return row * self.columns + column if inside else None
        distance = np.hypot(self.centres[:, 0] - x, self.centres[:, 1] - y)
        nearest = int(distance.argmin())
        return nearest if distance[nearest] <= self.radius + slack else None


def geometry_of(layer: Layer) -> LayerGeometry:
    """Return the geometry of a layer; layers of one shape share one value."""
    if isinstance(layer, InputLayer):
        if len(layer.shape) == 2 and min(layer.shape) > 1:
            return _picture(*layer.shape)
        return _neurons(layer.units, letters=0, footed=False)
    if isinstance(layer, DropoutLayer):
        return _dropout()
    if not isinstance(layer, NeuronLayer):
        return _plain(footed=hasattr(layer, "frozen"))
    if isinstance(layer, DenseLayer) and layer.units == 1:
        return _neuron()
    names = layer.classes if isinstance(layer, OutputLayer) else ()
    letters = max(map(len, names), default=0) if len(names) == layer.units else 0
    return _neurons(layer.units, letters=min(letters, LETTERS_MOST), footed=True)


def outline(layer: Layer) -> QRectF:
    """Return a layer's block with the text under it, in its own coordinates."""
    geometry = geometry_of(layer)
    if geometry.form == "neuron":
        return geometry.rect.united(geometry.header).united(geometry.footer)
    return geometry.rect


def bounds(design: Design) -> QRectF:
    """Return the rectangle all blocks of a design lie in, in scene coordinates."""
    result = QRectF()
    for layer in design.layers:
        result = result.united(outline(layer).translated(layer.x, layer.y))
    return result


def source_units(design: Design, layer_id: str) -> int:
    """Return how many wires can leave a layer; 0 while that is not known."""
    return shapes.width(design, layer_id) or 0


@cache
def _neuron() -> LayerGeometry:
    centre = np.array([[NEURON / 2, NEURON / 2]])
    body = QRectF(0, 0, NEURON, NEURON)
    return LayerGeometry("neuron", NEURON, NEURON, 1, centre, NEURON / 2, NEURON, 1, 1, body)


@cache
def _dropout() -> LayerGeometry:
    top = HEADER + SUBTITLE
    body = QRectF(0, top, WIDTH, 30)
    height = body.bottom() + FOOTER
    return LayerGeometry("dropout", WIDTH, height, 0, np.empty((0, 2)), 0.0, 0.0, 0, 0, body)


@cache
def _plain(*, footed: bool) -> LayerGeometry:
    """Return the block of a layer without single neurons; with a foot if it has parameters."""
    body = QRectF(0, HEADER + SUBTITLE, PLAIN_WIDTH, 42)
    height = body.bottom() + (FOOTER if footed else 8)
    return LayerGeometry(
        "plain", PLAIN_WIDTH, height, 0, np.empty((0, 2)), 0.0, 0.0, 0, 0, body, footed
    )  # fmt: skip


@lru_cache(maxsize=256)
def _neurons(units: int, *, letters: int, footed: bool) -> LayerGeometry:
    if units <= COLUMN_MOST:
        return _column(units, letters=letters, footed=footed)
    return _grid(units, footed=footed)


def _column(units: int, *, letters: int, footed: bool) -> LayerGeometry:
    pitch, radius = (34.0, 13.5) if units <= 8 else (29.0, 12.0)
    top = HEADER + SUBTITLE + 4
    width = max(WIDTH, LABEL_LEFT + letters * LETTER + PERCENT) if letters else WIDTH
    body = QRectF(0, top, width, units * pitch + 4)
    x = LABEL_LEFT - radius - 10 if letters else WIDTH / 2
    y = top + 2 + (np.arange(units) + 0.5) * pitch
    centres = np.column_stack([np.full(units, x), y])
    height = body.bottom() + (4 + FOOTER if footed else 6)
    return LayerGeometry(
        "column", width, height, units, centres, radius, pitch, units, 1, body, footed
    )


def _grid(units: int, *, footed: bool) -> LayerGeometry:
    shown = min(units, SHOWN_MOST)
    rows = min(shown, 16) if shown <= 256 else 32
    columns = -(-shown // rows)
    rows = -(-shown // columns)
    cell = 16.0 if columns <= 6 else 13.0 if columns <= 16 else 7.0
    width = max(WIDTH, columns * cell + 2 * PADDING + 12)
    top = HEADER + SUBTITLE + 4
    more = 20.0 if units > shown else 0.0
    number = np.arange(shown)
    x = (width - columns * cell) / 2 + (number // rows + 0.5) * cell
    y = top + 2 + (number % rows + 0.5) * cell
    body = QRectF(0, top, width, rows * cell + 4 + more)
    height = body.bottom() + (4 + FOOTER if footed else 6)
    return LayerGeometry(
        "grid", width, height, units, np.column_stack([x, y]), cell * 0.40, cell, rows, columns,
        body, footed,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _picture(rows: int, columns: int) -> LayerGeometry:
    cell = min(15.0, PICTURE_SIDE / max(rows, columns))
    width = max(WIDTH, columns * cell + 2 * PADDING + 12)
    top = HEADER + SUBTITLE + 4
    number = np.arange(rows * columns)
    x = (width - columns * cell) / 2 + (number % columns + 0.5) * cell
    y = top + 4 + (number // columns + 0.5) * cell
    body = QRectF(0, top, width, rows * cell + 8)
    return LayerGeometry(
        "picture", width, body.bottom() + 8, rows * columns, np.column_stack([x, y]), cell / 2,
        cell, rows, columns, body, footed=False,
    )  # fmt: skip
