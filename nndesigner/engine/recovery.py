"""Noticing that training diverges, and going back to the last good weights."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np

from nndesigner.core.arrays import FloatArray

_EXPLODED = 10.0
"""Weights are not good when the loss is so many times what it was at the start."""

_SMALL_LOSS = 0.1
"""A start below this counts as this: a tiny loss may well grow tenfold for a while."""


@dataclass(frozen=True)
class Good:
    """The last good weights, of `epoch` and `step`, and the loss that is too large."""

    values: FloatArray
    limit: float | None
    epoch: float
    step: int


class Recovery:
    """Keeps a copy of the last good weights of one run.

    Good weights are finite and come with a loss that has not exploded: a diverging run passes
    through finite weights nobody wants back before it reaches infinity.
    """

    def __init__(self, values: FloatArray, epoch: float) -> None:
        self._values = values
        self._good = values.copy()
        self._limit: float | None = None
        self.epoch, self.step = epoch, 0

    def look(self, loss: float, epoch: float, step: int) -> bool:
        """Tell whether training may go on; if all is well, remember this moment."""
        if not isfinite(loss) or not self._weights_finite():
            return False
        if self._limit is None:
            self._limit = _EXPLODED * max(loss, _SMALL_LOSS)
        if loss <= self._limit:
            self._good[...] = self._values
            self.epoch, self.step = epoch, step
        return True

    def save(self) -> Good:
        """Return what is remembered, for `load`."""
        return Good(self._good.copy(), self._limit, self.epoch, self.step)

    def load(self, good: Good) -> None:
        """Go back to what `save` returned."""
        self._good[...] = good.values
        self._limit, self.epoch, self.step = good.limit, good.epoch, good.step

    def restore(self) -> None:
        """Put the last good weights back."""
        self._values[...] = self._good

    def _weights_finite(self) -> bool:
        with np.errstate(all="ignore"):  # one NaN or infinity makes the sum one
            return bool(np.isfinite(self._values.sum()))
