"""Gradient descent, plain or with momentum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.optimizers.base import TINY_MEAN, Optimizer


class SGD(Optimizer):
    """Gradient descent: p <- p - lr g (Robbins, Monro 1951)."""

    def _move(self, learning_rate: float) -> None:
        np.multiply(self.gradients, learning_rate, out=self.gradients)
        np.subtract(self.values, self.gradients, out=self.values)


class Momentum(Optimizer):
    """Heavy ball: u <- mu u + g, p <- p - lr u (Polyak 1964, in PyTorch's form)."""

    _state = ("velocity",)
    _tiny: ClassVar[Mapping[str, float]] = {"velocity": TINY_MEAN}

    def _set_up(self) -> None:
        self.velocity = np.zeros_like(self.values)

    def adopt(self, settings: TrainingSettings) -> None:
        super().adopt(settings)
        self.momentum = settings.momentum

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return u as "velocity"."""
        return {"velocity": self.velocity.copy()}

    def _move(self, learning_rate: float) -> None:
        self._accelerate()
        self._advance(learning_rate)

    def _accelerate(self) -> None:
        np.multiply(self.velocity, self.momentum, out=self.velocity)
        np.add(self.velocity, self.gradients, out=self.velocity)

    def _advance(self, learning_rate: float) -> None:
        """Move along the velocity; nobody needs the gradients any more."""
        np.multiply(self.velocity, learning_rate, out=self.gradients)
        np.subtract(self.values, self.gradients, out=self.values)


class Nesterov(Momentum):
    """Looking ahead: u <- mu u + g, p <- p - lr (g + mu u) (Sutskever et al. 2013, section 2).

    That is Nesterov's accelerated gradient (1983) in PyTorch's form: p is the point ahead.
    """

    def _move(self, learning_rate: float) -> None:
        self._accelerate()
        np.multiply(self.gradients, learning_rate, out=self.gradients)
        np.subtract(self.values, self.gradients, out=self.values)
        self._advance(learning_rate * self.momentum)
