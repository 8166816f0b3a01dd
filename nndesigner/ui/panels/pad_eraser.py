"""Which strokes of a drawing an eraser passes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing

if TYPE_CHECKING:
    from collections.abc import Sequence


class Eraser:
    """One wipe over a drawing: takes away each stroke it passes over, as a whole.

    `reach` is how near to the middle of a line it has to come, in pad units.
    """

    def __init__(self, drawing: Drawing, reach: float) -> None:
        self._drawing = drawing
        segments = [_segments(np.array([point[:2] for point in stroke])) for stroke in drawing]
        self._lines = np.concatenate(segments) if segments else np.empty((0, 4))
        self._stroke = np.repeat(np.arange(len(drawing)), list(map(len, segments)))
        self._gone: set[int] = set()
        self._reach = reach

    def wipe(self, start: Sequence[float], end: Sequence[float]) -> bool:
        """Move from one point to another (pad units); tell whether strokes went."""
        way = np.array((*start[:2], *end[:2]), dtype=np.float64)
        hit = _apart(self._lines, way) <= self._reach
        found = set(self._stroke[hit].tolist()) - self._gone
        self._gone |= found
        return bool(found)

    def drawing(self) -> Drawing:
        """Return what is left."""
        left = (i for i in range(len(self._drawing)) if i not in self._gone)
        return tuple(self._drawing[i] for i in left)


def _segments(points: FloatArray) -> FloatArray:
    """Return the pieces of a stroke, `(n, 4)`: a dot is one of no length."""
    if len(points) == 1:
        points = np.concatenate((points, points))
    return np.concatenate((points[:-1], points[1:]), axis=1)


def _apart(lines: FloatArray, way: FloatArray) -> FloatArray:
    """Return the distances `(n,)` between line segments `(n, 4)` and one `(4,)`; 0 if crossing."""
    ends = np.stack(
        (
            _to_segment(lines[:, :2], way[None]),
            _to_segment(lines[:, 2:], way[None]),
            _to_segment(way[None, :2], lines),
            _to_segment(way[None, 2:], lines),
        )
    )
    nearest: FloatArray = ends.min(axis=0)
    a, b, c, d = lines[:, :2], lines[:, 2:], way[:2], way[2:]
    over = (_side(a, b, c) * _side(a, b, d) < 0) & (_side(c, d, a) * _side(c, d, b) < 0)
    nearest[over] = 0.0
    return nearest


def _side(a: FloatArray, b: FloatArray, point: FloatArray) -> FloatArray:
    """Return on which side of the line from a to b a point lies, by its sign."""
    along, to = b - a, point - a
    side: FloatArray = along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0]
    return side


def _to_segment(points: FloatArray, lines: FloatArray) -> FloatArray:
    """Return the distances between points `(n or 1, 2)` and segments `(1 or n, 4)`."""
    along = lines[:, 2:] - lines[:, :2]
    to = points - lines[:, :2]
    share = (to * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-12)
    away = to - along * share.clip(0.0, 1.0)[:, None]
    distance: FloatArray = np.hypot(away[:, 0], away[:, 1])
    return distance
