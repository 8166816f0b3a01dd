"""Which neurons spoke for or against the answer, in words, while one draws and afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction, Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.core.project import Project
from nndesigner.ui.panels.inspector_context import unit_label
from nndesigner.ui.panels.prediction import PredictionPanel
from nndesigner.ui.texts import number

if TYPE_CHECKING:
    from nndesigner.app.reasons import Reason

EVERY_MS = 120
"""While the pen is down."""


class Reasons(QObject):
    """Keeps the reasons below the answer up to date; a network that learnt nothing has none."""

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        predictor: Predictor,
        panel: PredictionPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._predictor, self._panel = predictor, panel
        self._trained = False
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(EVERY_MS)
        self._due.timeout.connect(self._show)
        document.changed.connect(self._follow)
        session.history_changed.connect(self._on_report)
        session.phase_changed.connect(self._on_report)

    @property
    def trained(self) -> bool:
        """Tell whether the network has learnt anything yet."""
        return self._trained

    def refresh(self) -> None:
        """Show the reasons of the predictor's answer: now, or soon while one draws."""
        if not self._predictor.moving:
            self._due.stop()
            self._show()
        elif not self._due.isActive():  # nobody reads them while drawing
            self._due.start()

    def of(self, prediction: Prediction | None, most: int = 3) -> tuple[str, ...]:
        """Return in words which neurons spoke loudest for or against what is decided."""
        if prediction is None or not self._trained or prediction.strange:
            return ()
        from nndesigner.app.reasons import reasons

        found = reasons(self._document.design, self._session.state, prediction, most)
        return tuple(map(self._sentence, found))

    def _show(self) -> None:
        self._panel.set_reasons(self.of(self._predictor.prediction))

    def _sentence(self, reason: Reason) -> str:
        term = reason.term
        layer = self._document.design.layer(reason.layer_id)
        if reason.supports:
            text = self.tr("{neuron} speaks for {label}: {value} × {weight} = {sum}")
        else:
            text = self.tr("{neuron} speaks against {label}: {value} × {weight} = {sum}")
        return text.format(
            neuron=unit_label(layer, reason.unit, self._document.spec),
            label=reason.label,
            value=number(term.value, 3),
            weight=number(term.weight, 3),
            sum=number(term.product, 3),
        )

    def _on_report(self, _what: object) -> None:
        self._tell_whether_trained()

    def _follow(self, old: Project, new: Project) -> None:
        if old.learnt is not new.learnt or old.state is not new.state:
            self._tell_whether_trained()

    def _tell_whether_trained(self) -> None:
        """Follow the project, and in a run its newest report: nothing else tells it."""
        self._trained = bool(self._session.project.learnt)
        self._panel.set_trained(self._trained)
