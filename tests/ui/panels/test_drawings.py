"""The gallery of the person's drawings, through the document and with real events."""

from __future__ import annotations

import json
import threading

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton

from nndesigner.app import teaching
from nndesigner.app.document import Document
from nndesigner.app.prediction import Predictor
from nndesigner.app.session import TrainingSession
from nndesigner.app.teaching import Measured, Tally
from nndesigner.app.theme import DARK, LIGHT
from nndesigner.app.train_on import Comparison
from nndesigner.core.combinations import ENOUGH_DRAWINGS
from nndesigner.core.project import Example, HistoryRow
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.storage import drawings
from nndesigner.ui.editor import Editor
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.drawings import DrawingsPanel
from nndesigner.ui.panels.drawings_model import ANSWER_ROLE, EXAMPLE_ROLE
from nndesigner.ui.teaching import Teaching, label_of_key
from tests.app.own_shapes import SHAPES, drawn

LEFT = Qt.MouseButton.LeftButton
FOUR = (((80.0, 60.0), (70.0, 150.0), (180.0, 150.0)), ((140.0, 60.0), (140.0, 240.0)))


class Bench:
    """A document with pad, teaching and gallery, as the window has them."""

    def __init__(self, qtbot, name: str = "digits") -> None:
        self.document = Document()
        self.document.replace(template(name))
        self.session = TrainingSession(self.document)
        self.session.set_pace("full")
        self.pad = DigitPad(LIGHT)
        self.pad.stroke_finished.connect(self.drawn)
        self.teaching = Teaching(self.document, Predictor(self.document), self.pad, LIGHT)
        self.editor = Editor(self.document)
        self.refused: list[str] = []
        self.editor.refused.connect(self.refused.append)
        self.panel = DrawingsPanel(self.editor, self.session, self.teaching, LIGHT)
        for widget in (self.pad, self.teaching.row, self.panel):
            qtbot.addWidget(widget)
        self.panel.resize(380, 420)
        self.panel.show()
        self.qtbot = qtbot

    def drawn(self, drawing) -> None:
        self.document.change("Draw", self.document.project.with_(drawing=drawing))

    @property
    def examples(self):
        return self.document.project.examples

    def have(self, *examples: tuple[str, object]) -> None:
        made = tuple(Example(label, drawing) for label, drawing in examples)
        self.document.change("Have", self.document.project.with_(examples=made))

    def select(self, *numbers: int) -> None:
        model = self.panel.view.selectionModel()
        model.clearSelection()
        for number in numbers:
            model.select(
                self.panel.model.index_of(number), QItemSelectionModel.SelectionFlag.Select
            )

    def rows(self) -> list[object]:
        model = self.panel.model
        indexes = map(model.index, range(model.rowCount()))
        return [index.data(EXAMPLE_ROLE) for index in indexes]


@pytest.fixture
def bench(qtbot):
    made = Bench(qtbot)
    yield made
    made.session.shutdown()
    made.document.close()


def some(bench) -> None:
    pairs = [("4", drawn("cross", 1)), ("1", drawn("circle", 1)), ("4", drawn("triangle", 1))]
    bench.have(*pairs)


def test_the_empty_gallery_explains_what_to_do(bench):
    note = bench.panel.findChild(QLabel, "noDrawings")
    assert note.isVisible()
    assert "No, this was" in note.text()
    assert bench.panel.findChild(QPushButton, "ownClasses").isVisible()
    assert not bench.panel.findChild(QPushButton, "trainOn").isEnabled()
    some(bench)
    assert not note.isVisible()
    assert bench.panel.view.isVisible()


def test_before_and_after_are_compared_only_where_both_are_answers_of_one_kind(bench):
    before, after = Measured(None, Tally(1, 10)), Measured(Tally(2, 3, 1), Tally(9, 10))
    train_on = bench.panel.train_on
    outcome = bench.panel.findChild(QLabel, "trainOnOutcome")
    train_on.comparison = Comparison(before, after)
    train_on.changed.emit()
    none, now, test = outcome.text().split("\n")
    assert none == "My drawings before: no answers to compare with."
    assert now == "My drawings now: 2 right, 0 wrong, 1 not sure."
    assert test.startswith("Test samples: 10")
    train_on.comparison = Comparison(after, after)
    train_on.changed.emit()
    assert outcome.text().startswith("My drawings before: 2 right, 0 wrong, 1 not sure.")


def test_a_table_is_nothing_to_draw_and_own_classes_are_offered(bench):
    bench.document.replace(template("iris"))
    assert "a table of numbers" in bench.panel.empty.text()
    assert bench.panel.begin.isVisible()
    bench.document.replace(template("digits"))
    assert "table" not in bench.panel.empty.text()


def test_a_row_of_drawings_is_whole_however_low_the_panel_is(bench):
    some(bench)
    bench.panel.resize(330, 60)
    view = bench.panel.view
    for number in (0, 1):
        view.scrollTo(bench.panel.model.index_of(number))
        card = view.visualRect(bench.panel.model.index_of(number))
        assert view.viewport().rect().contains(card)
    view.scrollToTop()
    heading = view.visualRect(bench.panel.model.index(0))
    assert view.viewport().rect().contains(heading)


def test_drawings_stand_under_their_labels_with_counts(bench):
    some(bench)
    assert bench.rows() == [None, 1, None, 0, 2]
    names = [bench.panel.filter.itemText(n) for n in range(bench.panel.filter.count())]
    assert names == ["All drawings (3)", "1 (1)", "4 (2)"]
    bench.panel.filter.setFocus()
    QTest.keyClick(bench.panel.filter, Qt.Key.Key_Down)
    assert bench.rows() == [None, 1]


def test_delete_key_deletes_the_selected_ones_and_undo_brings_them_back(bench):
    some(bench)
    before = bench.examples
    bench.select(0, 2)
    QTest.keyClick(bench.panel.view, Qt.Key.Key_Delete)
    assert bench.examples == (before[1],)
    bench.document.undo()
    assert bench.examples is before


def test_a_number_key_names_the_selected_ones(bench):
    some(bench)
    bench.select(0, 1)
    QTest.keyClick(bench.panel.view, Qt.Key.Key_9)
    assert [one.label for one in bench.examples] == ["9", "9", "4"]
    assert bench.panel.view.chosen() == [0, 1]
    bench.document.undo()
    assert [one.label for one in bench.examples] == ["4", "1", "4"]


def test_enter_and_double_click_put_a_drawing_on_the_pad(bench):
    some(bench)
    view = bench.panel.view
    view.setCurrentIndex(bench.panel.model.index_of(1))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert bench.document.project.drawing == bench.examples[1].drawing
    place = view.visualRect(bench.panel.model.index_of(2)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=place)
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    assert bench.document.project.drawing == bench.examples[2].drawing


def test_arrows_walk_over_headings(bench):
    some(bench)
    view = bench.panel.view
    view.setCurrentIndex(bench.panel.model.index_of(1))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().data(EXAMPLE_ROLE) in (0, 2)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.chosen() == [0, 1, 2]


def test_the_menu_names_and_deletes(bench):
    some(bench)
    bench.select(1)
    place = bench.panel.view.visualRect(bench.panel.model.index_of(1)).center()
    bench.panel.view.customContextMenuRequested.emit(place)
    menu = bench.panel.findChild(QMenu, "drawingsMenu")
    assert menu.isVisible()
    names = next(action.menu() for action in menu.actions() if action.menu())
    next(action for action in names.actions() if action.data() == "7").trigger()
    assert bench.examples[1].label == "7"
    next(a for a in menu.actions() if a.objectName() == "deleteChosen").trigger()
    assert len(bench.examples) == 2
    menu.close()


def test_an_untrained_network_says_nothing_and_a_trained_one_marks_what_is_wrong(bench, qtbot):
    some(bench)
    model = bench.panel.model
    qtbot.wait(50)
    assert model.tally().total == 0
    assert bench.panel.counts.isHidden()
    project = bench.document.project
    doubled = {key: array * 2 for key, array in project.state.items()}
    bench.document.change("Learn", project.with_(state=type(project.state)(doubled), learnt=True))
    expected = teaching.answers(bench.document.project)
    wrong = sum(a.label != one.label for a, one in zip(expected, bench.examples, strict=True))
    qtbot.waitUntil(lambda: model.tally().wrong == wrong > 0, timeout=10_000)
    bench.panel.misread.click()
    assert len([row for row in bench.rows() if row is not None]) == wrong
    forgotten = bench.document.project.with_(learnt=False, history=(HistoryRow(1.0, 0.5),))
    bench.document.change("Start the output anew", forgotten)
    qtbot.waitUntil(lambda: model.tally().total == 0, timeout=10_000)


class Strange:
    """Knows no drawing of two strokes."""

    def unlike(self, _sample, drawing):
        return float(len(drawing) == 2)


def test_what_the_pad_is_not_sure_about_is_neither_right_nor_wrong(bench, qtbot):
    panel, project = bench.panel, bench.document.project
    for number in (1, 4, 7):
        drawing = FOUR if number == 4 else SAMPLE_DRAWINGS[number][:1]
        project = teaching.add(project, str(number), drawing)
    bench.document.change("Draw", project)
    labels = [one.label for one in bench.examples]
    panel.model_answers(tuple(teaching.Said(label) for label in labels))
    assert panel.counts.text() == "3 right, 0 wrong, 0 not sure"
    doubled = {key: array * 2 for key, array in project.state.items()}
    bench.document.change("Learn", project.with_(state=type(project.state)(doubled), learnt=True))
    bench.teaching.predictor.set_familiar(Strange())
    qtbot.waitUntil(lambda: panel.model.tally().unsure == 1, timeout=10_000)
    four = panel.model.index_of(labels.index("4"))
    assert four.data(ANSWER_ROLE) == "?"
    assert "not sure" in four.data(Qt.ItemDataRole.AccessibleTextRole)
    said = panel.model.tally()
    assert said.right + said.wrong == 2
    assert panel.counts.text() == f"{said.right} right, {said.wrong} wrong, 1 not sure"
    panel.misread.setChecked(True)
    assert len([row for row in bench.rows() if row is not None]) == said.wrong + 1


def test_export_and_import(bench, tmp_path):
    some(bench)
    path = tmp_path / "mine.json"
    bench.panel.files.ask_save = lambda: path
    assert bench.panel.files.export()
    assert len(json.loads(path.read_text())["drawings"]) == 3
    before = bench.document.project
    bench.panel.files.ask_open = lambda: path
    assert bench.panel.files.import_()
    assert bench.document.project is before
    bench.have(("4", FOUR))
    assert bench.panel.files.import_()
    assert len(bench.examples) == 4
    bench.document.undo()
    assert len(bench.examples) == 1


def test_many_are_taken_in_beside_the_gui_thread(bench, tmp_path, monkeypatch):
    path = tmp_path / "mine.json"
    path.write_bytes(drawings.encode([Example("4", FOUR)]))
    threads = []

    def add_many(project, found):
        threads.append(threading.current_thread())
        return add(project, found)

    add = teaching.add_many
    monkeypatch.setattr(teaching, "add_many", add_many)
    bench.panel.files.ask_open = lambda: path
    assert bench.panel.files.import_()
    assert len(bench.examples) == 1
    assert threads[0] is not threading.main_thread()


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b'{"format": "nndesigner-drawings", "version": 1, "drawings": 3}']
)
def test_a_bad_file_gets_one_sentence_and_changes_nothing(bench, tmp_path, content):
    some(bench)
    before = bench.document.project
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    bench.panel.files.ask_save = lambda: tmp_path / "good.json"
    assert bench.panel.files.export()
    assert "good.json" in bench.panel.status.text()
    bench.panel.files.ask_open = lambda: path
    assert not bench.panel.files.import_()
    assert bench.document.project is before
    (said,) = bench.refused
    assert "bad.json" in said
    assert not bench.panel.status.text(), "nothing is left of the success before"


def test_hundreds_of_drawings_stay_fluent(bench, qtbot):
    from time import thread_time

    bench.have(*((str(n % 10), drawn(SHAPES[n % 3], n)) for n in range(600)))
    view = bench.panel.view
    view.selectAll()
    begun = thread_time()
    bench.panel.name_chosen("3")
    assert thread_time() - begun < 1.0
    assert len(view.chosen()) == 600
    view.scrollToBottom()
    qtbot.wait(1)
    begun = thread_time()
    view.viewport().repaint()
    assert thread_time() - begun < 0.1


def test_theme_and_language_reach_all_parts(bench, qtbot):
    some(bench)
    light = bench.panel.grab().toImage()
    bench.panel.set_theme(DARK)
    assert bench.panel.grab().toImage() != light
    for part in (bench.panel, bench.teaching.row):
        event = QEvent(QEvent.Type.LanguageChange)
        part.changeEvent(event)
    assert bench.panel.box.start.text()


# The row under the answer --------------------------------------------------------------------


def test_number_keys_on_the_pad_name_the_drawing(bench):
    bench.pad.show()
    bench.pad.set_strokes(FOUR)
    QTest.keyClick(bench.pad, Qt.Key.Key_4)
    assert [one.label for one in bench.examples] == ["4"]
    assert bench.document.project.drawing == ()
    QTest.keyClick(bench.pad, Qt.Key.Key_4)
    assert len(bench.examples) == 1
    bench.document.undo()
    assert bench.examples == ()
    assert bench.document.project.drawing == FOUR


def test_the_menu_names_it_and_the_pad_can_be_left_as_it_is(bench):
    row = bench.teaching.row
    row.show()
    bench.pad.set_strokes(FOUR)
    row.fill_menu()
    actions = row.menu.actions()
    assert [a.data() for a in actions if a.objectName() == "teachAs"] == list("0123456789")
    next(action for action in actions if action.objectName() == "teachClears").trigger()
    row.fill_menu()
    next(action for action in row.menu.actions() if action.data() == "9").trigger()
    assert bench.examples == (Example("9", FOUR),)
    assert bench.document.project.drawing == FOUR
    bench.teaching.teach("4")
    assert bench.examples == (Example("4", FOUR),)


def test_buttons_wait_for_a_drawing(bench):
    row = bench.teaching.row
    assert not row.right.isEnabled()
    assert not row.name.isEnabled()
    bench.pad.set_strokes(FOUR)
    assert row.name.isEnabled()


def test_keys_mean_classes_by_name_or_by_number():
    assert label_of_key(tuple("0123456789"), 4) == "4"
    assert label_of_key(SHAPES, 1) == "circle"
    assert [label_of_key(SHAPES, key) for key in (0, 4)] == ["", ""]
    assert label_of_key(("3", "7"), 1) == ""


# Classes of one's own ---------------------------------------------------------------------------


def test_own_classes_are_asked_for_and_begun_in_one_step(bench, qtbot):
    before = bench.document.project
    QTest.mouseClick(bench.panel.findChild(QPushButton, "ownClasses"), LEFT)
    dialog = bench.panel.findChild(QLineEdit, "ownClassNames").window()
    assert dialog.isVisible()
    QTest.keyClicks(dialog.names, "circle, triangle; cross")
    QTest.mouseClick(dialog.present, LEFT)
    design = bench.document.design
    assert design.data.classes == design.output.classes == SHAPES
    assert bench.teaching.target == "circle"
    bench.document.undo()
    assert bench.document.project is before


def test_the_guide_goes_from_class_to_class(bench):
    bench.panel.own.begin(SHAPES, new=False)
    for shape in SHAPES:
        for number in range(ENOUGH_DRAWINGS):
            assert bench.teaching.target == shape
            bench.pad.set_strokes(drawn(shape, number))
            QTest.keyClick(bench.pad, Qt.Key.Key_Return)
    assert bench.teaching.target == ""
    assert teaching.counts(bench.document.project) == dict.fromkeys(SHAPES, ENOUGH_DRAWINGS)
    bench.panel.bar.target_chosen.emit("cross")
    assert bench.teaching.target == "cross"


def test_a_class_is_added_renamed_and_removed_each_in_one_step(bench):
    bench.panel.own.begin(SHAPES, new=False)
    bench.have(("circle", drawn("circle", 1)), ("cross", drawn("cross", 1)))
    QTest.mouseClick(bench.panel.bar.add, LEFT)
    dialog = bench.panel.findChild(QLineEdit, "className").window()
    QTest.keyClicks(dialog.name, "star")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert bench.document.design.output.classes == (*SHAPES, "star")
    assert bench.teaching.target == "star"
    steps = bench.document.undo_stack.count()
    bench.panel.own.rename("circle", "ring")
    assert bench.document.design.output.classes == ("ring", "triangle", "cross", "star")
    assert bench.examples[0].label == "ring"
    bench.panel.own.remove("cross")
    assert [one.label for one in bench.examples] == ["ring"]
    assert bench.document.undo_stack.count() == steps + 2
    bench.document.undo()
    bench.document.undo()
    assert [one.label for one in bench.examples] == ["circle", "cross"]
    assert bench.document.design.output.classes == (*SHAPES, "star")


def test_a_name_that_is_taken_is_refused_with_a_sentence(bench):
    bench.panel.own.begin(SHAPES, new=False)
    assert not bench.panel.own.add("cross")
    assert bench.document.design.data.classes == SHAPES
    assert len(bench.refused) == 1


def test_a_new_network_is_shown_as_a_new_project(bench):
    shown = []
    bench.panel.own.show_new = lambda project: bool(shown.append(project)) or True
    bench.have(("circle", drawn("circle", 1)), ("4", FOUR))
    assert bench.panel.own.begin(SHAPES, new=True)
    (project,) = shown
    assert project.design.output.classes == project.design.data.classes == SHAPES
    assert [one.label for one in project.examples] == ["circle"]
