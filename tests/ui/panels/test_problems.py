from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core import edits
from nndesigner.core.check import check
from nndesigner.core.dataset import DataSpec
from nndesigner.ui.panels.problems import ProblemsModel, ProblemsPanel
from nndesigner.ui.texts import problem_text, repair_text
from tests.designs import template

SPEC = DataSpec("digits", (8, 8), tuple("0123456789"))


def problems():
    """Two problems without a repair, one with."""
    design = edits.add_layer(template("digits").design, "dense", 0, 0)
    design = edits.set_fields(design, design.layers[0].id, shape=(4,))
    first, second, third = check(design, SPEC)
    assert third.repair is not None
    return replace(first, repair=None), replace(second, repair=None), third


@pytest.fixture
def panel(qtbot):
    result = ProblemsPanel(LIGHT)
    result.resize(420, 220)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def click(qtbot, panel, row, double=False):
    index = panel.list.model().index(row, 0)
    panel.list.scrollTo(index)
    spot = panel.list.visualRect(index).topLeft() + QPoint(40, 8)
    if double:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    else:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def test_rows_say_what_and_how(panel):
    panel.show_problems(problems())
    model = panel.findChild(QListView, "problemsList").model()
    assert model.rowCount() == 3
    for row, problem in enumerate(problems()):
        text = problem_text(problem)
        index = model.index(row, 0)
        assert index.data() == f"{text.what} {text.how}"
        assert index.data(Qt.ItemDataRole.UserRole) == problem
        assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Error: ")
        assert not index.data(Qt.ItemDataRole.DecorationRole).isNull()


def test_model_is_sound(qtbot, panel):
    model = ProblemsModel(LIGHT)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_problems(problems())
    model.set_problems(())


def test_empty_state(panel):
    assert "Nothing is missing: press Train." in panel._empty.text()
    assert panel._stack.currentIndex() == 0
    panel.show_problems(problems())
    assert panel._stack.currentIndex() == 1
    panel.show_problems(())
    assert panel._stack.currentIndex() == 0


def test_errors_come_first_and_warnings_leave_the_next_step(panel):
    first, _, third = problems()
    warning = replace(first, severity="warning")
    panel.show_problems((warning,))
    assert panel._below.isVisible()
    assert "press Train" in panel._below.text()
    panel.show_stage("training")
    assert panel._below.text() == panel._empty.text()
    panel.show_problems((warning, third))
    assert not panel._below.isVisible()
    assert panel.current_problem() == third


def test_without_problems_it_says_what_is_next(panel):
    said = {}
    for stage in ("ready", "training", "paused", "drawn", "typed", "changed"):
        panel.show_stage(stage)
        said[stage] = panel._empty.text()
    assert len(set(said.values())) == 6
    assert "press Train" not in said["training"] + said["drawn"] + said["typed"]
    assert "draw" in said["drawn"]
    assert "draw" not in said["typed"]


def test_click_shows_the_place(panel, qtbot):
    panel.show_problems(problems())
    with qtbot.waitSignal(panel.activated_problem) as caught:
        click(qtbot, panel, 1)
    assert caught.args == [problems()[1]]
    assert not panel.repair_button.isVisible()


def test_button_repairs_the_current_row(panel, qtbot):
    panel.show_problems(problems())
    assert not panel.repair_button.isVisible(), "nothing to repair in the first row"
    QCoreApplication.processEvents()
    height = panel.list.height()
    click(qtbot, panel, 2)
    assert panel.repair_button.text() == repair_text(problems()[2].repair)
    assert panel.list.height() == height, "rows stay where they are under the pointer"
    with qtbot.waitSignal(panel.repair_requested) as caught:
        qtbot.mouseClick(panel.repair_button, Qt.MouseButton.LeftButton)
    assert caught.args == [problems()[2]]


def test_keyboard_repairs(panel, qtbot):
    panel.show_problems(problems())
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_End)
    with qtbot.waitSignal(panel.repair_requested) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert caught.args == [problems()[2]]
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    with qtbot.waitSignal(panel.activated_problem) as caught:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert caught.args == [problems()[0]]


def test_double_click_repairs(panel, qtbot):
    panel.show_problems(problems())
    with qtbot.waitSignal(panel.repair_requested) as caught:
        click(qtbot, panel, 2, double=True)
    assert caught.args == [problems()[2]]


def test_current_row_stays_in_place(panel, qtbot):
    panel.show_problems(problems())
    click(qtbot, panel, 2)
    panel.show_problems(problems()[:2])
    assert panel.current_problem() == problems()[1]
    panel.set_theme(DARK)
    assert panel.current_problem() == problems()[1]


def test_a_row_has_room_for_both_texts(panel, qtbot):
    panel.resize(240, 220)
    panel.show_problems(problems())
    option = QStyleOptionViewItem()
    panel.list.initViewItemOption(option)
    delegate = panel.list.itemDelegate()
    for row in range(3):
        index = panel.list.model().index(row, 0)
        area = panel.list.visualRect(index)
        what, how = delegate._areas(option, area, index)
        assert what.bottom() < how.top()
        assert area.adjusted(0, 0, 1, 1).contains(what)
        assert area.adjusted(0, 0, 1, 1).contains(how)


def test_names_in_tooltips_are_no_markup(panel):
    found = replace(problems()[0], params={"name": "<b>x</b>"})
    panel.show_problems((found,))
    tip = panel.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>" not in tip
