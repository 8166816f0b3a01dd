"""Softmax and its derivative, as calls that write into given arrays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray

if TYPE_CHECKING:
    from nndesigner.engine.layers.base import Call

_SHORT = 32
"""Rows up to this are repeated by a product with ones sooner than by NumPy's broadcasting."""


def softmax(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a_i = exp(z_i) / sum_j exp(z_j), the row's maximum subtracted against overflow.

    `(samples, units)`; a may be z. Goodfellow, Bengio, Courville 2016, "Deep Learning",
    section 4.1.
    """
    if _samples_last(z):
        return _by_columns(z.T, a.T)
    return _by_rows(z, a)


def softmax_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da_i/dz_j = a_i (delta_ij - a_j), hence dz_j = a_j (da_j - sum_i da_i a_i)."""
    samples, units = a.shape
    products, ones = np.empty_like(a), np.ones(units, a.dtype)
    sums = np.empty(samples, a.dtype)
    yield partial(np.multiply, da, a, products)
    yield partial(products.dot, ones, sums)
    yield partial(np.subtract, da, sums[:, np.newaxis], da)
    yield partial(np.multiply, da, a, da)


def _samples_last(z: FloatArray) -> bool:
    return z.flags.f_contiguous and not z.flags.c_contiguous


def _by_columns(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """List the calls for `(units, samples)`, where a sample's numbers stand below each other."""
    units, samples = z.shape
    number, ones = np.empty(samples, z.dtype), np.ones(units, z.dtype)
    yield partial(np.maximum.reduce, z, 0, None, number)
    yield partial(np.subtract, z, number, a)
    yield partial(np.exp, a, a)
    yield partial(ones.dot, a, number)
    yield partial(np.divide, a, number, a)


def _by_rows(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    samples, units = z.shape
    columns: FloatArray = np.empty((units, samples), z.dtype)
    number = np.empty(samples, z.dtype)  # one a row: first the maximum, then the sum
    column, ones = number[:, np.newaxis], np.ones((units, units), z.dtype)
    repeated = np.empty(z.shape, z.dtype) if units <= _SHORT else column
    yield partial(np.copyto, columns, z.T)
    yield partial(np.maximum.reduce, columns, 0, None, number)
    if repeated is not column:
        yield partial(column.dot, ones[:1], repeated)
    yield partial(np.subtract, z, repeated, a)
    yield partial(np.exp, a, a)
    if repeated is column:
        yield partial(a.dot, ones[0], number)
    else:
        yield partial(a.dot, ones, repeated)
    yield partial(np.divide, a, repeated, a)
