"""When a training run ends by itself, besides after its last epoch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import HistoryRow
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.events import EndReason


@dataclass(frozen=True)
class Best:
    """The best loss so far and its epoch; the weights only where they may be wanted back."""

    values: FloatArray | None
    loss: float
    epoch: float


class StopRules:
    """Watches the loss and the clock of one run, and keeps its best weights for `patience`.

    The loss is that of validation, or of training where nothing is held back. Early stopping
    with the best weights put back: Prechelt 1998, "Early Stopping - But When?".
    """

    def __init__(
        self,
        settings: TrainingSettings,
        values: FloatArray,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch a run that changes `values`; `clock` gives seconds."""
        self.settings = settings
        self._values, self._clock = values, clock
        self._best: FloatArray | None = None
        self._best_loss = float("inf")
        self.best_epoch = 0.0
        self._spent_s = 0.0
        self._running_since: float | None = None

    def adopt(self, settings: TrainingSettings) -> None:
        """Go on with other rules; patience begins when it is switched on."""
        if settings.patience and not self.settings.patience:
            self._best_loss = float("inf")
        self.settings = settings

    def begin(self, row: HistoryRow) -> None:
        """Take the metrics of the start: the weights there may turn out to be the best."""
        loss = _watched(row)
        if loss is not None:
            self._remember(loss, row.epoch)

    def resume(self) -> None:
        """Let the clock run again; time spent waiting for a person does not count."""
        if self._running_since is None:
            self._running_since = self._clock()

    def pause(self) -> None:
        """Stop the clock."""
        if self._running_since is not None:
            self._spent_s += self._clock() - self._running_since
            self._running_since = None

    @property
    def out_of_time(self) -> bool:
        """Tell whether the run has taken as long as it may."""
        limit = self.settings.time_limit
        if not limit:
            return False
        running = 0.0 if self._running_since is None else self._clock() - self._running_since
        return self._spent_s + running >= limit

    def epoch_ended(self, row: HistoryRow) -> EndReason | None:
        """Take the metrics of an epoch; return why the run ends now, if it does."""
        loss = _watched(row)
        if loss is not None:
            self._remember(loss, row.epoch)
            if self.settings.target_loss and loss <= self.settings.target_loss:
                return "target"
            if self.settings.patience and row.epoch >= self.best_epoch + self.settings.patience:
                self._restore()
                return "patience"
        return "time" if self.out_of_time else None

    def save(self) -> Best:
        """Return what is remembered, for `load`; the clock goes on."""
        best = None if self._best is None else self._best.copy()
        return Best(best, self._best_loss, self.best_epoch)

    def load(self, best: Best) -> None:
        """Go back to what `save` returned."""
        self._best = None if best.values is None else best.values.copy()
        self._best_loss, self.best_epoch = best.loss, best.epoch

    def _remember(self, loss: float, epoch: float) -> None:
        if loss >= self._best_loss and self.settings.patience:
            return
        self._best_loss, self.best_epoch = min(loss, self._best_loss), epoch
        if not self.settings.patience:  # may be switched on later in the run
            self._best = None
        elif self._best is None:
            self._best = self._values.copy()
        else:
            self._best[...] = self._values

    def _restore(self) -> None:
        if self._best is not None:
            self._values[...] = self._best


def _watched(row: HistoryRow) -> float | None:
    """Return the loss that counts: that of validation, if there is one."""
    return row.train_loss if row.val_loss is None else row.val_loss
