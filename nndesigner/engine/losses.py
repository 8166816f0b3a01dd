"""Loss functions: one number a sample, and the gradient of their mean over a batch."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from math import prod

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import LossName
from nndesigner.engine.rows import row_maxima, row_sums


class Loss(ABC):
    """A loss of an output's scores `(samples, units)` against targets of the same shape.

    With `from_pre_activations` the scores are z: loss and activation are computed as one, which
    is exact where probabilities round to 0 or 1, and whose gradient is simply a - y. Otherwise
    the scores are the activations a.
    """

    from_pre_activations: bool
    threshold: float
    """Score from which on a single output unit means class 1, that is a >= 0.5."""

    @abstractmethod
    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return the loss of each sample, `(samples,)`."""

    @abstractmethod
    def factor(self, shape: tuple[int, int]) -> float:
        """Return the c of c (a - y), the gradient of the mean loss of `(samples, units)`.

        That is the gradient with respect to the scores, whatever the loss.
        """


class CrossEntropy(Loss):
    """Softmax and -sum_k y_k ln a_k (Bishop 2006, equation 4.108; gradient 4.109)."""

    from_pre_activations = True
    threshold = 0.0

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return ln(sum_k exp z_k) - sum_k y_k z_k, both relative to the largest z."""
        shifted = scores - row_maxima(scores)[:, np.newaxis]
        true = row_sums(shifted * targets)
        np.exp(shifted, out=shifted)
        result: FloatArray = np.log(row_sums(shifted)) - true
        return result

    def factor(self, shape: tuple[int, int]) -> float:
        return 1 / shape[0]


class BinaryCrossEntropy(Loss):
    """Sigmoid and the mean over units of -y ln a - (1 - y) ln(1 - a) (Bishop 2006, eq. 4.90)."""

    from_pre_activations = True
    threshold = 0.0

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return max(z, 0) - z y + ln(1 + exp(-|z|)), which cannot overflow."""
        tail = np.log1p(np.exp(-np.abs(scores)))
        result: FloatArray = (np.maximum(scores, 0) - scores * targets + tail).mean(axis=1)
        return result

    def factor(self, shape: tuple[int, int]) -> float:
        return 1 / prod(shape)


class MeanSquaredError(Loss):
    """The mean over samples and units of (a - y)^2, for any activation."""

    from_pre_activations = False
    threshold = 0.5

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        result: FloatArray = np.square(scores - targets).mean(axis=1)
        return result

    def factor(self, shape: tuple[int, int]) -> float:
        return 2 / prod(shape)


LOSSES: Mapping[LossName, Loss] = {
    "cross_entropy": CrossEntropy(),
    "binary_cross_entropy": BinaryCrossEntropy(),
    "mean_squared_error": MeanSquaredError(),
}
