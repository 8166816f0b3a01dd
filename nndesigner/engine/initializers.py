"""Initial weights: every array from a random stream of its own, decided by seed and id."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from nndesigner.core import shapes
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design, InitializerName, Link, NeuronLayer
from nndesigner.engine.parameters import array_shapes, mask_matrix

NORMAL_STD = 0.05
"""Standard deviation of the initializer "normal", small whatever the layer's width."""


def initial_state(design: Design, seed: int | None = None) -> NetworkState:
    """Return fresh float32 weights for all arrays a design has so far; biases are 0.

    `seed` defaults to the design's own. Masked-out weights are exactly 0.
    """
    return NetworkState({key: initial_array(design, key, seed) for key in array_shapes(design)})


def initial_array(design: Design, key: str, seed: int | None = None) -> FloatArray:
    """Return the fresh array of one link or layer. Raises KeyError if it has none."""
    shape = array_shapes(design)[key]
    link = design.links_by_id.get(key)
    if link is None:
        return np.zeros(shape, np.float32)
    seed = design.training.seed if seed is None else seed
    rng = np.random.default_rng([seed, crc32(key.encode())])
    target = design.layer(link.target)
    assert isinstance(target, NeuronLayer)
    weights = _draw(rng, target.initializer, shape, fan_in(design, target.id))
    if link.mask is not None:
        weights[~mask_matrix(link.mask, shape)] = 0
    return weights


def fan_in(design: Design, layer_id: str) -> FloatArray:
    """Return how many connections come into each unit of a layer, at least 1, `(units,)`."""
    units = shapes.width(design, layer_id) or 0
    total = np.zeros(units, np.float32)
    for link in design.links_into(layer_id):
        total += _connections(design, link, units)
    return np.maximum(total, 1)


def _connections(design: Design, link: Link, units: int) -> FloatArray:
    if link.mask is not None:
        counts = [len(row) for row in link.mask[:units]]
        return np.array(counts + [0] * (units - len(counts)), np.float32)
    return np.full(units, shapes.width(design, link.source) or 0, np.float32)


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
