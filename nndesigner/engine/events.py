"""What a training run reports while it works."""

from __future__ import annotations

from dataclasses import dataclass

from nndesigner.core.project import HistoryRow


@dataclass(frozen=True)
class StepDone:
    """One batch was trained on. Always the same object: ask the trainer for more."""


@dataclass(frozen=True)
class EpochDone:
    """An epoch ended (epoch 0: nothing was trained yet); `samples_seen` counts this run's."""

    row: HistoryRow
    samples_seen: int


@dataclass(frozen=True)
class Diverged:
    """Loss or weights became infinite or NaN; the last event of a run.

    `epoch` and `step` tell when, `learning_rate` at which step size. The trainer's weights are
    those of `good_epoch` and `good_step` again; `row` is the last row before, if there is one.
    """

    epoch: float
    step: int
    learning_rate: float
    good_epoch: float
    good_step: int
    row: HistoryRow | None


Event = StepDone | EpochDone | Diverged
