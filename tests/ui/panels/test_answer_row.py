"""The answer, its words and the picture never overlap, and no line is ever shown in part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from nndesigner.app.prediction import Prediction
from nndesigner.app.reading import ReadDigit
from nndesigner.app.theme import LIGHT
from nndesigner.ui.panels.answer_row import COMPACT
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.prediction import PredictionPanel
from nndesigner.ui.panels.read_number import confidence_text
from nndesigner.ui.panels.whole_lines import WholeLines
from tests.ui.panels.samples import prediction as prediction_of

REASONS = tuple(f"Hidden {n} speaks for 7: 3.6 × 0.332 = {n}" for n in (1, 2, 3))


def shown() -> Prediction:
    return prediction_of([0.0] * 7 + [1.0, 0.0, 0.0])


def read_number(*shares: float) -> Prediction:
    digits = tuple(
        ReadDigit(str(i % 10), share, False, 40.0 * i, 40.0 * i + 30)
        for i, share in enumerate(shares)
    )
    return replace(shown(), number=digits, shown=len(digits) - 1)


@pytest.fixture
def panel(qtbot):
    pad = DigitPad(LIGHT)
    pad.setMinimumSize(150, 150)
    result = PredictionPanel(LIGHT, sample=pad)
    qtbot.addWidget(result)
    result.set_input_shape((8, 8))
    result.set_classes(tuple("0123456789"))
    result.set_reasons(REASONS)
    result.resize(330, 400)
    with qtbot.waitExposed(result):
        result.show()
    return result


def place(panel, widget) -> QRect:
    return widget.rect().translated(widget.mapTo(panel, widget.rect().topLeft()))


@pytest.mark.parametrize("height", [0, 340, 387, 430, 700])
@pytest.mark.parametrize("shape", [(8, 8), (4,)])
def test_nothing_overlaps_and_no_line_is_cut(panel, qtbot, height, shape):
    panel.set_input_shape(shape)
    panel.show_prediction(replace(shown(), input_shape=(8, 8)))
    least = panel.layout().itemAt(0).widget().minimumSizeHint
    qtbot.waitUntil(lambda: panel.minimumSizeHint().height() == least().height() + 12)
    height = max(height, panel.minimumSizeHint().height())
    panel.resize(330, height)
    qtbot.waitUntil(lambda: panel.reasons.geometry().bottom() < panel.height())
    parts = (
        *(panel.predicted_digit, panel.network_input, panel.caption, panel.sentence),
        *(panel.bars, panel.reasons),
    )
    places = [place(panel, part) for part in parts]
    for number, one in enumerate(places):
        assert panel.rect().contains(one) or one.isEmpty()
        assert not any(one.intersects(other) for other in places[number + 1 :])
    lines = panel.reasons.shown_lines()
    assert panel.reasons.height() == len(lines) * panel.reasons.line_height()
    assert len(lines) != 1, "a question without any reason says nothing"
    assert lines == tuple(panel.reasons.text().splitlines()[: len(lines)])
    label = panel.predicted_digit
    assert label.fontMetrics().height() <= label.height()


def test_more_height_shows_more_reasons_until_the_pad_gets_the_rest(panel, qtbot):
    counts = []
    for height in (panel.minimumSizeHint().height(), 340, 380, 600):
        panel.resize(330, height)
        qtbot.waitUntil(lambda height=height: panel.height() == height)
        counts.append(len(panel.reasons.shown_lines()))
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 4)


def test_a_long_line_ends_in_dots(qtbot):
    lines = WholeLines()
    qtbot.addWidget(lines)
    lines.setText("Why?\n" + "a very long reason " * 9)
    lines.resize(120, 60)
    assert lines.shown_lines()[1].endswith("…")


@pytest.mark.parametrize("count", [2, 5, 12])
def test_a_number_of_many_digits_fits(panel, count):
    shares = [0.99] * count
    shares[1] = 0.61
    number = read_number(*shares)
    panel.show_prediction(number)
    sentence = panel.sentence
    room = sentence.contentsRect().adjusted(0, 0, 0, 1000)
    words = sentence.fontMetrics().boundingRect(room, 0x1000, sentence.text())
    assert words.height() <= sentence.height() <= COMPACT
    assert "1 61 %" in sentence.text(), "the least sure one is named"
    assert sentence.accessibleDescription().count("%") == count
    label = panel.predicted_digit
    assert label.text() == "012345678901"[:count]
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


def test_an_odd_digit_is_the_least_sure():
    number = read_number(0.99, 0.98, 0.97, 0.96)
    odd = replace(number.number[0], strange=True)
    assert confidence_text(number) == "Least sure: 3 96 %"
    number = replace(number, number=(odd, *number.number[1:]))
    assert confidence_text(number) == "“?” is unlike what it has learnt"


def test_long_names_of_classes_get_room_beside_the_pad(panel, qtbot):
    narrow = panel.bars.width()
    panel.set_classes(("isosceles triangle", "circle"))
    qtbot.waitUntil(lambda: panel.bars.width() > narrow)
