"""Training as the window sees it: one run at a time, started, paused, stepped and stopped."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from nndesigner.app.document import Document
from nndesigner.app.short_run import shortened
from nndesigner.app.trained_drawings import noted
from nndesigner.app.training_messages import Controls, Outcome, Reason, Report, StepKind
from nndesigner.app.training_run import TrainingRun, wait_for_unfinished
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import can_train
from nndesigner.core.design import Design
from nndesigner.core.fingerprint import fingerprint
from nndesigner.core.project import Project
from nndesigner.core.shapes import structure
from nndesigner.engine.events import Noticed
from nndesigner.engine.initializers import initial_state

Phase = Literal["idle", "starting", "running", "paused"]
Pace = Literal["slow", "watch", "full"]

SLOW_EPOCHS_PER_SECOND = 2.0
WATCHED_RUN_S = 4.0


def epochs_per_second(pace: Pace, epochs: int) -> float:
    """Return the most epochs a second of a run of `epochs`; 0 is as fast as possible.

    "watch" stretches a run to about four seconds, long enough to see curves and weights move.
    """
    if pace == "full":
        return 0.0
    watched = max(SLOW_EPOCHS_PER_SECOND, epochs / WATCHED_RUN_S)
    return watched if pace == "watch" else SLOW_EPOCHS_PER_SECOND


class TrainingSession(QObject):
    """Trains the document's project and commits the result to it as one undo step.

    While a run is active `snapshot`, `progressed` and `history_changed` bring its weights and
    curves about 8 times a second; the document itself changes only when the run ends.
    `noticed` tells of something that keeps the network from learning well.
    """

    phase_changed = Signal(str)
    snapshot = Signal(object)
    progressed = Signal(object)
    history_changed = Signal(object)
    noticed = Signal(object)
    stopped = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._run: TrainingRun | None = None
        self._phase: Phase = "idle"
        self._pace: Pace = "full"
        self._begun_at = 0
        document.changed.connect(self._follow_settings)
        document.training_must_end.connect(self._on_training_must_end)
        document.about_to_replace.connect(self.abandon)

    def go_gently(self, gently: bool) -> None:
        """Leave half of the time to the window, while somebody draws, or work on at full speed."""
        if self._run is not None:
            self._run.controls.gently = gently

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def active(self) -> bool:
        return self._run is not None

    @property
    def state(self) -> NetworkState:
        """The weights of now: the run's newest, or the document's."""
        return self.project.state

    @property
    def project(self) -> Project:
        """The document's project with the weights and curves of now."""
        project, run = self._document.project, self._run
        if run is None or run.report is None:
            return project
        return _with_report(project, run.report)

    def train(self) -> bool:
        """Start, or go on after a pause; return False if the design has problems."""
        if self._run is not None:
            self._run.controls.set(paused=False)
            self._enter("running")
            return True
        return self._start()

    def train_on(self) -> bool:
        """Start a short run with smaller steps from the weights of now: see `app.short_run`.

        Returns False if a run is active, or the design has problems.
        """
        return self._run is None and self._start(short=True)

    def pause(self) -> None:
        """Hold the run after the present batch."""
        if self._run is not None and self._phase in ("starting", "running"):
            self._run.controls.set(paused=True)
            self._enter("paused")

    def step(self, kind: StepKind = "batch") -> bool:
        """Train on one sample, batch or epoch, or undo the last step; then pause.

        Returns False if the design has problems, or there is no step to undo.
        """
        if self._run is None:
            return kind != "back" and self._start(step=kind)
        if kind == "back" and not self.can_step_back:
            return False
        self._run.controls.add_step(kind)
        self._enter("paused")
        return True

    @property
    def is_last_begun(self) -> bool:
        """Tell whether the run is what was begun last: nothing was edited since."""
        return self.active and self._document.undo_stack.index() <= self._begun_at

    @property
    def can_step_back(self) -> bool:
        """Tell whether a step done while paused can be undone."""
        run = self._run
        return run is not None and run.report is not None and run.report.progress.can_step_back

    def stop(self) -> None:
        """End the run after the present batch and keep what it learnt."""
        run = self._run
        if run is not None and run.report is None:
            self.finish_now()
        elif run is not None:
            run.controls.set(stop=True)

    def finish_now(self, reason: Reason = "stopped") -> bool:
        """End the run at its newest report without waiting for the worker.

        Returns whether there was something learnt to add to the document.
        """
        run = self._run
        if run is None:
            return False
        run.controls.set(stop=True, interrupt=True)
        return self._end(run, Outcome(reason, run.report))

    @Slot()
    def _on_training_must_end(self) -> None:
        self.finish_now("interrupted")

    def abandon(self) -> None:
        """End the run and forget what it learnt: its project is being closed."""
        run = self._run
        if run is not None:
            run.controls.set(stop=True, interrupt=True)
            self._run = None
            self._enter("idle")

    def reset(self) -> None:
        """Forget what was learnt: initial weights from the seed, empty curves."""
        self.finish_now()
        project = self._document.project
        initial = initial_state(project.design)
        if project.history or project.learnt or not project.state.same_as(initial):
            fresh = project.with_(state=initial, history=(), temperature=1.0, learnt=False)
            fresh = fresh.with_(trained_as="", trained_on=())
            self._document.change(self.tr("Reset weights"), fresh)

    def set_pace(self, pace: Pace) -> None:
        """Train in slow motion, so that one can watch, or as fast as possible."""
        self._pace = pace
        if self._run is not None:
            self._run.controls.set(pace=self._speed(self._run.controls.design))

    def shutdown(self, timeout_ms: int = 5000) -> bool:
        """End the run and wait for all threads; return False if one does not end in time."""
        self.finish_now()
        return wait_for_unfinished(timeout_ms / 1000)

    def _start(self, step: StepKind | None = None, *, short: bool = False) -> bool:
        if not can_train(self._document.problems):
            return False
        project = self._document.project
        if short:
            project = project.with_(design=shortened(project.design))
        pace = self._speed(project.design)
        controls = Controls(project.design, pace=pace, paused=step is not None)
        if step is not None:
            controls.steps.append(step)
        run = TrainingRun(project, controls, short=short)
        run.started.connect(self._on_started)
        run.reported.connect(self._on_report)
        run.noticed.connect(self._on_noticed)
        run.ended.connect(self._on_ended)
        self._run = run
        self._begun_at = self._document.undo_stack.index()
        self._enter("paused" if step is not None else "starting")
        run.start()
        return True

    @Slot(object)
    def _on_started(self, run: TrainingRun) -> None:
        if run is self._run and self._phase == "starting":
            self._enter("running")

    @Slot(object, object)
    def _on_report(self, run: TrainingRun, report: Report) -> None:
        if run is self._run:
            self.snapshot.emit(report.state)
            self.history_changed.emit(report.history)
            self.progressed.emit(report.progress)

    @Slot(object, object)
    def _on_noticed(self, run: TrainingRun, notice: Noticed) -> None:
        if run is self._run:
            self.noticed.emit(notice)

    @Slot(object, object)
    def _on_ended(self, run: TrainingRun, outcome: Outcome) -> None:
        if run is self._run:
            self._end(run, outcome)

    @Slot(object, object)
    def _follow_settings(self, _old: Project, new: Project) -> None:
        if self._run is not None:
            design = shortened(new.design) if self._run.short else new.design
            self._run.controls.set(design=design, pace=self._speed(design))

    def _end(self, run: TrainingRun, outcome: Outcome) -> bool:
        self._run = None
        report = outcome.report or run.report
        committed = report is not None and self._commit(run, report)
        if report is not None:
            self.progressed.emit(report.progress)
        self._enter("idle")
        self.stopped.emit(outcome)
        return committed

    def _speed(self, design: Design) -> float:
        return epochs_per_second(self._pace, design.training.epochs)

    def _commit(self, run: TrainingRun, report: Report) -> bool:
        project = self._document.project
        if structure(project.design) != structure(run.project.design):
            return False
        if report.state.same_as(project.state) and report.history == project.history:
            return False
        project = noted(project, run.project).with_(trained_as=fingerprint(project.design))
        text = self.tr("Train on with my drawings") if run.short else self.tr("Train")
        self._document.change(text, _with_report(project, report))
        return True

    def _enter(self, phase: Phase) -> None:
        if phase != self._phase:
            self._phase = phase
            self.phase_changed.emit(phase)


def _with_report(project: Project, report: Report) -> Project:
    return project.with_(
        state=report.state,
        history=report.history,
        temperature=report.temperature,
        learnt=bool(project.learnt) or not report.state.same_as(project.state),
    )
