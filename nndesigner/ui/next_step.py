"""Where the work stands while nothing is wrong: ready, being trained, trained, changed since."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nndesigner.app.document import Document
from nndesigner.app.prediction import picture_read
from nndesigner.app.redesign import trains_differently
from nndesigner.app.session import TrainingSession
from nndesigner.core.design import Design
from nndesigner.core.project import History, Project
from nndesigner.ui.panels.problems import ProblemsPanel, Stage

_KEPT = 16
"""Trainings whose designs are remembered, for when one undoes back to them."""


class NextStep(QObject):
    """Tells the Problems panel what can be done next, when it has no problem to show."""

    def __init__(
        self, document: Document, session: TrainingSession, panel: ProblemsPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._panel = document, session, panel
        self._trained: list[tuple[History, Design]] = []
        document.changed.connect(self._follow)
        document.problems_changed.connect(self._refresh)
        session.phase_changed.connect(self._refresh)

    def _follow(self, old: Project, new: Project) -> None:
        if old.history is not new.history and new.history and self._of(new.history) is None:
            self._trained = [*self._trained[1 - _KEPT :], (new.history, new.design)]
        self._refresh()

    def _refresh(self, _what: object = None) -> None:
        self._panel.show_stage(self._stage())

    def _stage(self) -> Stage:
        project, phase = self._document.project, self._session.phase
        if phase in ("starting", "running"):
            return "training"
        if phase == "paused":
            return "paused"
        if not project.history:
            return "ready"
        trained = self._of(project.history)
        if trained is None or trains_differently(trained, project.design):
            return "changed"
        drawn = picture_read(project.design, self._document.spec) is not None
        return "drawn" if drawn else "typed"

    def _of(self, history: History) -> Design | None:
        """Return the design that was trained when these curves were made."""
        return next((design for known, design in self._trained if known is history), None)
