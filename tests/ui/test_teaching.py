"""Naming drawings: an answer can only be confirmed where the network has given one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from nndesigner.app.document import Document
from nndesigner.app.prediction import Predictor
from nndesigner.app.theme import LIGHT
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.teaching import Teaching

DOT = (((140.0, 140.0), (141.0, 140.0)),)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def taught(qtbot):
    """A pad, what predicts, and what names drawings, as in the window."""
    document, predictor, pad = Document(), Predictor(), DigitPad(LIGHT)
    qtbot.addWidget(pad)
    document.replace(template("digits"))
    predictor.set_network(document.design, document.state)
    teaching = Teaching(document, predictor, pad, LIGHT)
    qtbot.addWidget(teaching.row)
    for widget in (pad, teaching.row):
        widget.show()
    yield teaching, document, predictor, pad
    document.close()


def put(document, predictor, drawing):
    document.change("Draw", document.project.with_(drawing=drawing))
    predictor.set_drawing(drawing, (8, 8))


def test_nothing_can_be_confirmed_where_the_network_decided_nothing(taught):
    teaching, document, predictor, pad = taught
    put(document, predictor, DOT)
    assert predictor.prediction.strange
    assert not teaching.row.right.isEnabled()
    QTest.mouseClick(teaching.row.right, LEFT)
    QTest.keyClick(pad, Qt.Key.Key_Return)
    teaching.confirm()
    assert document.project.examples == ()
    assert teaching.row.name.isEnabled(), "a person may well know what it is"
    QTest.keyClick(pad, Qt.Key.Key_7)
    assert [example.label for example in document.project.examples] == ["7"]


def test_an_answer_can_be_confirmed(taught):
    teaching, document, predictor, _pad = taught
    put(document, predictor, SAMPLE_DRAWINGS[3])
    said = predictor.prediction.label
    QTest.mouseClick(teaching.row.right, LEFT)
    assert [example.label for example in document.project.examples] == [said]
