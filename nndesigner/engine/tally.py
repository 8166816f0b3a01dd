"""Running means of loss and accuracy over the batches of an epoch."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.losses import Loss
from nndesigner.engine.targets import decide


class Sums(NamedTuple):
    """What a tally has counted up to one moment."""

    samples: int
    loss: float
    hits: int
    noted: int


class Tally:
    """Notes the scores of batches, and works out loss and hits for many of them at once.

    `note` only copies; `settle` does the arithmetic, seldom, which costs a small part of doing
    it for each batch.
    """

    def __init__(
        self, loss: Loss, rows: int, units: int, dtype: npt.DTypeLike, *, classes: bool
    ) -> None:
        """Make room for blocks of up to `rows` samples."""
        self._loss, self._classes = loss, classes
        self._units, self._dtype = units, dtype
        self._scores: FloatArray = np.zeros((rows, units), dtype)
        self._targets: FloatArray = self._scores
        self._settled = self._noted = 0
        self.begin_epoch()

    def begin_epoch(self) -> None:
        """Forget everything."""
        self._samples, self._loss_sum, self._hits = 0, 0.0, 0
        self._settled = self._noted = 0

    def begin_block(self, targets: FloatArray) -> None:
        """Take the targets of the next batches; those before must be settled."""
        if len(targets) > len(self._scores):
            self._scores = np.zeros((len(targets), self._units), self._dtype)
        self._targets = targets
        self._settled = self._noted = 0

    def note(self, scores: FloatArray) -> None:
        """Note the scores of the block's next rows."""
        stop = self._noted + len(scores)
        self._scores[self._noted : stop] = scores
        self._noted = stop

    def settle(self) -> float:
        """Work out what was noted since the last time; return its mean loss, 0 if nothing."""
        rows = slice(self._settled, self._noted)
        count = self._noted - self._settled
        if not count:
            return 0.0
        self._settled = self._noted
        scores, targets = self._scores[rows], self._targets[rows]
        loss, hits = total(self._loss, scores, targets, classes=self._classes)
        self._loss_sum += loss
        self._hits += hits
        self._samples += count
        return loss / count

    def save(self) -> Sums:
        """Return the sums so far; the scores of the block stay where they are."""
        self.settle()
        return Sums(self._samples, self._loss_sum, self._hits, self._noted)

    def load(self, sums: Sums, targets: FloatArray) -> None:
        """Go back to what `save` returned, inside a block with these targets."""
        self._samples, self._loss_sum, self._hits = sums.samples, sums.loss, sums.hits
        self._targets = targets
        self._settled = self._noted = sums.noted

    @property
    def loss(self) -> float | None:
        """Return the mean loss of the settled samples of this epoch; None before the first."""
        return self._loss_sum / self._samples if self._samples else None

    @property
    def accuracy(self) -> float | None:
        """Return the share of hits; None without classes or before the first sample."""
        return self._hits / self._samples if self._samples and self._classes else None


def total(
    loss: Loss, scores: FloatArray, targets: FloatArray, *, classes: bool
) -> tuple[float, int]:
    """Return the summed loss of some samples, and how many were put in the right class."""
    with np.errstate(all="ignore"):
        loss_sum = float(loss.per_sample(scores, targets).sum(dtype=np.float64))
    if not classes:
        return loss_sum, 0
    return loss_sum, _hits(scores, targets, loss.threshold)


def _hits(scores: FloatArray, targets: FloatArray, threshold: float) -> int:
    """Return how many rows name the class that the targets, one-hot or 0 and 1, name."""
    decided = decide(scores, threshold)
    if scores.shape[1] == 1:
        return int(np.count_nonzero(decided == decide(targets)))
    return int(np.count_nonzero(targets[np.arange(len(decided)), decided]))
