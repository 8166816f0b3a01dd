"""Initial weights: every array from a random stream of its own, decided by seed and key."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from zlib import crc32

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, Link
from nndesigner.core.layers import (
    ArraySpec,
    InitializerName,
    Layer,
    LSTMLayer,
    NeuronLayer,
    Shape,
)
from nndesigner.core.soundness import check_values
from nndesigner.engine.masks import mask_matrix

CONSTANT = 0.1
"""Every weight of the initializer "constant": all neurons alike, as a lesson."""

UNIFORM_LIMIT, NORMAL_STD = 0.05, 0.05
"""Range of "uniform", standard deviation of "normal": small whatever the layer's width."""


Known = dict[str, tuple[object, FloatArray]]
"""Initial arrays by key, each after what has decided it."""


def initial_state(
    design: Design, seed: int | None = None, *, known: Known | None = None
) -> NetworkState:
    """Return fresh float32 weights for all arrays a design has so far.

    Biases are 0 (an LSTM's forget gates 1), scales 1. `seed` defaults to the design's own.
    Masked-out weights are exactly 0. Arrays in `known` that nothing decides anew are taken from
    there, and it is brought up to date. Raises EngineError `invalid_value` as `check_values`.
    """
    check_values(design)
    layers = (layer for layer in design.layers if isinstance(layer, NeuronLayer))
    fan_ins = {layer.id: fan_in(design, layer) for layer in layers}
    seed = design.training.seed if seed is None else seed
    arrays: dict[str, FloatArray] = {}
    causes: dict[str, object] = {}
    before = known or {}
    for link in design.links:
        shape = shapes.matrix_shape(design, link)
        if shape is not None:
            inputs, initializer = fan_ins[link.target], _initializer(design.layer(link.target))
            key = link.id
            causes[key] = (seed, initializer, shape, link.mask, inputs.tobytes())
            same = key in before and before[key][0] == causes[key]
            arrays[key] = before[key][1] if same else _matrix(design, link, inputs, seed)
    for layer in design.layers:
        for key, spec in shapes.layer_arrays(design, layer.id).items():
            causes[key] = (seed, _initializer(layer), spec, type(layer))
            same = key in before and before[key][0] == causes[key]
            arrays[key] = before[key][1] if same else _own(design, layer, key, spec, seed)
    state = NetworkState(arrays)
    if known is not None:
        known.clear()
        known.update((key, (cause, state[key])) for key, cause in causes.items())
    return state


def initial_array(design: Design, key: str) -> FloatArray:
    """Return one array of `initial_state` by its key. Raises KeyError if there is none."""
    link = design.links_by_id.get(key)
    layer = design.layer(shapes.owner_of(key) if link is None else link.target)
    if link is None:
        return _own(design, layer, key, shapes.layer_arrays(design, layer.id)[key], None)
    if not isinstance(layer, NeuronLayer):
        raise KeyError(key)
    return _matrix(design, link, fan_in(design, layer), None)


def fan_in(design: Design, layer: NeuronLayer) -> FloatArray:
    """Return how many connections come into each unit of a layer, at least 1, `(units,)`."""
    total = np.zeros(layer.units, np.float32)
    for link in design.links_into(layer.id):
        total += _connections(design, link, layer.units)
    return np.maximum(total, 1)


def _matrix(design: Design, link: Link, inputs: FloatArray, seed: int | None) -> FloatArray:
    """Return the weights of a link; `inputs` is the fan-in of each target unit."""
    target, shape = design.layer(link.target), shapes.matrix_shape(design, link)
    if not isinstance(target, NeuronLayer) or shape is None:
        raise KeyError(link.id)
    rng = _stream(design, link.id, seed)
    weights = _draw(rng, target.initializer, shape, inputs[:, np.newaxis], shape[0])
    if link.mask is not None:
        weights[~mask_matrix(link.mask, shape)] = 0
    return weights


def _own(design: Design, layer: Layer, key: str, spec: ArraySpec, seed: int | None) -> FloatArray:
    """Return an array a layer keeps itself; of stacked gates each is drawn as one matrix."""
    if spec.role != "weights":
        array = np.full(spec.shape, spec.start, np.float32)
        if isinstance(layer, LSTMLayer):  # remember by default (Jozefowicz et al. 2015, section 5)
            array[layer.units : 2 * layer.units] = 1
        return array
    initializer = _initializer(layer)
    rng, inputs = _stream(design, key, seed), np.array(spec.fan_in, np.float32)
    gate = (spec.shape[0] // spec.gates, *spec.shape[1:])
    drawn = [_draw(rng, initializer, gate, inputs, spec.fan_out) for _ in range(spec.gates)]
    return np.concatenate(drawn)


def _initializer(layer: Layer) -> InitializerName:
    name: InitializerName = getattr(layer, "initializer", "xavier")
    return name


def _stream(design: Design, key: str, seed: int | None) -> np.random.Generator:
    seed = design.training.seed if seed is None else seed
    return np.random.default_rng([seed, crc32(key.encode())])


def _connections(design: Design, link: Link, units: int) -> FloatArray | int:
    if link.mask is not None:
        counts = [len(row) for row in link.mask[:units]]
        return np.array(counts + [0] * (units - len(counts)), np.float32)
    return shapes.width(design, link.source) or 0


def _draw(
    rng: np.random.Generator,
    initializer: InitializerName,
    shape: Shape,
    inputs: FloatArray,
    outputs: int,
) -> FloatArray:
    """Draw weights for n `inputs` into each unit (of all, or for each row) and m `outputs`.

    "xavier" has variance 2 / (n + m) (Glorot, Bengio 2010, equation 16), "he" 2 / n (He,
    Zhang, Ren, Sun 2015, equation 10), "lecun" 1 / n (LeCun, Bottou, Orr, Müller 1998,
    equation 16). Uniform numbers within +-limit have variance limit^2 / 3.
    """
    if initializer in ("zeros", "constant"):
        return np.full(shape, CONSTANT if initializer == "constant" else 0, np.float32)
    if initializer == "orthogonal":
        return _orthogonal(rng, shape)
    if initializer in _UNIFORM:
        drawn = rng.random(shape, np.float32) * 2 - 1
    else:
        drawn = rng.standard_normal(shape, np.float32)
    if initializer in ("uniform", "normal"):
        return drawn * np.float32(UNIFORM_LIMIT if initializer == "uniform" else NORMAL_STD)
    fan = inputs + outputs if initializer in ("xavier", "xavier_normal") else inputs
    return drawn * np.sqrt(_SQUARED_SPREAD[initializer] / fan)


_UNIFORM: frozenset[InitializerName] = frozenset({"uniform", "xavier", "he_uniform"})

_SQUARED_SPREAD: Mapping[InitializerName, int] = {
    "xavier": 6,
    "xavier_normal": 2,
    "he": 2,
    "he_uniform": 6,
    "lecun": 1,
}
"""Of one connection: square of the limit if uniform, else of the standard deviation."""


def _orthogonal(rng: np.random.Generator, shape: Shape) -> FloatArray:
    """Draw a matrix whose rows (or columns, if those are fewer) are orthonormal.

    All axes but the first count as one. Saxe, McClelland, Ganguli 2014, section 4; the signs
    of R's diagonal make the draw uniform (Mezzadri 2007).
    """
    rows, columns = shape[0], prod(shape[1:])
    normal = rng.standard_normal((max(rows, columns), min(rows, columns)), np.float32)
    q, r = np.linalg.qr(normal)
    q = q * np.where(np.diagonal(r) < 0, np.float32(-1), np.float32(1))
    return np.ascontiguousarray(q.T if rows < columns else q).reshape(shape)
