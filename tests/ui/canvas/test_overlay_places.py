"""Legend and map never hide a block after everything was made to fit, and step aside else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.templates import TEMPLATES, template
from nndesigner.ui.canvas.obstacles import covering
from tests.ui.canvas.conftest import Canvas, small


def seen(canvas: Canvas) -> list[QRectF]:
    """Return where blocks and their captions are in the viewport."""
    rects = [rect for item in canvas.scene.layer_items.values() for rect in covering(item)]
    return [QRectF(canvas.view.mapFromScene(rect).boundingRect()) for rect in rects]


def hidden(canvas: Canvas) -> list[QRectF]:
    """Return the blocks of which an overlay covers something; edges may touch."""
    return [
        block
        for block in seen(canvas)
        for overlay in canvas.view.overlays.rects
        if block.adjusted(1, 1, -1, -1).intersects(overlay)
    ]


def everything_in_view(canvas: Canvas) -> bool:
    whole = QRectF(canvas.view.viewport().rect()).adjusted(-1, -1, 1, 1)
    return all(whole.contains(block) for block in seen(canvas))


def scattered(places: list[tuple[float, float]]) -> Design:
    design = Design()
    for x, y in places:
        design = edits.add_layer(design, "dense", x, y, units=4)
    for source, target in pairwise(design.layers):
        design = edits.connect(design, source.id, target.id)
    return design


@pytest.mark.parametrize("size", [(1000, 700), (684, 436), (480, 330), (420, 700)])
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_is_hidden_after_fitting(
    canvas: Canvas, name: str, size: tuple[int, int]
) -> None:
    canvas.view.resize(*size)
    canvas.scene.readings.show_legend(True)
    canvas.document.replace(template(name))
    canvas.view.fit()
    assert canvas.view.legend.isVisible()
    assert hidden(canvas) == []
    assert everything_in_view(canvas)


CORNERS = [(0.0, 0.0), (1400.0, 0.0), (0.0, 900.0), (1400.0, 900.0)]


def test_with_blocks_in_all_corners_the_net_is_fitted_beside_the_legend(canvas: Canvas) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(scattered([*CORNERS, (0, 450), (1400, 450), (700, 0), (700, 900)]))
    canvas.view.fit()
    assert hidden(canvas) == []
    assert everything_in_view(canvas)
    assert canvas.view.zoom > 0.4


def test_without_a_legend_the_whole_view_is_used(canvas: Canvas) -> None:
    canvas.show(scattered(CORNERS))
    canvas.scene.readings.show_legend(True)
    canvas.view.fit()
    beside = canvas.view.zoom
    canvas.scene.readings.show_legend(False)
    canvas.view.fit()
    assert canvas.view.zoom >= beside
    assert everything_in_view(canvas)


def test_the_legend_steps_into_another_corner_and_comes_back(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    canvas.view.fit()
    legend, home = canvas.view.legend, canvas.view.legend.pos()
    assert home.y() > canvas.view.height() / 2
    block = canvas.scene.layer_items[canvas.id_of("In")].block_rect()
    corner = canvas.view.to_scene(QPointF(legend.geometry().center()))
    canvas.view.centerOn(canvas.view.to_scene(QPointF(500, 350)) + block.center() - corner)
    assert legend.pos() == home, "nothing jumps while the view still moves"
    qtbot.waitUntil(lambda: legend.pos() != home, timeout=2000)
    assert hidden(canvas) == []
    canvas.view.fit()
    assert legend.pos() == home


def test_where_all_corners_are_taken_it_becomes_small_then_pale(
    canvas: Canvas,
) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    canvas.view.resize(700, 400)
    legend = canvas.view.legend
    full = legend.size()
    # In each corner there is room for the small form only.
    canvas.show(scattered([(-180, -300), (10, -300), (-180, 60), (10, 60)]))
    canvas.view.zoom_to(1.0)
    canvas.view.centerOn(QPointF(-6, -60))
    canvas.view.overlays.settle()
    assert legend.is_small
    assert legend.width() < full.width()
    assert hidden(canvas) == []
    shown = legend.grab().toImage()
    canvas.view.zoom_to(4.0)
    canvas.view.centerOn(canvas.scene.layer_items[canvas.design.layers[0].id].block_rect().center())
    canvas.view.overlays.settle()
    assert legend.is_small
    assert legend.grab().toImage() != shown, "pale"


def test_the_legend_gives_way_to_the_pointer(canvas: Canvas) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    canvas.view.fit()
    legend = canvas.view.legend
    before = legend.grab().toImage()
    canvas.hover(canvas.view.to_scene(QPointF(legend.geometry().center())))
    assert legend.grab().toImage() != before
    QApplication.sendEvent(canvas.view.viewport(), QEvent(QEvent.Type.Leave))
    assert legend.grab().toImage() == before


def test_map_and_legend_never_share_a_corner(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    view = canvas.view
    view.zoom_to(1.6)
    qtbot.waitUntil(view.tools.minimap.isVisible, timeout=2000)
    for name in ("In", "Hidden", "Out"):
        view.centerOn(canvas.header(name))
        view.overlays.settle()
        assert view.tools.minimap.isVisible()
        assert not view.tools.minimap.geometry().intersects(view.legend.geometry())
        whole = view.rect()
        assert whole.contains(view.tools.minimap.geometry())
        assert whole.contains(view.legend.geometry())


def test_what_is_shown_by_keys_is_not_left_under_an_overlay(canvas: Canvas) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    view = canvas.view
    view.zoom_to(1.2)
    rect = canvas.scene.layer_items[canvas.id_of("In")].geometry.header
    rect = rect.translated(canvas.scene.layer_items[canvas.id_of("In")].pos())
    corner = view.to_scene(QPointF(view.legend.geometry().center()))
    view.centerOn(view.to_scene(QPointF(500, 350)) + rect.center() - corner)
    covered = QRectF(view.mapFromScene(rect).boundingRect())
    assert covered.intersects(QRectF(view.legend.geometry()))
    view.reveal(rect, 24)
    shown = QRectF(view.mapFromScene(rect).boundingRect())
    assert not any(shown.intersects(overlay) for overlay in view.overlays.rects)
    assert QRectF(view.viewport().rect()).contains(shown)


def test_a_large_block_is_still_brought_into_view(canvas: Canvas) -> None:
    canvas.scene.readings.show_legend(True)
    canvas.show(small())
    canvas.view.zoom_to(4.0)
    canvas.view.centerOn(QPointF(3000, 3000))
    rect = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect()
    canvas.view.reveal(rect, 24)
    assert canvas.view.mapFromScene(rect).boundingRect().intersects(canvas.view.viewport().rect())


def test_the_map_goes_where_every_corner_is_taken_and_comes_back(
    canvas: Canvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas.show(scattered(CORNERS))
    view, minimap = canvas.view, canvas.view.tools.minimap
    view.zoom_to(3.0)
    view.centerOn(QPointF(700, 300))
    qtbot.waitUntil(minimap.isVisible, timeout=2000)
    first = canvas.scene.layer_items[canvas.design.layers[0].id].block_rect()
    view.zoom_to(4.0)
    view.centerOn(first.center())
    view.resize(560, 330)
    view.overlays.settle()
    assert minimap.isVisible(), "one is lost without it"
    monkeypatch.setattr("nndesigner.ui.canvas.minimap._LOST", 0.0)
    view.overlays.settle()
    assert minimap.is_of_use()
    assert not minimap.isVisible()
    view.centerOn(QPointF(700, 300))
    view.overlays.settle()
    assert minimap.isVisible()
    assert hidden(canvas) == []
