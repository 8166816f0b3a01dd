"""One click: train on with the person's drawings, and tell what that has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from nndesigner.app import datasets, teaching
from nndesigner.app.document import Document
from nndesigner.app.familiar import is_comparable, learn_familiar
from nndesigner.app.jobs import LatestJob
from nndesigner.app.session import TrainingSession
from nndesigner.app.teaching import Doubts, Measured
from nndesigner.core.check import can_train
from nndesigner.core.errors import DataError
from nndesigner.core.project import Project

if TYPE_CHECKING:
    from nndesigner.app.known_marks import Known

Phase = Literal["idle", "training", "measuring", "done"]


@dataclass(frozen=True)
class Comparison:
    """How the network read the own drawings and the test samples before, and reads them now.

    `before.own` is None also where nothing was known that drawings could be compared with, as
    before a first training: numbers of doubted and of undoubted answers are of two kinds.
    """

    before: Measured
    after: Measured


class TrainOn(QObject):
    """Runs a short training of the document's session and compares before and after.

    `changed()` whenever `phase`, `comparison` or `can_start` may be others; `failed(exception)`
    when the network has been trained on, but before and after cannot be measured.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        parent: QObject | None = None,
        known: Callable[[], Known | None] = lambda: None,
    ) -> None:
        """Follow a document and its training; `known` is what drawings are compared with."""
        super().__init__(parent)
        self._document, self._session, self._known = document, session, known
        self._known_before: Known | None = None
        self.phase: Phase = "idle"
        self.comparison: Comparison | None = None
        self._before: Project | None = None
        self._after: Project | None = None
        self._undo_index = -1
        self._measuring = LatestJob(self)
        self._measuring.done.connect(self._on_measured)
        self._measuring.failed.connect(self._on_failed)
        session.stopped.connect(self._on_stopped)
        session.phase_changed.connect(self._on_phase)
        document.changed.connect(self._follow)
        document.problems_changed.connect(self._on_problems)

    @property
    def can_start(self) -> bool:
        """Tell whether there is a drawing to learn from, and a network that can be trained."""
        document = self._document
        known = frozenset(teaching.classes(document.design))
        return (
            not self._session.active
            and self.phase != "measuring"
            and can_train(document.problems)
            and any(example.label in known for example in document.project.examples)
        )

    @property
    def can_undo(self) -> bool:
        """Tell whether the weights from before can be put back."""
        return self.phase == "done" and self._before is not None

    def start(self) -> bool:
        """Train on; return False if that cannot be."""
        if not self.can_start:
            return False
        self._before, self._after, self.comparison = self._document.project, None, None
        self._known_before = self._known()
        self._enter("training")
        if self._session.train_on():
            return True
        self._enter("idle")
        return False

    def undo(self) -> None:
        """Put the weights from before back; where other steps came since, as a new one."""
        before = self._before
        if before is None or not self.can_undo:
            return
        self._before = None
        if self._document.undo_stack.index() == self._undo_index:
            self._document.undo()
            return
        project = self._document.project.with_(
            state=before.state,
            history=before.history,
            temperature=before.temperature,
            learnt=before.learnt,
            trained_on=before.trained_on,
            trained_as=before.trained_as,
        )
        self._session.finish_now("interrupted")
        self._document.change(self.tr("Undo training on"), project)

    def _on_stopped(self, _outcome: object) -> None:
        if self.phase != "training" or self._before is None:
            return
        before, after = self._before, self._document.project
        if after.state is before.state or not teaching.same_network(before, after):
            self._enter("idle")
            return
        self._after, self._undo_index = after, self._document.undo_stack.index()
        self._enter("measuring")
        self._measuring.start(partial(_compared, before, after, self._known_before))

    def _on_measured(self, comparison: Comparison) -> None:
        if self.phase == "measuring":
            self.comparison = comparison
            self._enter("done")

    def _on_failed(self, error: Exception) -> None:
        if self.phase == "measuring":
            self._enter("idle")
            self.failed.emit(error)

    def _follow(self, old: Project, new: Project) -> None:
        """Forget a comparison when the weights it is about are no longer those of now."""
        if self._after is not None and new.state is not self._after.state:
            self._measuring.cancel()
            self._before = self._after = self.comparison = None
            self._enter("idle")
        elif old.examples is not new.examples or old.design is not new.design:
            self.changed.emit()

    def _on_phase(self, _phase: str) -> None:
        self.changed.emit()

    def _on_problems(self, _problems: object) -> None:
        self.changed.emit()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self.changed.emit()


def _compared(before: Project, after: Project, known: Known | None) -> Comparison:
    """Measure both on the examples of now, each with what its network had learnt from.

    `known` is that of before, if it was there already.
    """
    now = _doubts(after)
    then = Doubts(known) if known is not None else _doubts(before)
    found = teaching.measure(before.with_(examples=after.examples), then)
    if now is not None and then is None:
        found = replace(found, own=None)
    return Comparison(found, teaching.measure(after, now))


def _doubts(project: Project) -> Doubts | None:
    if not is_comparable(project, datasets.spec_of(project.design.data)):
        return None
    try:
        return Doubts(learn_familiar(project))
    except DataError:  # its samples are no longer there
        return None
