"""Weights changed by hand and nets wired without a mouse, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from nndesigner.app.settings import LEGEND, SHOW_NUMBERS
from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.core.templates import template
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import Hands
from tests.windows import MakeWindow

Key = Qt.Key


def press(window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys on the canvas, through the window's shortcuts."""
    window.activateWindow()
    window.view.setFocus()
    for key in keys:
        QTest.keyClick(window.view, key)
        QApplication.processEvents()


def test_a_nudge_ends_the_training_and_says_so(qtbot, window: MainWindow) -> None:
    window.document.replace(template("xor"))
    window.session.set_pace("slow")
    link = window.document.design.links[0].id
    window.scene.set_selection(key_walk.wire(link, 0, 0))
    with qtbot.waitSignal(window.session.snapshot, timeout=10_000):
        window.session.train()
    press(window, Key.Key_Up)
    assert not window.session.active
    message = window.message_bar.findChild(QLabel, "messageText")
    assert message is not None
    assert "ended because of this change" in message.text()
    assert window.document.undo_stack.undoText() == "Change weight"


def test_the_weight_under_the_pointer_is_live_while_training(
    qtbot, window: MainWindow, hands: Hands
) -> None:
    window.document.replace(template("xor"))
    window.view.fit()
    source, target = (layer.name for layer in window.document.design.layers[:2])
    middle = (hands.unit(source, 0) * 2 + hands.unit(target, 0) * 3) / 5
    hands._move(window.view.viewport(), QPointF(window.view.mapFromScene(middle)))
    window.scene.pointer.hover(middle)
    pill = window.scene.readings.pill
    assert pill.isVisible()
    before = pill.text
    window.session.set_pace("watch")
    window.session.train()
    qtbot.waitUntil(lambda: pill.text != before, timeout=10_000)
    seen = pill.text
    qtbot.waitUntil(lambda: pill.text != seen, timeout=10_000)
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.active, timeout=10_000)


def test_a_net_is_wired_and_named_without_a_mouse(window: MainWindow) -> None:
    design = Design()
    for number, kind in enumerate(("input", "dense", "output")):
        design = edits.add_layer(design, kind, 300.0 * number, 0.0)
    window.document.replace(Project(design))
    first, second, third = (layer.id for layer in window.document.design.layers)
    window.scene.set_selection(key_walk.block(first))
    press(window, Key.Key_C)
    while window.scene.focus.at != key_walk.block(second):
        press(window, Key.Key_Tab)
    press(window, Key.Key_Return)
    window.scene.set_selection(key_walk.block(second))
    press(window, Key.Key_C)
    while window.scene.focus.at != key_walk.block(third):
        press(window, Key.Key_Tab)
    assert "can be connected" in window.scene.overlay.text
    press(window, Key.Key_Return)
    pairs = [(link.source, link.target) for link in window.document.design.links]
    assert pairs == [(first, second), (second, third)]
    assert window.scene.overlay.text == ""


def test_letters_typed_elsewhere_are_no_commands(window: MainWindow) -> None:
    window.document.replace(template("xor"))
    window.scene.set_selection(key_walk.block(window.document.design.layers[0].id))
    window.activateWindow()
    search = window.palette_panel.findChild(QLineEdit)
    assert search is not None
    search.setFocus()
    QTest.keyClicks(search, "clw")
    assert search.text() == "clw"
    assert not window.view._keyboard.wiring.is_active


@pytest.mark.parametrize(("action", "setting"), [("Legend", LEGEND), ("ShowNumbers", SHOW_NUMBERS)])
def test_legend_and_numbers_are_remembered(
    make_window: MakeWindow, window: MainWindow, action: str, setting: object
) -> None:
    before = window.actions_[action].isChecked()
    window.actions_[action].trigger()
    shown = window.view.legend if action == "Legend" else window.scene.readings.numbers
    assert shown.isVisible() is not before
    other = make_window()
    assert other.actions_[action].isChecked() is not before
