"""Networks to look into, and numerical slopes to compare with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.layers import (
    AddLayer,
    BatchNormLayer,
    Conv2DLayer,
    FlattenLayer,
    GRULayer,
    LayerNormLayer,
    LSTMLayer,
    MaxPoolLayer,
)
from tests.engine.builders import dense, design, dropout, output, random_state

BRANCHES = design(
    [
        InputLayer(id="in", name="in", shape=(6, 6)),
        Conv2DLayer(id="c", name="c", filters=3, size=3, activation="tanh"),
        MaxPoolLayer(id="p", name="p"),
        BatchNormLayer(id="b", name="b"),
        Conv2DLayer(id="c2", name="c2", filters=3, size=3, activation="gelu"),
        AddLayer(id="add", name="add"),
        FlattenLayer(id="f", name="f"),
        dropout("d"),
        dense("h", 5, "sigmoid", unit_activations=((1, "tanh"), (3, "sine")), frozen=True),
        output(3),
    ],
    [
        *("in>c", "c>p", "p>b", "b>c2", "c2>add", "p>add", "add>f", "f>d", "d>h"),
        *("h>out", "f>out"),
    ],
)
"""A network with everything that makes the way back hard to watch."""

SEQUENCE = design(
    [
        InputLayer(id="in", name="in", shape=(4, 3)),
        LSTMLayer(id="l", name="l", units=3, returns="all"),
        LayerNormLayer(id="n", name="n"),
        GRULayer(id="g", name="g", units=4, returns="last"),
        dense("h", 3, "softmax"),
        output(2, "tanh", "mean_squared_error"),
    ],
    ["in>l", "l>n", "n>g", "g>h", "h>out"],
)


def sample_of(wanted: Design, seed: int = 1) -> np.ndarray:
    assert wanted.input is not None
    return np.random.default_rng(seed).normal(size=wanted.input.shape)


def state_of(wanted: Design) -> NetworkState:
    """Random weights; variances must be positive."""
    state = random_state(wanted)
    return state.replaced(**{k: np.abs(v) for k, v in state.items() if k.endswith(".variance")})


def slope(function: Callable[[np.ndarray], float], array: np.ndarray, place: Any) -> float:
    above, below = array.copy(), array.copy()
    above[place] += 1e-6
    below[place] -= 1e-6
    return (function(above) - function(below)) / 2e-6
