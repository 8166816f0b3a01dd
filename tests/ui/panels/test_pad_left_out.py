from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui.panels.digit_pad import DigitPad
from tests.ui.panels.pad_places import sheet_rect

DOT = ((30.0, 30.0), (32.0, 31.0))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_strokes_left_out_are_pale(qtbot, theme):
    pad = DigitPad(theme)
    qtbot.addWidget(pad)
    pad.resize(300, 300)
    pad.show_drawing((*SAMPLE_DRAWINGS[3], DOT))
    sheet = sheet_rect(pad)
    scale = sheet.width() / 280
    x, y = (round(start + 31 * scale) for start in (sheet.x(), sheet.y()))

    def contrast():
        return abs(pad.grab().toImage().pixelColor(x, y).lightness() - paper)

    paper = QColor(theme.base).lightness()
    full = contrast()
    pad.show_left_out((DOT,))
    assert 0 < contrast() < 0.5 * full
    pad.show_left_out(())
    assert contrast() == full
