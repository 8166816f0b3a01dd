"""The panel of a training run: its buttons, its speed, where it stands, and its settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.session import Pace
from nndesigner.app.theme import Theme
from nndesigner.app.training_messages import Progress
from nndesigner.core.dataset import Dataset
from nndesigner.core.project import Project
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector_fields import FieldEditor
from nndesigner.ui.panels.panel import Panel, scaled_font
from nndesigner.ui.panels.training_settings import TrainingForm
from nndesigner.ui.panels.training_status import TrainingStatus

PACES: tuple[Pace, ...] = ("slow", "watch", "full")


class TrainingPanel(Panel):
    """Edits `Design.training` through the editor and shows how training goes.

    `pace_changed(pace)`: one of PACES, chosen by the person.
    """

    pace_changed = Signal(str)

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("trainingPanel")
        self._editor = editor
        self.form = TrainingForm(editor, theme)
        self.pace = QComboBox()
        self.pace.setObjectName("pace")
        self.pace.addItems([""] * len(PACES))
        self.pace.setCurrentIndex(PACES.index("watch"))
        self.pace.activated.connect(self._pace_chosen)
        self.status = TrainingStatus(theme)
        self._buttons = QHBoxLayout()
        self._heading = QLabel()
        self._heading.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._pace_label = QLabel()
        self._arrange()
        self.retranslate()

    @property
    def fields(self) -> dict[str, FieldEditor]:
        """Return the editors of all settings by name."""
        return self.form.fields

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Show actions (Train, Pause, ...) as a row of buttons at the top."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for action in actions:
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(20, 20))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.addWidget(button)

    def set_pace(self, pace: Pace) -> None:
        """Show a pace as the chosen one."""
        self.pace.setCurrentIndex(PACES.index(pace))

    def show_project(self, old: Project, new: Project) -> None:
        """Follow the document."""
        data_changed = old.design.data is not new.design.data
        if data_changed or old.design.training is not new.design.training:
            self.form.show_settings(new.design.training)
        if self._data_known and _shows_differently(old, new):
            self.form.show_pictures()
        trained = old.learnt is not new.learnt or old.history is not new.history
        if trained or old.design.training is not new.design.training:
            row = new.history[-1] if new.history else None
            if self._phase == "idle":
                epochs = new.design.training.epochs
                self.status.show_row(row, epochs, learnt=bool(new.learnt))

    def set_dataset(self, _dataset: Dataset | None) -> None:
        """Follow the data set that was loaded: its pictures can be shown from now on."""
        self._data_known = True
        self.form.show_settings(self._editor.document.design.training)
        self.form.show_pictures()

    def show_phase(self, phase: str) -> None:
        """Follow the session: "idle", "starting", "running" or "paused"."""
        self._phase = phase
        self.status.show_phase(phase)

    def show_progress(self, progress: Progress) -> None:
        """Show the newest numbers of the run; cheap."""
        self.status.show_progress(progress)

    def show_message(self, text: str, kind: str = "info") -> None:
        """Show a sentence about the run; kind is "info", "success", "warning" or "error"."""
        self.status.show_message(text, kind)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.status.set_theme(theme)
        self.form.set_theme(theme)

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Settings"))
        self._pace_label.setText(self.tr("Speed"))
        texts = (self.tr("Slow motion"), self.tr("Watch"), self.tr("Full speed"))
        for index, text in enumerate(texts):
            self.pace.setItemText(index, text)
        self.pace.setToolTip(
            self.tr(
                "How fast to train: two epochs a second to follow every change, a run of about "
                "four seconds to watch, or as fast as the computer can."
            )
        )
        self.pace.setAccessibleName(self._pace_label.text())

    _phase = "idle"
    _data_known = False

    def _arrange(self) -> None:
        pace = QHBoxLayout()
        pace.addWidget(self._pace_label)
        pace.addWidget(self.pace, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        self._buttons.setSpacing(2)
        layout.addLayout(self._buttons)
        layout.addLayout(pace)
        layout.addWidget(self.status)
        layout.addSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self.form)
        layout.addStretch(1)

    def _pace_chosen(self, index: int) -> None:
        self.status.restart_countdown()
        self.pace_changed.emit(PACES[index])


def _shows_differently(old: Project, new: Project) -> bool:
    """Tell whether the network would be shown other pictures; of other data they come later."""
    if old.design.data is not new.design.data:
        return False
    before, now = old.design.training, new.design.training
    return old.examples is not new.examples or (
        before.augmentation,
        before.examples,
        before.seed,
    ) != (now.augmentation, now.examples, now.seed)
