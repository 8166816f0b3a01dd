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


def fitted(design: Design) -> Design:
    """Cut or extend masks and locks that no longer fit their layers.

    New units are neither connected nor locked. A mask left without any connection takes its
    link with it; locks without any are none.
    """
    if all(link.mask is None and link.locked is None for link in design.links):
        return design
    links = tuple(_fitted_link(design, link) for link in design.links)
    kept = tuple(link for link in links if link.mask is None or any(link.mask))
    return design if kept == design.links else replace(design, links=kept)


def with_units_kept(design: Design, layer_id: str, kept: Order) -> Design:
    """Renumber masks and locks on both sides of a layer whose units get another order.

    New units (None) are neither connected nor locked, copies as their originals.
    """
    orders = {
        source: order_of(design, source, {layer_id: kept}) for source in affected(design, layer_id)
    }
    links = tuple(
        _renumbered_link(link, kept if link.target == layer_id else None, orders.get(link.source))
        for link in design.links
    )
    return replace(design, links=links)


def _renumbered_link(link: Link, targets: Order | None, sources: Order | None) -> Link:
    changes = {
        name: renumbered(rows, targets, sources)
        for name, rows in (("mask", link.mask), ("locked", link.locked))
        if rows is not None and not (targets is None and sources is None)
    }
    return replace(link, **changes) if changes else link


def renumbered(rows: Mask, targets: Order | None, sources: Order | None) -> Mask:
    """Return a mask with its target and source units in another order; None leaves them."""
    if targets is not None:
        rows = tuple(() if unit is None else rows[unit] for unit in targets)
    if sources is None:
        return rows
    new: dict[int | None, list[int]] = {}
    for number, old in enumerate(sources):
        new.setdefault(old, []).append(number)
    # a mask's rows are often one and the same tuple
    found = {
        row: tuple(sorted(number for unit in row for number in new.get(unit, ())))
        for row in set(rows)
    }
    return tuple(found[row] for row in rows)


def _fitted_link(design: Design, link: Link) -> Link:
    target = design.layers_by_id.get(link.target)
    if target is None or (link.mask is None and link.locked is None):
        return link
    if not isinstance(target, NeuronLayer):
        return replace(link, mask=None, locked=None)
    columns = shapes.width(design, link.source)
    mask = None if link.mask is None else _cut(link.mask, target.units, columns)
    locked = None if link.locked is None else _cut(link.locked, target.units, columns)
    if locked is not None and mask is not None:
        locked = tuple(
            tuple(sorted({*row} & {*other})) for row, other in zip(locked, mask, strict=True)
        )
    locked = locked if locked and any(locked) else None
    fitted_link = replace(link, mask=mask, locked=locked)
    return link if fitted_link == link else fitted_link


def _cut(rows: Mask, units: int, columns: int | None) -> Mask:
    kept = list(rows[:units])
    if columns is not None:  # else the source's own source is missing and may come back
        kept = [
            row if not row or row[-1] < columns else tuple(unit for unit in row if unit < columns)
            for row in kept
        ]
    return tuple(kept + [()] * (units - len(kept)))
