"""The inspector's page for one layer, or for what several layers have in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout

from nndesigner.app.theme import Theme
from nndesigner.core import edits, shapes
from nndesigner.core.catalog import LAYER_TYPES, FieldSpec, kind_of, layer_fields
from nndesigner.core.design import Design, Layer, NeuronLayer, OutputLayer
from nndesigner.ui.canvas.words import output_shape, parameters
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector_context import Section, Shown
from nndesigner.ui.panels.inspector_fields import (
    ChoiceEditor,
    FieldEditor,
    ShareEditor,
    SwitchEditor,
    make_editor,
)
from nndesigner.ui.panels.inspector_graph import ActivationGraph
from nndesigner.ui.panels.inspector_meaning import meaning
from nndesigner.ui.panels.panel import Note, PlainLabel
from nndesigner.ui.texts import (
    choice_formula,
    choice_help,
    count,
    field_help,
    field_name,
    kind_formula,
    kind_help,
)

FIELDS = (
    *("name", "shape", "units", "filters", "vocabulary", "size", "stride", "padding", "over"),
    *("factor", "returns", "activation", "initializer", "loss", "label_smoothing", "rate"),
    *("momentum", "epsilon", "classes", "frozen"),
)
"""The fields that are edited here, in the order they stand; places are edited on the canvas."""

_OWN = ("name", "classes")
_SMOOTHED = ("cross_entropy", "binary_cross_entropy")


class LayerSection(Section):
    """Fields from the catalog; a field several layers share is set in all of them at once."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self._rows: dict[FieldSpec, FieldRow] = {}
        self.formula = PlainLabel()
        self.formula.setObjectName("layerFormula")
        self.help = Note(theme)
        self.help.setObjectName("layerHelp")
        self.shape = PlainLabel()
        self.shape.setObjectName("layerShape")
        self.graph = ActivationGraph(theme)
        self.parameters = PlainLabel()
        self.parameters.setObjectName("layerParameters")
        self.meaning = Note(theme)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(6)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for spec in _all_specs():
            self._add_field(spec)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.help)
        layout.addWidget(self.formula)
        layout.addLayout(self._form)
        layout.addWidget(self.shape)
        layout.addWidget(self.parameters)
        layout.addWidget(self.meaning)
        self.retranslate()

    @property
    def fields(self) -> dict[str, FieldEditor]:
        """Return the editors of the fields the selected layers have in common, by name."""
        shown = common_fields(self.shown.layers)
        return {name: self._rows[spec].editor for name, spec in shown.items()}

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        layers = shown.layers
        common = set(common_fields(layers).values())
        kinds = {kind_of(layer) for layer in layers}
        kind = kinds.pop() if len(kinds) == 1 else ""
        for spec, row in self._rows.items():
            self._form.setRowVisible(row.editor, spec in common)
            if row.note is not None:
                self._form.setRowVisible(row.note, False)
            if spec in common:
                row.name_it(kind)
                self._show_field(spec.name, {getattr(layer, spec.name) for layer in layers})
        self._show_kind(kind)
        self._show_graph(layers)
        self._show_parameters(shown.design, layers)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.graph.set_theme(theme)
        notes = [row.note for row in self._rows.values() if row.note is not None]
        for note in (*notes, self.meaning, self.help):
            note.set_theme(theme)

    def retranslate(self) -> None:
        for row in self._rows.values():
            if isinstance(row.editor, ChoiceEditor):
                row.editor.retranslate()
            elif not isinstance(row.editor, ShareEditor | SwitchEditor):
                row.editor.setPlaceholderText(self.tr("different"))
        self.refresh(self.shown)

    def _add_field(self, spec: FieldSpec) -> None:
        editor = make_editor(spec)
        editor.setObjectName(spec.name)
        editor.committed.connect(self._commit)
        if not isinstance(editor, ChoiceEditor | SwitchEditor):
            editor.refused.connect(self.editor.refused)
        if isinstance(editor, ShareEditor):
            editor.released.connect(self._end_merging)
        label = QLabel()
        label.setBuddy(editor)
        self._form.addRow(label, editor)
        note = Note(self._theme) if spec.kind == "choice" else None
        if note is not None:
            self._form.addRow(note)
        self._rows[spec] = FieldRow(spec.name, editor, label, note)
        if spec == _ALL_ACTIVATIONS:
            self._form.addRow(self.graph)

    def _show_field(self, name: str, values: set[Any]) -> None:
        value = next(iter(values)) if len(values) == 1 else None
        row = self._rows[common_fields(self.shown.layers)[name]]
        row.editor.show_value(value)
        if row.note is not None:
            text = choice_help(name, value) if value is not None else ""
            formula = choice_formula(name, value) if value is not None else ""
            row.note.setText(text if formula else text[:1].upper() + text[1:])
            self._form.setRowVisible(row.note, bool(text))

    def _show_kind(self, kind: str) -> None:
        """Say in a sentence and a formula what this kind of layer does."""
        self.help.setText(self.tr("{help}.").format(help=kind_help(kind)) if kind else "")
        self.formula.setText(kind_formula(kind).replace("; ", "\n"))
        self.help.setVisible(bool(kind))
        self.formula.setVisible(bool(kind))

    def _show_graph(self, layers: tuple[Layer, ...]) -> None:
        names = {name for layer in layers if (name := getattr(layer, "activation", ""))}
        # A single neuron's own page has the graph, with its point on the curve.
        alone = len(layers) == 1 and isinstance(layers[0], NeuronLayer) and layers[0].units == 1
        visible = len(names) == 1 and "activation" in common_fields(layers) and not alone
        self._form.setRowVisible(self.graph, visible)
        if visible:
            self.graph.show_activation(next(iter(names)))

    def _show_parameters(self, design: Design, layers: tuple[Layer, ...]) -> None:
        summed = [parameters(design, layer.id) for layer in layers]
        total = sum(shapes.parameter_sum(design, layer.id).total for layer in layers)
        text = summed[0] if len(layers) == 1 else count(total)
        shape = output_shape(design, layers[0].id) if len(layers) == 1 else ""
        self.shape.setText(self.tr("Output: {shape}").format(shape=shape))
        self.shape.setVisible(bool(shape))
        self.parameters.setText(self.tr("Parameters: {sum}").format(sum=text or count(total)))
        self.meaning.setText(meaning(design, layers[0]) if len(layers) == 1 else "")
        self.meaning.setVisible(bool(self.meaning.text()))

    def _commit(self, value: object) -> None:
        source = self.sender()
        name = source.objectName() if source is not None else ""
        layers = self.shown.layers
        if name not in self.fields or not layers:
            return
        ids = tuple(layer.id for layer in layers)
        merge_key = f"{name}:{','.join(ids)}" if self.fields[name].merges else ""
        edit = partial(_set_in_all, ids=ids, changes={name: value})
        if not self.editor.apply(self._edit_text(name, layers), edit, merge_key=merge_key):
            self._show_field(name, {getattr(layer, name) for layer in layers})

    def _edit_text(self, name: str, layers: tuple[Layer, ...]) -> str:
        if len(layers) == 1:
            text = self.tr("Change “{field}” of “{layer}”")
            return text.format(field=field_name(name), layer=layers[0].name)
        return self.tr("Change “{field}” of several layers").format(field=field_name(name))

    def _end_merging(self) -> None:
        self.editor.document.end_merging()


@dataclass(frozen=True)
class FieldRow:
    """A row of the form: a field's editor, its label, and a note on the choice made."""

    name: str
    editor: FieldEditor
    label: QLabel
    note: Note | None

    def name_it(self, kind: str) -> None:
        """Name the field as a kind of layer calls it."""
        name, help_ = field_name(self.name, kind), field_help(self.name, kind)
        self.label.setText(name)
        self.label.setToolTip(help_)
        self.editor.setToolTip(help_)
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(help_)


def common_fields(layers: tuple[Layer, ...]) -> dict[str, FieldSpec]:
    """Return the fields all of these layers have alike; name and classes belong to one alone."""
    if not layers:
        return {}
    specs = [_specs_of(kind_of(layer)) for layer in layers]
    shared = set.intersection(*(set(found.values()) for found in specs))
    names = set(FIELDS) - (set(_OWN) if len(layers) > 1 else set())
    if any(isinstance(layer, OutputLayer) and layer.loss not in _SMOOTHED for layer in layers):
        names.discard("label_smoothing")
    found = {spec.name: spec for spec in shared}
    return {name: found[name] for name in FIELDS if name in names and name in found}


@cache
def _specs_of(kind: str) -> dict[str, FieldSpec]:
    """Return the fields of a kind; what they are by default tells none apart."""
    return {name: replace(spec, default=None) for name, spec in layer_fields(kind).items()}


def _all_specs() -> list[FieldSpec]:
    """Return all different fields there are, in the order they stand."""
    found = {
        specs[name]: None
        for name in FIELDS
        for specs in map(_specs_of, LAYER_TYPES)
        if name in specs
    }
    return list(found)


_ALL_ACTIVATIONS = _specs_of("dense")["activation"]


def _set_in_all(design: Design, *, ids: tuple[str, ...], changes: dict[str, Any]) -> Design:
    for layer_id in ids:
        own = dict(changes)
        if "name" in own:  # messages speak of layers by their names
            own["name"] = edits.unique_name(design, own["name"], besides=layer_id)
        design = edits.set_fields(design, layer_id, **own)
    return design
