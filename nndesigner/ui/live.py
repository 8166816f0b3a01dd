"""What moves while one works: canvas, panels and prediction follow document and training."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction, Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import Problem
from nndesigner.core.design import Design
from nndesigner.core.project import History, Project
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.panels.data import DataPanel
from nndesigner.ui.panels.inspector import Inspector
from nndesigner.ui.panels.plots import PlotsPanel
from nndesigner.ui.panels.problems import ProblemsPanel
from nndesigner.ui.panels.training import TrainingPanel

NUMBERS_AFTER_MS, CURVES_AFTER_MS = 3, 6
"""What a report of a training changes is shown bit by bit, weights first, while the trainer rests:
no bit keeps the thread for more than a millisecond."""

ACTIVATIONS_EVERY_MS = 40
"""While the pen is down: the canvas takes longer to paint than the answer."""


@dataclass(frozen=True)
class Views:
    """The parts of the window that show the network."""

    scene: DesignScene
    inspector: Inspector
    plots: PlotsPanel
    training: TrainingPanel
    data: DataPanel
    problems: ProblemsPanel


class LiveView(QObject):
    """Brings every change of the document and every snapshot of a training to the views."""

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        predictor: Predictor,
        views: Views,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._predictor = predictor
        self._views = views
        self._history: History = ()
        self._numbers = QTimer(self, singleShot=True, interval=NUMBERS_AFTER_MS)
        self._numbers.timeout.connect(self._show_numbers)
        self._curves = QTimer(self, singleShot=True, interval=CURVES_AFTER_MS)
        self._curves.timeout.connect(self._show_curves)
        self._activations = QTimer(self)
        self._activations.setSingleShot(True)
        self._activations.setInterval(ACTIVATIONS_EVERY_MS)
        self._activations.timeout.connect(self._show_activations)
        document.changed.connect(self._on_changed)
        document.problems_changed.connect(self._on_problems)
        session.snapshot.connect(self._on_snapshot)
        session.history_changed.connect(self._on_live_history)
        session.progressed.connect(views.training.show_progress)
        session.phase_changed.connect(views.training.show_phase)
        session.phase_changed.connect(views.plots.show_phase)
        predictor.predicted.connect(self._on_predicted)

    def show_all(self) -> None:
        """Show the document from scratch, as for a window just made."""
        empty = Project()
        self._views.scene.sync(Design(), self._document.design)
        self._views.inspector.show_project(empty, self._document.project)
        self._views.training.show_project(empty, self._document.project)
        self._views.data.show_project(empty, self._document.project)
        self._on_state()
        self._on_history(self._document.project.history)
        self._on_problems(self._document.problems)

    def _on_changed(self, old: Project, new: Project) -> None:
        views = self._views
        if old.design is not new.design:
            # Weights first: links are then made with them, and their lines chosen only once.
            views.scene.set_state(self._session.state)
            views.scene.sync(old.design, new.design)
        for panel in (views.inspector, views.training, views.data):
            panel.show_project(old, new)
        if old.state is not new.state or old.design is not new.design:
            self._on_state()
        if old.history is not new.history:
            self._on_history(self._session.project.history)

    def _on_snapshot(self, state: NetworkState) -> None:
        self._views.scene.set_state(state)
        self._numbers.start()

    def _on_state(self) -> None:
        self._views.scene.set_state(self._session.state)
        self._numbers.stop()
        self._show_numbers()

    def _show_numbers(self) -> None:
        """Show what follows from the weights of now: sums in the inspector, and the prediction."""
        state, temperature = self._session.state, self._session.project.temperature
        self._views.inspector.set_state(state)
        self._predictor.set_network(self._document.design, state, temperature)

    def _on_live_history(self, history: History) -> None:
        self._history = history
        self._curves.start()

    def _show_curves(self) -> None:
        """Let one of the two plots grow; the other one follows with the next report, if any."""
        if self._session.phase == "running":
            self._views.plots.show_growing(self._history)
        elif self._session.active:
            self._views.plots.show_history(self._history)

    def _on_history(self, history: History) -> None:
        self._views.plots.show_history(history)

    def _on_problems(self, problems: tuple[Problem, ...]) -> None:
        self._views.scene.set_problems(problems)
        self._views.problems.show_problems(problems)

    def _on_predicted(self, _prediction: Prediction | None) -> None:
        if not self._predictor.moving:
            self._activations.stop()
            self._show_activations()
        elif not self._activations.isActive():  # the answer is painted first
            self._activations.start()

    def _show_activations(self) -> None:
        prediction = self._predictor.prediction
        last = self._document.design.output
        shares = prediction.shares(last.id if last is not None else None) if prediction else None
        self._views.scene.set_activations(shares)
        self._views.inspector.set_prediction(prediction)
