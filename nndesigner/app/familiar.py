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
from nndesigner.app.trained_drawings import as_trained, trained_examples
from nndesigner.core.dataset import Dataset, DataSpec, IntArray
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project

if TYPE_CHECKING:
    from nndesigner.app.known_marks import Known

SETTLE_MS = 300

_MOST_TAUGHT = 1000
"""Of the person's drawings, so many that others are compared with one by one."""


class FamiliarInputs(QObject):
    """Learns what a network has learnt from, once it has.

    It learns anew whenever weights, data or what was mixed in have become others, by undo
    too; not with each drawing that is named: these are known once they were trained on.
    `found(Known | None)`: None while nothing was learnt, or where it cannot be told;
    `awaited(bool)`: whether it will be found, for answers there are already.
    """

    found = Signal(object)
    awaited = Signal(bool)

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
        self._started = self._failed = self._awaited = False
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
        self._tell_awaited()

    def _on_phase(self, phase: str) -> None:
        if self._started and phase == "idle":
            self._settle.start()
        self._tell_awaited()

    def _tell_awaited(self) -> None:
        """Tell of what is awaited if that has changed: also while a first training runs."""
        awaited = self._key is None and not self._failed
        if awaited:
            project = self._document.project
            answers = bool(project.history) or self._session.active
            awaited = answers and _is_of_pictures(self._document.spec)
        if awaited != self._awaited:
            self._awaited = awaited
            self.awaited.emit(awaited)

    def _forget(self) -> None:
        self._job.cancel()
        self._asked, self._failed = None, False
        if self._key is not None:
            self._key = None
            self.found.emit(None)

    def _learn(self) -> None:
        project = self._document.project
        if not is_comparable(project, self._document.spec):
            self._forget()
            return
        key = _key(project)
        if key == self._asked or self._session.active:
            return
        self._asked, self._failed = key, False
        self._job.start(partial(learn_familiar, project))

    def _on_done(self, known: Known) -> None:
        self._key = self._asked
        self.found.emit(known)
        self._tell_awaited()

    def _on_failed(self, error: Exception) -> None:
        self._forget()
        self._failed = True
        self._tell_awaited()
        if not isinstance(error, NNDesignerError):  # samples that cannot be had say nothing
            raise error


def learn_familiar(project: Project) -> Known:
    """Return what a project's training samples look like. Takes seconds: for a thread.

    Its data set and what is mixed in count the same, however much there is of either; of the
    person's drawings those it was trained on. Raises DataError if they cannot be had.
    """
    from nndesigner.app.known_marks import Known, learn_marks
    from nndesigner.engine.novelty import MOST, Familiar

    project = as_trained(project)
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
    taught = dataset.inputs[_own_rows(project, dataset)[:_MOST_TAUGHT]]
    familiar = Familiar(dataset.inputs[np.concatenate(rows)], dataset.spec.input_shape, taught)
    return Known(familiar, learn_marks(project))


def is_comparable(project: Project, spec: DataSpec | None) -> bool:
    """Tell whether samples can be compared with what a project has learnt from."""
    return bool(project.history) and _is_of_pictures(spec)


def _is_of_pictures(spec: DataSpec | None) -> bool:
    # of numbers typed in, an answer far from all samples is what one wants to try out
    return spec is not None and spec.is_picture


def _own_rows(project: Project, dataset: Dataset) -> IntArray:
    """Return which samples to train on are drawings of the person's own."""
    data = project.design.data
    drawn = data.name == DRAWN and data.path is None
    return dataset.train if drawn else np.unique(dataset.besides)


def _key(project: Project) -> Hashable:
    return _mixed(project), trained_examples(project)


def _mixed(project: Project) -> Hashable:
    return project.design.data, project.design.training.handwriting
