"""Optimizers: how one flat vector of parameters follows its gradient."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from functools import partial
from math import sqrt

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import TrainingSettings

ADAM_BETA1, ADAM_BETA2, ADAM_EPSILON = 0.9, 0.999, 1e-8
"""The constants recommended by Kingma and Ba."""

_ADAM_GROWTH = ADAM_BETA2**-0.5
"""By what Adam's scale of the gradients grows a step."""

_FLUSH_INTERVAL = 100
"""Steps after which numbers too small to matter become zero: denormals are computed slowly."""


class Optimizer(ABC):
    """Changes `values` in place at every step; `gradients` may be used as scratch space."""

    gradient_scale = 1.0
    """By what the next step's gradients must be multiplied: it saves an optimizer work."""

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

    `mean` and `square` are the moments s m / (1 - beta1) and s^2 v / (1 - beta2), with s the
    `gradient_scale`, which grows by 1 / sqrt(beta2) a step: then v need not be multiplied by
    beta2. That saves three of twelve passes over the vectors. All of it is made up for in step
    size and epsilon, so that every step equals algorithm 1.
    """

    def __init__(self, values: FloatArray, gradients: FloatArray) -> None:
        super().__init__(values, gradients)
        self.mean = np.zeros_like(values)
        self.square = np.zeros_like(values)
        self._steps = 0
        # sums of the gradients' weights in the moments: (1 - beta^t) / (1 - beta)
        self._mean_weight = self._square_weight = 0.0
        # constants are arrays without dimension: Python numbers are converted at every use
        self._decay, self._epsilon, self._size = (
            np.array(number, values.dtype) for number in (ADAM_BETA1 * _ADAM_GROWTH, 0, 0)
        )
        self.gradient_scale = _ADAM_GROWTH
        self._calls = tuple(self._moves(self.mean, self.square, self.gradients))

    def step(self, learning_rate: float) -> None:
        self._steps += 1
        self._mean_weight = ADAM_BETA1 * self._mean_weight + 1
        self._square_weight = ADAM_BETA2 * self._square_weight + 1
        root_weight = sqrt(self._square_weight)
        self._epsilon[...] = ADAM_EPSILON * root_weight * self.gradient_scale
        self._size[...] = learning_rate * root_weight / self._mean_weight
        for call in self._calls:
            call()
        if self._steps % _FLUSH_INTERVAL == 0:
            self._rescale()
        self.gradient_scale *= _ADAM_GROWTH

    def _moves(
        self, mean: FloatArray, square: FloatArray, gradients: FloatArray
    ) -> Iterator[Callable[[], object]]:
        """List the calls of a step once for all; the last argument of each is its `out`."""
        yield partial(np.multiply, mean, self._decay, mean)
        yield partial(np.add, mean, gradients, mean)
        yield partial(np.multiply, gradients, gradients, gradients)
        yield partial(np.add, square, gradients, square)
        change = gradients
        yield partial(np.sqrt, square, change)
        yield partial(np.add, change, self._epsilon, change)
        yield partial(np.divide, mean, change, change)
        yield partial(np.multiply, change, self._size, change)
        yield partial(np.subtract, self.values, change, self.values)

    def _rescale(self) -> None:
        """Go back to scale 1 before the numbers get too large for their format."""
        np.divide(self.mean, self.gradient_scale, out=self.mean)
        np.divide(self.square, self.gradient_scale**2, out=self.square)
        self.gradient_scale = 1.0
        _flush(self.mean, 1e-33)
        _flush(self.square, 1e-36)


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
    np.multiply(array, np.abs(array) >= tiny, out=array)
