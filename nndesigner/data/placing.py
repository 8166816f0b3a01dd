"""How digits get into a picture: made upright, scaled into a box, moved to the middle.

Everything is done to many drawings at once; a drawing's points are `(n, points, 2)`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.paths import SMALLEST

_LEFT_SHEAR = 0.55
"""Share of "left edge upright", as the 8x8 digits were made, for digits whose left edge leans
more than their axis (7): fully it is upset by flags and feet of a 1, ..."""

_MOST_LEFT = 0.4
"""... and by more than this difference not at all."""

_EDGE = 0.06
"""Share of the height in which the left edge is looked for, at the top and at the bottom."""

_MOST_SHEAR = 0.6

_KEEP_ASPECT = 0.2
"""Digits narrower than the box they fill stay narrower by this power of how much (8), ..."""

_TYPICAL_WIDTH = 0.95
"""... measured against this share of the box's width, ..."""

_MOST_WIDENING = 2.0
"""... and a bar (1) is never widened more than this."""

_FLATTEST = 3.0
"""A flat line is not stretched upwards more than this times what it is stretched sideways."""


def slants(points: FloatArray) -> FloatArray:
    """Return the shear x per y to take away of each drawing: float32 `(n,)`."""
    y = points[..., 1]
    top, bottom = y.min(axis=1), y.max(axis=1)
    height = bottom - top
    tall = height >= SMALLEST / 4
    height = np.where(tall, height, np.float32(1.0))
    edge = np.float32(_EDGE) * height
    upper = _leftmost(points, y <= (top + edge)[:, np.newaxis])
    lower = _leftmost(points, y >= (bottom - edge)[:, np.newaxis])
    axis = axes(points)
    lean = np.clip((lower - upper) / height - axis, 0.0, _MOST_LEFT)
    found = np.clip(axis + np.float32(_LEFT_SHEAR) * lean, -_MOST_SHEAR, _MOST_SHEAR)
    slant: FloatArray = np.where(tall, found, np.float32(0.0))
    return slant


def axes(points: FloatArray) -> FloatArray:
    """Return x per y along the axis of each drawing: the regression of x on y, `(n,)`."""
    off = points - points.mean(axis=1, keepdims=True)
    x, y = off[..., 0], off[..., 1]
    found: FloatArray = (x * y).sum(axis=1) / np.maximum((y * y).sum(axis=1), np.float32(1e-9))
    return found


def _leftmost(points: FloatArray, among: FloatArray) -> FloatArray:
    found: FloatArray = np.where(among, points[..., 0], np.float32(np.inf)).min(axis=1)
    return found


def sheared(points: FloatArray, slant: FloatArray) -> FloatArray:
    """Return points without this slant `(n,)`."""
    upright = points.copy()
    upright[..., 0] -= slant[:, np.newaxis] * points[..., 1]
    return upright


@dataclass(frozen=True)
class Extent:
    """Where drawings lie: their least and largest x and y, and the means, each `(n, 2)`."""

    low: FloatArray
    high: FloatArray
    mean: FloatArray

    @classmethod
    def of(cls, points: FloatArray) -> Extent:
        """Measure drawings."""
        return cls(points.min(axis=1), points.max(axis=1), points.mean(axis=1))


@dataclass(frozen=True)
class Frame:
    """How points get into a picture: less `middle`, times `scale`, plus `to`; each `(n, 2)`."""

    middle: FloatArray
    scale: FloatArray
    to: FloatArray

    def placed(self, points: FloatArray) -> FloatArray:
        """Return points in pixels."""
        placed = points - self.middle[:, np.newaxis]
        placed *= self.scale[:, np.newaxis]
        placed += self.to[:, np.newaxis]
        return placed

    def spaced(self, spacing: FloatArray) -> FloatArray:
        """Return about the spacing `(n,)` of points in pixels."""
        spaced: FloatArray = spacing * np.sqrt(self.scale.prod(axis=1))
        return spaced

    def moved(self, by: FloatArray) -> Frame:
        """Return a frame that puts points elsewhere, by (x, y) pixels `(n, 2)`."""
        return Frame(self.middle, self.scale, self.to + by)


def framed(
    extent: Extent,
    radius: FloatArray,
    box: tuple[float, float],
    size: tuple[int, int],
    *,
    fills: bool,
) -> Frame:
    """Fit drawings into a box (width, height) amid a picture of (columns, rows) pixels.

    Room is left for a pen of half width `radius (n,)`. Drawings keep their proportions, or,
    if it `fills`, take the box's, as far as that does not make a digit of a bar.
    """
    low, high = extent.low, extent.high
    sides = np.maximum(high - low, np.float32(1e-6))
    room = np.maximum(np.array(box, np.float32) - 2 * radius[:, np.newaxis], np.float32(1.0))
    scale = _filling(sides, room) if fills else _keeping(sides, room)
    to = np.broadcast_to(np.array(size, np.float32) / 2, sides.shape)
    return Frame((low + high) / 2, scale, to)


def _keeping(sides: FloatArray, room: FloatArray) -> FloatArray:
    is_dot = sides.max(axis=1, keepdims=True) < SMALLEST
    widened = np.where(is_dot, np.float32(SMALLEST), sides)
    scale = np.empty_like(sides)
    scale[...] = (room / widened).min(axis=1, keepdims=True)
    return scale


def _filling(sides: FloatArray, room: FloatArray) -> FloatArray:
    width, height = sides.T
    most_width, most_height = room.T
    typical = np.float32(_TYPICAL_WIDTH) * most_width / most_height
    filled = np.minimum(1.0, (width / height / typical) ** np.float32(_KEEP_ASPECT))
    y = most_height / np.maximum(height, SMALLEST)
    scale = np.empty_like(sides)
    x = np.minimum(most_width * filled / width, _MOST_WIDENING * y, out=scale[:, 0])
    np.minimum(y, _FLATTEST * x, out=scale[:, 1])
    return scale
