"""What keeps a design from being trained, as problems that stand on a layer and can be repaired."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from nndesigner.core import combinations, loneliness, masks, shapes
from nndesigner.core.catalog import LOSS_ACTIVATIONS, VALUE_LOSSES
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, InputLayer, Layer, NeuronLayer, OutputLayer
from nndesigner.core.layers import ActivationLayer, EmbeddingLayer, Shape
from nndesigner.core.problem import Problem
from nndesigner.core.project import Example
from nndesigner.core.repairs import LooseEnds, Repair, apply_repair, of_shape
from nndesigner.core.training import DataReference

__all__ = ["Problem", "Repair", "apply_repair", "can_train", "check", "check_network"]


def check(
    design: Design, spec: DataSpec | None = None, examples: Sequence[Example] | None = None
) -> tuple[Problem, ...]:
    """Return all problems, of the network and then of its data; never raises.

    `spec` describes the data set the design names; None if it is unknown or not chosen.
    `examples` are the person's own, which may be all the data there is; None if not known.
    """
    return (
        *check_network(design, spec),
        *combinations.of_training(design, spec),
        *_own(design, _data(design, spec)),
        *(() if examples is None else combinations.of_drawings(design, examples)),
    )


def check_network(design: Design, spec: DataSpec | None = None) -> tuple[Problem, ...]:
    """Return what keeps a design from being computed, whatever its data; never raises.

    `spec` is only asked for good guesses in repairs.
    """
    if shapes.has_cycle(design):
        return (Problem("cycle"),)
    derived = (
        *_wiring(design, spec.input_shape if spec else None),
        *loneliness.of_neurons(design),
        *_output(design),
        *_learning(design),
        *combinations.of_network(design),
    )
    return (*_ends(design), *_own(design, derived))


def can_train(problems: tuple[Problem, ...]) -> bool:
    """Tell whether none of the problems is an error."""
    return not any(problem.severity == "error" for problem in problems)


def _ends(design: Design) -> Iterator[Problem]:
    if not design.layers:
        yield Problem("empty_design")
        return
    for code, kind in (("input", InputLayer), ("output", OutputLayer)):
        if not any(isinstance(layer, kind) for layer in design.layers):
            yield Problem(f"no_{code}")
        for layer in _surplus(design, kind):
            params = {"name": layer.name}
            repair = Repair("delete", layer.id, {}, "delete", params)
            yield Problem(f"second_{code}", layer.id, params, repair=repair)


def _surplus(design: Design, kind: type[Layer]) -> list[Layer]:
    """Return all layers of a kind but one: the first that is connected, or else the first."""
    found = [layer for layer in design.layers if isinstance(layer, kind)]
    if len(found) < 2:
        return []
    wired = {end for link in design.links for end in (link.source, link.target)}
    kept = next((layer for layer in found if layer.id in wired), found[0])
    return [layer for layer in found if layer is not kept]


def _own(design: Design, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what is wrong with a layer that has to go anyway."""
    surplus = {layer.id for kind in (InputLayer, OutputLayer) for layer in _surplus(design, kind)}
    return (problem for problem in problems if problem.where not in surplus)


def _wiring(design: Design, data_shape: Shape | None) -> Iterator[Problem]:
    loose = LooseEnds(design)
    fed = _reached(design, InputLayer, forward=True)
    reaching = _reached(design, OutputLayer, forward=False)
    for layer in design.layers:
        if not isinstance(layer, InputLayer):
            yield from _before(design, layer, fed, loose, data_shape)
        if not isinstance(layer, OutputLayer):
            yield from _behind(design, layer, reaching, loose)
    for link in design.links:
        if not masks.fits(design, link):
            params = {"name": design.layer(link.target).name}
            yield Problem("mask_does_not_fit", link.target, params)


def _before(
    design: Design,
    layer: Layer,
    fed: Collection[str],
    loose: LooseEnds,
    data_shape: Shape | None,
) -> Iterator[Problem]:
    params = {"name": layer.name}
    if not design.links_into(layer.id):
        yield Problem("nothing_comes_in", layer.id, params, repair=loose.backward(layer))
    elif layer.id in design.shape_errors:
        error = design.shape_errors[layer.id]
        repair = of_shape(design, layer, data_shape)
        yield Problem(error.code, layer.id, {**params, **error.params}, repair=repair)
    elif shapes.width(design, layer.id) is None:
        yield Problem("source_incomplete", layer.id, params)
    elif layer.id not in fed:
        yield Problem("not_fed_by_input", layer.id, params)


def _behind(
    design: Design, layer: Layer, reaching: Collection[str], loose: LooseEnds
) -> Iterator[Problem]:
    params = {"name": layer.name}
    if not design.links_out_of(layer.id):
        yield Problem("nothing_goes_out", layer.id, params, repair=loose.onward(layer))
    elif layer.id not in reaching:
        yield Problem("does_not_reach_output", layer.id, params)


def _reached(design: Design, kind: type[Layer], *, forward: bool) -> Collection[str]:
    """Return the layers wired to one of this kind; all if there is none, which is said once."""
    starts = [layer.id for layer in design.layers if isinstance(layer, kind)]
    return shapes.reachable(design, *starts, forward=forward) if starts else design.layers_by_id


def _output(design: Design) -> Iterator[Problem]:
    for layer in design.layers:
        if isinstance(layer, OutputLayer):
            yield from _loss_fits(layer)
        if isinstance(layer, NeuronLayer) and layer.activation == "softmax" and layer.units == 1:
            repair = Repair("use_activation", layer.id, {"activation": "sigmoid"})
            if isinstance(layer, OutputLayer) and layer.loss == "cross_entropy":
                changes = {"activation": "sigmoid", "loss": "binary_cross_entropy"}
                repair = Repair("use_binary", layer.id, changes)
            yield Problem("softmax_of_one", layer.id, {"name": layer.name}, repair=repair)


def _learning(design: Design) -> Iterator[Problem]:
    """Find what keeps single layers from learning."""
    for layer in design.layers:
        if isinstance(layer, NeuronLayer | ActivationLayer) and layer.activation == "step":
            yield Problem("step_does_not_learn", layer.id, {"name": layer.name}, "warning")
        if isinstance(layer, EmbeddingLayer):
            learning = _learning_layers_before(design, layer.id)
            if learning:
                params = {"name": layer.name, "other": learning[0].name}
                yield Problem("nothing_learns_before_embedding", layer.id, params, "warning")


def _learning_layers_before(design: Design, layer_id: str) -> list[Layer]:
    before = shapes.reachable(design, layer_id, forward=False) - {layer_id}
    return [
        layer
        for layer in design.layers
        if layer.id in before and shapes.layer_arrays(design, layer.id)
    ]


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
        yield _no_data(design.data)
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


def _no_data(data: DataReference) -> Problem:
    """Return why there is no data set."""
    if data.name == "mnist" and data.path is None:
        return Problem("mnist_missing", repair=Repair("download", "data", {}, "download"))
    if data.name == "mnist":
        return Problem("mnist_folder", None, {"data": data.path})
    if data.name == "drawn" and data.path is None:
        return Problem("no_classes_drawn")
    if not data.name and data.path is None:
        return Problem("no_data")
    return Problem("unknown_data", None, {"data": data.path or data.name})


def _output_fits(layer: OutputLayer, spec: DataSpec) -> Iterator[Problem]:
    needed = len(spec.classes) or spec.outputs
    shared = len(spec.classes) == 2 and layer.units == 1
    params = {"name": layer.name, "units": layer.units, "needed": needed, "data": spec.name}
    if not spec.classes and layer.loss not in VALUE_LOSSES:
        repair = Repair("fit_output", layer.id, _for_values(needed))
        yield Problem("loss_needs_classes", layer.id, params, repair=repair)
    elif layer.units != needed and not shared:
        repair = Repair("fit_output", layer.id, _for_units(layer, spec, needed))
        yield Problem("output_does_not_fit_data", layer.id, params, repair=repair)
    elif layer.classes != spec.classes:
        repair = Repair("use_class_names", layer.id, {"classes": spec.classes})
        yield Problem("class_names_differ", layer.id, params, "warning", repair)


def _for_values(units: int) -> dict[str, Any]:
    """Return the fields of an output layer that predicts values."""
    loss = "mean_squared_error"
    return {"units": units, "activation": "identity", "loss": loss, "classes": ()}


def _for_units(layer: OutputLayer, spec: DataSpec, units: int) -> dict[str, Any]:
    """Return the fields that give an output layer a unit for each answer."""
    changes: dict[str, Any] = {"units": units, "classes": spec.classes}
    if spec.classes and layer.loss == "binary_cross_entropy":
        changes |= {"activation": "softmax", "loss": "cross_entropy"}
    return changes
