"""What keeps a design from being trained, as problems that stand on a layer and can be repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nndesigner.core import edits, shapes
from nndesigner.core.catalog import LOSS_ACTIVATIONS
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, DropoutLayer, InputLayer, NeuronLayer, OutputLayer

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Repair:
    """One click that mends a problem: fields to set on a layer, or on the data reference.

    `target` is a layer's id, or "data". `code` names the sentence on the button.
    """

    code: str
    target: str
    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """Something wrong with a design: a code, where it stands, and how to repair it.

    `where` is a layer's id, or None for the design as a whole. `params` are the values the
    sentence mentions. Warnings do not keep the design from being trained.
    """

    code: str
    where: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"
    repair: Repair | None = None


def check(design: Design, spec: DataSpec | None = None) -> tuple[Problem, ...]:
    """Return all problems, those of the whole design first; never raises.

    `spec` describes the data set the design names; None if it is unknown or not chosen.
    """
    if shapes.has_cycle(design):
        return (Problem("cycle"),)
    return (
        *_ends(design),
        *_wiring(design),
        *_neurons(design),
        *_output(design),
        *_data(design, spec),
    )


def can_train(problems: tuple[Problem, ...]) -> bool:
    """Tell whether none of the problems is an error."""
    return not any(problem.severity == "error" for problem in problems)


def apply_repair(design: Design, repair: Repair) -> Design:
    """Return the repaired design. Raises EditError as the edits do."""
    if repair.target == "data":
        return edits.set_data(design, **repair.changes)
    return edits.set_fields(design, repair.target, **repair.changes)


def _ends(design: Design) -> Iterator[Problem]:
    if not design.layers:
        yield Problem("empty_design")
        return
    for code, kind in (("input", InputLayer), ("output", OutputLayer)):
        found = [layer for layer in design.layers if isinstance(layer, kind)]
        if not found:
            yield Problem(f"no_{code}")
        for layer in found[1:]:
            yield Problem(f"second_{code}", layer.id, {"name": layer.name})


def _wiring(design: Design) -> Iterator[Problem]:
    for layer in design.layers:
        params = {"name": layer.name}
        if not isinstance(layer, InputLayer) and not design.links_into(layer.id):
            yield Problem("nothing_comes_in", layer.id, params)
        elif not isinstance(layer, InputLayer) and shapes.width(design, layer.id) is None:
            yield Problem("source_incomplete", layer.id, params)
        elif not isinstance(layer, InputLayer) and not _fed_by_input(design, layer.id):
            yield Problem("not_fed_by_input", layer.id, params)
        if not isinstance(layer, OutputLayer) and not design.links_out_of(layer.id):
            yield Problem("nothing_goes_out", layer.id, params)
        elif not isinstance(layer, OutputLayer) and not _reaches_output(design, layer.id):
            yield Problem("does_not_reach_output", layer.id, params)
    for link in design.links:
        if not _fits(design, link.id):
            yield Problem(
                "mask_does_not_fit", link.target, {"name": design.layer(link.target).name}
            )


def _fed_by_input(design: Design, layer_id: str) -> bool:
    before = shapes.reachable(design, layer_id, forward=False)
    return any(isinstance(design.layer(found), InputLayer) for found in before) or not any(
        isinstance(layer, InputLayer) for layer in design.layers
    )


def _reaches_output(design: Design, layer_id: str) -> bool:
    after = shapes.reachable(design, layer_id, forward=True)
    return any(isinstance(design.layer(found), OutputLayer) for found in after) or not any(
        isinstance(layer, OutputLayer) for layer in design.layers
    )


def _fits(design: Design, link_id: str) -> bool:
    link = design.link(link_id)
    if link.mask is None:
        return True
    shape = shapes.matrix_shape(design, link)
    if shape is None:
        # The width is not known yet (another problem tells), or a mask stands where no weights are.
        return shapes.carries_weights(design, link)
    return len(link.mask) == shape[0] and all(
        list(row) == sorted(set(row)) and (not row or (row[0] >= 0 and row[-1] < shape[1]))
        for row in link.mask
    )


def _neurons(design: Design) -> Iterator[Problem]:
    """Find neurons no connection reaches, in layers whose links are all masked."""
    for layer in design.layers:
        links = design.links_into(layer.id)
        if not isinstance(layer, NeuronLayer) or not links:
            continue
        if any(link.mask is None or len(link.mask) != layer.units for link in links):
            continue
        lonely = [
            unit
            for unit in range(layer.units)
            if not any(link.mask and link.mask[unit] for link in links)
        ]
        if lonely:
            params = {"name": layer.name, "unit": lonely[0] + 1, "count": len(lonely)}
            yield Problem("neuron_without_input", layer.id, params)


def _output(design: Design) -> Iterator[Problem]:
    for layer in design.layers:
        if isinstance(layer, DropoutLayer):
            continue
        if isinstance(layer, OutputLayer):
            yield from _loss_fits(layer)
        if isinstance(layer, NeuronLayer) and layer.activation == "softmax" and layer.units == 1:
            repair = Repair("use_activation", layer.id, {"activation": "sigmoid"})
            if isinstance(layer, OutputLayer) and layer.loss == "cross_entropy":
                changes = {"activation": "sigmoid", "loss": "binary_cross_entropy"}
                repair = Repair("use_binary", layer.id, changes)
            yield Problem("softmax_of_one", layer.id, {"name": layer.name}, repair=repair)


def _loss_fits(layer: OutputLayer) -> Iterator[Problem]:
    allowed = LOSS_ACTIVATIONS[layer.loss]
    if layer.activation in allowed or (layer.units == 1 and layer.activation == "softmax"):
        return
    needed = allowed[0]
    params = {
        "name": layer.name,
        "loss": layer.loss,
        "activation": layer.activation,
        "needed": needed,
    }
    repair = Repair("use_activation", layer.id, {"activation": needed})
    if layer.units == 1 and layer.loss == "cross_entropy":
        changes = {"activation": "sigmoid", "loss": "binary_cross_entropy"}
        repair = Repair("use_binary", layer.id, changes)
    yield Problem("loss_needs_activation", layer.id, params, repair=repair)


def _data(design: Design, spec: DataSpec | None) -> Iterator[Problem]:
    if spec is None:
        if not design.data.name and design.data.path is None:
            yield Problem("no_data")
        else:
            yield Problem("unknown_data", None, {"data": design.data.path or design.data.name})
        return
    for layer in design.layers:
        if isinstance(layer, InputLayer) and layer.units != spec.inputs:
            yield Problem(
                "input_does_not_fit_data",
                layer.id,
                {"name": layer.name, "units": layer.units, "needed": spec.inputs}
                | {"data": spec.name},
                repair=Repair("fit_input", layer.id, {"shape": spec.input_shape}),
            )
        if isinstance(layer, OutputLayer):
            yield from _output_fits(layer, spec)


def _output_fits(layer: OutputLayer, spec: DataSpec) -> Iterator[Problem]:
    classes = len(spec.classes)
    needed = classes or spec.outputs
    one_for_two = classes == 2 and layer.units == 1
    params = {"name": layer.name, "units": layer.units, "needed": needed, "data": spec.name}
    if not classes and layer.loss != "mean_squared_error":
        changes: dict[str, Any] = {
            "units": needed,
            "activation": "identity",
            "loss": "mean_squared_error",
            "classes": (),
        }
        yield Problem(
            "loss_needs_classes",
            layer.id,
            params,
            repair=Repair("fit_output", layer.id, changes),
        )
    elif layer.units != needed and not one_for_two:
        changes = {"units": needed, "classes": spec.classes}
        if classes and layer.loss == "binary_cross_entropy":
            changes |= {"activation": "softmax", "loss": "cross_entropy"}
        yield Problem(
            "output_does_not_fit_data",
            layer.id,
            params,
            repair=Repair("fit_output", layer.id, changes),
        )
    elif layer.classes != spec.classes:
        yield Problem(
            "class_names_differ",
            layer.id,
            params,
            "warning",
            Repair("use_class_names", layer.id, {"classes": spec.classes}),
        )
