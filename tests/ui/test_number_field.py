from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from nndesigner.core.catalog import TRAINING_FIELDS
from nndesigner.ui.number_field import NumberField


@pytest.fixture
def form(qtbot):
    """A field with another one beside it, on the screen and focused."""
    window = QWidget()
    layout = QVBoxLayout(window)
    field = NumberField(minimum=0, maximum=10, open_minimum=True)
    other = QLineEdit()
    layout.addWidget(field)
    layout.addWidget(other)
    field.set_value(2.0)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    yield field, other
    del window  # kept alive until here


def test_enter_commits(form, qtbot):
    field, _other = form
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClicks(field, "1/4")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [0.25]
    assert field.value() == 0.25
    assert field.text() == "0.25"


def test_leaving_commits(form, qtbot):
    field, other = form
    qtbot.keyClicks(field, "3,5")
    with qtbot.waitSignal(field.committed) as caught:
        other.setFocus()
    assert caught.args == [3.5]


def test_untouched_field_commits_nothing_and_keeps_all_digits(form, qtbot):
    field, other = form
    field.set_value(1 / 3)
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        other.setFocus()
    assert field.value() == 1 / 3


@pytest.mark.parametrize("text", ["0", "11", "-3", "many"])
def test_wrong_input_says_what_is_allowed(form, qtbot, text):
    field, _other = form
    qtbot.keyClicks(field, text)
    with qtbot.assertNotEmitted(field.committed), qtbot.assertNotEmitted(field.refused):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.message() == "Please type a number above 0, up to 10."
    assert field.message() in QToolTip.text(), "said at the field, and there alone"
    assert field.text() == text, "the typed text stays for correction"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2"
    assert field.message() == ""


def test_leaving_with_wrong_input_puts_the_old_number_back(form, qtbot):
    field, other = form
    qtbot.keyClicks(field, "99")
    with qtbot.assertNotEmitted(field.committed), qtbot.waitSignal(field.refused):
        other.setFocus()
    assert not QToolTip.isVisible()
    assert field.text() == "2"
    assert field.value() == 2.0


def test_what_was_refused_at_the_field_is_not_refused_again_on_leaving(form, qtbot):
    field, other = form
    qtbot.keyClicks(field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.refused):
        other.setFocus()
    assert field.text() == "2"


def test_escape_reverts(form, qtbot):
    field, _other = form
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "2"


def test_a_new_value_does_not_disturb_typing(form, qtbot):
    field, _other = form
    qtbot.keyClicks(field, "7")
    field.set_value(5.0)
    assert field.text() == "7"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "5"


def test_arrows_step_within_the_range(form, qtbot):
    field, _other = form
    field.set_value(9.5)
    with qtbot.waitSignal(field.committed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert caught.args == [10.0]
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    field.set_value(0.5)
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field, Qt.Key.Key_Down)  # 0 itself is not allowed


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"integer": True, "minimum": 1}, "Please type a whole number of at least 1."),
        ({"minimum": 0, "open_minimum": True}, "Please type a number above 0."),
        ({"maximum": 5}, "Please type a number of at most 5."),
        ({"maximum": 5, "open_maximum": True}, "Please type a number below 5."),
        ({"minimum": 0, "maximum": 1}, "Please type a number from 0 to 1."),
        ({}, "Please type any number, such as 0.5, 0,5 or 1/3."),
        ({"minimum": -3e38, "maximum": 3e38}, "Please type any number, such as 0.5, 0,5 or 1/3."),
        ({"minimum": -1e6, "maximum": 1e6}, "Please type a number from −1,000,000 to 1,000,000."),
    ],
)
def test_sentences(qtbot, arguments, sentence):
    field = NumberField(**arguments)
    qtbot.addWidget(field)
    assert field.range_text() == sentence


def test_range_comes_from_the_catalog(qtbot):
    field = NumberField.for_spec(TRAINING_FIELDS["momentum"])
    qtbot.addWidget(field)
    assert field.value() == 0.9
    assert field.range_text() == "Please type a number from 0 to just below 1."
    whole = NumberField.for_spec(TRAINING_FIELDS["epochs"])
    qtbot.addWidget(whole)
    assert whole.value() == 60
    assert isinstance(whole.value(), int)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="0123456789.,/-e% x", max_size=8))
def test_whatever_is_typed_the_value_stays_in_range(qtbot, text):
    field = NumberField(minimum=1, maximum=100, integer=True)
    qtbot.addWidget(field)
    field.set_value(50)
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    value = field.value()
    assert isinstance(value, int)
    assert 1 <= value <= 100


@pytest.mark.parametrize("text", ["many", "-3", "--", "1//"])
def test_nonsense_is_marked_while_it_is_typed(form, qtbot, text):
    field, _other = form
    field.setAccessibleDescription("How fast")
    with qtbot.assertNotEmitted(field.refused):
        qtbot.keyClicks(field, text)
    assert field.message() == "Please type a number above 0, up to 10."
    assert field.accessibleDescription() == field.message()
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(field, event)
    assert field.message() in QToolTip.text()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.message() == ""
    assert field.accessibleDescription() == "How fast"


@pytest.mark.parametrize("text", ["0.005", "1e-3", "1/3", "15 %", ",5"])
def test_what_may_still_become_a_number_is_not_marked(form, qtbot, text):
    field, _other = form
    for letter in text:
        qtbot.keyClicks(field, letter)
        assert field.message() == ""


def test_a_number_with_two_readings_is_asked_about(form, qtbot):
    field, other = form
    qtbot.keyClicks(field, "1,000")
    with qtbot.waitSignal(field.refused) as caught, qtbot.assertNotEmitted(field.committed):
        other.setFocus()
    assert caught.args == ["Write 1000 or 1.0: “1,000” may mean either."]
    assert field.value() == 2.0
