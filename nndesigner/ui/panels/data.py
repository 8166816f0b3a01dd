"""The panel that chooses what a design learns from, and shows what that looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.catalog import DATA_FIELDS
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.edits import set_data
from nndesigner.core.project import Project
from nndesigner.core.training import DataReference
from nndesigner.ui.editor import Editor
from nndesigner.ui.number_field import NumberField, Step
from nndesigner.ui.panels.data_preview import DataPreview
from nndesigner.ui.panels.panel import Note, Panel, PlainLabel
from nndesigner.ui.texts import count, data_name, dataset_help, dataset_name, field_help, field_name


def _step_fifty(value: float, direction: int) -> float:
    return value + 50 * direction


def _step_twentieth(value: float, direction: int) -> float:
    return value + 0.05 * direction


_FIELDS: dict[str, Step | None] = {
    "samples": _step_fifty,
    "noise": _step_twentieth,
    "test_fraction": _step_twentieth,
    "split_seed": None,
}
_GENERATED_ONLY = ("samples", "noise")


class DataPanel(Panel):
    """Edits `Design.data` through the editor.

    `set_choices` gives the built-in data sets, `set_preview` the samples of the present one.
    `table_requested()` asks for a file dialog.
    """

    table_requested = Signal()

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("dataPanel")
        self._editor = editor
        self._specs: dict[str, DataSpec | None] = {}
        self._dataset: Dataset | None = None
        self.choice = QComboBox()
        self.choice.setObjectName("dataChoice")
        self.choice.activated.connect(self._chosen)
        self.open_table = QPushButton()
        self.open_table.setObjectName("openTable")
        self.open_table.clicked.connect(self._ask_for_table)
        self.open_table.hide()
        self.description = Note(theme)
        self.counts = PlainLabel()
        self.counts.setObjectName("dataCounts")
        self.preview = DataPreview(theme)
        self.fields: dict[str, NumberField] = {}
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._arrange()
        self._show_reference()
        self.retranslate()

    def set_choices(self, choices: Sequence[tuple[str, DataSpec | None]]) -> None:
        """Offer these built-in data sets, in this order."""
        self._specs = dict(choices)
        self._fill_choice()
        self._show_reference()

    def offer_tables(self, offered: bool = True) -> None:
        """Show the button that asks for a table file."""
        self.open_table.setVisible(offered)

    def set_preview(self, dataset: Dataset | None) -> None:
        """Show counts and a sketch of the samples; None while they are not there."""
        self._dataset = dataset
        self.preview.show_dataset(dataset)
        self._show_counts()

    def show_project(self, old: Project, new: Project) -> None:
        """Follow the document."""
        if old.design.data is not new.design.data:
            self._show_reference()
        if old.design.training is not new.design.training:
            self._show_counts()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.description.set_theme(theme)
        self.preview.set_theme(theme)

    def retranslate(self) -> None:
        self.choice.setAccessibleName(field_name("data"))
        self.choice.setToolTip(field_help("data"))
        self.choice.setPlaceholderText(self.tr("Choose a data set"))
        self.open_table.setText(self.tr("Open a table …"))
        self.open_table.setToolTip(self.tr("Learn from your own table (CSV file)"))
        for name, label in self._labels.items():
            label.setText(field_name(name))
            for widget in (label, self.fields[name]):
                widget.setToolTip(field_help(name))
            self.fields[name].setAccessibleName(field_name(name))
        self._fill_choice()
        self._show_reference()

    @property
    def _reference(self) -> DataReference:
        return self._editor.document.design.data

    def _arrange(self) -> None:
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(5)
        for name, step in _FIELDS.items():
            field = NumberField.for_spec(DATA_FIELDS[name], step=step)
            field.setObjectName(name)
            field.setMaximumWidth(110)
            field.committed.connect(self._committed)
            field.refused.connect(self._editor.refused)
            label = QLabel()
            label.setBuddy(field)
            self.fields[name], self._labels[name] = field, label
            self._form.addRow(label, field)
        top = QHBoxLayout()
        top.addWidget(self.choice, 1)
        top.addWidget(self.open_table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addLayout(top)
        layout.addWidget(self.description)
        layout.addLayout(self._form)
        layout.addWidget(self.counts)
        layout.addWidget(self.preview, 1)

    def _fill_choice(self) -> None:
        self.choice.clear()
        for name in self._specs:
            self.choice.addItem(dataset_name(name), name)

    def _show_reference(self) -> None:
        reference = self._reference
        for name, field in self.fields.items():
            field.set_value(getattr(reference, name))
        with QSignalBlocker(self.choice):
            self._show_choice(reference)
        spec = self._specs.get(reference.name)
        generated = reference.path is None and spec is not None and spec.inputs == 2
        for name in _GENERATED_ONLY:
            self._form.setRowVisible(self.fields[name], generated)
        self.description.setText(self._description(reference))
        self._show_counts()

    def _show_choice(self, reference: DataReference) -> None:
        stale = self.choice.findData("")
        if stale >= 0:
            self.choice.removeItem(stale)
        if reference.path is not None:
            self.choice.addItem(data_name(reference.path), "")
            self.choice.setCurrentIndex(self.choice.count() - 1)
        else:
            self.choice.setCurrentIndex(self.choice.findData(reference.name or None))

    def _description(self, reference: DataReference) -> str:
        if reference.path is not None:
            return self.tr("Your own table: {path}").format(path=reference.path)
        text = dataset_help(reference.name)
        if not text:
            return ""
        return self.tr("{description}.").format(description=text[:1].upper() + text[1:])

    def _show_counts(self) -> None:
        dataset = self._dataset
        if dataset is None:
            self.counts.setText("")
            return
        share = self._editor.document.design.training.validation_fraction
        train, test = len(dataset.train), len(dataset.test)
        validation = int(train * share)  # as the trainer splits
        lines = (
            self.tr("Training: {count} samples").format(count=count(train - validation)),
            self.tr("Validation: {count} samples").format(count=count(validation)),
            self.tr("Test: {count} samples").format(count=count(test)),
        )
        self.counts.setText("\n".join(lines))

    def _chosen(self, index: int) -> None:
        name = self.choice.itemData(index)
        if not name:
            return
        self._apply(self.tr("Choose data set"), "", name=name, path=None)

    def _committed(self, value: object) -> None:
        field = self.sender().objectName()
        text = self.tr("Change {setting}").format(setting=field_name(field))
        self._apply(text, f"data.{field}", **{field: value})

    def _ask_for_table(self) -> None:
        self.table_requested.emit()

    def _apply(self, text: str, merge_key: str, **changes: Any) -> None:
        if not self._editor.apply(text, partial(set_data, **changes), merge_key=merge_key):
            self._show_reference()
