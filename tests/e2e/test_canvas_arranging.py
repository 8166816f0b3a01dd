"""Selecting, moving, lining up, copying, looking around and annotating, in the whole window."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from nndesigner.core import edits
from nndesigner.ui.canvas.gestures.move import GRID
from nndesigner.ui.canvas.guide_lines import GuideLine
from tests.e2e.hands import ALT, CTRL, LEFT, PLAIN, SHIFT, Hands, taught
from tests.ui.canvas.conftest import small
from tests.windows import MakeWindow

Key = Qt.Key


def scattered():
    """Return three blocks that stand in no line, not wired."""
    design = small(wired=False)
    ids = [layer.id for layer in design.layers]
    places = [(0.0, 0.0), (331.0, 77.0), (777.0, 33.0)]
    return edits.move(design, dict(zip(ids, places, strict=True)))


def rect(hands: Hands, name: str) -> QRectF:
    return hands.scene.layer_items[hands.layer(name)].block_rect()


def names(hands: Hands) -> set[str]:
    return {hands.design.layer(key).name for key in hands.scene.selection.layers}


# Selecting


def test_a_rubber_band_selects_what_it_touches(hands: Hands) -> None:
    hands.open(scattered())
    before = hands.project
    corner = rect(hands, "In").topLeft() - QPointF(20, 20)
    hands.hold(corner, rect(hands, "Hidden").center())
    assert names(hands) == {"In", "Hidden"}
    hands.let_go(rect(hands, "Hidden").center())
    assert names(hands) == {"In", "Hidden"}
    hands.click(corner)
    assert not hands.scene.selection
    assert hands.project is before
    hands.assert_shown()


@pytest.mark.parametrize("modifier", [CTRL, SHIFT], ids=["ctrl", "shift"])
def test_ctrl_and_shift_select_more(hands: Hands, modifier: Qt.KeyboardModifier) -> None:
    hands.open(scattered())
    hands.click(hands.header("In"))
    hands.click(hands.header("Out"), modifier)
    assert names(hands) == {"In", "Out"}
    hands.click(hands.header("In"), CTRL)
    assert names(hands) == {"Out"}
    hands.click(hands.header("In"))
    around = rect(hands, "Hidden").adjusted(-20, -20, 20, 20)
    hands.drag(around.topLeft(), around.bottomRight(), modifier)
    assert names(hands) == {"In", "Hidden"}


# Moving


def test_what_is_selected_moves_together_and_snaps_to_the_grid(hands: Hands) -> None:
    hands.open(scattered())
    before = hands.project
    hands.click(hands.header("In"))
    hands.click(hands.header("Hidden"), CTRL)
    away = rect(hands, "Hidden").topLeft() - rect(hands, "In").topLeft()
    hands.drag(hands.header("In"), hands.header("In") + QPointF(37, 211))
    moved = hands.called("In")
    assert (moved.x, moved.y) == (40, 208)
    assert rect(hands, "Hidden").topLeft() - rect(hands, "In").topLeft() == away
    hands.assert_undone_to(before)


def test_guides_line_blocks_up_and_alt_leaves_them_where_they_are_put(hands: Hands) -> None:
    hands.open(scattered())
    before, scale = hands.project, hands.view.zoom
    wanted = rect(hands, "In").top() - rect(hands, "Hidden").top()
    near = hands.header("Hidden") + QPointF(0, wanted + 3 / scale)
    hands.hold(hands.header("Hidden"), near)
    assert any(isinstance(item, GuideLine) for item in hands.scene.items())
    hands.let_go(near)
    assert not any(isinstance(item, GuideLine) for item in hands.scene.items())
    assert rect(hands, "Hidden").top() == rect(hands, "In").top()
    hands.assert_undone_to(before)
    snapped = hands.project
    hands.drag(hands.header("Hidden"), hands.header("Hidden") + QPointF(0, 3 / scale + 2), ALT)
    assert rect(hands, "Hidden").top() != rect(hands, "In").top()
    assert hands.called("Hidden").y % GRID
    hands.assert_undone_to(snapped)


def test_esc_puts_dragged_blocks_back(hands: Hands) -> None:
    hands.open(scattered())
    before = hands.project
    aside = hands.header("In") + QPointF(0, 240)
    hands.hold(hands.header("In"), aside)
    assert rect(hands, "In").top() == 240
    hands.keys(Key.Key_Escape)
    hands.let_go(aside)
    assert hands.project is before
    hands.assert_shown()


def test_arrow_keys_nudge_and_are_one_step(hands: Hands) -> None:
    hands.open(scattered())
    before = hands.project
    hands.click(hands.header("In"))
    hands.keys(Key.Key_Right, Key.Key_Down)
    hands.keys(Key.Key_Right, modifiers=SHIFT)
    hands.keys(Key.Key_Left, modifiers=CTRL)
    moved = hands.called("In")
    assert (moved.x, moved.y) == (GRID + 4 * GRID - 1, GRID)
    hands.assert_undone_to(before)


@pytest.mark.parametrize(
    ("action", "edge"),
    [
        ("AlignTop", QRectF.top),
        ("AlignBottom", QRectF.bottom),
        ("AlignLeft", QRectF.left),
        ("AlignRight", QRectF.right),
        ("AlignCentreH", lambda it: it.center().x()),
        ("AlignCentreV", lambda it: it.center().y()),
    ],
)
def test_blocks_are_lined_up(hands: Hands, action: str, edge) -> None:
    hands.open(scattered())
    before = hands.project
    hands.key(Key.Key_A, CTRL)
    hands.window.actions_[action].trigger()
    edges = {round(edge(rect(hands, name)), 3) for name in ("In", "Hidden", "Out")}
    assert len(edges) == 1
    hands.assert_undone_to(before)


def test_blocks_are_spaced_evenly(hands: Hands) -> None:
    hands.open(scattered())
    before = hands.project
    hands.key(Key.Key_A, CTRL)
    hands.window.actions_["DistributeH"].trigger()
    places = [rect(hands, name) for name in ("In", "Hidden", "Out")]
    gaps = [right.left() - left.right() for left, right in pairwise(places)]
    assert gaps[0] == pytest.approx(gaps[1])
    hands.assert_undone_to(before)


def test_tidying_up_puts_blocks_in_columns_that_do_not_overlap(hands: Hands) -> None:
    design = small()
    hands.open(taught(edits.move(design, {layer.id: (5.0, 9.0) for layer in design.layers})))
    before = hands.project
    hands.key(Key.Key_L, CTRL)
    places = [rect(hands, name) for name in ("In", "Hidden", "Out")]
    assert [it.left() for it in places] == sorted(it.left() for it in places)
    assert all(a.right() < b.left() for a, b in pairwise(places))
    seen = hands.view.mapToScene(hands.view.viewport().rect()).boundingRect()
    assert all(seen.contains(it) for it in places)
    hands.assert_undone_to(before)


# Copies


@pytest.fixture
def second(make_window: MakeWindow) -> Hands:
    """Another window of the same program."""
    other = make_window()
    other.show()
    QApplication.processEvents()
    return Hands(other)


def test_blocks_and_weights_are_copied_into_another_window(hands: Hands, second: Hands) -> None:
    hands.open(taught(small()))
    second.open(small(wired=False))
    before = second.project
    hands.view.setFocus()
    hands.click(hands.header("Hidden"))
    hands.click(hands.header("Out"), CTRL)
    hands.key(Key.Key_C, CTRL)
    assert '"Hidden"' in QGuiApplication.clipboard().text()
    second.view.setFocus()
    second.key(Key.Key_V, CTRL)
    added = second.scene.selection.layers
    assert len(added) == 2
    assert len(second.design.layers) == 5
    link = next(found for found in second.design.links if found.source in added)
    old = hands.project.state[hands.link("Hidden", "Out")]
    np.testing.assert_array_equal(second.project.state[link.id], old)
    second.assert_undone_to(before)
    assert hands.design.layers == taught(small()).design.layers


def test_cut_and_paste_and_duplicate(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.click(hands.header("Hidden"))
    hands.key(Key.Key_D, CTRL)
    assert len(hands.design.layers) == 4
    copy = next(iter(hands.scene.selection.layers))
    assert not hands.scene.layer_items[copy].block_rect().intersects(rect(hands, "Hidden"))
    hands.assert_undone_to(before)
    middle = hands.project
    hands.click(hands.scene.layer_items[copy].block_rect().topLeft() + QPointF(30, 15))
    hands.key(Key.Key_X, CTRL)
    assert len(hands.design.layers) == 3
    hands.assert_undone_to(middle)
    hands.key(Key.Key_V, CTRL)
    assert len(hands.design.layers) == 4
    hands.assert_undone_to(before, steps=3)


# Looking around


def test_the_wheel_and_two_fingers_zoom_about_the_pointer(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    at = hands.unit("Hidden", 3)
    pixel = hands.pixel(at)
    for zoom in (
        lambda: hands.wheel(at, 2),
        lambda: hands.wheel(at, -5),
        lambda: hands.pinch(at, 1.4),
        lambda: hands.pinch(at, 0.8),
    ):
        scale = hands.view.zoom
        zoom()
        assert hands.view.zoom != scale
        assert (hands.pixel(at) - pixel).manhattanLength() <= 2
    assert hands.project is before


@pytest.mark.parametrize("way", ["space", "middle"])
def test_space_or_the_middle_button_drag_the_canvas(hands: Hands, way: str) -> None:
    hands.open(taught(small()))
    before, at = hands.project, hands.header("Hidden")
    place, target = hands.pixel(at), hands.pixel(at) + QPoint(90, 60)
    button = LEFT if way == "space" else Qt.MouseButton.MiddleButton
    if way == "space":
        QTest.keyPress(hands.view, Key.Key_Space)
    QTest.mousePress(hands.view.viewport(), button, PLAIN, place)
    hands._move(hands.view.viewport(), QPointF(target), PLAIN, button)
    QTest.mouseRelease(hands.view.viewport(), button, PLAIN, target)
    if way == "space":
        QTest.keyRelease(hands.view, Key.Key_Space)
    assert (hands.pixel(at) - target).manhattanLength() <= 2
    assert hands.project is before
    assert not hands.scene.selection


def test_fit_shows_all_of_it_and_the_map_leads_back(qtbot, hands: Hands) -> None:
    hands.open(taught(small()))
    hands.view.zoom_to(4.0)
    hands.view.centerOn(rect(hands, "Out").center())
    chart = hands.view.tools.minimap
    qtbot.waitUntil(chart.isVisible, timeout=2000)
    place = chart.to_map(rect(hands, "In")).center().toPoint()
    QTest.mouseClick(chart, LEFT, PLAIN, place)
    seen = hands.view.mapToScene(hands.view.viewport().rect()).boundingRect()
    assert seen.contains(rect(hands, "In").center())
    assert not seen.contains(rect(hands, "Out").center())
    hands.key(Key.Key_9, CTRL)
    seen = hands.view.mapToScene(hands.view.viewport().rect()).boundingRect()
    assert seen.contains(hands.scene.contents_rect())
    qtbot.waitUntil(chart.isHidden, timeout=2000)


# Search, notes, groups


def test_ctrl_k_adds_a_layer_by_typing(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.key(Key.Key_K, CTRL)
    hands.type("drop")
    hands.keys(Key.Key_Return)
    added = hands.design.layers[-1]
    assert type(added).__name__ == "DropoutLayer"
    assert added.id in hands.scene.selection.layers
    assert hands.view.hasFocus()
    hands.assert_undone_to(before)


def test_a_note_is_written_moved_enlarged_and_deleted(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.key(Key.Key_N, CTRL | SHIFT)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    hands.type("Why ReLU?")
    hands.keys(Key.Key_Return, modifiers=CTRL)
    (note,) = hands.design.notes
    assert note.text == "Why ReLU?"
    hands.assert_undone_to(before)
    around = hands.scene.annotations.notes[note.id].block_rect()
    assert not any(around.intersects(rect(hands, name)) for name in ("In", "Hidden", "Out"))
    hands.view.fit()
    hands.view.zoom_to(0.6)
    middle = around.center() + QPointF(0, 6)
    written = hands.project
    hands.drag(middle, middle + QPointF(0, 160))
    assert hands.design.notes[0].y == pytest.approx(note.y + 160, abs=GRID)
    hands.assert_undone_to(written)
    moved = hands.project
    corner = hands.scene.annotations.notes[note.id].block_rect().bottomRight()
    hands.drag(corner - QPointF(2, 2), corner + QPointF(46, 30))
    assert hands.design.notes[0].width > note.width
    assert hands.design.notes[0].height > note.height
    hands.assert_undone_to(moved)
    enlarged = hands.project
    hands.keys(Key.Key_Delete)
    assert hands.design.notes == ()
    hands.assert_undone_to(enlarged)


def test_a_group_gets_a_name_moves_as_one_and_goes(hands: Hands) -> None:
    hands.open(taught(small()))
    before = hands.project
    hands.click(hands.header("In"))
    hands.click(hands.header("Hidden"), CTRL)
    hands.key(Key.Key_G, CTRL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    hands.type("Encoder")
    hands.keys(Key.Key_Return)
    (group,) = hands.design.groups
    assert group.name == "Encoder"
    assert set(group.layers) == {hands.layer("In"), hands.layer("Hidden")}
    hands.assert_undone_to(before)
    named = hands.project
    title = hands.scene.annotations.groups[group.id].title.center()
    places = rect(hands, "In").topLeft(), rect(hands, "Hidden").topLeft()
    hands.drag(title, title + QPointF(0, 80))
    shift = rect(hands, "In").topLeft() - places[0]
    assert shift.y() > 0
    assert rect(hands, "Hidden").topLeft() - places[1] == shift
    hands.assert_undone_to(named)
    moved = hands.project
    hands.key(Key.Key_G, CTRL | SHIFT)
    assert hands.design.groups == ()
    hands.assert_undone_to(moved)
