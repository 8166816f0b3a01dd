"""Short ways to make designs and data sets for the engine's tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nndesigner.core.arrays import NetworkState
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import (
    DenseLayer,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    Link,
    OutputLayer,
)
from nndesigner.core.shapes import array_shapes
from nndesigner.core.training import TrainingSettings


def inputs(units: int, layer_id: str = "in") -> InputLayer:
    return InputLayer(id=layer_id, name=layer_id, shape=(units,))


def dense(layer_id: str, units: int, activation: Any = "tanh", **fields: Any) -> DenseLayer:
    return DenseLayer(id=layer_id, name=layer_id, units=units, activation=activation, **fields)


def dropout(layer_id: str, rate: float = 0.4) -> DropoutLayer:
    return DropoutLayer(id=layer_id, name=layer_id, rate=rate)


def output(units: int, activation: Any = "softmax", loss: Any = "cross_entropy") -> OutputLayer:
    return OutputLayer(id="out", name="out", units=units, activation=activation, loss=loss)


def design(layers: Sequence[Layer], links: Sequence[Any], **training: Any) -> Design:
    """Return a design; a link is "a>b" (its id too), or ("a>b", mask)."""
    wired = []
    for link in links:
        arrow, mask = (link, None) if isinstance(link, str) else link
        source, target = arrow.split(">")
        wired.append(Link(id=f"{source}-{target}", source=source, target=target, mask=mask))
    return Design(layers=tuple(layers), links=tuple(wired), training=TrainingSettings(**training))


def random_state(wanted: Design, seed: int = 0, scale: float = 0.7) -> NetworkState:
    """Return float64 weights and biases, all different from 0."""
    rng = np.random.default_rng(seed)
    shapes = array_shapes(wanted)
    return NetworkState({key: rng.normal(0, scale, shape) for key, shape in shapes.items()})


def xor_dataset() -> Dataset:
    every = np.arange(4)
    table = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    spec = DataSpec("xor", (2,), ("0", "1"))
    return Dataset(spec, table, np.array([0, 1, 1, 0]), every, every)


def digits_dataset() -> Dataset:
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    pictures, labels = load_digits(return_X_y=True)
    train, test = train_test_split(np.arange(len(labels)), test_size=0.3, random_state=42)
    spec = DataSpec("digits", (8, 8), tuple("0123456789"))
    return Dataset(spec, (pictures / 16).astype(np.float32), labels.astype(np.int64), train, test)


def digits_design(**training: Any) -> Design:
    layers = (
        InputLayer(id="in", name="in", shape=(8, 8)),
        dense("hidden", 64, "relu"),
        output(10),
    )
    return design(layers, ["in>hidden", "hidden>out"], **training)


def values_dataset(samples: int = 60, seed: int = 0) -> Dataset:
    """Return three features and two values that depend on them linearly."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, 3)).astype(np.float32)
    y = (x @ np.array([[1.0, -0.5], [0.3, 0.8], [-0.7, 0.2]]) + 0.1).astype(np.float32)
    every = np.arange(samples)
    return Dataset(DataSpec("values", (3,), outputs=2), x, y, every, every[:0])
