"""The question which classes there are says what it still lacks."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nndesigner.ui.dialogs.class_names import OwnClassesDialog


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
        assert dialog.new.toolTip() == dialog.present.toolTip() == dialog.reason.text()
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
