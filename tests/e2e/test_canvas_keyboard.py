"""A network built, changed and trained with no mouse, and what a screen reader hears of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import ALT, CTRL, PLAIN, SHIFT, Hands

Key = Qt.Key
_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.DragEnter,
    QEvent.Type.Drop,
}


class MouseWatch(QObject):
    """Counts what a mouse does to the program."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() in _MOUSE
        return False


@pytest.fixture
def no_mouse(qapp: QApplication) -> Iterator[None]:
    """Fail if anything is done with a mouse."""
    watch = MouseWatch()
    qapp.installEventFilter(watch)
    yield
    qapp.removeEventFilter(watch)
    assert watch.seen == 0


class Ears:
    """Hears what a screen reader is told, and knows what has the focus."""

    def __init__(self, hands: Hands) -> None:
        self._view = hands.view

    @property
    def focus(self) -> str:
        root = QAccessible.queryAccessibleInterface(self._view)
        assert root is not None
        child = root.focusChild()
        assert child is not None, "nothing has the focus"
        assert child.state().focused
        return child.text(QAccessible.Text.Name)


@pytest.fixture
def ears(hands: Hands) -> Iterator[Ears]:
    QAccessible.setActive(True)
    yield Ears(hands)
    QAccessible.setActive(False)


def tab_to(hands: Hands, name: str) -> None:
    """Go out of what has the focus, then with Tab or Shift+Tab to a block."""
    key = hands.layer(name)
    while hands.scene.focus.at.links or hands.scene.focus.at.unit:
        hands.keys(Key.Key_Escape)
    order = key_walk.order(hands.scene)
    while hands.scene.focus.at != key_walk.block(key):
        here = next(iter(hands.scene.focus.at.layers), None)
        back = here is not None and order.index(here) > order.index(key)
        hands.keys(Key.Key_Backtab if back else Key.Key_Tab, modifiers=SHIFT if back else PLAIN)
        assert hands.scene.focus.at.layers, "left the canvas"


def walk_menu(hands: Hands, name: str, data: object = None) -> None:
    """Go down an open menu to an entry by its name, or by what it stands for."""
    for _ in range(30):
        active = hands.open_menu().activeAction()
        if active is not None:
            inner = active.menu()
            called = active.objectName() if inner is None else inner.objectName()
            if called == name and data in (None, active.data()):
                return
        hands.keys(Key.Key_Down)
    raise AssertionError(f"{name} is not in the menu")


def add(hands: Hands, typed: str) -> None:
    hands.key(Key.Key_K, CTRL)
    hands.type(typed)
    hands.keys(Key.Key_Return)


def connect(hands: Hands, source: str, target: str) -> None:
    tab_to(hands, source)
    hands.keys(Key.Key_C)
    for _ in range(len(hands.design.layers)):
        if hands.scene.focus.at == key_walk.block(hands.layer(target)):
            break
        hands.keys(Key.Key_Tab)
    assert "can be connected: press Enter" in hands.scene.overlay.text
    hands.keys(Key.Key_Return)
    found = hands.design.link_between(hands.layer(source), hands.layer(target))
    assert found is not None


@pytest.mark.usefixtures("no_mouse")
def test_a_network_is_built_changed_and_trained_by_keys_alone(
    qtbot, hands: Hands, ears: Ears, window: MainWindow
) -> None:
    hands.open(edits.set_data(Design(), name="xor", samples=4, noise=0.0))
    start = hands.project

    # Three blocks by typing; their links removed, and made again by walking to the other end.
    for typed in ("input", "dense", "output"):
        add(hands, typed)
    first, middle, last = (layer.name for layer in hands.design.layers)
    tab_to(hands, middle)
    while hands.design.links:
        hands.keys(Key.Key_W, Key.Key_Delete)
        tab_to(hands, middle)
    connect(hands, first, middle)
    connect(hands, middle, last)
    assert ears.focus.startswith("Dense")
    assert f"linked to {last}" in ears.focus

    # The problems that are left are repaired from the menu of the block.
    tab_to(hands, last)
    while window.document.problems:
        known = len(window.document.problems)
        where = window.document.problems[0].where
        assert where is not None
        tab_to(hands, hands.design.layer(where).name)
        hands.keys(Key.Key_Menu)
        hands.keys(Key.Key_Down, Key.Key_Return)
        assert len(window.document.problems) < known
    assert window.actions_["Train"].isEnabled()

    # Into the layer, to its third neuron, another activation for that.
    tab_to(hands, middle)
    before = hands.project
    hands.keys(Key.Key_Return)
    hands.scene.folding.finish()
    hands.keys(Key.Key_Tab, Key.Key_Tab)
    assert hands.scene.selection.unit == (hands.layer(middle), 2)
    assert ears.focus.startswith(f"Neuron 3 of “{middle}”, bias")
    opened = hands.project
    hands.keys(Key.Key_Menu)
    walk_menu(hands, "activationMenu")
    hands.keys(Key.Key_Right)
    walk_menu(hands, "activation", "sigmoid")
    hands.keys(Key.Key_Return)
    assert dict(hands.called(middle).unit_activations) == {2: "sigmoid"}
    hands.assert_undone_to(opened)

    # To its first connection: a weight is typed and locked, the connection cut and restored.
    before = hands.project
    link = hands.link(first, middle)
    hands.keys(Key.Key_W)
    assert hands.scene.selection.wire == (link, 2, 0)
    assert ears.focus.startswith("Weight from Number 1 of “")
    hands.type("0.75")
    hands.keys(Key.Key_Return)
    assert hands.project.state[link][2, 0] == 0.75
    hands.keys(Key.Key_L)
    assert ears.focus.endswith(": 0.75, locked")
    hands.assert_undone_to(before, steps=2)
    locked = hands.project
    hands.keys(Key.Key_Right)
    assert hands.scene.selection.wire == (link, 2, 1)
    hands.keys(Key.Key_Delete)
    assert hands.design.link(link).mask[2] == (0,)
    hands.assert_undone_to(locked)
    assert hands.view.hasFocus()
    hands.keys(Key.Key_Menu)
    walk_menu(hands, "restoreAll")
    hands.keys(Key.Key_Return)
    assert hands.design.link(link).mask is None

    # Back to the block: moved, selected with the next one, lined up, grouped.
    tab_to(hands, middle)
    before = hands.project
    hands.keys(Key.Key_Down, Key.Key_Down)
    hands.assert_undone_to(before)
    tab_to(hands, middle)
    hands.keys(Key.Key_Right, modifiers=ALT | SHIFT)
    assert hands.scene.selection.layers == {hands.layer(middle), hands.layer(last)}
    moved = hands.project
    add(hands, "align top")
    tops = {hands.called(name).y for name in (middle, last)}
    assert len(tops) == 1
    hands.assert_undone_to(moved)
    aligned = hands.project
    hands.key(Key.Key_G, CTRL)
    hands.type("Brain")
    hands.keys(Key.Key_Return)
    assert [group.name for group in hands.design.groups] == ["Brain"]
    hands.assert_undone_to(aligned)

    # Trained; then all of it undone.
    with qtbot.waitSignal(window.session.stopped, timeout=60_000):
        hands.key(Key.Key_F5)
    assert hands.project.history
    assert hands.project.state[link][2, 0] == np.float32(0.75)
    for _ in range(200):
        if not window.actions_["Undo"].isEnabled():
            break
        hands.key(Key.Key_Z, CTRL)
    assert hands.project is start
    hands.assert_shown()
