"""What `set` changes of single neurons: activations of their own, locked biases and weights."""

from __future__ import annotations

from typing import Any

from nndesigner.cli.console import CommandError
from nndesigner.cli.lookup import named
from nndesigner.core import edits
from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError

_LOCKS = {"locked": True, "free": False}


def with_neuron(design: Design, layer_id: str, field: str, text: str) -> Design:
    """Return the design with one neuron of a layer changed; neurons are counted from 1.

    `field` is "activation.3", "bias.3" or "weight.3.Picture.5", the weight neuron 3 has for
    number 5 of the layer Picture. Raises CommandError `unknown_field`, `unknown_layer`,
    `unknown_unit`, `not_connected` or `invalid_value`, and EditError as the edits do.
    """
    kind, _, place = field.partition(".")
    unit, _, source = place.partition(".")
    if kind in ("activation", "bias") and not source:
        number = _number(field, unit, design, layer_id)
        if kind == "bias":
            return edits.lock_bias(design, layer_id, number, locked=_lock(field, text))
        if text not in ACTIVATIONS:
            raise EditError("invalid_value", field=kind, value=text, choices=ACTIVATIONS)
        activation: Any = text
        return edits.set_unit_activation(design, layer_id, number, activation)
    name, _, source_unit = source.rpartition(".")
    if kind != "weight" or not name:
        raise CommandError(
            "unknown_field",
            f"There is no “{field}”. Of single neurons there are activation.3, bias.3 and "
            "weight.3.LAYER.5.",
            values={"field": field},
        )
    before = named(design, name)
    link = design.link_between(before.id, layer_id)
    if link is None:
        raise CommandError(
            "not_connected",
            f"“{before.name}” does not lead into “{design.layer(layer_id).name}”.",
            values={"field": field},
        )
    to = _number(field, unit, design, layer_id)
    back = _number(field, source_unit, design, before.id)
    return edits.lock_weight(design, link.id, to, back, locked=_lock(field, text))


def _number(field: str, text: str, design: Design, layer_id: str) -> int:
    """Return a neuron's number from 0. Raises CommandError `unknown_unit`."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise CommandError(
            "unknown_unit",
            f"“{text}” in “{field}” is no number of a neuron: 1, 2, 3 and so on.",
            values={"field": field},
        )
    units = design.widths.get(layer_id)
    if units is not None and int(text) > units:
        name = design.layer(layer_id).name
        raise CommandError(
            "unknown_unit",
            f"“{name}” has no neuron {text}: it has {units}.",
            values={"field": field},
        )
    return int(text) - 1


def _lock(field: str, text: str) -> bool:
    if text not in _LOCKS:
        raise CommandError(
            "invalid_value",
            f"“{text}” does not fit “{field}”: it is locked or free.",
            values={"field": field, "value": text, "choices": tuple(_LOCKS)},
        )
    return _LOCKS[text]
