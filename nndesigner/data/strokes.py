"""Pen strokes become grey pictures: points along the strokes, and a round antialiased pen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing

PAD_SIZE = 280.0
"""Width and height of the space drawings are made in."""


_FARTHEST = 10_000.0
"""Coordinates beyond this (a damaged file) are pulled in, so that no arithmetic overflows."""

_MOST_POINTS = 12_000
"""About as many points stand for a drawing at most; an ordinary digit needs a hundred. Only
scribbles as long as 250 times their size get fewer than asked for: they are black anyway."""

_FEW_POINTS = 256
_BANDS = 4
"""Bands in a pixel's height, when there are too many points to look at each for each pixel."""

_PEN_UP = 1.0
"""Length given to the way from stroke to stroke; nothing is drawn there."""

_CHUNK = 1 << 18
"""Most distances held at once (1 MB of float32)."""


@dataclass(frozen=True)
class Lines:
    """The strokes of a drawing: all `points (n, 2)`, float64, and each stroke's first one.

    Points are kept column after column: sums and least values are many times faster so.
    """

    points: FloatArray
    first: NDArray[np.intp]

    def __len__(self) -> int:
        """Return the number of strokes."""
        return len(self.first)


def lines(drawing: Drawing) -> Lines:
    """Return the strokes as arrays; non-finite points go, and so do strokes without others.

    How hard the pen was pressed is left out: the width of the line is the data set's.
    """
    counts = np.fromiter(map(len, drawing), np.intp, len(drawing))
    if any(len(point) > 2 for stroke in drawing for point in stroke):
        drawing = tuple(tuple(point[:2] for point in stroke) for stroke in drawing)
    every = chain.from_iterable(chain.from_iterable(drawing))
    points = np.asfortranarray(np.fromiter(every, np.float64).reshape(-1, 2))
    stroke = np.repeat(np.arange(len(counts)), counts)
    finite = np.isfinite(points).all(axis=1)
    if not finite.all():
        points, stroke = points[finite], stroke[finite]
    starts = np.flatnonzero(np.diff(stroke, prepend=-1))
    return Lines(np.clip(points, -_FARTHEST, _FARTHEST, out=points), starts)


def points_along(strokes: Lines, step: float) -> FloatArray:
    """Return points `(m, 2)` evenly spaced along each stroke, at most `step` apart.

    How densely the pointer was sampled no longer matters. Both ends are included; a stroke of
    no length gives one point. Very long drawings get wider steps: see `_MOST_POINTS`.
    """
    if not strokes:
        return np.empty((0, 2))
    travelled = _travelled(strokes)
    starts = travelled[strokes.first]
    lengths = travelled[np.append(strokes.first[1:], len(travelled)) - 1] - starts
    step = max(step, float(lengths.sum()) / _MOST_POINTS)
    counts = np.ceil(lengths / step).astype(np.intp) + 1
    spacing = lengths / np.maximum(counts - 1, 1)
    number = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    wanted = np.repeat(starts, counts) + number * np.repeat(spacing, counts)
    even = np.empty((len(wanted), 2), order="F")
    even[:, 0] = np.interp(wanted, travelled, strokes.points[:, 0])
    even[:, 1] = np.interp(wanted, travelled, strokes.points[:, 1])
    return even


def _travelled(strokes: Lines) -> FloatArray:
    """Return how far the pen has come at each point, `_PEN_UP` from stroke to stroke."""
    along = np.diff(strokes.points, axis=0)
    ways = np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2)
    ways[strokes.first[1:] - 1] = _PEN_UP
    travelled = np.zeros(len(strokes.points))
    np.cumsum(ways, out=travelled[1:])
    return travelled


def distances(points: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return for each pixel the distance to the nearest point: float32 `shape`.

    Points `(m, 2)` are x, y in pixels; pixel (row, column) has its centre at x = column + 0.5,
    y = row + 0.5. Without points all distances are infinite. With many points, distances are
    off by up to an eighth of a pixel for points in the picture; the time no longer grows then.
    """
    points = points.astype(np.float32)
    if len(points) <= max(_FEW_POINTS, _BANDS * shape[0]):
        across = (points[:, 0, None] - np.arange(0.5, shape[1], dtype=np.float32)) ** 2
        return _nearest(points[:, 1], across, shape)
    return _nearest(*_banded(points, shape), shape)


def _nearest(y: FloatArray, across: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return the least distance over points of these y; `across (m, columns)` is squared."""
    nearest = np.full(shape, np.inf, np.float32)
    down = (y[:, None] - np.arange(0.5, shape[0], dtype=np.float32)) ** 2
    size = max(_CHUNK // (shape[0] * shape[1]), 1)
    for first in range(0, len(y), size):
        part = slice(first, first + size)
        squared = down[part, :, None] + across[part, None, :]
        np.minimum(nearest, squared.min(axis=0), out=nearest)
    return np.sqrt(nearest, out=nearest)


def _banded(points: FloatArray, shape: tuple[int, int]) -> tuple[FloatArray, FloatArray]:
    """Return for bands across the picture their y and squared distances `(bands, columns)`.

    A distance is that sideways from a pixel's centre to the nearest of a band's points: the
    first phase of A. Meijster, J. Roerdink, W. Hesselink, "A general algorithm for computing
    distance transforms in linear time" (2000). Bands without points are left out.
    """
    bands, columns = _BANDS * shape[0], shape[1]
    band = _bands_of(points[:, 1], shape[0])
    # Gap k holds what lies between the centres of pixels k - 1 and k.
    gap = np.clip(np.ceil(points[:, 0] - 0.5), 0, columns).astype(np.intp)
    cell = band * (columns + 1) + gap
    left = np.full(bands * (columns + 1), -np.inf, np.float32)
    right = np.full(bands * (columns + 1), np.inf, np.float32)
    np.maximum.at(left, cell, points[:, 0])
    np.minimum.at(right, cell, points[:, 0])
    left = np.maximum.accumulate(left.reshape(bands, -1)[:, :-1], axis=1)
    right = np.minimum.accumulate(right.reshape(bands, -1)[:, :0:-1], axis=1)[:, ::-1]
    centres = np.arange(0.5, columns, dtype=np.float32)
    across = np.minimum(centres - left, right - centres)
    counts = np.bincount(band, minlength=bands)
    used = counts > 0
    y = np.bincount(band, points[:, 1], bands)[used] / counts[used]
    return y.astype(np.float32), across[used] ** 2


def _bands_of(y: FloatArray, rows: int) -> NDArray[np.intp]:
    """Return each point's band; they cover the picture and what sticks out, within reason."""
    low = min(max(float(y.min()), -1.0 * rows), 0.0)
    high = max(min(float(y.max()), 2.0 * rows), 1.0 * rows)
    bands = _BANDS * rows
    found: NDArray[np.intp] = np.clip((y - low) * (bands / (high - low)), 0, bands - 1).astype(
        np.intp
    )
    return found


def ink(distance: FloatArray, radius: float, blur: float = 1.0) -> FloatArray:
    """Return what a round pen leaves: 1 near the line, 0 beyond, a slope `blur` pixels wide."""
    covered: FloatArray = np.clip((radius - distance) / blur + 0.5, 0.0, 1.0)
    return covered
