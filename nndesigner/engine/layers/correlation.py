"""Kernels slid over pictures as matrix products, and the same backwards.

All arrays of numbers are planes `(channels, rows, columns, samples)` with the samples last.
Kernels are `(filters, channels, height, width)`. What is called convolution in neural networks
is a correlation: kernels are not mirrored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.layers.base import Call
from nndesigner.engine.layers.planes import Axes, Axis

Planes = Callable[[], FloatArray]
"""Returns planes when a call runs: those of an input are others for every batch."""


class Windows:
    """All windows of padded planes as matrices that share their memory.

    The usual im2col copies each number once for every place in a window. Here `buffer`
    `(rows, width, channels, places, samples)` holds the planes only `width` times, each shifted
    by one column more. `height` rows of it, one after the other in memory, are a matrix of all
    windows of one row of places: `matrices` `(rows of places, height * width * channels,
    places * samples)` overlap, and nothing is copied for them.
    """

    def __init__(
        self, axes: Axes, channels: int, samples: int, dtype: np.dtype[np.floating]
    ) -> None:
        rows, columns = self._axes = axes
        padded = (rows.places - 1) * rows.stride + rows.size
        shape = (padded, columns.size, channels, columns.places, samples)
        self.buffer = np.zeros(shape, dtype)
        lines = self.buffer.reshape(padded, columns.size * channels, -1)
        row, line, number = lines.strides
        self.matrices = as_strided(
            lines,
            (rows.places, rows.size * lines.shape[1], lines.shape[2]),
            (rows.stride * row, line, number),
        )

    def fill(self, planes: FloatArray) -> None:
        """Copy planes in; the padding around them stays 0."""
        rows, columns = self._axes
        first = rows.before
        height = min(rows.length, len(self.buffer) - first)
        by_rows = planes.swapaxes(0, 1)[:height]
        for shift in range(columns.size):
            places, numbers = columns.inside(shift)
            self.buffer[first : first + height, shift, :, places] = by_rows[:, :, numbers]

    def unshifted(self) -> FloatArray:
        """Return the planes as filled in, a view of the buffer; not all of them with a stride."""
        rows, columns = self._axes
        by_rows = self.buffer[rows.before : rows.before + rows.length, columns.before]
        return by_rows[:, :, : columns.length].swapaxes(0, 1)


class Correlation:
    """y[f, r, c] = sum over k, i, j of kernel[f, k, i, j] x[k, stride r + i, stride c + j]."""

    def __init__(self, kernel: FloatArray, axes: Axes, samples: int) -> None:
        filters, channels, height, width = kernel.shape
        self.windows = Windows(axes, channels, samples, kernel.dtype)
        self._kernel = kernel.transpose(0, 2, 3, 1)
        self._matrix = np.empty((filters, height, width, channels), kernel.dtype)

    def see(self, x: Planes) -> Iterator[Call]:
        """List the calls that take x in, for `forward` and for `slopes`."""
        yield lambda: self.windows.fill(x())

    def forward(self, y: FloatArray, *, adds: bool = False) -> Iterator[Call]:
        """List the calls that write the correlation of what was seen into y, or add it."""
        yield partial(np.copyto, self._matrix, self._kernel)
        matrix = self._matrix.reshape(len(self._matrix), -1)
        yield from _product(matrix, self.windows.matrices, y, adds=adds)

    def slopes(self, dy: FloatArray, out: FloatArray) -> Iterator[Call]:
        """List the calls that write dkernel, from dy and what was seen."""
        filters, channels, height, width = out.shape
        windows, dy_lines = self.windows.matrices, as_lines(dy).swapaxes(1, 2)
        total = np.empty((windows.shape[1], filters), out.dtype)
        # many rows of places in one product, but not in more memory than the windows take
        many = max(1, min(len(windows), self.windows.buffer.size // total.size))
        parts, part_sum = np.empty((many, *total.shape), out.dtype), np.empty_like(total)
        # NumPy hands products of a column and a row to no BLAS, which is slow
        product = np.multiply if windows.shape[2] == 1 else np.matmul
        yield partial(total.fill, 0)
        for start in range(0, len(windows), many):
            some = slice(start, min(start + many, len(windows)))
            part = parts[: some.stop - start]
            yield partial(product, windows[some], dy_lines[some], out=part)
            yield partial(np.add.reduce, part, axis=0, out=part_sum)
            yield partial(np.add, total, part_sum, total)
        by_kernel = total.reshape(height, width, channels, filters)
        yield partial(np.copyto, out, by_kernel.transpose(3, 2, 0, 1))


class Stamping:
    """The adjoint of Correlation: every y[f, r, c] stamps kernel[f], and stamps add up.

    x[k, stride r + i, stride c + j] += kernel[f, k, i, j] y[f, r, c]: the gradient of what a
    convolution looked at, and the transposed convolution (Zeiler et al. 2010,
    "Deconvolutional networks").

    It is a correlation again, of y with mirrored kernels. With a stride, each of the
    stride x stride phases of x sees only every stride-th number of a kernel; the phases are
    computed like filters of their own and then woven together (Shi et al. 2016, "Real-time
    single image super-resolution using a sub-pixel convolutional neural network").
    """

    def __init__(self, kernel: FloatArray, axes: Axes, samples: int) -> None:
        filters, channels, height, width = kernel.shape
        self._axes, inner = axes, tuple(_phase_axis(axis) for axis in axes)
        (down, right), taps = (axis.stride for axis in axes), tuple(axis.size for axis in inner)
        self.windows = Windows((inner[0], inner[1]), filters, samples, kernel.dtype)
        self._kernel = kernel
        padded = np.zeros((filters, channels, taps[0] * down, taps[1] * right), kernel.dtype)
        self._inside = padded[:, :, :height, :width]
        phases = padded.reshape(filters, channels, taps[0], down, taps[1], right)
        self._mirrored = phases[:, :, ::-1, :, ::-1].transpose(3, 5, 1, 2, 4, 0)
        self._matrix = np.empty(self._mirrored.shape, kernel.dtype)
        self._phases = (down, right, channels, inner[0].places, inner[1].places, samples)

    def see(self, y: Planes) -> Iterator[Call]:
        """List the calls that take y in."""
        yield lambda: self.windows.fill(y())

    def forward(self, x: FloatArray, *, adds: bool = False) -> Iterator[Call]:
        """List the calls that write the stamps of what was seen into x, or add them."""
        yield partial(np.copyto, self._inside, self._kernel)
        yield partial(np.copyto, self._matrix, self._mirrored)
        down, right, channels, *_ = self._phases
        matrix = self._matrix.reshape(down * right * channels, -1)
        if down == right == 1:
            yield from _product(matrix, self.windows.matrices, x, adds=adds)
            return
        phases = np.empty(self._phases, x.dtype)
        lines = as_lines(phases.reshape(len(matrix), *phases.shape[3:]))
        yield partial(np.matmul, matrix, self.windows.matrices, out=lines)
        yield from self._weave(phases, x, adds=adds)

    def _weave(self, phases: FloatArray, x: FloatArray, *, adds: bool) -> Iterator[Call]:
        rows, columns = self._axes
        for p in range(rows.stride):
            row_places, row_numbers = _phase(rows, p)
            for q in range(columns.stride):
                column_places, column_numbers = _phase(columns, q)
                phase = phases[p, q, :, row_places, column_places]
                part = x[:, row_numbers, column_numbers]
                yield _put(phase, part, adds=adds)


def as_lines(planes: FloatArray) -> FloatArray:
    """Return planes as matrices `(rows, channels, columns * samples)`, a view if `_has_lines`."""
    by_rows = planes.swapaxes(0, 1)
    return by_rows.reshape(*by_rows.shape[:2], -1)


def _product(
    matrix: FloatArray, windows: FloatArray, planes: FloatArray, *, adds: bool
) -> Iterator[Call]:
    """List the calls that write the product with each row's windows into planes, or add it."""
    direct = not adds and _has_lines(planes)
    result = planes if direct else np.empty(planes.shape, planes.dtype)
    yield partial(np.matmul, matrix, windows, out=as_lines(result))
    if not direct:
        yield _put(result, planes, adds=adds)


def _put(array: FloatArray, out: FloatArray, *, adds: bool) -> Call:
    return partial(np.add, out, array, out) if adds else partial(np.copyto, out, array)


def _has_lines(planes: FloatArray) -> bool:
    """Tell whether each row of a plane lies in one stretch of memory."""
    return bool(planes[0, 0].flags.c_contiguous)


def _phase_axis(axis: Axis) -> Axis:
    """Return how windows slide over y, so that each place gives `stride` neighbours of x."""
    size = -(-axis.size // axis.stride)
    skipped, rest = divmod(axis.before, axis.stride)
    places = -(-(axis.length + rest) // axis.stride)
    return Axis(axis.places, size, 1, size - 1 - skipped, places)


def _phase(axis: Axis, phase: int) -> tuple[slice, slice]:
    """Return the places that have a number of this phase on the axis, and where it is."""
    start = phase - axis.before % axis.stride
    first = 1 if start < 0 else 0
    numbers = range(start + first * axis.stride, axis.length, axis.stride)
    places = slice(first, first + len(numbers))
    return places, slice(numbers.start, axis.length, axis.stride)
