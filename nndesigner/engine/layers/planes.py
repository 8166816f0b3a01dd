"""Pictures and sequences as planes of numbers that windows slide over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import Shape
from nndesigner.core.layers.base import as_picture, as_sequence
from nndesigner.core.layers.conv import Padding, padding_before_and_after, places


@dataclass(frozen=True)
class Axis:
    """One axis of what windows slide over.

    Windows of `size` stand at `places` places, `stride` apart, the first one `before` numbers
    in front of the axis of `length` numbers. What a window has outside of it is padding.
    """

    length: int
    size: int = 1
    stride: int = 1
    before: int = 0
    places: int = 1

    def inside(self, offset: int) -> tuple[slice, slice]:
        """Return the places whose window has its number `offset` on the axis, and where it is."""
        first = max(0, -((offset - self.before) // self.stride))
        last = min(self.places - 1, (self.length - 1 + self.before - offset) // self.stride)
        if last < first:
            return slice(0), slice(0)
        start = first * self.stride + offset - self.before
        stop = last * self.stride + offset - self.before + 1
        return slice(first, last + 1), slice(start, stop, self.stride)

    @property
    def covered(self) -> bool:
        """Tell whether every number of the axis is in exactly one window, and no padding is."""
        return self.size == self.stride and self.places * self.size == self.length


Axes = tuple[Axis, Axis]
"""Rows and columns of pictures. The steps of a sequence are the rows of one column."""


def window_axes(shape: Shape, *, pictures: bool, size: int, stride: int, padding: Padding) -> Axes:
    """Return how square windows slide over pictures, or windows over a sequence's steps."""
    if pictures:
        _, height, width = as_picture(shape)
        return _axis(height, size, stride, padding), _axis(width, size, stride, padding)
    return _axis(as_sequence(shape)[0], size, stride, padding), Axis(1)


def as_planes(array: FloatArray, shape: Shape, *, pictures: bool) -> FloatArray:
    """Return `(rows, units)` as a view `(channels, rows, columns, samples)`.

    A sequence `(steps, features)` becomes `(features, steps, 1, samples)`.
    """
    samples = len(array)
    if pictures:
        return array.T.reshape(*as_picture(shape), samples)
    steps, features = as_sequence(shape)
    return array.T.reshape(steps, features, 1, samples).swapaxes(0, 1)


def window_offsets(axes: Axes) -> Iterator[tuple[tuple[slice, ...], tuple[slice, ...]]]:
    """Yield, for each number of a window, the places that have it and where it is for them.

    Both are indices of planes; numbers come row by row.
    """
    everything, (rows, columns) = slice(None), axes
    for i in range(rows.size):
        row_places, row_numbers = rows.inside(i)
        for j in range(columns.size):
            column_places, column_numbers = columns.inside(j)
            here = (everything, row_places, column_places)
            yield here, (everything, row_numbers, column_numbers)


def _axis(length: int, size: int, stride: int, padding: Padding) -> Axis:
    before, _ = padding_before_and_after(length, size, stride, padding)
    return Axis(length, size, stride, before, places(length, size, stride, padding))
