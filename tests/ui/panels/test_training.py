from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from nndesigner.app.theme import LIGHT
from nndesigner.app.training_messages import Progress
from nndesigner.core.catalog import TRAINING_FIELDS
from nndesigner.core.project import HistoryRow
from nndesigner.ui.panels.training import TrainingPanel
from nndesigner.ui.panels.training_settings import MORE
from nndesigner.ui.panels.training_status import Countdown, duration_text
from nndesigner.ui.texts import choice_formula

from .samples import editor, history


@pytest.fixture
def panel(qtbot):
    source = editor()
    result = TrainingPanel(source, LIGHT)
    source.setParent(result)
    source.document.changed.connect(result.show_project)
    result.resize(280, 560)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def document(panel):
    return panel._editor.document


def settings(panel):
    return document(panel).design.training


def enter(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("epochs", "1,000", 1000),
        ("batch_size", "64", 64),
        ("learning_rate", "1/100", 0.01),
        ("validation_fraction", "20 %", 0.2),
        ("seed", "7", 7),
    ],
)
def test_fields_edit_the_design(panel, qtbot, name, text, value):
    enter(qtbot, panel.fields[name], text)
    assert getattr(settings(panel), name) == pytest.approx(value)
    stack = document(panel).undo_stack
    assert stack.count() == 1
    stack.undo()
    assert panel.fields[name].value() != value, "undo reaches the field"


def test_leaving_a_field_commits(panel, qtbot):
    field = panel.fields["epochs"]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "12")
    panel.fields["seed"].setFocus()
    assert settings(panel).epochs == 12


def test_wrong_numbers_change_nothing(panel, qtbot):
    enter(qtbot, panel.fields["epochs"], "0")
    assert panel.fields["epochs"].message()
    assert settings(panel).epochs == 60
    assert document(panel).undo_stack.count() == 0


def test_learning_rate_buttons_are_one_undo_step(panel, qtbot):
    qtbot.mouseClick(panel.form.slower, Qt.MouseButton.LeftButton)
    first = settings(panel).learning_rate
    for _ in range(2):
        qtbot.mouseClick(panel.form.faster, Qt.MouseButton.LeftButton)
    assert settings(panel).learning_rate == pytest.approx(10 * first)
    assert document(panel).undo_stack.count() == 1
    document(panel).undo_stack.undo()
    assert panel.fields["learning_rate"].value() == settings(panel).learning_rate


def test_momentum_is_shown_only_when_used(panel, qtbot):
    momentum = panel.fields["momentum"]
    assert not momentum.isVisible()
    panel.fields["optimizer"].setFocus()
    panel.fields["optimizer"].setCurrentIndex(1)
    panel.fields["optimizer"].activated.emit(1)
    assert settings(panel).optimizer == "momentum"
    assert momentum.isVisible()
    document(panel).undo_stack.undo()
    assert not momentum.isVisible()
    assert panel.fields["optimizer"].currentText() == "Adam"


def test_new_seed(panel, qtbot):
    qtbot.mouseClick(panel.form.new_seed, Qt.MouseButton.LeftButton)
    assert settings(panel).seed != 0
    assert panel.fields["seed"].value() == settings(panel).seed


def test_every_control_is_explained(panel):
    for widget in (
        *panel.fields.values(),
        panel.fields["optimizer"],
        panel.pace,
        panel.form.slower,
    ):
        assert len(widget.toolTip()) > 10
        assert widget.accessibleName()


def test_pace(panel, qtbot):
    with qtbot.waitSignal(panel.pace_changed) as caught:
        panel.pace.setFocus()
        qtbot.keyClick(panel.pace, Qt.Key.Key_Home)
    assert caught.args == ["slow"]
    with qtbot.assertNotEmitted(panel.pace_changed):
        panel.set_pace("full")
    assert panel.pace.currentText() == "Full speed"


def test_actions_are_buttons(panel, qtbot):
    pressed = []
    train, stop = QAction("Train", panel), QAction("Stop", panel)
    train.triggered.connect(lambda checked: pressed.append((checked,)))
    stop.setEnabled(False)
    panel.set_actions([train, stop])
    buttons = [b for b in panel.findChildren(QToolButton) if b.defaultAction() is not None]
    assert [button.text() for button in buttons] == ["Train", "Stop"]
    assert not buttons[1].isEnabled()
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert pressed == [(False,)]
    panel.set_actions([stop])
    qtbot.waitUntil(
        lambda: sum(b.defaultAction() is not None for b in panel.findChildren(QToolButton)) == 1
    )


def test_progress_in_words(panel):
    panel.show_phase("running")
    row = HistoryRow(12.0, 0.1834, 0.2217, 0.957, 0.941)
    panel.show_progress(Progress(12.0, 60.0, 480, row, 183_000.4))
    status = panel.status
    assert status.phase_label.text() == "Training"
    assert status.bar.text() == "Epoch 12 / 60"
    assert status.bar.value() == 200
    texts = [label.text() for label in status.values]
    assert texts[:3] == ["0.183 (val. 0.222)", "95.7 % (val. 94.1 %)", "183,000 per second"]
    panel.show_phase("paused")
    panel.show_progress(Progress(12.5, 60.0, 500, HistoryRow(12.5, 0.5), 0.0))
    assert status.phase_label.text() == "Paused"
    assert status.bar.text() == "Epoch 12.5 / 60"
    assert [label.text() for label in status.values] == ["0.5", "–", "–", "–"]


def test_loaded_history_is_shown(panel):
    assert panel.status.bar.text() == "Not trained yet"
    trained = document(panel).project.with_(history=history(61), learnt=True)
    document(panel).change("Train", trained)
    assert panel.status.bar.text() == "Epoch 60 / 60"
    document(panel).change("Start the output anew", trained.with_(learnt=False))
    assert panel.status.bar.text() == "Not trained yet"
    assert panel.status.bar.value() == 0
    document(panel).change("Paste what has learnt", trained.with_(history=()))
    assert panel.status.bar.text() == "No epoch trained here"
    for _ in range(3):
        document(panel).undo_stack.undo()
    assert panel.status.bar.text() == "Not trained yet"


@pytest.mark.parametrize(("kind", "mark"), [("error", "⚠"), ("success", "✓"), ("info", "T")])
def test_messages(panel, kind, mark):
    panel.show_message("Too large a step.", kind)
    assert panel.status.message.isVisible()
    assert panel.status.message.text().startswith(mark)
    panel.show_phase("starting")
    assert not panel.status.message.isVisible(), "a new run has a clean slate"


def test_countdown():
    now = [0.0]
    countdown = Countdown(lambda: now[0])
    assert countdown.seconds_left(0.0, 60.0) is None
    now[0] = 2.0
    assert countdown.seconds_left(10.0, 60.0) == pytest.approx(10.0)
    countdown.restart()
    assert countdown.seconds_left(10.0, 60.0) is None
    assert countdown.seconds_left(10.0, 60.0) is None
    now[0] = 3.0
    assert countdown.seconds_left(5.0, 60.0) is None, "a new run begins before the old one's end"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.3, "under 1 s"),
        (12.2, "12 s"),
        (125, "2 min 5 s"),
        (7300, "2 h 1 min"),
        (1e7, "more than two days"),
    ],
)
def test_durations(seconds, text):
    assert duration_text(seconds) == text


def test_leaving_a_field_with_a_refused_number_says_why(panel, qtbot):
    field = panel.fields["epochs"]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.selectAll()
    qtbot.keyClicks(field, "0")
    with qtbot.waitSignal(panel._editor.refused) as caught:
        panel.fields["seed"].setFocus()
    assert caught.args == ["Please type a whole number from 1 to 1,000,000."]
    assert field.text() == "60"


# Schedules and what stands under "More" --------------------------------------------------------


def test_more_is_closed_at_first_and_opens_by_a_click(panel, qtbot):
    hidden = [panel.fields[name] for name in MORE]
    assert not any(field.isVisible() for field in hidden)
    qtbot.mouseClick(panel.form.more, Qt.MouseButton.LeftButton)
    assert all(field.isVisible() for field in hidden)
    qtbot.mouseClick(panel.form.more, Qt.MouseButton.LeftButton)
    assert not any(field.isVisible() for field in hidden)


def test_there_is_a_field_for_every_setting(panel):
    assert set(panel.fields) == set(TRAINING_FIELDS)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("weight_decay", "0.01", 0.01),
        ("l1", "1e-4", 1e-4),
        ("l2", "0.001", 0.001),
        ("clip_norm", "5", 5.0),
        ("max_norm", "3", 3.0),
        ("time_limit", "60", 60.0),
        ("target_loss", "0.05", 0.05),
        ("patience", "10", 10),
        ("class_weights", "1, 2.5", (1.0, 2.5)),
    ],
)
def test_numbers_under_more_edit_the_design(panel, qtbot, name, text, value):
    panel.form.more.setChecked(True)
    enter(qtbot, panel.fields[name], text)
    assert getattr(settings(panel), name) == value
    document(panel).undo_stack.undo()
    assert getattr(settings(panel), name) != value
    assert panel.form.more.text() == "More"


def test_a_closed_more_says_that_something_in_it_is_not_as_usual(panel, qtbot):
    panel.form.more.setChecked(True)
    qtbot.mouseClick(panel.fields["balance_classes"], Qt.MouseButton.LeftButton)
    assert settings(panel).balance_classes
    enter(qtbot, panel.fields["l2"], "0.1")
    panel.form.more.setChecked(False)
    assert panel.form.more.text() == "More (2 changed)"


@pytest.mark.parametrize("name", ["optimizer", "schedule", "augmentation", "precision"])
def test_choices_edit_the_design_and_explain_themselves(panel, qtbot, name):
    panel.form.more.setChecked(True)
    box = panel.fields[name]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_End)
    last = TRAINING_FIELDS[name].choices[-1]
    assert getattr(settings(panel), name) == last
    note = panel.form.notes.get(name)
    if note is not None:
        assert note.isVisible()
        assert choice_formula(name, last) in note.text().replace("\N{NO-BREAK SPACE}", " ")


def test_a_schedule_shows_its_curve_and_what_it_uses(panel, qtbot):
    curve, factor, epochs = (
        panel.form.curve,
        panel.fields["schedule_factor"],
        panel.fields["schedule_epochs"],
    )
    assert not curve.isVisible()
    for name, shown in (
        ("step", (True, True)),
        ("exponential", (True, False)),
        ("warm_up", (False, True)),
        ("one_cycle", (False, False)),
    ):
        box = panel.fields["schedule"]
        box.activated.emit(box.findData(name))
        assert curve.isVisible()
        assert (factor.isVisible(), epochs.isVisible()) == shown
    rate = settings(panel).learning_rate
    assert max(curve.shown()) == pytest.approx(rate, rel=1e-3)
    assert curve.shown()[0] == pytest.approx(rate / 25)
    assert curve.shown()[-1] < 1e-3 * rate
    assert not curve.grab().isNull()


def test_what_ends_a_running_training_says_so(panel):
    assert "ends a training" in panel.fields["precision"].toolTip()
    assert "ends a training" not in panel.fields["learning_rate"].toolTip()
