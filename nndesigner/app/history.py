"""Curves of a training run of any length in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable

from nndesigner.core.project import History, HistoryRow

CAPACITY = 4096


class MetricHistory:
    """Rows in the order of their epochs, thinned evenly when there are more than `capacity`.

    The first and the newest row are always kept; memory never grows beyond the capacity,
    however many epochs are trained.
    """

    def __init__(self, rows: Iterable[HistoryRow] = (), capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._spacing = 0.0
        self._rows: list[HistoryRow] = []
        for row in rows:
            self.add(row)

    def add(self, row: HistoryRow) -> None:
        """Append a row; one too close to its forerunner for the present spacing replaces it.

        A second row of the same epoch replaces the first.
        """
        rows = self._rows
        if rows and row.epoch == rows[-1].epoch:
            rows[-1] = row
            return
        if len(rows) >= 2 and row.epoch - rows[-2].epoch < self._spacing:
            rows[-1] = row
            return
        rows.append(row)
        if len(rows) > self._capacity:
            self._thin()

    def rows(self) -> History:
        """Return the rows as a value."""
        return tuple(self._rows)

    @property
    def last_epoch(self) -> float:
        return self._rows[-1].epoch if self._rows else 0.0

    def _thin(self) -> None:
        last = self._rows[-1]
        self._rows = self._rows[::2]
        if self._rows[-1] is not last:
            self._rows.append(last)
        reach = last.epoch - self._rows[0].epoch
        self._spacing = reach / (self._capacity / 2) * 0.999
