"""What the network says of the person's drawings, asked for while somebody can see them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.app.jobs import LatestJob
from nndesigner.app.prediction import Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.core.check import can_train
from nndesigner.core.project import Project
from nndesigner.ui.lazy_panel import in_view

_SETTLE_MS = 250
_ASKED_MS = 700
"""While a training runs, the network is asked about the drawings so often."""


class DrawingAnswers(QObject):
    """Asks the network of now in another thread; `answered(tuple)`, () if it cannot tell.

    There is one `teaching.Said` for each drawing: what the pad would show for it.
    Behind another tab the drawings are not read; that is done when the panel is seen again.
    """

    answered = Signal(tuple)

    def __init__(
        self, document: Document, session: TrainingSession, predictor: Predictor, panel: QWidget
    ) -> None:
        super().__init__(panel)
        self._document, self._session, self._panel = document, session, panel
        self._predictor = predictor
        self._doubts = _doubts(predictor)
        self.stale = False
        self.job = LatestJob(self)
        self.job.done.connect(self.answered)
        self.job.failed.connect(self._on_none)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._ask)
        panel.installEventFilter(self)
        document.changed.connect(self._follow)
        document.problems_changed.connect(self._on_problems)
        predictor.familiar_changed.connect(self._on_familiar)
        session.snapshot.connect(self._on_snapshot)
        session.history_changed.connect(self._on_snapshot)
        self._ask_soon(0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show or (kind == QEvent.Type.Paint and self.stale):
            self._ask_soon(0)
        return False

    def _follow(self, old: Project, new: Project) -> None:
        if (
            old.examples is not new.examples
            or old.design is not new.design
            or old.state is not new.state
            or old.learnt is not new.learnt
        ):
            self._ask_soon(_SETTLE_MS)

    def _on_problems(self, _problems: object) -> None:
        self._ask_soon(_SETTLE_MS)

    def _on_familiar(self) -> None:
        self._doubts = _doubts(self._predictor)
        self._ask_soon(_SETTLE_MS)

    def _on_snapshot(self, _snapshot: object) -> None:
        self._ask_soon(_ASKED_MS)

    def _ask_soon(self, delay_ms: int) -> None:
        if not self._settle.isActive():
            self._settle.start(delay_ms)

    def _ask(self) -> None:
        project = self._session.project
        computable = can_train(self._document.problems) and project.learnt
        self.stale = not in_view(self._panel)
        if self.stale:
            return
        if not project.examples or not computable:
            self.job.cancel()
            self.answered.emit(())
            return
        self.job.start(partial(teaching.answers, project, self._doubts))

    def _on_none(self, _error: Exception) -> None:
        self.answered.emit(())


def _doubts(predictor: Predictor) -> teaching.Doubts | None:
    known = predictor.familiar
    return teaching.Doubts(known) if known is not None else None
