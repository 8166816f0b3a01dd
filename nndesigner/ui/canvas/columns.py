"""Which blocks stand in one column, and in which order from top to bottom: no coordinates yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from nndesigner.core.design import Design, InputLayer, OutputLayer
from nndesigner.ui.canvas.bends import straightened


@dataclass(frozen=True)
class Columns:
    """Nodes of each column, and their edges, all between neighbouring columns.

    A node is the number of a layer in the design. Negative nodes are bends: a link past other
    columns has one in each of them, so that there is room for it.
    """

    nodes: list[list[int]]
    edges: list[tuple[int, int]]


def columns_of(design: Design) -> Columns:
    """Return columns from input to output with few crossings of links; there is no cycle.

    What is wired to nothing stands where its kind belongs.
    """
    number = {layer.id: place for place, layer in enumerate(design.layers)}
    links = [(number[link.source], number[link.target]) for link in design.links]
    parts = _chains(links) if _is_chains(links) else _layered(links)
    wired = {node for link in links for node in link}
    alone = [node for node in number.values() if node not in wired]
    last = _last(design, parts, alone)
    columns: list[list[int]] = [[] for _ in range(last + 1)]
    for part in parts:
        shift = _shift(design, part, last)
        for place, column in enumerate(_as_drawn(design, part.nodes)):
            columns[place + shift] += _with_groups_together(design, column)
    for node in alone:
        columns[_own_column(design, node, last)].append(node)
    return Columns(
        [column for column in columns if column], [edge for part in parts for edge in part.edges]
    )


def _is_chains(links: Sequence[tuple[int, int]]) -> bool:
    ways = Counter(source for source, _ in links), Counter(target for _, target in links)
    return all(count == 1 for way in ways for count in way.values())


def _chains(links: Sequence[tuple[int, int]]) -> list[Columns]:
    """Return parts that have no branches, in which nothing can cross."""
    following = dict(links)
    parts = []
    for start in sorted(following.keys() - following.values()):
        nodes = [start]
        while nodes[-1] in following:
            nodes.append(following[nodes[-1]])
        parts.append(Columns([[node] for node in nodes], list(pairwise(nodes))))
    return parts


def _layered(links: Sequence[tuple[int, int]]) -> list[Columns]:
    """Return each connected part, layered by the library."""
    from fast_sugiyama import from_edges  # wanted only when something with branches is tidied up

    known = sorted({node for link in links for node in link})
    small = {node: place for place, node in enumerate(known)}
    bends = 0
    parts = []
    found = from_edges(
        [(small[source], small[target]) for source, target in links],
        vertex_spacing=1, dummy_vertices=True, dummy_size=1.0, transpose=True,
    )  # fmt: skip
    for positions, _, _, edges in found:
        at = {int(node): place for node, place in positions}
        names: dict[int, int] = {}
        for node in sorted(at):
            bends += node >= len(known)
            names[node] = known[node] if node < len(known) else -bends
        top = round(max(y for _, y in at.values()))
        nodes: list[list[int]] = [[] for _ in range(top + 1)]
        for node in sorted(at, key=lambda node: at[node][0]):
            nodes[top - round(at[node][1])].append(names[node])
        pieces = [(names[int(source)], names[int(target)]) for source, target in edges or ()]
        parts.append(Columns(straightened(nodes, pieces), pieces))
    return sorted(parts, key=_first)


def _first(part: Columns) -> int:
    return min(node for column in part.nodes for node in column if node >= 0)


def _last(design: Design, parts: Sequence[Columns], alone: Sequence[int]) -> int:
    """Return the number of the last column."""
    last = max((len(part.nodes) - 1 for part in parts), default=0)
    kinds = {type(design.layers[node]) for node in alone}
    inside = bool(kinds - {InputLayer, OutputLayer})
    return max(last, inside + (OutputLayer in kinds)) if len(design.layers) > 1 else last


def _own_column(design: Design, node: int, last: int) -> int:
    layer = design.layers[node]
    if isinstance(layer, OutputLayer):
        return last
    return 0 if isinstance(layer, InputLayer) else min(1, last)


def _shift(design: Design, part: Columns, last: int) -> int:
    """Return how far right a part begins: one with an output but no input ends on the right."""
    layers = [design.layers[node] for column in part.nodes for node in column if node >= 0]
    room = last - len(part.nodes) + 1
    if any(isinstance(layer, InputLayer) for layer in layers):
        return 0
    return room if any(isinstance(layer, OutputLayer) for layer in layers) else min(1, room)


def _as_drawn(design: Design, columns: list[list[int]]) -> list[list[int]]:
    """Return columns as much in the order in which they are drawn as costs no crossings.

    Of the two ways up the better one is taken, and blocks that are wired alike change places.
    """
    votes = 0
    for column in columns:
        for upper, lower in combinations([node for node in column if node >= 0][:_VOTERS], 2):
            votes += 1 if _drawn(design, upper) <= _drawn(design, lower) else -1
    return [
        _with_twins_sorted(design, column if votes >= 0 else column[::-1]) for column in columns
    ]


_VOTERS = 40
"""So many blocks of a column tell which way up it is drawn."""


def _drawn(design: Design, node: int) -> tuple[float, int]:
    return design.layers[node].y, node


def _with_groups_together(design: Design, column: list[int]) -> list[int]:
    """Return a column in which no other block stands between those of one group."""
    group = {
        node: design.groups_by_layer.get(design.layers[node].id) for node in column if node >= 0
    }
    first: dict[object, int] = {}
    for place, node in enumerate(column):
        first.setdefault(group.get(node) or node, place)
    return sorted(column, key=lambda node: first[group.get(node) or node])


def _with_twins_sorted(design: Design, column: list[int]) -> list[int]:
    twins: dict[object, list[int]] = {}
    for place, node in enumerate(column):
        if node >= 0:
            key = design.layers[node].id
            sources = frozenset(link.source for link in design.links_into(key))
            targets = frozenset(link.target for link in design.links_out_of(key))
            twins.setdefault((sources, targets), []).append(place)
    result = list(column)
    for places in twins.values():
        ordered = sorted((column[place] for place in places), key=lambda n: _drawn(design, n))
        for place, node in zip(places, ordered, strict=True):
            result[place] = node
    return result
