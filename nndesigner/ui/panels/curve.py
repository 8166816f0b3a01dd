"""From history rows to what a plot draws: columns, envelopes, and axis ends that grow in steps."""

from __future__ import annotations

from math import ceil, floor, log10

import numpy as np
import numpy.typing as npt

from nndesigner.core.project import History, HistoryRow

Column = npt.NDArray[np.float64]

_FIELDS = 5
_GROWTH = 512
SMALLEST_LOSS = 1e-12
"""A loss of 0 has no logarithm; it is drawn here."""


class HistoryColumns:
    """A history as columns, NaN where nothing was measured; follows a growing history cheaply."""

    def __init__(self) -> None:
        self._table = np.empty((_GROWTH, _FIELDS))
        self._rows: History = ()

    def follow(self, rows: History) -> None:
        """Take over a history; rows that were already there are not read again."""
        # The newest row may be replaced by a later one, the rest only by thinning.
        known = len(self._rows) - 1
        if not (
            0 < known < len(rows)
            and rows[0] is self._rows[0]
            and rows[known - 1] is self._rows[known - 1]
        ):
            known = 0
        if len(rows) > len(self._table):
            larger = np.empty((len(rows) + _GROWTH, _FIELDS))
            larger[:known] = self._table[:known]
            self._table = larger
        for number in range(known, len(rows)):
            self._table[number] = _numbers(rows[number])
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def epoch(self) -> Column:
        return self._column(0)

    def column(self, name: str) -> Column:
        """Return one metric by its name in `HistoryRow`."""
        return self._column(HistoryRow.__struct_fields__.index(name))

    def _column(self, index: int) -> Column:
        column: Column = self._table[: len(self._rows), index]
        return column


def _numbers(row: HistoryRow) -> tuple[float, ...]:
    values = (row.epoch, row.train_loss, row.val_loss, row.train_accuracy, row.val_accuracy)
    return tuple(np.nan if value is None else value for value in values)


def measured(x: Column, y: Column) -> tuple[Column, Column]:
    """Return the points with a finite value."""
    finite = np.isfinite(y)
    return (x, y) if finite.all() else (x[finite], y[finite])


def envelope(x: Column, y: Column, columns: int) -> tuple[Column, Column]:
    """Return at most about 2 x `columns` points that look the same: each bin's least and largest.

    `x` ascends; both extremes stand in the order in which they occur. The last point is kept.
    """
    size = -(-len(x) // max(1, columns))
    if size <= 2:
        return x, y
    whole = len(x) // size * size
    bins = y[:whole].reshape(-1, size)
    first, second = bins.argmin(axis=1), bins.argmax(axis=1)
    starts = np.arange(0, whole, size)
    picked = np.empty(2 * len(starts), dtype=np.intp)
    picked[0::2] = starts + np.minimum(first, second)
    picked[1::2] = starts + np.maximum(first, second)
    if whole < len(x):
        picked = np.concatenate([picked, np.arange(whole, len(x))])
    return x[picked], y[picked]


def grown_end(value: float) -> float:
    """Return the smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 x 10^n that is at least `value` (> 0)."""
    if not value > 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    for mantissa in (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0):
        if value <= mantissa * power * (1 + 1e-9):
            return mantissa * power
    return 10.0 * power


def tick_spacing(end: float, most: int, least: float = 0.0) -> float:
    """Return the smallest round step that divides 0..`end` (a `grown_end`) into whole steps.

    At most `most` of them, and none smaller than `least`; the whole of `end` where even two
    would be too many.
    """
    power = 10.0 ** (floor(log10(end) + 1e-9) - 1)
    for step in (1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 30.0, 40.0, 50.0):
        steps = end / (step * power)
        if step * power < least - 1e-9:
            continue
        if steps <= most + 1e-9 and abs(steps - round(steps)) < 1e-6:
            return step * power
    return end


def log_ends(low: float, high: float) -> tuple[float, float]:
    """Return whole powers of ten (as exponents) around two positive numbers."""
    bottom = floor(log10(max(low, SMALLEST_LOSS)))
    top = ceil(log10(max(high, SMALLEST_LOSS)))
    return float(bottom), float(max(top, bottom + 1))


def nearest(x: Column, position: float) -> int:
    """Return the index of the ascending value nearest to a position; `x` is not empty."""
    right = int(np.searchsorted(x, position))
    if right == 0:
        return 0
    if right == len(x):
        return len(x) - 1
    return right if x[right] - position < position - x[right - 1] else right - 1
