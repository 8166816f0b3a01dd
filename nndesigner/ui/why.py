"""Keeps the panel "Why" on the sample being tried, while somebody looks at it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt

from nndesigner.app.document import Document
from nndesigner.app.nearest import NearestExamples, NearExample
from nndesigner.app.prediction import Prediction, picture_read
from nndesigner.app.session import TrainingSession
from nndesigner.app.votes import VoteCounter, Votes
from nndesigner.core.project import Project
from nndesigner.ui.lazy_panel import in_view
from nndesigner.ui.look import Look
from nndesigner.ui.panels.why import WhyPanel
from nndesigner.ui.sample import SampleController
from nndesigner.ui.texts import number

_NEURONS = 5


class WhyController(QObject):
    """Has votes counted and examples looked for when the sample or the weights change.

    Nothing is computed while the panel is hidden; it catches up when it is shown.
    """

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        sample: SampleController,
        look: Look,
    ) -> None:
        panel = WhyPanel(look.theme)
        super().__init__(panel)
        self.panel = panel
        self._document, self._session = document, session
        self._sample, self._predictor = sample, sample.predictor
        self._stale = True
        self._counter = VoteCounter(self)
        self._nearest = NearestExamples(document, session, self._in_view, self)
        self._counter.counted.connect(self._on_counted)
        self._nearest.found.connect(self._on_found)
        # Not at once: nothing may be laid out while something is painted.
        panel.painted.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)
        panel.installEventFilter(self)
        self._predictor.predicted.connect(self._follow)
        document.changed.connect(self._on_changed)
        look.theme_changed.connect(panel.set_theme)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_hint()
        return False

    def _in_view(self) -> bool:
        return in_view(self.panel)

    def _catch_up(self) -> None:
        """Show the sample of now, if it came while nobody looked."""
        if self._stale:
            self._stale = False
            self._look_at(self._predictor.prediction)

    def _on_changed(self, _old: Project, _new: Project) -> None:
        self._show_hint()

    def _follow(self, prediction: Prediction | None) -> None:
        self._stale = not self._in_view()
        if not self._stale:
            self._look_at(prediction)

    def _look_at(self, prediction: Prediction | None) -> None:
        self._show_hint()
        if prediction is None or prediction.label is None:
            self._counter.clear()
            self._nearest.set_prediction(None)
            return
        self._counter.count(self._document.design, self._session.state, prediction)
        self._nearest.set_prediction(prediction if self._sample.reasons.trained else None)

    def _on_counted(self, votes: Votes | None) -> None:
        if votes is None:
            self.panel.show_votes(None)
            return
        dataset = self._sample.dataset
        scaled = dataset is not None and dataset.scale is not None
        self.panel.set_features(self._features(), scaled=scaled)
        # of the newest sample, which may be one further than that of the votes
        reasons = self._sample.reasons.of(self._predictor.prediction, _NEURONS)
        self.panel.show_votes(votes, reasons)

    def _features(self) -> tuple[str, ...]:
        """Return what the numbers of the sample are called, with what was typed for them."""
        spec, values = self._document.spec, self._sample.probe.values()
        names = spec.features if spec is not None else ()
        if picture_read(self._document.design, spec):
            return names
        if len(names) != len(values):
            names = tuple(f"x{i + 1}" for i in range(len(values)))
        return tuple(f"{name} = {number(v)}" for name, v in zip(names, values, strict=True))

    def _on_found(self, examples: tuple[NearExample, ...] | None) -> None:
        self.panel.show_nearest(examples, self._nearest.shape)

    def _show_hint(self) -> None:
        """Say why there is nothing to explain."""
        hint = ""
        output = self._document.design.output
        if not self._predictor.ready:
            hint = self.tr("The network is not complete yet: see Problems.")
        elif output is not None and not output.classes:
            hint = self.tr("This network computes numbers: it decides for no class.")
        elif not self._sample.reasons.trained:
            hint = self.tr("Train the network first: what it says now has no reasons.")
        self.panel.set_drawn(
            output is None or picture_read(self._document.design, self._document.spec) is not None
        )
        self.panel.set_hint(hint)
