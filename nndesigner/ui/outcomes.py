"""How a training ended, in a sentence, and what to do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLocale, QObject

from nndesigner.app.session import TrainingSession
from nndesigner.app.training_messages import Outcome, Report
from nndesigner.core import edits
from nndesigner.core.errors import NNDesignerError
from nndesigner.core.project import Project
from nndesigner.engine.events import Noticed
from nndesigner.ui.editor import Editor
from nndesigner.ui.message_bar import MessageBar
from nndesigner.ui.texts import error_text, number
from nndesigner.ui.texts.notices import notice_text


def hardly_better_than_guessing(accuracy: float, classes: int) -> bool:
    """Tell whether less than a third of the way from pure chance to perfection was made."""
    chance = 1 / classes
    return accuracy < chance + (1 - chance) / 3


class Outcomes(QObject):
    """Tells the person why a training stopped, through the message bar."""

    def __init__(
        self, session: TrainingSession, editor: Editor, bar: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._editor = editor
        self._bar = bar
        self._notices: list[str] = []
        session.phase_changed.connect(self._on_phase)
        session.noticed.connect(self._on_noticed)
        session.stopped.connect(self._on_stopped)
        editor.document.changed.connect(self._on_changed)
        self._said = ""

    def _on_phase(self, phase: str) -> None:
        if phase == "starting":
            self._notices.clear()

    def _on_changed(self, _old: Project, new: Project) -> None:
        """Take back what is no longer so, once what was learnt is undone, reset or cut out."""
        if not new.learnt and self._said and self._bar.text == self._said:
            self._bar.clear()

    def _on_noticed(self, notice: Noticed) -> None:
        self._notices.append(notice_text(notice))
        self._bar.say(" ".join(self._notices[-2:]), "warning")

    def _on_stopped(self, outcome: Outcome) -> None:
        if outcome.reason == "diverged":
            self._say_diverged(outcome)
        elif outcome.reason == "failed":
            self._say_failed(outcome.error)
        elif outcome.reason == "interrupted":
            text = self.tr("The training has ended because of this change. What it learnt is kept.")
            self._bar.say(text, "info")
        elif outcome.reason == "finished" and outcome.report is not None:
            self._say_finished(outcome, outcome.report)

    def _say_finished(self, outcome: Outcome, report: Report) -> None:
        row = report.progress.row
        last = self._editor.document.design.output
        classes = len(last.classes) if last is not None else 0
        accuracy = None
        if row is not None:
            accuracy = row.train_accuracy if row.val_accuracy is None else row.val_accuracy
        said = " ".join(filter(None, (self._why(outcome), self._summary(report))))
        if accuracy is None or classes < 2 or not hardly_better_than_guessing(accuracy, classes):
            self._bar.say(said, "success" if accuracy is not None else "info")
            self._said = self._bar.text
            return
        hint = self.tr(
            "That is hardly better than guessing. More neurons, more epochs or another learning"
            " rate may help."
        )
        self._bar.say(f"{said} {hint}", "warning")

    def _why(self, outcome: Outcome) -> str:
        """Return which rule ended the run, "" for the number of epochs."""
        if outcome.end == "time":
            return self.tr("The time limit is reached.")
        if outcome.end == "target":
            return self.tr("The target loss is reached.")
        if outcome.end == "patience":
            return self.tr(
                "The loss has stopped getting better; the weights are those of epoch {epoch}, the"
                " best ones."
            ).format(epoch=number(outcome.good_epoch))
        return ""

    def _summary(self, report: Report) -> str:
        row = report.progress.row
        epochs = number(report.progress.epoch)
        if row is None or row.val_accuracy is None:
            loss = number(row.train_loss) if row and row.train_loss is not None else "–"
            return self.tr("Trained for {epochs} epochs: the loss is now {loss}.").format(
                epochs=epochs, loss=loss
            )
        return self.tr(
            "Trained for {epochs} epochs: {accuracy} % of the validation samples are right."
        ).format(epochs=epochs, accuracy=QLocale().toString(100 * row.val_accuracy, "f", 1))

    def _say_diverged(self, outcome: Outcome) -> None:
        rate = outcome.learning_rate
        smaller = float(f"{rate / 10:.1g}")
        text = self.tr(
            "The training ran away: the loss became infinite or not a number. The learning rate"
            " {rate} is probably too large. The weights are back to the last good ones, of epoch"
            " {epoch}."
        ).format(rate=number(rate), epoch=number(outcome.good_epoch))
        self._bar.say(
            text,
            "error",
            offer=self.tr("Try {rate}").format(rate=number(smaller)),
            action=partial(self._retry, smaller),
        )

    def _retry(self, rate: float) -> None:
        done = self._editor.apply(
            self.tr("Change learning rate"), partial(edits.set_training, learning_rate=rate)
        )
        if done:
            self._session.train()

    def _say_failed(self, error: Exception | None) -> None:
        if isinstance(error, NNDesignerError):
            self._bar.say(error_text(error), "error")
        else:
            self._bar.say(
                self.tr("The training stopped because of an unexpected fault: {fault}").format(
                    fault=repr(error)
                ),
                "error",
            )
