"""The data and the designs that are measured."""

from __future__ import annotations

import gzip
import os
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design, Link
from nndesigner.core.layers import (
    Conv2DLayer,
    DenseLayer,
    InputLayer,
    Layer,
    LSTMLayer,
    MaxPoolLayer,
    OutputLayer,
)
from nndesigner.core.training import TrainingSettings

CLASSES = tuple("0123456789")


def chain(*layers: Layer, **training: Any) -> Design:
    """Return layers in a row, nothing held back for validation."""
    links = tuple(
        Link(id=f"{one.id}-{other.id}", source=one.id, target=other.id)
        for one, other in pairwise(layers)
    )
    settings = TrainingSettings(**{"validation_fraction": 0.0, "epochs": 1_000_000, **training})
    return Design(layers=layers, links=links, training=settings)


def digit(**fields: Any) -> OutputLayer:
    """Return ten classes, softmax and cross-entropy."""
    return OutputLayer(id="out", name="Digit", units=10, classes=CLASSES, **fields)


def perceptron(shape: tuple[int, ...], hidden: int, batch: int, **training: Any) -> Design:
    """Return one hidden layer of ReLU, trained by Adam."""
    return chain(
        InputLayer(id="in", name="Input", shape=shape),
        DenseLayer(id="hidden", name="Hidden", units=hidden),
        digit(),
        batch_size=batch,
        **training,
    )


def small_cnn() -> Design:
    """Return conv 8, pool, conv 16, pool, 10 outputs."""
    return chain(
        InputLayer(id="in", name="Input", shape=(28, 28)),
        Conv2DLayer(id="conv1", name="Conv 1", filters=8),
        MaxPoolLayer(id="pool1", name="Pool 1"),
        Conv2DLayer(id="conv2", name="Conv 2", filters=16),
        MaxPoolLayer(id="pool2", name="Pool 2"),
        digit(),
        batch_size=64,
    )


def row_reader() -> Design:
    """Return an LSTM that reads a picture row by row."""
    return chain(
        InputLayer(id="in", name="Input", shape=(28, 28)),
        LSTMLayer(id="lstm", name="LSTM", units=64),
        digit(),
        batch_size=64,
    )


def digits() -> Dataset:
    """Return the 1,257 training samples of scikit-learn's digits."""
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    pictures, labels = load_digits(return_X_y=True)
    train, _ = train_test_split(np.arange(len(labels)), test_size=0.3, random_state=42)
    return _dataset(pictures[train] / 16, labels[train], (8, 8), len(train))


def pictures(samples: int, *, normalised: bool = False) -> Dataset:
    """Return MNIST's first training pictures; where it is absent, random ones of its shape."""
    found = _mnist("train")
    if found is None:
        rng = np.random.default_rng(0)
        inputs = rng.random((samples, 784), np.float32) * (rng.random((samples, 784)) < 0.2)
        found = inputs, rng.integers(0, 10, samples)
    inputs, labels = found[0][:samples], found[1][:samples]
    return _dataset(_normalised(inputs) if normalised else inputs, labels, (28, 28), samples)


def mnist(*, normalised: bool = False) -> Dataset | None:
    """Return all of MNIST, 60,000 pictures to train and 10,000 to test; None if absent."""
    parts = [_mnist("train"), _mnist("t10k")]
    if parts[0] is None or parts[1] is None:
        return None
    inputs, labels = (np.concatenate(both) for both in zip(*parts, strict=True))
    return _dataset(_normalised(inputs) if normalised else inputs, labels, (28, 28), 60_000)


def _normalised(inputs: np.ndarray) -> np.ndarray:
    return (inputs - np.float32(0.1307)) / np.float32(0.3081)


def _dataset(
    inputs: np.ndarray, labels: np.ndarray, shape: tuple[int, ...], training: int
) -> Dataset:
    order = np.arange(len(labels))
    x, y = np.ascontiguousarray(inputs, np.float32), labels.astype(np.int64)
    return Dataset(DataSpec("pictures", shape, CLASSES), x, y, order[:training], order[training:])


@cache
def _mnist(part: str) -> tuple[np.ndarray, np.ndarray] | None:
    root = Path(__file__).resolve().parents[3].parent / "shared" / "data"
    folder = Path(os.environ.get("NNDESIGNER_TEST_DATA", root)) / "mnist"
    files = [folder / f"{part}-{kind}-ubyte.gz" for kind in ("images-idx3", "labels-idx1")]
    if not all(file.exists() for file in files):
        return None
    raw, labels = (gzip.decompress(file.read_bytes()) for file in files)
    inputs = np.frombuffer(raw, np.uint8, offset=16).reshape(-1, 784)
    return inputs.astype(np.float32) / 255, np.frombuffer(labels, np.uint8, offset=8)
