"""A sample of typed-in numbers, and how the data set's scaling brings it to the network."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.shapes import reads_words

Range = tuple[float, float]


def feature_ranges(dataset: Dataset | None, count: int) -> tuple[Range, ...]:
    """Return lowest and highest value of each feature, unscaled; () if there are not `count`."""
    if dataset is None or dataset.inputs.shape[1] != count:
        return ()
    low, high = dataset.inputs.min(axis=0), dataset.inputs.max(axis=0)
    if dataset.scale is not None:
        shift, divisor = dataset.scale
        low, high = low * divisor + shift, high * divisor + shift
    pairs = zip(low.tolist(), high.tolist(), strict=True)
    return tuple((round(lower, 2), round(upper, 2)) for lower, upper in pairs)


def typed_numbers(
    probe: tuple[float, ...], count: int, ranges: tuple[Range, ...]
) -> tuple[float, ...]:
    """Return `count` of the typed-in numbers; where one lies far outside its range, the middle."""
    numbers = (probe + (0.0,) * count)[:count]
    if not ranges:
        return numbers
    return tuple(
        value if 2 * low - high <= value <= 2 * high - low else round((low + high) / 2, 2)
        for value, (low, high) in zip(numbers, ranges, strict=True)
    )


def scaled_input(numbers: tuple[float, ...], design: Design, dataset: Dataset | None) -> FloatArray:
    """Return typed-in numbers as the data set's samples are scaled; finite, float32."""
    vector = np.array(numbers, dtype=np.float32)
    scale = dataset.scale if dataset is not None else None
    if scale is None or scale[0].shape != vector.shape or reads_words(design):
        return vector
    limit = np.finfo(np.float32).max
    scaled = (vector.astype(np.float64) - scale[0]) / scale[1]
    return scaled.clip(-limit, limit).astype(np.float32)
