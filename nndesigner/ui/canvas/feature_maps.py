"""Small pictures of what a layer holds: feature maps, sequences, kernels, rows of numbers.

All made by NumPy before anything is painted: one image a block, of which each picture is a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, sqrt

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import Shape
from nndesigner.ui.canvas.block_geometry import LayerGeometry
from nndesigner.ui.canvas.forms import MAP_GAP, maps_of

_ONE_LINE = 16
"""So many numbers stand in one line."""
_MOST = 96
"""Rows and columns of one small picture; of a larger one only some are looked at."""


@dataclass(frozen=True, eq=False)
class StatePicture:
    """An image, and its parts with the places where they stand in the block: (place, part)."""

    image: QImage
    tiles: tuple[tuple[QRectF, QRectF], ...]


def of_output(
    values: FloatArray,
    shape: Shape,
    geometry: LayerGeometry,
    ramp: Sequence[QColor],
    *,
    sequence: bool,
) -> StatePicture:
    """Return the pictures of a layer's outputs (units,), as many as the block has room for.

    `ramp` goes from the most negative to the most positive output, or from zero up.
    """
    area = geometry.state_area
    if len(shape) == 1:
        return _row(values, geometry, ramp)
    count, rows, columns = maps_of(shape, sequence=sequence)
    whole = values.reshape(columns, rows).T[None] if sequence else values.reshape(-1, rows, columns)
    if geometry.form == "maps":
        shown = whole[geometry.first : geometry.first + geometry.maps]
        places = [area] if sequence else grid_places(area, len(shown), rows, columns)
    elif sequence:
        shown, places = whole, [area]
    else:
        places = strip_places(area, count, rows, columns)
        shown = whole[: len(places)]
    return _picture(shown, places, ramp, _strength(whole))


def of_kernels(
    kernels: FloatArray, geometry: LayerGeometry, ramp: Sequence[QColor]
) -> StatePicture:
    """Return the pictures of kernels or matrices (count, rows, columns)."""
    area, (count, rows, columns) = geometry.state_area, kernels.shape
    if count == 1:
        places, shown = [area], kernels
    elif geometry.form == "maps":
        shown = kernels[geometry.first : geometry.first + geometry.maps]
        places = grid_places(area, len(shown), rows, columns)
    else:
        places = strip_places(area, count, rows, columns)
        shown = kernels[: len(places)]
    return _picture(shown, places, ramp, _strength(kernels))


def strip_places(area: QRectF, count: int, rows: int, columns: int) -> list[QRectF]:
    """Return places for the first few of `count` pictures side by side, in the middle."""
    height = area.height()
    width = min(area.width(), max(height / 3, height * columns / rows))
    fitting = max(1, min(count, int((area.width() + MAP_GAP) // (width + MAP_GAP))))
    left = area.center().x() - (fitting * (width + MAP_GAP) - MAP_GAP) / 2
    step = width + MAP_GAP
    return [QRectF(left + n * step, area.top(), width, height) for n in range(fitting)]


def grid_places(area: QRectF, count: int, rows: int, columns: int) -> list[QRectF]:
    """Return places for `count` pictures in as large a grid as the area has room for."""
    across, width, height = _best_grid(area.width(), area.height(), count, columns / rows)
    return [
        QRectF(
            area.left() + (n % across) * (width + MAP_GAP),
            area.top() + (n // across) * (height + MAP_GAP),
            width,
            height,
        )
        for n in range(count)
    ]


@lru_cache(maxsize=256)
def _best_grid(width: float, height: float, count: int, aspect: float) -> tuple[int, float, float]:
    """Return how many pictures stand beside each other, and the size of each."""
    best = (1, 1.0, 1.0)
    for across in range(1, count + 1):
        down = -(-count // across)
        wide = (width + MAP_GAP) / across - MAP_GAP
        tall = min((height + MAP_GAP) / down - MAP_GAP, wide / aspect)
        if tall > best[2]:
            best = (across, tall * aspect, tall)
    return best


def _row(values: FloatArray, geometry: LayerGeometry, ramp: Sequence[QColor]) -> StatePicture:
    """Return a row of numbers, broken into lines of square cells."""
    area, units = geometry.state_area, len(values)
    columns = units
    if units > _ONE_LINE:
        columns = min(units, ceil(sqrt(units * area.width() / area.height())))
    if geometry.form == "maps":
        columns = maps_of((units,), sequence=False)[2]
    rows = -(-units // columns)
    cells = np.full(rows * columns, np.inf)
    cells[:units] = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    side = min(area.height() / rows, area.width() / columns)
    place = QRectF(0, 0, side * columns, side * rows)
    place.moveCenter(area.center())
    return _picture(cells.reshape(1, rows, columns), [place], ramp, _strength(values))


def _picture(
    shown: FloatArray, places: Sequence[QRectF], ramp: Sequence[QColor], strength: float
) -> StatePicture:
    step = ceil(max(shown.shape[1:]) / _MOST)
    shown = shown[:, ::step, ::step]
    count, rows, columns = shown.shape
    image = _coloured(shown.reshape(count * rows, columns), ramp, strength)
    parts = [QRectF(0, n * rows, columns, rows) for n in range(count)]
    return StatePicture(image, tuple(zip(places, parts, strict=True)))


def _coloured(values: FloatArray, ramp: Sequence[QColor], strength: float) -> QImage:
    """Return an image, one pixel for each number; infinite ones are left transparent."""
    table = np.array([*(colour.rgba() for colour in ramp), 0], dtype=np.uint32)
    last = len(ramp) - 1
    middle = last / 2
    none = np.isposinf(values)
    shares = np.clip(np.where(none, 0.0, np.nan_to_num(values)) / strength, -1.0, 1.0)
    levels = np.rint(middle + shares * middle).astype(np.intp)
    levels[none] = last + 1
    pixels = np.ascontiguousarray(table[levels])
    rows, columns = pixels.shape
    image = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32)
    return image.copy()


def _strength(values: FloatArray) -> float:
    """Return the largest size of all finite numbers, which is drawn strongest."""
    finite = np.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    return float(np.abs(finite).max(initial=0.0)) or 1.0
