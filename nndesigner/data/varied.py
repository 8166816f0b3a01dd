"""A drawing drawn again, many times, as the same person might have drawn it."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing
from nndesigner.data.paths import Paths, even_paths
from nndesigner.data.strokes import lines

POINTS = 72
"""Usual number of points of a variation."""

_WIDER = 0.15
"""Standard deviation of the logarithm of width by height."""

_SLANT = 0.12
_TURN = 7.0
"""Degrees."""

_BEND = 0.045
"""Standard deviation of a smooth displacement, in the drawing's longer side ..."""

_WAVES = (0.6, 1.2)
"""... by waves of so many to a side."""

_STROKE = 0.03
"""By which strokes stand elsewhere to each other."""


def varied(drawing: Drawing, count: int, rng: np.random.Generator, points: int) -> Paths:
    """Return `count` variations of a drawing as paths of `points` points.

    They are wider or narrower, slanted, turned and bent, and their strokes moved a little;
    size and place stay about the same. Raises ValueError for a drawing without a finite point.
    """
    strokes = lines(drawing)
    if not strokes:
        raise ValueError("nothing is drawn")
    low, high = strokes.points.min(axis=0), strokes.points.max(axis=0)
    extent = max(float((high - low).max()), 1e-6)
    flat = ((strokes.points - (low + high) / 2) / extent)[np.newaxis]
    changed = flat + _bends(flat, count, rng)
    begins = np.zeros(len(strokes.points), np.intp)
    begins[strokes.first[1:]] = 1
    changed += rng.normal(0, _STROKE, (count, len(strokes), 2))[:, np.cumsum(begins)]
    x = changed[..., 0] * np.exp(rng.normal(0, _WIDER, (count, 1)))
    y = changed[..., 1]
    x = x + rng.normal(0, _SLANT, (count, 1)) * y
    angle = np.deg2rad(rng.normal(0, _TURN, (count, 1)))
    cosine, sine = np.cos(angle), np.sin(angle)
    turned = np.stack([x * cosine - y * sine, x * sine + y * cosine], axis=-1)
    return even_paths(turned * extent, strokes.first, max(points, 2 * len(strokes) + 1))


def _bends(flat: FloatArray, count: int, rng: np.random.Generator) -> FloatArray:
    """Return smooth displacements `(count, points, 2)` of points `(1, points, 2)`."""
    result: FloatArray = np.zeros((count, flat.shape[1], 2))
    for waves in _WAVES:
        along = 2 * np.pi * waves * flat
        for axis in (0, 1):
            phase = rng.uniform(0, 2 * np.pi, (count, 1, 2))
            amount = rng.normal(0, _BEND, (count, 1, 2))
            result[..., axis] += (amount * np.sin(along + phase)).sum(axis=-1)
    return result
