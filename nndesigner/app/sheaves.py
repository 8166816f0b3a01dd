"""Thousands of weights between two layers as one small image: a sheaf, computed beside the GUI.

Units of both sides are binned where they stand. A fixed sparse operator lays the line from
each bin to each bin over the pixels; it depends on the geometry alone and is kept with it, so
that other weights cost two small products. A pixel shows the mean of w |w| of the connections
that run through it, of which the signed root is taken: strong weights are not lost among many
weak ones, and opposite ones cancel.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from nndesigner.app.jobs import LatestJob
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Mask

Places = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.int64]

BINS_MOST = 96
ALONG, ACROSS = 64, 200
"""Pixels of an image along the way of the connections, and across it."""
SHADES = 255
"""Length of a table of colours: most negative first, nothing in its middle."""
_GLANCED_MOST = 200_000
_STRONGEST_SHARE = 0.995
"""This share of the pixels is weaker than the strongest shade: a few outliers are cut."""


@dataclass(frozen=True, eq=False)
class Way:
    """Where the connections of a link run.

    `sources` (units, 2) and `targets` (units, 2) are the ends of the lines as (along, across),
    in any unit of length. The image shows `along` from `begin` to `end`, `across` from `low` to
    `high`; `mask` is that of the link. Only a part of the units may show: `first` numbers the
    first target and the first source that does.
    """

    sources: Places
    targets: Places
    begin: float
    end: float
    low: float
    high: float
    mask: Mask | None = None
    first: tuple[int, int] = (0, 0)
    _kept: list[Any] = field(default_factory=list, repr=False)

    def part(self, weights: FloatArray) -> FloatArray:
        """Return the weights between the units that show."""
        row, column = self.first
        return weights[row : row + len(self.targets), column : column + len(self.sources)]

    def operator(self) -> Operator:
        """Return the operator of this way; made once, which takes up to 80 ms."""
        if not self._kept:
            self._kept.append(Operator(self))
        made: Operator = self._kept[0]
        return made


@dataclass(frozen=True, eq=False)
class Picture:
    """What was made of a link's weights: an image (ACROSS, ALONG), and its strongest weights.

    `targets` and `sources` number the units of the strongest connections, or are None where
    the ones shown before still do.
    """

    pixels: Pixels
    targets: Indices | None
    sources: Indices | None


@dataclass(frozen=True, eq=False)
class Order:
    """One picture to be made: `most` strongest connections are looked for, if it is not 0.

    `table` has SHADES premultiplied ARGB colours. `is_wanted` is asked in the thread that makes
    the picture, right before: nothing is made for blocks that have moved on meanwhile.
    """

    way: Way
    weights: FloatArray
    table: Pixels
    most: int = 0
    is_wanted: Callable[[], bool] = lambda: True


class Operator:
    """Lays weights of one shape over the pixels of one way."""

    def __init__(self, way: Way) -> None:
        source_bins, sources = _binned(way.sources)
        target_bins, targets = _binned(way.targets)
        self._from_units, self._to_units = source_bins, target_bins
        self._mask = _as_array(way.mask, len(way.targets), len(way.sources))
        paths = _paths(way, sources, targets)
        counts = self._sums(np.ones((len(way.targets), len(way.sources)), np.float32))
        self._paths = paths
        self._shares = 1 / np.maximum(paths @ counts.ravel(), 1.0).astype(np.float32)

    def image(self, weights: FloatArray) -> npt.NDArray[np.float32]:
        """Return (ACROSS, ALONG): the signed root of the mean of w |w| over what runs there."""
        energies = weights.astype(np.float32)
        energies *= np.abs(energies)
        sums = self._sums(energies)
        if not np.isfinite(sums).all():
            sums = np.nan_to_num(sums, nan=0.0, posinf=0.0, neginf=0.0)
        means = self._paths @ sums.ravel()
        means *= self._shares
        roots: npt.NDArray[np.float32] = np.copysign(np.sqrt(np.abs(means)), means)
        return roots.reshape(ACROSS, ALONG)

    def _sums(self, energies: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the sums of the connections from each bin to each bin, (target, source)."""
        if self._mask is not None:
            energies = energies * self._mask
        rows = self._to_units @ energies
        sums: npt.NDArray[np.float32] = np.ascontiguousarray((self._from_units @ rows.T).T)
        return sums


def picture(order: Order) -> Picture:
    """Make one picture. Slow: not for the GUI thread."""
    weights = order.way.part(order.weights)
    values = order.way.operator().image(weights)
    strengths = np.abs(values).ravel()
    place = int(_STRONGEST_SHARE * (len(strengths) - 1))
    scale = max(float(np.partition(strengths, place)[place]), 1e-9)
    middle = (SHADES - 1) / 2
    shades = np.clip(values * np.float32(middle / scale) + np.float32(middle), 0, SHADES - 1)
    pixels = order.table[np.rint(shades).astype(np.uint8)]
    if not order.most:
        return Picture(pixels, None, None)
    targets, sources = strongest(weights, order.way.mask, order.most)
    row, column = order.way.first
    return Picture(pixels, targets + row, sources + column)


def strongest(weights: FloatArray, mask: Mask | None, most: int) -> tuple[Indices, Indices]:
    """Return the target and the source units of the `most` strongest connections there are."""
    sizes = np.abs(np.nan_to_num(weights, nan=0.0))
    there = _as_array(mask, *weights.shape)
    if there is not None:
        sizes = np.where(there > 0, sizes, -1.0)
    flat = sizes.ravel()
    most = min(most, len(flat))
    chosen = np.argpartition(flat, len(flat) - most)[len(flat) - most :]
    chosen = chosen[flat[chosen] >= 0]
    return chosen // weights.shape[1], chosen % weights.shape[1]


def glanced(weights: FloatArray, mask: Mask | None, most: int) -> tuple[Indices, Indices]:
    """Return what `strongest` does, among every n-th row only if there are very many weights.

    Takes about a millisecond: for the GUI thread, until a picture tells better.
    """
    step = max(1, -(-weights.size // _GLANCED_MOST))
    targets, sources = strongest(weights[::step], mask[::step] if mask else None, most)
    return targets * step, sources


def pictures(orders: Mapping[str, Order]) -> dict[str, Picture]:
    """Make several pictures, by the same keys; those nobody wants any more are left out."""
    return {key: picture(order) for key, order in orders.items() if order.is_wanted()}


class SheafMaker(LatestJob):
    """Makes pictures in the background: `done(dict of Picture)` by the keys of the orders."""

    def make(self, orders: Mapping[str, Order]) -> None:
        """Make these pictures next."""
        self.start(partial(pictures, orders))


def _binned(places: Places) -> tuple[Any, Places]:
    """Return the sparse matrix (bins, units) of ones, and the middle of each bin, (bins, 2).

    Units of a bin are neighbours across the way, then along it.
    """
    from scipy import sparse

    units = len(places)
    bins = min(units, BINS_MOST)
    order = np.lexsort((places[:, 0], places[:, 1]))
    of_unit = np.empty(units, np.int64)
    of_unit[order] = np.arange(units) * bins // units
    ones = np.ones(units, np.float32)
    matrix = sparse.csr_matrix((ones, (of_unit, np.arange(units))), shape=(bins, units))
    return matrix, (matrix @ places) / np.bincount(of_unit, minlength=bins)[:, None]


def _paths(way: Way, sources: Places, targets: Places) -> Any:
    """Return the sparse matrix (pixels, target bins x source bins): how much runs where.

    Each path touches two pixels in each step along the way, the nearer one more.
    """
    from scipy import sparse

    steps = way.begin + (np.arange(ALONG) + 0.5) / ALONG * (way.end - way.begin)
    start = np.tile(sources, (len(targets), 1))
    stop = np.repeat(targets, len(sources), axis=0)
    run = stop[:, 0] - start[:, 0]
    shares = (steps[None, :] - start[:, :1]) / np.where(run == 0, 1.0, run)[:, None]
    inside = (shares >= 0) & (shares <= 1)
    across = start[:, 1:] + shares * (stop - start)[:, 1:]
    heights = (across - way.low) / max(way.high - way.low, 1e-9) * ACROSS - 0.5
    heights = np.clip(heights, 0.0, ACROSS - 1.001)
    upper = heights.astype(np.int32)
    below = (heights - upper).astype(np.float32) * inside
    above = inside - below
    rows = np.stack([upper, upper + 1], axis=2) * ALONG + np.arange(ALONG, dtype=np.int32)[:, None]
    values = np.stack([above, below], axis=2).astype(np.float32)
    begins = np.arange(len(start) + 1, dtype=np.int32) * (2 * ALONG)
    shape = (ACROSS * ALONG, len(start))
    return sparse.csc_matrix((values.ravel(), rows.ravel(), begins), shape=shape).tocsr()


def _as_array(mask: Mask | None, units: int, sources: int) -> npt.NDArray[np.float32] | None:
    """Return a mask as (units, sources) of ones and zeros."""
    if mask is None:
        return None
    there = np.zeros((units, sources), np.float32)
    for unit, row in enumerate(mask):
        there[unit, list(row)] = 1.0
    return there
