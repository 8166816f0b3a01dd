"""Values that are fine one by one, but not together: without any effect, or too large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from nndesigner.core import memory, shapes
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import MAX_PARAMETERS, Design, NeuronLayer, OutputLayer
from nndesigner.core.layers import LossName
from nndesigner.core.problem import Problem
from nndesigner.core.project import Example
from nndesigner.core.repairs import Repair

_TAKE_Z: frozenset[LossName] = frozenset({"cross_entropy", "binary_cross_entropy"})
"""Losses that apply the output's activation themselves, to all its units; they know smoothing."""


def of_network(design: Design) -> Iterator[Problem]:
    """Find what cannot be computed together, or has no effect, whatever the data."""
    for layer in design.layers:
        if isinstance(layer, NeuronLayer):
            yield from _own_activations(layer)
        if isinstance(layer, OutputLayer) and layer.label_smoothing and layer.loss not in _TAKE_Z:
            repair = Repair("no_smoothing", layer.id, {"label_smoothing": 0.0})
            params = {"name": layer.name, "loss": layer.loss}
            yield Problem("smoothing_without_effect", layer.id, params, "warning", repair)
    count = shapes.stored_count(design)
    if count > MAX_PARAMETERS:
        yield Problem("too_many_parameters", None, {"count": count, "limit": MAX_PARAMETERS})


def of_training(design: Design, spec: DataSpec | None) -> Iterator[Problem]:
    """Find training settings that have no effect or cannot be met; `spec` if data is known."""
    yield from _class_weights(design, spec)
    settings = design.training
    if settings.schedule != "constant" and settings.optimizer == "rprop":
        repair = Repair("keep_rate", "training", {"schedule": "constant"})
        yield Problem(
            "schedule_without_effect", None, {"schedule": settings.schedule}, "warning", repair
        )
    if spec is not None and settings.augmentation != "none" and not spec.is_picture:
        repair = Repair("no_augmentation", "training", {"augmentation": "none"})
        params = {"data": spec.name, "augmentation": settings.augmentation}
        yield Problem("augmentation_needs_pictures", None, params, "warning", repair)
    if spec is not None and settings.handwriting and not spec.is_digits:
        repair = Repair("no_handwriting", "training", {"handwriting": 0})
        code = "handwriting_needs_digits" if spec.is_picture else "handwriting_needs_pictures"
        yield Problem(code, None, {"data": spec.name}, "warning", repair)
    known = spec.samples if spec is not None else 0
    yield from of_batch(design, min(settings.batch_size, known or settings.batch_size))


ENOUGH_DRAWINGS = 8
"""Drawings of each class to begin with; more are better. What people are told everywhere."""

_FEWEST_DRAWINGS = 2
"""Of two classes at least: with fewer there is nothing to learn from, or nothing to test with."""


def of_drawings(design: Design, examples: Sequence[Example]) -> Iterator[Problem]:
    """Find out whether the person's own data set lacks drawings."""
    lacking = too_few_drawings(design, examples)
    if lacking is not None:
        yield Problem("too_few_drawings", None, lacking)
        return
    if design.data.name != "drawn":
        return
    drawn = {example.label for example in examples}
    for label in design.data.classes:
        if label not in drawn:
            yield Problem("class_without_drawings", None, {"label": label}, "warning")


def too_few_drawings(design: Design, examples: Sequence[Example]) -> dict[str, Any] | None:
    """Return a class (label, count, enough) that lacks drawings; None if two can be learned."""
    if design.data.name != "drawn" or len(design.data.classes) < 2:
        return None
    counts = Counter(example.label for example in examples if any(example.drawing))
    known = {label: counts[label] for label in design.data.classes}
    if sum(count >= _FEWEST_DRAWINGS for count in known.values()) >= 2:
        return None
    label = next(name for name, count in known.items() if count < _FEWEST_DRAWINGS)
    return {"label": label, "count": known[label], "enough": ENOUGH_DRAWINGS}


def of_batch(design: Design, rows: int) -> Iterator[Problem]:
    """Find out whether batches of so many samples need more memory than is sane."""
    needed = memory.batch_bytes(design, rows)
    if needed <= memory.MOST_BATCH_BYTES:
        return
    fitting = memory.largest_batch(design)
    repair = Repair("use_batch_size", "training", {"batch_size": fitting}) if fitting else None
    params = {
        "batch_size": rows,
        "gigabytes": needed / 1e9,
        "most": memory.MOST_BATCH_BYTES / 1e9,
    }
    yield Problem("needs_too_much_memory", None, params, repair=repair)


def _own_activations(layer: NeuronLayer) -> Iterator[Problem]:
    """Find neurons with an activation of their own where all must have the layer's."""
    own = [(unit, name) for unit, name in layer.unit_activations if name != layer.activation]
    if not own:
        return
    params = {"name": layer.name, "unit": own[0][0] + 1, "activation": own[0][1]}
    repair = Repair("clear_unit_activations", layer.id, {"unit_activations": ()})
    if "softmax" in (layer.activation, *(name for _, name in own)):
        yield Problem("softmax_of_some", layer.id, params, repair=repair)
    elif isinstance(layer, OutputLayer) and layer.loss in _TAKE_Z:
        params["loss"] = layer.loss
        yield Problem("loss_needs_one_activation", layer.id, params, repair=repair)


def _class_weights(design: Design, spec: DataSpec | None) -> Iterator[Problem]:
    settings, output = design.training, design.output
    given = settings.class_weights
    classes = spec.classes if spec is not None else output.classes if output is not None else ()
    if spec is not None and not classes:
        if given or settings.balance_classes:
            changes = {"class_weights": (), "balance_classes": False}
            repair = Repair("no_class_weights", "training", changes)
            yield Problem(
                "class_weights_without_classes", None, {"data": spec.name}, "warning", repair
            )
        return
    count = len(classes)
    if count and len(given) > count:
        repair = Repair("cut_class_weights", "training", {"class_weights": given[:count]})
        params = {"count": len(given), "classes": count}
        yield Problem("too_many_class_weights", None, params, "warning", repair)
    if count and len(given) >= count and not any(given[:count]):
        repair = Repair("no_class_weights", "training", {"class_weights": ()})
        yield Problem("all_class_weights_zero", None, {}, "warning", repair)
