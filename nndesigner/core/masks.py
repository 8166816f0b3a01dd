"""Masks: which neuron-to-neuron connections of a link exist, kept in step with the layers.

A mask has, for each unit of the target, the ascending source units it is connected to.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import lt

from msgspec.structs import replace

from nndesigner.core import shapes
from nndesigner.core.design import MAX_UNITS, Design, DropoutLayer, Link, Mask, NeuronLayer


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
    """Tell whether a link has no mask, or one with ascending source units for each target unit.

    Any width will do while that of the source is not known.
    """
    if link.mask is None:
        return True
    target = design.layers_by_id.get(link.target)
    columns = design.widths.get(link.source, MAX_UNITS)
    return (
        isinstance(target, NeuronLayer)
        and len(link.mask) == target.units
        and all(all(map(lt, (-1, *row), (*row, columns))) for row in link.mask)
    )


def fitted(design: Design) -> Design:
    """Cut or extend masks that no longer fit their layers; new units are not connected.

    A mask left without any connection takes its link with it.
    """
    if all(link.mask is None for link in design.links):
        return design
    links = tuple(_fitted_link(design, link) for link in design.links)
    kept = tuple(link for link in links if link.mask is None or any(link.mask))
    return design if kept == design.links else replace(design, links=kept)


def with_units_kept(design: Design, layer_id: str, kept: Sequence[int]) -> Design:
    """Renumber the masks on both sides of a layer of which only the units `kept` remain."""
    sources = {layer_id} | _dropouts_after(design, layer_id)
    renumbered = {old: new for new, old in enumerate(kept)}
    links = []
    for link in design.links:
        mask = link.mask
        if mask is not None and link.target == layer_id:
            mask = tuple(mask[unit] for unit in kept)
        if mask is not None and link.source in sources:
            mask = tuple(
                tuple(renumbered[source] for source in row if source in renumbered) for row in mask
            )
        links.append(link if mask is link.mask else replace(link, mask=mask))
    return replace(design, links=tuple(links))


def _fitted_link(design: Design, link: Link) -> Link:
    target = design.layers_by_id.get(link.target)
    columns = shapes.width(design, link.source)
    if link.mask is None or target is None:
        return link
    if not isinstance(target, NeuronLayer):
        return replace(link, mask=None)
    rows = list(link.mask[: target.units])
    if columns is not None:  # else a Dropout's source is missing and may come back
        rows = [tuple(unit for unit in row if unit < columns) for row in rows]
    rows += [()] * (target.units - len(rows))
    mask = tuple(rows)
    return link if mask == link.mask else replace(link, mask=mask)


def _dropouts_after(design: Design, layer_id: str) -> set[str]:
    """Return the Dropout layers that pass on exactly this layer's units."""
    found: set[str] = set()
    frontier = [layer_id]
    while frontier:
        for link in design.links_out_of(frontier.pop()):
            if link.target not in found and isinstance(
                design.layers_by_id.get(link.target), DropoutLayer
            ):
                found.add(link.target)
                frontier.append(link.target)
    return found
