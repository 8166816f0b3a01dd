"""The training thread's side: pulls events from the trainer, obeys the controls, reports."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal, Slot

from nndesigner.app import datasets
from nndesigner.app.history import MetricHistory
from nndesigner.core.arrays import NetworkState
from nndesigner.core.project import History, HistoryRow, Project

if TYPE_CHECKING:
    from nndesigner.engine.train import Diverged, Trainer

REPORT_INTERVAL_S = 1 / 15
"""Snapshots of the weights reach the GUI at most this often."""

BREATH_INTERVAL_S = 0.010
BREATH_S = 0.001
"""A tight NumPy loop retakes the GIL every few microseconds; a nap lets the GUI thread in."""

Reason = Literal["finished", "stopped", "diverged", "failed"]


@dataclass(frozen=True)
class Progress:
    """Where a run stands: `epoch` of `epochs` (all of the history counted), and how fast."""

    epoch: float
    epochs: float
    step: int
    row: HistoryRow | None
    samples_per_second: float


@dataclass(frozen=True, eq=False)
class Report:
    """A moment of a run: its weights (a copy), curves and progress."""

    state: NetworkState
    history: History
    progress: Progress


@dataclass(frozen=True, eq=False)
class Outcome:
    """How a run ended. `error` is what failed; the last three describe a divergence."""

    reason: Reason
    report: Report | None = None
    error: Exception | None = None
    learning_rate: float = 0.0
    good_epoch: float = 0.0


@dataclass
class Controls:
    """What the GUI thread asks of the worker; written there, read here, under one condition.

    `urgent` is the only thing the inner loop looks at between batches.
    """

    learning_rate: float
    epochs: int
    pace: float = 0.0
    paused: bool = False
    steps: int = 0
    stop: bool = False
    urgent: bool = True
    changed: threading.Condition = field(default_factory=threading.Condition)

    def set(self, **values: object) -> None:
        """Change some controls and wake the worker."""
        with self.changed:
            for name, value in values.items():
                setattr(self, name, value)
            self.urgent = True
            self.changed.notify_all()

    def add_step(self) -> None:
        """Allow one more batch while paused."""
        with self.changed:
            self.steps += 1
            self.urgent = True
            self.changed.notify_all()


class TrainingWorker(QObject):
    """Runs one training in its own thread; lives there, and is thrown away afterwards."""

    started = Signal()
    reported = Signal(object)
    ended = Signal(object)

    def __init__(self, project: Project, controls: Controls) -> None:
        super().__init__()
        self._project = project
        self._controls = controls
        self._history = MetricHistory(project.history)
        self._trainer: Trainer | None = None
        self._step = 0
        self._row: HistoryRow | None = project.history[-1] if project.history else None
        self._first_epoch = self._history.last_epoch
        self._samples = 0
        self._busy_s = 0.0
        self._resumed_at = 0.0
        self._next_report = 0.0
        self._next_breath = 0.0
        self._next_epoch = 0.0

    @Slot()
    def run(self) -> None:
        """Train until done, stopped or diverged; always ends by emitting `ended`."""
        try:
            outcome = self._train()
        except Exception as error:  # noqa: BLE001  nothing may kill the thread unheard
            outcome = Outcome("failed", error=error)
        self.ended.emit(outcome)

    def _train(self) -> Outcome:
        from nndesigner.engine.train import Diverged, Trainer, limit_blas_threads

        project = self._project
        dataset = datasets.load(project.design.data)
        with limit_blas_threads():
            self._trainer = Trainer(
                project.design, project.state, dataset, start_epoch=self._first_epoch
            )
            self.started.emit()
            self._resumed_at = self._next_epoch = time.perf_counter()
            for event in self._trainer.run():
                if isinstance(event, Diverged):
                    return self._diverged(event)
                if not self._after(event):
                    return Outcome("stopped", self._report())
            return Outcome("finished", self._report())

    def _after(self, event: object) -> bool:
        """Keep the books after one event; return False to stop."""
        from nndesigner.engine.train import EpochDone

        now = time.perf_counter()
        if isinstance(event, EpochDone):
            self._row = event.row
            self._samples = event.samples_seen
            self._history.add(event.row)
            self._wait_for_pace(now)
        else:
            self._step += 1
        if self._controls.urgent and not self._obey(stepped=not isinstance(event, EpochDone)):
            return False
        if now >= self._next_breath:
            time.sleep(BREATH_S)
            self._next_breath = time.perf_counter() + BREATH_INTERVAL_S
        if now >= self._next_report:
            self.reported.emit(self._report())
            self._next_report = time.perf_counter() + REPORT_INTERVAL_S
        return True

    def _obey(self, *, stepped: bool) -> bool:
        """Take over changed controls, wait while paused; return False to stop."""
        controls, trainer = self._controls, self._trainer
        assert trainer is not None
        with controls.changed:
            if stepped and controls.steps:
                controls.steps -= 1
            if controls.paused and not controls.steps and not controls.stop:
                self._rest(trainer, stepped=stepped)
            while controls.paused and not controls.steps and not controls.stop:
                controls.changed.wait()
                self._take_over(trainer)
            if not self._resumed_at:
                self._resumed_at = self._next_epoch = time.perf_counter()
            self._take_over(trainer)
            controls.urgent = controls.paused or controls.stop
            return not controls.stop

    def _rest(self, trainer: Trainer, *, stepped: bool) -> None:
        """Show exactly where the run stands before waiting."""
        if stepped:
            self._row = trainer.measure()
            self._history.add(self._row)
        if self._resumed_at:
            self._busy_s += time.perf_counter() - self._resumed_at
            self._resumed_at = 0.0
        self.reported.emit(self._report())

    def _take_over(self, trainer: Trainer) -> None:
        trainer.learning_rate = self._controls.learning_rate
        trainer.epochs = self._controls.epochs

    def _wait_for_pace(self, now: float) -> None:
        """Sleep until the next epoch is due, or a control changes."""
        controls = self._controls
        if controls.pace <= 0:
            return
        self._next_epoch = max(self._next_epoch, now - 0.1) + 1 / controls.pace
        while (left := self._next_epoch - time.perf_counter()) > 0:
            with controls.changed:
                if controls.urgent:
                    return
                controls.changed.wait(min(left, REPORT_INTERVAL_S))
            if time.perf_counter() >= self._next_report:
                self.reported.emit(self._report())
                self._next_report = time.perf_counter() + REPORT_INTERVAL_S

    def _report(self) -> Report:
        assert self._trainer is not None
        busy = self._busy_s
        if self._resumed_at:
            busy += time.perf_counter() - self._resumed_at
        epoch = self._row.epoch if self._row else self._first_epoch
        progress = Progress(
            epoch=epoch,
            epochs=self._first_epoch + self._controls.epochs,
            step=self._step,
            row=self._row,
            samples_per_second=self._samples / busy if busy else 0.0,
        )
        return Report(self._trainer.state(), self._history.rows(), progress)

    def _diverged(self, event: Diverged) -> Outcome:
        """Report the last good weights the trainer went back to, and the curves up to them."""
        good = tuple(row for row in self._history.rows() if row.epoch <= event.good_epoch)
        self._history = MetricHistory(good)
        self._row = good[-1] if good else None
        return Outcome(
            "diverged",
            self._report(),
            learning_rate=event.learning_rate,
            good_epoch=event.good_epoch,
        )
