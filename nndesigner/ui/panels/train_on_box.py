"""Train on with the person's drawings, and what that has changed."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.app.train_on import TrainOn
from nndesigner.ui.panels.bars import exact_percent_text
from nndesigner.ui.panels.drawings_counts import counts_text
from nndesigner.ui.panels.panel import Panel, PlainLabel

_MUCH = 0.01
"""Of the test samples: more than this forgotten is said aloud."""


class TrainOnBox(Panel):
    """A button, an undo, and one sentence of before and after."""

    def __init__(self, train_on: TrainOn, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._train_on = train_on
        self.start, self.undo = QPushButton(), QPushButton()
        self.start.setObjectName("trainOn")
        self.undo.setObjectName("undoTrainOn")
        self.outcome = PlainLabel()
        self.outcome.setObjectName("trainOnOutcome")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.start, 0, 0)
        layout.addWidget(self.undo, 0, 1)
        layout.addWidget(self.outcome, 1, 0, 1, 2)
        layout.setColumnStretch(0, 1)
        # A long word in another language must not make the dock wider.
        self.start.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.start.clicked.connect(self._start)
        self.undo.clicked.connect(self._undo)
        train_on.changed.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what can be done now, and what was measured last."""
        train_on = self._train_on
        self.start.setEnabled(train_on.can_start)
        self.undo.setVisible(train_on.phase == "done")
        self.undo.setEnabled(train_on.can_undo)
        text = self._outcome()
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))

    def retranslate(self) -> None:
        self.start.setText(self.tr("Train on with my drawings"))
        self.start.setToolTip(
            self.tr(
                "A short run from the weights of now, with small steps: your drawings are mixed"
                " with the other samples, so that nothing is forgotten"
            )
        )
        self.undo.setText(self.tr("Undo"))
        self.undo.setToolTip(self.tr("Put the weights from before this training back"))
        self.refresh()

    def _outcome(self) -> str:
        phase, comparison = self._train_on.phase, self._train_on.comparison
        if phase == "training":
            return self.tr("Training on with your drawings …")
        if phase == "measuring":
            return self.tr("Measuring before and after …")
        if comparison is None:
            return ""
        before, after = comparison.before, comparison.after
        parts = []
        if after.own is not None:
            parts.append(self.tr("My drawings before: no answers to compare with."))
            if before.own is not None:
                text = self.tr("My drawings before: {counts}.")
                parts[0] = text.format(counts=counts_text(before.own))
            text = self.tr("My drawings now: {counts}.")
            parts.append(text.format(counts=counts_text(after.own)))
        if before.test is not None and after.test is not None:
            text = self.tr("Test samples: {before} → {after}.")
            was, now = (exact_percent_text(tally.share) for tally in (before.test, after.test))
            parts.append(text.format(before=was, after=now))
            if before.test.share - after.test.share > _MUCH:
                parts.append(self.tr("Something was forgotten: more epochs would bring it back."))
        return "\n".join(parts)

    def _start(self) -> None:
        self._train_on.start()

    def _undo(self) -> None:
        self._train_on.undo()
