"""The forms a block can have: a circle, a column or a grid of neurons, pictures, or neither."""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil, sqrt

import numpy as np
from PySide6.QtCore import QRectF

from nndesigner.core.layers import Shape
from nndesigner.ui.canvas.block_geometry import (
    FOOTER,
    HEADER,
    LABEL_LEFT,
    MORE,
    PERCENT,
    SUBTITLE,
    LayerGeometry,
)

WIDTH = 168.0
PLAIN_WIDTH = 194.0
PADDING = 10.0
COLUMN_MOST = 12
"""Neurons that are shown as circles; of more, a grid of small ones or a range."""
SHOWN_MOST = 1024
PICTURE_SIDE = 224.0
NEURON = 56.0
LETTER = 7.6
LETTERS_MOST = 24
STRIP = 34.0
"""Height of the small pictures in a folded block."""
MAPS_MOST = 36
MAPS_WIDTH = 252.0
MAP_SIDE_LEAST, MAP_SIDE_MOST = 44.0, 150.0
MAP_GAP = 4.0


@cache
def neuron() -> LayerGeometry:
    """Return the circle of a neuron of its own."""
    centre = np.array([[NEURON / 2, NEURON / 2]])
    body = QRectF(0, 0, NEURON, NEURON)
    return LayerGeometry("neuron", NEURON, NEURON, 1, centre, NEURON / 2, NEURON, 1, 1, body)


@cache
def dropout() -> LayerGeometry:
    """Return the block of a Dropout layer."""
    top = HEADER + SUBTITLE
    body = QRectF(0, top, WIDTH, 30)
    height = body.bottom() + FOOTER
    return LayerGeometry("dropout", WIDTH, height, 0, np.empty((0, 2)), 0.0, 0.0, 0, 0, body)


@lru_cache(maxsize=256)
def plain(*, units: int = 0, footed: bool, pictured: bool = False) -> LayerGeometry:
    """Return a block without single neurons: with small pictures, and a foot for parameters."""
    body = QRectF(0, HEADER + SUBTITLE, PLAIN_WIDTH, 42)
    area, bottom = QRectF(), body.bottom()
    if pictured:
        area = QRectF(14, bottom + 4, PLAIN_WIDTH - 28, STRIP)
        bottom = area.bottom() + 2
    height = bottom + (FOOTER if footed else 8)
    return LayerGeometry(
        "plain", PLAIN_WIDTH, height, units, np.empty((0, 2)), 0.0, 0.0, 0, 0, body, footed,
        state_area=area,
    )  # fmt: skip


@lru_cache(maxsize=256)
def maps(shape: Shape, *, first: int, sequence: bool, footed: bool) -> LayerGeometry:
    """Return an opened block of small pictures: one of each feature map, or one of all."""
    count, rows, columns = maps_of(shape, sequence=sequence)
    shown = min(count, MAPS_MOST)
    across = _across(shown)
    down = -(-shown // across)
    side = min(MAP_SIDE_MOST, max(MAP_SIDE_LEAST, MAPS_WIDTH / across))
    width = across * side + (across - 1) * MAP_GAP
    tall = min(2.0, max(0.25, rows / columns)) * side
    if sequence or len(shape) == 1:
        width, tall = MAPS_WIDTH, min(MAP_SIDE_MOST, max(24.0, rows * MAPS_WIDTH / columns))
    outer = max(PLAIN_WIDTH, width + 28)
    top = HEADER + SUBTITLE + 4
    line = MORE if count > shown else 0.0
    area = QRectF((outer - width) / 2, top + line, width, down * (tall + MAP_GAP) - MAP_GAP)
    body = QRectF(0, top, outer, area.height() + 2 * line + 4)
    height = body.bottom() + (FOOTER if footed else 8)
    return LayerGeometry(
        "maps", outer, height, 0, np.empty((0, 2)), 0.0, 0.0, 0, 0, body, footed,
        first=_first(first, count, shown), state_area=area, maps=shown, all_maps=count,
    )  # fmt: skip


def maps_of(shape: Shape, *, sequence: bool) -> tuple[int, int, int]:
    """Return how many small pictures show a layer's output, and the rows and columns of each.

    A sequence runs from left to right; a row of numbers is broken into several lines.
    """
    if len(shape) == 3:
        return shape
    if len(shape) == 2:
        return (1, shape[1], shape[0]) if sequence else (1, *shape)
    units = shape[0] if shape else 1
    columns = min(units, max(16, ceil(sqrt(2.5 * units))))
    return 1, -(-units // columns), columns


def pixels_of(shape: Shape) -> tuple[int, int] | None:
    """Return the rows and columns of what is one grey picture, as (8, 8) and (1, 8, 8) are."""
    grey = shape[1:] if len(shape) == 3 and shape[0] == 1 else shape
    return (grey[0], grey[1]) if len(grey) == 2 and min(grey) > 1 else None


def _across(count: int) -> int:
    """Return how many small pictures stand beside each other."""
    return next(n for n in (1, 2, 3, 4, 5, 6) if n * n >= count)


def _first(first: int, units: int, shown: int) -> int:
    """Return where the range begins that is shown: never with less than it could show."""
    return max(0, min(first, units - shown))


@lru_cache(maxsize=256)
def neurons(units: int, *, letters: int, footed: bool, first: int | None = None) -> LayerGeometry:
    """Return a block of neurons: a column of large ones, or a grid of small ones.

    `letters` is the length of the longest class name. Of many neurons, those from number
    `first` on are a column, if that is given.
    """
    if units <= COLUMN_MOST or first is not None:
        return _column(units, letters=letters, footed=footed, first=first or 0)
    return _grid(units, footed=footed)


def _column(units: int, *, letters: int, footed: bool, first: int) -> LayerGeometry:
    shown = min(units, COLUMN_MOST)
    pitch, radius = (34.0, 13.5) if units <= 8 else (29.0, 12.0)
    line = MORE if units > shown else 0.0
    top = HEADER + SUBTITLE + 4
    width = max(WIDTH, LABEL_LEFT + letters * LETTER + PERCENT) if letters else WIDTH
    body = QRectF(0, top, width, shown * pitch + 2 * line + 4)
    x = LABEL_LEFT - radius - 10 if letters else WIDTH / 2
    y = top + line + 2 + (np.arange(shown) + 0.5) * pitch
    centres = np.column_stack([np.full(shown, x), y])
    height = body.bottom() + (4 + FOOTER if footed else 6)
    return LayerGeometry(
        "column", width, height, units, centres, radius, pitch, shown, 1, body, footed,
        first=_first(first, units, shown),
    )  # fmt: skip


def _grid(units: int, *, footed: bool) -> LayerGeometry:
    shown = min(units, SHOWN_MOST)
    rows = min(shown, 16) if shown <= 256 else 32
    columns = -(-shown // rows)
    rows = -(-shown // columns)
    cell = 16.0 if columns <= 6 else 13.0 if columns <= 16 else 7.0
    width = max(WIDTH, columns * cell + 2 * PADDING + 12)
    top = HEADER + SUBTITLE + 4
    more = MORE if units > shown else 0.0
    number = np.arange(shown)
    x = (width - columns * cell) / 2 + (number // rows + 0.5) * cell
    y = top + 2 + (number % rows + 0.5) * cell
    body = QRectF(0, top, width, rows * cell + 4 + more)
    height = body.bottom() + (4 + FOOTER if footed else 6)
    return LayerGeometry(
        "grid", width, height, units, np.column_stack([x, y]), cell * 0.40, cell, rows, columns,
        body, footed,
    )  # fmt: skip


@lru_cache(maxsize=64)
def picture(rows: int, columns: int) -> LayerGeometry:
    """Return the block of a grey picture, a cell for each of its pixels."""
    cell = min(15.0, PICTURE_SIDE / max(rows, columns))
    width = max(WIDTH, columns * cell + 2 * PADDING + 12)
    top = HEADER + SUBTITLE + 4
    number = np.arange(rows * columns)
    x = (width - columns * cell) / 2 + (number % columns + 0.5) * cell
    y = top + 4 + (number // columns + 0.5) * cell
    body = QRectF(0, top, width, rows * cell + 8)
    return LayerGeometry(
        "picture", width, body.bottom() + 8, rows * columns, np.column_stack([x, y]), cell / 2,
        cell, rows, columns, body, footed=False,
    )  # fmt: skip
