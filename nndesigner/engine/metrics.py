"""How good a network is: loss, accuracy, confusion matrix, precision, recall and F1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.errors import EngineError
from nndesigner.engine.network import Network
from nndesigner.engine.targets import decide, encode


@dataclass(frozen=True)
class ClassReport:
    """How well one class is recognised; `support` is how many samples belong to it."""

    name: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a network makes of some samples.

    `confusion` is `(k, k)` int64, rows the true and columns the predicted class, (0, 0) for
    values. `accuracy` is None for values, `r2` for classes.
    """

    loss: float
    accuracy: float | None
    confusion: IntArray
    reports: tuple[ClassReport, ...] = ()
    r2: float | None = None


def evaluate(
    network: Network, inputs: npt.ArrayLike, targets: npt.ArrayLike, classes: Sequence[str]
) -> Evaluation:
    """Measure a network on samples `(n, features)`.

    `targets` are class numbers `(n,)`, or values `(n, outputs)` if there are no `classes`.
    Raises EngineError `no_samples`, `input_does_not_fit` or `targets_do_not_fit`.
    """
    scores = network.scores(inputs)
    if not len(scores):
        raise EngineError("no_samples")
    wanted = encode(targets, len(classes), network.output.units, network.dtype)
    with np.errstate(all="ignore"):
        loss = float(network.loss.per_sample(scores, wanted).mean(dtype=np.float64))
    if not classes:
        empty = np.zeros((0, 0), np.int64)
        return Evaluation(loss, None, empty, r2=r_squared(network.finish(scores), wanted))
    predicted = decide(scores, network.loss.threshold)
    confusion = confusion_matrix(np.asarray(targets, np.int64), predicted, len(classes))
    accuracy = float(np.trace(confusion) / confusion.sum())
    return Evaluation(loss, accuracy, confusion, class_reports(confusion, classes))


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
