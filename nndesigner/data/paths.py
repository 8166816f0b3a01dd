"""Drawings as evenly spaced points, many drawings at a time: what all rendering starts from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray
from nndesigner.data.strokes import Lines

SMALLEST = 8.0
"""Drawings smaller than this (pad units) are not blown up to a digit's size: dots stay dots."""

_STEPS = 45
"""Points along a stroke as long as the drawing is high or wide."""

_MOST_POINTS = 50_000
"""About as many points are put along one drawing at most; an ordinary digit needs a hundred.
Only scribbles a thousand times as long as high get fewer than asked for: they are black anyway."""

_MANY = 4_000
"""Of more points, those are put together that lie in one of ..."""

_CELLS = 90
"""... so many cells along a drawing's longer side."""

_LEAST_SPACING = 1e-3
"""Way from point to point where there is none (dots), pad units ..."""

_DOTS = 1e6
"""... and how far such points are apart: too far to be one line."""


@dataclass(frozen=True)
class Paths:
    """Points `(drawings, points, 2)`, float32 x and y, evenly spaced along a drawing's strokes.

    Nothing lies on the ways between strokes. `spacing (drawings,)` is the way along the pen
    from one point to the next.
    """

    points: FloatArray
    spacing: FloatArray

    def __len__(self) -> int:
        """Return the number of drawings."""
        return len(self.points)

    def __getitem__(self, part: slice | NDArray[np.intp]) -> Paths:
        """Return some of the drawings."""
        return Paths(self.points[part], self.spacing[part])


def path_of(strokes: Lines) -> Paths:
    """Return one drawing's points; how densely the pointer was sampled does not matter."""
    length = float(_travelled(strokes.points[np.newaxis], strokes.first)[0, -1])
    extent = max(float(np.ptp(strokes.points, axis=0).max()), SMALLEST)
    steps = min(int(np.ceil(length * _STEPS / extent)), _MOST_POINTS)
    paths = even_paths(strokes.points[np.newaxis], strokes.first, steps + len(strokes) + 1)
    return paths if paths.points.shape[1] <= _MANY else _thinned(paths, extent / _CELLS)


def _thinned(paths: Paths, cell: float) -> Paths:
    """Return one drawing with one point in each cell that has any."""
    points = paths.points[0]
    low = points.min(axis=0)
    columns, rows = ((points - low) / cell).astype(np.intp).T
    used = np.zeros((rows.max() + 1, columns.max() + 1), bool)
    used[rows, columns] = True
    centres = (np.argwhere(used)[:, ::-1] + 0.5) * cell + low
    return Paths(
        centres[np.newaxis].astype(np.float32), np.maximum(paths.spacing, np.float32(cell))
    )


def even_paths(points: FloatArray, first: NDArray[np.intp], count: int) -> Paths:
    """Return drawings `(n, points, 2)` as paths of `count` points; it exceeds the strokes'.

    The strokes of all begin at the same numbers `first`. Each stroke gets at least one point,
    and both its ends are nearer than half the spacing to one.
    """
    travelled = _travelled(points, first)
    strokes = len(first)
    spacing = np.maximum(travelled[:, -1] / (count - strokes), _LEAST_SPACING)
    source, stroke, share = _lengthened(first, points.shape[1])
    # Every stroke is lengthened by half the spacing at both ends, where the pen stands still.
    places = travelled[:, source] + spacing[:, np.newaxis] * (stroke + share)
    wanted = (np.arange(count) + 0.5) * spacing[:, np.newaxis]
    # One line of numbers for all drawings, one behind the other.
    lengths = places[:, -1:] + 1.0
    behind = np.cumsum(lengths, axis=0) - lengths
    wanted, places = (wanted + behind).ravel(), (places + behind).ravel()
    even = np.empty((len(points), count, 2), np.float32)
    for axis in (0, 1):
        values = points[:, source, axis].ravel()
        even[..., axis] = np.interp(wanted, places, values).reshape(-1, count)
    lone = travelled[:, -1] < _LEAST_SPACING
    return Paths(even, np.where(lone, _DOTS, spacing).astype(np.float32))


def _travelled(points: FloatArray, first: NDArray[np.intp]) -> FloatArray:
    """Return how far the pen has drawn at each point `(n, points)`; moving it is not drawing."""
    along = np.diff(points, axis=1)
    ways = np.hypot(along[..., 0], along[..., 1])
    ways[:, first[1:] - 1] = 0.0
    travelled = np.zeros(points.shape[:2])
    np.cumsum(ways, axis=1, out=travelled[:, 1:])
    return travelled


def _lengthened(
    first: NDArray[np.intp], points: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray]:
    """Return points' numbers, each stroke's first and last doubled, their strokes and ends.

    The last is 0 for the copy before a stroke, 1 for that behind it, else 0.5.
    """
    counts = np.diff(np.append(first, points)) + 2
    begin = np.cumsum(counts) - counts
    stroke = np.repeat(np.arange(len(first)), counts)
    source = np.arange(counts.sum()) - 1 - 2 * stroke
    source[begin] += 1
    source[begin + counts - 1] -= 1
    share = np.full(len(source), 0.5)
    share[begin] = 0.0
    share[begin + counts - 1] = 1.0
    return source, stroke, share


def joined(parts: list[Paths]) -> Paths:
    """Return paths of equally many points in one."""
    points = np.concatenate([part.points for part in parts])
    return Paths(points, np.concatenate([part.spacing for part in parts]))
