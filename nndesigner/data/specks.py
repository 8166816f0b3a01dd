"""Dots beside a digit that nobody meant: a finger on the paper, a pen put down elsewhere."""

from __future__ import annotations

from math import isfinite

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing, Stroke

LARGEST = 14.0
"""Width and height of a speck at most, in the pad's units of 280, ..."""

SHARE = 0.15
"""... and as a share of the rest, which is as large as it is high or wide."""

AWAY = 0.1
"""Specks are further than this from all other ink, in sizes of the rest."""

_MOST_POINTS = 400
"""Looked at of a stroke: more are too near to each other to matter."""


def specks(drawing: Drawing) -> tuple[int, ...]:
    """Return the numbers of strokes that are specks: small, and far from all that is large.

    Never all of them: of nothing but small strokes none is a speck.
    """
    if len(drawing) < 2:
        return ()
    small = [n for n, stroke in enumerate(drawing) if _is_small(stroke)]
    if not small or len(small) == len(drawing):
        return ()
    rest = np.concatenate([_pieces(stroke) for n, stroke in enumerate(drawing) if n not in small])
    if not len(rest):
        return ()
    extent = float(np.ptp(rest.reshape(-1, 2), axis=0).max())
    return tuple(
        number
        for number in small
        if _size(drawing[number]) <= SHARE * extent
        and _is_away(drawing[number], rest, AWAY * extent)
    )


def _is_small(stroke: Stroke) -> bool:
    """Tell whether a stroke is small; two of its points are mostly enough to tell it is not."""
    if stroke:
        (x, y), (other_x, other_y) = stroke[0][:2], stroke[len(stroke) // 2][:2]
        if abs(x - other_x) > LARGEST or abs(y - other_y) > LARGEST:
            return False
    return _size(stroke) <= LARGEST


def _size(stroke: Stroke) -> float:
    """Return how high or wide a stroke is; 0 without a finite point."""
    points = [point for point in stroke if isfinite(point[0]) and isfinite(point[1])]
    if not points:
        return 0.0
    x, y = [point[0] for point in points], [point[1] for point in points]
    return max(max(x) - min(x), max(y) - min(y))


def _points(stroke: Stroke) -> FloatArray:
    """Return some finite points `(n, 2)` of a stroke, the last one always."""
    step = max(1, -(-len(stroke) // _MOST_POINTS))
    kept = (*stroke[::step], *stroke[-1:])
    points = np.array([point[:2] for point in kept], np.float64).reshape(-1, 2)
    return points[np.isfinite(points).all(axis=1)]


def _pieces(stroke: Stroke) -> FloatArray:
    """Return the lines from point to point of a stroke `(n, 2, 2)`, at least one."""
    points = _points(stroke)
    return np.stack([points[:-1], points[1:]], axis=1)


def _is_away(stroke: Stroke, rest: FloatArray, away: float) -> bool:
    """Tell whether a stroke is nowhere near the lines `(n, 2, 2)` of the rest."""
    points = _points(stroke)
    if not len(points):
        return True
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    start, way = rest[:, 0], rest[:, 1] - rest[:, 0]
    squares = np.maximum(np.square(way).sum(axis=1), 1e-12)
    along = np.clip(((middle - start) * way).sum(axis=1) / squares, 0.0, 1.0)
    foot = start + along[:, np.newaxis] * way
    return bool(np.hypot(*(foot - middle).T).min() > away)
