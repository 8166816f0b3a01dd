"""Digits written side by side are taken apart: which strokes of a drawing belong together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing, Stroke
from nndesigner.data.strokes import lines

_ROWS = 16
"""Heights at which two strokes are compared."""

_SAMPLES = 200
"""Points looked at along a stroke: it is found at every height it passes."""

_SHARES = np.linspace(0.0, 1.0, _SAMPLES)

_TOGETHER = 0.42
"""Strokes share this much of the narrower one's width, where they are of one digit."""

_THIN = 0.22
"""The narrower one counts with at least this width: an upright 1 has none.

Lengths here and below are shares of a digit's height, which is that of the tallest stroke.
"""

_TOUCHING = 0.05
"""How near to each other strokes of one digit may end."""

_SLIM = 0.8
"""Strokes that touch and are together narrower than this are one digit: an open 4."""

_SHORT = 0.5
"""What is lower than this is no digit of its own."""

_HANGING = 0.3
"""What ends so far above the foot of a slim stroke right of it does not stand on the line ..."""

_BESIDE = 0.3
"""... and is the arm of an open 4, if it is not further away than this."""

_STEM = 0.4
"""The stem of such a 4 is not wider than this, and the whole of it not wider than high."""

_FLAT, _DASH = 0.35, 0.12
"""A dash is so low, as a share of its width, at most, and so wide at least; ..."""

_FREE = 0.08
"""... it is as far as this from what is left and right of it, ..."""

_MIDDLE = (0.25, 0.8)
"""... and between these heights of its neighbours, from the top: no bar of a 5 or 7."""

_STOREY, _SPACE = 0.3, 0.08
"""Of two digits above one another each is so high, as shares of both, and so far from the other."""

_FEW_STROKES = 12
"""Nobody writes two digits of more."""

_MOST_STROKES = 100
"""Nobody writes a number of so many strokes: a scribble of more stays whole."""


@dataclass(frozen=True)
class _Parts:
    """Where n groups of strokes are: boxes `low`, `high` `(n, 2)`, and their ends by height.

    `left`, `right` are `(n, _ROWS)`, infinite where a group has nothing at that height.
    """

    low: FloatArray
    high: FloatArray
    left: FloatArray
    right: FloatArray

    def grouped(self, group: NDArray[np.intp]) -> _Parts:
        """Return one part for each group number 0, 1, ..."""
        count = int(group.max()) + 1
        low, high = np.full((count, 2), np.inf), np.full((count, 2), -np.inf)
        left, right = np.full((count, _ROWS), np.inf), np.full((count, _ROWS), -np.inf)
        np.minimum.at(low, group, self.low)
        np.maximum.at(high, group, self.high)
        np.minimum.at(left, group, self.left)
        np.maximum.at(right, group, self.right)
        return _Parts(low, high, left, right)


def apart(drawing: Drawing) -> tuple[Drawing, ...]:
    """Return the digits of a number written side by side, from left to right.

    Strokes stay whole and in their order. Those that overlap or lie above one another belong
    together; dots and bits lower than any digit join the nearest one, but for a dash between or
    before digits, which is no part of one. Strokes without a finite point are left out; a
    drawing of nothing else gives ().
    """
    strokes = [stroke for stroke in drawing if _is_somewhere(stroke)]
    if len(strokes) < 2 or len(strokes) > _MOST_STROKES:
        return (tuple(strokes),) if strokes else ()
    every = _parts(tuple(strokes))
    tall, wide = (every.high - every.low).max(axis=0)[::-1].tolist()
    unit = max(tall, 0.5 * wide, 1e-6)
    group = _with_arms_joined(every, _overlapping(every, unit))
    dashes = _dashes(every, group, unit)
    group = _with_bits_joined(every, group, unit, dashes)
    parts = every.grouped(group)
    order = np.argsort(parts.low[:, 0] + parts.high[:, 0], kind="stable")
    return tuple(tuple(strokes[i] for i in np.flatnonzero(group == part)) for part in order)


def stacked(drawing: Drawing) -> bool:
    """Tell whether a drawing is two, one above the other with paper between them.

    Such digits are not taken apart: it is from left to right that a number is read.
    """
    if len(drawing) > _FEW_STROKES:
        return False
    strokes = [stroke for stroke in drawing if _is_somewhere(stroke)]
    if len(strokes) < 2:
        return False
    clouds = [_even(stroke)[:, 1] for stroke in strokes]
    spans = sorted((float(cloud.min()), float(cloud.max())) for cloud in clouds)
    top, bottom = spans[0][0], max(high for _, high in spans)
    tall, reached = max(bottom - top, 1e-6), spans[0][1]
    for low, high in spans[1:]:
        if (
            low - reached > _SPACE * tall
            and reached - top > _STOREY * tall
            and bottom - low > _STOREY * tall
        ):
            return True
        reached = max(reached, high)
    return False


def _is_somewhere(stroke: Stroke) -> bool:
    return any(isfinite(point[0]) and isfinite(point[1]) for point in stroke)


def _parts(drawing: Drawing) -> _Parts:
    """Return each stroke as a part."""
    clouds = np.stack([_even(stroke) for stroke in drawing])
    low, high = clouds.min(axis=1), clouds.max(axis=1)
    top = low[:, 1].min()
    height = max(float(high[:, 1].max() - top), 1e-6)
    row = np.clip(((clouds[:, :, 1] - top) * (_ROWS / height)).astype(np.intp), 0, _ROWS - 1)
    stroke = np.arange(len(clouds))[:, None]
    left, right = np.full((len(clouds), _ROWS), np.inf), np.full((len(clouds), _ROWS), -np.inf)
    np.minimum.at(left, (stroke, row), clouds[:, :, 0])
    np.maximum.at(right, (stroke, row), clouds[:, :, 0])
    return _Parts(low, high, left, right)


@lru_cache(maxsize=256)
def _even(stroke: Stroke) -> FloatArray:
    """Return `(_SAMPLES, 2)` points evenly along a stroke."""
    points = lines((stroke,)).points
    ways = np.abs(np.diff(points, axis=0)).sum(axis=1)
    travelled = np.concatenate(((0.0,), np.cumsum(ways)))
    wanted = _SHARES * travelled[-1]
    even = np.empty((_SAMPLES, 2))
    even[:, 0] = np.interp(wanted, travelled, points[:, 0])
    even[:, 1] = np.interp(wanted, travelled, points[:, 1])
    even.flags.writeable = False
    return even


def _overlapping(every: _Parts, unit: float) -> NDArray[np.intp]:
    """Return a group number for each part: those bound together, and what lies over both."""
    group = np.arange(len(every.low))
    while group.max() > 0:
        bound = _bonds(every.grouped(group), unit) >= _TOGETHER
        joined = _connected(bound)
        if joined.max() == group.max():
            break
        group = joined[group]
    return group


def _connected(bound: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the connected groups of a symmetrical relation, numbered 0, 1, ..."""
    group = np.arange(len(bound))
    for one, other in np.argwhere(np.triu(bound, 1)):
        group[group == group[other]] = group[one]
    return np.unique(group, return_inverse=True)[1]


def _bonds(parts: _Parts, unit: float) -> FloatArray:
    """Return `(n, n)`: how much two parts share of the narrower one's width."""
    low, high = parts.low, parts.high
    narrow, start = _THIN * unit, low[:, 0]
    width = high[:, 0] - start
    shared = np.minimum(high[:, None, 0], high[:, 0]) - np.maximum(start[:, None], start)
    narrower = np.minimum(width[:, None], width)
    share = shared / np.maximum(narrower, narrow)
    share[(narrower < narrow) & (shared >= narrower)] = 1.0  # thin, within the other's width
    gap = _gaps(parts) / unit
    # Slanted neighbours: one is left of the other at every height both have.
    share[(gap > _TOUCHING) & (share < 2 * _TOGETHER)] = 0.0
    size = np.maximum(high[:, None], high) - np.minimum(low[:, None], low)
    near = (shared > -_TOUCHING * unit) & (gap < _TOUCHING)
    share[near & (size[..., 0] < _SLIM * size[..., 1])] = 1.0
    return share


def _gaps(parts: _Parts) -> FloatArray:
    """Return `(n, n)`: least distance sideways at a height both have; negative if none."""
    between = parts.left[None] - parts.right[:, None]
    between = np.where(np.isfinite(between), between, np.inf).min(axis=2)
    middle = parts.low[:, 0] + parts.high[:, 0]
    between = np.where(middle[:, None] <= middle, between, between.T)
    return np.where(np.isfinite(between), between, -1.0)


def _with_arms_joined(every: _Parts, group: NDArray[np.intp]) -> NDArray[np.intp]:
    """Join the arm of an open 4, which hangs in the air, to the stem right of it."""
    if not group.max():
        return group
    parts = every.grouped(group)
    order = np.argsort(parts.low[:, 0] + parts.high[:, 0], kind="stable").tolist()
    low, high = parts.low[order], parts.high[order]
    wide, tall = high[:-1, 0], high[1:, 1] - low[1:, 1]
    joined = (
        (high[1:, 1] - high[:-1, 1] > _HANGING * tall)
        & (low[1:, 0] - wide < _BESIDE * tall)
        & (high[1:, 0] - low[1:, 0] < _STEM * tall)
        & (high[1:, 0] - low[:-1, 0] < np.maximum(high[1:, 1], high[:-1, 1]) - low[:-1, 1])
    )
    for arm in np.flatnonzero(joined).tolist():
        group = np.where(group == order[arm], order[arm + 1], group)
    return np.unique(group, return_inverse=True)[1]


def _dashes(every: _Parts, group: NDArray[np.intp], unit: float) -> NDArray[np.bool_]:
    """Return for each stroke whether it is a dash by itself `(strokes,)`."""
    parts = every.grouped(group)
    wide, tall = (parts.high - parts.low).T
    lone = np.bincount(group) == 1
    flat = lone & (wide >= _DASH * unit) & (tall <= _FLAT * wide)
    found = np.zeros(len(wide), bool)
    for part in np.flatnonzero(flat):
        others = np.flatnonzero(tall >= _SHORT * unit)
        if not len(others):
            continue
        away = np.maximum(
            parts.low[others, 0] - parts.high[part, 0], parts.low[part, 0] - parts.high[others, 0]
        )
        near = others[away.argmin()]
        level = (parts.low[part, 1] + parts.high[part, 1]) / 2 - parts.low[near, 1]
        at = level / max(float(tall[near]), 1e-6)
        found[part] = away.min() > _FREE * unit and _MIDDLE[0] < at < _MIDDLE[1]
    return found[group]


def _with_bits_joined(
    every: _Parts, group: NDArray[np.intp], unit: float, alone: NDArray[np.bool_]
) -> NDArray[np.intp]:
    """Join what is lower than a digit to what is nearest, the lowest first.

    Strokes that are `alone` stay so, and nothing joins them.
    """
    while group.max() > 0:
        parts = every.grouped(group)
        height = parts.high[:, 1] - parts.low[:, 1]
        apart_from_all = np.unique(group[alone])
        height[apart_from_all] = np.inf
        bit = int(height.argmin())
        tallest = height.max(where=np.isfinite(height), initial=0.0)
        if height[bit] >= _SHORT * max(unit, tallest):
            break
        away = np.maximum(parts.low - parts.high[bit], parts.low[bit] - parts.high)
        way = np.hypot(*away.clip(min=0.0).T)
        way[bit] = np.inf
        way[apart_from_all] = np.inf
        if np.isinf(way).all():
            break
        group = np.where(group == bit, int(way.argmin()), group)
        group = np.unique(group, return_inverse=True)[1]
    return group
