"""The map in the corner: it shows all blocks, moves the view, and hides when of no use."""

from __future__ import annotations

from time import thread_time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.app.theme import DARK
from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.ui.canvas.minimap import Minimap
from tests.ui.canvas.conftest import Canvas, small


@pytest.fixture
def minimap(canvas: Canvas, qtbot: QtBot) -> Minimap:
    """A map of three blocks of which only one is in view."""
    canvas.show(small())
    canvas.view.zoom_to(3.0)
    canvas.view.centerOn(canvas.header("In"))
    found = canvas.view.tools.minimap
    qtbot.waitUntil(found.isVisible, timeout=2000)
    return found


def test_it_hides_while_everything_is_in_view(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    minimap = canvas.view.tools.minimap
    qtbot.wait(120)
    assert not minimap.isVisible()
    canvas.view.zoom_to(3.0)
    assert minimap.isVisible()
    canvas.view.fit()
    assert not minimap.isVisible()


def test_it_hides_on_an_empty_canvas_in_a_tiny_view_and_when_unwanted(
    canvas: Canvas, minimap: Minimap, qtbot: QtBot
) -> None:
    minimap.set_wanted(False)
    assert not minimap.isVisible()
    minimap.set_wanted(True)
    assert minimap.isVisible()
    canvas.view.resize(300, 200)
    assert not minimap.isVisible()
    canvas.view.resize(1000, 700)
    assert minimap.isVisible()
    canvas.show(Design())
    qtbot.waitUntil(lambda: not minimap.isVisible(), timeout=2000)


def test_a_click_and_a_drag_move_the_view(canvas: Canvas, minimap: Minimap) -> None:
    target = canvas.scene.layer_items[canvas.id_of("Out")].block_rect()
    QTest.mouseClick(
        minimap, Qt.MouseButton.LeftButton, pos=minimap.to_map(target).center().toPoint()
    )
    assert minimap.seen().contains(target.center())
    other = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect()
    spot = minimap.to_map(other).center().toPoint()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(minimap, spot)
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()
    assert minimap.seen().contains(other.center())


def test_it_sits_in_the_lower_right_corner(canvas: Canvas, minimap: Minimap) -> None:
    for width in (1000, 640):
        canvas.view.resize(width, 500)
        corner = minimap.geometry().bottomRight()
        assert 0 < canvas.view.width() - corner.x() < 20
        assert 0 < canvas.view.height() - corner.y() < 20
    canvas.view.centerOn(0, 0)
    assert 0 < canvas.view.width() - minimap.geometry().right() < 20


def test_blocks_are_where_they_are_and_in_the_colour_of_their_kind(
    canvas: Canvas, minimap: Minimap
) -> None:
    image = minimap.grab().toImage()
    for name, kind in (("Hidden", "dense"), ("Out", "output")):
        rect = canvas.scene.layer_items[canvas.id_of(name)].block_rect()
        spot = minimap.to_map(rect).center().toPoint()
        assert image.pixelColor(spot) == canvas.scene.colours.kind(kind)
        assert (minimap.to_scene(QPointF(spot)) - rect.center()).manhattanLength() < 30


def test_it_follows_a_moved_block_and_the_theme(
    canvas: Canvas, minimap: Minimap, qtbot: QtBot
) -> None:
    before = minimap.grab().toImage()
    canvas.show(edits.move(canvas.design, {canvas.id_of("Out"): (2000, 900)}))
    qtbot.waitUntil(lambda: minimap.grab().toImage() != before, timeout=2000)
    rect = canvas.scene.layer_items[canvas.id_of("Out")].block_rect()
    assert minimap.rect().contains(minimap.to_map(rect).toRect())
    canvas.scene.set_theme(DARK)
    minimap.redraw()
    assert minimap.grab().toImage().pixelColor(4, 4).lightness() < 100


def test_it_has_a_name(minimap: Minimap) -> None:
    assert minimap.accessibleName() == "Map of the canvas"
    assert minimap.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_painting_it_is_quick_among_three_hundred_blocks(canvas: Canvas, qtbot: QtBot) -> None:
    design = Design()
    for number in range(300):
        design = edits.add_layer(design, "dense", 250 * (number % 20), 300 * (number // 20))
    canvas.show(design)
    canvas.view.zoom_to(1.0)
    minimap = canvas.view.tools.minimap
    qtbot.waitUntil(minimap.isVisible, timeout=3000)
    minimap.grab()
    begin = thread_time()
    for _ in range(50):
        minimap.repaint()
    assert (thread_time() - begin) / 50 < 0.001
