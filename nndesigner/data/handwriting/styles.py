"""The styles in which digits are written: skeletons read from their notation.

A line "digit N" begins a digit; "SHARE NAME" begins one of its styles, written so much more
often than the others; every further line is a stroke: the points "x,y" that the pen goes
through, in percent of a box, y down, "!" behind a corner. Between corners the line is a
Catmull-Rom curve.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray

_SAMPLES = 6
"""Points of the curve from one point of a skeleton to the next."""

Skeleton = tuple[tuple[float, float, bool], ...]
"""A stroke: x, y in 0..1, and whether there is a corner."""


@dataclass(frozen=True, eq=False)
class Style:
    """One way to write a digit, ready to be written many times.

    `points (points, 2)` are the skeleton's, `stroke (points,)` their strokes' numbers, `curve
    (samples, points)` makes the samples of the lines of them; stroke k has the samples from
    `first[k]` on.
    """

    digit: int
    name: str
    share: float
    points: FloatArray
    stroke: NDArray[np.intp]
    curve: FloatArray
    first: NDArray[np.intp]

    @property
    def strokes(self) -> int:
        """Return the number of strokes."""
        return len(self.first)


@cache
def styles() -> tuple[Style, ...]:
    """Return all styles of all digits, those of a digit in a row."""
    from nndesigner.data.handwriting import skeletons_0_to_4, skeletons_5_to_9

    return (*parsed(skeletons_0_to_4.SKELETONS), *parsed(skeletons_5_to_9.SKELETONS))


def parsed(notation: str) -> tuple[Style, ...]:
    """Return the styles written in this notation. Raises ValueError if it is not."""
    found: list[tuple[int, str, float, list[Skeleton]]] = []
    digit = -1
    for line in notation.splitlines():
        if line.startswith("digit "):
            digit = int(line.removeprefix("digit "))
        elif line.startswith(" "):
            found[-1][3].append(tuple(_point(point) for point in line.split()))
        elif line:
            share, name = line.split(maxsplit=1)
            found.append((digit, name, float(share), []))
    return tuple(style_of(*style) for style in found)


def _point(text: str) -> tuple[float, float, bool]:
    x, y = text.removesuffix("!").split(",")
    return int(x) / 100, int(y) / 100, text.endswith("!")


def style_of(digit: int, name: str, share: float, strokes: list[Skeleton]) -> Style:
    """Return a style made of these strokes."""
    curves = [_curve(stroke) for stroke in strokes]
    counts = [len(stroke) for stroke in strokes]
    samples = [len(curve) for curve in curves]
    whole = np.zeros((sum(samples), sum(counts)), np.float32)
    first = np.cumsum([0, *samples[:-1]])
    for curve, row, column in zip(curves, first, np.cumsum([0, *counts[:-1]]), strict=True):
        whole[row : row + curve.shape[0], column : column + curve.shape[1]] = curve
    points = np.array([point[:2] for stroke in strokes for point in stroke], np.float32)
    numbers = np.repeat(np.arange(len(counts)), counts)
    return Style(digit, name, share, points, numbers, whole, first)


def _curve(stroke: Skeleton) -> FloatArray:
    """Return what makes the samples of a stroke of its points: `(samples, points)`."""
    last = len(stroke) - 1
    rows = []
    for place in range(last):
        before = place if stroke[place][2] or not place else place - 1
        after = place + 1 if stroke[place + 1][2] or place + 1 == last else place + 2
        for step in range(_SAMPLES):
            row = np.zeros(len(stroke))
            weights = _catmull_rom(step / _SAMPLES)
            np.add.at(row, [before, place, place + 1, after], weights)
            rows.append(row)
    rows.append(np.eye(len(stroke))[last])
    return np.array(rows)


def _catmull_rom(t: float) -> tuple[float, float, float, float]:
    """Return the weights of four points for a curve between the middle two (1974)."""
    return (
        0.5 * (-t + 2 * t**2 - t**3),
        0.5 * (2 - 5 * t**2 + 3 * t**3),
        0.5 * (t + 4 * t**2 - 3 * t**3),
        0.5 * (-(t**2) + t**3),
    )
