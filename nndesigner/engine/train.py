"""A training run as a plain generator of events: no Qt, no threads, no files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from contextvars import Context, copy_context
from zlib import crc32

import numpy as np
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.combinations import of_batch
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.project import HistoryRow
from nndesigner.core.shapes import structure
from nndesigner.core.soundness import check_values
from nndesigner.core.training import LIVE_SETTINGS, TrainingSettings
from nndesigner.engine.batches import Augment, Batches
from nndesigner.engine.blas import limit_blas_threads
from nndesigner.engine.books import Books
from nndesigner.engine.events import (
    Diverged,
    Ended,
    EpochDone,
    Event,
    InterruptedMeasuring,
    Noticed,
    StepDone,
)
from nndesigner.engine.examine import dead_units, examine, odd_words
from nndesigner.engine.learner import Learner
from nndesigner.engine.measure import MOST_TO_CALIBRATE
from nndesigner.engine.network import Network, compile_design, refuse
from nndesigner.engine.past import Moment, Past
from nndesigner.engine.samples import Samples, validation_split
from nndesigner.engine.statistics import LayerStatistics, statistics

__all__ = [
    "Diverged",
    "Ended",
    "EpochDone",
    "Event",
    "Noticed",
    "StepDone",
    "Trainer",
    "limit_blas_threads",
    "validation_split",
]

_STEP_DONE = StepDone()

_LOOKED_AT = 256
"""Samples that tell of dead units and statistics."""


def _never() -> bool:
    return False


class Trainer:
    """One training run of a design on a data set, starting from given weights.

    `adopt` may be called from another thread at any time; everything else belongs to the thread
    that pulls `run()`, between two of its events. The same design, weights, data and seed give
    the same numbers bit for bit.
    """

    def __init__(
        self,
        design: Design,
        state: NetworkState,
        dataset: Dataset,
        *,
        start_epoch: float = 0.0,
        interrupted: Callable[[], bool] = _never,
        augment: Augment | None = None,
    ) -> None:
        """Prepare the run. Raises EngineError if design, weights and data do not fit together.

        Once `interrupted()` is true, the run ends without measuring to the end. `augment`
        changes training samples each time they are shown.
        Codes: `invalid_value`, `cannot_compute`, also for batches that need too much memory,
        `state_does_not_fit`, and those of `Samples`.
        """
        check_values(design)
        self._design, self._adopted = design, design
        self._steady_rate = _steady_rate(design)
        self._augment = augment
        self._begin_at(start_epoch)
        moment = int(start_epoch * 1000)  # a continued run shuffles differently
        self._network = _network(design, state, moment)
        settings = design.training
        self._samples = Samples(self._network, dataset, settings)
        self._check_memory(design)
        self._pending: deque[Event] = deque(self._look_over(state, dataset))
        self._batches = self._make_batches(settings, moment, augment)
        self._learner = Learner(self._network, settings)
        rows = self._batches.block_rows
        self._books = Books(self._network, self._samples, settings, rows, start_epoch, interrupted)
        self._quiet = _context_without_warnings()

    def _begin_at(self, epoch: float) -> None:
        """Set what the run counts and keeps to its start."""
        self.start_epoch = epoch
        self.step = 0
        self.samples_seen = 0
        self._attention = True  # something waits besides the next batch
        self._past = Past()
        self._noticed: set[str | None] = set()

    def _look_over(self, state: NetworkState, dataset: Dataset) -> Iterator[Event]:
        """Yield what is worth a notice before the first batch."""
        train = self._samples.train
        yield from examine(self._design, state, dataset, train)
        yield from odd_words(self._network, self._samples.inputs[train[:_LOOKED_AT]])

    def _make_batches(
        self, settings: TrainingSettings, moment: int, augment: Augment | None
    ) -> Batches:
        order, changes = (
            np.random.default_rng([settings.seed, crc32(name), moment])
            for name in (b"order", b"augment")
        )
        samples = self._samples
        streams = order, changes
        batches = Batches(
            samples.inputs, samples.targets, samples.train, settings.batch_size, streams, augment
        )
        batches.weigh(samples.weights(settings))
        return batches

    @property
    def epoch(self) -> float:
        """Return how many passes over the training set are done, earlier runs included."""
        return self.start_epoch + self.samples_seen / len(self._samples.train)

    @property
    def samples_per_epoch(self) -> int:
        """Return how many samples are learned from, those for validation left out."""
        return len(self._samples.train)

    @property
    def rate(self) -> float:
        """Return the learning rate of the next step, as the schedule has it."""
        if self._steady_rate is not None:
            return self._steady_rate
        done = self.samples_seen / self.samples_per_epoch
        step = self._batches.size / self.samples_per_epoch
        base = self._design.training.learning_rate
        return self._books.schedule.rate(base, done, step)

    @property
    def epochs(self) -> int:
        """Return how many epochs this run is to have."""
        return self._design.training.epochs

    @property
    def learner(self) -> Learner:
        """What learns: network, optimizer and its state, for somebody to look at."""
        return self._learner

    def state(self) -> NetworkState:
        """Return a copy of the current weights."""
        return self._network.state()

    def adopt(self, design: Design) -> None:
        """Go on with the settings and locks of `design` from the next step.

        Only those in `core.training.LIVE_SETTINGS` can change in the course of a run. Raises
        EngineError `another_network` if more is different, `invalid_value`, or
        `cannot_compute` if batches get too large.
        """
        if design is self._adopted:
            return
        check_values(design)
        if not _is_same_run(self._design, design):
            raise EngineError("another_network")
        self._check_memory(design)
        self._adopted = design
        self._attention = True

    def run(self) -> Iterator[Event]:
        """Train, yielding after every batch and every epoch.

        The last event is `Ended`, or `Diverged` with the last good weights back in place;
        there is none if the run is interrupted.
        """
        with suppress(InterruptedMeasuring):
            event: Event = _STEP_DONE
            while not isinstance(event, Diverged | Ended):
                event = self.advance()
                yield event

    def advance(self, samples: int | None = None) -> Event:
        """Do the next piece of work: a batch (or only so many samples), or an epoch's end.

        Raises InterruptedMeasuring once the run is interrupted.
        """
        if (self._batches.needs_block or self._attention) and (event := self._prepare()):
            return event
        self._quiet.run(self._learn, samples)
        return _STEP_DONE

    def rest(self) -> None:
        """Stop the clock while somebody waits."""
        self._books.rules.pause()
        self._attention = True

    def remember(self) -> None:
        """Keep this moment, so that `step_back` can return to it."""
        moment = Moment(
            self._learner.save(),
            self._batches.save(),
            self._books.save(),
            tuple(self._pending),
            frozenset(self._noticed),
            self.step,
            self.samples_seen,
        )
        self._past.add(moment)

    @property
    def can_step_back(self) -> bool:
        """Tell whether a moment is remembered."""
        return bool(self._past)

    def step_back(self) -> bool:
        """Return to the moment remembered last; return False if there is none."""
        moment = self._past.take()
        if moment is None:
            return False
        self._learner.load(moment.learned)
        self._books.load(moment.entry, self._batches.load(moment.place), moment.step)
        self._pending, self._noticed = deque(moment.pending), set(moment.noticed)
        self.step, self.samples_seen = moment.step, moment.samples_seen
        self._attention = True
        return True

    def statistics(self) -> Mapping[str, LayerStatistics]:
        """Look into every layer, on up to a few hundred training samples; see `statistics`."""
        rows = self._samples.train[:_LOOKED_AT]
        return statistics(self._network, self._samples.inputs[rows], self._samples.targets[rows])

    def look(self) -> Diverged | None:
        """Check loss and weights now, before somebody takes them: all else is looked at seldom.

        Returns what `run` would yield if they are not finite, with the last good weights back
        in place; pull no more events then.
        """
        return None if self._books.look(self.epoch, self.step) else self._diverged()

    def measure(self) -> HistoryRow:
        """Return the metrics as of now, for a pause or single steps inside an epoch.

        Training loss and accuracy are running means over the last epoch's length, of the
        run's first epoch those so far. A loss that is no longer finite is left out; the run
        will end with `Diverged` soon.
        """
        return self._books.measure(self.epoch)

    def temperature(self, most: int = MOST_TO_CALIBRATE) -> float:
        """Return by what logarithms of class probabilities are to be divided to be honest.

        Measured on validation samples, at `most` so many, with the weights of now
        (`calibrate.temperature`), or on augmented training samples where there are none; 1
        without either. Raises InterruptedMeasuring once the run is interrupted.
        """
        return self._books.temperature(most, self._augment)

    def _check_memory(self, design: Design) -> None:
        for problem in of_batch(design, min(design.training.batch_size, self.samples_per_epoch)):
            refuse(problem)

    def _learn(self, samples: int | None) -> None:
        """Train on one batch. Nothing here may be slow: there are thousands a second."""
        x, y, weights = self._batches.next(samples)
        rate = self.rate if self._steady_rate is None else self._steady_rate
        self._books.tally.note(self._learner.learn(x, y, weights, rate))
        self.step += 1
        self.samples_seen += len(x)

    def _prepare(self) -> Event | None:
        """Do what comes up less often than batches; return an event if that was a piece of work."""
        self._books.rules.resume()
        if self._adopted is not self._design:
            self._take_over(self._adopted)
        if self._pending:
            return self._pending.popleft()
        self._attention = False
        if self._books.row is None and self.start_epoch == 0:
            return self._look_at_untrained()
        if not self.step and self.start_epoch:
            self._books.look_at_start(self.epoch)
        if self._batches.ended:
            row = self._books.row
            if self.samples_seen and (row is None or row.epoch != self.epoch):
                return self._end_epoch()
            if self.epoch >= self.start_epoch + self.epochs:
                return Ended("epochs", self.epoch)
            self._batches.begin_epoch()
            self._books.tally.begin_epoch()
        return self._begin_block() if self._batches.needs_block else None

    def _begin_block(self) -> Event | None:
        """Settle the books of the block before; return an event if the run ends here."""
        if self.step and not self._books.end_block(self.epoch, self.step):
            return self._diverged()
        if self._books.rules.out_of_time:  # an epoch may be long
            return Ended("time", self.epoch)
        self._books.tally.begin_block(self._batches.begin_block())
        return None

    def _look_at_untrained(self) -> Event:
        sound = self._books.look_at_untrained(self.epoch)
        return self._epoch_done() if sound else self._diverged()

    def _end_epoch(self) -> Event:
        """Measure the epoch and draw the consequences."""
        if not self._books.end_epoch(self.epoch, self.step):
            return self._diverged()
        done = self._epoch_done()
        self._notice_dead_units()
        reason = self._books.rules.epoch_ended(done.row)
        if reason is not None:
            epoch = self._books.rules.best_epoch if reason == "patience" else self.epoch
            self._pending.append(Ended(reason, epoch))
        return done

    def _epoch_done(self) -> EpochDone:
        assert self._books.row is not None
        return EpochDone(self._books.row, self.samples_seen)

    def _notice_dead_units(self) -> None:
        """Look for dead units after 1, 2, 4, 8 ... epochs: each look costs a little time."""
        done = round(self.samples_seen / self.samples_per_epoch)
        if done & (done - 1):
            return
        chosen, size = self._samples.train[:_LOOKED_AT], self._batches.size
        for notice in dead_units(self._network, self._samples.inputs, chosen, size):
            if notice.where not in self._noticed:
                self._noticed.add(notice.where)
                self._pending.append(notice)

    def _diverged(self) -> Diverged:
        good = self._books.recovery
        good.restore()
        rate, row = self.rate, self._books.row
        return Diverged(self.epoch, self.step, rate, good.epoch, good.step, row)

    def _take_over(self, design: Design) -> None:
        settings = design.training
        self._design = design
        self._steady_rate = _steady_rate(design)
        self._learner.adopt(design)
        self._books.adopt(settings)
        self._batches.size = settings.batch_size
        self._batches.weigh(self._samples.weights(settings))


def _network(design: Design, state: NetworkState, moment: int) -> Network:
    """Return the network of a run with its weights; `moment` decides what Dropout draws."""
    network = compile_design(design, np.dtype(design.training.precision))
    network.set_state(state)
    network.seed_layers(design.training.seed, moment)
    return network


def _context_without_warnings() -> Context:
    """Return where batches run: NumPy does not warn there of weights on their way to infinity.

    Entering np.errstate for each takes longer, and around a yield it would reach the caller.
    """
    context = copy_context()
    context.run(np.seterr, all="ignore")
    return context


def _steady_rate(design: Design) -> float | None:
    """Return the learning rate of all steps; None if a schedule changes it."""
    settings = design.training
    return settings.learning_rate if settings.schedule == "constant" else None


def _is_same_run(old: Design, new: Design) -> bool:
    """Tell whether a run of one design can go on as one of the other."""
    live = {name: getattr(old.training, name) for name in LIVE_SETTINGS}
    return replace(new.training, **live) == old.training and structure(old) == structure(new)
