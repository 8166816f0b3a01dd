"""One run of a training in a thread of its own, kept alive until that has really ended."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from nndesigner.app.training_messages import Controls, Outcome, Report
from nndesigner.app.training_worker import TrainingWorker
from nndesigner.core.project import Project
from nndesigner.engine.events import Noticed

_UNFINISHED: set[TrainingRun] = set()
"""Runs whose thread still works: a QThread destroyed before that takes the process with it."""


def wait_for_unfinished(seconds: float) -> bool:
    """Wait until no run's thread works any more; return False if one still does."""
    ended = [run.wait(int(seconds * 1000)) for run in list(_UNFINISHED)]
    return all(ended)


class TrainingRun(QObject):
    """One worker with its thread, kept alive until the thread has really ended.

    Its slots run in the GUI thread and say whose report it is: a run that was left behind may
    still report.
    """

    started = Signal(object)
    reported = Signal(object, object)
    noticed = Signal(object, object)
    ended = Signal(object, object)

    def __init__(self, project: Project, controls: Controls, *, short: bool = False) -> None:
        super().__init__()
        self.project = project
        self.short = short
        self.controls = controls
        self.report: Report | None = None
        self.thread_ = QThread()
        self.thread_.setObjectName("training")
        self.worker = TrainingWorker(project, controls)
        self.worker.moveToThread(self.thread_)
        self.worker.started.connect(self._on_started)
        self.worker.reported.connect(self._on_reported)
        self.worker.noticed.connect(self._on_noticed)
        self.worker.ended.connect(self.thread_.quit, Qt.ConnectionType.DirectConnection)
        self.worker.ended.connect(self._on_ended)
        self.thread_.started.connect(self.worker.run)
        self.thread_.finished.connect(self._on_thread_finished)

    def start(self) -> None:
        """Begin to work."""
        _UNFINISHED.add(self)
        self.thread_.start()

    def wait(self, timeout_ms: int) -> bool:
        """Wait until the thread has ended; return False if it has not."""
        ended = self.thread_.wait(timeout_ms)
        if ended:
            _UNFINISHED.discard(self)
        return ended

    @Slot()
    def _on_started(self) -> None:
        self.started.emit(self)

    @Slot(object)
    def _on_reported(self, report: Report) -> None:
        self.report = report
        self.reported.emit(self, report)

    @Slot(object)
    def _on_noticed(self, notice: Noticed) -> None:
        self.noticed.emit(self, notice)

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        self.ended.emit(self, outcome)

    @Slot()
    def _on_thread_finished(self) -> None:
        self.wait(1000)
