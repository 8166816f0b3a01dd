"""What a layer says about its single neurons, kept in step with their number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice
from typing import Any

from msgspec.structs import replace

from nndesigner.core.errors import EditError
from nndesigner.core.layers import ActivationName, NeuronLayer, OutputLayer
from nndesigner.core.layers.dense import UnitActivations


def fitted(layer: NeuronLayer) -> NeuronLayer:
    """Drop what is said of units the layer does not have, and activations like its own.

    A softmax takes all units together, so that none can have an activation of its own.
    """
    own = tuple(
        (unit, name)
        for unit, name in layer.unit_activations
        if unit < layer.units and name != layer.activation and layer.activation != "softmax"
    )
    locked = tuple(unit for unit in layer.locked if unit < layer.units)
    if (own, locked) == (layer.unit_activations, layer.locked):
        return layer
    return replace(layer, unit_activations=own, locked=locked)


def with_activation(
    layer: NeuronLayer, unit: int, activation: ActivationName | None
) -> UnitActivations:
    """Return the layer's `unit_activations` with one neuron's changed.

    Raises EditError `softmax_of_some` (name): softmax is nothing a single neuron can do.
    """
    wanted = activation not in (None, layer.activation)
    if wanted and "softmax" in (activation, layer.activation):
        raise EditError("softmax_of_some", name=layer.name)
    own = dict(layer.unit_activations)
    own.pop(unit, None)
    if activation is not None and wanted:
        own[unit] = activation
    return tuple(sorted(own.items()))


def of_kept_units(layer: NeuronLayer, kept: Sequence[int]) -> dict[str, Any]:
    """Return the fields that say the same of the units `kept`, renumbered in this order."""
    new = {old: number for number, old in enumerate(kept)}
    changes: dict[str, Any] = {
        "locked": tuple(sorted(new[unit] for unit in layer.locked if unit in new)),
        "unit_activations": tuple(
            sorted((new[unit], name) for unit, name in layer.unit_activations if unit in new)
        ),
    }
    if isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
        changes["classes"] = tuple(layer.classes[unit] for unit in kept)
    return changes


def with_fitting_classes(layer: OutputLayer) -> OutputLayer:
    """Keep one class name a unit (two names may share a single unit)."""
    named = len(layer.classes)
    if not named or layer.units == named or (layer.units == 1 and named == 2):
        return layer
    new_names = (str(number) for number in count(named) if str(number) not in layer.classes)
    classes = layer.classes[: layer.units]
    extra = islice(new_names, layer.units - len(classes))
    return replace(layer, classes=(*classes, *extra))
