"""What the window and the thread of a training tell each other: controls there, reports back."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.project import History, HistoryRow
from nndesigner.engine.events import EndReason

StepKind = Literal["sample", "batch", "epoch", "back"]
"""How far a step goes while paused; "back" undoes the one before."""

Reason = Literal["finished", "stopped", "interrupted", "diverged", "failed"]
"""Stopped is what the person asked for; interrupted: something else could not wait."""


@dataclass(frozen=True)
class Progress:
    """Where a run stands: `epoch` of `epochs` (all of the history counted), and how fast.

    `learning_rate` is what the schedule makes of the one that is set.
    """

    epoch: float
    epochs: float
    step: int
    row: HistoryRow | None
    samples_per_second: float
    learning_rate: float = 0.0
    can_step_back: bool = False


@dataclass(frozen=True, eq=False)
class Report:
    """A moment of a run: its weights (a copy), curves and progress.

    `temperature` is that of these weights, see `Project`: a run can be cut off at any report.
    """

    state: NetworkState
    history: History
    progress: Progress
    temperature: float = 1.0


@dataclass(frozen=True, eq=False)
class Outcome:
    """How a run ended. `error` is what failed; `learning_rate` belongs to a divergence.

    `good_epoch` is the one whose weights are back, after a divergence or lost patience, the
    `end` of a run that finished by itself.
    """

    reason: Reason
    report: Report | None = None
    error: Exception | None = None
    learning_rate: float = 0.0
    good_epoch: float = 0.0
    end: EndReason = "epochs"


@dataclass
class Controls:
    """What the GUI thread asks of the worker; written there, read here, under one condition.

    `design` is the document's, with the settings of now; `steps` are to be done while paused.
    `stop` ends the run after the present batch, `interrupt` as soon as possible and unmeasured.
    `look_here` and `gently` are the only things the inner loop looks at between batches: a run
    that goes gently leaves the processor alone for half of the time.
    """

    design: Design
    pace: float = 0.0
    paused: bool = False
    steps: deque[StepKind] = field(default_factory=deque)
    stop: bool = False
    interrupt: bool = False
    look_here: bool = True
    gently: bool = False
    changed: threading.Condition = field(default_factory=threading.Condition)

    def set(self, **values: object) -> None:
        """Change some controls and wake the worker."""
        with self.changed:
            for name, value in values.items():
                setattr(self, name, value)
            self.look_here = True
            self.changed.notify_all()

    @property
    def rests(self) -> bool:
        """Tell whether nothing is to be done for now."""
        return self.paused and not self.steps and not self.stop

    def add_step(self, kind: StepKind) -> None:
        """Ask for one more step while paused."""
        with self.changed:
            self.paused = True
            self.steps.append(kind)
            self.look_here = True
            self.changed.notify_all()
