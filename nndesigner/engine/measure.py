"""Loss and accuracy of a network in training, measured in pieces that can be interrupted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.project import HistoryRow
from nndesigner.engine.batches import Augment
from nndesigner.engine.calibrate import class_probabilities, temperature
from nndesigner.engine.events import InterruptedMeasuring
from nndesigner.engine.network import Network
from nndesigner.engine.samples import Samples
from nndesigner.engine.tally import total
from nndesigner.engine.targets import decide

_FEWEST_AT_ONCE = 64
"""Samples measured at a time even where batches are smaller: many small chunks take long."""

MOST_TO_CALIBRATE = 4000
_VARIATIONS = 600
"""Augmented training samples that stand for validation samples where there are none."""


class Measuring:
    """Measures a network on some of its samples, with dropout at rest."""

    def __init__(
        self, network: Network, samples: Samples, batch: int, interrupted: Callable[[], bool]
    ) -> None:
        """Measure about a `batch` at a time, for which there are buffers already."""
        self._network, self._samples, self._interrupted = network, samples, interrupted
        # between two chunks the run can be interrupted
        self._chunk = min(network.chunk, max(batch, _FEWEST_AT_ONCE))

    def row(self, epoch: float, loss: float, accuracy: float | None) -> HistoryRow:
        """Return a row of the given training metrics and of validation as of now."""
        if not len(self._samples.validation):
            return HistoryRow(epoch, loss, None, accuracy, None)
        val_loss, val_accuracy = self.of(self._samples.validation)
        return HistoryRow(epoch, loss, val_loss, accuracy, val_accuracy)

    @np.errstate(all="ignore")
    def temperature(self, most: int = MOST_TO_CALIBRATE, augment: Augment | None = None) -> float:
        """Return what fits the class probabilities to at `most` so many validation samples best.

        Without any (a person's few drawings are all needed to learn from) training samples
        changed by `augment` stand for them, and the fewer there are, the more doubt is left;
        they only ever lower confidence. 1 without that, and where outputs are no probabilities.
        Raises InterruptedMeasuring.
        """
        samples = self._samples
        if len(samples.validation) or augment is None or not samples.classes:
            return self._fitted(samples.validation[:most], lambda inputs: inputs)
        random = np.random.default_rng(0)
        train = np.unique(samples.train)
        rows = np.resize(random.permutation(train), min(most, _VARIATIONS))
        found = self._fitted(rows, lambda inputs: augment(inputs, random), min(most, len(train)))
        return max(1.0, found)

    def _fitted(
        self,
        rows: IntArray,
        change: Callable[[FloatArray], FloatArray],
        independent: int | None = None,
    ) -> float:
        """Return the temperature that fits changed samples best, see `calibrate.temperature`."""
        samples, found = self._samples, []
        for start in range(0, len(rows) if samples.classes else 0, self._chunk):
            if self._interrupted():
                raise InterruptedMeasuring
            outputs = self._network.predict(
                change(samples.inputs[rows[start : start + self._chunk]])
            )
            probabilities = class_probabilities(self._network.output, outputs, samples.classes)
            if probabilities is None:
                return 1.0
            found.append(probabilities)
        if not found:
            return 1.0
        return temperature(np.concatenate(found), decide(samples.targets[rows]), independent)

    @np.errstate(all="ignore")
    def of(self, rows: IntArray) -> tuple[float, float | None]:
        """Return mean loss and accuracy on some samples; accuracy None without classes.

        Raises InterruptedMeasuring.
        """
        loss_sum, hits, samples = 0.0, 0, self._samples
        for start in range(0, len(rows), self._chunk):
            if self._interrupted():
                raise InterruptedMeasuring
            part = rows[start : start + self._chunk]
            scores = self._network.scores(samples.inputs[part])
            found = total(
                self._network.loss, scores, samples.targets[part], classes=samples.classes > 0
            )
            loss_sum, hits = loss_sum + found[0], hits + found[1]
        return loss_sum / len(rows), hits / len(rows) if samples.classes else None
