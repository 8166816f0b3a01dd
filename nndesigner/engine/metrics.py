"""How good a network is: loss, accuracy and what else is asked for, of classes and of values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.errors import EngineError
from nndesigner.engine.calibrate import (
    class_probabilities,
    expected_calibration_error,
    scaled,
)
from nndesigner.engine.incoming import as_numbers, check_lengths
from nndesigner.engine.network import Network
from nndesigner.engine.targets import class_numbers, decide, encode

_TOP = 5
_CHUNK = 4096
"""Rows encoded and compared at a time, so that many classes need no large buffers."""


@dataclass(frozen=True)
class ClassReport:
    """How well one class is recognised; `support` is how many samples belong to it."""

    name: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Averages:
    """Precision, recall and F1 as one number each for all classes."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a network makes of some samples.

    `confusion` is `(k, k)` int64, rows the true and columns the predicted class, (0, 0) for
    values. `accuracy` is None for values; `r2`, `mae` and `rmse` are for classes.

    `top_k` has the shares of samples whose class is among the 1, 2 ... 5 largest outputs; it is
    empty where no output belongs to each class. In `macro` all classes count the same, in
    `weighted` by their samples; classes without samples or predictions have 0 there. `auc` is
    the area under the ROC curve: of the second of two classes, or the mean of each class
    against the rest. It is None where a class has no samples. `calibration_error` is how far
    confidence and accuracy are apart, 0..1 (`calibrate.expected_calibration_error`); None where
    outputs are no probabilities.
    """

    loss: float
    accuracy: float | None
    confusion: IntArray
    reports: tuple[ClassReport, ...] = ()
    r2: float | None = None
    top_k: tuple[float, ...] = ()
    macro: Averages | None = None
    weighted: Averages | None = None
    auc: float | None = None
    calibration_error: float | None = None
    mae: float | None = None
    rmse: float | None = None


def evaluate(
    network: Network,
    inputs: npt.ArrayLike,
    targets: npt.ArrayLike,
    classes: Sequence[str],
    temperature: float = 1.0,
) -> Evaluation:
    """Measure a network on samples `(n, features)`.

    The `temperature` makes probabilities what people are shown (`calibrate.scaled`).
    `targets` are class numbers `(n,)`, or values `(n, outputs)` if there are no `classes`.
    Scikit-learn, imported by this, computes areas under curves. Raises EngineError
    `no_samples`, `samples_and_targets_differ`, and as `incoming.as_samples` and
    `targets.encode`.
    """
    scores = network.scores(inputs)
    if not len(scores):
        raise EngineError("no_samples")
    output_id = network.output.id
    numbers = as_numbers(targets, output_id)
    check_lengths(scores, numbers, output_id)
    if classes:
        numbers = class_numbers(numbers, len(classes), output_id)
    loss = _mean_loss(network, scores, numbers, len(classes))
    if not classes:
        wanted = encode(numbers, 0, network.output.units, network.dtype, output_id)
        return _of_values(loss, network.finish(scores), wanted)
    true = numbers.astype(np.int64)
    found = _of_classes(network, loss, scores, true, classes)
    error = _calibration_error(network, scores, true, len(classes), temperature)
    return replace(found, calibration_error=error)


@np.errstate(all="ignore")  # of weights on their way to infinity
def _of_values(loss: float, predicted: FloatArray, true: FloatArray) -> Evaluation:
    return Evaluation(
        loss,
        None,
        np.zeros((0, 0), np.int64),
        r2=r_squared(predicted, true),
        mae=mean_absolute_error(predicted, true),
        rmse=root_mean_squared_error(predicted, true),
    )


@np.errstate(all="ignore")
def _of_classes(
    network: Network, loss: float, scores: FloatArray, true: IntArray, classes: Sequence[str]
) -> Evaluation:
    predicted = decide(scores, network.loss.threshold)
    confusion = confusion_matrix(true, predicted, len(classes))
    reports = class_reports(confusion, classes)
    shares = () if scores.shape[1] == 1 else top_k(scores, true)
    outputs = network.finish(scores.astype(np.float64))
    return Evaluation(
        loss,
        float(np.trace(confusion) / confusion.sum()),
        confusion,
        reports,
        top_k=shares,
        macro=averages(reports),
        weighted=averages(reports, weighted=True),
        auc=area_under_roc(outputs, true, len(classes)),
    )


@np.errstate(all="ignore")
def _calibration_error(
    network: Network, scores: FloatArray, true: IntArray, classes: int, temperature: float
) -> float | None:
    outputs = network.finish(scores.copy())
    probabilities = class_probabilities(network.output, outputs, classes)
    if probabilities is None or not np.isfinite(probabilities).all():
        return None
    return expected_calibration_error(scaled(probabilities, temperature), true)


@np.errstate(all="ignore")
def _mean_loss(
    network: Network, scores: FloatArray, targets: npt.NDArray[np.generic], classes: int
) -> float:
    total, units = 0.0, network.output.units
    for start in range(0, len(scores), _CHUNK):
        part = slice(start, start + _CHUNK)
        wanted = encode(targets[part], classes, units, network.dtype, network.output.id)
        total += float(network.loss.per_sample(scores[part], wanted).sum(dtype=np.float64))
    return total / len(scores)


def confusion_matrix(true: IntArray, predicted: IntArray, classes: int) -> IntArray:
    """Count how often each true class (row) was taken for each class (column)."""
    pairs = np.bincount(true * classes + predicted, minlength=classes * classes)
    return pairs.reshape(classes, classes).astype(np.int64, copy=False)


def class_reports(confusion: IntArray, classes: Sequence[str]) -> tuple[ClassReport, ...]:
    """Return precision, recall and F1 of each class; 0 where nothing was found or asked.

    van Rijsbergen 1979, "Information Retrieval", chapter 7.
    """
    reports = []
    for number, name in enumerate(classes):
        right = int(confusion[number, number])
        chosen, support = int(confusion[:, number].sum()), int(confusion[number].sum())
        precision = right / chosen if chosen else 0.0
        recall = right / support if support else 0.0
        f1 = 2 * right / (chosen + support) if chosen + support else 0.0
        reports.append(ClassReport(name, precision, recall, f1, support))
    return tuple(reports)


def r_squared(predicted: FloatArray, true: FloatArray) -> float:
    """Return 1 - (residual sum of squares) / (total sum of squares), averaged over outputs.

    An output that never varies counts 1 if it is met exactly, else 0.
    """
    predicted, true = predicted.astype(np.float64), true.astype(np.float64)
    residual = np.square(true - predicted).sum(axis=0)
    spread = np.square(true - true.mean(axis=0)).sum(axis=0)
    safe = np.where(spread > 0, spread, 1)
    scores = np.where(spread > 0, 1 - residual / safe, (residual == 0).astype(np.float64))
    return float(scores.mean())


def averages(reports: Sequence[ClassReport], *, weighted: bool = False) -> Averages:
    """Return the means over classes, which count the same or, `weighted`, by their support."""
    weights = np.array([report.support if weighted else 1 for report in reports], np.float64)
    rows = np.array([(report.precision, report.recall, report.f1) for report in reports])
    precision, recall, f1 = (weights @ rows / weights.sum()).tolist()
    return Averages(precision, recall, f1)


def top_k(scores: FloatArray, true: IntArray, most: int = _TOP) -> tuple[float, ...]:
    """Return for k = 1 .. `most` the share of samples whose class has one of the k largest scores.

    Of equal scores the first is the larger, as `decide` has it. There are no more shares than
    classes.
    """
    ranks = np.empty(len(scores), np.int64)
    columns = np.arange(scores.shape[1])
    for start in range(0, len(scores), _CHUNK):
        part = slice(start, start + _CHUNK)
        rows, own = scores[part], true[part, np.newaxis]
        score = np.take_along_axis(rows, own, axis=1)
        before = (rows > score) | ((rows == score) & (columns < own))
        ranks[part] = before.sum(axis=1)
    return tuple(float((ranks < k).mean()) for k in range(1, min(most, scores.shape[1]) + 1))


def area_under_roc(outputs: FloatArray, true: IntArray, classes: int) -> float | None:
    """Return the area under the ROC curve: 1 if scores tell the classes apart, 1/2 for chance.

    Of two classes that of the second; else the mean over classes, each against the rest (Hand,
    Till 2001, "A simple generalisation of the area under the ROC curve", section 2). None if a
    class has no samples or a score is not finite.
    """
    counts = np.bincount(true, minlength=classes)
    if classes < 2 or not counts.all() or not np.isfinite(outputs).all():
        return None
    from sklearn.metrics import roc_auc_score

    if classes == 2:
        score = outputs[:, -1] if outputs.shape[1] == 1 else outputs[:, 1] - outputs[:, 0]
        return float(roc_auc_score(true, score))
    areas = [roc_auc_score(true == number, outputs[:, number]) for number in range(classes)]
    return float(np.mean(areas))


def mean_absolute_error(predicted: FloatArray, true: FloatArray) -> float:
    """Return the mean over samples and outputs of |predicted - true|."""
    return float(np.abs(predicted.astype(np.float64) - true).mean())


def root_mean_squared_error(predicted: FloatArray, true: FloatArray) -> float:
    """Return the root of the mean squared error of each output, averaged over outputs."""
    squares = np.square(predicted.astype(np.float64) - true)
    return float(np.sqrt(squares.mean(axis=0)).mean())
