"""What an output should say: class numbers and values as rows of target activations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.errors import EngineError


def encode(
    targets: npt.ArrayLike, classes: int, units: int, dtype: npt.DTypeLike = np.float32
) -> FloatArray:
    """Return targets as `(n, units)`: one-hot classes, 0 or 1 on a single unit, or values.

    `classes` is the number of classes, 0 for values. Raises EngineError
    `targets_do_not_fit` (units, needed).
    """
    numbers = np.asarray(targets)
    if classes == 2 and units == 1:
        return numbers.astype(dtype)[:, np.newaxis]
    if classes:
        if classes != units:
            raise EngineError("targets_do_not_fit", units=units, needed=classes)
        one_hot: FloatArray = np.zeros((len(numbers), units), dtype)
        one_hot[np.arange(len(numbers)), numbers] = 1
        return one_hot
    values = np.ascontiguousarray(numbers.reshape(len(numbers), -1), dtype)
    if values.shape[1] != units:
        raise EngineError("targets_do_not_fit", units=units, needed=values.shape[1])
    return values


def decide(scores: FloatArray, threshold: float = 0.5) -> IntArray:
    """Return the class number of each row `(n,)`: the largest unit, or 1 from the threshold on.

    The threshold is for a single unit; 0.5 suits output activations.
    """
    if scores.shape[1] == 1:
        return (scores[:, 0] >= threshold).astype(np.int64)
    winners: IntArray = scores.argmax(axis=1).astype(np.int64, copy=False)
    return winners
