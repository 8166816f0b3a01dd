"""Adagrad and RMSprop: numbers with large gradients take smaller steps."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.optimizers.base import TINY_SQUARE, Optimizer

ADAGRAD_EPSILON = 1e-10
ALPHA, RMSPROP_EPSILON = 0.99, 1e-8


class Adagrad(Optimizer):
    """s <- s + g^2, p <- p - lr g / (sqrt(s) + epsilon) (Duchi, Hazan, Singer 2011, eq. 1)."""

    _state = ("square",)
    _tiny: ClassVar[Mapping[str, float]] = {"square": TINY_SQUARE}
    _epsilon = ADAGRAD_EPSILON

    def _set_up(self) -> None:
        self.square = np.zeros_like(self.values)
        self._scratch = np.empty_like(self.values)

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return s as "square"."""
        return {"square": self.square.copy()}

    def _move(self, learning_rate: float) -> None:
        scratch, change = self._scratch, self.gradients
        np.multiply(self.gradients, self.gradients, out=scratch)
        np.add(self.square, scratch, out=self.square)
        np.sqrt(self.square, out=scratch)
        np.add(scratch, self._epsilon, out=scratch)
        np.divide(self.gradients, scratch, out=change)
        np.multiply(change, learning_rate, out=change)
        np.subtract(self.values, change, out=self.values)


class RMSprop(Adagrad):
    """v <- alpha v + (1 - alpha) g^2, p <- p - lr g / (sqrt(v) + epsilon) (Hinton 2012).

    `square` is v / (1 - alpha), which saves a pass over the vector: root and epsilon both
    count 1 / sqrt(1 - alpha) times, the learning rate makes up for it.
    """

    _epsilon = RMSPROP_EPSILON / sqrt(1 - ALPHA)

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return v as "square"."""
        return {"square": self.square * (1 - ALPHA)}

    def _move(self, learning_rate: float) -> None:
        np.multiply(self.square, ALPHA, out=self.square)
        super()._move(learning_rate / sqrt(1 - ALPHA))
