"""Where links that pass a column go through it: near their straight way, at no more crossings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PASSES = 2
_EDGES_MOST = 600
"""Above this, what the library has chosen is left as it is: looking would take too long."""

_Ends = Mapping[int, tuple[Sequence[int], Sequence[int]]]


def straightened(
    nodes: Sequence[Sequence[int]], edges: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """Return columns with bends moved towards the straight way between the ends of their link.

    `nodes` of each column are ordered from top to bottom; bends are negative. Ordering counts
    crossings alone, to which a bend at the end of a column may be as good as one in its middle.
    Links weigh much when heights are chosen, so a bend down there would pull the blocks at both
    ends of its link down with it.
    """
    columns = [list(column) for column in nodes]
    bends = [(column, node) for column in columns for node in column if node < 0]
    if not bends or len(edges) > _EDGES_MOST:
        return columns
    near = _neighbours(columns, edges)
    for _ in range(_PASSES):
        for column, bend in bends:
            _place(column, bend, columns, near, _wanted(bend, columns, near))
    return columns


def _neighbours(columns: Sequence[Sequence[int]], edges: Sequence[tuple[int, int]]) -> _Ends:
    """Return of each node which others are linked to it in the column before and behind it."""
    before: dict[int, list[int]] = {node: [] for column in columns for node in column}
    behind: dict[int, list[int]] = {node: [] for node in before}
    for source, target in edges:
        behind[source].append(target)
        before[target].append(source)
    return {node: (before[node], behind[node]) for node in before}


def _wanted(bend: int, columns: Sequence[Sequence[int]], near: _Ends) -> float:
    """Return at which share 0..1 of its column a bend lies on the line between its ends."""
    steps, ends = [], []
    for side in (0, 1):
        node, count = bend, 0
        while node < 0:
            node, count = near[node][side][0], count + 1
        column = next(column for column in columns if node in column)
        blocks = [other for other in column if other >= 0]
        steps.append(count)
        ends.append((blocks.index(node) + 0.5) / len(blocks))
    share = steps[0] / sum(steps)
    return ends[0] * (1 - share) + ends[1] * share


def _place(
    column: list[int], bend: int, columns: Sequence[Sequence[int]], near: _Ends, wanted: float
) -> None:
    """Put a bend where fewest links cross its own; of such places, nearest to the wanted one."""
    rank = {node: place for nodes in columns for place, node in enumerate(nodes)}
    others = [node for node in column if node != bend]
    blocks = max(1, sum(node >= 0 for node in others))
    crossings = above = 0
    places = [(crossings, abs(wanted), 0)]
    for place, node in enumerate(others, start=1):
        for side in (0, 1):
            # The bend goes from above this node to below it.
            (own,) = near[bend][side]
            crossings += sum(rank[other] < rank[own] for other in near[node][side]) * -1
            crossings += sum(rank[other] > rank[own] for other in near[node][side])
        above += node >= 0
        places.append((crossings, abs(above / blocks - wanted), place))
    column[:] = others
    column.insert(min(places)[2], bend)
