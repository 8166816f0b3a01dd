"""Where a dragged block snaps to: edges and middles of other blocks, and equal gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF

REACH_PIXELS = 6.0
_NEAR_MOST = 60
"""So many of the nearest blocks are snapped to: others are out of sight or mind."""
_SAME = 0.26

Spans = npt.NDArray[np.float64]
"""Begins and ends, in the last axis."""


@dataclass(frozen=True)
class Snap:
    """How far to shift a rectangle, along which axes it found something, and lines to show."""

    shift: QPointF = field(default_factory=QPointF)
    x: bool = False
    y: bool = False
    lines: tuple[QLineF, ...] = ()


@dataclass
class _Best:
    """The shortest step found along one axis."""

    step: float = field(default=0.0)
    found: bool = False

    def offer(self, steps: Spans, reach: float) -> None:
        """Take the shortest of these steps, if it is shorter and within reach."""
        if not steps.size:
            return
        step = float(steps.flat[int(np.abs(steps).argmin())])
        if abs(step) <= reach and (not self.found or abs(step) < abs(self.step)):
            self.step, self.found = step, True


class Guides:
    """What a rectangle can be in line with; made once for a whole drag."""

    def __init__(self, others: Sequence[QRectF]) -> None:
        self._edges = np.array(
            [(r.left(), r.right(), r.top(), r.bottom()) for r in others], dtype=np.float64
        ).reshape(-1, 2, 2)

    def snap(self, rect: QRectF, reach: float) -> Snap:
        """Return the step of at most `reach` that brings a rectangle in line with others.

        Left and right edges are compared with each other's, middles with middles, and so are
        top, middle and bottom; between neighbours in a row or column equal gaps are offered.
        """
        mine = np.array([[rect.left(), rect.right()], [rect.top(), rect.bottom()]])
        near = self._nearest(mine)
        if not len(near):
            return Snap()
        best = _Best(), _Best()
        for axis in (0, 1):
            theirs, crosswise = near[:, axis], near[:, 1 - axis]
            best[axis].offer(_steps_in_line(mine[axis], theirs), reach)
            row = theirs[_overlap(mine[1 - axis], crosswise)]
            best[axis].offer(_steps_to_equal_gaps(mine[axis], row), reach)
        x, y = best
        mine += np.array([[x.step], [y.step]])
        lines = [line for axis in (0, 1) for line in _shared(mine, near, axis)]
        lines += [line for axis in (0, 1) for line in _gap_marks(mine, near, axis)]
        return Snap(QPointF(x.step, y.step), x.found, y.found, tuple(lines))

    def _nearest(self, mine: Spans) -> Spans:
        """Return begins and ends along both axes, (count, axis, 2), of the nearest others."""
        if len(self._edges) <= _NEAR_MOST:
            return self._edges
        away = np.abs(self._edges.mean(axis=2) - mine.mean(axis=1)).sum(axis=1)
        return self._edges[np.argpartition(away, _NEAR_MOST)[:_NEAR_MOST]]


def _marks(spans: Spans) -> Spans:
    """Return begin, middle and end of each span, (count, 3)."""
    return np.column_stack([spans[:, 0], spans.mean(axis=1), spans[:, 1]])


def _steps_in_line(mine: Spans, theirs: Spans) -> Spans:
    """Return the steps that bring one edge to another's, or one middle to another's."""
    edges = theirs[:, [0, 0, 1, 1]] - mine[[0, 1, 0, 1]]
    return np.concatenate([edges.ravel(), theirs.mean(axis=1) - mine.mean()])


def _overlap(mine: Spans, theirs: Spans) -> npt.NDArray[np.bool_]:
    """Tell which spans share some of mine."""
    shared: npt.NDArray[np.bool_] = (theirs[:, 0] < mine[1]) & (theirs[:, 1] > mine[0])
    return shared


def _steps_to_equal_gaps(mine: Spans, row: Spans) -> Spans:
    """Return the steps that leave equal gaps in a row of blocks, (count, 2) begins and ends.

    Either mine comes into the middle between its two neighbours, or as far from one of them
    as that one is from the next.
    """
    begin, end = mine.tolist()
    before, after = _neighbours(mine, row)
    steps: list[float] = []
    if before and after:
        steps.append((before[0][1] + after[0][0] - begin - end) / 2)
    if len(before) > 1 and before[0][0] > before[1][1]:
        steps.append(before[0][1] + (before[0][0] - before[1][1]) - begin)
    if len(after) > 1 and after[1][0] > after[0][1]:
        steps.append(after[0][0] - (after[1][0] - after[0][1]) - end)
    return np.array(steps)


def _neighbours(mine: Spans, row: Spans) -> tuple[list[list[float]], list[list[float]]]:
    """Return the two spans before mine and the two after it, the nearest first."""
    middle = mine.mean()
    before = row[row[:, 1] <= middle]
    after = row[row[:, 0] >= middle]
    return (
        before[before[:, 1].argsort()[:-3:-1]].tolist(),
        after[after[:, 0].argsort()[:2]].tolist(),
    )


def _line(axis: int, at: float, low: float, high: float) -> QLineF:
    """Return a line at a place along an axis, from and to crosswise."""
    return QLineF(at, low, at, high) if axis == 0 else QLineF(low, at, high, at)


def _shared(mine: Spans, near: Spans, axis: int) -> list[QLineF]:
    """Return a line for each edge or middle the rectangle shares, as far as blocks share it."""
    own = _marks(mine[axis : axis + 1])[0]
    marks = _marks(near[:, axis])
    lines: list[QLineF] = []
    for place in (0, 2, 1):
        theirs = marks[:, [1]] if place == 1 else marks[:, [0, 2]]
        alike = near[(np.abs(theirs - own[place]) < _SAME).any(axis=1), 1 - axis]
        if len(alike) and not (place == 1 and len(lines) == 2):
            low, high = mine[1 - axis].tolist()
            reach = min(low, float(alike.min())), max(high, float(alike.max()))
            lines.append(_line(axis, float(own[place]), *reach))
    return lines


def _gap_marks(mine: Spans, near: Spans, axis: int) -> list[QLineF]:
    """Return a line across each of the gaps beside the rectangle, where they are equal."""
    crosswise = mine[1 - axis]
    before, after = _neighbours(mine[axis], near[_overlap(crosswise, near[:, 1 - axis]), axis])
    chain = [*reversed(before), mine[axis].tolist(), *after]
    gaps = [(one[1], two[0]) for one, two in pairwise(chain)]
    shown: set[int] = set()
    for place, (one, two) in enumerate(pairwise(gaps)):
        touches = len(before) - 2 <= place <= len(before)
        if touches and one[1] > one[0] and abs(one[1] - one[0] - two[1] + two[0]) < 2 * _SAME:
            shown |= {place, place + 1}
    at = float(crosswise.mean())
    return [_line(1 - axis, at, *gaps[place]) for place in sorted(shown)]
