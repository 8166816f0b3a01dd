"""Sums and maxima of rows: the same numbers as NumPy's own, several times faster on short rows."""

from __future__ import annotations

from functools import cache

import numpy as np

from nndesigner.core.arrays import FloatArray


def row_sums(array: FloatArray) -> FloatArray:
    """Return the sum of each row of `(n, k)` as `(n,)`: a product with ones."""
    sums: FloatArray = array.dot(_ones(array.shape[1], array.dtype))
    return sums


def row_maxima(array: FloatArray) -> FloatArray:
    """Return the maximum of each row of `(n, k)` as `(n,)`."""
    columns: FloatArray = np.ascontiguousarray(array.T)
    maxima: FloatArray = np.maximum.reduce(columns, axis=0)
    return maxima


@cache
def _ones(count: int, dtype: np.dtype[np.floating]) -> FloatArray:
    ones: FloatArray = np.ones(count, dtype)
    ones.flags.writeable = False
    return ones
