"""What comes in from outside, taken for numbers or refused before anything is computed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import InputLayer

_NUMBERS = "biuf"


def as_numbers(values: npt.ArrayLike, layer_id: str | None) -> npt.NDArray[np.generic]:
    """Return values as an array of real numbers.

    Raises EngineError `not_numbers` (id, found: the type) for text, objects, complex numbers
    and rows of different lengths, which belong to the layer `layer_id`.
    """
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise EngineError("not_numbers", id=layer_id, found=type(values).__name__) from error
    if array.dtype.kind not in _NUMBERS:
        raise EngineError("not_numbers", id=layer_id, found=str(array.dtype))
    return array


def as_samples(values: npt.ArrayLike, layer: InputLayer, dtype: npt.DTypeLike) -> FloatArray:
    """Return samples `(n, features)` for an input layer, C-contiguous.

    Raises EngineError `not_numbers` (id, found) or `input_does_not_fit` (id, shape, wanted,
    needed: numbers a sample has).
    """
    samples: FloatArray = np.ascontiguousarray(as_numbers(values, layer.id), dtype)
    if samples.ndim != 2 or samples.shape[1] != layer.units:
        shape = np.shape(values)
        raise input_does_not_fit(layer, shape, (shape[0] if shape else 1, layer.units))
    return samples


def input_does_not_fit(
    layer: InputLayer, shape: tuple[int, ...], wanted: tuple[int, ...]
) -> EngineError:
    """Return the error about samples of a wrong shape."""
    return EngineError(
        "input_does_not_fit", id=layer.id, shape=shape, wanted=wanted, needed=layer.units
    )


def check_lengths(
    samples: FloatArray, targets: npt.NDArray[np.generic], layer_id: str | None
) -> None:
    """Check that there is a target for each sample.

    Raises EngineError `samples_and_targets_differ` (id, samples, targets).
    """
    count = len(targets) if targets.ndim else 1
    if count != len(samples):
        raise EngineError(
            "samples_and_targets_differ", id=layer_id, samples=len(samples), targets=count
        )


def as_indices(values: npt.ArrayLike, samples: int, part: str) -> IntArray:
    """Return the numbers `(n,)` of samples that make up a part of a data set.

    Raises EngineError `not_sample_numbers` (part) or `no_such_sample` (part, sample, samples).
    """
    indices = np.asarray(values)
    if not indices.size:
        return np.zeros(0, np.int64)
    if indices.ndim != 1 or indices.dtype.kind not in "iu":
        raise EngineError("not_sample_numbers", part=part)
    wrong = indices[(indices < 0) | (indices >= samples)]
    if len(wrong):
        raise EngineError("no_such_sample", part=part, sample=int(wrong[0]), samples=samples)
    return indices.astype(np.int64, copy=False)
