"""What a drawing looks like to who asks which way its lines run: where, and how much of them.

C. L. Liu, K. Nakashima, H. Sako, H. Fujisawa, "Handwritten digit recognition: investigation of
normalization and feature extraction techniques", 2004, describe such directional features.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray
from nndesigner.data.paths import SMALLEST, Paths

CELLS, DIRECTIONS = 5, 8
"""Cells along each side of the square a drawing is fitted into, and directions of 180 degrees."""

FEATURES = CELLS * CELLS * DIRECTIONS

_AT_ONCE = 500
"""Drawings looked at together: what they need stays in a cache."""

_JUMP = 1.6
"""Points farther apart than this, in spacings, are on two strokes."""


def directions(paths: Paths) -> FloatArray:
    """Return how long the lines of each direction are in each cell: float32 `(n, FEATURES)`.

    Lengths are square roots of those in drawings a cell high or wide, so that much ink does not
    count for everything. Size and place do not matter, proportions do; nor does which way the
    pen went. What lies between cells, or directions, is shared between them.
    """
    parts = [slice(start, start + _AT_ONCE) for start in range(0, len(paths), _AT_ONCE)]
    found = [_directions(paths[part]) for part in parts]
    return np.concatenate(found) if found else np.empty((0, FEATURES), np.float32)


def _directions(paths: Paths) -> FloatArray:
    points = paths.points.astype(np.float64, copy=False)
    low, high = points.min(axis=1), points.max(axis=1)
    extent = np.maximum((high - low).max(axis=1), SMALLEST)[:, np.newaxis, np.newaxis]
    placed = (points - ((low + high) / 2)[:, np.newaxis]) / extent + 0.5
    along = np.diff(placed, axis=1)
    lengths = np.hypot(along[..., 0], along[..., 1])
    lengths[lengths > _JUMP * paths.spacing[:, np.newaxis] / extent[..., 0]] = 0.0
    cell = (placed[:, 1:] + placed[:, :-1]) * (CELLS / 2) - 0.5
    way = np.arctan2(along[..., 1], along[..., 0]) * (DIRECTIONS / np.pi)
    sums = _shared_out(lengths, cell[..., 0], cell[..., 1], way)
    found: FloatArray = np.sqrt(sums * CELLS).astype(np.float32)
    return found


def _shared_out(
    lengths: FloatArray, across: FloatArray, down: FloatArray, way: FloatArray
) -> FloatArray:
    """Return the lengths `(n, pieces)` put into cells and directions, `(n, FEATURES)`."""
    columns, rows = _neighbours(across), _neighbours(down)
    ways = _neighbours(way)
    first = (np.arange(len(lengths)) * FEATURES)[:, np.newaxis]
    places, amounts = [], []
    for column, in_column in columns:
        for row, in_row in rows:
            inside = (column >= 0) & (column < CELLS) & (row >= 0) & (row < CELLS)
            here = lengths * in_column * in_row * inside
            start = first + (np.where(inside, row * CELLS + column, 0)) * DIRECTIONS
            for turn, in_turn in ways:
                places.append((start + turn % DIRECTIONS).ravel())
                amounts.append((here * in_turn).ravel())
    count = len(lengths) * FEATURES
    sums = np.bincount(np.concatenate(places), np.concatenate(amounts), count).astype(np.float64)
    return sums.reshape(len(lengths), FEATURES)


def _neighbours(place: FloatArray) -> tuple[tuple[NDArray[np.intp], FloatArray], ...]:
    """Return the whole numbers on both sides of places, and how near each of them is."""
    below = np.floor(place)
    share = place - below
    number = below.astype(np.intp)
    return (number, 1 - share), (number + 1, share)
