from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.bars import PredictionBars, percent_text
from nndesigner.ui.panels.network_input import NetworkInput
from nndesigner.ui.panels.prediction import PredictionPanel

from .samples import prediction, values_prediction


@pytest.fixture
def panel(qtbot):
    result = PredictionPanel(LIGHT)
    result.resize(320, 420)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def shares(best: int, share: float, second: int, next_share: float):
    rest = (1 - share - next_share) / 8
    values = np.full(10, rest)
    values[best], values[second] = share, next_share
    return values


def test_names_that_stay(panel):
    assert isinstance(panel.findChild(QLabel, "predictedDigit"), QLabel)
    assert panel.findChild(PredictionBars, "predictionBars") is panel.bars
    assert panel.findChild(NetworkInput, "networkInput") is panel.network_input


def test_a_sure_prediction(panel):
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    assert panel.predicted_digit.text() == "7"
    assert panel.sentence.text() == "Sure: 93 %. Next best: 1 with 4 %."
    assert panel.bars.values()["7"] == pytest.approx(0.93)
    best = [row for row in panel.bars.rows() if row.best]
    assert [(row.name, row.text) for row in best] == [("7", "93 %")]
    assert "7: 93 %" in panel.bars.accessibleDescription()
    assert panel.caption.text() == "What the network sees: 8 × 8 = 64 numbers"


def test_an_unsure_prediction(panel):
    panel.show_prediction(prediction(shares(4, 0.48, 9, 0.44)))
    assert panel.sentence.text() == "Undecided between 4 and 9 (48 % and 44 %)."
    panel.show_prediction(prediction(shares(4, 0.66, 9, 0.2)))
    assert panel.sentence.text() == "Not quite sure: 66 %. Next best: 9 with 20 %."


def test_nothing_drawn(panel):
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    panel.show_prediction(None)
    assert panel.predicted_digit.text() == ""
    assert panel.sentence.text().startswith("Draw something")
    assert panel.network_input.values() is None
    panel.set_input_shape((2,))
    assert panel.sentence.text().startswith("Type some numbers")


def test_untrained(panel):
    panel.set_trained(False)
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    assert panel.sentence.text() == "Not trained yet: these are guesses."
    panel.set_trained(True)
    assert panel.sentence.text().startswith("Sure")


def test_values_instead_of_classes(panel):
    panel.show_prediction(values_prediction([0.25]))
    assert panel.predicted_digit.text() == "0.25"
    assert "number" in panel.sentence.text()
    panel.show_prediction(values_prediction([0.25, -4.0]))
    assert panel.predicted_digit.text() == "?"
    assert [row.text for row in panel.bars.rows()] == ["0.25", "−4"]
    assert [row.share for row in panel.bars.rows()] == pytest.approx([0.25 / 4, 1.0])


def test_long_names_fit(panel, qtbot):
    names = ("setosa", "versicolor", "virginica with a very long name")
    label = panel.predicted_digit
    for best, lines in ((1, 1), (2, 3)):
        panel.show_prediction(prediction(np.eye(3)[best] * 0.8 + 0.06, names, (4,)))
        assert label.text() == names[best]
        wanted = label.fontMetrics().boundingRect(
            0, 0, label.width(), 500, Qt.TextFlag.TextWordWrap, label.text()
        )
        assert wanted.width() <= label.width()
        assert wanted.height() <= lines * (label.fontMetrics().lineSpacing() + 2)
    large = label.font().pointSizeF()
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    assert panel.predicted_digit.font().pointSizeF() > 2 * large


def test_reasons(panel):
    assert panel.reasons.text() == ""
    height = panel.reasons.height()
    panel.set_reasons(("Neuron 3 speaks for 7.", "Neuron 5 speaks against 1."))
    assert "Neuron 5 speaks against 1." in panel.reasons.text()
    assert panel.reasons.height() == height
    panel.set_reasons(())
    assert panel.reasons.text() == ""


def test_empty_bars_before_the_first_prediction(panel):
    panel.set_classes(("a", "b"))
    assert [(row.name, row.text, row.best) for row in panel.bars.rows()] == [
        ("a", "", False),
        ("b", "", False),
    ]


def test_a_hundred_classes_are_condensed(panel):
    values = np.full(100, 0.005)
    values[42] = 0.505
    panel.show_prediction(prediction(values, tuple(f"c{n}" for n in range(100))))
    rows = panel.bars.rows()
    assert len(rows) <= 20
    assert rows[0].name == "c42"
    assert rows[-1].name.endswith("others")
    shown = sum(row.share for row in rows)
    assert shown == pytest.approx(1.0, abs=1e-4)
    assert not panel.bars.grab().isNull()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_bars_are_painted_to_scale(qtbot, theme):
    bars = PredictionBars(theme)
    bars.resize(300, 80)
    qtbot.addWidget(bars)
    bars.set_values(("a", "b"), (0.25, 0.75))
    image = bars.grab().toImage()
    accent = sum(image.pixelColor(x, 42) == QColor(theme.accent) for x in range(300))
    assert accent > 100
    assert sum(image.pixelColor(x, 14) == QColor(theme.accent) for x in range(300)) == 0


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (0.004, "0.4 %"),
        (0.04, "4 %"),
        (0.994, "99.4 %"),
        (0.99999, "100 %"),
        (1, "100 %"),
    ],
)
def test_percent(share, text):
    assert percent_text(share) == text


def test_pixels_are_crisp_and_can_be_asked(qtbot):
    view = NetworkInput(LIGHT)
    view.resize(90, 90)
    qtbot.addWidget(view)
    pixels = np.zeros(64, np.float32)
    pixels[8 * 2 + 3] = 1.0  # row 3, column 4
    view.show_input(pixels, (8, 8))
    view.show()
    image = view.grab().toImage()
    dark = {
        (x, y) for x in range(90) for y in range(90) if image.pixelColor(x, y) == QColor(LIGHT.text)
    }
    assert len(dark) == 11 * 11
    x, y = min(dark)
    spot = QPoint(x + 3, y + 3)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view, event)
    assert QToolTip.text() == "Row 3, column 4: 1"


def test_numbers_of_a_table(qtbot):
    view = NetworkInput(LIGHT)
    view.resize(160, 100)
    qtbot.addWidget(view)
    view.set_features(("length", "width"))
    view.show_input(np.array([0.5, -1.25], np.float32), (2,))
    assert view.caption() == "What the network sees: 2 numbers"
    blank = NetworkInput(LIGHT)
    blank.resize(160, 100)
    qtbot.addWidget(blank)
    assert view.grab().toImage() != blank.grab().toImage()
    view.show_input(np.zeros(3, np.float32), (2,))
    assert view.values() is None, "a vector that does not fit its shape is not shown"


def test_an_incomplete_network_says_so(panel):
    panel.set_incomplete(True)
    assert panel.sentence.text() == "The network is not complete yet: see Problems."
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    assert panel.sentence.text().startswith("Sure")
    panel.show_prediction(None)
    assert panel.sentence.text().startswith("The network is not complete")
    panel.set_incomplete(False)
    assert panel.sentence.text().startswith("Draw something")


def test_a_runner_up_of_nothing_is_left_out(panel):
    panel.show_prediction(prediction(np.eye(10)[7]))
    assert panel.sentence.text() == "Sure: 100 %."
    panel.show_prediction(prediction(np.full(5000, 1 / 5000), tuple(map(str, range(5000)))))
    assert panel.sentence.text().startswith("Not sure")


def test_the_empty_picture_has_its_caption(qtbot):
    panel = PredictionPanel(LIGHT, sample=QWidget())
    qtbot.addWidget(panel)
    for width in (330, 372, 600):
        panel.resize(width, 480)
        panel.set_input_shape((8, 8))
        panel.show()
        qtbot.wait(10)
        caption = panel.caption
        assert caption.text() == "What the network sees: 8 × 8 = 64 numbers"
        assert caption.height() >= caption.heightForWidth(caption.width())
    panel.set_input_shape((1,))
    assert panel.caption.text() == "", "how many numbers there will be is not known yet"


def ink(panel) -> QColor:
    return panel.predicted_digit.palette().color(QPalette.ColorRole.WindowText)


def test_a_guess_is_quiet(panel):
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    assert panel.certain
    assert ink(panel) == QColor(LIGHT.text)
    panel.show_prediction(prediction(shares(7, 0.4, 1, 0.1)))
    assert not panel.certain
    assert panel.predicted_digit.text() == "7"
    assert panel.sentence.text() == "Not sure: at best 7 with 40 %, then 1 with 10 %."
    assert ink(panel) == QColor(LIGHT.muted)
    panel.set_theme(DARK)
    assert ink(panel) == QColor(DARK.muted)
    panel.show_prediction(prediction(shares(7, 0.6, 1, 0.1)))
    assert panel.certain
    assert ink(panel) == QColor(DARK.text)
    panel.set_trained(False)
    assert ink(panel) == QColor(DARK.muted)


def test_the_bar_of_a_guess_does_not_stand_out(panel):
    panel.show_prediction(prediction(shares(7, 0.4, 1, 0.1)))
    doubtful = panel.bars.grab().toImage()
    panel.show_prediction(prediction(shares(7, 0.93, 1, 0.04)))
    sure = panel.bars.grab().toImage()
    spots = [(x, y) for x in range(0, sure.width(), 3) for y in range(0, sure.height(), 2)]
    accent = QColor(LIGHT.accent)
    assert any(sure.pixelColor(*spot) == accent for spot in spots)
    assert not any(doubtful.pixelColor(*spot) == accent for spot in spots)


def test_what_is_unlike_all_samples_is_read_as_nothing(panel):
    sure = prediction(shares(7, 0.99, 1, 0.005))
    panel.show_prediction(replace(sure, strange=True, unlike=0.97))
    assert panel.predicted_digit.text() == "?"
    assert panel.sentence.text() == "This is unlike anything the network has learnt from."
    assert not panel.certain
    rows = panel.bars.rows()
    assert len(rows) == 11
    assert (rows[-1].name, rows[-1].text, rows[-1].best) == ("?", "97 %", True)
    assert rows[7].text == "3 %"
    assert sum(row.share for row in rows) == pytest.approx(1.0, abs=1e-4)
    assert panel.bars.accessibleDescription().endswith("none of these: 97 %")
    assert len(panel.bars.values()) == 10
    panel.show_prediction(None)
    assert [row.text for row in panel.bars.rows()] == [""] * 11, "nothing jumps"
    panel.show_prediction(replace(sure, strange=True, stacked=True, unlike=1.0))
    assert panel.sentence.text() == "Digits are read side by side, not above one another."


@pytest.mark.parametrize(
    ("unlike", "said"),
    [
        (0.002, "Sure: 98 %. Next best: 1 with 0.5 %."),
        (0.1, "Sure: 89 %. None of them: 10 %."),
        (0.3, "Not quite sure: 69 %. None of them: 30 %."),
    ],
)
def test_a_doubt_whether_it_is_any_of_them(panel, unlike, said):
    panel.show_prediction(replace(prediction(shares(7, 0.985, 1, 0.005)), unlike=unlike))
    assert panel.sentence.text() == said
    assert panel.predicted_digit.text() == "7"
    last = panel.bars.rows()[-1]
    assert last.share == pytest.approx(unlike)
    assert not last.best


def test_what_is_still_being_checked_is_not_sure(panel):
    panel.show_prediction(replace(prediction(shares(7, 0.985, 1, 0.005)), unchecked=True))
    assert panel.sentence.text() == "Not quite sure: 99 %. Still being checked."


def test_a_dot_left_out_is_told(panel):
    sure = prediction(shares(7, 0.99, 1, 0.005))
    dot = ((1.0, 1.0), (2.0, 2.0))
    panel.show_prediction(replace(sure, left_out=(dot,)))
    assert panel.sentence.text().endswith("A dot is left out.")
    panel.show_prediction(replace(sure, left_out=(dot, dot)))
    assert panel.sentence.text().endswith("Some dots are left out.")


def test_several_things_are_not_called_strange_one_by_one(panel):
    strange = replace(prediction(shares(7, 0.99, 1, 0.005)), strange=True, unlike=0.9)
    panel.show_prediction(strange, side_by_side=True)
    assert panel.sentence.text().endswith("several side by side are not read.")
    panel.show_prediction(strange)
    assert panel.sentence.text() == "This is unlike anything the network has learnt from."


def test_weights_that_are_no_numbers(panel):
    broken = replace(prediction(np.full(10, 0.1)), probabilities=None, label=None)
    panel.show_prediction(broken)
    assert panel.predicted_digit.text() == "?"
    assert panel.sentence.text().startswith("The weights are no longer finite numbers")


def test_what_a_network_that_reads_no_drawings_says(panel):
    panel.set_refused(30)
    assert panel.sentence.text().startswith("This network takes 30 numbers")
    panel.set_refused(0)
    assert panel.sentence.text().startswith("Draw something")


def test_classes_other_than_digits_are_named_before_one_draws(panel):
    panel.set_classes(tuple("0123456789"))
    assert panel.sentence.text().startswith("Draw something")
    panel.set_classes(("circle", "star"))
    assert panel.sentence.text() == "It tells apart: circle, star. Draw one of them."
    panel.set_classes(tuple(f"c{n}" for n in range(40)))
    assert "c11 …" in panel.sentence.text()
    assert "c12" not in panel.sentence.text()
