"""The panel that says what the network makes of a sample, how sure it is, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nndesigner.app.prediction import Prediction
from nndesigner.app.theme import Theme
from nndesigner.ui.panels.answer_row import AnswerRow
from nndesigner.ui.panels.answer_words import answer, invitation, is_certain
from nndesigner.ui.panels.bars import PredictionBars
from nndesigner.ui.panels.network_input import NetworkInput
from nndesigner.ui.panels.panel import Note, Panel, SteadyLabel, scaled_font
from nndesigner.ui.panels.read_number import all_digits_text, number_text
from nndesigner.ui.panels.whole_lines import WholeLines, WithReasons
from nndesigner.ui.texts import number
from nndesigner.ui.texts.tips import plain_tip

_LARGE = 6.5
_WRAPPED = 1.5
_REASONS = 3
_LONG_NAME = 40
"""Pixels: wider names of classes get as much room beside the pad as the pad."""
_Policy = QSizePolicy.Policy


class PredictionPanel(Panel):
    """Label in very large type, a sentence, bars, and the picture the network really sees."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, sample: QWidget | None = None
    ) -> None:
        """Make the panel; `sample` is shown beside the answer: where the sample is drawn."""
        super().__init__(theme, parent)
        self.setObjectName("predictionPanel")
        self._sample = sample
        self._prediction: Prediction | None = None
        self._side_by_side = False
        self._trained = True
        self._incomplete = False
        self._picture = True
        self._refused = 0
        self._classes: tuple[str, ...] = ()
        self.predicted_digit = SteadyLabel()
        self.predicted_digit.setObjectName("predictedDigit")
        self.predicted_digit.setWordWrap(True)
        self.predicted_digit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence = SteadyLabel()
        self.sentence.setObjectName("predictionSentence")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.bars = PredictionBars(theme)
        self.network_input = NetworkInput(theme)
        self.caption = Note(theme)
        self.reasons = WholeLines()
        self.reasons.setObjectName("predictionReasons")
        self._reasons: tuple[str, ...] = ()
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        self.caption.setFont(scaled_font(self.font(), 0.92))
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._answer = AnswerRow(
            self.predicted_digit, self.sentence, self.caption, self.network_input
        )
        upper = QWidget()
        self._top = QHBoxLayout()
        self._top.setSpacing(10)
        if self._sample is not None:
            self._top.addWidget(self._sample, 3)
        self._column = QVBoxLayout(upper)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._top)
        self._column.addWidget(self._answer)
        self._column.addWidget(self.bars)
        self._whole = WithReasons(upper, self.reasons, 1 + _REASONS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._whole)

    def show_prediction(self, prediction: Prediction | None, *, side_by_side: bool = False) -> None:
        """Show what the network says of the present sample; None if there is no sample.

        `side_by_side`: it is several things, of which the network reads one at a time.
        """
        shape = self.network_input.shape
        self._prediction, self._side_by_side = prediction, side_by_side
        if prediction is None:
            self.network_input.clear()
            self.bars.set_values(self.bars.names, ())
        else:
            self.network_input.show_input(prediction.input, prediction.input_shape)
            self._show_bars(prediction)
            if prediction.input_shape != shape:
                self._show_caption()
        self._show_label(_label_of(prediction))
        self._show_certainty()
        self._show_sentence()

    def set_trained(self, trained: bool) -> None:
        """Tell whether the network has learnt anything yet; if not, the panel says so."""
        if trained != self._trained:
            self._trained = trained
            self._show_certainty()
            self._show_sentence()

    def set_incomplete(self, incomplete: bool) -> None:
        """Tell whether parts of the network are missing, so that it cannot say anything."""
        if incomplete != self._incomplete:
            self._incomplete = incomplete
            self._show_sentence()

    def set_refused(self, numbers: int) -> None:
        """Tell that the network takes so many numbers and no picture; 0: it takes a picture."""
        if numbers != self._refused:
            self._refused = numbers
            self._show_sentence()

    def set_input_shape(self, shape: tuple[int, ...]) -> None:
        """Say what samples look like: pictures are drawn beside the bars, numbers above them."""
        picture = len(shape) > 1
        self._put_bars(beside=picture and self._sample is not None)
        if self._sample is not None:
            down_policy = _Policy.Preferred if picture else _Policy.Maximum
            self._sample.setSizePolicy(_Policy.Preferred, down_policy)
        self._picture = picture
        if self._prediction is None:
            self.network_input.show_input(None, shape)
        self._show_caption()
        self._show_sentence()

    def _put_bars(self, *, beside: bool) -> None:
        """Put the bars beside the pad, or below the answer; what is left over is theirs or its."""
        if beside:
            self._top.addWidget(self.bars, 2)
            self._share_top()
        else:
            self._column.addWidget(self.bars, 1)
        self._column.setStretchFactor(self._top, 1 if beside else 0)
        self._answer.set_compact(beside)

    def _share_top(self) -> None:
        """Give long names of classes more of the width."""
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self._classes), default=0)
        self._top.setStretchFactor(self.bars, 3 if widest > _LONG_NAME else 2)

    def set_features(self, names: tuple[str, ...]) -> None:
        """Name the numbers of a sample that is no picture."""
        self.network_input.set_features(names)

    def set_classes(self, names: tuple[str, ...]) -> None:
        """Show the empty bars of these classes before there is a prediction."""
        self._classes = names
        self._show_sentence()
        if self._prediction is None:
            self.bars.set_values(names, ())
        self._share_top()
        self._whole.updateGeometry()
        self._whole.arrange()

    def set_reasons(self, reasons: tuple[str, ...]) -> None:
        """Show what spoke most for or against the decision: one finished sentence each."""
        if reasons != self._reasons:
            self._reasons = reasons
            self._show_reasons()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._show_certainty()
        self.bars.set_theme(theme)
        self.network_input.set_theme(theme)
        self.caption.set_theme(theme)

    def retranslate(self) -> None:
        self.predicted_digit.setAccessibleName(self.tr("What the network says"))
        self._show_caption()
        self._show_sentence()
        self._show_reasons()
        self._whole.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_label()

    def _show_caption(self) -> None:
        known = self._prediction is not None or self.network_input.is_picture
        self.caption.setText(self.network_input.caption() if known else "")
        self._answer.updateGeometry()
        self._answer.arrange()

    def _show_bars(self, prediction: Prediction) -> None:
        names, shares = prediction.classes, prediction.class_shares
        if shares is not None and len(names) == len(shares):
            self.bars.set_values(names, shares.tolist(), none=prediction.unlike)
        else:
            outputs = prediction.output.tolist()
            if len(names) != len(outputs):
                names = tuple(self.tr("value {n}").format(n=n + 1) for n in range(len(outputs)))
            self.bars.set_values(names, outputs, percent=False)
        self.bars.setAccessibleDescription(self.bars.spoken())

    def _show_label(self, text: str) -> None:
        if text != self.predicted_digit.text():
            self.predicted_digit.setText(text)
            self._answer.arrange()
            self._fit_label()

    def _fit_label(self) -> None:
        """Make the label as large as it may be without being cut."""
        text = self.predicted_digit.text()
        largest = scaled_font(self.font(), _LARGE, bold=True)
        metrics = QFontMetrics(largest)
        room = max(40, self.predicted_digit.width() - 4)
        tall = (self.predicted_digit.height() - 2) / max(1, metrics.height())
        wide = room / max(1, metrics.horizontalAdvance(text))
        factor = _LARGE * min(1.0, wide, max(tall, _WRAPPED / _LARGE))
        if factor < _WRAPPED:  # too long for one line: break it between words
            widest = max(map(metrics.horizontalAdvance, text.split() or [text]))
            factor = min(_WRAPPED, max(0.8, _LARGE * room / max(1, widest)))
        font = scaled_font(self.font(), factor, bold=True)
        if font != self.predicted_digit.font():
            self.predicted_digit.setFont(font)

    def _show_sentence(self) -> None:
        text = self._sentence()
        if text != self.sentence.text():
            self.sentence.setText(text)
            self._answer.arrange()
        numbers = self._prediction is not None and bool(self._prediction.number)
        tip = all_digits_text(self._prediction) if self._prediction and numbers else text
        if tip != self.sentence.accessibleDescription():
            self.sentence.setAccessibleDescription(tip)
            self.sentence.setToolTip(plain_tip(tip))

    @property
    def certain(self) -> bool:
        """Tell whether the class shown is more than a guess."""
        prediction = self._prediction
        return prediction is not None and self._trained and is_certain(prediction)

    def _show_certainty(self) -> None:
        """Show a mere guess in a quiet colour, and its bars too."""
        quiet = self._prediction is not None and not self.certain
        colours = self.predicted_digit.palette()
        colour = QColor(self._theme.muted if quiet else self._theme.text)
        if colours.color(QPalette.ColorRole.WindowText) != colour:
            colours.setColor(QPalette.ColorRole.WindowText, colour)
            self.predicted_digit.setPalette(colours)
        self.bars.set_doubtful(quiet)

    def _sentence(self) -> str:
        if self._prediction is not None:
            untrained = self.tr("Not trained yet: these are guesses.")
            if not self._trained:
                return untrained
            return answer(self._prediction, side_by_side=self._side_by_side)
        if self._incomplete:
            return self.tr("The network is not complete yet: see Problems.")
        return invitation(self._classes, drawn=self._picture, refused=self._refused)

    def _show_reasons(self) -> None:
        lines = [self.tr("Why?"), *(f"\N{BULLET} {reason}" for reason in self._reasons)]
        text = "\n".join(lines) if self._reasons else ""
        self.reasons.setText(text)
        self.reasons.setToolTip(plain_tip(text))


def _label_of(prediction: Prediction | None) -> str:
    if prediction is None:
        return ""
    if prediction.number:
        return number_text(prediction)
    if prediction.strange:
        return "?"
    if prediction.label is not None:
        return prediction.label
    if not prediction.classes and len(prediction.output) == 1:
        return number(float(prediction.output[0]), 3)
    return "?"
