"""Softmax at work, from one buffer into another."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.layers.base import Call

_SHORT = 32
"""Rows up to this are repeated by a product with ones sooner than by NumPy's broadcasting."""


def softmax_calls(z: FloatArray, out: FloatArray) -> Iterator[Call]:
    """List the calls that write the softmax of `z` `(samples, units)` into `out`.

    The same formula as `activations.ACTIVATIONS["softmax"]`, several times faster on batches.
    """
    samples, units = z.shape
    columns: FloatArray = np.empty((units, samples), z.dtype)
    number = np.empty(samples, z.dtype)  # one a row: first the maximum, then the sum
    yield partial(np.copyto, columns, z.T)
    yield partial(np.maximum.reduce, columns, 0, None, number)
    column = number[:, np.newaxis]
    ones = np.ones((units, units), z.dtype)
    if units > _SHORT:
        yield partial(np.subtract, z, column, out)
        yield partial(np.exp, out, out)
        yield partial(out.dot, ones[0], number)
        yield partial(np.divide, out, column, out)
        return
    repeated = np.empty_like(z)
    yield partial(column.dot, ones[:1], repeated)
    yield partial(np.subtract, z, repeated, out)
    yield partial(np.exp, out, out)
    yield partial(out.dot, ones, repeated)
    yield partial(np.divide, out, repeated, out)
