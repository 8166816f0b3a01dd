"""Edits of single neurons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from nndesigner.core import neurons
from nndesigner.core.design import Design
from nndesigner.core.edits.layers import set_fields, set_units
from nndesigner.core.edits.lookup import check_unit, layer_of, neurons_of
from nndesigner.core.errors import EditError
from nndesigner.core.layers import ActivationName, InputLayer, NeuronLayer, OutputLayer
from nndesigner.core.numbering import Carried, Order


def add_units(design: Design, layer_id: str, count: int = 1) -> Design:
    """Give a layer more units, after its last, wired as `masks.takes_newcomers` says.

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


def removal(design: Design, layer_id: str, units: Collection[int]) -> Carried:
    """Remove exactly these units of a layer, with their connections.

    Raises EditError `unknown_unit`, `last_unit`, `picture_input` or `has_no_neurons`.
    """
    layer = _with_units(design, layer_id, *units)
    kept = tuple(unit for unit in range(layer.units) if unit not in units)
    if not kept:
        raise EditError("last_unit", name=layer.name)
    return _reordered(design, layer, kept)


def insertion(design: Design, layer_id: str, at: int) -> Carried:
    """Give a layer a new unit before number `at`; after the last if `at` is their number.

    Links reach it as `masks.takes_newcomers` says. Raises EditError `unknown_unit`,
    `picture_input`, `has_no_neurons` or `invalid_value`.
    """
    layer = _with_units(design, layer_id)
    check_unit(design, layer_id, at, layer.units + 1)
    return _reordered(design, layer, (*range(at), None, *range(at, layer.units)))


def reordering(design: Design, layer_id: str, order: Sequence[int]) -> Carried:
    """Put neurons into another order: `order` has their old numbers in the new sequence.

    All they have goes with them, so that the network answers as before (unless something
    behind looks at neighbours, as a convolution does). Raises EditError `order_of_data` for
    inputs and outputs, which stand as the data have them, `not_an_order` or `has_no_neurons`.
    """
    layer = layer_of(design, layer_id)
    if isinstance(layer, InputLayer | OutputLayer):
        raise EditError("order_of_data", name=layer.name)
    if not isinstance(layer, NeuronLayer):
        raise EditError("has_no_neurons", name=layer.name)
    if sorted(order) != list(range(layer.units)):
        raise EditError("not_an_order", name=layer.name)
    if list(order) == sorted(order):
        return Carried(design)
    return _reordered(design, layer, tuple(order))


def cloning(design: Design, layer_id: str, units: Collection[int], *, copies: int = 1) -> Carried:
    """Put `copies` (>= 1) of each of these units behind it, with the same connections and locks.

    Raises EditError `unknown_unit`, `picture_input`, `has_no_neurons` or `invalid_value`.
    """
    layer = _with_units(design, layer_id, *units)
    cloned = frozenset(units)
    if not cloned:
        return Carried(design)
    order = (same for unit in range(layer.units) for same in [unit] * _count(unit, cloned, copies))
    return _reordered(design, layer, tuple(order))


def _count(unit: int, cloned: Collection[int], copies: int) -> int:
    """Return how many of a unit there are afterwards."""
    return 1 + copies if unit in cloned else 1


def _with_units(design: Design, layer_id: str, *units: int) -> InputLayer | NeuronLayer:
    """Return a layer that can have more or fewer units, and has these."""
    layer = layer_of(design, layer_id)
    if not isinstance(layer, InputLayer | NeuronLayer):
        raise EditError("has_no_neurons", name=layer.name)
    if isinstance(layer, InputLayer) and len(layer.shape) > 1:
        raise EditError("picture_input", name=layer.name)
    for unit in units:
        check_unit(design, layer_id, unit, layer.units)
    return layer


def _reordered(design: Design, layer: InputLayer | NeuronLayer, order: Order) -> Carried:
    changes: dict[str, Any] = {"units": len(order)}
    if isinstance(layer, InputLayer):
        changes = {"shape": (len(order),)}
    else:
        changes |= neurons.of_kept_units(layer, order)
    return Carried(set_units(design, layer.id, order, **changes), {layer.id: order})


def set_unit_activation(
    design: Design, layer_id: str, unit: int, activation: ActivationName | None
) -> Design:
    """Give one neuron an activation of its own; None gives it that of its layer again.

    Raises EditError `has_no_neurons`, `unknown_unit`, `softmax_of_some` or `invalid_value`.
    """
    return set_unit_activations(design, layer_id, (unit,), activation)


def set_unit_activations(
    design: Design, layer_id: str, units: Collection[int], activation: ActivationName | None
) -> Design:
    """Give several neurons of a layer an activation, as `set_unit_activation` does one."""
    for unit in units:
        layer = neurons_of(design, layer_id, unit)
        own = neurons.with_activation(layer, unit, activation)
        design = set_fields(design, layer_id, unit_activations=own)
    return design


def lock_bias(design: Design, layer_id: str, unit: int, *, locked: bool = True) -> Design:
    """Have training leave one neuron's bias alone, or learn it again.

    Raises EditError `has_no_neurons` or `unknown_unit`.
    """
    return lock_biases(design, layer_id, (unit,), locked=locked)


def lock_biases(
    design: Design, layer_id: str, units: Collection[int], *, locked: bool = True
) -> Design:
    """Have training leave the biases of several neurons of a layer alone, or learn them again.

    Raises EditError as `lock_bias`.
    """
    found = {unit: neurons_of(design, layer_id, unit) for unit in units}
    if not found:
        return design
    before = {*next(iter(found.values())).locked}
    after = before | found.keys() if locked else before - found.keys()
    return set_fields(design, layer_id, locked=tuple(sorted(after)))
