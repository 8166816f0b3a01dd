"""Placing all blocks of a design in columns from left to right."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from nndesigner.core import shapes
from nndesigner.core.design import Design, InputLayer, NeuronLayer, OutputLayer
from nndesigner.ui.canvas.geometry import geometry_of, outline

COLUMN_GAP = 132.0
NARROW_GAP = 60.0
"""Between columns; narrow before blocks that no single wires lead to."""
ROW_GAP = 40.0


def auto_layout(design: Design) -> dict[str, tuple[float, float]]:
    """Return the top-left corner of each block: a column for each step from the input.

    Columns are centred on y = 0, and blocks stand near what they are wired to.
    """
    if shapes.has_cycle(design):
        return {layer.id: (layer.x, layer.y) for layer in design.layers}
    columns = _columns(design)
    middles: dict[str, float] = {}
    places: dict[str, tuple[float, float]] = {}
    x = 0.0
    for place, column in enumerate(columns):
        x += _gap_before(design, column) if place else 0.0
        width = max(geometry_of(design.layer(layer_id)).width for layer_id in column)
        tops = _stacked(design, column, middles)
        for layer_id, top in tops.items():
            geometry = geometry_of(design.layer(layer_id))
            places[layer_id] = (x + (width - geometry.width) / 2, top)
            middles[layer_id] = top + geometry.height / 2
        x += width
    return places


def _gap_before(design: Design, column: list[str]) -> float:
    wired = any(isinstance(design.layer(layer_id), NeuronLayer) for layer_id in column)
    return COLUMN_GAP if wired else NARROW_GAP


def _columns(design: Design) -> list[list[str]]:
    """Return ids by the longest way from a start; what is wired to nothing goes with its kind."""
    depths: dict[str, int] = {}
    for layer_id in shapes.topological_order(design):
        sources = [depths[link.source] for link in design.links_into(layer_id)]
        depths[layer_id] = 1 + max(sources, default=-1)
    last = max(depths.values(), default=0)
    for layer in design.layers:
        incoming, outgoing = design.links_into(layer.id), design.links_out_of(layer.id)
        if isinstance(layer, OutputLayer):
            depths[layer.id] = max(depths[layer.id], last)
        elif not incoming and outgoing and not isinstance(layer, InputLayer):
            depths[layer.id] = min(depths[link.target] for link in outgoing) - 1
        elif not incoming and not outgoing and not isinstance(layer, InputLayer):
            depths[layer.id] = min(1, last)
    used = sorted(set(depths.values()))
    return [[key for key, depth in depths.items() if depth == column] for column in used]


def _stacked(design: Design, column: list[str], middles: Mapping[str, float]) -> dict[str, float]:
    """Return the tops of a column's blocks, in the order of what they are wired to."""

    def wanted(layer_id: str) -> float:
        found = [
            middles[link.source] for link in design.links_into(layer_id) if link.source in middles
        ]
        return fsum(found) / len(found) if found else 0.0

    order = sorted(column, key=wanted)
    heights = [outline(design.layer(layer_id)).height() for layer_id in order]
    top = -(sum(heights) + ROW_GAP * (len(order) - 1)) / 2
    tops: dict[str, float] = {}
    for layer_id, height in zip(order, heights, strict=True):
        tops[layer_id] = top
        top += height + ROW_GAP
    return tops
