"""Pen strokes become grey pictures: points along the strokes, and a round antialiased pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing, Stroke

PAD_SIZE = 280.0
"""Width and height of the space drawings are made in."""

PAD_PEN = 16.0
"""Width of the pen on the pad; only looks depend on it, what a network reads does not."""

_FARTHEST = 10_000.0
"""Coordinates beyond this (a damaged file) are pulled in, so that no arithmetic overflows."""

_CHUNK = 1 << 18
"""Most distances held at once (1 MB of float32)."""


def lines(drawing: Drawing) -> list[FloatArray]:
    """Return the strokes as float64 arrays `(points, 2)`; empty ones and non-finite points go."""
    return [line for stroke in drawing if len(line := _line(stroke))]


def _line(stroke: Stroke) -> FloatArray:
    points = np.array(stroke, np.float64).reshape(-1, 2)
    finite = np.isfinite(points).all(axis=1)
    return np.clip(points[finite], -_FARTHEST, _FARTHEST)


def points_along(strokes: Sequence[FloatArray], step: float) -> FloatArray:
    """Return points `(m, 2)` evenly spaced along each stroke, at most `step` apart.

    How densely the pointer was sampled no longer matters. Both ends are included; a stroke of
    no length gives one point.
    """
    parts = [_evenly(points, step) for points in strokes]
    return np.concatenate(parts) if parts else np.empty((0, 2))


def _evenly(points: FloatArray, step: float) -> FloatArray:
    along = np.diff(points, axis=0)
    travelled = np.zeros(len(points))
    np.cumsum(np.sqrt(along[:, 0] ** 2 + along[:, 1] ** 2), out=travelled[1:])
    length = travelled[-1]
    if length == 0:
        return points[:1]
    wanted = np.linspace(0.0, length, int(np.ceil(length / step)) + 1)
    even = np.empty((len(wanted), 2))
    even[:, 0] = np.interp(wanted, travelled, points[:, 0])
    even[:, 1] = np.interp(wanted, travelled, points[:, 1])
    return even


def distances(points: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return for each pixel the distance to the nearest point: float32 `shape`.

    Points `(m, 2)` are x, y in pixels; pixel (row, column) has its centre at x = column + 0.5,
    y = row + 0.5. Without points all distances are infinite.
    """
    nearest = np.full(shape, np.inf, np.float32)
    rows = np.arange(0.5, shape[0], dtype=np.float32)
    columns = np.arange(0.5, shape[1], dtype=np.float32)
    for part in _chunks(points.astype(np.float32), shape[0] * shape[1]):
        down = (part[:, 1, None] - rows) ** 2
        across = (part[:, 0, None] - columns) ** 2
        squared = down[:, :, None] + across[:, None, :]
        np.minimum(nearest, squared.min(axis=0), out=nearest)
    return np.sqrt(nearest, out=nearest)


def _chunks(points: FloatArray, pixels: int) -> Iterator[FloatArray]:
    size = max(_CHUNK // pixels, 1)
    for first in range(0, len(points), size):
        yield points[first : first + size]


def ink(distance: FloatArray, radius: float, blur: float = 1.0) -> FloatArray:
    """Return what a round pen leaves: 1 near the line, 0 beyond, a slope `blur` pixels wide."""
    covered: FloatArray = np.clip((radius - distance) / blur + 0.5, 0.0, 1.0)
    return covered


def rasterise(
    drawing: Drawing, shape: tuple[int, int] = (280, 280), pen_width: float = PAD_PEN
) -> FloatArray:
    """Draw the pad as it is, 0..280 scaled to `shape`: float32, 0 paper .. 1 ink.

    `pen_width` is in the pad's units.
    """
    scale = np.array((shape[1], shape[0])) / PAD_SIZE
    points = points_along(lines(drawing), max(pen_width / 8, 1.0)) * scale
    return ink(distances(points, shape), pen_width / 2 * float(scale.min()))
