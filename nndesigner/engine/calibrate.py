"""Honest probabilities: one temperature for a classifier, and how far off its confidence is.

C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On calibration of modern neural networks", 2017.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import OutputLayer

LOWEST, HIGHEST = 0.05, 20.0
"""Bounds of the temperature."""

FEWEST = 30
"""Samples; fewer say nothing about how often a network errs."""

_TINY = 1e-38
_NEAR_ONE = 3e-8
"""Half of the distance from 1 to the next smaller float32: what 0 means as 1 - p."""
_HALVINGS = 30


def class_probabilities(layer: OutputLayer, outputs: FloatArray, classes: int) -> FloatArray | None:
    """Return the probability of each class, `(n, classes)`, from activations `(n, units)`.

    None where outputs are no probabilities of classes: those are softmax's, and the one sigmoid
    unit of two classes.
    """
    if layer.units == 1 and classes == 2 and layer.activation == "sigmoid":
        return np.concatenate([1 - outputs, outputs], axis=1)
    softmax = layer.units == classes and classes > 1 and layer.activation == "softmax"
    return outputs if softmax else None


def scaled(probabilities: FloatArray, temperature: float) -> FloatArray:
    """Return p^(1/T), normalised in each row: the softmax of z / T (Guo et al., equation 9).

    `(..., classes)`. Which class is largest stays as it is.
    """
    if temperature == 1.0:
        return probabilities
    logs = _logs(probabilities) / temperature
    logs -= logs.max(axis=-1, keepdims=True)
    result: FloatArray = np.exp(logs)
    result /= result.sum(axis=-1, keepdims=True)
    return result


def temperature(
    probabilities: FloatArray, targets: npt.ArrayLike, independent: int | None = None
) -> float:
    """Return the T for which `scaled` probabilities fit the targets best (Guo et al., sec. 4.2).

    Probabilities are `(n, classes)`, targets class numbers `(n,)`. It minimises the negative
    log-likelihood, a convex function of 1/T, between 0.05 and 20. Targets are 1 - 1 / (n + 2)
    instead of 1, so that samples read without a single error do not make everything certain
    (Platt 1999, "Probabilistic outputs for support vector machines", section 2.2). 1 where
    there are fewer than 30 samples, or numbers that are not finite. Of samples that are
    variations of so many `independent` ones, only these count in n.
    """
    true = np.asarray(targets, np.int64)
    if len(true) < FEWEST or not np.isfinite(probabilities).all():
        return 1.0
    logs = _logs(probabilities)
    logs -= logs.max(axis=1, keepdims=True)
    doubt = 1 / ((len(true) if independent is None else independent) + 2)
    own = logs[np.arange(len(true)), true]
    others = (logs.sum(axis=1) - own) / max(1, logs.shape[1] - 1)
    wanted = float(((1 - doubt) * own + doubt * others).mean())
    low, high = np.log(1 / HIGHEST), np.log(1 / LOWEST)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _mean_log(logs, float(np.exp(middle))) < wanted:
            low = middle
        else:
            high = middle
    return float(np.clip(np.exp(-(low + high) / 2), LOWEST, HIGHEST))


def expected_calibration_error(
    probabilities: FloatArray, targets: npt.ArrayLike, bins: int = 15
) -> float:
    """Return how far confidence and accuracy are apart, 0..1, on the average of all samples.

    Samples are put into bins of equal width by their largest probability (Guo et al., equation
    3). Probabilities are `(n, classes)`, targets class numbers `(n,)`; 0 without samples.
    """
    true = np.asarray(targets, np.int64)
    if not len(true):
        return 0.0
    confidence = np.asarray(probabilities, np.float64).max(axis=1)
    right = np.asarray(probabilities).argmax(axis=1) == true
    places = np.clip(np.ceil(confidence * bins).astype(np.int64) - 1, 0, bins - 1)
    gaps = np.bincount(places, weights=right - confidence, minlength=bins)
    return float(np.abs(gaps).sum() / len(true))


def _logs(probabilities: FloatArray) -> npt.NDArray[np.float64]:
    """Return logarithms in double precision, finite also where p has become 0."""
    numbers = np.asarray(probabilities, np.float64)
    least = _NEAR_ONE if numbers.shape[-1] == 2 else _TINY
    return np.log(np.maximum(numbers, least))


def _mean_log(logs: npt.NDArray[np.float64], steepness: float) -> float:
    """Return the mean over samples of sum_k q_k ln p_k, q being the softmax of ln p / T."""
    shares = np.exp(logs * steepness)
    return float(((shares * logs).sum(axis=1) / shares.sum(axis=1)).mean())
