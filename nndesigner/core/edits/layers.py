"""Edits of layers and settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import count
from typing import Any

from msgspec.structs import replace

from nndesigner.core import masks, neurons
from nndesigner.core.catalog import LAYER_TYPES, VIEW_FIELDS
from nndesigner.core.design import MAX_NAME_LENGTH, Design, Note
from nndesigner.core.edits.lookup import bounded, fresh_id, layer_of, with_layers
from nndesigner.core.edits.notes import groups_without
from nndesigner.core.errors import EditError
from nndesigner.core.layers import InputLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.core.names import in_one_line
from nndesigner.core.numbering import Order
from nndesigner.core.validate import validated

DEFAULT_NAMES: Mapping[str, str] = {
    "conv1d": "Conv1D",
    "conv2d": "Conv2D",
    "transposed_conv2d": "TransposedConv2D",
    "max_pool": "MaxPool",
    "avg_pool": "AvgPool",
    "global_avg_pool": "GlobalAvgPool",
    "up_sampling": "UpSampling",
    "batch_norm": "BatchNorm",
    "layer_norm": "LayerNorm",
    "simple_rnn": "SimpleRNN",
    "lstm": "LSTM",
    "gru": "GRU",
}
"""Names of new layers whose kind is not simply a word."""

_OUTWARD = {"name", "x", "y"} | VIEW_FIELDS
"""Fields that matter to nothing but how a layer looks."""


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
    unique = unique_name(design, name or DEFAULT_NAMES.get(kind) or kind.capitalize())
    layer = validated(base, {"name": unique, "x": x, "y": y, **fields})
    return bounded(replace(design, layers=(*design.layers, layer)))


def remove(design: Design, ids: Collection[str]) -> Design:
    """Remove layers, links, notes and groups by id.

    Links of a removed layer go with it, and it leaves its group; the layers of a removed group
    stay. Raises EditError `unknown_item`, or `only_input` (name) where other layers would be left
    without any input.
    """
    left = without(design, ids)
    inputs = [layer for layer in design.layers if isinstance(layer, InputLayer)]
    if left.layers and inputs and not any(layer.id in left.layers_by_id for layer in inputs):
        raise EditError("only_input", name=inputs[0].name)
    return left


def without(design: Design, ids: Collection[str]) -> Design:
    """Return the design without some items, as `remove`, whatever is left of it.

    Raises EditError `unknown_item`.
    """
    gone = frozenset(ids)
    known = (design.layers_by_id, design.links_by_id, design.notes_by_id, design.groups_by_id)
    for item in gone:
        if not any(item in items for items in known):
            raise EditError("unknown_item", id=item)
    design = replace(
        design,
        notes=tuple(note for note in design.notes if note.id not in gone),
        groups=tuple(group for group in groups_without(design, gone) if group.id not in gone),
    )
    if not gone & (design.layers_by_id.keys() | design.links_by_id.keys()):
        return design
    links = tuple(link for link in design.links if not gone & {link.id, link.source, link.target})
    layers = tuple(layer for layer in design.layers if layer.id not in gone)
    return masks.fitted(replace(design, layers=layers, links=links))


def move(design: Design, positions: Mapping[str, tuple[float, float]]) -> Design:
    """Put the top-left corners of some layers and notes at new places, in scene units.

    Raises EditError `unknown_item` or `invalid_value`.
    """
    layers: dict[str, Layer] = {}
    notes: dict[str, Note] = {}
    for item, (x, y) in positions.items():
        place = {"x": float(x), "y": float(y)}
        if item in design.notes_by_id:
            notes[item] = validated(design.notes_by_id[item], place)
        else:
            layers[item] = validated(layer_of(design, item), place)
    moved = with_layers(design, layers) if layers else design
    if not notes:
        return moved
    return replace(moved, notes=tuple(notes.get(note.id, note) for note in design.notes))


def set_fields(design: Design, layer_id: str, **changes: Any) -> Design:
    """Set fields of one layer (all of `core.catalog.field_specs` but `id`).

    Fewer units lose the last ones; masks follow, see `masks.takes_newcomers`. Raises EditError
    `invalid_value`.
    """
    layer = _changed(design, layer_id, changes)
    if changes.keys() <= _OUTWARD:
        return with_layers(design, {layer_id: layer})
    order = _order(layer_of(design, layer_id), layer)
    if order is not None:
        return reordered(design, layer, order)
    return bounded(masks.fitted(with_layers(design, {layer_id: layer}), before=design))


def set_units(design: Design, layer_id: str, order: Order, **changes: Any) -> Design:
    """Give a layer's units another order, and set its fields as `set_fields` does.

    `changes` have the fields that say how many units there are. Raises EditError
    `invalid_value`.
    """
    return reordered(design, _changed(design, layer_id, changes), order)


def reordered(design: Design, layer: Layer, order: Order) -> Design:
    """Put a layer in the place of the one with its id, whose units it has in another order."""
    wired = masks.with_units_kept(design, layer.id, order)
    return bounded(masks.fitted(with_layers(wired, {layer.id: layer})))


def _changed(design: Design, layer_id: str, changes: Mapping[str, Any]) -> Layer:
    """Return a layer with fields set, and what it says of its single units in step."""
    layer = validated(layer_of(design, layer_id), changes)
    if isinstance(layer, NeuronLayer):
        layer = neurons.fitted(layer)
    if isinstance(layer, OutputLayer) and "units" in changes and "classes" not in changes:
        layer = neurons.with_fitting_classes(layer)
    return layer


def _order(old: Layer, new: Layer) -> Order | None:
    """Return the old numbers of a layer's units where there are more or fewer in one row."""
    if not isinstance(old, InputLayer | NeuronLayer) or not isinstance(new, type(old)):
        return None
    is_row = len(old.output_shape(())) == len(new.output_shape(())) == 1
    if old.units == new.units or not is_row:
        return None
    return (*range(min(old.units, new.units)), *[None] * (new.units - old.units))


def set_training(design: Design, **changes: Any) -> Design:
    """Change training settings. Raises EditError `invalid_value`."""
    return replace(design, training=validated(design.training, changes))


def set_data(design: Design, **changes: Any) -> Design:
    """Change which data the design learns from. Raises EditError `invalid_value`."""
    return replace(design, data=validated(design.data, changes))


def unique_name(design: Design, name: str, *, besides: str = "") -> str:
    """Return the name in one line, followed by the smallest number that makes it unique if taken.

    What the layer with the id `besides` is called, which is to get the name, does not matter.
    """
    name = in_one_line(name)
    taken = {layer.name for layer in design.layers if layer.id != besides}
    if name not in taken:
        return name
    stem, _, tail = name.rpartition(" ")
    base = stem if stem and tail.isdigit() else name
    numbered = (f"{base[: MAX_NAME_LENGTH - len(str(number)) - 1]} {number}" for number in count(2))
    return next(name for name in numbered if name not in taken)
