"""Drawings and pictures become what a network's training pictures look like."""

from __future__ import annotations

from math import isqrt, prod

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.errors import DataError
from nndesigner.core.project import Drawing
from nndesigner.data import mnist_like, optdigits, pictures
from nndesigner.data.strokes import lines


def picture_shape(input_shape: tuple[int, ...]) -> tuple[int, int]:
    """Return (rows, columns) of the picture a network's input is read as.

    A vector is read as a square; sizes of 1 beside two others are left out. Raises DataError
    `not_a_picture` (shape) if it cannot be one.
    """
    shape = tuple(size for size in input_shape if size != 1)
    if len(shape) == 2:
        return shape[0], shape[1]
    side = isqrt(prod(input_shape))
    if len(shape) > 2 or side**2 != prod(input_shape):
        raise DataError("not_a_picture", shape=input_shape)
    return side, side


def drawing_to_input(drawing: Drawing, shape: tuple[int, ...]) -> FloatArray:
    """Return a drawing as a network's input: float32 `(rows * columns,)`, 0 paper .. 1 ink.

    Size, place, slant (8x8) and pen width do not matter; only an empty drawing gives zeros.
    8x8 looks as scikit-learn's digits do, every other shape as MNIST does.
    Raises DataError `not_a_picture` (shape).
    """
    rows, columns = picture_shape(shape)
    strokes = lines(drawing)
    if not strokes:
        return np.zeros(rows * columns, np.float32)
    if (rows, columns) == (8, 8):
        return optdigits.from_strokes(strokes).reshape(-1)
    return mnist_like.from_strokes(strokes, (rows, columns)).reshape(-1)


def picture_to_input(grey: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Return a grey picture `(height, width)` of 0..1 as a network's input, as for drawings.

    Dark on bright and bright on dark are told apart by the picture's edge. A picture that has
    the network's own size is taken to be normalised already.
    Raises DataError `not_a_picture` (shape), `not_grey` (shape) and `picture_is_blank`.
    """
    rows, columns = picture_shape(shape)
    found = pictures.ink_of(grey)
    if grey.shape == (rows, columns):
        return found.reshape(-1)
    found = pictures.cropped(found)
    if (rows, columns) == (8, 8):
        return optdigits.from_picture(found).reshape(-1)
    return mnist_like.from_picture(found, (rows, columns)).reshape(-1)
