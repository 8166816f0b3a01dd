"""The inspector's page for one link: what it joins, its matrix, its weights."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core import edits, shapes
from nndesigner.core.design import Link
from nndesigner.ui import icons
from nndesigner.ui.canvas.subtitles import subtitle
from nndesigner.ui.canvas.wire_editing import Picked, is_locked
from nndesigner.ui.canvas.words import unit_name
from nndesigner.ui.editor import Editor
from nndesigner.ui.number_field import weight_field
from nndesigner.ui.panels.inspector_context import Section, Shown, breakable, unit_label
from nndesigner.ui.panels.inspector_histogram import WeightHistogram
from nndesigner.ui.panels.inspector_matrix import MOST_ENTRIES, MatrixModel, MatrixTable
from nndesigner.ui.panels.inspector_terms import origin
from nndesigner.ui.panels.inspector_weights import connections, statistics
from nndesigner.ui.panels.panel import Note, PlainLabel
from nndesigner.ui.texts import count, field_help, field_name, number


class LinkSection(Section):
    """Source, target, shape, statistics; up to 256 weights can be edited in a table."""

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor, theme)
        self._positions: np.ndarray | None = None
        self.wire = PlainLabel()
        self.wire.setObjectName("wireName")
        self.weight = weight_field()
        self.weight.setObjectName("wireWeight")
        self.weight.setMaximumWidth(120)
        self.weight.committed.connect(self._set_wire_weight)
        self.weight.refused.connect(editor.refused)
        self.lock = QCheckBox()
        self.lock.setObjectName("wireLocked")
        self.lock.setIcon(icons.icon("lock"))
        self.lock.clicked.connect(self._lock_wire)
        self.restore = QPushButton()
        self.restore.setObjectName("restoreAll")
        self.restore.clicked.connect(self._restore_all)
        self.values = {name: PlainLabel() for name in ("from", "to", "shape", "count", "range")}
        self._labels = {name: QLabel() for name in (*self.values, "weight")}
        self.histogram = WeightHistogram(theme)
        self.note = Note(theme)
        self.model = MatrixModel(theme, self._set_weight)
        self.table = MatrixTable(self.model)
        self.table.toggled.connect(self._toggle)
        self.table.refused.connect(editor.refused)
        self.hint = Note(theme)
        self._arrange()
        self.retranslate()

    def refresh(self, shown: Shown) -> None:
        super().refresh(shown)
        link = shown.link
        if link is None:
            return
        design = shown.design
        for name, layer_id in (("from", link.source), ("to", link.target)):
            layer = design.layer(layer_id)
            self.values[name].setText(breakable(f"{layer.name} · {subtitle(layer)}"))
        shape = shapes.matrix_shape(design, link)
        self._positions = connections(link, shape) if shape else None
        self._show_shape(link, shape)
        self._show_table(link, shape)
        self._show_wire(link)
        self.refresh_numbers(shown)

    def refresh_numbers(self, shown: Shown) -> None:
        super().refresh_numbers(shown)
        weights = None if shown.link is None else shown.state.get(shown.link.id)
        if weights is None or shown.link is None:
            return
        found = statistics(weights, self._positions)
        if found is not None:
            text = self.tr("{least} to {most}, on average {mean}")
            self.values["range"].setText(
                text.format(
                    least=number(found.minimum, 3),
                    most=number(found.maximum, 3),
                    mean=number(found.mean, 3),
                )
            )
        self.histogram.show_weights(weights, self._positions)
        self.model.show_weights(weights)
        wire = shown.selection.wire
        if wire is not None and wire[1] < weights.shape[0] and wire[2] < weights.shape[1]:
            self.weight.set_value(float(weights[wire[1], wire[2]]))

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.model.theme = theme
        self.histogram.set_theme(theme)
        self.note.set_theme(theme)
        self.hint.set_theme(theme)

    def retranslate(self) -> None:
        texts = {
            "from": self.tr("From"),
            "to": self.tr("To"),
            "shape": self.tr("Matrix"),
            "count": self.tr("Weights"),
            "range": self.tr("Range"),
            "weight": field_name("weight"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        for widget in (self.weight, self._labels["weight"]):
            widget.setToolTip(field_help("weight"))
        self.weight.setAccessibleName(field_name("weight"))
        self.lock.setToolTip(self.tr("Locked: training leaves this weight as it is"))
        self.lock.setAccessibleName(self.tr("Lock the weight"))
        self.restore.setText(self.tr("Restore all connections"))
        self.histogram.retranslate()
        self.table.setAccessibleName(self.tr("Weights of the connections"))
        self.hint.setText(
            self.tr("Double-click a weight to change it; Space connects or disconnects.")
        )
        self.refresh(self.shown)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(5)
        for name, label in self.values.items():
            label.setObjectName(f"link{name.capitalize()}")
            form.addRow(self._labels[name], label)
        row = QHBoxLayout()
        row.addWidget(self.weight)
        row.addWidget(self.lock)
        row.addStretch(1)
        self._wire_row = QWidget()
        self._wire_row.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        form.addRow(self._labels["weight"], self._wire_row)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.wire)
        layout.addLayout(form)
        for part in (self.note, self.histogram, self.restore, self.table, self.hint):
            layout.addWidget(part)

    def _show_shape(self, link: Link, shape: tuple[int, int] | None) -> None:
        for name in ("shape", "count", "range"):
            self._form.setRowVisible(self.values[name], shape is not None)
        self.histogram.setVisible(shape is not None and shape[0] * shape[1] > 1)
        self.note.setVisible(shape is None)
        if shape is None:
            carries = shapes.carries_weights(self.shown.design, link)
            self.note.setText(
                self.tr("The weights come when the layer before it is connected.")
                if carries
                else self.tr("It only passes numbers on: it has no weights of its own.")
            )
            return
        text = self.tr("{rows} × {columns} (neurons × inputs)")
        self.values["shape"].setText(text.format(rows=count(shape[0]), columns=count(shape[1])))
        there, all_ = shapes.connection_count(self.shown.design, link), shape[0] * shape[1]
        text = self.tr("{count} of {all} possible") if there != all_ else "{count}"
        self.values["count"].setText(text.format(count=count(there), all=count(all_)))

    def _show_table(self, link: Link, shape: tuple[int, int] | None) -> None:
        weights = self.shown.state.get(link.id)
        fits = (
            shape is not None
            and weights is not None
            and weights.shape == shape
            and shape[0] * shape[1] <= MOST_ENTRIES
        )
        self.table.setVisible(fits)
        self.hint.setVisible(fits)
        if shape is None or not fits:
            self.model.show_matrix(None, None, (), ())
            return
        design, spec = self.shown.design, self.shown.spec
        target, source = origin(design, link.target), origin(design, link.source)
        current = self.table.currentIndex()
        row, column = current.row(), current.column()
        self.model.show_matrix(
            weights,
            link.mask,
            tuple(unit_label(target, unit, spec) for unit in range(shape[0])),
            tuple(unit_label(source, unit, spec) for unit in range(shape[1])),
        )
        self.table.fit()
        wire = self.shown.selection.wire
        if wire is not None:
            _, row, column = wire
        self._select(row, column)

    def _select(self, row: int, column: int) -> None:
        index = self.model.index(row, column)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(index, flags)

    def _show_wire(self, link: Link) -> None:
        wire = self.shown.selection.wire
        self.wire.setVisible(wire is not None)
        self._form.setRowVisible(self._wire_row, wire is not None)
        self.restore.setVisible(
            link.mask is not None and bool(edits.missing_connections(self.shown.design, link))
        )
        if wire is None:
            return
        self.lock.setChecked(is_locked(self.shown.design, Picked(link.id, wire[1:])))
        design = self.shown.design
        target, source = origin(design, link.target), origin(design, link.source)
        name = f"{unit_name(source, wire[2])} → {unit_name(target, wire[1])}"
        self.wire.setText(breakable(name))

    def _set_wire_weight(self, value: object) -> None:
        wire = self.shown.selection.wire
        if wire is not None and isinstance(value, int | float):
            self._set_weight(wire[1], wire[2], float(value))

    def _set_weight(self, target: int, source: int, weight: float) -> None:
        link = self.shown.link
        if link is not None:
            text = self.tr("Change a weight")
            self.editor.set_number(text, link.id, (target, source), weight)

    def _lock_wire(self) -> None:
        wire, locked = self.shown.selection.wire, self.lock.isChecked()
        if wire is not None:
            text = self.tr("Lock a weight") if locked else self.tr("Unlock a weight")
            edit = partial(
                edits.lock_weight,
                link_id=wire[0],
                target_unit=wire[1],
                source_unit=wire[2],
                locked=locked,
            )
            self.editor.apply(text, edit)

    def _restore_all(self) -> None:
        link = self.shown.link
        if link is not None:
            edit = partial(edits.connect, source=link.source, target=link.target)
            self.editor.apply(self.tr("Restore all connections"), edit)

    def _toggle(self, target: int, source: int) -> None:
        link = self.shown.link
        if link is None:
            return
        if self.model.is_connected(self.model.index(target, source)):
            text = self.tr("Take a connection away")
            edit = partial(
                edits.disconnect_units, link_id=link.id, target_unit=target, source_unit=source
            )
        else:
            text = self.tr("Connect two neurons")
            edit = partial(
                edits.connect_units,
                source=link.source,
                target=link.target,
                source_unit=source,
                target_unit=target,
            )
        self.editor.apply(text, edit)
