"""The geometry of one block: its size, its neurons, its strips and where its ports are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

Form = Literal["neuron", "column", "grid", "picture", "dropout", "plain", "maps"]

HEADER = 30.0
SUBTITLE = 24.0
FOOTER = 26.0
LABEL_LEFT = 58.0
PERCENT = 60.0
"""Room beside class names: where they begin, and for what follows them."""
MORE = 20.0
"""Height of a line that says how many are not shown."""

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LayerGeometry:
    """A block in its own coordinates, the top-left corner at (0, 0).

    `centres` is (shown, 2): the middle of each neuron that is drawn, beginning with number
    `first`. `units` counts all of them. `rows` and `columns` of a "grid" run downwards first,
    of a "picture" along the rows. `state_area` is where small pictures of the layer's state
    stand; there may be room for `maps` of its `all_maps` feature maps there.
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
    first: int = 0
    state_area: QRectF = field(default_factory=QRectF)
    maps: int = 0
    all_maps: int = 0

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
        """Return how many neurons, or feature maps, are left out of the drawing."""
        if self.form == "maps":
            return self.all_maps - self.maps
        return self.units - self.shown if self.shown else 0

    @property
    def is_range(self) -> bool:
        """Tell whether only a range is shown, which can be moved along."""
        return self.hidden > 0 and self.form in ("column", "maps")

    @property
    def page(self) -> int:
        """Return how many neurons or feature maps are shown at a time."""
        return self.maps if self.form == "maps" else self.shown

    @property
    def counted(self) -> int:
        """Return how many neurons or feature maps there are to be shown."""
        return self.all_maps if self.form == "maps" else self.units

    def wired(self, units: int) -> range:
        """Return the units whose wires are drawn: of an opened range those that show."""
        if self.is_range and self.form == "column":
            return range(min(self.first, units), min(self.first + self.shown, units))
        return range(units)

    def more_line(self, *, after: bool) -> QRectF:
        """Return the line that says how many come after those shown, or before them."""
        top = self.body.bottom() - MORE if after else self.body.top()
        return QRectF(0, top, self.width, MORE)

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
        if self.form in ("dropout", "plain", "maps") or (
            self.form != "column" and not wires_to_neurons
        ):
            return (self.rect,)
        texts = [self.subtitle, self.footer] if self.footed else [self.subtitle]
        return (self.header, *(text.adjusted(26, 4, -26, -4) for text in texts))

    def anchors(self, units: int, *, out: bool) -> tuple[Points, float]:
        """Return where wires leave (or enter) all `units`, (units, 2), and the neurons' radius."""
        if not self.shown:
            y = self.body.top() + (np.arange(units) + 0.5) / max(units, 1) * self.body.height()
            return np.column_stack([np.full(units, self.width if out else 0.0), y]), 0.0
        points = self.centres[: max(0, units - self.first)]
        before, after = min(self.first, units), units - self.first - len(points)
        if before or after > 0:
            # Wires stop short of neurons by their radius: here, at the edge of the block.
            edge = self.width - self.radius if out else self.radius
            line = MORE / 2
            above = np.tile([edge, self.body.top() + line], (before, 1))
            below = np.tile([edge, self.body.bottom() - line], (max(0, after), 1))
            points = np.concatenate([above, points, below])
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
        return nearest + self.first if distance[nearest] <= self.radius + slack else None

    def shows(self, unit: int) -> bool:
        """Tell whether a neuron is one of those drawn."""
        return self.first <= unit < self.first + self.shown

    def gap_at(self, y: float) -> int:
        """Return before which neuron of a column a height lies: 0 to the number of all."""
        nearest = int(np.searchsorted(self.centres[:, 1], y))
        return self.first + nearest
