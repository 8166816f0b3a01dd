"""Grey pictures: which shapes are some, where their ink is, cropping and resizing."""

from __future__ import annotations

from math import isqrt, prod

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.errors import DataError

_FAINTEST = 0.1
"""Least difference between ink and paper for a picture to hold anything."""

_INK_LEVEL = 0.35
"""Ink, as a share of the darkest, from which a pixel belongs to the digit when cropping."""


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


def ink_of(grey: FloatArray) -> FloatArray:
    """Return float32 `(height, width)`, 0 paper .. 1 ink, of a grey picture 0..1.

    The median of the picture's edge is the paper. Raises DataError `not_grey` (shape), and
    `picture_is_blank` if nothing stands out from the paper.
    """
    if grey.ndim != 2 or not grey.size:
        raise DataError("not_grey", shape=grey.shape)
    values = np.nan_to_num(grey.astype(np.float32), nan=0.0, posinf=1.0, neginf=0.0)
    edge = np.concatenate((values[0], values[-1], values[:, 0], values[:, -1]))
    paper = float(np.median(edge))
    difference = np.abs(values - paper)
    strongest = float(difference.max())
    if strongest < _FAINTEST:
        raise DataError("picture_is_blank")
    farthest = values.flat[int(difference.argmax())]
    ink = (values - paper) if farthest > paper else (paper - values)
    scaled: FloatArray = np.clip(ink / strongest, 0.0, 1.0)
    return scaled


def cropped(ink: FloatArray) -> FloatArray:
    """Return the part of a picture that holds its ink; there must be some."""
    dark = ink >= _INK_LEVEL
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def resized(picture: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return the picture scaled to `shape`: area means where it shrinks, else interpolated."""
    down = _shares(picture.shape[0], shape[0])
    across = _shares(picture.shape[1], shape[1])
    scaled: FloatArray = (down @ picture @ across.T).astype(np.float32)
    return scaled


def _shares(old: int, new: int) -> FloatArray:
    """Return `(new, old)`: how much each old pixel counts in each new one; rows sum to 1."""
    if new < old:
        edges = np.arange(new + 1) * (old / new)
        first = np.maximum(edges[:-1, None], np.arange(old))
        last = np.minimum(edges[1:, None], np.arange(1, old + 1))
        counts = np.maximum(last - first, 0.0)
    else:
        centres = (np.arange(new) + 0.5) * (old / new) - 0.5
        nearness = 1.0 - np.abs(np.clip(centres, 0, old - 1)[:, None] - np.arange(old))
        counts = np.maximum(nearness, 0.0)
    shares: FloatArray = counts / counts.sum(axis=1, keepdims=True)
    return shares
