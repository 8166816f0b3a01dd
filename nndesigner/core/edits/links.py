"""Edits of links between layers, and of connections between single neurons."""

from __future__ import annotations

from msgspec.structs import replace

from nndesigner.core import masks, shapes
from nndesigner.core.design import Design
from nndesigner.core.edits.layers import remove
from nndesigner.core.edits.lookup import (
    check_link,
    check_unit,
    is_connected,
    link_of,
    mask_shape,
    names_of,
    with_link,
    with_new_link,
)
from nndesigner.core.errors import EditError


def connect(design: Design, source: str, target: str) -> Design:
    """Link two whole layers: every unit of the source to every unit of the target.

    A link that so far joined only some of their neurons becomes a full one. Raises EditError
    `already_connected`, `self_link`, `into_input`, `out_of_output`, `one_source`
    or `would_cycle`.
    """
    existing = design.link_between(source, target)
    if existing is not None:
        if existing.mask is None:
            raise EditError("already_connected", **names_of(design, source, target))
        return with_link(design, replace(existing, mask=None))
    check_link(design, source, target)
    return with_new_link(design, source, target)


def connect_units(
    design: Design,
    source: str,
    target: str,
    *,
    source_unit: int | None = None,
    target_unit: int | None = None,
) -> Design:
    """Wire single neurons; None stands for all units of that layer.

    Makes the link if there is none, else adds to its mask. Raises EditError as `connect`, and
    `unknown_unit`, `width_unknown` or `has_no_neurons`.
    """
    existing = design.link_between(source, target)
    if existing is None:
        check_link(design, source, target)
    rows, columns = mask_shape(design, source, target)
    check_unit(design, source, source_unit, columns)
    check_unit(design, target, target_unit, rows)
    if (rows == 1 or target_unit is None) and (columns == 1 or source_unit is None):
        return connect(design, source, target)
    before = masks.empty(rows) if existing is None else existing.mask
    # A full link, without a mask, has all connections already.
    mask = before and masks.with_connections(before, target_unit, source_unit, columns)
    if mask == before:
        raise EditError("already_connected", **names_of(design, source, target))
    if existing is None:
        return with_new_link(design, source, target, mask)
    return with_link(design, replace(existing, mask=mask))


def disconnect_units(design: Design, link_id: str, target_unit: int, source_unit: int) -> Design:
    """Take away one neuron-to-neuron connection; the last one takes the link with it.

    Raises EditError `unknown_item` or `not_connected`.
    """
    link = link_of(design, link_id)
    rows, columns = mask_shape(design, link.source, link.target)
    mask = link.mask if link.mask is not None else shapes.full_mask(rows, columns)
    if not (0 <= target_unit < rows and source_unit in mask[target_unit]):
        raise EditError("not_connected", **names_of(design, link.source, link.target))
    mask = masks.without_connection(mask, target_unit, source_unit)
    if not any(mask):
        return remove(design, [link_id])
    return masks.fitted(with_link(design, replace(link, mask=mask)))


def lock_weight(
    design: Design, link_id: str, target_unit: int, source_unit: int, *, locked: bool = True
) -> Design:
    """Have training leave one connection's weight alone, or learn it again.

    Raises EditError `unknown_item`, `has_no_neurons` or `not_connected`.
    """
    link = link_of(design, link_id)
    rows, columns = mask_shape(design, link.source, link.target)
    if not 0 <= target_unit < rows or not is_connected(link, target_unit, source_unit, columns):
        raise EditError("not_connected", **names_of(design, link.source, link.target))
    before = link.locked or masks.empty(rows)
    if locked:
        after = masks.with_connections(before, target_unit, source_unit, columns)
    else:
        after = masks.without_connection(before, target_unit, source_unit)
    return with_link(design, replace(link, locked=after if any(after) else None))
