"""The books of a training run: running means, the last good weights, the best ones, the rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

from msgspec.structs import replace

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import HistoryRow
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.batches import Augment
from nndesigner.engine.measure import Measuring
from nndesigner.engine.network import Network
from nndesigner.engine.recovery import Good, Recovery
from nndesigner.engine.samples import Samples
from nndesigner.engine.schedules import Schedule
from nndesigner.engine.stopping import Best, StopRules
from nndesigner.engine.tally import Sums, Tally

_CHECK_INTERVAL = 100
"""Steps between two looks at the weights inside an epoch."""


@dataclass(frozen=True)
class Entry:
    """What stood in the books at one moment."""

    sums: Sums
    schedule: tuple[float, ...]
    best: Best
    good: Good
    row: HistoryRow | None


class Books:
    """Keeps what is known of a run so far, and says whether it is sound.

    `row` are the metrics of the last epoch's end, None before the first.
    """

    def __init__(
        self,
        network: Network,
        samples: Samples,
        settings: TrainingSettings,
        block_rows: int,
        start_epoch: float,
        interrupted: Callable[[], bool],
    ) -> None:
        """Open the books; batches come in blocks of up to `block_rows` samples."""
        values = network.parameters.values
        self.row: HistoryRow | None = None
        self.schedule = Schedule(settings)
        self.rules = StopRules(settings, values)
        self.recovery = Recovery(values, start_epoch)
        self.tally = Tally(
            network.loss,
            block_rows,
            network.output.units,
            network.dtype,
            classes=samples.classes > 0,
        )
        self._samples = samples
        self._measuring = Measuring(network, samples, settings.batch_size, interrupted)
        self._checked_step = 0

    def adopt(self, settings: TrainingSettings) -> None:
        """Go on with other settings."""
        self.schedule.adopt(settings)
        self.rules.adopt(settings)

    def look(self, epoch: float, step: int) -> bool:
        """Tell whether loss and weights are finite now, before somebody takes them."""
        self.tally.settle()
        loss = self.tally.loss
        if loss is None or step == self._checked_step:
            return True
        self._checked_step = step
        return self.recovery.look(loss, epoch, step)

    def end_block(self, epoch: float, step: int) -> bool:
        """Settle a block; tell whether all is well, looking at the weights only now and then."""
        loss = self.tally.settle()
        if step - self._checked_step < _CHECK_INTERVAL:
            return isfinite(loss)
        self._checked_step = step
        return self.recovery.look(loss, epoch, step)

    def look_at_untrained(self, epoch: float) -> bool:
        """Measure the network as it is before training; tell whether all is well."""
        loss, accuracy = self._measuring.of(self._samples.train)
        self.row = self._measuring.row(epoch, loss, accuracy)
        self.rules.begin(self.row)
        return _is_finite(self.row) and self.recovery.look(loss, epoch, 0)

    def end_epoch(self, epoch: float, step: int) -> bool:
        """Measure the epoch, and let the schedule know; tell whether all is well."""
        self.tally.settle()
        loss = self.tally.loss or 0.0
        if not self.recovery.look(loss, epoch, step):
            return False
        self._checked_step = step
        row = self._measuring.row(epoch, loss, self.tally.accuracy)
        if not _is_finite(row):
            return False
        self.row = row
        self.schedule.epoch_ended(loss if row.val_loss is None else row.val_loss)
        return True

    def look_at_start(self, epoch: float) -> None:
        """Measure what a run that goes on starts from, if it may want that back."""
        if self.rules.settings.patience:
            self.rules.begin(self.measure(epoch))

    def measure(self, epoch: float) -> HistoryRow:
        """Return the metrics as of now; a loss that is no longer finite is left out.

        Those of training are running means over the last epoch's length, not over the few
        batches since its end: these alone would make curves jump.
        """
        self.tally.settle()
        if self.row is not None and self.row.epoch == epoch:
            return self.row
        loss, accuracy = self.tally.loss, self.tally.accuracy
        if loss is None:
            loss, accuracy = self._measuring.of(self._samples.train)
        elif self.row is not None and self.row.epoch > 0:
            share = min(1.0, epoch - self.row.epoch)
            loss = _blended(self.row.train_loss, loss, share)
            if accuracy is not None:
                accuracy = _blended(self.row.train_accuracy, accuracy, share)
        row = self._measuring.row(epoch, loss, accuracy)
        return replace(row, train_loss=_finite(row.train_loss), val_loss=_finite(row.val_loss))

    def temperature(self, most: int, augment: Augment | None) -> float:
        """Return the temperature of the weights of now, see `Measuring.temperature`."""
        return self._measuring.temperature(most, augment)

    def save(self) -> Entry:
        """Return what stands in the books, for `load`."""
        return Entry(
            self.tally.save(),
            self.schedule.save(),
            self.rules.save(),
            self.recovery.save(),
            self.row,
        )

    def load(self, entry: Entry, block_targets: FloatArray, step: int) -> None:
        """Go back to what `save` returned, inside a block with these targets."""
        self.tally.load(entry.sums, block_targets)
        self.schedule.load(entry.schedule)
        self.rules.load(entry.best)
        self.recovery.load(entry.good)
        self.row = entry.row
        self._checked_step = min(self._checked_step, step)


def _blended(before: float | None, now: float, share: float) -> float:
    """Return the mean of both, `share` (0..1) of it the second."""
    return now if before is None else before + (now - before) * share


def _finite(loss: float | None) -> float | None:
    return loss if loss is not None and isfinite(loss) else None


def _is_finite(row: HistoryRow) -> bool:
    return all(isfinite(loss) for loss in (row.train_loss, row.val_loss) if loss is not None)
