"""Initial weights: every array from a random stream of its own, decided by seed and id."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, InitializerName, Link, NeuronLayer
from nndesigner.engine.parameters import mask_matrix

NORMAL_STD = 0.05
"""Standard deviation of the initializer "normal", small whatever the layer's width."""


def initial_state(design: Design, seed: int | None = None) -> NetworkState:
    """Return fresh float32 weights for all arrays a design has so far; biases are 0.

    `seed` defaults to the design's own. Masked-out weights are exactly 0.
    """
    layers = (layer for layer in design.layers if isinstance(layer, NeuronLayer))
    fan_ins = {layer.id: fan_in(design, layer) for layer in layers}
    arrays: dict[str, FloatArray] = {}
    for key, shape in shapes.array_shapes(design).items():
        link = design.links_by_id.get(key)
        if link is None:
            arrays[key] = np.zeros(shape, np.float32)
        else:
            arrays[key] = _weights(design, link, fan_ins[link.target], seed)
    return NetworkState(arrays)


def initial_array(design: Design, key: str) -> FloatArray:
    """Return the array of one link or layer in `initial_state`. Raises KeyError if it has none."""
    link = design.links_by_id.get(key)
    layer = design.layer(key if link is None else link.target)
    if not isinstance(layer, NeuronLayer):
        raise KeyError(key)
    if link is None:
        return np.zeros(layer.units, np.float32)
    return _weights(design, link, fan_in(design, layer), None)


def fan_in(design: Design, layer: NeuronLayer) -> FloatArray:
    """Return how many connections come into each unit of a layer, at least 1, `(units,)`."""
    total = np.zeros(layer.units, np.float32)
    for link in design.links_into(layer.id):
        total += _connections(design, link, layer.units)
    return np.maximum(total, 1)


def _weights(design: Design, link: Link, inputs: FloatArray, seed: int | None) -> FloatArray:
    target, shape = design.layer(link.target), shapes.matrix_shape(design, link)
    if not isinstance(target, NeuronLayer) or shape is None:
        raise KeyError(link.id)
    seed = design.training.seed if seed is None else seed
    rng = np.random.default_rng([seed, crc32(link.id.encode())])
    weights = _draw(rng, target.initializer, shape, inputs)
    if link.mask is not None:
        weights[~mask_matrix(link.mask, shape)] = 0
    return weights


def _connections(design: Design, link: Link, units: int) -> FloatArray | int:
    if link.mask is not None:
        counts = [len(row) for row in link.mask[:units]]
        return np.array(counts + [0] * (units - len(counts)), np.float32)
    return shapes.width(design, link.source) or 0


def _draw(
    rng: np.random.Generator,
    initializer: InitializerName,
    shape: tuple[int, ...],
    inputs: FloatArray,
) -> FloatArray:
    """Draw weights; `inputs` is the fan-in of each target unit, the fan-out is their number.

    "xavier" is uniform in +-sqrt(6 / (fan_in + fan_out)) (Glorot, Bengio 2010, equation 16),
    "he" is normal with variance 2 / fan_in (He, Zhang, Ren, Sun 2015, equation 10).
    """
    if initializer == "zeros":
        return np.zeros(shape, np.float32)
    if initializer == "xavier":
        limit = np.sqrt(6 / (inputs + shape[0]))
        return (rng.random(shape, np.float32) * 2 - 1) * limit[:, np.newaxis]
    normal = rng.standard_normal(shape, np.float32)
    if initializer == "he":
        return normal * np.sqrt(2 / inputs)[:, np.newaxis]
    return normal * np.float32(NORMAL_STD)
