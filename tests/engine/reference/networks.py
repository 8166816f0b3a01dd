"""Whole networks PyTorch computed for networks.npz, so that tests compute the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import ACTIVATIONS, LAYER_TYPES
from nndesigner.core.design import Design
from nndesigner.core.layers import Layer, OutputLayer
from tests.engine.builders import design, random_state

ROWS, CLASSES, SCALE = 7, 3, 0.4
HIDDEN = tuple(name for name in ACTIVATIONS if name not in ("step", "softmax"))


def samples(wanted: Design) -> tuple[NetworkState, np.ndarray, np.ndarray]:
    """Return weights, inputs `(rows, features)` and targets of the same design, always alike."""
    rng = np.random.default_rng(11)
    x = rng.normal(size=(ROWS, wanted.widths["in"]))
    if any(layer.id == "embedding" for layer in wanted.layers):
        x = rng.integers(0, 12, x.shape).astype(float)
    targets = np.eye(CLASSES)[rng.integers(0, CLASSES, ROWS)]
    return random_state(wanted, seed=12, scale=SCALE), x, targets


def _layer(kind: str, layer_id: str, **fields: Any) -> Layer:
    return LAYER_TYPES[kind](id=layer_id, name=layer_id, **fields)


def _network(shape: tuple[int, ...], *hidden: Layer, skips: Sequence[Any] = ()) -> Design:
    out = OutputLayer(id="out", name="out", units=CLASSES)
    layers = (_layer("input", "in", shape=shape), *hidden, out)
    return design(layers, [*(f"{a.id}>{b.id}" for a, b in pairwise(layers)), *skips])


def _perceptron() -> Design:
    """One layer of each activation, then one whose units have them all."""
    layers = [_layer("dense", name, units=5, activation=name) for name in HIDDEN]
    own = tuple((unit, name) for unit, name in enumerate(HIDDEN) if name != "tanh")
    mixed = _layer("dense", "mixed", units=len(HIDDEN), activation="tanh", unit_activations=own)
    softmax = _layer("dense", "softmax", units=4, activation="softmax")
    mask = tuple((unit, unit + 3) for unit in range(5))
    return _network((8,), *layers, softmax, mixed, skips=[("in>tanh", mask), "gelu>out"])


NETWORKS: dict[str, Design] = {
    "perceptron": _perceptron(),
    "cnn": _network(
        (10, 8),
        _layer("conv2d", "conv1", filters=3),
        _layer("max_pool", "pool1"),
        _layer("conv2d", "conv2", filters=4, stride=2, padding="valid", activation="gelu"),
        _layer("flatten", "flat"),
        _layer("dense", "dense", units=6, activation="silu"),
    ),
    "autoencoder": _network(
        (6, 6),
        _layer("conv2d", "conv", filters=2, stride=2),
        _layer("transposed_conv2d", "up1", filters=2, size=3, stride=2, activation="tanh"),
        _layer("avg_pool", "mean"),
        _layer("up_sampling", "up2"),
        _layer("global_avg_pool", "global"),
    ),
    "lstm": _network(
        (6, 4),
        _layer("lstm", "lstm1", units=5, returns="all"),
        _layer("layer_norm", "norm"),
        _layer("lstm", "lstm2", units=4),
    ),
    "recurrent": _network(
        (6, 4),
        _layer("gru", "gru", units=4, returns="all"),
        _layer("simple_rnn", "rnn", units=3),
    ),
    "words": _network(
        (9,),
        _layer("embedding", "embedding", vocabulary=12, size=4),
        _layer("conv1d", "conv", filters=5, activation="elu"),
        _layer("global_avg_pool", "mean"),
    ),
    "residual": _network(
        (2, 6, 6),
        _layer("conv2d", "conv1", filters=4, activation="identity"),
        _layer("batch_norm", "norm1"),
        _layer("activation", "relu", activation="relu"),
        _layer("conv2d", "conv2", filters=4, activation="identity"),
        _layer("batch_norm", "norm2"),
        _layer("add", "sum"),
        _layer("max_pool", "pool"),
        _layer("flatten", "flat"),
        _layer("batch_norm", "norm3"),
        skips=["relu>sum", "flat>out"],
    ),
    "branches": _network(
        (5, 3),
        _layer("dense", "a", units=4, activation="sigmoid"),
        _layer("dense", "b", units=4, activation="tanh"),
        _layer("multiply", "product"),
        _layer("concatenate", "both"),
        _layer("reshape", "box", shape=(4, 2)),
        _layer("max_pool", "pool"),
        skips=["in>b", "a>product", "b>both"],
    ),
}
