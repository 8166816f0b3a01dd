"""Edits of a design: pure functions from a design to a new one, or an EditError and no change.

A new layer or link is always the last of its tuple. Edits never make a cycle, a second link
between the same two layers, or a mask that does not fit its layers. One that would make more than
`MAX_PARAMETERS` raises EditError `too_many_parameters` (count, limit).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count, islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from nndesigner.core import masks, shapes
from nndesigner.core.catalog import LAYER_TYPES
from nndesigner.core.design import (
    MAX_NAME_LENGTH,
    MAX_PARAMETERS,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    Link,
    Mask,
    NeuronLayer,
    OutputLayer,
)
from nndesigner.core.errors import EditError
from nndesigner.core.validate import validated


def add_layer(
    design: Design, kind: str, x: float, y: float, *, name: str | None = None, **fields: Any
) -> Design:
    """Add a layer of a kind of the catalog ("neuron" is a Dense layer of one unit).

    The name is made unique by a number. Raises EditError `invalid_value`.
    """
    if kind == "neuron":
        kind, fields = "dense", {"units": 1, "activation": "sigmoid"} | fields
        name = name or "Neuron"
    layer_type = LAYER_TYPES[kind]
    base = layer_type(id=fresh_id(design, "layer"), name="layer")
    unique = unique_name(design, name or kind.capitalize())
    layer = validated(base, {"name": unique, "x": x, "y": y, **fields})
    return _bounded(replace(design, layers=(*design.layers, layer)))


def remove(design: Design, ids: Collection[str]) -> Design:
    """Remove layers and links by id; links of a removed layer go with it."""
    gone = frozenset(ids)
    for item in gone:
        if item not in design.layers_by_id and item not in design.links_by_id:
            raise EditError("unknown_item", id=item)
    links = tuple(link for link in design.links if not gone & {link.id, link.source, link.target})
    layers = tuple(layer for layer in design.layers if layer.id not in gone)
    return masks.fitted(replace(design, layers=layers, links=links))


def move(design: Design, positions: Mapping[str, tuple[float, float]]) -> Design:
    """Put the top-left corners of some layers at new places, in scene units."""
    changed = {
        layer_id: validated(_layer(design, layer_id), {"x": float(x), "y": float(y)})
        for layer_id, (x, y) in positions.items()
    }
    return _with_layers(design, changed)


def set_fields(design: Design, layer_id: str, **changes: Any) -> Design:
    """Set fields of one layer (all of `core.catalog.layer_fields` but `id`).

    Fewer units lose the last ones; masks are fitted. Raises EditError `invalid_value`.
    """
    layer = validated(_layer(design, layer_id), changes)
    if isinstance(layer, OutputLayer) and "units" in changes and "classes" not in changes:
        layer = _with_fitting_classes(layer)
    return _bounded(masks.fitted(_with_layers(design, {layer_id: layer})))


def set_training(design: Design, **changes: Any) -> Design:
    """Change training settings. Raises EditError `invalid_value`."""
    return replace(design, training=validated(design.training, changes))


def set_data(design: Design, **changes: Any) -> Design:
    """Change which data the design learns from. Raises EditError `invalid_value`."""
    return replace(design, data=validated(design.data, changes))


def connect(design: Design, source: str, target: str) -> Design:
    """Link two whole layers: every unit of the source to every unit of the target.

    A link that so far joined only some of their neurons becomes a full one. Raises EditError
    `already_connected`, `self_link`, `into_input`, `out_of_output`, `dropout_one_source`
    or `would_cycle`.
    """
    existing = design.link_between(source, target)
    if existing is not None:
        if existing.mask is None:
            raise EditError("already_connected", **_names(design, source, target))
        return _with_link(design, replace(existing, mask=None))
    _check_link(design, source, target)
    return _with_new_link(design, source, target)


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
    `unknown_unit`, `width_unknown` or `dropout_has_no_neurons`.
    """
    existing = design.link_between(source, target)
    if existing is None:
        _check_link(design, source, target)
    rows, columns = _mask_shape(design, source, target)
    _check_unit(design, source, source_unit, columns)
    _check_unit(design, target, target_unit, rows)
    if (rows == 1 or target_unit is None) and (columns == 1 or source_unit is None):
        return connect(design, source, target)
    before = masks.empty(rows) if existing is None else existing.mask
    # A full link, without a mask, has all connections already.
    mask = before and masks.with_connections(before, target_unit, source_unit, columns)
    if mask == before:
        raise EditError("already_connected", **_names(design, source, target))
    if existing is None:
        return _with_new_link(design, source, target, mask)
    return _with_link(design, replace(existing, mask=mask))


def disconnect_units(design: Design, link_id: str, target_unit: int, source_unit: int) -> Design:
    """Take away one neuron-to-neuron connection; the last one takes the link with it.

    Raises EditError `unknown_item` or `not_connected`.
    """
    link = _link(design, link_id)
    rows, columns = _mask_shape(design, link.source, link.target)
    mask = link.mask if link.mask is not None else shapes.full_mask(rows, columns)
    if not (0 <= target_unit < rows and source_unit in mask[target_unit]):
        raise EditError("not_connected", **_names(design, link.source, link.target))
    mask = masks.without_connection(mask, target_unit, source_unit)
    if not any(mask):
        return remove(design, [link_id])
    return _with_link(design, replace(link, mask=mask))


def add_units(design: Design, layer_id: str, count: int = 1) -> Design:
    """Give a layer more units, after its last. Full links reach them, masked ones do not.

    Raises EditError `dropout_has_no_neurons`, `picture_input` or `invalid_value`.
    """
    layer = _layer(design, layer_id)
    if isinstance(layer, InputLayer):
        if len(layer.shape) > 1:
            raise EditError("picture_input", name=layer.name)
        return set_fields(design, layer_id, shape=(layer.units + count,))
    if not isinstance(layer, NeuronLayer):
        raise EditError("dropout_has_no_neurons", name=layer.name)
    return set_fields(design, layer_id, units=layer.units + count)


def remove_units(design: Design, layer_id: str, units: Collection[int]) -> Design:
    """Remove exactly these units of a layer, with their connections.

    Weights follow with `kept_units`. Raises EditError `unknown_unit`, `last_unit`,
    `picture_input` or `dropout_has_no_neurons`.
    """
    layer = _layer(design, layer_id)
    if isinstance(layer, DropoutLayer):
        raise EditError("dropout_has_no_neurons", name=layer.name)
    if isinstance(layer, InputLayer) and len(layer.shape) > 1:
        raise EditError("picture_input", name=layer.name)
    for unit in units:
        _check_unit(design, layer_id, unit, layer.units)
    kept = kept_units(layer.units, units)
    if not kept:
        raise EditError("last_unit", name=layer.name)
    changes: dict[str, Any] = {"units": len(kept)}
    if isinstance(layer, InputLayer):
        changes = {"shape": (len(kept),)}
    elif isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
        changes["classes"] = tuple(layer.classes[unit] for unit in kept)
    remapped = masks.with_units_kept(design, layer_id, kept)
    return set_fields(remapped, layer_id, **changes)


def kept_units(count: int, removed: Collection[int]) -> tuple[int, ...]:
    """Return the old numbers of the units that remain, in order (for `carry_state`)."""
    return tuple(unit for unit in range(count) if unit not in removed)


def extract(design: Design, ids: Collection[str]) -> Design:
    """Return the layers among `ids` and the links between them, as a design to paste."""
    chosen = frozenset(ids)
    return Design(
        layers=tuple(layer for layer in design.layers if layer.id in chosen),
        links=tuple(
            link for link in design.links if link.source in chosen and link.target in chosen
        ),
    )


class Pasted(NamedTuple):
    """The design after pasting, and the new ids of the pasted layers and links by old id."""

    design: Design
    ids: Mapping[str, str]


def paste(design: Design, fragment: Design, dx: float, dy: float) -> Pasted:
    """Add copies of a fragment's layers and links, moved by (dx, dy), with fresh ids and names.

    Raises EditError as `connect`, or `unknown_item`, for a link no edit would have made.
    """
    ids: dict[str, str] = {}
    for layer in fragment.layers:
        ids[layer.id] = fresh_id(design, "layer")
        changes = {
            "name": unique_name(design, layer.name),
            "x": layer.x + dx,
            "y": layer.y + dy,
        }
        copy = replace(validated(layer, changes), id=ids[layer.id])
        design = replace(design, layers=(*design.layers, copy))
    for link in fragment.links:
        ids[link.id] = fresh_id(design, "link")
        for end in (link.source, link.target):
            if end not in ids:
                raise EditError("unknown_item", id=end)
        source, target = ids[link.source], ids[link.target]
        _check_link(design, source, target)
        if design.link_between(source, target) is not None:
            raise EditError("already_connected", **_names(design, source, target))
        wired = replace(link, id=ids[link.id], source=source, target=target)
        design = replace(design, links=(*design.links, wired))
    return Pasted(_bounded(masks.fitted(design)), ids)


def fresh_id(design: Design, prefix: str) -> str:
    """Return an id of the form "layer7" that the design does not use."""
    taken = design.layers_by_id.keys() | design.links_by_id.keys()
    number = 1 + len(design.layers) + len(design.links)
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def unique_name(design: Design, name: str) -> str:
    """Return the name, followed by the smallest number that makes it unique if it is taken."""
    taken = {layer.name for layer in design.layers}
    if name not in taken:
        return name
    stem, _, tail = name.rpartition(" ")
    base = stem if stem and tail.isdigit() else name
    numbered = (f"{base[: MAX_NAME_LENGTH - len(str(number)) - 1]} {number}" for number in count(2))
    return next(name for name in numbered if name not in taken)


def _layer(design: Design, layer_id: str) -> Layer:
    layer = design.layers_by_id.get(layer_id)
    if layer is None:
        raise EditError("unknown_item", id=layer_id)
    return layer


def _link(design: Design, link_id: str) -> Link:
    link = design.links_by_id.get(link_id)
    if link is None:
        raise EditError("unknown_item", id=link_id)
    return link


def _names(design: Design, source: str, target: str) -> dict[str, str]:
    return {"source": _layer(design, source).name, "target": _layer(design, target).name}


def _bounded(design: Design) -> Design:
    count = shapes.stored_count(design)
    if count > MAX_PARAMETERS:
        raise EditError("too_many_parameters", count=count, limit=MAX_PARAMETERS)
    return design


def _with_layers(design: Design, changed: Mapping[str, Layer]) -> Design:
    layers = tuple(changed.get(layer.id, layer) for layer in design.layers)
    return replace(design, layers=layers)


def _with_link(design: Design, changed: Link) -> Design:
    links = tuple(changed if link.id == changed.id else link for link in design.links)
    return replace(design, links=links)


def _with_new_link(design: Design, source: str, target: str, mask: Mask | None = None) -> Design:
    link = Link(id=fresh_id(design, "link"), source=source, target=target, mask=mask)
    # A Dropout passes its new source's width on, and masks behind it may no longer fit.
    return _bounded(masks.fitted(replace(design, links=(*design.links, link))))


def _with_fitting_classes(layer: OutputLayer) -> OutputLayer:
    """Keep one class name a unit (two names may share a single sigmoid unit)."""
    named = len(layer.classes)
    if not named or layer.units == named or (layer.units == 1 and named == 2):
        return layer
    new_names = (str(number) for number in count(named) if str(number) not in layer.classes)
    classes = layer.classes[: layer.units]
    extra = islice(new_names, layer.units - len(classes))
    return replace(layer, classes=(*classes, *extra))


def _check_link(design: Design, source: str, target: str) -> None:
    names = _names(design, source, target)
    if source == target:
        raise EditError("self_link", **names)
    if isinstance(design.layer(target), InputLayer):
        raise EditError("into_input", **names)
    if isinstance(design.layer(source), OutputLayer):
        raise EditError("out_of_output", **names)
    if isinstance(design.layer(target), DropoutLayer) and design.links_into(target):
        raise EditError("dropout_one_source", **names)
    if source in shapes.reachable(design, target, forward=True):
        raise EditError("would_cycle", **names)


def _mask_shape(design: Design, source: str, target: str) -> tuple[int, int]:
    target_layer = _layer(design, target)
    if not isinstance(target_layer, NeuronLayer):
        raise EditError("dropout_has_no_neurons", name=target_layer.name)
    columns = shapes.width(design, source)
    if columns is None:
        raise EditError("width_unknown", name=_layer(design, source).name)
    return target_layer.units, columns


def _check_unit(design: Design, layer_id: str, unit: int | None, units: int) -> None:
    if unit is not None and not 0 <= unit < units:
        raise EditError("unknown_unit", name=_layer(design, layer_id).name, unit=unit)
