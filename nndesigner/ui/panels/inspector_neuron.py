"""The inspector's page for one neuron: z = w · x + b with today's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
)

from nndesigner.app.theme import Theme
from nndesigner.core import edits
from nndesigner.core.design import Layer, NeuronLayer
from nndesigner.core.layers import ActivationName, activation_of
from nndesigner.engine.explain.sums import NeuronTrace
from nndesigner.ui import icons
from nndesigner.ui.editor import Editor
from nndesigner.ui.number_field import weight_field
from nndesigner.ui.panels.inspector_activation import NeuronActivation
from nndesigner.ui.panels.inspector_context import Section, Shown
from nndesigner.ui.panels.inspector_graph import ActivationGraph
from nndesigner.ui.panels.inspector_sum import (
    NAME,
    PRODUCT,
    ProductDelegate,
    SumModel,
    TermRow,
    make_table,
)
from nndesigner.ui.panels.inspector_terms import (
    AnyTerm,
    chosen_terms,
    rows_of,
    terms_of,
    trace_of,
    written_sum,
)
from nndesigner.ui.panels.panel import Note, PlainLabel, scaled_font
from nndesigner.ui.texts import (
    activation_formula,
    activation_name,
    count,
    field_help,
    field_name,
    number,
)

_WRITTEN_TERMS = 4


class NeuronSection(Section):
    """A neuron's inputs, weights, sum and activation; weights and bias can be edited."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self._line = QFrame()
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setFrameShadow(QFrame.Shadow.Plain)
        _tint(self._line, theme)
        self.formula = QLabel()
        self.formula.setFont(scaled_font(self.font(), 1.15, bold=True))
        self.written = PlainLabel()
        self.written.setObjectName("neuronSum")
        self.note = Note(theme)
        self.model = SumModel(theme, self._set_weight, self._lock_weight)
        self.table = make_table(self.model)
        delegate = ProductDelegate(self.table)
        delegate.refused.connect(editor.refused)
        self.table.setItemDelegate(delegate)
        self.rest = Note(theme)
        self.bias = weight_field()
        self.bias.setObjectName("neuronBias")
        self.bias.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.bias.committed.connect(self._set_bias)
        self.bias.refused.connect(editor.refused)
        self.lock = QCheckBox()
        self.lock.setObjectName("neuronBiasLocked")
        self.lock.setIcon(icons.icon("lock"))
        self.lock.clicked.connect(self._lock_bias)
        self.activation = NeuronActivation()
        self.activation.chosen.connect(self._choose_activation)
        self._activation_label = QLabel()
        self._activation_label.setBuddy(self.activation)
        self.z = QLabel()
        self.z.setObjectName("neuronZ")
        self.a = QLabel()
        self.a.setObjectName("neuronA")
        self.total = QLabel()
        self.graph = ActivationGraph(theme)
        self._words = [QLabel() for _ in range(4)]
        self._arrange()
        self.retranslate()

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        picked = shown.neuron
        if picked is None:
            return
        layer, unit = picked
        self._line.setVisible(shown.selection.unit is None)
        has_sum = isinstance(layer, NeuronLayer)
        for widget in (self.formula, self.table, self.rest, self.bias, self.graph, *self._words):
            widget.setVisible(has_sum)
        for widget in (self.lock, self.activation, self._activation_label):
            widget.setVisible(has_sum)
        if isinstance(layer, NeuronLayer):
            self.graph.show_activation(activation_of(layer, unit))
            self.lock.setChecked(unit in layer.locked)
            self.activation.show_neuron(layer, unit)
        self.retranslate_words()
        self.refresh_numbers(shown)

    def refresh_numbers(self, shown: Shown) -> None:
        super().refresh_numbers(shown)
        picked = shown.neuron
        if picked is None:
            return
        layer, unit = picked
        if isinstance(layer, NeuronLayer):
            self._show_sum(shown, layer, unit)
        else:
            self._show_value(shown, layer, unit)

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        _tint(self._line, theme)
        self.model.theme = theme
        for part in (self.graph, self.note, self.rest):
            part.set_theme(theme)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Inputs and weights of the neuron"))
        self.bias.setToolTip(field_help("bias"))
        self.bias.setAccessibleName(self.tr("Bias b"))
        self.bias.setAccessibleDescription(field_help("bias"))
        self.formula.setText(self.tr("z = w · x + b"))
        self.lock.setToolTip(self.tr("Locked: training leaves this bias as it is"))
        self.lock.setAccessibleName(self.tr("Lock the bias"))
        self._activation_label.setText(field_name("activation"))
        self.activation.setAccessibleName(field_name("activation"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, PRODUCT)
        self.retranslate_words()
        self.refresh_numbers(self.shown)

    def retranslate_words(self) -> None:
        """Name the lines under the table in the present language."""
        texts = [self.tr("Sum of w · x"), self.tr("+ bias b"), self.tr("= z"), "a"]
        picked = self.shown.neuron
        if picked is not None and isinstance(picked[0], NeuronLayer):
            name = activation_of(picked[0], picked[1])
            self.activation.show_neuron(picked[0], picked[1])
            self._words[3].setToolTip(f"a = {activation_formula(name)}")
            texts[3] = self.tr("a = {activation}(z)").format(activation=activation_name(name))
        for label, text in zip(self._words, texts, strict=True):
            label.setText(text)

    def _arrange(self) -> None:
        below = QGridLayout()
        below.setHorizontalSpacing(12)
        below.setVerticalSpacing(4)
        self.bias.setFixedWidth(84)
        strong = scaled_font(self.font(), 1.0, bold=True)
        for row, widget in enumerate((self.total, self.bias, self.z, self.a)):
            below.addWidget(self._words[row], row, 0)
            below.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignRight)
        below.addWidget(self.lock, 1, 2)
        for label in (self.z, self.a, *self._words[2:]):
            label.setFont(strong)
        for label in (self.total, self.z, self.a, self.written):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        for part in (self._line, self.formula, self.written, self.note):
            layout.addWidget(part)
        # The result stands above the terms, so that it is seen without scrolling.
        result = QHBoxLayout()
        result.setSpacing(14)
        result.addLayout(below, 3)
        result.addWidget(self.graph, 2)
        layout.addLayout(result)
        chooser = QHBoxLayout()
        chooser.addWidget(self._activation_label)
        chooser.addWidget(self.activation, 1)
        layout.addLayout(chooser)
        layout.addWidget(self.table)
        layout.addWidget(self.rest)

    def _show_value(self, shown: Shown, layer: Layer, unit: int) -> None:
        """Show a unit that computes no sum: an input, or one behind a dropout layer."""
        values = None if shown.activations is None else shown.activations.get(layer.id)
        value = float(values[unit]) if values is not None and unit < len(values) else None
        for label in (self.total, self.z, self.a):
            label.setVisible(False)
        self.written.setText("" if value is None else f"x = {number(value)}")
        self.written.setVisible(value is not None)
        self.note.setText(self.tr("It only passes its number on: it has no weights and no bias."))
        self.note.setVisible(True)

    def _show_sum(self, shown: Shown, layer: NeuronLayer, unit: int) -> None:
        trace = trace_of(shown, layer, unit)
        terms = terms_of(shown, layer, unit, trace)
        chosen = chosen_terms(terms, self._kept())
        self.model.show_rows(rows_of(shown, layer, unit, chosen))
        self._fit_table()
        self._show_rest(terms, chosen)
        bias = shown.state.get(layer.id)
        known = bias is not None and unit < len(bias)
        self.bias.set_value(float(bias[unit]) if known and bias is not None else None)
        self._show_results(terms, trace)
        self._show_graph(shown, layer, unit, trace)
        self.note.setText("" if trace is not None else self._why_no_numbers(shown))
        self.note.setVisible(trace is None)

    def _show_results(self, terms: Sequence[AnyTerm], trace: NeuronTrace | None) -> None:
        for label in (self.total, self.z, self.a):
            label.setVisible(True)
        self.written.setVisible(trace is not None and len(terms) <= _WRITTEN_TERMS)
        if trace is None:
            for label in (self.total, self.z, self.a):
                label.setText("–")
            return
        self.total.setText(number(_sum(terms)))
        self.z.setText(number(trace.z))
        self.a.setText(number(trace.a))
        if len(terms) <= _WRITTEN_TERMS:
            self.written.setText(written_sum(terms, trace))

    def _show_graph(
        self, shown: Shown, layer: NeuronLayer, unit: int, trace: NeuronTrace | None
    ) -> None:
        """Show the neuron's point on the curve, or for softmax its share among the others."""
        if activation_of(layer, unit) != "softmax":
            self.graph.show_point(*((trace.z, trace.a) if trace else (None, None)))
            return
        shares = (shown.activations or {}).get(layer.id)
        self.graph.setVisible(shares is not None)
        if shares is not None:
            self.graph.show_shares(shares.tolist(), unit)

    def _kept(self) -> tuple[tuple[str, int], ...]:
        """Return the rows that must stay in place because one of them is being edited."""
        if self.table.state() != QAbstractItemView.State.EditingState:
            return ()
        return tuple((row.layer_id, row.unit) for row in self.model.rows())

    def _show_rest(self, terms: Sequence[AnyTerm], chosen: Sequence[AnyTerm]) -> None:
        hidden = len(terms) - len(chosen)
        self.rest.setVisible(hidden > 0)
        if not hidden:
            return
        if terms[0].product is None:
            text = self.tr("… and {count} smaller ones").format(count=count(hidden))
        else:
            text = self.tr("… and {count} smaller ones, which sum to {sum}")
            rest = number(_sum(terms) - _sum(chosen))
            text = text.format(count=count(hidden), sum=rest)
        self.rest.setText(text)

    def _fit_table(self) -> None:
        rows = self.model.rowCount() * self.table.verticalHeader().defaultSectionSize()
        height = self.table.horizontalHeader().sizeHint().height() + rows + 2
        if self.table.height() != height:
            self.table.setFixedHeight(height)

    def _why_no_numbers(self, shown: Shown) -> str:
        if shown.activations is None:
            return self.tr("Draw or type a sample to see its numbers here.")
        return self.tr("The numbers come when the network is complete.")

    def _set_weight(self, row: TermRow, weight: float) -> None:
        picked = self.shown.neuron
        if picked is None:
            return
        text = self.tr("Change a weight")
        position = (picked[1], row.unit)
        self.editor.set_number(text, row.link_id, position, weight)

    def _choose_activation(self, activation: ActivationName | None) -> None:
        picked = self.shown.neuron
        if picked is None:
            return
        layer, unit = picked
        edit = partial(
            edits.set_unit_activation,
            layer_id=layer.id,
            unit=unit,
            activation=activation,
        )
        if not self.editor.apply(self.tr("Change the activation of a neuron"), edit):
            self.refresh(self.shown)

    def _lock_weight(self, row: TermRow, locked: bool) -> None:
        picked = self.shown.neuron
        if picked is not None:
            text = self.tr("Lock a weight") if locked else self.tr("Unlock a weight")
            edit = partial(
                edits.lock_weight,
                link_id=row.link_id,
                target_unit=picked[1],
                source_unit=row.unit,
                locked=locked,
            )
            self.editor.apply(text, edit)

    def _lock_bias(self) -> None:
        picked, locked = self.shown.neuron, self.lock.isChecked()
        if picked is not None:
            text = self.tr("Lock a bias") if locked else self.tr("Unlock a bias")
            layer, unit = picked
            edit = partial(edits.lock_bias, layer_id=layer.id, unit=unit, locked=locked)
            self.editor.apply(text, edit)

    def _set_bias(self, value: object) -> None:
        picked = self.shown.neuron
        if picked is not None and isinstance(value, int | float):
            layer, unit = picked
            text = self.tr("Change a bias")
            self.editor.set_number(text, layer.id, (unit,), value)


def _tint(line: QFrame, theme: Theme) -> None:
    colours = line.palette()
    colours.setColor(QPalette.ColorRole.WindowText, QColor(theme.border))
    line.setPalette(colours)


def _sum(terms: Sequence[AnyTerm]) -> float:
    return sum(term.product or 0.0 for term in terms)
