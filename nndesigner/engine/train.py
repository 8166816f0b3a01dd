"""A training run as a plain generator of events: no Qt, no threads, no files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import copy_context
from math import isfinite
from zlib import crc32

import numpy as np
from msgspec.structs import replace

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.project import HistoryRow
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.batches import Batches
from nndesigner.engine.blas import limit_blas_threads
from nndesigner.engine.events import Diverged, EpochDone, Event, StepDone
from nndesigner.engine.network import Network, compile_design
from nndesigner.engine.optimizers import make_optimizer
from nndesigner.engine.recovery import Recovery
from nndesigner.engine.tally import Tally, total
from nndesigner.engine.targets import encode

__all__ = [
    "Diverged",
    "EpochDone",
    "Event",
    "StepDone",
    "Trainer",
    "limit_blas_threads",
    "validation_split",
]

_STEP_DONE = StepDone()

_CHECK_INTERVAL = 100
"""Steps between two looks at the weights inside an epoch."""

_MOST_AT_ONCE = 1024
_WORK_AT_ONCE = 20_000_000
"""Samples measured at a time, and how many times their number the parameters may be: between
two chunks a run can be interrupted, so that none may take long."""


class _InterruptedError(Exception):
    """Somebody waits for the run to end and does not want its numbers."""


def _never() -> bool:
    return False


def validation_split(dataset: Dataset, fraction: float, seed: int) -> tuple[IntArray, IntArray]:
    """Split the training samples at random into those to learn from and those to validate on.

    Returns index arrays into the data set. The share to validate on is rounded down, so that
    a handful of samples (the four of XOR) are all learned from.
    """
    order = np.random.default_rng([seed, crc32(b"validation")]).permutation(dataset.train)
    held_back = int(len(order) * fraction)
    return order[held_back:], order[:held_back]


class Trainer:
    """One training run of a design on a data set, starting from given weights.

    `learning_rate` and `epochs` (of this run) may be set from another thread at any time;
    everything else belongs to the thread that pulls `run()`, between two of its events.
    The same design, weights, data and seed give the same numbers bit for bit.
    """

    def __init__(
        self,
        design: Design,
        state: NetworkState,
        dataset: Dataset,
        *,
        start_epoch: float = 0.0,
        interrupted: Callable[[], bool] = _never,
    ) -> None:
        """Prepare the run. Raises EngineError if design, weights and data do not fit together.

        Once `interrupted()` is true, the run ends without measuring to the end.
        Codes: `cannot_compute`, `state_does_not_fit`, `input_does_not_fit`,
        `targets_do_not_fit`, `no_samples`, `data_not_finite`.
        """
        settings = design.training
        self.learning_rate: float = settings.learning_rate
        self.epochs: int = settings.epochs
        self.start_epoch = start_epoch
        self._interrupted = interrupted
        self.step = 0
        self.samples_seen = 0
        self._row: HistoryRow | None = None
        self._checked_step = 0
        self._network = compile_design(design)
        self._network.set_state(state)
        moment = int(start_epoch * 1000)  # a continued run shuffles differently
        self._network.seed_dropout(settings.seed, moment)
        self._order_stream = np.random.default_rng([settings.seed, crc32(b"order"), moment])
        values, gradients = self._network.parameters.values, self._network.parameters.gradients
        self._optimizer = make_optimizer(settings, values, gradients)
        self._recovery = Recovery(values, start_epoch)
        # batches run where NumPy does not warn of weights on their way to infinity; entering
        # np.errstate for each takes longer, and around a yield it would reach the caller
        self._quiet = copy_context()
        self._quiet.run(np.seterr, all="ignore")
        self._take(dataset, settings)

    def _take(self, dataset: Dataset, settings: TrainingSettings) -> None:
        """Split the data and make the buffers for its batches."""
        network = self._network
        self._train, self._validation = validation_split(
            dataset, settings.validation_fraction, settings.seed
        )
        self._inputs, self._targets = _arrays(network, dataset, self._train)
        self._classes = bool(dataset.spec.classes)
        self._batches = Batches(self._inputs, self._targets, settings.batch_size)
        self._tally = Tally(
            network.loss,
            self._batches.block_rows,
            network.output.units,
            network.dtype,
            classes=self._classes,
        )

    @property
    def epoch(self) -> float:
        """Return how many passes over the training set are done, earlier runs included."""
        return self.start_epoch + self.samples_seen / len(self._train)

    @property
    def samples_per_epoch(self) -> int:
        """Return how many samples are learned from, those for validation left out."""
        return len(self._train)

    def state(self) -> NetworkState:
        """Return a copy of the current weights."""
        return self._network.state()

    def run(self) -> Iterator[Event]:
        """Train, yielding after every batch and every epoch.

        Ends after `epochs` epochs, when interrupted, or with `Diverged` and the last good
        weights back in place.
        """
        with suppress(_InterruptedError):
            yield from self._events()

    def _events(self) -> Iterator[Event]:
        if self.start_epoch == 0:
            if not self._look_at_untrained():
                yield self._diverged()
                return
            yield self._epoch_done()
        while self.epoch < self.start_epoch + self.epochs:
            for sound in self._train_epoch():
                if not sound:
                    yield self._diverged()
                    return
                yield _STEP_DONE
            if not self._end_epoch():
                yield self._diverged()
                return
            yield self._epoch_done()

    def look(self) -> Diverged | None:
        """Check loss and weights now, before somebody takes them: all else is looked at seldom.

        Returns what `run` would yield if they are not finite, with the last good weights back
        in place; pull no more events then.
        """
        self._tally.settle()
        loss = self._tally.loss
        if loss is None or self.step == self._checked_step:
            return None
        self._checked_step = self.step
        return None if self._recovery.look(loss, self.epoch, self.step) else self._diverged()

    def measure(self) -> HistoryRow:
        """Return the metrics as of now, for a pause or single steps inside an epoch.

        Training loss and accuracy are the running means of the epoch so far. A loss that is
        no longer finite is left out; the run will end with `Diverged` soon.
        """
        self._tally.settle()
        if self._row is not None and self._row.epoch == self.epoch:
            return self._row
        loss, accuracy = self._tally.loss, self._tally.accuracy
        if loss is None:
            loss, accuracy = self._evaluate(self._train)
        row = self._measured(loss, accuracy)
        return replace(row, train_loss=_finite(row.train_loss), val_loss=_finite(row.val_loss))

    def _train_epoch(self) -> Iterator[bool]:
        """Train on all samples once, telling after each batch whether all is well."""
        self._tally.begin_epoch()
        order = self._order_stream.permutation(self._train)
        for block in self._batches.blocks(order):
            self._tally.begin_block(block.y)
            for x, y in block.batches:
                self._quiet.run(self._train_batch, x, y)
                yield True
            if not self._look(self._tally.settle()):
                yield False

    def _train_batch(self, x: FloatArray, y: FloatArray) -> None:
        rows = len(x)
        workspace = self._network.workspace(rows)
        self._tally.note(workspace.forward(x, training=True))
        workspace.backward(y, self._optimizer.gradient_scale)
        self._optimizer.step(self.learning_rate)
        self.step += 1
        self.samples_seen += rows

    def _look(self, loss: float) -> bool:
        """Tell whether the run is sound so far; look at the weights only now and then."""
        if self.step - self._checked_step < _CHECK_INTERVAL:
            return isfinite(loss)
        self._checked_step = self.step
        return self._recovery.look(loss, self.epoch, self.step)

    def _look_at_untrained(self) -> bool:
        loss, accuracy = self._evaluate(self._train)
        self._row = self._measured(loss, accuracy)
        return _is_finite(self._row) and self._recovery.look(loss, self.epoch, self.step)

    def _end_epoch(self) -> bool:
        """Measure the epoch; tell whether all its numbers and the weights are finite."""
        loss = self._tally.loss or 0.0
        if not self._recovery.look(loss, self.epoch, self.step):
            return False
        self._checked_step = self.step
        row = self._measured(loss, self._tally.accuracy)
        if not _is_finite(row):
            return False
        self._row = row
        return True

    def _epoch_done(self) -> EpochDone:
        assert self._row is not None
        return EpochDone(self._row, self.samples_seen)

    def _diverged(self) -> Diverged:
        self._recovery.restore()
        good = self._recovery
        return Diverged(self.epoch, self.step, self.learning_rate, good.epoch, good.step, self._row)

    def _measured(self, loss: float, accuracy: float | None) -> HistoryRow:
        """Return a row of the given training metrics and of validation as of now."""
        if not len(self._validation):
            return HistoryRow(self.epoch, loss, None, accuracy, None)
        val_loss, val_accuracy = self._evaluate(self._validation)
        return HistoryRow(self.epoch, loss, val_loss, accuracy, val_accuracy)

    @np.errstate(all="ignore")
    def _evaluate(self, rows: IntArray) -> tuple[float, float | None]:
        """Return mean loss and accuracy on some samples, with dropout at rest."""
        loss_sum, hits = 0.0, 0
        parameters = len(self._network.parameters.values)
        chunk = max(16, min(_MOST_AT_ONCE, _WORK_AT_ONCE // parameters))
        for start in range(0, len(rows), chunk):
            if self._interrupted():
                raise _InterruptedError
            part = rows[start : start + chunk]
            scores = self._network.scores(self._inputs[part])
            found = total(self._network.loss, scores, self._targets[part], classes=self._classes)
            loss_sum, hits = loss_sum + found[0], hits + found[1]
        return loss_sum / len(rows), hits / len(rows) if self._classes else None


def _arrays(network: Network, dataset: Dataset, train: IntArray) -> tuple[FloatArray, FloatArray]:
    """Return all inputs and encoded targets in the network's number format, checked."""
    inputs: FloatArray = np.ascontiguousarray(dataset.inputs, network.dtype)
    if not len(train):
        raise EngineError("no_samples")
    if inputs.ndim != 2 or inputs.shape[1] != network.input.units:
        raise EngineError("input_does_not_fit", shape=inputs.shape, needed=network.input.units)
    classes = len(dataset.spec.classes)
    targets = encode(dataset.targets, classes, network.output.units, network.dtype)
    if not (np.isfinite(inputs).all() and np.isfinite(targets).all()):
        raise EngineError("data_not_finite")
    return inputs, targets


def _finite(loss: float | None) -> float | None:
    return loss if loss is not None and isfinite(loss) else None


def _is_finite(row: HistoryRow) -> bool:
    return all(isfinite(loss) for loss in (row.train_loss, row.val_loss) if loss is not None)
