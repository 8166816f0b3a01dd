"""The inspector's page for one layer, or for what several layers have in common."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout

from nndesigner.app.theme import Theme
from nndesigner.core import edits, shapes
from nndesigner.core.catalog import FieldSpec, kind_of, layer_fields
from nndesigner.core.design import Design, DropoutLayer, InputLayer, Layer, NeuronLayer
from nndesigner.ui.canvas.words import parameters
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector_context import Section, Shown
from nndesigner.ui.panels.inspector_fields import (
    ChoiceEditor,
    FieldEditor,
    ShareEditor,
    make_editor,
)
from nndesigner.ui.panels.inspector_graph import ActivationGraph
from nndesigner.ui.panels.panel import Note, PlainLabel
from nndesigner.ui.texts import choice_help, count, field_help, field_name

FIELDS = ("name", "shape", "units", "activation", "initializer", "loss", "rate", "classes")
"""The fields that are edited here, in the order they stand; places are edited on the canvas."""

_OWN = ("name", "classes")
_EXPLAINED = ("activation", "initializer", "loss")


class LayerSection(Section):
    """Fields from the catalog; a field several layers share is set in all of them at once."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self.fields: dict[str, FieldEditor] = {}
        self._labels: dict[str, QLabel] = {}
        self._notes: dict[str, Note] = {}
        self.graph = ActivationGraph(theme)
        self.parameters = PlainLabel()
        self.parameters.setObjectName("layerParameters")
        self.meaning = Note(theme)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(10)
        self._form.setVerticalSpacing(6)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in FIELDS:
            self._add_field(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._form)
        layout.addWidget(self.parameters)
        layout.addWidget(self.meaning)
        self.retranslate()

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        layers = shown.layers
        common = common_fields(layers)
        for name, editor in self.fields.items():
            self._form.setRowVisible(editor, name in common)
            if name in common:
                self._show_field(name, {getattr(layer, name) for layer in layers})
            elif name in self._notes:
                self._form.setRowVisible(self._notes[name], False)
        self._show_graph(layers)
        self._show_parameters(shown.design, layers)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.graph.set_theme(theme)
        for note in (*self._notes.values(), self.meaning):
            note.set_theme(theme)

    def retranslate(self) -> None:
        for name, label in self._labels.items():
            editor = self.fields[name]
            label.setText(field_name(name))
            label.setToolTip(field_help(name))
            editor.setToolTip(field_help(name))
            editor.setAccessibleName(field_name(name))
            editor.setAccessibleDescription(field_help(name))
            if isinstance(editor, ChoiceEditor):
                editor.retranslate()
            if not isinstance(editor, ShareEditor):
                editor.setPlaceholderText(self.tr("different"))
        self.refresh(self.shown)

    def _add_field(self, name: str) -> None:
        editor = make_editor(_spec(name))
        editor.setObjectName(name)
        editor.committed.connect(self._commit)
        if not isinstance(editor, ChoiceEditor):
            editor.refused.connect(self.editor.refused)
        if isinstance(editor, ShareEditor):
            editor.released.connect(self._end_merging)
        label = QLabel()
        label.setBuddy(editor)
        self.fields[name], self._labels[name] = editor, label
        self._form.addRow(label, editor)
        if name in _EXPLAINED:
            self._notes[name] = Note(self._theme)
            self._form.addRow(self._notes[name])
        if name == "activation":
            self._form.addRow(self.graph)

    def _show_field(self, name: str, values: set[Any]) -> None:
        value = next(iter(values)) if len(values) == 1 else None
        self.fields[name].show_value(value)
        note = self._notes.get(name)
        if note is not None:
            text = choice_help(name, value) if value is not None else ""
            note.setText(text[:1].upper() + text[1:] if name != "activation" else text)
            self._form.setRowVisible(note, bool(text))

    def _show_graph(self, layers: tuple[Layer, ...]) -> None:
        names = {layer.activation for layer in layers if isinstance(layer, NeuronLayer)}
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
        self.parameters.setText(self.tr("Parameters: {sum}").format(sum=text or count(total)))
        self.meaning.setText(self._meaning(design, layers[0]) if len(layers) == 1 else "")
        self.meaning.setVisible(bool(self.meaning.text()))

    def _meaning(self, design: Design, layer: Layer) -> str:
        if isinstance(layer, InputLayer):
            return self.tr("An input layer only passes the numbers of a sample on.")
        if isinstance(layer, DropoutLayer):
            return self.tr("Dropout has nothing to learn.")
        summed = shapes.parameter_sum(design, layer.id)
        if layer.units == 1:
            return self.tr("One weight for each connection into the neuron, and its bias.")
        if len(summed.products) == 1 and not summed.counts:
            text = self.tr("{sources} inputs × {units} neurons, and one bias for each neuron.")
            return text.format(sources=count(summed.products[0][0]), units=count(layer.units))
        if summed.products or summed.counts:
            return self.tr("One weight for each connection, and one bias for each neuron.")
        return self.tr("Only biases yet: no connection leads into it.")

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


def common_fields(layers: tuple[Layer, ...]) -> tuple[str, ...]:
    """Return the fields all of these layers have; name and classes belong to one alone."""
    if not layers:
        return ()
    names = [set(layer_fields(kind_of(layer))) for layer in layers]
    shared = set.intersection(*names) - (set(_OWN) if len(layers) > 1 else set())
    return tuple(name for name in FIELDS if name in shared)


def _spec(name: str) -> FieldSpec:
    kinds = ("output", "input", "dropout")
    return next(layer_fields(kind)[name] for kind in kinds if name in layer_fields(kind))


def _set_in_all(design: Design, *, ids: tuple[str, ...], changes: dict[str, Any]) -> Design:
    for layer_id in ids:
        own = dict(changes)
        if "name" in own:  # messages speak of layers by their names
            own["name"] = edits.unique_name(edits.remove(design, [layer_id]), own["name"])
        design = edits.set_fields(design, layer_id, **own)
    return design
