"""The training thread's side: pulls events from the trainer, obeys the controls, reports."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from nndesigner.app import datasets
from nndesigner.app.history import MetricHistory
from nndesigner.app.training_messages import Controls, Outcome, Progress, Report, StepKind
from nndesigner.core.project import HistoryRow, Project
from nndesigner.engine.events import (
    Diverged,
    Ended,
    EpochDone,
    Event,
    InterruptedMeasuring,
    Noticed,
    StepDone,
)

if TYPE_CHECKING:
    from nndesigner.engine.train import Trainer

REPORT_INTERVAL_S = 1 / 8
"""Snapshots of the weights reach the GUI at most this often."""

BREATH_INTERVAL_S = 0.010
BREATH_S = 0.0002
"""A tight NumPy loop retakes the GIL every few microseconds; a nap lets the GUI thread in."""

GENTLE_MOST_S = 0.02
"""A run that goes gently rests for as long as it has worked, but not longer than this."""

CALIBRATED_WITH = 200
"""Samples that give the temperature of weights in full run; all of them once it rests or ends."""

CALIBRATING_SHARE = 1 / 10
"""Reports come more rarely where finding their temperature would take more of the time."""

COURTESY_S = 0.008
"""Painting a report takes the GUI twice as long when it has to fight for the GIL meanwhile."""


class TrainingWorker(QObject):
    """Runs one training in its own thread; lives there, and is thrown away afterwards."""

    started = Signal()
    noticed = Signal(object)
    reported = Signal(object)
    ended = Signal(object)

    def __init__(self, project: Project, controls: Controls) -> None:
        super().__init__()
        self._project = project
        self._controls = controls
        self._history = MetricHistory(project.history)
        self._trainer: Trainer | None = None
        self._stepping: StepKind | None = None
        self._row: HistoryRow | None = project.history[-1] if project.history else None
        self._first_epoch = self._history.last_epoch
        self._temperature = project.temperature
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
        from nndesigner.data.augment import augmenter
        from nndesigner.engine.train import Trainer, limit_blas_threads

        project, controls = self._project, self._controls
        dataset = datasets.load_for(project)
        with limit_blas_threads():
            self._trainer = trainer = Trainer(
                project.design,
                project.state,
                dataset,
                start_epoch=self._first_epoch,
                interrupted=lambda: controls.interrupt,
                augment=augmenter(project.design.training.augmentation, dataset.spec),
            )
            self.started.emit()
            self._resumed_at = self._next_epoch = time.perf_counter()
            with suppress(InterruptedMeasuring):
                return self._pull(trainer)
            return Outcome("interrupted")

    def _pull(self, trainer: Trainer) -> Outcome:
        """Do one piece of work after the other until the run ends."""
        # a new run begins by measuring; one that goes on may begin with a single step
        if self._first_epoch and (outcome := self._obey(None)) is not None:
            return outcome
        while True:
            event = trainer.advance(1 if self._stepping == "sample" else None)
            outcome = self._after(event)
            if outcome is not None:
                return outcome

    def _after(self, event: Event) -> Outcome | None:
        """Keep the books after one event; return how the run ends, if it does."""
        now = time.perf_counter()
        if isinstance(event, EpochDone):
            self._row = event.row
            self._samples = event.samples_seen
            self._history.add(event.row)
        elif not isinstance(event, StepDone):
            return self._after_rare(event)
        if self._controls.look_here and (outcome := self._obey(event)) is not None:
            return outcome
        if now >= self._next_breath or self._controls.gently:
            worked = now + BREATH_INTERVAL_S - self._next_breath
            time.sleep(min(worked, GENTLE_MOST_S) if self._controls.gently else BREATH_S)
            self._next_breath = time.perf_counter() + BREATH_INTERVAL_S
        if now >= self._next_report and (outcome := self._running_report()) is not None:
            return outcome
        return self._wait_for_pace(now) if isinstance(event, EpochDone) else None

    def _after_rare(self, event: Noticed | Diverged | Ended) -> Outcome | None:
        if isinstance(event, Noticed):
            self.noticed.emit(event)
            return None
        if isinstance(event, Diverged):
            return self._diverged(event)
        assert self._trainer is not None
        if event.reason == "patience":
            self._cut_history(event.epoch)
        elif event.reason == "time":
            self._measure(self._trainer)
        self._temperature = self._trainer.temperature()
        ended = Outcome("finished", self._report(), good_epoch=event.epoch, end=event.reason)
        return self._sound_report() or ended

    def _cut_history(self, epoch: float) -> None:
        """Let the curves end at an epoch whose weights are back."""
        rows = tuple(row for row in self._history.rows() if row.epoch <= epoch)
        self._history = MetricHistory(rows)
        self._row = rows[-1] if rows else None

    def _sound_report(self) -> Outcome | None:
        """Report, unless the weights are not finite: then the run ends with the last good ones."""
        assert self._trainer is not None
        diverged = self._trainer.look()
        if diverged is not None:
            return self._diverged(diverged)
        self.reported.emit(self._report())
        time.sleep(COURTESY_S)
        self._next_report = time.perf_counter() + REPORT_INTERVAL_S
        return None

    def _running_report(self) -> Outcome | None:
        """Report in full run, with the temperature of the very weights reported."""
        assert self._trainer is not None
        began = time.perf_counter()
        self._temperature = self._trainer.temperature(CALIBRATED_WITH)
        wait = (time.perf_counter() - began) / CALIBRATING_SHARE
        outcome = self._sound_report()
        self._next_report = max(self._next_report, time.perf_counter() + wait)
        return outcome

    def _obey(self, event: Event | None) -> Outcome | None:
        """Take over changed controls, wait while paused; return how the run ends, if it does."""
        controls, trainer = self._controls, self._trainer
        assert trainer is not None
        if isinstance(event, EpochDone if self._stepping == "epoch" else StepDone):
            self._stepping = None
        while not (self._stepping or controls.stop):
            if controls.rests and (outcome := self._rest(trainer)) is not None:
                return outcome
            with controls.changed:
                while controls.rests:
                    controls.changed.wait()
                self._stepping = controls.steps.popleft() if controls.steps else None
            if self._stepping == "back":
                self._step_back(trainer)
            elif self._stepping:
                trainer.remember()
            elif not controls.paused:
                break
        return self._go_on(trainer)

    def _go_on(self, trainer: Trainer) -> Outcome | None:
        """Begin what the controls ask for; return how the run ends, if it does."""
        controls = self._controls
        with controls.changed:
            trainer.adopt(controls.design)
            controls.look_here = controls.paused or controls.stop
            if not controls.paused:
                self._stepping = None
                controls.steps.clear()
            ending = controls.stop
        if ending:
            return self._stopped(trainer)
        if not self._resumed_at:
            self._resumed_at = self._next_epoch = time.perf_counter()
        return None

    def _step_back(self, trainer: Trainer) -> None:
        """Undo the last step; the curves end there too."""
        self._stepping = None
        if trainer.step_back():
            epoch = trainer.epoch
            self._history = MetricHistory(row for row in self._history.rows() if row.epoch <= epoch)
            self._row = None

    def _rest(self, trainer: Trainer) -> Outcome | None:
        """Show exactly where the run stands before waiting."""
        trainer.rest()
        self._measure(trainer)
        self._temperature = trainer.temperature()
        if self._resumed_at:
            self._busy_s += time.perf_counter() - self._resumed_at
            self._resumed_at = 0.0
        return self._sound_report()

    def _stopped(self, trainer: Trainer) -> Outcome:
        if self._controls.interrupt:
            return Outcome("interrupted")
        self._measure(trainer)
        self._temperature = trainer.temperature()
        return self._sound_report() or Outcome("stopped", self._report())

    def _measure(self, trainer: Trainer) -> None:
        """Add a row for the present moment inside an epoch, unless its end has just been one."""
        if self._row is None or self._row.epoch != trainer.epoch:
            self._row = trainer.measure()
            self._history.add(self._row)

    def _wait_for_pace(self, now: float) -> Outcome | None:
        """Sleep until the next epoch is due, or a control changes; report meanwhile."""
        controls = self._controls
        if controls.pace <= 0:
            return None
        self._next_epoch = max(self._next_epoch, now - 0.1) + 1 / controls.pace
        reported = False
        while (left := self._next_epoch - time.perf_counter()) > 0:
            if not reported and time.perf_counter() >= self._next_report:
                reported = True
                if (outcome := self._running_report()) is not None:
                    return outcome
            with controls.changed:
                if controls.look_here:
                    return None
                controls.changed.wait(min(left, REPORT_INTERVAL_S))
        return None

    def _report(self) -> Report:
        assert self._trainer is not None
        busy = self._busy_s
        if self._resumed_at:
            busy += time.perf_counter() - self._resumed_at
        epoch = self._row.epoch if self._row else self._first_epoch
        progress = Progress(
            epoch=epoch,
            epochs=self._first_epoch + self._controls.design.training.epochs,
            step=self._trainer.step,
            row=self._row,
            samples_per_second=self._samples / busy if busy else 0.0,
            learning_rate=self._trainer.rate,
            can_step_back=self._trainer.can_step_back,
        )
        return Report(self._trainer.state(), self._history.rows(), progress, self._temperature)

    def _diverged(self, event: Diverged) -> Outcome:
        """Report the last good weights the trainer went back to, and the curves up to them."""
        assert self._trainer is not None
        self._cut_history(event.good_epoch)
        self._temperature = self._trainer.temperature()
        return Outcome(
            "diverged",
            self._report(),
            learning_rate=event.learning_rate,
            good_epoch=event.good_epoch,
        )
