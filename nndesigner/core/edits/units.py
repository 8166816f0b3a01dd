"""Edits of single neurons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from nndesigner.core import masks, neurons
from nndesigner.core.design import Design
from nndesigner.core.edits.layers import set_fields
from nndesigner.core.edits.lookup import check_unit, layer_of, neurons_of
from nndesigner.core.errors import EditError
from nndesigner.core.layers import ActivationName, InputLayer, NeuronLayer


def add_units(design: Design, layer_id: str, count: int = 1) -> Design:
    """Give a layer more units, after its last. Full links reach them, masked ones do not.

    Raises EditError `has_no_neurons`, `picture_input` or `invalid_value`.
    """
    layer = layer_of(design, layer_id)
    if isinstance(layer, InputLayer):
        if len(layer.shape) > 1:
            raise EditError("picture_input", name=layer.name)
        return set_fields(design, layer_id, shape=(layer.units + count,))
    if not isinstance(layer, NeuronLayer):
        raise EditError("has_no_neurons", name=layer.name)
    return set_fields(design, layer_id, units=layer.units + count)


def remove_units(design: Design, layer_id: str, units: Collection[int]) -> Design:
    """Remove exactly these units of a layer, with their connections.

    Weights follow with `kept_units`. Raises EditError `unknown_unit`, `last_unit`,
    `picture_input` or `has_no_neurons`.
    """
    layer = layer_of(design, layer_id)
    if not isinstance(layer, InputLayer | NeuronLayer):
        raise EditError("has_no_neurons", name=layer.name)
    if isinstance(layer, InputLayer) and len(layer.shape) > 1:
        raise EditError("picture_input", name=layer.name)
    for unit in units:
        check_unit(design, layer_id, unit, layer.units)
    kept = kept_units(layer.units, units)
    if not kept:
        raise EditError("last_unit", name=layer.name)
    changes: dict[str, Any] = {"units": len(kept)}
    if isinstance(layer, InputLayer):
        changes = {"shape": (len(kept),)}
    else:
        changes |= neurons.of_kept_units(layer, kept)
    remapped = masks.with_units_kept(design, layer_id, kept)
    return set_fields(remapped, layer_id, **changes)


def kept_units(count: int, removed: Collection[int]) -> tuple[int, ...]:
    """Return the old numbers of the units that remain, in order (for `carry_state`)."""
    return tuple(unit for unit in range(count) if unit not in removed)


def set_unit_activation(
    design: Design, layer_id: str, unit: int, activation: ActivationName | None
) -> Design:
    """Give one neuron an activation of its own; None gives it that of its layer again.

    Raises EditError `has_no_neurons`, `unknown_unit`, `softmax_of_some` or `invalid_value`.
    """
    layer = neurons_of(design, layer_id, unit)
    return set_fields(
        design, layer_id, unit_activations=neurons.with_activation(layer, unit, activation)
    )


def lock_bias(design: Design, layer_id: str, unit: int, *, locked: bool = True) -> Design:
    """Have training leave one neuron's bias alone, or learn it again.

    Raises EditError `has_no_neurons` or `unknown_unit`.
    """
    layer = neurons_of(design, layer_id, unit)
    units = {*layer.locked, unit} if locked else {*layer.locked} - {unit}
    return set_fields(design, layer_id, locked=tuple(sorted(units)))
