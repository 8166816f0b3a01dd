"""What the window wants to know but must not wait for: the samples, and the test results."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from nndesigner.app import datasets
from nndesigner.app.document import Document
from nndesigner.app.evaluation import evaluate_project
from nndesigner.app.jobs import LatestJob
from nndesigner.app.looks import look_for_project
from nndesigner.app.prediction import picture_read
from nndesigner.app.session import TrainingSession
from nndesigner.core.check import can_train
from nndesigner.core.combinations import too_few_drawings
from nndesigner.core.dataset import Dataset
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project

SETTLE_MS = 250
"""Pause in editing after which the test results are measured again."""


class Background(QObject):
    """Loads the design's data set and measures trained weights, always in another thread.

    `dataset_loaded(Dataset | None)`; `measuring()` when the test samples begin to be measured,
    which takes a while for many, and `evaluated(Evaluation | None)` afterwards.
    """

    dataset_loaded = Signal(object)
    evaluated = Signal(object)
    measuring = Signal()
    data_failed = Signal(object)

    def __init__(
        self, document: Document, session: TrainingSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._started = False
        self._loading = LatestJob(self)
        self._loading.done.connect(self.dataset_loaded)
        self._loading.failed.connect(self._on_load_failed)
        self._measuring = LatestJob(self)
        self._measuring.done.connect(self.evaluated)
        self._measuring.failed.connect(self._on_evaluation_failed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._evaluate)
        document.changed.connect(self._follow)
        session.phase_changed.connect(self._on_phase)

    def start(self) -> None:
        """Begin working: after the first paint, so that it is not in the way."""
        self._started = True
        self._load()
        self._settle.start()

    def _follow(self, old: Project, new: Project) -> None:
        if not self._started:
            return
        if _loads_differently(old, new):
            self._load()
        if old.state is not new.state or old.design.data is not new.design.data:
            self._settle.start()

    def _on_phase(self, phase: str) -> None:
        if phase == "idle" and self._started:
            self._settle.start()

    def load_again(self) -> None:
        """Load the data set anew: its files have changed outside."""
        if self._started:
            self._load()

    def _load(self) -> None:
        project = self._document.project
        lacking = too_few_drawings(project.design, project.examples)  # the Problems panel says so
        if self._document.spec is None or lacking is not None:
            self._loading.cancel()
            self.dataset_loaded.emit(None)
            return
        self._loading.start(partial(_load, project))

    def _evaluate(self) -> None:
        project = self._document.project
        if not can_train(self._document.problems) or not project.history:
            self._measuring.cancel()
            self.evaluated.emit(None)
        elif not self._session.active:
            self.measuring.emit()
            self._measuring.start(partial(evaluate_project, project))

    def _on_load_failed(self, error: Exception) -> None:
        self.dataset_loaded.emit(None)
        self.data_failed.emit(error)

    def _on_evaluation_failed(self, error: Exception) -> None:
        self.evaluated.emit(None)
        if not isinstance(error, NNDesignerError):  # others are told of by the Problems panel
            raise error


def _load(project: Project) -> Dataset:
    """Return the samples, with the look of their pictures ready for the pad."""
    dataset = datasets.plain_for(project)
    look_for_project(project)
    return dataset


def _loads_differently(old: Project, new: Project) -> bool:
    """Tell whether other samples are to be looked at."""
    if old.design.data is not new.design.data and old.design.data != new.design.data:
        return True
    if old.design.training.handwriting != new.design.training.handwriting:
        return True  # they share one array with the generated ones: let go of the old one
    if picture_read(old.design) != picture_read(new.design):
        return True  # the same numbers as pictures of another size: they look otherwise
    return new.design.data.name == DRAWN and old.examples is not new.examples
