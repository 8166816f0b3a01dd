"""What there is to say of a weight matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link


@dataclass(frozen=True)
class Statistics:
    """Smallest, mean and largest weight of the connections that exist."""

    minimum: float
    mean: float
    maximum: float


def connections(link: Link, shape: tuple[int, int]) -> np.ndarray | None:
    """Return the flat positions of a masked link's connections; None for a full link."""
    if link.mask is None:
        return None
    return np.array(
        [row * shape[1] + column for row, units in enumerate(link.mask) for column in units],
        dtype=np.intp,
    )


def statistics(weights: FloatArray, positions: np.ndarray | None) -> Statistics | None:
    """Return the statistics of a matrix, or None if nothing is connected."""
    values = weights.ravel() if positions is None else weights.ravel()[positions]
    if not values.size:
        return None
    return Statistics(
        float(values.min()), float(values.mean(dtype=np.float64)), float(values.max())
    )
