"""The window as a whole: what is not a panel's own business."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QToolButton, QWidget

from nndesigner.app.settings import LANGUAGE, THEME, Settings
from nndesigner.app.training_messages import Outcome, Progress, Report
from nndesigner.core import edits
from nndesigner.core.check import Problem, can_train
from nndesigner.core.errors import DataError
from nndesigner.core.project import Example, HistoryRow, Project
from nndesigner.core.templates import TEMPLATES
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui.action_table import SPECS
from nndesigner.ui.lazy_panel import LazyPanel
from nndesigner.ui.start import new_project
from nndesigner.ui.texts import error_text

NAMES = (
    *("designView", "layerPalette", "inspector", "lossPlot", "accuracyPlot", "digitPad"),
    *("predictedDigit", "predictionBars", "networkInput", "problemsList"),
)
ACTIONS = (
    *("New", "Open", "Save", "SaveAs", "Undo", "Redo", "Train", "Pause", "Step", "Stop"),
    *("Reset", "ClearPad", "ZoomFit", "AutoLayout"),
)


@pytest.mark.parametrize("name", NAMES)
def test_parts_are_found_by_their_names_before_anything_is_shown(make_window, name):
    assert make_window().findChild(QWidget, name) is not None


@pytest.mark.parametrize("name", ACTIONS)
def test_actions_are_found_by_their_names(window, name):
    action = window.findChild(QAction, f"action{name}")
    assert action is not None
    assert action.text()
    assert action.toolTip()


def test_no_two_actions_share_a_shortcut(window):
    keys = [window.actions_[spec.name].shortcut().toString() for spec in SPECS]
    keys = [key for key in keys if key]
    assert len(keys) == len(set(keys))


def test_it_opens_with_the_digits_design_and_nothing_to_repair(window):
    assert window.document.design == new_project("digits").design
    assert window.document.problems == ()
    assert not window.document.modified
    assert not window.actions_["Undo"].isEnabled()
    assert window.actions_["Train"].isEnabled()
    assert not window.actions_["Stop"].isEnabled()


def test_it_fits_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1280
    assert window.minimumSizeHint().height() <= 720


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_opens_from_the_menu(window, name):
    action = window.findChild(QAction, f"template_{name}")
    action.trigger()
    without_data = {"mnist-mlp", "mnist-cnn", "drawn"}
    assert can_train(window.document.problems) is (name not in without_data)
    assert window.document.path is None
    assert set(window.scene.layer_items) == set(window.document.design.layers_by_id)


def test_the_window_keeps_its_size_whatever_happens_in_it(window, qtbot):
    window.resize(1280, 720)
    QApplication.processEvents()
    least = window.minimumSizeHint()
    size = window.size()
    window.session.set_pace("full")
    with qtbot.waitSignal(window.session.stopped, timeout=60_000):
        window.session.train()
    for x in range(40):
        window.sample.pad.set_strokes([[(100.0, 100.0), (100.0 + x, 200.0)]])
        window.resize(size + QSize(x % 2, x % 3))
        QApplication.processEvents()
    window.look.choose_language("zh_CN")
    window.look.choose_language("en")
    window.resize(size)
    QApplication.processEvents()
    assert window.size() == size
    assert window.minimumSizeHint().height() <= max(720, least.height())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_panel_makes_the_window_larger(window, qtbot, language):
    window.look.choose_language(language)
    window.resize(1200, 750)
    examples = tuple(Example(str(n), SAMPLE_DRAWINGS[n]) for n in range(10))
    for change in ({}, {"examples": examples, "drawing": SAMPLE_DRAWINGS[7]}):
        window.document.change("Have", window.document.project.with_(**change))
        for dock in window.docks.by_name.values():
            dock.raise_()
            for lazy in dock.findChildren(LazyPanel):
                qtbot.waitUntil(lambda lazy=lazy: lazy.panel is not None)
            QApplication.processEvents()
            least = window.minimumSizeHint()
            assert (least.width() <= 1200, least.height() <= 720) == (True, True), dock.objectName()
            assert (window.width(), window.height()) == (1200, 750)
    window.look.choose_language("en")


def test_the_title_names_the_file_and_marks_changes(window, tmp_path):
    assert window.windowTitle() == "Untitled[*] – nndesigner"
    window.document.edit("Add", edits.add_layer(window.document.design, "dense", 0, 0))
    assert window.isWindowModified()
    assert window.save_path(tmp_path / "mine.nnd")
    assert window.windowTitle() == "mine[*] – nndesigner"
    assert not window.isWindowModified()


def test_recent_files_are_offered_and_gone_ones_leave_the_list(window, tmp_path):
    first, second = tmp_path / "first.nnd", tmp_path / "second.nnd"
    window.save_path(first)
    window.save_path(second)
    assert window.files.recent() == [second, first]
    first.unlink()
    assert not window.files.open_recent(first)
    assert window.files.recent() == [second]
    assert "first.nnd" in window.message_bar.text


@pytest.mark.parametrize(("answer", "goes"), [("save", True), ("discard", True), ("cancel", False)])
def test_unsaved_changes_are_asked_about(window, tmp_path, answer, goes):
    window.document.edit("Add", edits.add_layer(window.document.design, "dense", 0, 0))
    window.files.ask_unsaved = lambda: answer
    path = tmp_path / "saved.nnd"
    window.files.ask_save = lambda: path
    assert window.files.new() is goes
    assert path.exists() is (answer == "save")
    assert (window.document.design.layers == ()) is goes


def test_saving_that_is_given_up_keeps_the_document(window):
    design = edits.add_layer(window.document.design, "dense", 0, 0)
    window.document.edit("Add", design)
    window.files.ask_unsaved = lambda: "save"
    window.files.ask_save = lambda: None
    assert not window.files.new()
    assert window.document.design is design


@pytest.mark.parametrize("replaces", [True, False])
def test_a_file_somebody_else_changed_is_replaced_only_if_wanted(window, tmp_path, replaces):
    path = tmp_path / "shared.nnd"
    assert window.save_path(path)
    path.write_bytes(b"somebody else's work")
    asked = []
    window.files.ask_overwrite = lambda: asked.append(1) or replaces
    assert window.files.save() is replaces
    assert asked == [1]
    assert (path.read_bytes() == b"somebody else's work") is not replaces


def test_saving_ones_own_file_again_asks_nothing(window, tmp_path):
    path = tmp_path / "mine.nnd"
    assert window.save_path(path)
    window.files.ask_overwrite = lambda: pytest.fail("asked")
    assert window.files.save()


def test_a_very_long_message_does_not_widen_the_window(window):
    width = window.width()
    window.message_bar.say("W" * 5000, "error")
    QApplication.processEvents()
    assert window.width() == width
    assert len(window.message_bar.text) < 500


def test_choosing_other_data_while_training_ends_the_run_and_says_so(window, qtbot):
    design = edits.set_training(window.document.design, epochs=1_000_000)
    window.document.edit("Epochs", design)
    window.session.train()
    qtbot.waitUntil(lambda: len(window.session.project.history) > 2, timeout=30_000)
    window.document.edit("Data", edits.set_data(window.document.design, name="iris"))
    assert not window.session.active
    assert window.message_bar.text


def test_undo_while_training_is_called_and_is_undoing_the_training(window, qtbot):
    window.sample.pad.set_strokes([[(10.0, 10.0), (200.0, 200.0)]])
    design = edits.set_training(window.document.design, epochs=1_000_000)
    window.document.edit("Epochs", design)
    before = window.document.project
    window.session.train()
    qtbot.waitUntil(lambda: len(window.session.project.history) > 2, timeout=30_000)
    assert "Train" in window.actions_["Undo"].text()
    assert not window.actions_["Redo"].isEnabled()
    window.actions_["Undo"].trigger()
    assert window.document.project is before
    assert not window.session.active


def test_undoing_a_training_that_has_not_begun_undoes_nothing_else(window):
    design = edits.set_training(window.document.design, epochs=1_000)
    window.document.edit("Epochs", design)
    window.session.train()
    assert window.session.phase == "starting"
    window.actions_["Undo"].trigger()
    assert not window.session.active
    assert window.document.design.training.epochs == 1_000


def test_a_run_ended_before_its_first_report_says_so_too(window):
    window.session.train()
    window.document.edit("Data", edits.set_data(window.document.design, name="iris"))
    assert not window.session.active
    assert window.message_bar.text


def test_guessing_is_not_announced_as_a_success(window):
    row = HistoryRow(60.0, 2.3, 2.3, 0.11, 0.12)
    report = Report(window.document.state, (row,), Progress(60.0, 60.0, 1, row, 1.0))
    window.session.stopped.emit(Outcome("finished", report))
    assert window.message_bar.kind == "warning"
    good = HistoryRow(60.0, 0.1, 0.1, 0.99, 0.97)
    report = Report(window.document.state, (good,), Progress(60.0, 60.0, 1, good, 1.0))
    window.session.stopped.emit(Outcome("finished", report))
    assert window.message_bar.kind == "success"


def test_a_folder_that_does_not_exist_is_one_clear_sentence(window, tmp_path):
    assert not window.save_path(tmp_path / "nowhere" / "a.nnd")
    assert window.message_bar.kind == "error"
    assert not (tmp_path / "nowhere").exists()
    assert window.document.path is None


def test_a_table_is_chosen_and_a_bad_one_refused(window, tmp_path):
    before = window.document.design
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1\n")
    assert not window.files.use_table(bad)
    assert window.document.design is before
    good = tmp_path / "good.csv"
    good.write_text("a,b,label\n" + "1,2,x\n2,1,y\n" * 20)
    assert window.files.use_table(good)
    assert window.document.spec.classes == ("x", "y")
    codes = {problem.code for problem in window.document.problems}
    assert "input_does_not_fit_data" in codes
    for problem in window.document.problems:
        window.views.problems.repair_requested.emit(problem)
    assert not [p for p in window.document.problems if p.severity == "error"]


def refuse(window) -> None:
    first, *_, last = (layer.id for layer in window.document.design.layers)
    assert not window.editor.apply("Wire", lambda d: edits.connect(d, last, first))


def test_a_refused_edit_is_said_without_a_dialog_until_the_next_one(window):
    design = window.document.design
    refuse(window)
    assert window.message_bar.text
    assert not window.view.refusal.note.isVisible()
    assert window.document.design is design
    window.document.edit("Other", edits.set_training(design, batch_size=16))
    assert not window.message_bar.text
    refuse(window)
    window.document.undo()
    assert not window.message_bar.text
    refuse(window)
    window.message_bar.findChild(QToolButton).click()
    assert not window.message_bar.text
    refuse(window)
    window.scene.select([window.document.design.layers[0].id])
    window.view.begin_wiring()
    assert not window.message_bar.text, "one reason at a time"
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    window.message_bar.say("Not a refusal", "error")
    window.document.redo()
    assert window.message_bar.text == "Not a refusal"


def test_what_a_hand_is_refused_is_said_at_the_pointer_alone(window):
    refuse(window)
    with window.scene.pointer.acting(QPointF(20, 20)):
        refuse(window)
    assert window.view.refusal.note.isVisible()
    assert not window.message_bar.text
    refuse(window)
    assert not window.view.refusal.note.isVisible()
    assert window.message_bar.text


def test_a_problem_of_neurons_selects_the_first_of_them(window):
    layer = window.document.design.layers[-1].id
    problem = Problem("neuron_without_input", layer, {"unit": 3, "count": 2, "units": (3, 5)})
    window.views.problems.activated_problem.emit(problem)
    assert window.scene.selection.unit == (layer, 2)


def test_problems_can_be_repaired_with_the_keyboard(window, qtbot):
    output = window.document.design.layers[-1].id
    window.document.edit("Break", edits.set_fields(window.document.design, output, units=7))
    view = window.findChild(QListView, "problemsList")
    assert view.model().rowCount() == 1
    view.setCurrentIndex(view.model().index(0, 0))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.document.problems == ()
    assert window.document.design.layer(output).units == 10


def test_good_news_of_a_training_end_with_its_weights(window):
    row = HistoryRow(60.0, 0.1, 0.2, 0.97, 0.95)
    trained = window.document.project.with_(history=(row,), learnt=True)
    window.document.change("Trained", trained)
    progress = Progress(60.0, 60.0, 1000, row, 0.0)
    report = Report(trained.state, (row,), progress)
    window.session.stopped.emit(Outcome("finished", report))
    assert "95.0 %" in window.message_bar.text
    window.document.edit("Other", edits.set_training(window.document.design, batch_size=16))
    assert "95.0 %" in window.message_bar.text
    window.document.undo()
    window.document.undo()
    assert window.document.project.history == ()
    assert window.message_bar.text == ""


def test_divergence_is_explained_and_a_smaller_rate_offered(window):
    outcome = Outcome("diverged", learning_rate=30.0, good_epoch=4.0)
    window.session.stopped.emit(outcome)
    assert window.message_bar.kind == "error"
    assert "30" in window.message_bar.text
    window.message_bar._button.click()
    assert math.isclose(window.document.design.training.learning_rate, 3.0)
    assert window.session.active
    window.session.abandon()


def test_that_training_on_could_not_be_measured_is_said(window):
    panel = window.later.drawings.ensure()
    error = DataError("no_label")
    panel.train_on.failed.emit(error)
    assert window.message_bar.kind == "error"
    assert window.message_bar.text == error_text(error)


def test_themes_change_at_once_and_are_remembered(window, store):
    for name in ("dark", "light"):
        window.look.choose_theme(name)
        assert QApplication.palette().window().color().name() == window.look.theme.window
        assert window.scene.colours.canvas.name() == window.look.theme.canvas
        assert Settings(store).value(THEME) == name


def test_the_language_changes_at_once_and_back(window, store):
    menu = window.menuBar().actions()[0]
    english = menu.text()
    window.look.choose_language("zh_CN")
    QApplication.processEvents()
    assert menu.text() != english
    assert Settings(store).value(LANGUAGE) == "zh_CN"
    window.look.choose_language("en")
    QApplication.processEvents()
    assert menu.text() == english


def test_the_layout_is_remembered(make_window, store):
    first = make_window()
    first.show()
    first.resize(QSize(1300, 760))
    first.docks.by_name["problemsDock"].hide()
    first.close()
    second = make_window(QSettings(store.fileName(), QSettings.Format.IniFormat))
    second.show()
    assert second.docks.by_name["problemsDock"].isHidden()
    assert not second.docks.by_name["plotsDock"].isHidden()


def test_plots_are_made_after_the_first_paint(qtbot, make_window):
    window = make_window()
    assert window.views.plots.loss.canvas is None
    window.show()
    qtbot.waitUntil(lambda: window.views.plots.loss.canvas is not None, timeout=10_000)


def test_saving_while_training_keeps_the_training_going(window, qtbot, tmp_path):
    window.session.set_pace("full")
    design = edits.set_training(window.document.design, epochs=1_000_000)
    window.document.edit("Epochs", design)
    window.session.train()
    qtbot.waitUntil(lambda: len(window.session.project.history) > 2, timeout=30_000)
    path = tmp_path / "running.nnd"
    assert window.save_path(path)
    assert window.session.active
    window.session.abandon()
    assert window.open_path(path)
    assert window.document.project.history


def test_the_number_fields_take_the_place_of_the_pad_for_tables(window):
    window.files.new("neuron")
    assert window.sample.probe.isVisible()
    assert not window.sample.pad.isVisible()
    assert window.sample.probe.values() == (0.5, 0.3)
    assert window.predictor.prediction.output[0] == pytest.approx(0.5939, abs=5e-5)
    assert window.findChild(QLabel, "predictedDigit").text() == "1"


def test_typed_in_numbers_are_undoable(window):
    window.files.new("neuron")
    window.sample.probe.probe_changed.emit((1.0, 0.0))
    window.sample.probe.probe_settled.emit((1.0, 0.0))
    assert window.document.project.probe == (1.0, 0.0)
    window.actions_["Undo"].trigger()
    assert window.document.project.probe == (0.5, 0.3)
    assert window.sample.probe.values() == (0.5, 0.3)


def test_typed_in_numbers_far_from_all_data_are_kept(qtbot, window):
    window.files.new("iris")
    qtbot.waitUntil(lambda: bool(window.sample._form and window.sample._form[1]), timeout=20_000)
    field = window.sample.probe.fields()[1]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "99999")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.document.project.probe[1] == 99999
    assert window.sample.probe.values()[1] == 99999


def test_clearing_the_pad_is_undoable(window):
    window.sample.pad.set_strokes([[(10.0, 10.0), (200.0, 200.0)]])
    assert window.actions_["Undo"].isEnabled()
    window.actions_["ClearPad"].trigger()
    assert window.sample.pad.strokes() == []
    window.actions_["Undo"].trigger()
    assert len(window.sample.pad.strokes()) == 1


def test_a_closed_window_ignores_late_events(window):
    window.close()
    QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    assert not window.isVisible()


def test_opening_another_project_forgets_the_old_training(window, qtbot, tmp_path):
    path = tmp_path / "fresh.nnd"
    window.save_path(path)
    design = edits.set_training(window.document.design, epochs=1_000_000)
    window.document.edit("Epochs", design)
    window.session.train()
    qtbot.waitUntil(lambda: window.session.phase == "running", timeout=30_000)
    assert window.open_path(Path(path))
    assert not window.session.active
    assert window.document.project.history == ()
    assert not window.actions_["Undo"].isEnabled()


def test_an_empty_canvas_says_what_is_missing(window):
    window.files.new()
    assert window.document.project.design == Project().design
    assert not window.actions_["Train"].isEnabled()
    assert window.findChild(QListView, "problemsList").model().rowCount() >= 1
