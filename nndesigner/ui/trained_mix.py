"""Which curves are those of a training that generated handwriting was mixed into."""

from __future__ import annotations

from PySide6.QtCore import QObject

from nndesigner.app.document import Document
from nndesigner.app.session import TrainingSession
from nndesigner.core.project import History, Project

_MOST = 20
"""Trainings remembered: of those further back the present setting is believed."""


class TrainedMix(QObject):
    """Remembers what each training learnt from, however the setting is changed afterwards.

    Of curves from a file nothing is known but the setting saved beside them.
    """

    def __init__(self, document: Document, session: TrainingSession, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._known: list[tuple[History, bool]] = []
        self._active = self._begun_with = False
        session.phase_changed.connect(self._on_phase)
        document.changed.connect(self._follow)

    @property
    def validation_accuracy(self) -> float | None:
        """The newest share of validation samples that are right, if handwriting was among them."""
        history = self._document.project.history
        mixed = next((mixed for known, mixed in self._known if known is history), False)
        return history[-1].val_accuracy if history and mixed else None

    def _on_phase(self, phase: str) -> None:
        if phase != "idle" and not self._active:
            self._begun_with = _mixes(self._document.project)
        self._active = phase != "idle"

    def _follow(self, _old: Project, new: Project) -> None:
        history = new.history
        if not history or any(known is history for known, _ in self._known):
            return  # nothing is trained, or a training is undone or redone
        mixed = self._begun_with if self._active else _mixes(new)
        self._known = [*self._known[1 - _MOST :], (history, mixed)]


def _mixes(project: Project) -> bool:
    return project.design.training.handwriting > 0
