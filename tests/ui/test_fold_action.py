"""The action that folds and opens layers, and its key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nndesigner.core.project import Project
from nndesigner.ui.main_window import MainWindow
from tests.ui.canvas.conftest import small
from tests.windows import MakeWindow


@pytest.fixture
def window(qtbot: QtBot, make_window: MakeWindow) -> MainWindow:
    window = make_window()
    with qtbot.waitExposed(window):
        window.show()
    window.document.replace(Project(small()))
    return window


def form(window: MainWindow) -> str:
    window.scene.folding.finish()
    return window.scene.layer_items[window.document.design.layers[1].id].geometry.form


def test_the_key_folds_and_opens_the_selected_layers(window: MainWindow) -> None:
    window.view.setFocus()
    assert not window.commands.actions["Fold"].isEnabled()
    window.scene.select([window.document.design.layers[1].id])
    assert window.commands.actions["Fold"].isEnabled()
    window.activateWindow()
    QTest.keyClick(window.view, Qt.Key.Key_O)
    assert form(window) == "plain"
    QTest.keyClick(window.view, Qt.Key.Key_O)
    assert form(window) == "column"
    assert window.document.undo_stack.count() == 2


def test_all_selected_layers_go_the_same_way(window: MainWindow) -> None:
    window.scene.select_all()
    window.commands.actions["Fold"].trigger()
    assert {item.geometry.form for item in window.scene.layer_items.values()} != {"column"}
    window.scene.folding.finish()
    assert {item.geometry.form for item in window.scene.layer_items.values()} == {"plain"}
    assert window.document.undo_stack.count() == 1
