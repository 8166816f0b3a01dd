"""The small picture and its caption never overlap, however little room there is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from nndesigner.app.prediction import Prediction
from nndesigner.app.theme import DARK, LIGHT
from nndesigner.ui.panels.captioned import Captioned
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.network_input import NetworkInput
from nndesigner.ui.panels.prediction import PredictionPanel
from tests.ui.panels.samples import prediction as prediction_of

SENTENCE = "What the network sees: 28 × 28 = 784 numbers"


@pytest.mark.parametrize("height", [66, 80, 110, 150, 400])
def test_picture_and_caption_share_the_height(qtbot, height):
    picture, caption = NetworkInput(LIGHT), QLabel(SENTENCE)
    caption.setWordWrap(True)
    box = Captioned(picture, caption)
    qtbot.addWidget(box)
    box.resize(112, height)
    box.show()
    above, below = picture.geometry(), caption.geometry()
    assert not above.intersects(below)
    assert box.rect().contains(above)
    if height >= box.minimumSizeHint().height():
        assert above.height() >= 60
        assert below.height() >= 2 * caption.fontMetrics().lineSpacing()
    else:
        assert below.height() == 0


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("height", [387, 391, 430, 522, 700])
def test_nothing_overlaps_in_a_short_panel(qtbot, theme, height):
    panel = PredictionPanel(theme, sample=DigitPad(theme))
    qtbot.addWidget(panel)
    panel.set_input_shape((8, 8))
    panel.set_classes(tuple("0123456789"))
    panel.show_prediction(shown())
    panel.set_reasons(("Hidden 1 speaks for 7", "Hidden 2 speaks for 7", "Hidden 3 speaks for 7"))
    panel.resize(330, height)
    panel.show()
    qtbot.waitExposed(panel)
    boxes = [
        (widget, widget.rect().translated(widget.mapTo(panel, widget.rect().topLeft())))
        for widget in (panel.predicted_digit, panel.network_input, panel.caption, panel.sentence)
    ]
    boxes += [
        (widget, widget.rect().translated(widget.mapTo(panel, widget.rect().topLeft())))
        for widget in (panel.bars, panel.reasons)
    ]
    for number, (one, place) in enumerate(boxes):
        for other, beside in boxes[number + 1 :]:
            assert not place.intersects(beside), (one.objectName(), other.objectName())
    # Whole lines of reasons, the question and one at least, or none.
    room = panel.reasons.height()
    assert room == 0 or room >= 2 * panel.fontMetrics().height()


def shown() -> Prediction:
    return prediction_of([0.0] * 7 + [1.0, 0.0, 0.0])
