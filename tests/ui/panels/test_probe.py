from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from nndesigner.app.theme import LIGHT
from nndesigner.ui.panels.probe import ProbePanel


@pytest.fixture
def panel(qtbot):
    result = ProbePanel(LIGHT)
    result.set_features(("length", "width"), (5.0, 3.0), ((4.0, 8.0), (2.0, 4.0)))
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_typed_numbers_are_committed_on_leaving(panel, qtbot):
    first, second = panel.fields()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    first.selectAll()
    qtbot.keyClicks(first, "13/2")
    with qtbot.waitSignals([panel.probe_changed, panel.probe_settled]):
        second.setFocus()
    assert panel.values() == (6.5, 3.0)
    assert panel.sliders()[0].value() == round(200 * 2.5 / 4)


def test_decimal_comma(panel, qtbot):
    field = panel.fields()[1]
    field.selectAll()
    qtbot.keyClicks(field, "2,75")
    with qtbot.waitSignal(panel.probe_changed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [(5.0, 2.75)]


def test_a_number_beyond_the_slider_is_kept(panel, qtbot):
    field = panel.fields()[0]
    field.selectAll()
    qtbot.keyClicks(field, "20")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.values() == (20.0, 3.0)
    assert panel.sliders()[0].value() == 200


def test_slider_keys(panel, qtbot):
    slider = panel.sliders()[0]
    with qtbot.waitSignals([panel.probe_changed, panel.probe_settled]):
        qtbot.keyClick(slider, Qt.Key.Key_End)
    assert panel.values() == (8.0, 3.0)
    assert panel.fields()[0].text() == "8"


def test_following_the_document_is_silent(panel, qtbot):
    with qtbot.assertNotEmitted(panel.probe_changed), qtbot.assertNotEmitted(panel.probe_settled):
        panel.set_values((7.0, 2.5))
    assert panel.values() == (7.0, 2.5)
    assert [field.text() for field in panel.fields()] == ["7", "2.5"]


def test_more_than_sixteen_features(qtbot):
    panel = ProbePanel(LIGHT)
    qtbot.addWidget(panel)
    panel.set_features([f"x{n}" for n in range(30)], [float(n) for n in range(30)])
    assert len(panel.fields()) == 16
    panel.fields()[0].step_by(1)
    assert len(panel.values()) == 30
    assert panel.values()[29] == 29.0
    assert "16 of 30" in panel._note.text()


def test_other_features_replace_the_first(panel, qtbot):
    panel.set_features(("a",), ())
    assert panel.values() == (0.0,)
    assert len(panel.fields()) == 1
    assert panel.fields()[0].accessibleName() == "a"
