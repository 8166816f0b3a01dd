"""How high the blocks of columns stand, so that links between them run as straight as possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nndesigner.ui.canvas.columns import Columns

_SWEEPS = 40
_WORK_MOST = 30_000
"""So many nodes are looked at in all sweeps together: that takes a tenth of a second."""
_STILL = 0.25
_WEAK = 1e-6
_BENT = 30.0
_HELD = 1e4
_CLEARING = 6


@dataclass(frozen=True)
class Extent:
    """How far a block reaches above and below the height of its ports."""

    above: float
    below: float


BEND = Extent(0.0, 0.0)


def heights(
    columns: Columns,
    extents: Mapping[int, Extent],
    gap: Callable[[int, int], float],
    lines: Mapping[int, tuple[int, int, float]],
) -> dict[int, float]:
    """Return the height of each node's ports.

    Minimises the sum of w (y_source - y_target)^2 over all edges, where two blocks below each
    other keep their `gap` and their order. In one column, the others held, that is a regression
    with a bound for each neighbour, solved exactly; sweeping over the columns in turns
    converges, because no bound joins two columns. Pieces of long links weigh more, as in Gansner
    et al., "A technique for drawing directed graphs" (1993), section 4; those at the ends too,
    because links are drawn straight from port to port and not around their bends.

    Where a bend had to give way nevertheless, its neighbours do so in the end: `lines` tells of
    each bend from which node to which the link runs, and the share of its way there.
    """
    near, gaps = _neighbours(columns), _gaps(columns, extents, gap)
    y: dict[int, float] = {}
    for column, nodes in enumerate(columns.nodes):
        y |= _stacked(nodes, gaps[column], extents)
    _sweep(columns, gaps, near, y)
    for _ in range(_CLEARING if lines else 0):
        if not _clear(columns, gaps, near, lines, y):
            break
    return y


def _neighbours(columns: Columns) -> dict[int, list[tuple[int, float]]]:
    """Return of each node those it is linked with, and how strongly they pull."""
    near: dict[int, list[tuple[int, float]]] = {
        node: [] for nodes in columns.nodes for node in nodes
    }
    for source, target in columns.edges:
        weight = _BENT if source < 0 or target < 0 else 1.0
        near[source].append((target, weight))
        near[target].append((source, weight))
    return near


def _gaps(
    columns: Columns, extents: Mapping[int, Extent], gap: Callable[[int, int], float]
) -> dict[int, list[float]]:
    """Return of each column how far the ports of its nodes are apart at least."""
    return {
        column: [
            extents.get(upper, BEND).below + gap(upper, lower) + extents.get(lower, BEND).above
            for upper, lower in pairwise(nodes)
        ]
        for column, nodes in enumerate(columns.nodes)
    }


def _sweep(
    columns: Columns,
    gaps: Mapping[int, Sequence[float]],
    near: Mapping[int, list[tuple[int, float]]],
    y: dict[int, float],
) -> None:
    """Settle the columns one after the other, there and back, until nothing moves any more."""
    for sweep in range(min(_SWEEPS, max(2, _WORK_MOST // max(len(y), 1)))):
        moved = 0.0
        order = range(len(columns.nodes)) if sweep % 2 == 0 else range(len(columns.nodes))[::-1]
        for column in order:
            moved = max(moved, _settle(columns.nodes[column], gaps[column], near, y))
        if moved < _STILL:
            break


def _clear(
    columns: Columns,
    gaps: Mapping[int, Sequence[float]],
    near: Mapping[int, list[tuple[int, float]]],
    lines: Mapping[int, tuple[int, int, float]],
    y: dict[int, float],
) -> bool:
    """Put bends where their links really pass, and what stands there beside them."""
    moved = 0.0
    for column, nodes in enumerate(columns.nodes):
        bends = [node for node in nodes if node < 0]
        if not bends:
            continue
        held = dict(near)
        for bend in bends:
            source, target, share = lines[bend]
            line = y[source] * (1 - share) + y[target] * share
            moved = max(moved, abs(line - y[bend]))
            y[bend] = line
            held[bend] = [(bend, _HELD)]
        _settle(nodes, gaps[column], held, y)
    return moved > _STILL


def _stacked(
    nodes: Sequence[int], gaps: Sequence[float], extents: Mapping[int, Extent]
) -> dict[int, float]:
    """Return the nodes close together, their middle at 0."""
    first, last = extents.get(nodes[0], BEND), extents.get(nodes[-1], BEND)
    y = first.above - (first.above + sum(gaps) + last.below) / 2
    result = {}
    for node, gap in zip(nodes, (*gaps, 0.0), strict=True):
        result[node] = y
        y += gap
    return result


def _settle(
    nodes: Sequence[int],
    gaps: Sequence[float],
    near: Mapping[int, list[tuple[int, float]]],
    y: dict[int, float],
) -> float:
    """Put a column where its neighbours pull it; return how far something moved.

    With the gaps taken off, the heights must only not decrease: the pool-adjacent-violators
    algorithm merges what pulls past each other into blocks at their common mean.
    """
    pools: list[tuple[float, float, int]] = []  # weight, mean, how many nodes
    offset, offsets = 0.0, []
    for node, gap in zip(nodes, (0.0, *gaps), strict=True):
        offset += gap
        offsets.append(offset)
        weight = sum(pull for _, pull in near[node])
        if weight:
            mean = sum(pull * y[other] for other, pull in near[node]) / weight - offset
        else:
            weight, mean = _WEAK, y[node] - offset
        count = 1
        while pools and pools[-1][1] > mean:
            other_weight, other_mean, others = pools.pop()
            mean = (weight * mean + other_weight * other_mean) / (weight + other_weight)
            weight, count = weight + other_weight, count + others
        pools.append((weight, mean, count))
    settled = [mean for _, mean, count in pools for _ in range(count)]
    moved = 0.0
    for node, base, offset in zip(nodes, settled, offsets, strict=True):
        moved = max(moved, abs(base + offset - y[node]))
        y[node] = base + offset
    return moved
