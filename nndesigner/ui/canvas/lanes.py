"""How much room the wires of a link need where it passes a column it has nothing to do with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nndesigner.core.design import Design, NeuronLayer
from nndesigner.ui.canvas.columns import Columns
from nndesigner.ui.canvas.geometry import geometry_in, source_units
from nndesigner.ui.canvas.heights import Extent


@dataclass(frozen=True)
class Lane:
    """A link at one of its bends: `share` of its way there, and how far its wires reach.

    Links are drawn straight from port to port: that is where they pass the column.
    """

    source: int
    target: int
    share: float
    extent: Extent

    def shares_end(self, other: Lane) -> bool:
        """Tell whether the wires of two links come together anyway."""
        return self.source == other.source or self.target == other.target


def lanes_of(design: Design, columns: Columns, middles: Sequence[float]) -> dict[int, Lane]:
    """Return the lane of every bend; `middles` is where the columns are from left to right.

    Wires are straight: between a column of neurons and another their fan goes evenly from the
    height of the one to that of the other. A link without wires of its own is a thin curve.
    """
    x = {
        node: middle for nodes, middle in zip(columns.nodes, middles, strict=True) for node in nodes
    }
    following = {source: target for source, target in columns.edges if source < 0}
    result: dict[int, Lane] = {}
    for source, bend in columns.edges:
        if source < 0 or bend >= 0:
            continue
        bends = [bend]
        while following[bends[-1]] < 0:
            bends.append(following[bends[-1]])
        target = following[bends[-1]]
        ends = _reach(design, source, target, out=True), _reach(design, target, source, out=False)
        for node in bends:
            share = (x[node] - x[source]) / (x[target] - x[source])
            above, below = (
                first * (1 - share) + last * share for first, last in zip(*ends, strict=True)
            )
            result[node] = Lane(source, target, share, Extent(above, below))
    return result


def _reach(design: Design, node: int, other: int, *, out: bool) -> tuple[float, float]:
    """Return how far wires spread above and below the port of a block at one end."""
    layer = design.layers[node]
    target = design.layers[node if not out else other]
    if not isinstance(target, NeuronLayer):
        return 0.0, 0.0
    geometry = geometry_in(design, layer)
    units = source_units(design, layer.id) if out else getattr(layer, "units", 0)
    points, _ = geometry.anchors(units, out=out)
    if not len(points):
        return 0.0, 0.0
    low, high = float(np.min(points[:, 1])), float(np.max(points[:, 1]))
    return max(0.0, geometry.port_y - low), max(0.0, high - geometry.port_y)
