"""Adam and its relatives: a step size for every number from running means of its gradient."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from math import sqrt
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.optimizers.base import TINY_MEAN, TINY_SQUARE, Optimizer

BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8
"""The constants recommended by Kingma and Ba."""

MOMENTUM_DECAY = 0.004
"""psi of NAdam, as in PyTorch."""

_GROWTH = BETA2**-0.5
"""By what the scale of the gradients grows a step."""


class Adam(Optimizer):
    """Adam (Kingma, Ba 2015, algorithm 1), in the cheaper order of its section 2.

    `mean` and `square` are the moments s m / (1 - beta1) and s^2 v / (1 - beta2), with s the
    `gradient_scale`, which grows by 1 / sqrt(beta2) a step: then v need not be multiplied by
    beta2. That saves three of twelve passes over the vectors. All of it is made up for in step
    size and epsilon, so that every step equals algorithm 1. With weight decay it is AdamW.
    """

    _state: ClassVar[tuple[str, ...]] = (
        "mean",
        "square",
        "gradient_scale",
        "_mean_weight",
        "_square_weight",
    )
    _tiny: ClassVar[Mapping[str, float]] = {"mean": TINY_MEAN, "square": TINY_SQUARE}

    def _set_up(self) -> None:
        self.mean = np.zeros_like(self.values)
        self.square = np.zeros_like(self.values)
        # sums of the gradients' weights in the moments: (1 - beta^t) / (1 - beta)
        self._mean_weight = self._square_weight = 0.0
        # constants are arrays without dimension: Python numbers are converted at every use
        self._decay_mean, self._epsilon, self._size = (
            np.array(number, self.values.dtype) for number in (BETA1 * _GROWTH, 0, 0)
        )
        self.gradient_scale = _GROWTH
        self._calls = tuple(self._moves(self.gradients))

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return m as "mean" and v as "square", not corrected for their start at 0."""
        scale = self.gradient_scale / _GROWTH  # that of the last step
        return {
            "mean": self.mean * ((1 - BETA1) / scale),
            "square": self.square * ((1 - BETA2) / scale**2),
        }

    def _move(self, learning_rate: float) -> None:
        self._mean_weight = BETA1 * self._mean_weight + 1
        self._square_weight = BETA2 * self._square_weight + 1
        root_weight = sqrt(self._square_weight)
        self._epsilon[...] = EPSILON * root_weight * self.gradient_scale
        self._size[...] = learning_rate * root_weight * self._mean_share()
        for call in self._calls:
            call()
        self.gradient_scale *= _GROWTH

    def _mean_share(self) -> float:
        return 1 / self._mean_weight

    def _moves(self, gradients: FloatArray) -> Iterator[Callable[[], object]]:
        """List the calls of a step once for all; the last argument of each is its `out`."""
        mean, square, change = self.mean, self.square, gradients
        yield partial(np.multiply, mean, self._decay_mean, mean)
        yield partial(np.add, mean, gradients, mean)
        yield partial(np.multiply, gradients, gradients, gradients)
        yield partial(np.add, square, gradients, square)
        yield partial(np.sqrt, square, change)
        yield partial(np.add, change, self._epsilon, change)
        yield partial(np.divide, mean, change, change)
        yield partial(np.multiply, change, self._size, change)
        yield partial(np.subtract, self.values, change, self.values)

    def _flush(self) -> None:
        """Go back to scale 1 before the numbers get too large for their format."""
        scale = self.gradient_scale / _GROWTH
        np.divide(self.mean, scale, out=self.mean)
        np.divide(self.square, scale**2, out=self.square)
        self.gradient_scale = _GROWTH
        super()._flush()


class NAdam(Adam):
    """Adam with Nesterov's look ahead (Dozat 2016, algorithm 2, in PyTorch's form).

    mu_t = beta1 (1 - 0.96^(t psi) / 2); the step is along
    (1 - mu_t) / (1 - prod mu) g + mu_(t+1) / (1 - prod mu mu_(t+1)) m.
    """

    _state = (*Adam._state, "_momentum_product")

    def _set_up(self) -> None:
        self._momentum_product = 1.0
        self._mean_per_gradient = np.array(0, self.values.dtype)
        self._direction = np.empty_like(self.values)
        super()._set_up()

    def _mean_share(self) -> float:
        """Return the gradient's coefficient; that of the moment is kept as a share of it."""
        momentum, following = _momentum(self.steps), _momentum(self.steps + 1)
        self._momentum_product *= momentum
        gradient = (1 - momentum) / (1 - self._momentum_product)
        mean = (1 - BETA1) * following / (1 - self._momentum_product * following)
        self._mean_per_gradient[...] = mean / gradient
        return gradient

    def _moves(self, gradients: FloatArray) -> Iterator[Callable[[], object]]:
        mean, square, direction = self.mean, self.square, self._direction
        yield partial(np.multiply, mean, self._decay_mean, mean)
        yield partial(np.add, mean, gradients, mean)
        yield partial(np.multiply, mean, self._mean_per_gradient, direction)
        yield partial(np.add, direction, gradients, direction)
        yield partial(np.multiply, gradients, gradients, gradients)
        yield partial(np.add, square, gradients, square)
        change = gradients
        yield partial(np.sqrt, square, change)
        yield partial(np.add, change, self._epsilon, change)
        yield partial(np.divide, direction, change, change)
        yield partial(np.multiply, change, self._size, change)
        yield partial(np.subtract, self.values, change, self.values)


def _momentum(step: int) -> float:
    """Return NAdam's mu at a step, counted from 1."""
    return BETA1 * (1 - 0.5 * float(0.96 ** (step * MOMENTUM_DECAY)))
