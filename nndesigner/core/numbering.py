"""Whose units a layer's numbers are, and how they are renumbered when a layer's units are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from types import MappingProxyType
from typing import NamedTuple

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Design
from nndesigner.core.layers import ConcatenateLayer
from nndesigner.core.shapes import KeepsUnits

Order = Sequence[int | None]
"""The old number of each unit in its new place; None for a new one. Copies repeat a number."""

Kept = Mapping[str, Order]
"""The order of the units of layers, by the layers' ids."""

Places = Mapping[int, int]
"""Old numbers by new ones."""


@dataclass(frozen=True)
class Moved:
    """Where an array, or a part of it, has its numbers from: another array of the state before.

    `rows` gives the old row in `key` for each new row that comes from there, `columns` the same
    for columns; None stands for all, which follow their layers as they would in any edit.
    """

    key: str
    rows: Places | None = None
    columns: Places | None = None


class Carried(NamedTuple):
    """An edited design, and how the weights of the one before get into it.

    `kept` has the order of units in layers whose units got another, `moved` the arrays (by
    their new keys) that take over numbers of others, and `given` arrays that come from outside,
    where a network has `learnt` them or not. What none of them names stays where it is.
    """

    design: Design
    kept: Kept = MappingProxyType({})
    moved: Mapping[str, Moved] = MappingProxyType({})
    given: Mapping[str, FloatArray] = MappingProxyType({})
    learnt: bool = False


def origins(design: Design, layer_id: str) -> tuple[str, ...]:
    """Return the layers whose units, one layer's after the other's, a layer's numbers are.

    Dropout and its like pass on their source's, Concatenate of rows of features those of all
    its sources; every other layer has numbers of its own. A loop in a foreign design has none.
    """
    return tuple(_origins(design, layer_id, frozenset()))


def _origins(design: Design, layer_id: str, seen: frozenset[str]) -> Iterator[str]:
    layer = design.layers_by_id.get(layer_id)
    links = design.links_into(layer_id)
    if not links or not (isinstance(layer, KeepsUnits) or _joins_rows(design, layer_id)):
        if not isinstance(layer, KeepsUnits):
            yield layer_id
        return
    if layer_id not in seen:
        for link in links:
            yield from _origins(design, link.source, seen | {layer_id})


def _joins_rows(design: Design, layer_id: str) -> bool:
    """Tell whether a layer puts rows of features, or channels, one after the other."""
    if not isinstance(design.layers_by_id.get(layer_id), ConcatenateLayer):
        return False
    shapes = design.source_shapes(layer_id)
    return shapes is not None and all(len(shape) in (1, 3) for shape in shapes)


def order_of(design: Design, layer_id: str, kept: Kept) -> list[int | None] | None:
    """Return the order a layer's numbers get when layers of `design` are reordered as `kept`.

    None where they stay as they are, or it is not known how many there are.
    """
    found: list[int | None] = []
    start, changed = 0, False
    for origin in origins(design, layer_id):
        shape = design.shapes.get(origin)
        if shape is None:
            return None
        units: Order = kept.get(origin, range(prod(shape)))
        changed |= origin in kept
        found += [None if unit is None else start + unit for unit in units]
        start += prod(shape)
    return found if changed else None


def affected(design: Design, layer_id: str) -> frozenset[str]:
    """Return the layers behind one, and itself, among whose numbers its units are."""
    found = {layer_id}
    frontier = [layer_id]
    while frontier:
        for link in design.links_out_of(frontier.pop()):
            target = link.target
            keeps = isinstance(design.layers_by_id.get(target), KeepsUnits)
            if target not in found and (keeps or _joins_rows(design, target)):
                found.add(target)
                frontier.append(target)
    return frozenset(found)
