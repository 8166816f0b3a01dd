from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider

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
    assert panel.findChildren(QSlider)[0].value() == round(200 * 2.5 / 4)


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
    assert panel.findChildren(QSlider)[0].value() == 200


@pytest.mark.parametrize("text", ["1e308", "-1e308", "1e39"])
def test_a_number_no_network_can_read_is_refused(panel, qtbot, text):
    field = panel.fields()[0]
    field.selectAll()
    qtbot.keyClicks(field, text)
    with qtbot.assertNotEmitted(panel.probe_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.message() == (
        f"“{text}” is too large to calculate with. Please type any other number."
    )
    assert panel.values() == (5.0, 3.0)


@pytest.mark.parametrize(("value", "tick"), [(3e38, 200), (-3e38, 0), (1e308, 200)])
def test_the_slider_stands_at_its_end_for_huge_numbers(panel, value, tick):
    panel.set_values((value, 3.0))
    assert panel.findChildren(QSlider)[0].value() == tick


def test_slider_keys(panel, qtbot):
    slider = panel.findChildren(QSlider)[0]
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


def test_values_outside_of_new_ranges_stand_at_the_end_of_the_slider(panel, qtbot):
    panel.set_features(("a", "b"), (5.0, -9.0), ((0.0, 1.0), (0.0, 2.0)))
    assert panel.values() == (5.0, -9.0)
    first, second = panel.findChildren(QSlider)
    assert (first.value(), second.value()) == (200, 0)
    qtbot.keyClick(first, Qt.Key.Key_Home)
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert panel.values()[0] == 1.0, "the slider has the new range"


def test_refused_numbers_say_what_is_allowed(panel, qtbot):
    field = panel.fields()[0]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "much")
    with qtbot.waitSignal(panel.refused) as caught:
        panel.fields()[1].setFocus()
    assert caught.args[0].startswith("Please type any number")
