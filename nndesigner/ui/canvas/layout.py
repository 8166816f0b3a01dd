"""Placing all blocks of a design in columns from left to right, with few crossings.

The method is that of Sugiyama, Tagawa and Toda ("Methods for visual understanding of
hierarchical system structures", 1981). Columns and the order in each of them come from the
library fast-sugiyama; how high blocks stand is worked out here, because it knows no sizes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF

from nndesigner.core import shapes
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.ui.canvas.columns import Columns, columns_of
from nndesigner.ui.canvas.geometry import geometry_in, outline_in
from nndesigner.ui.canvas.group_item import PADDING, TITLE
from nndesigner.ui.canvas.heights import Extent, heights
from nndesigner.ui.canvas.lanes import Lane, lanes_of
from nndesigner.ui.canvas.places import step_aside

COLUMN_GAP = 132.0
NARROW_GAP = 60.0
"""Between columns; narrow before blocks that no single wires lead to."""
ROW_GAP = 40.0
NEURON_GAP = 14.0
BEND_GAP = 32.0
"""Between blocks of a column, between single neurons, and around a link that passes the column."""

Places = dict[str, tuple[float, float]]


def auto_layout(design: Design) -> Places:
    """Return the top-left corner of each block: a column for each step from the input.

    Blocks stand at the height of what they are wired to, and the whole about y = 0. Notes go
    along with the block they are next to.
    """
    if shapes.has_cycle(design):
        return {layer.id: (layer.x, layer.y) for layer in design.layers}
    columns = columns_of(design)
    extents = {node: _extent(design, node) for node in range(len(design.layers))}
    lefts, middles = _across(design, columns)
    lanes = lanes_of(design, columns, middles)
    wide = extents | {bend: lane.extent for bend, lane in lanes.items()}
    lines = {bend: (lane.source, lane.target, lane.share) for bend, lane in lanes.items()}
    ports = heights(columns, wide, partial(_gap, design, lanes), lines)
    tops = {node: ports[node] - extents[node].above for node in extents}
    bottoms = {node: ports[node] + extents[node].below for node in extents}
    middle = (min(tops.values(), default=0.0) + max(bottoms.values(), default=0.0)) / 2
    places = {
        design.layers[node].id: (x, _halves(tops[node] - middle)) for node, x in lefts.items()
    }
    return places | _notes(design, places)


def _notes(design: Design, places: Places) -> Places:
    """Return where notes go: along with the block nearest to each, and beside all blocks."""
    blocks = {
        layer.id: (outline_in(design, layer), QPointF(layer.x, layer.y)) for layer in design.layers
    }
    free = [rect.translated(*places[key]) for key, (rect, _) in blocks.items()]
    result: Places = {}
    for note in design.notes:
        box = QRectF(note.x, note.y, note.width, note.height)
        away = {key: _distance(box, rect.translated(at)) for key, (rect, at) in blocks.items()}
        if away:
            nearest = min(away, key=lambda key: away[key])
            box.translate(QPointF(*places[nearest]) - blocks[nearest][1])
        box.translate(step_aside(box, free))
        free.append(box)
        result[note.id] = (box.x(), box.y())
    return result


def _distance(one: QRectF, two: QRectF) -> float:
    """Return how far two rectangles are from each other, along the axes."""
    across = max(one.left() - two.right(), two.left() - one.right(), 0.0)
    return across + max(one.top() - two.bottom(), two.top() - one.bottom(), 0.0)


def _extent(design: Design, node: int) -> Extent:
    layer = design.layers[node]
    port = geometry_in(design, layer).port_y
    return Extent(port, outline_in(design, layer).height() - port)


def _gap(design: Design, lanes: Mapping[int, Lane], upper: int, lower: int) -> float:
    """Return the room between two nodes, with that for the frames of groups that end there.

    Lanes of links that come from one block, or lead to one, may lie over each other.
    """
    if upper < 0 and lower < 0 and lanes[upper].shares_end(lanes[lower]):
        return -lanes[upper].extent.below - lanes[lower].extent.above
    if upper < 0 or lower < 0:
        return BEND_GAP
    ids = design.layers[upper].id, design.layers[lower].id
    above, below = (design.groups_by_layer.get(key) for key in ids)
    if above is below:
        forms = {geometry_in(design, design.layers[node]).form for node in (upper, lower)}
        return NEURON_GAP if forms == {"neuron"} else ROW_GAP
    return ROW_GAP + (PADDING if above else 0.0) + (PADDING + TITLE if below else 0.0)


def _halves(number: float) -> float:
    return round(2 * number) / 2


def _across(design: Design, columns: Columns) -> tuple[Mapping[int, float], list[float]]:
    """Return the left edge of each block, and the middle of each column they are centred in."""
    result: dict[int, float] = {}
    middles: list[float] = []
    x = 0.0
    for number, column in enumerate(columns.nodes):
        nodes = [node for node in column if node >= 0]
        widths = [geometry_in(design, design.layers[node]).width for node in nodes]
        widest = max(widths, default=0.0)
        x += _gap_before(design, nodes) if number else 0.0
        for node, width in zip(nodes, widths, strict=True):
            result[node] = x + (widest - width) / 2
        middles.append(x + widest / 2)
        x += widest
    return result, middles


def _gap_before(design: Design, nodes: Sequence[int]) -> float:
    wired = any(isinstance(design.layers[node], NeuronLayer) for node in nodes)
    return COLUMN_GAP if wired else NARROW_GAP
