"""What a training run reports while it works."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

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
class Noticed:
    """Something keeps the network from learning well; training goes on.

    `code` is `class_missing` (classes: their names), `one_class` (name), `constant_columns`
    (columns: their names or numbers), `same_samples` (count: all inputs are equal),
    `constant_target` (columns: numbers of the values that never change), `words_not_whole` and
    `words_out_of_range` (share of what comes into an embedding; vocabulary), `same_weights`
    (all weights of a layer start equal, so that its neurons will stay equal), `dead_units`
    (units, of: so many give 0 for every sample) or `nothing_learns` (everything is frozen).
    `where` is a layer's id, or None.
    """

    code: str
    where: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


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


EndReason = Literal["epochs", "time", "target", "patience"]


@dataclass(frozen=True)
class Ended:
    """The run is over; the last event unless it was interrupted or diverged.

    The weights are those of `epoch`: after "patience" the best ones, which may be older.
    """

    reason: EndReason
    epoch: float


Event = StepDone | EpochDone | Noticed | Diverged | Ended


class InterruptedMeasuring(Exception):  # noqa: N818  it is no error
    """Somebody waits for the run to end and does not want its numbers."""
