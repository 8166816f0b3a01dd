"""Whether an input is like those a network has learnt from: by its nearest neighbours there."""

from __future__ import annotations

from math import sqrt

import numpy as np

from nndesigner.core.arrays import FloatArray

FEWEST = 60
"""Samples; among fewer, "near" means nothing."""

MOST = 3000
_PROBES = 600
_NEIGHBOURS = 5
_KNOWN, _MARGIN = 0.995, 1.07
_LARGEST_SIDE = 14
_STEEPNESS = 16
"""Power of the strangeness that gives odds: what is not quite strange is hardly so."""

_MOST_NUMBERS = 2_000_000


class Familiar:
    """Training inputs an input is compared with.

    An input is strange if its fifth nearest neighbour is farther away than that of nearly all
    training inputs is from them (Y. Sun, Y. Ming, X. Zhu, Y. Li, "Out-of-distribution detection
    with deep nearest neighbors", 2022, here on the inputs themselves: what is far from all
    pictures is not drawn near them by a network that knows nothing else). It may be so as it is
    (too much ink) or made as long as the others (little ink in the wrong places). Pictures are
    compared at half their resolution, so that a pen one pixel off is near.
    """

    def __init__(
        self,
        inputs: FloatArray,
        shape: tuple[int, ...],
        taught: FloatArray | None = None,
        seed: int = 0,
    ) -> None:
        """Learn what is usual from training inputs `(n, features)`; takes some 50 ms.

        Of inputs `taught (m, features)` by hand, each trained on again and again, one alone that
        is near enough makes another familiar.
        """
        self._shape = shape
        order = np.random.default_rng(seed).permutation(len(inputs))[:MOST]
        self._usual = _Points(_coarse(np.asarray(inputs[order], np.float32), shape))
        self._taught: _Points | None = None
        if taught is not None and len(taught):
            self._taught = _Points(_coarse(np.asarray(taught, np.float32), shape))
        self._limits = (np.inf, np.inf)
        if len(self._usual) >= FEWEST:
            # each is its own nearest neighbour, so that one more is to be counted
            rows = self._usual.rows[:_PROBES]
            found = [self._usual.distances(row, _NEIGHBOURS + 1) for row in rows]
            limits = np.quantile(np.array(found), _KNOWN, axis=0) * _MARGIN
            self._limits = (float(limits[0]), float(limits[1]))

    def strangeness(self, x: FloatArray) -> float:
        """Return how far an input `(features,)` is from all others: above 1 it is strange.

        0 where there are too few training inputs to tell.
        """
        row = _coarse(np.asarray(x, np.float32).reshape(1, -1), self._shape)[0]
        found = self._strangeness(self._usual.distances(row, _NEIGHBOURS))
        if self._taught is not None:
            return min(found, self._strangeness(self._taught.distances(row, 1)))
        return found

    def _strangeness(self, distances: tuple[float, float]) -> float:
        return max(
            distance / limit if limit > 0 else float(distance > 0)
            for distance, limit in zip(distances, self._limits, strict=True)
        )

    def share(self, x: FloatArray) -> float:
        """Return how much an input `(features,)` is none of the training inputs, 0..1.

        0.5 is the limit; 0 also where it has another number of features.
        """
        if not self.fits(x):
            return 0.0
        odds = min(self.strangeness(x), 2.0) ** _STEEPNESS
        return odds / (1 + odds)

    def fits(self, x: FloatArray) -> bool:
        """Tell whether an input has as many numbers as the training inputs."""
        return x.size == int(np.prod(self._shape))


class _Points:
    """Inputs that others are compared with."""

    def __init__(self, rows: FloatArray) -> None:
        kept = max(1, min(len(rows), _MOST_NUMBERS // max(1, rows.shape[1])))
        self.rows: FloatArray = np.ascontiguousarray(rows[:kept])
        self._squares: FloatArray = np.square(self.rows).sum(axis=1)
        self._lengths: FloatArray = np.sqrt(self._squares)

    def __len__(self) -> int:
        return len(self.rows)

    def distances(self, row: FloatArray, rank: int) -> tuple[float, float]:
        """Return the distances of the neighbour of this rank: as they are, and as unit vectors."""
        # no product by BLAS: its threads, woken for one row, may take longer than the row
        products: FloatArray = np.einsum("nd,d->n", self.rows, row)
        square = float(np.einsum("d,d->", row, row))
        place = min(rank, len(products)) - 1
        plain = float(np.partition(self._squares - 2 * products, place)[place]) + square
        lengths = self._lengths * sqrt(square)
        cosines = -products / np.where(lengths > 0, lengths, 1)
        chord = 2 + 2 * float(np.partition(cosines, place)[place])
        return sqrt(max(0.0, plain)), sqrt(max(0.0, chord))


def _coarse(rows: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """Return pictures of more than 14 x 14 pixels as the means of squares of pixels."""
    if len(shape) != 2 or max(shape) <= _LARGEST_SIDE:
        return rows
    size = -(-max(shape) // _LARGEST_SIDE)
    height, width = (-(-side // size) * size for side in shape)
    padded: FloatArray = np.zeros((len(rows), height, width), np.float32)
    padded[:, : shape[0], : shape[1]] = rows.reshape(-1, *shape)
    parts = padded.reshape(len(rows), height // size, size, width // size, size)
    means: FloatArray = parts.mean(axis=(2, 4)).reshape(len(rows), -1)
    return means
