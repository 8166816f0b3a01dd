"""The inspector's page for the whole design: what it does, its layers, its parameters."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from nndesigner.app.theme import Theme
from nndesigner.core import shapes
from nndesigner.core.catalog import VALUE_LOSSES
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, OutputLayer
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.inspector_context import Section, Shown, breakable
from nndesigner.ui.panels.panel import Note, PlainLabel
from nndesigner.ui.texts import count, data_name, dataset_help

_MOST_LETTERS = 60
_WIDEST_NAME = 120


class DesignSection(Section):
    """Shown while nothing is selected; `layer_requested(id)` when a layer's name is clicked."""

    layer_requested = Signal(str)

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self.task = PlainLabel()
        self.task.setObjectName("designTask")
        self.layers = QLabel()
        self.layers.setObjectName("designLayers")
        self.layers.setTextFormat(Qt.TextFormat.RichText)
        self.layers.setWordWrap(True)
        self.layers.linkActivated.connect(self.layer_requested)
        self.sum = PlainLabel()
        self.sum.setObjectName("designParameters")
        self.data = PlainLabel()
        self.data.setObjectName("designData")
        self.hint = Note(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for label in (self.task, self.layers, self.sum, self.data, self.hint):
            layout.addWidget(label)
        for label in (self.task, self.sum, self.data):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retranslate()

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        design, spec = shown.design, shown.spec
        self.task.setText(breakable(task_text(design, spec)))
        self.layers.setText(self._table(design))
        self.layers.setVisible(bool(design.layers))
        self.sum.setText(self._sum(design))
        self.sum.setVisible(bool(design.layers))
        self.data.setText(breakable(self._data(design)))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.hint.set_theme(theme)
        self.layers.setText(self._table(self.shown.design))

    def retranslate(self) -> None:
        self.layers.setToolTip(self.tr("Click a layer to see what is in it"))
        self.hint.setText(self.tr("Select a layer, a neuron or a connection to see its numbers."))
        self.refresh(self.shown)

    def _table(self, design: Design) -> str:
        muted = self._theme.muted
        rows = []
        for layer in map(design.layer, shapes.topological_order(design)):
            parameters = count(shapes.parameter_sum(design, layer.id).total)
            rows.append(
                f'<tr><td><a href="{escape(layer.id)}" style="text-decoration:none; '
                f'color:{self._theme.accent}">{escape(self._short(layer.name))}</a></td>'
                f'<td style="color:{muted}">{escape(subtitle(layer))}</td>'
                f'<td align="right">{parameters}</td></tr>'
            )
        heads = (self.tr("Layer"), self.tr("Size"), self.tr("Parameters"))
        first = f'<th align="left">{heads[0]}</th><th align="left">{heads[1]}</th>'
        head = f'<tr>{first}<th align="right">{heads[2]}</th></tr>'
        return f'<table width="100%" cellpadding="3">{head}{"".join(rows)}</table>'

    def _short(self, name: str) -> str:
        """Return a name that leaves room for the other columns."""
        elide = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(name, elide, _WIDEST_NAME)

    def _sum(self, design: Design) -> str:
        order = shapes.topological_order(design)
        totals = [shapes.parameter_sum(design, layer_id).total for layer_id in order]
        terms = [count(total) for total in totals if total]
        total = count(sum(totals))
        result = f"{' + '.join(terms)} = {total}" if len(terms) > 1 else total
        return self.tr("Parameters to learn: {sum}").format(sum=result)

    def _data(self, design: Design) -> str:
        chosen = design.data.path or design.data.name
        if not chosen:
            return self.tr("No data set is chosen yet.")
        help_ = "" if design.data.path else dataset_help(design.data.name)
        text = (
            self.tr("Learns from “{name}”. {help}.") if help_ else self.tr("Learns from “{name}”.")
        )
        return text.format(name=data_name(chosen), help=f"{help_[:1].upper()}{help_[1:]}")


def task_text(design: Design, spec: DataSpec | None) -> str:
    """Return in one sentence what a design is made to do."""
    translate = QCoreApplication.translate
    output = next((layer for layer in design.layers if isinstance(layer, OutputLayer)), None)
    if output is None:
        return translate("Inspector", "This design has no output layer yet, so no task.")
    classes = output.classes or (spec.classes if spec is not None else ())
    if output.loss in VALUE_LOSSES and not classes:
        return translate("Inspector", "Predicts %n value(s).", None, output.units)
    if not classes:
        return translate("Inspector", "Tells %n classes apart.", None, output.units)
    names = ", ".join(classes)
    if len(names) > _MOST_LETTERS:
        names = names[:_MOST_LETTERS].rpartition(",")[0] + " …"
    text = translate("Inspector", "Tells %n classes apart: {names}", None, len(classes))
    return text.format(names=names)
