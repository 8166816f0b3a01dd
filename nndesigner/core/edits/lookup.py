"""What the edits share: finding things, or refusing; putting changed ones in place."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from nndesigner.core import masks, shapes
from nndesigner.core.design import (
    MAX_LAYERS,
    MAX_LINKS,
    MAX_PARAMETERS,
    Design,
    Group,
    Link,
    Mask,
    Note,
)
from nndesigner.core.errors import EditError
from nndesigner.core.layers import Layer, NeuronLayer, OutputLayer


def layer_of(design: Design, layer_id: str) -> Layer:
    """Return a layer. Raises EditError `unknown_item`."""
    layer = design.layers_by_id.get(layer_id)
    if layer is None:
        raise EditError("unknown_item", id=layer_id)
    return layer


def note_of(design: Design, note_id: str) -> Note:
    """Return a note. Raises EditError `unknown_item`."""
    note = design.notes_by_id.get(note_id)
    if note is None:
        raise EditError("unknown_item", id=note_id)
    return note


def group_of(design: Design, group_id: str) -> Group:
    """Return a group. Raises EditError `unknown_item`."""
    group = design.groups_by_id.get(group_id)
    if group is None:
        raise EditError("unknown_item", id=group_id)
    return group


def link_of(design: Design, link_id: str) -> Link:
    """Return a link. Raises EditError `unknown_item`."""
    link = design.links_by_id.get(link_id)
    if link is None:
        raise EditError("unknown_item", id=link_id)
    return link


def neurons_of(design: Design, layer_id: str, unit: int) -> NeuronLayer:
    """Return the layer of a neuron. Raises EditError `has_no_neurons` or `unknown_unit`."""
    layer = layer_of(design, layer_id)
    if not isinstance(layer, NeuronLayer):
        raise EditError("has_no_neurons", name=layer.name)
    check_unit(design, layer_id, unit, layer.units)
    return layer


def names_of(design: Design, source: str, target: str) -> dict[str, str]:
    """Return the names of a link's ends, for the sentence of an error."""
    return {"source": layer_of(design, source).name, "target": layer_of(design, target).name}


def bounded(design: Design) -> Design:
    """Return the design as it is.

    Raises EditError `too_many_parameters`, `too_many_layers` or `too_many_links` (count, limit).
    """
    if len(design.layers) > MAX_LAYERS:
        raise EditError("too_many_layers", count=len(design.layers), limit=MAX_LAYERS)
    if len(design.links) > MAX_LINKS:
        raise EditError("too_many_links", count=len(design.links), limit=MAX_LINKS)
    count = shapes.stored_count(design)
    if count > MAX_PARAMETERS:
        raise EditError("too_many_parameters", count=count, limit=MAX_PARAMETERS)
    return design


def with_layers(design: Design, changed: Mapping[str, Layer]) -> Design:
    """Return the design with some layers changed, by id."""
    layers = tuple(changed.get(layer.id, layer) for layer in design.layers)
    return replace(design, layers=layers)


def with_link(design: Design, changed: Link) -> Design:
    """Return the design with one link changed."""
    links = tuple(changed if link.id == changed.id else link for link in design.links)
    return replace(design, links=links)


def with_new_link(design: Design, source: str, target: str, mask: Mask | None = None) -> Design:
    """Return the design with one link more."""
    link = Link(id=fresh_id(design, "link"), source=source, target=target, mask=mask)
    # a layer may pass its new source's width on, and masks behind it no longer fit
    grown = replace(design, links=(*design.links, link))
    return bounded(masks.fitted(grown, before=design))


def fresh_id(design: Design, prefix: str) -> str:
    """Return an id of the form "layer7" that the design does not use."""
    taken = (
        *(design.layers_by_id, design.links_by_id),
        *(design.notes_by_id, design.groups_by_id),
    )
    number = 1 + len(design.layers) + len(design.links)
    while any(f"{prefix}{number}" in ids for ids in taken):
        number += 1
    return f"{prefix}{number}"


def check_link(design: Design, source: str, target: str) -> None:
    """Check that two layers can be linked. Raises EditError as `connect`."""
    names = names_of(design, source, target)
    if source == target:
        raise EditError("self_link", **names)
    inputs = design.layer(target).inputs
    if inputs == "none":
        raise EditError("into_input", **names)
    if isinstance(design.layer(source), OutputLayer):
        raise EditError("out_of_output", **names)
    if inputs == "one" and design.links_into(target):
        raise EditError("one_source", **names)
    if source in shapes.reachable(design, target, forward=True):
        raise EditError("would_cycle", **names)


def check_unit(design: Design, layer_id: str, unit: int | None, units: int) -> None:
    """Check that a layer has a unit; None is all of them. Raises EditError `unknown_unit`."""
    if unit is not None and not 0 <= unit < units:
        raise EditError("unknown_unit", name=layer_of(design, layer_id).name, unit=unit)


def mask_shape(design: Design, source: str, target: str) -> tuple[int, int]:
    """Return (units_target, units_source) of a link.

    Raises EditError `has_no_neurons` or `width_unknown`.
    """
    target_layer = layer_of(design, target)
    if not isinstance(target_layer, NeuronLayer):
        raise EditError("has_no_neurons", name=target_layer.name)
    columns = shapes.width(design, source)
    if columns is None:
        raise EditError("width_unknown", name=layer_of(design, source).name)
    return target_layer.units, columns


def is_connected(link: Link, target_unit: int, source_unit: int, columns: int) -> bool:
    """Tell whether a connection of a link exists."""
    if link.mask is None:
        return 0 <= source_unit < columns
    return source_unit in link.mask[target_unit]
