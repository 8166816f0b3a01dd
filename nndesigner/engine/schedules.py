"""Schedules: how the learning rate changes in the course of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, floor, inf, pi

from nndesigner.core.training import ScheduleName, TrainingSettings

WARM_UP_START = 0.01
"""Share of the learning rate a warm-up starts with: with 0 a first step would be lost."""

RISING, START_DIVISOR, END_DIVISOR = 0.3, 25.0, 1e4
"""One-cycle: share of the run in which the rate rises from 1/25 of the peak; the run ends at
1e-4 of where it started (PyTorch's defaults)."""

IMPROVEMENT = 1e-4
"""Share by which a loss must be lower to count as improved (PyTorch's default)."""


@dataclass(frozen=True)
class Progress:
    """Where a run is: `epoch` of `epochs` are done, counted from its start, in parts too.

    `step` is the share of an epoch one batch takes; with 0 a run is taken for continuous.
    """

    epoch: float
    epochs: float
    step: float = 0.0


def factor(settings: TrainingSettings, progress: Progress) -> float:
    """Return by what the base learning rate is multiplied at this point of a run.

    It depends on nothing else, so that changed settings take effect at once. "plateau" needs
    to know the losses, see `Schedule`; here it counts as "constant".
    """
    return _FACTORS[settings.schedule](settings, progress)


class Schedule:
    """The learning rate of one run, a plateau in the loss noticed."""

    def __init__(self, settings: TrainingSettings) -> None:
        self._settings = settings
        self._best, self._waiting, self._reduced = inf, 0, 1.0

    def adopt(self, settings: TrainingSettings) -> None:
        """Take over settings changed during the run, the number of epochs included."""
        if settings.schedule != self._settings.schedule:
            self._best, self._waiting, self._reduced = inf, 0, 1.0
        self._settings = settings

    def rate(self, base: float, epoch: float, step: float = 0.0) -> float:
        """Return the learning rate at `epoch` of the run, from the one that is set.

        `step` is the share of an epoch one batch takes; see `Progress`.
        """
        progress = Progress(epoch, self._settings.epochs, step)
        return base * factor(self._settings, progress) * self._reduced

    def epoch_ended(self, loss: float) -> None:
        """Note the loss of an epoch: "plateau" reduces the rate when it does not improve.

        PyTorch's ReduceLROnPlateau with a patience of `schedule_epochs` - 1: it waits for one
        epoch more than its patience.
        """
        if self._settings.schedule != "plateau":
            return
        if loss < self._best * (1 - IMPROVEMENT):
            self._best, self._waiting = loss, 0
            return
        self._waiting += 1
        if self._waiting >= self._settings.schedule_epochs:
            self._waiting = 0
            self._reduced *= self._settings.schedule_factor

    def save(self) -> tuple[float, ...]:
        """Return what has been noted, for `load`."""
        return self._best, self._waiting, self._reduced

    def load(self, saved: tuple[float, ...]) -> None:
        """Go back to what had been noted."""
        self._best, waiting, self._reduced = saved
        self._waiting = int(waiting)


def _constant(_settings: TrainingSettings, _progress: Progress) -> float:
    """Return 1."""
    return 1.0


def _step(settings: TrainingSettings, progress: Progress) -> float:
    """Return gamma^floor(epoch / n): PyTorch's StepLR with step_size n."""
    return float(settings.schedule_factor ** floor(progress.epoch / settings.schedule_epochs))


def _exponential(settings: TrainingSettings, progress: Progress) -> float:
    """Return gamma^epoch: at whole epochs PyTorch's ExponentialLR."""
    return float(settings.schedule_factor**progress.epoch)


def _cosine(_settings: TrainingSettings, progress: Progress) -> float:
    """Return (1 + cos(pi epoch / epochs)) / 2 (Loshchilov, Hutter 2017, equation 5).

    PyTorch's CosineAnnealingLR with T_max = epochs.
    """
    return _between(1.0, 0.0, _part(progress.epoch, progress.epochs))


def _warm_up(settings: TrainingSettings, progress: Progress) -> float:
    """Rise linearly from 1/100 to 1: PyTorch's LinearLR with start_factor 0.01, total_iters n."""
    part = _part(progress.epoch, settings.schedule_epochs)
    return WARM_UP_START + (1 - WARM_UP_START) * part


def _one_cycle(_settings: TrainingSettings, progress: Progress) -> float:
    """Go up and down again (Smith, Topin 2018), PyTorch's OneCycleLR stepped after every batch.

    With total_steps = epochs / step; the last batch is the end of its way down. Runs of fewer
    than four batches, of which PyTorch makes nothing sensible, start at the peak.
    """
    start = 1 / START_DIVISOR
    step = min(progress.step, 1.0)  # an epoch has a batch, however large it may be
    rising = max(RISING * progress.epochs - step, 0.0)
    if progress.epoch <= rising:
        return _between(start, 1.0, _part(progress.epoch, rising))
    falling = progress.epochs - step - rising
    return _between(1.0, start / END_DIVISOR, _part(progress.epoch - rising, falling))


def _part(done: float, whole: float) -> float:
    """Return done / whole, but not outside 0 .. 1."""
    return min(max(done / whole, 0.0), 1.0) if whole > 0 else 1.0


def _between(start: float, end: float, part: float) -> float:
    """Return the number on the way along half a cosine from start to end."""
    return end + (start - end) * (1 + cos(pi * part)) / 2


_FACTORS: Mapping[ScheduleName, Callable[[TrainingSettings, Progress], float]] = {
    "constant": _constant,
    "step": _step,
    "exponential": _exponential,
    "cosine": _cosine,
    "warm_up": _warm_up,
    "one_cycle": _one_cycle,
    "plateau": _constant,
}
