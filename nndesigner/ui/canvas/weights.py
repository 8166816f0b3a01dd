"""Which of a link's weights are drawn as lines, where, and in which bucket of colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Mask
from nndesigner.ui.canvas.colours import LEVELS
from nndesigner.ui.canvas.geometry import Points

Indices = npt.NDArray[np.int64]

ALL_MOST = 1000
"""A link with more weights than this is drawn as an image, with the strongest of them over it."""
FOCUS_MOST = 1000
DASHED_MOST = 64


Shown = tuple[range, range]
"""The units whose wires are drawn, of the target and of the source."""

_NONE: Indices = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Wires:
    """Connections to draw: target and source unit of each; `total` counts those not drawn too."""

    targets: Indices
    sources: Indices
    total: int

    def __len__(self) -> int:
        return len(self.targets)


def wires_of(
    shape: tuple[int, int], mask: Mask | None, shown: Shown | None = None, most: int = ALL_MOST
) -> Wires:
    """Return all connections between units that are shown, or none if more than `most`."""
    rows, columns = shown or (range(shape[0]), range(shape[1]))
    if mask is not None:
        return _limited_number(_masked(mask, rows, columns), most)
    total = len(rows) * len(columns)
    if total > most:
        return Wires(_NONE, _NONE, total)
    return Wires(np.repeat(np.array(rows), len(columns)), np.tile(columns, len(rows)), total)


def wires_at(
    shape: tuple[int, int],
    mask: Mask | None,
    weights: FloatArray | None,
    unit: int,
    *,
    source: bool,
    shown: Shown | None = None,
) -> Wires:
    """Return the connections of one unit, of the source layer or of the target layer."""
    rows, columns = shown or (range(shape[0]), range(shape[1]))
    if mask is not None:
        every = _masked(mask, range(shape[0]), range(shape[1]))
        chosen = (every.sources if source else every.targets) == unit
        found = Wires(every.targets[chosen], every.sources[chosen], int(chosen.sum()))
    elif source:
        found = Wires(np.array(rows), np.full(len(rows), unit), len(rows))
    else:
        found = Wires(np.full(len(columns), unit), np.array(columns), len(columns))
    return _limited(_within(found, rows, columns), weights, FOCUS_MOST)


def _masked(mask: Mask, rows: range, columns: range) -> Wires:
    targets = np.repeat(np.arange(len(mask)), [len(row) for row in mask])
    sources = np.array([source for row in mask for source in row], dtype=np.int64)
    return _within(Wires(targets, sources, len(targets)), rows, columns)


def _within(wires: Wires, rows: range, columns: range) -> Wires:
    """Return the connections both of whose ends are shown."""
    there = (wires.targets >= rows.start) & (wires.targets < rows.stop)
    there &= (wires.sources >= columns.start) & (wires.sources < columns.stop)
    return Wires(wires.targets[there], wires.sources[there], int(there.sum()))


def _limited_number(wires: Wires, most: int) -> Wires:
    return wires if wires.total <= most else Wires(_NONE, _NONE, wires.total)


def endpoints(
    wires: Wires, sources: Points, targets: Points, source_radius: float, target_radius: float
) -> Points:
    """Return (lines, 4) from rim to rim of the neurons, whose centres are in scene coordinates."""
    start, end = sources[wires.sources], targets[wires.targets]
    way = end - start
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    way /= length
    return np.hstack([start + way * source_radius, end - way * target_radius])


def lines(coordinates: Points) -> list[QLineF]:
    """Return the rows of (lines, 4) as Qt's lines."""
    return [QLineF(*row) for row in coordinates.tolist()]


def buckets(values: FloatArray, *, from_zero: bool = True, largest: float | None = None) -> Indices:
    """Return the bucket 0..2 * LEVELS - 1 of each weight: negative ones first, weak to strong.

    The largest of `values` is drawn strongest, or `largest` if they are some of many. Weakest
    is zero, or the smallest of them where they are only the strongest of many, so that these
    differ too; among many lines only the strongest few stand out.
    """
    safe = np.nan_to_num(values.astype(np.float64))
    sizes = np.abs(safe)
    low = 0.0 if from_zero else float(sizes.min(initial=np.inf))
    high = float(sizes.max(initial=0.0)) if largest is None else largest
    shares = (sizes - low) / max(high - low, 1e-9)
    if len(shares) > DASHED_MOST:
        shares **= 2.5 if from_zero else 1.2
    levels = (shares * LEVELS).astype(np.int64)
    return np.clip(levels, 0, LEVELS - 1) + LEVELS * (safe >= 0)


def batches(of_lines: list[QLineF], levels: Indices) -> list[tuple[int, list[QLineF]]]:
    """Return the lines of each bucket that has any, the weak buckets before the strong ones."""
    groups: list[list[QLineF]] = [[] for _ in range(2 * LEVELS)]
    for line, level in zip(of_lines, levels.tolist(), strict=True):
        groups[level].append(line)
    order = sorted(range(2 * LEVELS), key=lambda bucket: bucket % LEVELS)
    return [(bucket, groups[bucket]) for bucket in order if groups[bucket]]


def nearest(coordinates: Points, x: float, y: float) -> tuple[int, float]:
    """Return the line nearest to a point and its distance; (-1, inf) without lines."""
    if not len(coordinates):
        return -1, float("inf")
    start = coordinates[:, :2]
    way = coordinates[:, 2:] - start
    along = ((np.array([x, y]) - start) * way).sum(1) / np.maximum((way * way).sum(1), 1e-9)
    foot = start + np.clip(along, 0.0, 1.0)[:, None] * way
    distances = np.hypot(foot[:, 0] - x, foot[:, 1] - y)
    best = int(distances.argmin())
    return best, float(distances[best])


def _limited(wires: Wires, weights: FloatArray | None, most: int) -> Wires:
    if len(wires) <= most:
        return wires
    if weights is None:
        chosen = np.linspace(0, len(wires) - 1, most).astype(np.int64)
    else:
        sizes = np.abs(weights[wires.targets, wires.sources])
        chosen = np.argpartition(sizes, len(wires) - most)[-most:]
    return Wires(wires.targets[chosen], wires.sources[chosen], wires.total)
