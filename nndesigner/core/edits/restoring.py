"""Putting connections back that were cut out of a link."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from nndesigner.core import shapes
from nndesigner.core.design import Design, Link
from nndesigner.core.edits.links import connect, connect_units
from nndesigner.core.edits.lookup import link_of, mask_shape, with_link

Pairs = tuple[tuple[int, int], ...]
Units = Collection[int]


def missing_connections(design: Design, link: Link) -> Pairs:
    """Return the connections (target unit, source unit) that were cut out of a link."""
    shape = shapes.matrix_shape(design, link)
    if link.mask is None or shape is None:
        return ()
    return tuple(
        (target, source)
        for target, row in enumerate(link.mask)
        for source in sorted(set(range(shape[1])) - set(row))
    )


def restore_connection(design: Design, link_id: str, target: int, source: int) -> Design:
    """Put one connection of a link back. Raises EditError `unknown_item` or as `connect_units`."""
    link = link_of(design, link_id)
    pair = target, source
    return _restored(design, link, (pair,), is_all=missing_connections(design, link) == (pair,))


def restore_unit(design: Design, layer_id: str, unit: int) -> Design:
    """Put all connections back that were cut from one neuron; the same design if there are none."""
    for link in (*design.links_into(layer_id), *design.links_out_of(layer_id)):
        side = 0 if link.target == layer_id else 1
        cut = missing_connections(design, link)
        own = tuple(pair for pair in cut if pair[side] == unit)
        if own:
            design = _restored(design, link, own, is_all=own == cut)
    return design


def connect_fully(
    design: Design, link_id: str, *, targets: Units = (), sources: Units = ()
) -> Design:
    """Connect some units at one end of a masked link to all at the other.

    Raises EditError `unknown_item`, `has_no_neurons` or `width_unknown`.
    """
    link = link_of(design, link_id)
    rows, columns = mask_shape(design, link.source, link.target)
    if link.mask is None:
        return design
    every, chosen, new = tuple(range(columns)), frozenset(targets), frozenset(sources)
    mask = tuple(
        every if unit in chosen else tuple(sorted({*row} | new)) if new else row
        for unit, row in enumerate(link.mask)
    )
    full = mask == shapes.full_mask(rows, columns)
    return with_link(design, replace(link, mask=None if full else mask))


def _restored(design: Design, link: Link, pairs: Pairs, *, is_all: bool) -> Design:
    """Put connections back. With the last one, the link is a full one again.

    Then neurons to come are wired as well, as if nothing had ever been cut.
    """
    if is_all:
        return connect(design, link.source, link.target)
    for target, source in pairs:
        design = connect_units(
            design, link.source, link.target, source_unit=source, target_unit=target
        )
    return design
