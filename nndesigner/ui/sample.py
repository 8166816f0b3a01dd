"""The sample being tried: a drawing for networks that read pictures, numbers for the others."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nndesigner.app.courtesy import ask_for_quiet
from nndesigner.app.document import Document
from nndesigner.app.familiar import FamiliarInputs
from nndesigner.app.looks import known_look
from nndesigner.app.prediction import Prediction, Predictor, picture_read
from nndesigner.app.reading import are_digits, are_several
from nndesigner.app.session import TrainingSession
from nndesigner.app.settings import PEN_WIDTH, TEACHING_CLEARS, Settings
from nndesigner.app.theme import Theme
from nndesigner.app.typed_sample import Range, feature_ranges, scaled_input, typed_numbers
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.project import Drawing, Project
from nndesigner.ui.drawing_steps import DrawingSteps
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.pad_tools import PadTools
from nndesigner.ui.panels.prediction import PredictionPanel
from nndesigner.ui.panels.probe import ProbePanel
from nndesigner.ui.reasons import Reasons
from nndesigner.ui.teaching import Teaching

MAX_TYPED_NUMBERS = 16
"""Designs with more inputs than this are tried by drawing or not at all."""

SMALLEST_PAD = 150
NARROWEST = 330
"""Pixels: less leaves no room to draw, and no room for the reasons."""


class SampleController(QObject):
    """Keeps pad, number fields, document and predictor on the same sample."""

    def __init__(
        self,
        document: Document,
        session: TrainingSession,
        predictor: Predictor,
        theme: Theme,
        parent: QWidget,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._document, self._predictor = document, predictor
        self._session = session
        self._dataset: Dataset | None = None
        self._form: object = None
        self._drawn = True
        self._own_numbers: tuple[float, ...] = ()
        self.pad = DigitPad(theme)
        self.pad.set_pen_width(settings.value(PEN_WIDTH))
        self.tools = PadTools(self.pad, theme)
        self.steps = DrawingSteps(document, session, self.pad, self)
        self.probe = ProbePanel(theme)
        self.prediction = PredictionPanel(theme, sample=self._arranged())
        self.reasons = Reasons(document, session, predictor, self.prediction, self)
        self.teaching = Teaching(document, predictor, self.pad, theme, self)
        self.teaching.set_clearing(settings.value(TEACHING_CLEARS))
        self.widget = self._whole()
        self._familiar = FamiliarInputs(document, session, self)
        self._connect()

    def _arranged(self) -> QWidget:
        """Return pad and number fields, of which one is shown."""
        # Not a stack: that keeps room for the larger page, also while it is hidden.
        pages = QWidget()
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.pad, 1)
        column.addWidget(self.tools)
        column.addWidget(self.probe)
        self.probe.hide()
        self.pad.setMinimumSize(SMALLEST_PAD, SMALLEST_PAD)
        return pages

    def _whole(self) -> QWidget:
        """Return sample, answer and teaching, one below the other."""
        widget = QWidget()
        whole = QVBoxLayout(widget)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.prediction, 1)
        whole.addWidget(self.teaching.row)
        widget.setMinimumWidth(NARROWEST)
        return widget

    def _connect(self) -> None:
        self.pad.pen_width_changed.connect(self._on_pen_width)
        self.teaching.row.clearing_changed.connect(self._on_clearing)
        self.pad.strokes_changed.connect(self._on_drawing)
        self.pad.stroke_finished.connect(self._on_stroke_finished)
        self.pad.clear_requested.connect(self.clear)
        self.probe.probe_changed.connect(self._on_probe)
        self.probe.probe_settled.connect(self._on_probe_settled)
        self._familiar.found.connect(self._predictor.set_familiar)
        self._familiar.awaited.connect(self._predictor.set_awaiting)
        self._predictor.predicted.connect(self._show)
        self._document.changed.connect(self._follow)

    @property
    def predictor(self) -> Predictor:
        """Return what says of each sample what the network makes of it."""
        return self._predictor

    @property
    def dataset(self) -> Dataset | None:
        """Return the data set of the design, None while it is not loaded."""
        return self._dataset

    @property
    def drawn(self) -> bool:
        """Tell whether samples are drawn, not typed."""
        return self._drawn

    def clear(self) -> None:
        """Wipe the pad, as one undo step."""
        project = self._document.project
        if project.drawing:
            self._document.change(self.tr("Clear drawing"), project.with_(drawing=()))

    def set_dataset(self, dataset: Dataset | None) -> None:
        """Use this data set's scaling for typed-in numbers."""
        self._dataset = dataset
        self._familiar.start()
        self._refresh_form()
        self._refresh_sample()  # its pictures may look otherwise than is usual

    def set_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        for panel in (self.pad, self.tools, self.probe, self.prediction, self.teaching.row):
            panel.set_theme(theme)

    def _on_pen_width(self, width: float) -> None:
        self._settings.set_value(PEN_WIDTH, width)

    def _on_clearing(self, clears: bool) -> None:
        self._settings.set_value(TEACHING_CLEARS, clears)

    def _on_drawing(self, drawing: Drawing) -> None:
        ask_for_quiet()
        self._session.go_gently(self.pad.busy)
        self._predictor.set_drawing(drawing, self._shape(), moving=self.pad.busy)

    def _on_stroke_finished(self, drawing: Drawing) -> None:
        ask_for_quiet()
        self._session.go_gently(False)
        project = self._document.project
        if drawing != project.drawing:
            erased = len(drawing) < len(project.drawing)
            text = self.tr("Erase strokes") if erased else self.tr("Draw")
            self._document.change(text, project.with_(drawing=drawing))

    def _on_probe(self, numbers: tuple[float, ...]) -> None:
        self._predictor.set_numbers(numbers, self._scaled(numbers))

    def _on_probe_settled(self, numbers: tuple[float, ...]) -> None:
        project = self._document.project
        self._own_numbers = numbers
        if numbers != project.probe:
            self._document.change(self.tr("Change input"), project.with_(probe=numbers))

    def _show(self, prediction: Prediction | None) -> None:
        self.prediction.set_incomplete(not self._predictor.ready)
        self.pad.show_prediction(prediction)
        self.pad.show_splits(_splits(prediction))
        self.pad.show_left_out(prediction.left_out if prediction is not None else ())
        side_by_side = self._is_side_by_side(prediction)
        self.prediction.show_prediction(prediction, side_by_side=side_by_side)
        self.reasons.refresh()

    def _is_side_by_side(self, prediction: Prediction | None) -> bool:
        """Tell whether what is read as nothing is several things, of classes that are no digits."""
        if prediction is None or not prediction.strange or are_digits(prediction.classes):
            return False
        return are_several(self._predictor.drawing)

    def _follow(self, old: Project, new: Project) -> None:
        same_input = old.design.input == new.design.input
        if same_input and old.drawing is new.drawing and old.probe is new.probe:
            if old.design.data is not new.design.data or _classes(old.design) != _classes(
                new.design
            ):
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
        self.pad.set_digits(digits=are_digits(_classes(self._document.design)))
        self.tools.setVisible(drawn)
        self.probe.setVisible(not drawn)
        self.teaching.set_drawn(drawn)
        self.prediction.set_input_shape(self._shape() if drawn else (1,))
        self.prediction.set_refused(self._refused_numbers() if drawn else 0)
        self.prediction.set_classes(_classes(self._document.design))
        if drawn or entry is None:
            return
        spec = self._document.spec
        names = spec.features if spec and len(spec.features) == entry.units else ()
        names = names or tuple(f"x{number + 1}" for number in range(entry.units))
        values, ranges = self._typed(entry.units)
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
            self._predictor.set_look(known_look(project))
        else:
            entry = project.design.input
            numbers, _ranges = self._typed(entry.units if entry else 0)
            self._predictor.set_numbers(numbers, self._scaled(numbers))

    def _typed(self, count: int) -> tuple[tuple[float, ...], tuple[Range, ...]]:
        """Return the typed-in sample, and the ends of its sliders as far as the data tell.

        Numbers from a file, or typed for other data, may be far outside; a person's own are wanted.
        """
        probe, ranges = self._document.project.probe, feature_ranges(self._dataset, count)
        return typed_numbers(probe, count, () if probe == self._own_numbers else ranges), ranges

    def _scaled(self, numbers: tuple[float, ...]) -> FloatArray:
        return scaled_input(numbers, self._document.design, self._dataset)

    def _shape(self) -> tuple[int, ...]:
        return picture_read(self._document.design, self._document.spec) or (8, 8)

    def _refused_numbers(self) -> int:
        """Return how many numbers the network takes instead of a picture, 0 if it takes one."""
        design = self._document.design
        if design.input is None or picture_read(design, self._document.spec):
            return 0
        return design.input.units


def _splits(prediction: Prediction | None) -> tuple[float, ...]:
    """Return the middles between neighbouring digits of a number, in the pad's units."""
    digits = prediction.number if prediction is not None else ()
    return tuple((one.right + other.left) / 2 for one, other in pairwise(digits))


def _classes(design: Design) -> tuple[str, ...]:
    return design.output.classes if design.output is not None else ()
