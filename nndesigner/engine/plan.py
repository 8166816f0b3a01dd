"""How a design is computed: in which order, and which neurons and links together.

Neurons dropped one by one at the same depth are computed as one block, and all links between
two blocks as one matrix: one product of matrices takes hardly longer than one of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import prod

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.design import Design, Link
from nndesigner.core.layers import DenseLayer, Layer, NeuronLayer
from nndesigner.engine.masks import BoolArray, mask_matrix

_SMALL = 4
"""Layers of up to so many neurons are put together."""

_MOST_EMPTY = 100_000
"""Numbers a matrix may have although no link is there."""


@dataclass(frozen=True)
class Part:
    """One link's place in the matrix of a bundle: its first row and column."""

    link: Link
    row: int
    column: int
    shape: tuple[int, int]

    @property
    def place(self) -> tuple[slice, slice]:
        rows, columns = self.shape
        return slice(self.row, self.row + rows), slice(self.column, self.column + columns)


@dataclass(frozen=True)
class Bundle:
    """All links from one node to another as one matrix `(units_target, units_source)`."""

    source: str
    target: str
    shape: tuple[int, int]
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        return f"{self.source}>{self.target}"

    def mask(self) -> BoolArray | None:
        """Return which of the weights exist; None if all do."""
        if len(self.parts) == 1 and self.parts[0].shape == self.shape:
            link = self.parts[0].link
            return None if link.mask is None else mask_matrix(link.mask, self.shape)
        matrix = np.zeros(self.shape, bool)
        for part in self.parts:
            mask = part.link.mask
            matrix[part.place] = True if mask is None else mask_matrix(mask, part.shape)
        return None if matrix.all() else matrix


@dataclass(frozen=True)
class Node:
    """What is computed at once: one layer, or small layers of neurons side by side.

    `starts` are the numbers of their first units, `id` is that of the first layer.
    """

    layers: tuple[Layer, ...]
    starts: tuple[int, ...]
    bundles: tuple[Bundle, ...] = ()
    sources: tuple[str, ...] = ()
    """For layers that are no neurons: the layers something comes in from."""

    @property
    def id(self) -> str:
        return self.layers[0].id

    def neurons(self) -> tuple[NeuronLayer, ...]:
        """Return the layers, if they have neurons; else nothing."""
        return tuple(layer for layer in self.layers if isinstance(layer, NeuronLayer))

    @property
    def units(self) -> int:
        return sum(layer.units for layer in self.neurons())


def make_plan(design: Design) -> tuple[Node, ...]:
    """Return the nodes of a complete design, sources before targets."""
    groups = list(_groups(design))
    places = {
        layer.id: (group[0].id, start)
        for group in groups
        for layer, start in zip(group, _starts(group), strict=True)
    }
    widths = {group[0].id: sum(design.widths[layer.id] for layer in group) for group in groups}
    return tuple(_node(design, group, places, widths) for group in groups)


def depths(design: Design) -> dict[str, int]:
    """Return each layer's depth: how many links the longest way to it has."""
    found: dict[str, int] = {}
    for layer_id in shapes.topological_order(design):
        before = (found[link.source] for link in design.links_into(layer_id))
        found[layer_id] = 1 + max(before, default=-1)
    return found


def _groups(design: Design) -> Iterator[tuple[Layer, ...]]:
    """Yield layers that are computed together, ordered by depth."""
    depth = depths(design)
    together: dict[tuple[int, str], list[Layer]] = {}
    for layer in design.layers:
        place = depth[layer.id], "" if _is_small(layer) else layer.id
        together.setdefault(place, []).append(layer)
    for _, group in sorted(together.items(), key=lambda item: item[0][0]):
        if _empty_numbers(design, group) <= _MOST_EMPTY:
            yield tuple(group)
        else:
            yield from ((layer,) for layer in group)


def _is_small(layer: Layer) -> bool:
    """Tell whether a layer may be computed with others; a softmax is about its own units."""
    if not isinstance(layer, DenseLayer) or layer.activation == "softmax":
        return False
    return layer.units <= _SMALL


def _empty_numbers(design: Design, group: Sequence[Layer]) -> int:
    """Return how many numbers computing these layers together would waste."""
    if len(group) == 1:
        return 0
    links = [link for layer in group for link in design.links_into(layer.id)]
    columns = sum(design.widths[source] for source in {link.source for link in links})
    rows = sum(design.widths[layer.id] for layer in group)
    used = sum(prod(shapes.matrix_shape(design, link) or (0,)) for link in links)
    return rows * columns - used


def _starts(group: Sequence[Layer]) -> tuple[int, ...]:
    widths = [layer.units if isinstance(layer, NeuronLayer) else 0 for layer in group]
    return tuple(accumulate(widths[:-1], initial=0))


def _node(
    design: Design,
    group: tuple[Layer, ...],
    places: dict[str, tuple[str, int]],
    widths: dict[str, int],
) -> Node:
    links = [link for layer in group for link in design.links_into(layer.id)]
    starts = _starts(group)
    if not isinstance(group[0], NeuronLayer):
        return Node(group, starts, sources=tuple(link.source for link in links))
    target = group[0].id
    parts: dict[str, list[Part]] = {}
    for link in links:
        source, column = places[link.source]
        shape = shapes.matrix_shape(design, link)
        assert shape is not None
        parts.setdefault(source, []).append(Part(link, places[link.target][1], column, shape))
    bundles = tuple(
        Bundle(source, target, (widths[target], widths[source]), tuple(found))
        for source, found in parts.items()
    )
    return Node(group, starts, bundles)
