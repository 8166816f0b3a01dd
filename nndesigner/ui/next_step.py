"""Where the work stands while nothing is wrong: ready, being trained, trained, changed since."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nndesigner.app.document import Document
from nndesigner.app.prediction import picture_read
from nndesigner.app.session import TrainingSession
from nndesigner.core.fingerprint import fingerprint
from nndesigner.core.project import Project
from nndesigner.ui.panels.problems import ProblemsPanel, Stage


class NextStep(QObject):
    """Tells the Problems panel what can be done next, when it has no problem to show."""

    def __init__(
        self, document: Document, session: TrainingSession, panel: ProblemsPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document, self._session, self._panel = document, session, panel
        document.changed.connect(self._follow)
        document.problems_changed.connect(self._refresh)
        session.phase_changed.connect(self._refresh)

    def _follow(self, _old: Project, _new: Project) -> None:
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
        if not project.learnt or _is_changed(project):
            return "changed"
        drawn = picture_read(project.design, self._document.spec) is not None
        return "drawn" if drawn else "typed"


def _is_changed(project: Project) -> bool:
    """Tell whether it is known that something else was trained than the design of now."""
    return bool(project.trained_as) and project.trained_as != fingerprint(project.design)
