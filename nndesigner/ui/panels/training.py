"""The panel of a training run: its buttons, its speed, where it stands, and its settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRandomGenerator, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.session import Pace
from nndesigner.app.theme import Theme
from nndesigner.app.training_worker import Progress
from nndesigner.core.catalog import OPTIMIZERS, TRAINING_FIELDS
from nndesigner.core.edits import set_training
from nndesigner.core.project import Project
from nndesigner.core.training import TrainingSettings
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.number_field import NumberField, Step
from nndesigner.ui.panels.numbers import step_1_3_10
from nndesigner.ui.panels.panel import Panel, scaled_font
from nndesigner.ui.panels.training_status import TrainingStatus
from nndesigner.ui.texts import choice_help, field_help, field_name, optimizer_name

PACES: tuple[Pace, ...] = ("slow", "watch", "full")


def _step_twofold(value: float, direction: int) -> float:
    return value * 2 if direction > 0 else value / 2


def _step_twentieth(value: float, direction: int) -> float:
    return value + direction * 0.05


_FIELDS: dict[str, Step | None] = {
    "epochs": None,
    "batch_size": _step_twofold,
    "learning_rate": step_1_3_10,
    "momentum": _step_twentieth,
    "validation_fraction": _step_twentieth,
    "seed": None,
}


class TrainingPanel(Panel):
    """Edits `Design.training` through the editor and shows how training goes.

    `pace_changed(pace)`: one of PACES, chosen by the person.
    """

    pace_changed = Signal(str)

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("trainingPanel")
        self._editor = editor
        self._labels: dict[str, QLabel] = {}
        self.fields: dict[str, NumberField] = {}
        self._make_fields()
        self.optimizer = QComboBox()
        self.optimizer.setObjectName("optimizer")
        self.optimizer.addItems(OPTIMIZERS)
        self.optimizer.activated.connect(self._optimizer_chosen)
        self.pace = QComboBox()
        self.pace.setObjectName("pace")
        self.pace.addItems([""] * len(PACES))
        self.pace.setCurrentIndex(PACES.index("watch"))
        self.pace.activated.connect(self._pace_chosen)
        self.slower, self.faster, self.new_seed = QToolButton(), QToolButton(), QToolButton()
        self.slower.clicked.connect(self._slower)
        self.faster.clicked.connect(self._faster)
        self.new_seed.clicked.connect(self._roll_seed)
        self.status = TrainingStatus(theme)
        self._buttons = QHBoxLayout()
        self._heading = QLabel()
        self._heading.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._pace_label = QLabel()
        self._form = QFormLayout()
        self._arrange()
        self._show_settings(editor.document.design.training)
        self.retranslate()

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
        if old.design.training is not new.design.training:
            self._show_settings(new.design.training)
        if old.history is not new.history or old.design.training is not new.design.training:
            row = new.history[-1] if new.history else None
            if self._phase == "idle":
                self.status.show_row(row, new.design.training.epochs)

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

    def retranslate(self) -> None:
        self._heading.setText(self.tr("Settings"))
        for name, label in self._labels.items():
            label.setText(field_name(name))
            widget = self.fields.get(name, self.optimizer)
            widget.setAccessibleName(field_name(name))
            widget.setToolTip(field_help(name))
            label.setToolTip(field_help(name))
        for index, name in enumerate(OPTIMIZERS):
            self.optimizer.setItemText(index, optimizer_name(name))
            tip = choice_help("optimizer", name)
            self.optimizer.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
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
        self.slower.setText("÷3")
        self.slower.setToolTip(self.tr("About three times smaller steps"))
        self.faster.setText("×3")
        self.faster.setToolTip(self.tr("About three times larger steps"))
        self.new_seed.setText(self.tr("New"))
        self.new_seed.setToolTip(self.tr("Take another seed: other starting weights after Reset"))
        for button in (self.slower, self.faster, self.new_seed):
            button.setAccessibleName(button.toolTip())

    _phase = "idle"

    def _make_fields(self) -> None:
        for name, step in _FIELDS.items():
            field = NumberField.for_spec(TRAINING_FIELDS[name], step=step)
            field.setObjectName(name)
            field.committed.connect(self._committed)
            field.refused.connect(self._editor.refused)
            self.fields[name] = field

    def _arrange(self) -> None:
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(5)
        for name in ("epochs", "batch_size", "optimizer", *tuple(_FIELDS)[2:]):
            label = QLabel()
            widget = self.fields.get(name, self.optimizer)
            label.setBuddy(widget)
            self._labels[name] = label
            self._form.addRow(label, self._with_buttons(name, widget))
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
        layout.addLayout(self._form)
        layout.addStretch(1)

    def _with_buttons(self, name: str, widget: QWidget) -> QWidget:
        extra = {"learning_rate": (self.slower, self.faster), "seed": (self.new_seed,)}.get(name)
        if extra is None:
            return widget
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(widget, 1)
        for button in extra:
            layout.addWidget(button)
        return row

    def _show_settings(self, settings: TrainingSettings) -> None:
        for name, field in self.fields.items():
            field.set_value(getattr(settings, name))
        self.optimizer.setCurrentIndex(OPTIMIZERS.index(settings.optimizer))
        self._form.setRowVisible(self.fields["momentum"], settings.optimizer == "momentum")

    def _committed(self, value: object) -> None:
        self._apply(self.sender().objectName(), value)

    def _optimizer_chosen(self, index: int) -> None:
        self._apply("optimizer", OPTIMIZERS[index])

    def _slower(self) -> None:
        self.fields["learning_rate"].step_by(-1)

    def _faster(self) -> None:
        self.fields["learning_rate"].step_by(1)

    def _roll_seed(self) -> None:
        self._apply("seed", QRandomGenerator.global_().bounded(1, 10_000))

    def _pace_chosen(self, index: int) -> None:
        self.status.restart_countdown()
        self.pace_changed.emit(PACES[index])

    def _apply(self, name: str, value: Any) -> None:
        text = self.tr("Change {setting}").format(setting=field_name(name))
        edit = partial(set_training, **{name: value})
        if not self._editor.apply(text, edit, merge_key=f"training.{name}"):
            self._show_settings(self._editor.document.design.training)
