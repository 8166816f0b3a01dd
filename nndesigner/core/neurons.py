"""What a layer says about its single neurons, kept in step with their number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import Any

from msgspec.structs import replace

from nndesigner.core.errors import EditError
from nndesigner.core.layers import ActivationName, NeuronLayer, OutputLayer
from nndesigner.core.layers.dense import UnitActivations
from nndesigner.core.numbering import Order


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


def of_kept_units(layer: NeuronLayer, kept: Order) -> dict[str, Any]:
    """Return the fields that say the same of the units in their new order.

    Nothing is said of new units; a class of a new unit, or of a copy, has a new name.
    """
    locked, own = frozenset(layer.locked), dict(layer.unit_activations)
    changes: dict[str, Any] = {
        "locked": tuple(new for new, old in enumerate(kept) if old in locked),
        "unit_activations": tuple(
            (new, own[old]) for new, old in enumerate(kept) if old is not None and old in own
        ),
    }
    if isinstance(layer, OutputLayer) and len(layer.classes) == layer.units:
        changes["classes"] = _classes_of(layer.classes, kept)
    return changes


def _classes_of(classes: tuple[str, ...], kept: Order) -> tuple[str, ...]:
    """Return the class names in their new order, each used once."""
    new_names = _new_names(classes)
    found: list[str] = []
    used: set[int] = set()
    for old in kept:
        if old is None or old in used:
            found.append(next(new_names))
        else:
            used.add(old)
            found.append(classes[old])
    return tuple(found)


def _new_names(classes: tuple[str, ...]) -> Iterator[str]:
    """Yield names of further classes, which are numbers."""
    return (str(number) for number in count(len(classes)) if str(number) not in classes)


def with_fitting_classes(layer: OutputLayer) -> OutputLayer:
    """Keep one class name a unit (two names may share a single unit)."""
    named = len(layer.classes)
    if not named or layer.units == named or (layer.units == 1 and named == 2):
        return layer
    classes = layer.classes[: layer.units]
    extra = islice(_new_names(layer.classes), layer.units - len(classes))
    return replace(layer, classes=(*classes, *extra))
