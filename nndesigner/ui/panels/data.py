"""The panel that chooses what a design learns from, and shows what that looks like."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
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
from nndesigner.core.edits.classes import DRAWN, own_classes
from nndesigner.core.project import Project
from nndesigner.core.training import DataReference
from nndesigner.ui.editor import Editor
from nndesigner.ui.number_field import NumberField, Step
from nndesigner.ui.panels.data_preview import DataPreview
from nndesigner.ui.panels.download_row import DownloadRow
from nndesigner.ui.panels.panel import Note, Panel, PlainLabel
from nndesigner.ui.texts import count, data_name, dataset_help, dataset_name, field_help, field_name

GENERATED_PICTURES = 20_000
"""Samples of "handwriting" to begin with: enough for any network people build here."""


def _step_samples(value: float, direction: int) -> float:
    return value + (50 if value < 2000 else 1000) * direction


def _step_twentieth(value: float, direction: int) -> float:
    return value + 0.05 * direction


_FIELDS: dict[str, Step | None] = {
    "samples": _step_samples,
    "noise": _step_twentieth,
    "test_fraction": _step_twentieth,
    "split_seed": None,
}


class DataPanel(Panel):
    """Edits `Design.data` through the editor.

    `set_choices` gives the built-in data sets, `set_preview` the samples of the present one.
    `table_requested()` asks for a file dialog; `source` is where the files of a data set come
    from, if it needs any.
    """

    table_requested = Signal()

    def __init__(self, editor: Editor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("dataPanel")
        self._editor = editor
        self._specs: dict[str, DataSpec | None] = {}
        self._dataset: Dataset | None = None
        self._failed = False
        self.choice = QComboBox()
        self.choice.setObjectName("dataChoice")
        self.choice.activated.connect(self._chosen)
        self.open_table = QPushButton()
        self.open_table.setObjectName("openTable")
        self.open_table.clicked.connect(self._ask_for_table)
        self.open_table.hide()
        self.description = Note(theme)
        self.source = DownloadRow(theme)
        self.others = QPushButton()
        self.others.setObjectName("otherSamples")
        self.counts = PlainLabel()
        self.counts.setObjectName("dataCounts")
        self.preview = DataPreview(theme)
        self.others.clicked.connect(self.preview.turn_page)
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
        self.others.setVisible(dataset is not None and dataset.spec.is_picture)
        if dataset is not None:
            self._failed = False
        self._show_source()
        self._show_counts()

    def show_failure(self, _error: Exception) -> None:
        """Offer to fetch the data set again: what is there cannot be read."""
        self._failed = True
        self._show_source()

    def files_changed(self) -> None:
        """Look anew whether the files of the data set are there."""
        self._failed = False
        self._show_source()

    def show_project(self, old: Project, new: Project) -> None:
        """Follow the document."""
        if old.design.data is not new.design.data:
            self._failed = False
            self._show_reference()
        if old.design.training is not new.design.training or old.examples is not new.examples:
            self._show_counts()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.description.set_theme(theme)
        self.source.set_theme(theme)
        self.preview.set_theme(theme)

    def retranslate(self) -> None:
        self.choice.setAccessibleName(field_name("data"))
        self.choice.setToolTip(field_help("data"))
        self.choice.setPlaceholderText(self.tr("Choose a data set"))
        self.open_table.setText(self.tr("Open a table …"))
        self.open_table.setToolTip(self.tr("Learn from your own table (CSV file)"))
        self.others.setText(self.tr("Other samples"))
        self.others.setToolTip(self.tr("Show the next samples of each class"))
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
        layout.addWidget(self.source)
        layout.addLayout(self._form)
        layout.addWidget(self.counts)
        layout.addWidget(self.others, 0, Qt.AlignmentFlag.AlignRight)
        self.others.hide()
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
        used = self._used_fields(reference)
        for name, field in self.fields.items():
            self._form.setRowVisible(field, name in used)
        self.description.setText(self._description(reference))
        self._show_source()
        self._show_counts()

    def _used_fields(self, reference: DataReference) -> tuple[str, ...]:
        """Return what can be set of a data set: MNIST has its own split, others no noise."""
        if reference.name == "mnist":
            return ()
        spec = self._specs.get(reference.name) if reference.path is None else None
        if spec is not None and spec.inputs == 2:
            return tuple(_FIELDS)
        own = ("samples",) if spec is not None and spec.name == "handwriting" else ()
        return (*own, "test_fraction", "split_seed")

    def _show_source(self) -> None:
        reference = self._reference
        self.source.setVisible(reference.name == "mnist")
        if reference.name == "mnist":
            there = self._editor.document.spec is not None
            self.source.set_available(there and not self._failed)

    def _show_choice(self, reference: DataReference) -> None:
        stale = self.choice.findData("")
        if stale >= 0:
            self.choice.removeItem(stale)
        if reference.path is not None and reference.name != "mnist":
            self.choice.addItem(data_name(reference.path), "")
            self.choice.setCurrentIndex(self.choice.count() - 1)
        else:
            self.choice.setCurrentIndex(self.choice.findData(reference.name or None))

    def _description(self, reference: DataReference) -> str:
        if reference.name == "mnist" and reference.path is not None:
            return self.tr("The files of MNIST in {path}").format(path=reference.path)
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
        settings = self._editor.document.design.training
        generated = settings.handwriting if dataset.spec.is_digits else 0
        train, test = len(dataset.train) + generated, len(dataset.test)
        validation = int(train * settings.validation_fraction)  # as the trainer splits
        lines = [
            self.tr("Training: {count} samples").format(count=count(train - validation)),
            self.tr("Validation: {count} samples").format(count=count(validation)),
            self.tr("Test: {count} samples").format(count=count(test)),
        ]
        if generated:
            text = self.tr("Generated handwriting among these: {count}")
            lines.append(text.format(count=count(generated)))
        own = self._own_examples(dataset.spec) if settings.examples else 0
        if own:
            text = self.tr("Your own drawings besides: {count}")
            lines.append(text.format(count=count(own)))
        self.counts.setText("\n".join(lines))

    def _own_examples(self, spec: DataSpec) -> int:
        """Return how many of the person's drawings are mixed in."""
        if not spec.is_picture or spec.name == DRAWN:
            return 0
        return sum(one.label in spec.classes for one in self._editor.document.project.examples)

    def _chosen(self, index: int) -> None:
        name = self.choice.itemData(index)
        if not name:
            return
        text = self.tr("Choose data set")
        if name == DRAWN:
            self._choose_drawn(text)
            return
        samples = DATA_FIELDS["samples"].default
        if name == "handwriting":
            samples = GENERATED_PICTURES
        elif self._reference.name != "handwriting":
            samples = self._reference.samples
        self._apply(text, "", name=name, path=None, samples=samples)

    def _choose_drawn(self, text: str) -> None:
        """Learn from the person's own drawings of the classes the output has."""
        output = self._editor.document.design.output
        classes = output.classes if output is not None and len(output.classes) > 1 else ("A", "B")
        if not self._editor.apply(text, partial(own_classes, classes=classes)):
            self._show_reference()

    def _committed(self, value: object) -> None:
        field = self.sender().objectName()
        text = self.tr("Change {setting}").format(setting=field_name(field))
        self._apply(text, f"data.{field}", **{field: value})

    def _ask_for_table(self) -> None:
        self.table_requested.emit()

    def _apply(self, text: str, merge_key: str, **changes: Any) -> None:
        if not self._editor.apply(text, partial(set_data, **changes), merge_key=merge_key):
            self._show_reference()
