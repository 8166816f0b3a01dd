"""Masks: which neuron-to-neuron connections of a link exist, kept in step with the layers.

A mask has, for each unit of the target, the ascending source units it is connected to.
"""

from __future__ import annotations

from msgspec.structs import replace

from nndesigner.core import shapes
from nndesigner.core.design import Design, Link, Mask
from nndesigner.core.layers import MAX_NUMBERS, NeuronLayer
from nndesigner.core.numbering import Order, affected, order_of


def empty(target_units: int) -> Mask:
    """Return the mask without any connection."""
    return ((),) * target_units


def with_connections(
    mask: Mask, target_unit: int | None, source_unit: int | None, source_units: int
) -> Mask:
    """Add one connection; None stands for all units of that side."""
    sources = range(source_units) if source_unit is None else (source_unit,)
    return tuple(
        tuple(sorted({*row, *sources})) if target_unit in (None, unit) else row
        for unit, row in enumerate(mask)
    )


def without_connection(mask: Mask, target_unit: int, source_unit: int) -> Mask:
    """Take one connection away."""
    return tuple(
        tuple(source for source in row if source != source_unit) if unit == target_unit else row
        for unit, row in enumerate(mask)
    )


def fits(design: Design, link: Link) -> bool:
    """Tell whether mask and locks have ascending source units for each target unit, or are None.

    Any width will do while that of the source is not known.
    """
    given = [rows for rows in (link.mask, link.locked) if rows is not None]
    target = design.layers_by_id.get(link.target)
    columns = design.widths.get(link.source, MAX_NUMBERS)
    return not given or (
        isinstance(target, NeuronLayer)
        and all(len(rows) == target.units for rows in given)
        and link.reach is not None
        and max(link.reach) < columns
    )


def takes_newcomers(mask: Mask, columns: int) -> bool:
    """Tell whether units that are new at one end of a link are connected to all at the other.

    They are where more than half of all connections exist: that is a full link from which some
    were cut. Where fewer do, single wires were drawn, and a new unit waits for its own.
    """
    return 2 * sum(map(len, mask)) > len(mask) * columns


def fitted(design: Design, before: Design | None = None) -> Design:
    """Cut or extend masks and locks that no longer fit their layers.

    New units are connected if `takes_newcomers`, never locked; of sources only those that are
    more than in `before`. A mask left without any connection takes its link with it; locks
    without any are none.
    """
    if all(link.mask is None and link.locked is None for link in design.links):
        return design
    widths = {} if before is None else before.widths
    links = tuple(_fitted_link(design, link, widths.get(link.source)) for link in design.links)
    kept = tuple(link for link in links if link.mask is None or any(link.mask))
    return design if kept == design.links else replace(design, links=kept)


def with_units_kept(design: Design, layer_id: str, kept: Order) -> Design:
    """Renumber masks and locks on both sides of a layer whose units get another order.

    New units (None) are connected if `takes_newcomers`, never locked; copies are both as their
    originals.
    """
    if all(link.mask is None and link.locked is None for link in design.links):
        return design
    orders = {
        source: order_of(design, source, {layer_id: kept}) for source in affected(design, layer_id)
    }
    links = tuple(
        _renumbered_link(
            link,
            kept if link.target == layer_id else None,
            orders.get(link.source),
            design.widths.get(link.source),
        )
        for link in design.links
    )
    return replace(design, links=links)


def _renumbered_link(
    link: Link, targets: Order | None, sources: Order | None, columns: int | None
) -> Link:
    """Renumber a link's mask and locks; `columns` is how many source units there were before."""
    if targets is None and sources is None:
        return link
    mask, locked = link.mask, link.locked
    if mask is not None:
        full = columns is not None and takes_newcomers(mask, columns)
        mask = renumbered(mask, targets, sources, tuple(range(columns or 0)) if full else None)
    if locked is not None:
        locked = renumbered(locked, targets, sources)
    same = mask == link.mask and locked == link.locked
    return link if same else replace(link, mask=mask, locked=locked)


def renumbered(
    rows: Mask,
    targets: Order | None,
    sources: Order | None,
    every: tuple[int, ...] | None = None,
) -> Mask:
    """Return a mask with its target and source units in another order; None leaves them.

    New units (None) are connected to all at the other end if `every` is all old source units,
    to none without.
    """
    if targets is not None:
        rows = tuple((every or ()) if unit is None else rows[unit] for unit in targets)
    if sources is None:
        return rows
    new: dict[int | None, list[int]] = {}
    for number, old in enumerate(sources):
        new.setdefault(old, []).append(number)
    newcomers = new.get(None, []) if every is not None else []
    # a mask's rows are often one and the same tuple
    found = {
        row: tuple(sorted([*newcomers, *(number for unit in row for number in new.get(unit, ()))]))
        for row in set(rows)
    }
    return tuple(found[row] for row in rows)


def _fitted_link(design: Design, link: Link, columns_before: int | None) -> Link:
    target = design.layers_by_id.get(link.target)
    if target is None or (link.mask is None and link.locked is None):
        return link
    if not isinstance(target, NeuronLayer):
        return replace(link, mask=None, locked=None)
    columns = shapes.width(design, link.source)
    mask = link.mask and _grown(link.mask, target.units, columns, columns_before)
    locked = None if link.locked is None else _cut(link.locked, target.units, columns)
    if locked is not None and mask is not None:
        locked = tuple(
            tuple(sorted({*row} & {*other})) for row, other in zip(locked, mask, strict=True)
        )
    locked = locked if locked and any(locked) else None
    fitted_link = replace(link, mask=mask, locked=locked)
    return link if fitted_link == link else fitted_link


def _grown(mask: Mask, units: int, columns: int | None, columns_before: int | None) -> Mask:
    """Return a mask cut to its layers, with the units they have more than before."""
    before = columns if columns_before is None else columns_before
    if columns is None or before is None or not takes_newcomers(mask, before):
        return _cut(mask, units, columns)
    newcomers = tuple(range(before, columns))
    extended = tuple((*row, *newcomers) for row in mask) if newcomers else mask
    more = (tuple(range(columns)),) * (units - len(mask))
    return _cut((*extended, *more), units, columns)


def _cut(rows: Mask, units: int, columns: int | None) -> Mask:
    kept = list(rows[:units])
    if columns is not None:  # else the source's own source is missing and may come back
        kept = [
            row if not row or row[-1] < columns else tuple(unit for unit in row if unit < columns)
            for row in kept
        ]
    return tuple(kept + [()] * (units - len(kept)))
