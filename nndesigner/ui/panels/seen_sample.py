"""One sample as the network gets it: numbers in a row, and where each stands in a picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import NamedTuple

from PySide6.QtCore import Qt

from nndesigner.core.arrays import FloatArray


class Place(NamedTuple):
    """Where a number stands in a picture, all counted from 0."""

    channel: int
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class SeenSample:
    """What goes into the network: `values (n,)`, and what they are.

    `picture` is (channels, rows, columns) where the numbers are pixels, laid row after row and
    channel after channel; () where they are features with `names`. `raw (n,)` are the numbers
    before scaling, `scale` the (shift, divisor) of each, if they were scaled.
    """

    values: FloatArray
    picture: tuple[int, int, int] | tuple[()] = ()
    names: tuple[str, ...] = ()
    raw: FloatArray | None = field(default=None)
    scale: tuple[FloatArray, FloatArray] | None = field(default=None)

    def __post_init__(self) -> None:
        """Refuse a picture of another number of pixels. Raises ValueError."""
        if self.picture and prod(self.picture) != self.values.size:
            raise ValueError(f"{self.values.size} numbers are no picture of {self.picture}")

    @property
    def count(self) -> int:
        return int(self.values.size)

    @property
    def columns(self) -> int:
        """Return how many numbers make a row of the picture; 0 without a picture."""
        return self.picture[2] if self.picture else 0

    def place(self, index: int) -> Place:
        """Return where a number of a picture stands."""
        _channels, rows, columns = self.picture or (1, 1, self.count)
        row, column = divmod(index, columns)
        channel, row = divmod(row, rows)
        return Place(channel, row, column)

    def index(self, place: Place) -> int:
        """Return the number of a place among all, from 0."""
        _channels, rows, columns = self.picture or (1, 1, self.count)
        return (place.channel * rows + place.row) * columns + place.column

    def name(self, index: int) -> str:
        """Return what a feature is called."""
        return self.names[index] if index < len(self.names) else f"x{index + 1}"

    def shades(self) -> FloatArray:
        """Return the numbers as 0 paper .. 1 ink: as they are, or between their two ends."""
        low, high = float(self.values.min()), float(self.values.max())
        if low >= 0.0 and high <= 1.0:
            return self.values
        shades: FloatArray = (self.values - low) / max(high - low, 1e-30)
        return shades


def picture_of(shape: tuple[int, ...]) -> tuple[int, int, int] | tuple[()]:
    """Return (channels, rows, columns) of an input layer's shape; () if it is no picture."""
    if len(shape) == 2:
        return 1, shape[0], shape[1]
    return (shape[0], shape[1], shape[2]) if len(shape) == 3 else ()


def moved(sample: SeenSample, index: int | None, key: int, page: int = 10) -> int | None:
    """Return which number a key leads to from a marked one, None if the key means nothing.

    In a picture left and right go from pixel to pixel, up and down from row to row, Home and
    End to the ends of the row, Page up and down to the first and last row.
    """
    keys = Qt.Key
    columns = sample.columns or 1
    steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -columns, keys.Key_Down: columns}
    last = sample.count - 1
    if key in (keys.Key_PageUp, keys.Key_PageDown):
        way = page * (1 if key == keys.Key_PageDown else -1)
        return min(max((index or 0) + way, 0), last)
    if key in (keys.Key_Home, keys.Key_End):
        return _row_end(sample, index or 0, start=key == keys.Key_Home)
    if key not in steps:
        return None
    if index is None:
        return 0
    to = index + steps[keys(key)]
    return to if 0 <= to <= last else index


def _row_end(sample: SeenSample, index: int, *, start: bool) -> int:
    if not sample.picture:
        return 0 if start else sample.count - 1
    first = index - index % sample.columns
    return first if start else first + sample.columns - 1
