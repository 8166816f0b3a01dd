"""Activation functions at work: listed as calls on a layer's buffers, some in quicker ways."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.base import Call

_SHORT = 32
"""Rows up to this are repeated by a product with ones sooner than by NumPy's broadcasting."""


def activate(name: ActivationName, z: FloatArray, out: FloatArray) -> Iterator[Call]:
    """List the calls that write the activations of `z` `(samples, units)` into `out`.

    `out` may be `z` itself. The formulas are those of `activations.ACTIVATIONS`.
    """
    if name == "softmax":
        yield from _softmax(z, out)
    elif name == "relu":
        # zeros of the same shape: twice as fast as a single zero
        yield partial(np.maximum, z, np.zeros_like(z), out=out)
    else:
        if out is not z:
            yield partial(np.copyto, out, z)
        if name != "identity":
            yield partial(ACTIVATIONS[name].forward, out)


def pass_back(name: ActivationName, a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """List the calls that turn `da`, the gradient with respect to `a`, into that for z."""
    if name == "relu":
        # a product with booleans would have NumPy convert them piece by piece
        positive, slopes = np.empty(a.shape, bool), np.empty_like(a)
        yield partial(np.greater, a, np.zeros_like(a), positive)
        yield partial(np.copyto, slopes, positive)
        yield partial(np.multiply, da, slopes, da)
    elif name != "identity":
        yield partial(ACTIVATIONS[name].backward, a, da)


def _softmax(z: FloatArray, out: FloatArray) -> Iterator[Call]:
    samples, units = z.shape
    columns: FloatArray = np.empty((units, samples), z.dtype)
    number = np.empty(samples, z.dtype)  # one a row: first the maximum, then the sum
    column, ones = number[:, np.newaxis], np.ones((units, units), z.dtype)
    repeated = np.empty_like(z) if units <= _SHORT else column
    yield partial(np.copyto, columns, z.T)
    yield partial(np.maximum.reduce, columns, 0, None, number)
    if repeated is not column:
        yield partial(column.dot, ones[:1], repeated)
    yield partial(np.subtract, z, repeated, out)
    yield partial(np.exp, out, out)
    if repeated is column:
        yield partial(out.dot, ones[0], number)
    else:
        yield partial(out.dot, ones, repeated)
    yield partial(np.divide, out, repeated, out)
