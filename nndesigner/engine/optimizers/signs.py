"""Optimizers that look at the signs of gradients only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.optimizers.base import TINY_MEAN, Optimizer

SHRINK, GROW = 0.5, 1.2
SMALLEST, LARGEST = 1e-6, 50.0
"""Rprop's factors and bounds of step sizes, Riedmiller's and Braun's and PyTorch's."""

LION_BETA1, LION_BETA2 = 0.9, 0.99

_RATIO = LION_BETA1 * (1 - LION_BETA2) / (1 - LION_BETA1)
"""Weight of the old mean over (1 - beta2), where that of the gradient is 1."""


class Rprop(Optimizer):
    """Resilient propagation (Riedmiller, Braun 1993), as PyTorch's.

    Every number has a step size of its own, which grows while its gradient keeps its sign and
    shrinks when that turns; then the number stays for one step. The first learning rate is the
    size of the first step, later ones change nothing. Made for batches of all samples.
    """

    _state = ("size", "previous")

    def _set_up(self) -> None:
        self.size, self.previous = np.zeros_like(self.values), np.zeros_like(self.values)
        self._same, self._turned = (
            np.empty_like(self.values, bool),
            np.empty_like(self.values, bool),
        )

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return the step sizes as "size"."""
        return {"size": self.size.copy()}

    def _move(self, learning_rate: float) -> None:
        if self.steps == 1:
            self.size.fill(learning_rate)
        self._compare()
        np.multiply(self.size, GROW, out=self.size, where=self._same)
        np.multiply(self.size, SHRINK, out=self.size, where=self._turned)
        np.maximum(self.size, SMALLEST, out=self.size)
        np.minimum(self.size, LARGEST, out=self.size)
        change = self.gradients
        np.copyto(self.gradients, 0, where=self._turned)
        np.copyto(self.previous, self.gradients)
        np.sign(self.gradients, out=change)
        np.multiply(change, self.size, out=change)
        np.subtract(self.values, change, out=self.values)

    def _compare(self) -> None:
        """Find the numbers whose gradient has kept its sign, and those where it has turned."""
        product = np.multiply(self.previous, self.gradients, out=self.previous)
        np.greater(product, 0, out=self._same)
        np.less(product, 0, out=self._turned)


class Lion(Optimizer):
    """Evolved sign momentum (Chen et al. 2023, algorithm 2).

    p <- p - lr sign(beta1 m + (1 - beta1) g), m <- beta2 m + (1 - beta2) g. `mean` is
    m / (1 - beta2). The sign is found from the new mean, which spares a vector: with r the
    weight of the old mean, r mean_old + g = (r mean_new + (beta2 - r) g) / beta2.
    """

    _state = ("mean",)
    _tiny: ClassVar[Mapping[str, float]] = {"mean": TINY_MEAN}

    def _set_up(self) -> None:
        self.mean = np.zeros_like(self.values)

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return m as "mean"."""
        return {"mean": self.mean * (1 - LION_BETA2)}

    def _move(self, learning_rate: float) -> None:
        np.multiply(self.mean, LION_BETA2, out=self.mean)
        np.add(self.mean, self.gradients, out=self.mean)
        change = self.gradients
        np.multiply(self.gradients, (LION_BETA2 - _RATIO) / _RATIO, out=change)
        np.add(change, self.mean, out=change)
        np.sign(change, out=change)
        np.multiply(change, learning_rate, out=change)
        np.subtract(self.values, change, out=self.values)
