"""What keeps a network from learning well: noticed before training, and in its course."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.design import Design
from nndesigner.core.layers import ActivationLayer, DenseLayer, EmbeddingLayer, NeuronLayer
from nndesigner.engine.events import Noticed
from nndesigner.engine.network import Network

_MOST_NAMED = 10
_ROWS_AT_ONCE = 64


def examine(
    design: Design, state: NetworkState, dataset: Dataset, train: IntArray
) -> Iterator[Noticed]:
    """Yield what is odd about the samples to learn from (`train`), and about the weights."""
    yield from _odd_classes(dataset, train)
    yield from _odd_columns(dataset, train)
    yield from _odd_values(dataset, train)
    yield from _equal_weights(design, state)
    if all(getattr(layer, "frozen", True) for layer in design.layers):
        yield Noticed("nothing_learns")


def dead_units(
    network: Network, inputs: FloatArray, chosen: IntArray, size: int
) -> Iterator[Noticed]:
    """Yield the ReLU layers in which some units give 0 for all of the chosen samples.

    They are computed `size` at a time, for which buffers may be there already. A unit that is
    0 for every sample gets no gradient, and so stays dead (Maas, Hannun, Ng 2013, "Rectifier
    nonlinearities").
    """
    layers = [
        layer
        for layer in network.design.layers
        if isinstance(layer, DenseLayer | ActivationLayer) and layer.activation == "relu"
    ]
    alive = {layer.id: np.zeros(network.design.widths[layer.id], bool) for layer in layers}
    for start in range(0, len(chosen) if layers else 0, size):
        samples = inputs[chosen[start : start + size]]
        for layer_id, active in network.active_units(samples, alive):
            alive[layer_id] |= active
    for layer in layers:
        units, dead = alive[layer.id].size, int(np.count_nonzero(~alive[layer.id]))
        if dead:
            yield Noticed("dead_units", layer.id, {"name": layer.name, "units": dead, "of": units})


def _odd_classes(dataset: Dataset, train: IntArray) -> Iterator[Noticed]:
    classes = dataset.spec.classes
    if not classes:
        return
    counts = np.bincount(np.asarray(dataset.targets[train], np.int64), minlength=len(classes))
    present = [name for name, count in zip(classes, counts, strict=True) if count]
    if len(present) == 1:
        yield Noticed("one_class", None, {"name": present[0]})
        return
    missing = tuple(name for name, count in zip(classes, counts, strict=True) if not count)
    if missing:
        yield Noticed("class_missing", None, {"classes": missing})


def _odd_columns(dataset: Dataset, train: IntArray) -> Iterator[Noticed]:
    """Find inputs that never change; a picture's border often does not, and need not."""
    inputs = np.asarray(dataset.inputs)
    constant = _constant_columns(inputs, train)
    if len(train) > 1 and len(constant) == inputs.shape[1]:
        yield Noticed("same_samples", None, {"count": len(train)})
    elif len(constant) and len(train) > 1 and len(dataset.spec.input_shape) == 1:
        named = dataset.spec.features
        names = tuple(named[i] if i < len(named) else str(i + 1) for i in constant[:_MOST_NAMED])
        yield Noticed("constant_columns", None, {"columns": names, "count": len(constant)})


def _constant_columns(values: FloatArray, train: IntArray) -> IntArray:
    """Return the columns that hold one number only; a few rows at a time, most soon tell."""
    columns = np.arange(values.shape[1])
    first = values[train[0]]
    for start in range(0, len(train), _ROWS_AT_ONCE):
        rows = values[train[start : start + _ROWS_AT_ONCE]]
        columns = columns[(rows[:, columns] == first[columns]).all(axis=0)]
        if not len(columns):
            break
    return columns


def _odd_values(dataset: Dataset, train: IntArray) -> Iterator[Noticed]:
    """Find values to predict that never change."""
    if dataset.spec.classes or len(train) < 2:
        return
    values = np.asarray(dataset.targets)[train].reshape(len(train), -1)
    constant = np.flatnonzero((values == values[0]).all(axis=0))
    if len(constant):
        columns = tuple((constant[:_MOST_NAMED] + 1).tolist())
        yield Noticed("constant_target", None, {"columns": columns, "count": len(constant)})


def odd_words(network: Network, inputs: FloatArray) -> Iterator[Noticed]:
    """Yield the embeddings into which other numbers come than those of words they know.

    They are rounded down, and beyond the ends of the table the first or last vector is taken.
    """
    design = network.design
    embeddings = [layer for layer in design.layers if isinstance(layer, EmbeddingLayer)]
    activations = network.activations(inputs) if embeddings else {}
    for layer in embeddings:
        numbers = activations[design.links_into(layer.id)[0].source]
        params = {"name": layer.name, "vocabulary": layer.vocabulary}
        outside = float(((numbers < 0) | (numbers >= layer.vocabulary)).mean())
        broken = float((numbers != np.floor(numbers)).mean())
        if outside:
            yield Noticed("words_out_of_range", layer.id, {**params, "share": outside})
        if broken:
            yield Noticed("words_not_whole", layer.id, {**params, "share": broken})


def _equal_weights(design: Design, state: NetworkState) -> Iterator[Noticed]:
    """Find hidden layers whose neurons start equal and would stay so for ever."""
    for layer in design.layers:
        if not isinstance(layer, NeuronLayer) or layer.units == 1 or design.output is layer:
            continue
        arrays = [state[link.id] for link in design.links_into(layer.id) if link.id in state]
        if arrays and all(map(_rows_are_equal, (*arrays, state[layer.id]))):
            yield Noticed("same_weights", layer.id, {"name": layer.name})


def _rows_are_equal(array: FloatArray) -> bool:
    return bool((array == array[0]).all())
