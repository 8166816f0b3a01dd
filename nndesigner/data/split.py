"""Dividing samples into training and test, as scikit-learn does, without importing it."""

from __future__ import annotations

from math import ceil

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray


def train_test_indices(samples: int, fraction: float, seed: int) -> tuple[IntArray, IntArray]:
    """Return the sample numbers (train, test) of scikit-learn's `train_test_split`.

    The same as `train_test_split(..., test_size=fraction, random_state=seed)`, except that
    fraction 0 is allowed and at least one sample stays in training.
    """
    count = min(ceil(fraction * samples), samples - 1)
    order = np.random.RandomState(seed).permutation(samples).astype(np.int64)
    return order[count:], order[:count]


def standardise(
    inputs: FloatArray, train: IntArray
) -> tuple[FloatArray, tuple[FloatArray, FloatArray]]:
    """Return float32 inputs with mean 0 and deviation 1 over `train`, and (shift, divisor).

    A feature that does not vary is only shifted (divisor 1).
    """
    values = inputs[train].astype(np.float64)
    shift = values.mean(axis=0)
    divisor = values.std(axis=0)
    # Rounding leaves a tiny deviation in constant columns; dividing by it would blow up others.
    divisor[divisor <= 1e-7 * np.abs(shift) + 1e-30] = 1.0
    scaled = ((inputs - shift) / divisor).astype(np.float32)
    return scaled, (shift.astype(np.float32), divisor.astype(np.float32))
