"""Two-dimensional sets made by formula, for seeing how networks divide a plane."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
"""The inputs of the XOR truth table, in the order it is usually written."""

_SPIRAL_TURNS = 1.25
_INNER_RADIUS = 0.4
_BLOB_CENTRE = (0.5, 0.4)


@dataclass(frozen=True)
class ToySet:
    """How a set is made: its number of classes, and the points of one class without noise.

    `points(k, t)` gives `(n, 2)` for class `k` and positions `t` in [0, 1). `jitter` is the
    standard deviation of the normal noise added to both coordinates when `noise` is 1.
    """

    classes: int
    points: Callable[[int, FloatArray], FloatArray]
    jitter: float
    features: tuple[str, str] = ("x", "y")


def _moons(k: int, t: FloatArray) -> FloatArray:
    angle = np.pi * t
    upper = np.stack((np.cos(angle), np.sin(angle)), axis=1)
    arc = upper if k == 0 else np.array((1.0, 0.5)) - upper
    moon: FloatArray = (arc - np.array((0.5, 0.25))) / 1.5
    return moon


def _circles(k: int, t: FloatArray) -> FloatArray:
    angle = 2 * np.pi * t
    circle: FloatArray = np.stack((np.cos(angle), np.sin(angle)), axis=1)
    return circle * (1.0 if k == 0 else _INNER_RADIUS)


def _spiral(k: int, t: FloatArray) -> FloatArray:
    radius = 0.1 + 0.9 * t
    angle = 2 * np.pi * _SPIRAL_TURNS * t + np.pi * k
    arm: FloatArray = radius[:, None] * np.stack((np.cos(angle), np.sin(angle)), axis=1)
    return arm


def _xor(k: int, t: FloatArray) -> FloatArray:
    corners = np.array([corner for corner in CORNERS if (corner[0] != corner[1]) == bool(k)])
    chosen: FloatArray = corners[np.arange(len(t)) % 2]
    return chosen


def _blobs(k: int, t: FloatArray) -> FloatArray:
    centre: FloatArray = (2 * k - 1) * np.array(_BLOB_CENTRE)
    return np.broadcast_to(centre, (len(t), 2))


TOY_SETS: Mapping[str, ToySet] = {
    "moons": ToySet(2, _moons, jitter=1 / 1.5),
    "circles": ToySet(2, _circles, jitter=1 / 1.5),
    "spiral": ToySet(2, _spiral, jitter=1 / 3),
    "xor": ToySet(2, _xor, jitter=1.0, features=("x1", "x2")),
    "blobs": ToySet(2, _blobs, jitter=1.5),
}


def generate(name: str, samples: int, noise: float, seed: int) -> tuple[FloatArray, IntArray]:
    """Return float32 points `(samples, 2)` and int64 classes `(samples,)`, class sizes equal.

    Sizes differ by one where `samples` does not divide. The same seed puts the same points
    with the same directions of jitter whatever the noise.
    """
    toy = TOY_SETS[name]
    generator = np.random.default_rng([seed, crc32(name.encode())])
    jitter = generator.normal(0.0, toy.jitter, (samples, 2))
    offsets = generator.random(toy.classes)
    targets = np.arange(samples) % toy.classes
    inputs = np.empty((samples, 2))
    for k in range(toy.classes):
        count = int(np.count_nonzero(targets == k))
        t = (np.arange(count) + offsets[k]) / max(count, 1)
        inputs[targets == k] = toy.points(k, t)
    return (inputs + noise * jitter).astype(np.float32), targets.astype(np.int64)


def truth_table() -> tuple[FloatArray, IntArray]:
    """Return the four rows of XOR: inputs `(4, 2)`, outputs `(4,)`."""
    inputs = np.array(CORNERS, np.float32)
    return inputs, (inputs[:, 0] != inputs[:, 1]).astype(np.int64)
