"""Optimizers: how one flat vector of parameters follows its gradient."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import TrainingSettings

ADAM_BETA1, ADAM_BETA2, ADAM_EPSILON = 0.9, 0.999, 1e-8
"""The constants recommended by Kingma and Ba."""

_FLUSH_INTERVAL = 100
"""Steps after which numbers too small to matter become zero: denormals are computed slowly."""


class Optimizer(ABC):
    """Changes `values` in place at every step; `gradients` may be used as scratch space."""

    def __init__(self, values: FloatArray, gradients: FloatArray) -> None:
        self.values = values
        self.gradients = gradients

    @abstractmethod
    def step(self, learning_rate: float) -> None:
        """Take one step against the current gradients."""


class SGD(Optimizer):
    """Gradient descent: p <- p - lr g (Robbins, Monro 1951)."""

    def step(self, learning_rate: float) -> None:
        np.multiply(self.gradients, learning_rate, out=self.gradients)
        np.subtract(self.values, self.gradients, out=self.values)


class Momentum(Optimizer):
    """Heavy ball: u <- mu u - lr g, p <- p + u (Polyak 1964; Sutskever et al. 2013, eq. 1-2)."""

    def __init__(self, values: FloatArray, gradients: FloatArray, momentum: float) -> None:
        super().__init__(values, gradients)
        self.momentum = momentum
        self.velocity = np.zeros_like(values)
        self._steps = 0

    def step(self, learning_rate: float) -> None:
        np.multiply(self.velocity, self.momentum, out=self.velocity)
        np.multiply(self.gradients, learning_rate, out=self.gradients)
        np.subtract(self.velocity, self.gradients, out=self.velocity)
        np.add(self.values, self.velocity, out=self.values)
        self._steps += 1
        if self._steps % _FLUSH_INTERVAL == 0:
            _flush(self.velocity, 1e-33)


class Adam(Optimizer):
    """Adam (Kingma, Ba 2015, algorithm 1), in the cheaper order of its section 2.

    `mean` and `square` are the moments m / (1 - beta1) and v / (1 - beta2): that saves two
    passes over the vectors. The constants are made up for in step size and epsilon, so that
    every step equals algorithm 1.
    """

    def __init__(self, values: FloatArray, gradients: FloatArray) -> None:
        super().__init__(values, gradients)
        self.mean = np.zeros_like(values)
        self.square = np.zeros_like(values)
        self._steps = 0
        # constants are arrays without dimension: Python numbers are converted at every use
        self._beta1, self._beta2, self._epsilon, self._size = (
            np.array(number, values.dtype) for number in (ADAM_BETA1, ADAM_BETA2, 0, 0)
        )

    def step(self, learning_rate: float) -> None:
        self._steps += 1
        # sums of the weights in the moments: (1 - beta^t) / (1 - beta)
        mean_weight = (1 - ADAM_BETA1**self._steps) / (1 - ADAM_BETA1)
        root_weight = ((1 - ADAM_BETA2**self._steps) / (1 - ADAM_BETA2)) ** 0.5
        self._epsilon[...] = ADAM_EPSILON * root_weight
        self._size[...] = learning_rate * root_weight / mean_weight
        self._move(self.mean, self.square, self.gradients)
        if self._steps % _FLUSH_INTERVAL == 0:
            _flush(self.mean, 1e-33)
            _flush(self.square, 1e-36)

    def _move(self, mean: FloatArray, square: FloatArray, gradients: FloatArray) -> None:
        np.multiply(mean, self._beta1, out=mean)
        np.add(mean, gradients, out=mean)
        np.multiply(square, self._beta2, out=square)
        np.multiply(gradients, gradients, out=gradients)
        np.add(square, gradients, out=square)
        change = np.sqrt(square, out=gradients)
        np.add(change, self._epsilon, out=change)
        np.divide(mean, change, out=change)
        np.multiply(change, self._size, out=change)
        np.subtract(self.values, change, out=self.values)


def make_optimizer(
    settings: TrainingSettings, values: FloatArray, gradients: FloatArray
) -> Optimizer:
    """Return the optimizer the settings name, at rest."""
    if settings.optimizer == "adam":
        return Adam(values, gradients)
    if settings.optimizer == "momentum":
        return Momentum(values, gradients, settings.momentum)
    return SGD(values, gradients)


def _flush(array: FloatArray, tiny: float) -> None:
    array[np.abs(array) < tiny] = 0
