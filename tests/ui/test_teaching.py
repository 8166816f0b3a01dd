"""Naming drawings: an answer can only be confirmed where the network has given one."""

from __future__ import annotations

from dataclasses import replace

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


def moved(drawing, x, scale=1.0):
    return tuple(
        tuple((x + scale * point[0], scale * point[1], *point[2:]) for point in stroke)
        for stroke in drawing
    )


def test_a_speck_that_was_left_out_is_wiped_with_the_drawing(taught):
    _teaching, document, predictor, pad = taught
    speck = moved(DOT, 110.0)
    put(document, predictor, moved(SAMPLE_DRAWINGS[3], -40.0) + speck)
    assert predictor.prediction.left_out == speck
    QTest.keyClick(pad, Qt.Key.Key_3)
    (example,) = document.project.examples
    assert speck[0] not in example.drawing
    assert document.project.drawing == ()


def test_what_was_drawn_last_is_named_also_if_it_is_read_as_nothing(taught):
    teaching, document, predictor, pad = taught
    four = moved(SAMPLE_DRAWINGS[4], 0.0, 0.45)
    dash = moved(DOT, 80.0)
    put(document, predictor, four + moved(SAMPLE_DRAWINGS[1], 150.0, 0.45))
    assert "the last one" not in teaching.row.name.text()
    predictor.predicted.emit(replace(predictor.prediction, unlike=1.0, strange=True))
    assert teaching.row.name.text() == "No, the last one was a …"
    assert not teaching.row.right.isEnabled()
    assert teaching.row.right.text() == "Right"
    QTest.keyClick(pad, Qt.Key.Key_1)
    assert document.project.drawing == four, "the others stay"
    put(document, predictor, four + dash)
    assert teaching.row.name.text() != "No, the last one was a …"
