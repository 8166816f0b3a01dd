"""The settings of a training run: the simple ones first, the others under "More"."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRandomGenerator, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.catalog import TRAINING_FIELDS
from nndesigner.core.edits import set_training
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.training import LIVE_SETTINGS, TrainingSettings
from nndesigner.ui.editor import Editor
from nndesigner.ui.number_field import Step
from nndesigner.ui.numbers import step_1_3_10
from nndesigner.ui.panels.inspector_fields import (
    ChoiceEditor,
    FieldEditor,
    NumberEditor,
    SwitchEditor,
    make_editor,
)
from nndesigner.ui.panels.panel import Note, Panel, scaled_font
from nndesigner.ui.panels.schedule_curve import ScheduleCurve
from nndesigner.ui.panels.shown_pictures import ShownStrip
from nndesigner.ui.texts import choice_formula, choice_meaning, field_help, field_name

SIMPLE = (
    *("optimizer", "learning_rate", "momentum"),
    *("schedule", "schedule_epochs", "schedule_factor"),
    *("batch_size", "epochs", "validation_fraction"),
    *("augmentation", "handwriting", "examples"),
)
MORE = (
    *("weight_decay", "l1", "l2", "clip_norm", "max_norm"),
    *("time_limit", "target_loss", "patience"),
    *("balance_classes", "class_weights", "precision", "seed"),
)
"""All settings in the order they stand."""

USED_BY = {
    "momentum": ("optimizer", ("momentum", "nesterov")),
    "schedule_epochs": ("schedule", ("step", "warm_up", "plateau")),
    "schedule_factor": ("schedule", ("step", "exponential", "plateau")),
}
"""Settings that mean something only with some choices of another one."""

_OF_PICTURES = ("augmentation", "handwriting", "examples")
"""Settings that mean something only with data of pictures, "handwriting" only with digits."""


def _step_twofold(value: float, direction: int) -> float:
    return value * 2 if direction > 0 else value / 2


def _step_twentieth(value: float, direction: int) -> float:
    return value + direction * 0.05


def _step_from_zero(value: float, direction: int) -> float:
    """Step 0, 0.0001, 0.0003, 0.001, ... and back."""
    if value < 1e-4:
        return 1e-4 if direction > 0 else 0.0
    return 0.0 if direction < 0 and value <= 1e-4 else step_1_3_10(value, direction)


def _step_thousands(value: float, direction: int) -> float:
    return value + direction * 5000


_STEPS: dict[str, Step] = {
    "handwriting": _step_thousands,
    "batch_size": _step_twofold,
    "learning_rate": step_1_3_10,
    "momentum": _step_twentieth,
    "schedule_factor": _step_twentieth,
    "validation_fraction": _step_twentieth,
    "weight_decay": _step_from_zero,
    "l1": _step_from_zero,
    "l2": _step_from_zero,
    "target_loss": _step_from_zero,
}


def _editor(name: str) -> FieldEditor:
    spec = TRAINING_FIELDS[name]
    if spec.kind in ("int", "float"):
        return NumberEditor.for_spec(spec, step=_STEPS.get(name))
    return make_editor(spec)


def _unbroken(formula: str) -> str:
    """Return a formula that is only broken into lines between its equations."""
    return formula.replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")


class _FormNote(Note):
    """A note that insists on its height: a form with hidden rows may squeeze wrapped labels."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self._insist()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._insist()

    def _insist(self) -> None:
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(self.width()))


class TrainingForm(Panel):
    """Edits `Design.training` through the editor, field by field."""

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._editor = editor
        self._labels: dict[str, QLabel] = {}
        self.fields: dict[str, FieldEditor] = {}
        self.notes = {name: _FormNote(theme) for name in ("optimizer", "schedule", "augmentation")}
        for note in self.notes.values():
            note.setFont(scaled_font(self.font(), 0.92))
        self.curve = ScheduleCurve(theme)
        self.strip = ShownStrip(theme)
        self.slower, self.faster, self.new_seed = QToolButton(), QToolButton(), QToolButton()
        self.slower.clicked.connect(self._slower)
        self.faster.clicked.connect(self._faster)
        self.new_seed.clicked.connect(self._roll_seed)
        self.more = QToolButton()
        self.more.setObjectName("moreSettings")
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._open_more)
        self._further = QWidget()
        self._forms = {name: QFormLayout() for name in ("simple", "more")}
        self._arrange()
        self.show_settings(editor.document.design.training)
        self.retranslate()
        self._open_more(self.more.isChecked())

    def show_settings(self, settings: TrainingSettings) -> None:
        """Show all settings, and only those that mean something together."""
        for name, field in self.fields.items():
            field.show_value(getattr(settings, name))
        for name, (other, choices) in USED_BY.items():
            self._form(name).setRowVisible(self.fields[name], getattr(settings, other) in choices)
        self._show_fitting(settings)
        self._form("schedule").setRowVisible(self.curve, settings.schedule != "constant")
        self.curve.show_settings(settings)
        self._show_notes(settings)
        self._name_more(settings)

    def show_pictures(self) -> None:
        """Show what the network will be shown, as soon as that is made."""
        spec = self._editor.document.spec
        if spec is not None and spec.is_picture:
            self.strip.show_project(self._editor.document.project)
        else:
            self.strip.clear()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.curve.set_theme(theme)
        self.strip.set_theme(theme)
        for note in self.notes.values():
            note.set_theme(theme)

    def retranslate(self) -> None:
        for name, label in self._labels.items():
            field, tip = self.fields[name], self._tip(name)
            label.setText(field_name(name))
            label.setToolTip(tip)
            field.setToolTip(tip)
            field.setAccessibleName(field_name(name))
            field.setAccessibleDescription(tip)
            if isinstance(field, ChoiceEditor):
                field.retranslate()
        self.slower.setText("÷3")
        self.slower.setToolTip(self.tr("About three times smaller steps"))
        self.faster.setText("×3")
        self.faster.setToolTip(self.tr("About three times larger steps"))
        self.new_seed.setText(self.tr("New"))
        self.new_seed.setToolTip(self.tr("Take another seed: other starting weights after Reset"))
        for button in (self.slower, self.faster, self.new_seed):
            button.setAccessibleName(button.toolTip())
        settings = self._editor.document.design.training
        self._show_notes(settings)
        self._name_more(settings)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._forms["simple"])
        layout.addWidget(self.more)
        layout.addWidget(self._further)
        self._further.setLayout(self._forms["more"])
        for form in self._forms.values():
            form.setContentsMargins(0, 0, 0, 0)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setHorizontalSpacing(10)
            form.setVerticalSpacing(5)
        for name in (*SIMPLE, *MORE):
            self._add_field(name)

    def _add_field(self, name: str) -> None:
        field, label, form = _editor(name), QLabel(), self._form(name)
        field.setObjectName(name)
        field.committed.connect(partial(self._apply, name))
        if not isinstance(field, ChoiceEditor | SwitchEditor):
            field.refused.connect(self._editor.refused)
        label.setBuddy(field)
        self.fields[name], self._labels[name] = field, label
        form.addRow(label, self._with_buttons(name, field))
        if name in self.notes:
            form.addRow(self.notes[name])
        if name == "schedule_factor":
            form.addRow(self.curve)
        if name == _OF_PICTURES[-1]:
            form.addRow(self.strip)

    def _with_buttons(self, name: str, field: QWidget) -> QWidget:
        extra = {"learning_rate": (self.slower, self.faster), "seed": (self.new_seed,)}.get(name)
        if extra is None:
            return field
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(field, 1)
        for button in extra:
            layout.addWidget(button)
        return row

    def _form(self, name: str) -> QFormLayout:
        return self._forms["simple" if name in SIMPLE else "more"]

    def _show_fitting(self, settings: TrainingSettings) -> None:
        """Hide settings that would change nothing, unless they are set nevertheless."""
        spec, default = self._editor.document.spec, TrainingSettings()
        for name in _OF_PICTURES:
            fits = spec is None or (spec.is_digits if name == "handwriting" else spec.is_picture)
            if name == "examples":
                fits = fits and self._editor.document.design.data.name != DRAWN
            changed = getattr(settings, name) != getattr(default, name)
            self._form(name).setRowVisible(self.fields[name], fits or changed)

    def _show_notes(self, settings: TrainingSettings) -> None:
        """Explain the optimizer chosen, and other choices that are not the plain one."""
        plain = {"schedule": "constant", "augmentation": "none"}
        for name, note in self.notes.items():
            choice = getattr(settings, name)
            meaning = choice_meaning(name, choice)
            lines = (meaning[:1].upper() + meaning[1:], _unbroken(choice_formula(name, choice)))
            note.setText("\n".join(filter(None, lines)))
            self._form(name).setRowVisible(note, choice != plain.get(name))

    def _name_more(self, settings: TrainingSettings) -> None:
        """Say under the closed flap that something in it is not as usual."""
        default = TrainingSettings()
        changed = sum(
            getattr(settings, name) != getattr(default, name) for name in MORE if name != "seed"
        )
        text = self.tr("More") if not changed else self.tr("More ({count} changed)")
        self.more.setText(text.format(count=changed))
        self.more.setToolTip(self.tr("Penalties, limits, stop rules, classes, precision, seed"))

    def _open_more(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        self._further.setVisible(opened)

    def _tip(self, name: str) -> str:
        if name in LIVE_SETTINGS:
            return field_help(name)
        text = self.tr("{help}\nChanging it ends a training that is running.")
        return text.format(help=field_help(name))

    def _slower(self) -> None:
        self._step_rate(-1)

    def _faster(self) -> None:
        self._step_rate(1)

    def _step_rate(self, direction: int) -> None:
        field = self.fields["learning_rate"]
        if isinstance(field, NumberEditor):
            field.step_by(direction)

    def _roll_seed(self) -> None:
        self._apply("seed", QRandomGenerator.global_().bounded(1, 10_000))

    def _apply(self, name: str, value: Any) -> None:
        text = self.tr("Change {setting}").format(setting=field_name(name))
        edit = partial(set_training, **{name: value})
        if not self._editor.apply(text, edit, merge_key=f"training.{name}"):
            self.show_settings(self._editor.document.design.training)
