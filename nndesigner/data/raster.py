"""A round pen of any width leaves grey pictures of many paths at once."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray

_AT_ONCE = 1 << 19
"""Numbers computed at a time: what they need stays in a cache."""

_PRODUCT = 1 << 18
"""Multiplications in a product of matrices; larger ones would be given to several threads,
which costs more than it brings, and stalls where training needs the processor too."""

_FARTHEST = 43.0
"""Exponents beyond this are cut off: the product of two powers stays a normal float32."""


def soft_distances(
    points: FloatArray, spacing: FloatArray, shape: tuple[int, int], softness: float
) -> FloatArray:
    """Return the distance of each pixel to the nearest line: float32 `(n, rows, columns)`.

    Points `(n, points, 2)` are x, y in pixels, `spacing (n,)` apart along the lines; pixel
    (row, column) has its centre at x = column + 0.5, y = row + 0.5. Distances beyond some nine
    times the softness are too small. The nearest point's distance is taken as a smooth minimum,

        d^2 = -2 s^2 log(spacing / (s sqrt(2 pi)) sum_i exp(-d_i^2 / (2 s^2))),  s = softness,

    exact beside a straight line. Its exponentials are products of one of the row and one of
    the column: the sum is a product of matrices, far faster than looking at every point for
    every pixel. Where lines meet or end it is off by some of the softness; `spacing` up to
    twice the softness is good enough.
    """
    count, length = points.shape[:2]
    result = np.empty((count, *shape), np.float32)
    size = max(_AT_ONCE // (length * sum(shape) + shape[0] * shape[1]), 1)
    for start in range(0, count, size):
        part = slice(start, start + size)
        result[part] = _sums(points[part], shape, softness)
    np.log(result, out=result)
    # A point by itself counts fully; one of a line only so that all together make 1.
    share = np.clip(spacing / (softness * np.sqrt(2 * np.pi)), 1 / length, 1.0)
    result += np.log(share).astype(np.float32)[:, np.newaxis, np.newaxis]
    result *= -2 * softness**2
    np.maximum(result, 0.0, out=result)
    return np.sqrt(result, out=result)


def _sums(points: FloatArray, shape: tuple[int, int], softness: float) -> FloatArray:
    """Return the sum of the exponentials for each pixel `(n, rows, columns)`."""
    size = max(_PRODUCT // (shape[0] * shape[1]), 1)
    scaled = points * np.float32(np.sqrt(0.5) / softness)
    rows, columns = (
        np.arange(0.5, side, dtype=np.float32) * np.float32(np.sqrt(0.5) / softness)
        for side in shape
    )
    sums = np.zeros((len(points), *shape), np.float32)
    for start in range(0, points.shape[1], size):
        some = scaled[:, start : start + size]
        down = _exponentials(some[:, np.newaxis, :, 1] - rows[:, np.newaxis])
        sums += down @ _exponentials(some[:, :, np.newaxis, 0] - columns)
    return sums


def _exponentials(difference: FloatArray) -> FloatArray:
    """Return exp(-difference^2), computed in place."""
    np.square(difference, out=difference)
    np.minimum(difference, _FARTHEST, out=difference)
    np.negative(difference, out=difference)
    return np.exp(difference, out=difference)


def ink_within(distance: FloatArray, radius: FloatArray, blur: float) -> FloatArray:
    """Return what pens of half widths `radius (n,)` leave of `distance (n, rows, columns)`.

    1 near the line, 0 beyond, a slope `blur` pixels wide between.
    """
    covered = (radius.astype(np.float32)[:, np.newaxis, np.newaxis] - distance) / np.float32(blur)
    covered += np.float32(0.5)
    return np.clip(covered, 0.0, 1.0, out=covered)


def centres_of_mass(pictures: FloatArray) -> FloatArray:
    """Return (x, y) of the ink of pictures `(n, rows, columns)`: float32 `(n, 2)`, in pixels.

    The first pixel's centre is at 0.5; a picture without ink gives 0.
    """
    rows, columns = (np.arange(0.5, side, dtype=np.float32) for side in pictures.shape[1:])
    down, across = pictures.sum(axis=2), pictures.sum(axis=1)
    total = np.maximum(across.sum(axis=1), np.float32(1e-9))
    centres = np.empty((len(pictures), 2), np.float32)
    np.divide(across @ columns, total, out=centres[:, 0])
    np.divide(down @ rows, total, out=centres[:, 1])
    return centres
