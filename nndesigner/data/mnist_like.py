"""How MNIST's 28x28 digits were made, done to pen strokes and pictures, for any picture size.

The digit is scaled, its proportions kept, into a box of 20x20 and set into 28x28 so that its
centre of mass is in the middle (Y. LeCun, C. Cortes, C. Burges, "The MNIST database").
"""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.pictures import resized
from nndesigner.data.strokes import Lines, distances, ink, points_along

_BOX = 20 / 28
_PEN_RADIUS = 1.25 / 28
_BLUR = 1.5
_SMALLEST = 8.0
"""Drawings smaller than this (pad units) are not blown up to a digit's size: dots stay dots."""

_STEPS = 45


def from_strokes(strokes: Lines, shape: tuple[int, int]) -> FloatArray:
    """Return strokes as float32 `shape`, 0 paper .. 1 ink; never empty."""
    low, high = strokes.points.min(axis=0), strokes.points.max(axis=0)
    extent = max(float((high - low).max()), _SMALLEST)
    points = points_along(strokes, extent / _STEPS) - (low + high) / 2
    radius = max(_PEN_RADIUS * min(shape), 0.5)
    points *= (_BOX * min(shape) - 2 * radius) / extent
    middle = np.array((shape[1], shape[0])) / 2
    points += middle
    # Ink reaches beyond nothing but the picture's edge, so one correction is nearly exact.
    for _ in range(2):
        picture = ink(distances(points, shape), radius, _BLUR)
        points += middle - centre_of_mass(picture)
    return ink(distances(points, shape), radius, _BLUR).astype(np.float32)


def centre_of_mass(picture: FloatArray) -> FloatArray:
    """Return (x, y) of a picture's ink in pixels, the first pixel's centre at 0.5."""
    total = max(float(picture.sum()), 1e-9)
    x = float(picture.sum(axis=0) @ np.arange(0.5, picture.shape[1])) / total
    y = float(picture.sum(axis=1) @ np.arange(0.5, picture.shape[0])) / total
    return np.array((x, y))


def from_picture(picture: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return cropped ink `(height, width)` as float32 `shape`."""
    box = max(_BOX * min(shape), 1.0)
    scale = box / max(picture.shape)
    size = tuple(max(round(side * scale), 1) for side in picture.shape)
    small = resized(picture, (size[0], size[1]))
    result = np.zeros(shape, np.float32)
    x, y = centre_of_mass(small)
    row = min(max(round(shape[0] / 2 - y), 0), shape[0] - size[0])
    column = min(max(round(shape[1] / 2 - x), 0), shape[1] - size[1])
    result[row : row + size[0], column : column + size[1]] = small
    return result
