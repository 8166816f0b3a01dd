from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea

from nndesigner.app.theme import LIGHT
from nndesigner.engine.metrics import Evaluation, class_reports
from nndesigner.ui.panels.confusion import ConfusionMatrix
from nndesigner.ui.panels.results import ResultsPanel

from .samples import evaluation


@pytest.fixture
def panel(qtbot):
    result = ResultsPanel(LIGHT)
    result.resize(700, 320)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def test_empty_state(panel):
    assert panel._stack.currentIndex() == 0
    panel.show_evaluation(evaluation())
    assert panel._stack.currentIndex() == 1
    panel.show_evaluation(None)
    assert panel._stack.currentIndex() == 0


def test_accuracy_in_words(panel):
    panel.show_evaluation(evaluation())
    assert panel.headline.text() == "90.0 % right"
    assert panel.sentence.text() == (
        "Of 30 samples it has never seen: 27 right, 3 wrong. Loss 0.25."
    )


def test_table_per_class(panel):
    panel.show_evaluation(evaluation())
    model = panel.table.model()
    rows = [[model.index(r, c).data() for c in range(5)] for r in range(model.rowCount())]
    assert rows == [
        ["ant", "100.0 %", "90.0 %", "94.7 %", "10"],
        ["bee", "88.9 %", "80.0 %", "84.2 %", "10"],
        ["cat", "83.3 %", "100.0 %", "90.9 %", "10"],
    ]
    for section in range(5):
        tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert len(tip) > 20


def test_why_validation_is_harder_than_the_test_is_said_where_it_is(panel):
    panel.show_evaluation(evaluation())
    plain = panel.sentence.text()
    panel.set_mixed_validation(0.85)
    assert panel.sentence.text().startswith(plain)
    assert "generated handwriting" in panel.sentence.text()
    for not_lower in (0.95, None):
        panel.set_mixed_validation(not_lower)
        assert panel.sentence.text() == plain


def test_how_far_confidence_is_off(panel):
    panel.show_evaluation(evaluation())
    assert "How sure" not in panel.sentence.text()
    panel.show_evaluation(replace(evaluation(), calibration_error=0.0123))
    assert panel.sentence.text().endswith(
        "How sure it says it is differs from how often it is right by 1.2 %."
    )


def test_values(panel):
    panel.show_evaluation(Evaluation(0.01, None, np.zeros((0, 0), np.int64), (), 0.912))
    assert panel.headline.text() == "R² = 0.912"
    assert not panel.table.isVisible()
    assert not panel.matrix.isVisible()
    panel.show_evaluation(evaluation())
    assert panel.table.isVisible()
    assert panel.matrix.isVisible()


def test_confusion_cells_say_what_they_mean(panel, qtbot):
    panel.show_evaluation(evaluation())
    matrix = panel.matrix
    assert matrix.text_at(matrix.cell_rect(1, 2).center()) == (
        "2 of 10 samples of “bee” were taken for “cat”."
    )
    assert matrix.text_at(matrix.cell_rect(0, 0).center()) == (
        "9 of 10 samples of “ant” were recognised."
    )
    assert matrix.text_at(matrix.rect().topLeft()) == ""
    assert "2 of 10 samples of “bee”" in matrix.accessibleDescription()


def test_confusion_is_shaded(qtbot):
    matrix = ConfusionMatrix(LIGHT)
    matrix.resize(300, 300)
    qtbot.addWidget(matrix)
    matrix.show_counts(evaluation().confusion, ("ant", "bee", "cat"))
    image = matrix.grab().toImage()

    def colour(row, column):
        return image.pixelColor(matrix.cell_rect(row, column).topLeft() + QPoint(2, 2))

    assert colour(2, 0) == QColor(LIGHT.base)
    assert colour(2, 2).blue() > colour(2, 2).red() + 60, "right answers are blue"
    assert colour(1, 2).red() > colour(1, 2).blue() + 20, "mistakes are orange"


def test_many_classes_are_painted(qtbot):
    matrix = ConfusionMatrix(LIGHT)
    matrix.resize(400, 400)
    qtbot.addWidget(matrix)
    matrix.show_counts(np.eye(40, dtype=np.int64) * 1000, tuple(f"class {n}" for n in range(40)))
    assert not matrix.grab().isNull()
    assert matrix.cell_rect(39, 39).right() < 400


def test_sides_change_with_the_width(panel, qtbot):
    panel.show_evaluation(evaluation())
    qtbot.waitUntil(lambda: panel.matrix.x() > panel.table.x() + 100)
    panel.resize(360, 700)
    qtbot.waitUntil(lambda: panel.matrix.y() > panel.table.y() + 50)


def test_samples_it_was_trained_on(panel):
    panel.show_evaluation(evaluation())
    panel.set_same_samples(True)
    assert panel.sentence.text() == (
        "Of the same 30 samples it was trained on: 27 right, 3 wrong. Loss 0.25."
    )
    panel.show_evaluation(Evaluation(0.01, None, np.zeros((0, 0), np.int64), (), 0.912))
    assert panel.sentence.text().startswith("On the same samples it was trained on.")
    panel.set_same_samples(False)
    assert panel.sentence.text().startswith("On samples it has never seen.")


def test_no_test_samples(panel):
    panel.show_evaluation(evaluation())
    panel.set_no_test_samples(True)
    assert panel._stack.currentIndex() == 0
    assert panel._empty.text() == "There are no test samples: the test share is 0."
    panel.set_no_test_samples(True, too_few=True)
    assert panel._empty.text() == "There are too few samples to keep any for the test."
    panel.set_no_test_samples(False)
    assert panel._stack.currentIndex() == 1


@pytest.mark.parametrize("classes", [2, 3, 10])
def test_a_low_dock_shows_everything_side_by_side(panel, qtbot, classes):
    panel.resize(500, 206)
    confusion = np.eye(classes, dtype=np.int64) * 54
    names = tuple(map(str, range(classes)))
    panel.show_evaluation(Evaluation(0.1, 0.9, confusion, class_reports(confusion, names)))
    matrix, table = panel.matrix, panel.table
    qtbot.waitUntil(lambda: matrix.x() >= table.geometry().right())
    area = panel.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert matrix.rect().contains(matrix.cell_rect(classes - 1, classes - 1))
    assert table.horizontalHeader().length() <= table.viewport().width()
    title = matrix.fontMetrics().horizontalAdvance("← what it is")
    first = matrix.cell_rect(0, 0)
    span = matrix._title_span(first.y(), first.height() * classes, title)
    assert span.height() >= title
    assert matrix.rect().adjusted(0, 0, 0, 1).contains(span)


def test_a_narrow_panel_scrolls_as_a_whole(panel, qtbot):
    panel.resize(320, 240)
    panel.show_evaluation(evaluation())
    qtbot.waitUntil(lambda: panel.findChild(QScrollArea).verticalScrollBar().maximum() > 0)
    assert panel.table.verticalScrollBar().maximum() == 0
