"""The sample being tried: a drawing for networks that read pictures, numbers for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nndesigner.app.document import Document
from nndesigner.app.prediction import Prediction, Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.project import Drawing, History, Project
from nndesigner.core.shapes import reads_words
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.inspector_context import unit_label
from nndesigner.ui.panels.prediction import PredictionPanel
from nndesigner.ui.panels.probe import ProbePanel
from nndesigner.ui.texts import number

MAX_TYPED_NUMBERS = 16
"""Designs with more inputs than this are tried by drawing or not at all."""

SMALLEST_PAD = 170
NARROWEST = 330
"""Pixels: less leaves no room to draw, and no room for the reasons."""

if TYPE_CHECKING:
    from nndesigner.app.reasons import Reason


class SampleController(QObject):
    """Keeps pad, number fields, document and predictor on the same sample."""

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        predictor: Predictor,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._predictor = predictor
        self._trained = False
        self._dataset: Dataset | None = None
        self._form: object = None
        self.pad = DigitPad(theme)
        self.probe = ProbePanel(theme)
        # Not a stack: that keeps room for the larger page, also while it is hidden.
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad)
        column.addWidget(self.probe)
        self._drawn = True
        self.probe.hide()
        self.pad.setMinimumSize(SMALLEST_PAD, SMALLEST_PAD)
        self.prediction = PredictionPanel(theme, sample=pages)
        self.widget: QWidget = self.prediction
        self.widget.setMinimumWidth(NARROWEST)
        self.pad.strokes_changed.connect(self._on_drawing)
        self.pad.stroke_finished.connect(self._on_stroke_finished)
        self.pad.clear_requested.connect(self.clear)
        self.probe.probe_changed.connect(self._on_probe)
        self.probe.probe_settled.connect(self._on_probe_settled)
        predictor.predicted.connect(self._show)
        document.changed.connect(self._follow)
        session.history_changed.connect(self._on_history)

    def clear(self) -> None:
        """Wipe the pad, as one undo step."""
        project = self._document.project
        if project.drawing:
            self._document.change(self.tr("Clear drawing"), project.with_(drawing=()))

    def set_dataset(self, dataset: Dataset | None) -> None:
        """Use this data set's scaling for typed-in numbers."""
        self._dataset = dataset
        self._refresh_form()
        self._refresh_sample()

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        for panel in (self.pad, self.probe, self.prediction):
            panel.set_theme(theme)

    def _on_drawing(self, drawing: Drawing) -> None:
        self._predictor.set_drawing(drawing, self._shape())

    def _on_stroke_finished(self, drawing: Drawing) -> None:
        project = self._document.project
        if drawing != project.drawing:
            self._document.change(self.tr("Draw"), project.with_(drawing=drawing))

    def _on_probe(self, numbers: tuple[float, ...]) -> None:
        self._predictor.set_numbers(numbers, self._scaled(numbers))

    def _on_probe_settled(self, numbers: tuple[float, ...]) -> None:
        project = self._document.project
        if numbers != project.probe:
            self._document.change(self.tr("Change input"), project.with_(probe=numbers))

    def _show(self, prediction: Prediction | None) -> None:
        self.prediction.set_incomplete(not self._predictor.ready)
        self.pad.show_prediction(prediction)
        self.prediction.show_prediction(prediction)
        found: tuple[Reason, ...] = ()
        if prediction is not None and self._trained:
            from nndesigner.app.reasons import reasons

            found = reasons(self._document.design, self._session.state, prediction)
        self.prediction.set_reasons(tuple(map(self._sentence, found)))

    def _sentence(self, reason: Reason) -> str:
        term = reason.term
        layer = self._document.design.layer(reason.layer_id)
        if reason.supports:
            text = self.tr("{neuron} speaks for {label}: {value} × {weight} = {sum}")
        else:
            text = self.tr("{neuron} speaks against {label}: {value} × {weight} = {sum}")
        return text.format(
            neuron=unit_label(layer, reason.unit, self._document.spec),
            label=reason.label,
            value=number(term.value, 3),
            weight=number(term.weight, 3),
            sum=number(term.product, 3),
        )

    def _on_history(self, history: History) -> None:
        self._set_trained(bool(history))

    def _set_trained(self, trained: bool) -> None:
        self._trained = trained or not self._document.weights_are_untouched()
        self.prediction.set_trained(self._trained)

    def _follow(self, old: Project, new: Project) -> None:
        if old.history is not new.history or old.state is not new.state:
            self._set_trained(bool(new.history))
        same_input = old.design.input == new.design.input
        if same_input and old.drawing is new.drawing and old.probe is new.probe:
            if old.design.data is not new.design.data:
                self._refresh_form()
            return
        self._refresh_form()
        self._refresh_sample()

    def _refresh_form(self) -> None:
        """Show the pad or as many number fields as the input layer has features."""
        entry = self._document.design.input
        drawn = entry is None or len(entry.shape) > 1 or entry.units > MAX_TYPED_NUMBERS
        self._drawn = drawn
        self.pad.setVisible(drawn)
        self.probe.setVisible(not drawn)
        self.prediction.set_input_shape(self._shape() if drawn else (1,))
        self.prediction.set_classes(_classes(self._document.design))
        if drawn or entry is None:
            return
        spec = self._document.spec
        names = spec.features if spec and len(spec.features) == entry.units else ()
        names = names or tuple(f"x{number + 1}" for number in range(entry.units))
        values = self._numbers(entry.units)
        ranges = self._ranges(entry.units)
        if self._form != (names, ranges):
            self._form = (names, ranges)
            self.probe.set_features(names, values, ranges)
            self.prediction.set_features(names)
        else:
            self.probe.set_values(values)

    def _refresh_sample(self) -> None:
        project = self._document.project
        if self._drawn:
            self.pad.show_drawing(project.drawing)
            self._predictor.set_drawing(project.drawing, self._shape())
        else:
            entry = project.design.input
            numbers = self._numbers(entry.units if entry else 0)
            self._predictor.set_numbers(numbers, self._scaled(numbers))

    def _numbers(self, count: int) -> tuple[float, ...]:
        """Return the typed-in sample; where it lies far outside the data, the data's middle."""
        numbers = _fitting(self._document.project.probe, count)
        ranges = self._ranges(count)
        if not ranges:
            return numbers
        return tuple(
            value if 2 * low - high <= value <= 2 * high - low else round((low + high) / 2, 2)
            for value, (low, high) in zip(numbers, ranges, strict=True)
        )

    def _ranges(self, count: int) -> tuple[tuple[float, float], ...]:
        """Return the ends of the sliders: the range each feature has in the data."""
        dataset = self._dataset
        if dataset is None or dataset.inputs.shape[1] != count:
            return ()
        low, high = dataset.inputs.min(axis=0), dataset.inputs.max(axis=0)
        if dataset.scale is not None:
            shift, divisor = dataset.scale
            low, high = low * divisor + shift, high * divisor + shift
        pairs = zip(low.tolist(), high.tolist(), strict=True)
        return tuple((round(lower, 2), round(upper, 2)) for lower, upper in pairs)

    def _scaled(self, numbers: tuple[float, ...]) -> FloatArray:
        vector = np.array(numbers, dtype=np.float32)
        scale = self._dataset.scale if self._dataset is not None else None
        if scale is None or scale[0].shape != vector.shape or reads_words(self._document.design):
            return vector
        limit = np.finfo(np.float32).max
        scaled = (vector.astype(np.float64) - scale[0]) / scale[1]
        return scaled.clip(-limit, limit).astype(np.float32)

    def _shape(self) -> tuple[int, ...]:
        entry = self._document.design.input
        return entry.shape if entry is not None and len(entry.shape) == 2 else (8, 8)


def _classes(design: Design) -> tuple[str, ...]:
    return design.output.classes if design.output is not None else ()


def _fitting(numbers: tuple[float, ...], count: int) -> tuple[float, ...]:
    return (numbers + (0.0,) * count)[:count]
