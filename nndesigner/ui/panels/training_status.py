"""Where a training run stands: phase, progress, the newest numbers and the time left."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from nndesigner.app.theme import Theme
from nndesigner.app.training_messages import Progress
from nndesigner.core.project import HistoryRow
from nndesigner.ui.panels.panel import Panel, PlainLabel, SteadyLabel, scaled_font
from nndesigner.ui.texts import count, number

_FULL = 1000
_MARKS = {"success": "✓ ", "warning": "⚠ ", "error": "⚠ "}


class Countdown:
    """Estimates the time left from the epochs done since the last `restart`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._start: tuple[float, float] | None = None

    def restart(self) -> None:
        """Forget the rate measured so far (after a pause, or at another speed)."""
        self._start = None

    def seconds_left(self, epoch: float, epochs: float) -> float | None:
        """Return how long the rest will take; None while there is nothing to go by."""
        now = self._clock()
        if self._start is None or epoch < self._start[1]:
            self._start = now, epoch
            return None
        passed, done = now - self._start[0], epoch - self._start[1]
        if done <= 0 or passed < 0.2:
            return None
        return max(0.0, epochs - epoch) * passed / done


def duration_text(seconds: float) -> str:
    """Return a time in words short enough for a status line."""
    translate = QCoreApplication.translate
    if seconds < 1:
        return translate("Duration", "under 1 s")
    if seconds < 90:
        return translate("Duration", "{seconds} s").format(seconds=round(seconds))
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return translate("Duration", "{minutes} min {seconds} s").format(
            minutes=minutes, seconds=rest
        )
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return translate("Duration", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return translate("Duration", "more than two days")


class TrainingStatus(Panel):
    """Shows one run; may be fed 15 times a second without asking for a new layout."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._phase = "idle"
        self._progress: Progress | None = None
        self._learnt = False
        self._kind = "info"
        self._countdown = Countdown()
        self.phase_label = QLabel()
        self.phase_label.setObjectName("trainingPhase")
        self.phase_label.setFont(scaled_font(self.font(), 1.0, bold=True))
        self.bar = QProgressBar()
        self.bar.setObjectName("trainingProgress")
        self.bar.setRange(0, _FULL)
        self._names = [QLabel() for _ in range(4)]
        self.values = [SteadyLabel() for _ in range(4)]
        self.message = PlainLabel()
        self.message.setObjectName("trainingMessage")
        self.message.hide()
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(self._names, self.values, strict=True)):
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.phase_label)
        layout.addWidget(self.bar)
        layout.addLayout(grid)
        layout.addWidget(self.message)

    def show_phase(self, phase: str) -> None:
        """Show "idle", "starting", "running" or "paused"."""
        if phase in ("starting", "running") and self._phase == "idle":
            self.show_message("", "info")
        self._phase = phase
        self._countdown.restart()
        self._show_phase()
        self._show_progress()

    def show_progress(self, progress: Progress) -> None:
        """Show the newest numbers of the run."""
        self._progress = progress
        self._show_progress()

    def show_row(self, row: HistoryRow | None, epochs: float, *, learnt: bool) -> None:
        """Show where the curves of a project end while nothing is trained.

        Curves of what the network has not `learnt`, or no longer knows, are no progress.
        """
        self._learnt = learnt
        if row is None or not learnt:
            self._progress = None
        else:
            self._progress = Progress(row.epoch, max(epochs, row.epoch), 0, row, 0.0)
        self._show_progress()

    def show_message(self, text: str, kind: str) -> None:
        """Show a sentence below the numbers; kind is "info", "success", "warning" or "error"."""
        self._kind = kind
        self.message.setText(f"{_MARKS.get(kind, '')}{text}" if text else "")
        self.message.setVisible(bool(text))
        self._colour_message()

    def restart_countdown(self) -> None:
        """Forget the rate, because the speed was changed."""
        self._countdown.restart()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._colour_message()

    def retranslate(self) -> None:
        names = (self.tr("Loss"), self.tr("Accuracy"), self.tr("Samples"), self.tr("Time left"))
        tips = (
            self.tr("How wrong the answers are on average, on training (and validation) samples"),
            self.tr("The share of right answers, on training (and validation) samples"),
            self.tr("How many samples the network learns from each second"),
            self.tr("How long the remaining epochs will take at this speed"),
        )
        for label, value, name, tip in zip(self._names, self.values, names, tips, strict=True):
            label.setText(name)
            value.setAccessibleName(name)
            for widget in (label, value):
                widget.setToolTip(tip)
        self._show_phase()
        self._show_progress()

    def _show_phase(self) -> None:
        texts = {
            "idle": self.tr("Not training"),
            "starting": self.tr("Loading the data …"),
            "running": self.tr("Training"),
            "paused": self.tr("Paused"),
        }
        self.phase_label.setText(texts.get(self._phase, self._phase))

    def _show_progress(self) -> None:
        progress = self._progress
        if progress is None:
            self.bar.setValue(0)
            known = self.tr("No epoch trained here")
            self.bar.setFormat(known if self._learnt else self.tr("Not trained yet"))
            self._set_values(("–", "–", "–", "–"))
            return
        share = progress.epoch / progress.epochs if progress.epochs else 1.0
        self.bar.setValue(min(_FULL, round(_FULL * share)))
        self.bar.setFormat(
            self.tr("Epoch {epoch} / {epochs}").format(
                epoch=_epoch_text(progress.epoch, whole=self._phase == "running"),
                epochs=number(progress.epochs),
            )
        )
        running = self._phase == "running"
        speed = count(round(progress.samples_per_second)) if running else "–"
        left = self._countdown.seconds_left(progress.epoch, progress.epochs) if running else None
        self._set_values(
            (
                self._pair(progress.row, "loss"),
                self._pair(progress.row, "accuracy"),
                self.tr("{speed} per second").format(speed=speed) if running else "–",
                "–" if left is None else duration_text(left),
            )
        )

    def _pair(self, row: HistoryRow | None, metric: str) -> str:
        """Return the newest training value and, as far as measured, that of validation."""
        values = [getattr(row, f"{part}_{metric}", None) for part in ("train", "val")]
        texts = [None if value is None else _metric_text(value, metric) for value in values]
        if texts[0] is None or texts[1] is None:
            return texts[0] or texts[1] or "–"
        return self.tr("{training} (val. {validation})").format(
            training=texts[0], validation=texts[1]
        )

    def _set_values(self, texts: tuple[str, ...]) -> None:
        for label, text in zip(self.values, texts, strict=True):
            if label.text() != text:
                label.setText(text)

    def _colour_message(self) -> None:
        theme = self._theme
        colours = {"success": theme.success, "warning": theme.warning, "error": theme.error}
        palette = self.message.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.get(self._kind, theme.text)))
        self.message.setPalette(palette)


def _epoch_text(epoch: float, *, whole: bool) -> str:
    return str(int(epoch)) if whole or epoch == int(epoch) else f"{epoch:.1f}"


def _metric_text(value: float, metric: str) -> str:
    return f"{value * 100:.1f} %" if metric == "accuracy" else number(value, 3)
