"""What a trained network's samples looked like, learnt in the background."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from nndesigner.app import datasets
from nndesigner.app.document import Document
from nndesigner.app.jobs import LatestJob
from nndesigner.app.session import TrainingSession
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project

if TYPE_CHECKING:
    from nndesigner.app.known_marks import Known

SETTLE_MS = 300


class FamiliarInputs(QObject):
    """Learns what a network has learnt from, once it has.

    It learns anew whenever weights, data or what is to be mixed in have become others, by undo
    too; not with each drawing that is named: these are known once they were trained on.
    `found(Known | None)`: None while nothing was learnt, or where it cannot be told.
    """

    found = Signal(object)

    def __init__(
        self, document: Document, session: TrainingSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._key: Hashable = None
        self._asked: Hashable = None
        self._job = LatestJob(self)
        self._job.done.connect(self._on_done)
        self._job.failed.connect(self._on_failed)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._learn)
        self._started = False
        document.changed.connect(self._follow)
        session.phase_changed.connect(self._on_phase)

    def start(self) -> None:
        """Begin to work: not before the window is there."""
        self._started = True
        self._settle.start()

    def _follow(self, old: Project, new: Project) -> None:
        if not new.history or old.design.data != new.design.data:
            self._forget()
        if self._started and (old.state is not new.state or _mixed(old) != _mixed(new)):
            self._settle.start()

    def _on_phase(self, phase: str) -> None:
        if self._started and phase == "idle":
            self._settle.start()

    def _forget(self) -> None:
        self._job.cancel()
        self._asked = None
        if self._key is not None:
            self._key = None
            self.found.emit(None)

    def _learn(self) -> None:
        project = self._document.project
        spec = self._document.spec
        # of numbers typed in, an answer far from all samples is what one wants to try out
        if not project.history or spec is None or not spec.is_picture:
            self._forget()
            return
        key = _key(project)
        if key == self._asked or self._session.active:
            return
        self._asked = key
        self._job.start(partial(learn_familiar, project))

    def _on_done(self, known: Known) -> None:
        self._key = self._asked
        self.found.emit(known)

    def _on_failed(self, error: Exception) -> None:
        self._forget()
        if not isinstance(error, NNDesignerError):  # samples that cannot be had say nothing
            raise error


def learn_familiar(project: Project) -> Known:
    """Return what a project's training samples look like. Takes seconds: for a thread.

    Its data set and what is mixed in count the same, however much there is of either.
    Raises DataError if they cannot be had.
    """
    from nndesigner.app.known_marks import Known, learn_marks
    from nndesigner.engine.novelty import MOST, Familiar

    dataset = datasets.load_for(project)
    random = np.random.default_rng(0)
    # a row stands there as often as it is trained on; to compare with, once is enough
    besides = np.unique(dataset.besides)
    half = MOST // 2
    rows = [
        random.permutation(part)[: max(half, MOST - len(other))]
        for part, other in (
            (dataset.train, besides),
            (besides, dataset.train),
        )
    ]
    familiar = Familiar(dataset.inputs[np.concatenate(rows)], dataset.spec.input_shape)
    return Known(familiar, learn_marks(project))


def _key(project: Project) -> Hashable:
    data, training = project.design.data, project.design.training
    own = data.name == DRAWN and data.path is None
    return _mixed(project), (training.examples or own) and project.examples


def _mixed(project: Project) -> Hashable:
    training = project.design.training
    return project.design.data, training.handwriting, training.examples
