"""Edits in the real window: what is refused, what is carried along, what is being typed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nndesigner.app.files import read_project
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.templates import template
from nndesigner.ui.canvas.note_editor import NoteEditor
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import Hands

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def show(window: MainWindow, project: Project) -> None:
    window.document.replace(project)
    window.view.fit()
    QApplication.processEvents()


def names(window: MainWindow) -> list[str]:
    return [layer.name for layer in window.document.design.layers]


def double_click(window: MainWindow, kind: str) -> None:
    cards = window.palette_panel.cards
    index = cards.model().index_of(kind)  # type: ignore[attr-defined]
    cards.scrollTo(index)
    spot = cards.visualRect(index).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def begin_note(window: MainWindow, text: str) -> NoteEditor:
    window.view.tools.add_note(window.view.to_scene(QPointF(60, 60)))
    editor = window.view.findChild(NoteEditor)
    assert editor is not None
    QTest.keyClicks(editor, text)
    return editor


def test_the_only_input_stays_but_everything_can_be_cleared(
    window: MainWindow, hands: Hands
) -> None:
    show(window, template("xor"))
    before, name = window.document.design, names(window)[0]
    hands.click(hands.header(name))
    hands.key(Key.Key_Delete)
    assert window.document.design is before
    assert "is the only input" in window.message_bar.text
    assert not window.view.refusal.note.isVisible()
    hands.key(Key.Key_A, CTRL)
    hands.key(Key.Key_Delete)
    assert not window.document.design.layers
    assert not window.message_bar.text
    hands.key(Key.Key_Z, CTRL)
    assert window.document.design == before


def test_a_chain_grows_from_the_palette_and_the_search_and_the_status_bar_says_so(
    window: MainWindow, hands: Hands
) -> None:
    show(window, Project(Design()))
    double_click(window, "input")
    double_click(window, "dense")
    assert "“Input” → “Dense”" in window.statusBar().currentMessage()
    hands.key(Key.Key_K, CTRL)
    line = window.view.findChild(QLineEdit, "findBlockLine")
    assert line is not None
    QTest.keyClicks(line, "output")
    QTest.keyClick(line, Key.Key_Return)
    assert "“Dense” → “Output”" in window.statusBar().currentMessage()
    assert [(link.source, link.target) for link in window.document.design.links] == [
        tuple(layer.id for layer in window.document.design.layers[at : at + 2]) for at in (0, 1)
    ]
    assert window.document.undo_stack.count() == 3


def test_what_was_trained_is_copied_and_duplicated(
    window: MainWindow, hands: Hands, qtbot: QtBot
) -> None:
    show(window, template("xor"))
    window.session.train()
    qtbot.waitUntil(lambda: len(window.session.project.history) > 2, timeout=20_000)
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.active, timeout=20_000)
    learnt, count = window.document.state, len(names(window))
    assert not window.document.weights_are_untouched()
    hands.key(Key.Key_A, CTRL)
    hands.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("{")
    hands.key(Key.Key_D, CTRL)
    hands.key(Key.Key_V, CTRL)
    assert len(names(window)) == 3 * count
    arrays = list(learnt.values())
    found = list(window.document.state.values())
    for array in arrays:
        assert sum(np.array_equal(array, other) for other in found) >= 3
    hands.key(Key.Key_Z, CTRL)
    hands.key(Key.Key_Z, CTRL)
    assert window.document.state.same_as(learnt)


def test_a_note_just_being_written_is_saved_with_the_project(
    window: MainWindow, hands: Hands, tmp_path: Path
) -> None:
    show(window, template("xor"))
    path = tmp_path / "noted.nnd"
    assert window.save_path(path)
    begin_note(window, "remember")
    QTest.keyClick(window.focusWidget(), Key.Key_S, CTRL)
    assert [note.text for note in read_project(path).design.notes] == ["remember"]


def test_a_note_just_being_written_is_asked_about_and_stays_in_its_project(
    window: MainWindow, hands: Hands
) -> None:
    show(window, template("xor"))
    asked: list[bool] = []

    def cancel() -> str:
        asked.append(window.document.modified)
        return "cancel"

    window.files.ask_unsaved = cancel  # type: ignore[assignment]
    begin_note(window, "mine")
    QTest.keyClick(window.focusWidget(), Key.Key_N, CTRL)
    assert asked == [True]
    assert [note.text for note in window.document.design.notes] == ["mine"]
    window.files.ask_unsaved = lambda: "discard"
    begin_note(window, "lost with the project")
    QTest.keyClick(window.focusWidget(), Key.Key_N, CTRL)
    assert not window.document.design.notes
