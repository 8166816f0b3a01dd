"""The question which classes there are says what it still lacks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nndesigner.ui.dialogs.class_names import ClassNameDialog, OwnClassesDialog
from nndesigner.ui.texts.tips import plain_tip


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def test_greyed_buttons_say_why_until_there_are_two_classes(parent: QWidget) -> None:
    dialog = OwnClassesDialog(parent, (), usable=True)
    for typed in ("circle", ", circle ,"):
        QTest.keyClicks(dialog.names, typed)
        assert not dialog.new.isEnabled()
        assert not dialog.present.isEnabled()
        assert "two different classes" in dialog.reason.text()
        assert dialog.new.toolTip() == dialog.present.toolTip() == plain_tip(dialog.reason.text())
        assert dialog.names.accessibleDescription() == dialog.reason.text()
    height = dialog.sizeHint().height()
    QTest.keyClicks(dialog.names, "cross")
    assert dialog.new.isEnabled()
    assert dialog.present.isEnabled()
    assert not dialog.reason.text()
    assert dialog.sizeHint().height() == height, "nothing moves while one types"


def test_a_network_that_cannot_learn_them_is_named(parent: QWidget) -> None:
    dialog = OwnClassesDialog(parent, ("circle", "cross"), usable=False)
    assert dialog.new.isEnabled()
    assert not dialog.present.isEnabled()
    assert "This network" in dialog.reason.text()
    assert dialog.reason.text() == dialog.present.toolTip()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("circle, " + 200 * "c", "too long, at most 60 letters"),
        (", ".join(f"class {n}" for n in range(300)), "100 classes at most"),
        ("circle, ?", "none of the classes"),
        ("a  cross, a cross", "already"),
    ],
)
def test_what_would_be_refused_is_said_while_one_types(parent, typed, wanted) -> None:
    dialog = OwnClassesDialog(parent, ("circle", "cross"), usable=True)
    dialog.names.setText(typed)
    assert not dialog.new.isEnabled()
    assert not dialog.present.isEnabled()
    assert wanted in dialog.reason.text()
    dialog.names.setText("circle, cross")
    assert dialog.present.isEnabled()


def test_one_name_is_judged_beside_the_others(parent, qtbot) -> None:
    dialog = ClassNameDialog(parent, "New class", others=("circle", "cross"))
    dialog.show()
    assert not dialog.reason.text(), "nothing is typed yet"
    for typed, wanted in (("cross", "already"), ("?", "none of the classes")):
        dialog.name.setText(typed)
        assert wanted in dialog.reason.text()
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert not dialog.result()
    dialog.name.setText("ring")
    assert not dialog.reason.text()
    with qtbot.waitSignal(dialog.named):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
