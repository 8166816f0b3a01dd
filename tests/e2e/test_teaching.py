"""Teaching with real events: a wrong answer corrected, and classes of one's own from nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from nndesigner.app import teaching
from nndesigner.core import edits
from nndesigner.core.project import Example
from nndesigner.data import handwriting
from tests.app.own_shapes import SHAPES, drawn

LEFT = Qt.MouseButton.LeftButton
LONG = 120_000


def click(button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)
    QApplication.processEvents()


def train(qtbot, window) -> None:
    with qtbot.waitSignal(window.session.stopped, timeout=LONG):
        window.actions_["Train"].trigger()


@pytest.fixture
def quick(window):
    """The digits design, trained shorter than a person would."""
    design = edits.set_training(window.document.design, epochs=25, handwriting=3000)
    window.document.edit("Shorter", design)
    return window


@pytest.fixture
def panel(qtbot, window):
    window.sample.teaching.row.gallery.click()
    qtbot.waitUntil(lambda: window.later.drawings.ensure().isVisible(), timeout=5000)
    return window.later.drawings.panel


def wrongly_read(project, count: int) -> list[Example]:
    """Return some drawings of digits the network reads wrongly, and as many it reads right."""
    made = [Example(str(n % 10), handwriting.drawing(n % 10, 500 + n)) for n in range(600)]
    answers = teaching.answers(project.with_(examples=tuple(made)))
    wrong = [one for one, answer in zip(made, answers, strict=True) if answer.label != one.label]
    right = [one for one, answer in zip(made, answers, strict=True) if answer.label == one.label]
    assert len(wrong) >= count // 2
    return [*wrong[: count // 2], *right[: count - count // 2]]


def test_what_was_read_wrongly_is_named_learnt_and_undone(qtbot, quick, hands, panel, tmp_path):
    window, document, row = quick, quick.document, quick.sample.teaching.row
    train(qtbot, window)
    first, *others = wrongly_read(document.project, 10)

    # Draw it with the mouse; it is read wrongly; say from the menu what it was.
    hands.draw(first.drawing)
    label = window.findChild(QLabel, "predictedDigit")
    qtbot.waitUntil(lambda: row.name.isEnabled() and label.text() != "", timeout=5000)
    row.menu.popup(row.name.mapToGlobal(row.name.rect().center()))
    entry = next(action for action in row.menu.actions() if action.data() == first.label)
    hands.choose(row.menu, "teachAs", row.menu.actions().index(entry))
    assert [one.label for one in document.project.examples] == [first.label]
    assert document.project.drawing == ()
    assert window.focusWidget() is window.sample.pad

    # The others by number keys, right after drawing.
    for one in others:
        hands.draw(one.drawing)
        QTest.keyClick(window.sample.pad, Qt.Key(Qt.Key.Key_0 + int(one.label)))
    assert len(document.project.examples) == 10
    assert teaching.counts(document.project)[first.label] >= 1

    # Train on with one click: the drawings are learnt, and nothing is forgotten.
    before = document.project
    qtbot.waitUntil(lambda: panel.model.tally().wrong > 0, timeout=10_000)
    click(panel.box.start)
    assert window.session.active
    qtbot.waitUntil(lambda: panel.train_on.phase == "done", timeout=LONG)
    comparison = panel.train_on.comparison
    assert comparison.before.own.right < comparison.after.own.right
    assert comparison.after.own.right >= 9
    assert comparison.after.test.share >= comparison.before.test.share - 0.01
    assert f"{comparison.after.own.right} right" in panel.box.outcome.text()
    qtbot.waitUntil(lambda: panel.model.tally().right >= 9, timeout=10_000)
    assert document.project.history[-1].epoch > before.history[-1].epoch
    assert document.design == before.design

    # It is kept in the file; undo is one click away.
    path = tmp_path / "taught.nnd"
    assert window.save_path(path)
    click(panel.box.undo)
    assert document.project.state is before.state
    assert document.project.history is before.history
    assert panel.box.outcome.text() == ""
    assert window.open_path(path)
    assert len(document.project.examples) == 10
    assert panel.view.isVisible()


def test_naming_does_not_end_a_training_and_its_undo_neither(qtbot, quick, hands):
    window = quick
    window.session.set_pace("slow")
    window.actions_["Train"].trigger()
    qtbot.waitUntil(lambda: window.session.phase == "running", timeout=30_000)
    hands.draw((((90.0, 60.0), (140.0, 150.0), (150.0, 230.0)),))
    QTest.keyClick(window.sample.pad, Qt.Key.Key_1)
    assert len(window.document.project.examples) == 1
    assert window.session.active
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.project.examples == ()
    assert window.session.active
    window.session.finish_now()


def test_weights_come_back_even_when_something_was_drawn_since(qtbot, quick, hands, panel):
    document = quick.document
    train(qtbot, quick)
    hands.draw((((90.0, 60.0), (140.0, 150.0), (150.0, 230.0)),))
    QTest.keyClick(quick.sample.pad, Qt.Key.Key_1)
    before = document.project
    click(panel.box.start)
    qtbot.waitUntil(lambda: panel.train_on.phase == "done", timeout=LONG)
    hands.draw((((60.0, 60.0), (200.0, 200.0)),))
    drawing = document.project.drawing
    click(panel.box.undo)
    assert document.project.state is before.state
    assert document.project.drawing == drawing


def test_a_data_set_of_ones_own_from_nothing(qtbot, window, hands, panel):
    document = window.document
    click(panel.begin)
    dialog = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "ownClassesDialog")
    QTest.keyClicks(dialog.names, ", ".join(SHAPES))
    window.files.ask_unsaved = lambda: "discard"
    click(dialog.new)
    assert document.design.output.classes == SHAPES
    assert document.path is None
    assert not window.actions_["Train"].isEnabled()
    assert not window.actions_["Undo"].isEnabled()

    # Eight of each with the mouse; Enter keeps one and makes room for the next.
    for shape in SHAPES:
        assert shape in panel.bar.classes.currentText()
        for number in range(8):
            hands.draw(drawn(shape, number))
            QTest.keyClick(window.sample.pad, Qt.Key.Key_Return)
    assert teaching.counts(document.project) == dict.fromkeys(SHAPES, 8)
    assert panel.bar.classes.currentIndex() == -1
    assert window.actions_["Train"].isEnabled()

    # Train, and try: what was never seen is read.
    train(qtbot, window)
    label = window.findChild(QLabel, "predictedDigit")
    right = 0
    for shape in SHAPES:
        for number in range(900, 904):
            window.actions_["ClearPad"].trigger()
            hands.draw(drawn(shape, number))
            right += label.text() == shape
    assert right >= 11

    # A fourth class keeps what the others have learnt.
    before = document.project
    click(panel.bar.add)
    dialog = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "classNameDialog")
    QTest.keyClicks(dialog.name, "line")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert document.design.output.classes == (*SHAPES, "line")
    last = document.design.output.id
    assert document.state[last][:3].tolist() == before.state[last].tolist()
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.project is before


def test_the_template_is_in_the_menu(window):
    window.findChild(QAction, "template_drawn").trigger()
    assert window.sample.teaching.target == "A"
    assert {problem.code for problem in window.document.problems} == {"too_few_drawings"}
