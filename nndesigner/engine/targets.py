"""What an output should say: class numbers and values as rows of target activations."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.errors import EngineError
from nndesigner.engine.incoming import as_numbers


def encode(
    targets: npt.ArrayLike,
    classes: int,
    units: int,
    dtype: npt.DTypeLike = np.float32,
    layer_id: str | None = None,
) -> FloatArray:
    """Return targets as `(n, units)`: one-hot classes, 0 or 1 on a single unit, or values.

    `classes` is the number of classes, 0 for values; `layer_id` that of the output layer.
    Raises EngineError as `class_numbers`, or `targets_do_not_fit` (id, shape, wanted; units,
    needed: answers of the output and of the data).
    """
    if classes:
        numbers = class_numbers(targets, classes, layer_id)
        if classes == 2 and units == 1:
            return numbers.astype(dtype)[:, np.newaxis]
        if classes != units:
            raise targets_do_not_fit(layer_id, (len(numbers), classes), units)
        one_hot: FloatArray = np.zeros((len(numbers), units), dtype)
        one_hot[np.arange(len(numbers)), numbers] = 1
        return one_hot
    found = as_numbers(targets, layer_id)
    values: FloatArray = np.ascontiguousarray(found.reshape(len(found), -1), dtype)
    if values.shape[1] != units:
        raise targets_do_not_fit(layer_id, values.shape, units)
    return values


def class_numbers(targets: npt.ArrayLike, classes: int, layer_id: str | None = None) -> IntArray:
    """Return class numbers `(n,)`, each a whole number from 0 to `classes` - 1.

    Raises EngineError `not_numbers` (id, found), `one_class_each` (id, shape, wanted) or
    `not_a_class` (id, sample, value, most).
    """
    numbers = as_numbers(targets, layer_id)
    if numbers.ndim != 1:
        wanted = numbers.shape[:1] or (1,)
        raise EngineError("one_class_each", id=layer_id, shape=numbers.shape, wanted=wanted)
    values = numbers.astype(np.float64)
    wrong = np.flatnonzero((values != np.floor(values)) | (values < 0) | (values >= classes))
    if len(wrong):
        sample, value = int(wrong[0]), numbers[wrong[0]].item()
        raise EngineError(
            "not_a_class", id=layer_id, sample=sample + 1, value=value, most=classes - 1
        )
    return numbers.astype(np.int64, copy=False)


def targets_do_not_fit(
    layer_id: str | None, shape: tuple[int, ...], units: int, samples: int | None = None
) -> EngineError:
    """Return the error about targets of this shape for an output of so many units."""
    needed = shape[1] if len(shape) > 1 else 1
    wanted = (shape[0] if samples is None else samples, units)
    return EngineError(
        "targets_do_not_fit", id=layer_id, shape=shape, wanted=wanted, units=units, needed=needed
    )


def decide(scores: FloatArray, threshold: float = 0.5) -> IntArray:
    """Return the class number of each row `(n,)`: the largest unit, or 1 from the threshold on.

    The threshold is for a single unit; 0.5 suits output activations.
    """
    if scores.shape[1] == 1:
        return (scores[:, 0] >= threshold).astype(np.int64)
    winners: IntArray = scores.argmax(axis=1).astype(np.int64, copy=False)
    return winners
