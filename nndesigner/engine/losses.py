"""Loss functions: one number a sample, and the gradient of their mean over a batch."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from math import prod
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import LossName, OutputLayer
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.rows import row_maxima, row_sums


class Loss(ABC):
    """A loss of an output's scores `(samples, units)` against targets of the same shape.

    With `from_pre_activations` the scores are z: loss and activation are computed as one, which
    is exact where probabilities round to 0 or 1, and whose gradient is simply a - y. Otherwise
    the scores are the activations a.
    """

    from_pre_activations: ClassVar[bool] = False
    threshold: ClassVar[float] = 0.5
    """Score from which on a single output unit means class 1."""

    @abstractmethod
    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return the loss of each sample, `(samples,)`, not weighted."""

    def gradient(
        self,
        activations: FloatArray,
        targets: FloatArray,
        scale: FloatArray,
        out: FloatArray,
        weights: FloatArray | None = None,
    ) -> None:
        """Write the gradient with respect to the scores, from the activations, into `out`.

        All are `(samples, units)`; `out` may be `activations`. `scale`, an array without
        dimension, is `factor` times whatever the gradient is wanted multiplied by. `weights`
        `(samples, 1)` count samples differently: the mean loss is then sum_i w_i l_i / n. With
        weights whose mean over the training set is 1 (`class_weights`) this is on average
        PyTorch's sum_i w_i l_i / sum_i w_i, and a sample counts the same in every batch. Of a
        smoothed target all parts count as the sample does; PyTorch weighs each by its class.
        """
        self.residual(activations, targets, out)
        np.multiply(out, scale, out)
        if weights is not None:
            np.multiply(out, weights, out)

    def residual(self, activations: FloatArray, targets: FloatArray, out: FloatArray) -> None:
        """Write the gradient of the summed loss, without `factor`, into `out`."""
        np.subtract(activations, targets, out)

    def factor(self, shape: tuple[int, int]) -> float:
        """Return what `residual` must be multiplied by for the mean over `(samples, units)`."""
        return 1 / prod(shape)


class _ProbabilityLoss(Loss):
    """A cross-entropy: softmax or sigmoid is part of it, and targets may be smoothed."""

    from_pre_activations = True
    threshold = 0.0

    def __init__(self, smoothing: float = 0.0) -> None:
        self.smoothing = smoothing

    def residual(self, activations: FloatArray, targets: FloatArray, out: FloatArray) -> None:
        """Compute a - y."""
        np.subtract(activations, self._wanted(targets), out)

    def _wanted(self, targets: FloatArray) -> FloatArray:
        """Return the targets, smoothed."""
        if not self.smoothing:
            return targets
        even = 1 / self._classes(targets)
        result: FloatArray = targets * (1 - self.smoothing) + self.smoothing * even
        return result

    def _classes(self, targets: FloatArray) -> int:  # noqa: ARG002
        """Return over how many classes a target is spread."""
        return 2


class CrossEntropy(_ProbabilityLoss):
    """Softmax and -sum_k y_k ln a_k (Bishop 2006, equation 4.108; gradient 4.109).

    `smoothing` e replaces the targets y by (1 - e) y + e / units (Szegedy et al. 2016,
    "Rethinking the Inception architecture", section 7).
    """

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return ln(sum_k exp z_k) - sum_k y_k z_k, both relative to the largest z."""
        shifted = scores - row_maxima(scores)[:, np.newaxis]
        true = row_sums(shifted * self._wanted(targets))
        np.exp(shifted, out=shifted)
        result: FloatArray = np.log(row_sums(shifted)) - true
        return result

    def factor(self, shape: tuple[int, int]) -> float:
        return 1 / shape[0]

    def _classes(self, targets: FloatArray) -> int:
        return int(targets.shape[1])


class BinaryCrossEntropy(_ProbabilityLoss):
    """Sigmoid and the mean over units of -y ln a - (1 - y) ln(1 - a) (Bishop 2006, eq. 4.90).

    `smoothing` e replaces the targets y by (1 - e) y + e / 2: two classes a unit.
    """

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return max(z, 0) - z y + ln(1 + exp(-|z|)), which cannot overflow."""
        tail = np.log1p(np.exp(-np.abs(scores)))
        linear = np.maximum(scores, 0) - scores * self._wanted(targets)
        result: FloatArray = (linear + tail).mean(axis=1)
        return result


class MeanSquaredError(Loss):
    """The mean over samples and units of (a - y)^2, for any activation."""

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        result: FloatArray = np.square(scores - targets).mean(axis=1)
        return result

    def factor(self, shape: tuple[int, int]) -> float:
        return 2 / prod(shape)


class MeanAbsoluteError(Loss):
    """The mean over samples and units of |a - y|; the gradient where they are equal is 0."""

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        result: FloatArray = np.abs(scores - targets).mean(axis=1)
        return result

    def residual(self, activations: FloatArray, targets: FloatArray, out: FloatArray) -> None:
        """Compute the sign of a - y."""
        np.subtract(activations, targets, out)
        np.sign(out, out)


class Huber(Loss):
    """The mean of d^2 / 2 where |d| <= 1, else of |d| - 1/2, with d = a - y (Huber 1964)."""

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return the mean of m (|d| - m / 2) with m = min(|d|, 1)."""
        distance = np.abs(scores - targets)
        near = np.minimum(distance, 1)
        result: FloatArray = (near * (distance - near / 2)).mean(axis=1)
        return result

    def residual(self, activations: FloatArray, targets: FloatArray, out: FloatArray) -> None:
        """Compute d, but not outside -1 .. 1."""
        np.subtract(activations, targets, out)
        np.maximum(out, -1, out=out)
        np.minimum(out, 1, out=out)


class Hinge(Loss):
    """Being right by less than 1 costs (Cortes, Vapnik 1995, "Support-vector networks").

    One unit: max(0, 1 - t a) with t = 2 y - 1, that is -1 or 1. Several:
    sum_{j != c} max(0, 1 - a_c + a_j) / units, c the class the targets name (Crammer, Singer
    2001; as PyTorch's MultiMarginLoss).
    """

    threshold = 0.0

    def per_sample(self, scores: FloatArray, targets: FloatArray) -> FloatArray:
        if scores.shape[1] == 1:
            signs = 2 * targets - 1
            single: FloatArray = np.maximum(1 - signs * scores, 0)[:, 0]
            return single
        margins = np.maximum(self._margins(scores, targets), 0)
        result: FloatArray = margins.mean(axis=1)
        return result

    def residual(self, activations: FloatArray, targets: FloatArray, out: FloatArray) -> None:
        """Compute -t where t a < 1; of several units 1 where one costs, minus their number at c."""
        if out.shape[1] == 1:
            signs = 2 * targets - 1
            np.multiply(activations * signs < 1, -signs, out)
            return
        np.greater(self._margins(activations, targets), 0, out)
        out[np.arange(len(out)), targets.argmax(axis=1)] = -row_sums(out)

    @staticmethod
    def _margins(scores: FloatArray, targets: FloatArray) -> FloatArray:
        """Return 1 - a_c + a_j, and 0 for c itself."""
        chosen = np.arange(len(scores)), targets.argmax(axis=1)
        margins: FloatArray = scores - scores[chosen][:, np.newaxis] + 1
        margins[chosen] = 0
        return margins


LOSSES: Mapping[LossName, Loss] = {
    "cross_entropy": CrossEntropy(),
    "binary_cross_entropy": BinaryCrossEntropy(),
    "mean_squared_error": MeanSquaredError(),
    "mean_absolute_error": MeanAbsoluteError(),
    "huber": Huber(),
    "hinge": Hinge(),
}
"""Every loss, without label smoothing."""


def make_loss(layer: OutputLayer) -> Loss:
    """Return the loss an output layer names, with its label smoothing if it knows that.

    Targets stay as they are: the loss smooths them itself, so that they still tell the class.
    """
    if layer.loss == "cross_entropy":
        return CrossEntropy(layer.label_smoothing)
    if layer.loss == "binary_cross_entropy":
        return BinaryCrossEntropy(layer.label_smoothing)
    return LOSSES[layer.loss]


def class_weights(settings: TrainingSettings, counts: Sequence[int]) -> FloatArray | None:
    """Return how much a sample of each class counts, `(classes,)`; None if all count the same.

    `counts` are the training samples of each class. The weights have a mean of 1 over these
    samples, so that they do not change how large steps are on the whole. Balanced classes
    count 1 / their number of samples (King, Zeng 2001, as scikit-learn's "balanced").
    """
    samples: npt.NDArray[np.float64] = np.array(counts, np.float64)
    given = settings.class_weights[: len(samples)]
    weights = np.concatenate([given, np.ones(len(samples) - len(given))])
    if settings.balance_classes:
        weights = weights / np.maximum(samples, 1)
    total = float(weights @ samples)
    present = weights[samples > 0]
    if total <= 0 or np.ptp(present) == 0:
        return None
    result: FloatArray = weights * (samples.sum() / total)
    return result
