"""Zooming, panning, fitting and tooltips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.tips import tip_at
from tests.ui.canvas.conftest import Canvas, chain, small


def wheel(canvas: Canvas, local: QPointF, steps: int) -> None:
    viewport = canvas.view.viewport()
    event = QWheelEvent(
        local,
        viewport.mapToGlobal(local),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_zooms_about_the_pointer_within_limits(canvas: Canvas) -> None:
    canvas.show(small())
    local = QPointF(700, 180)
    before = canvas.view.to_scene(local)
    wheel(canvas, local, 3)
    assert canvas.view.zoom > 1.4
    after = canvas.view.to_scene(local)
    assert (after - before).manhattanLength() < 2
    wheel(canvas, local, 40)
    assert canvas.view.zoom == pytest.approx(4.0)
    wheel(canvas, local, -80)
    assert canvas.view.zoom == pytest.approx(0.1)
    canvas.view.zoom_reset()
    canvas.view.zoom_in()
    canvas.view.zoom_out()
    assert canvas.view.zoom == pytest.approx(1.0)


def test_fit_shows_everything(canvas: Canvas) -> None:
    canvas.show(chain(*[("dense", f"D{n}", {"units": 9}) for n in range(12)]))
    canvas.view.fit()
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert seen.contains(canvas.scene.contents_rect())
    canvas.show(chain())
    canvas.view.fit()
    assert canvas.view.zoom == 1.0


def test_a_wide_design_opens_legibly_where_it_begins(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(chain(*[("dense", f"D{n}", {"units": 9}) for n in range(12)]))
    canvas.view.open()
    assert canvas.view.zoom == pytest.approx(0.6)
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    blocks = [canvas.scene.layer_items[canvas.id_of(f"D{n}")].block_rect() for n in range(12)]
    assert seen.contains(blocks[0].united(blocks[3]))
    assert blocks[0].left() - seen.left() < 40
    qtbot.waitUntil(canvas.view.tools.minimap.isVisible)
    canvas.show(small())
    canvas.view.open()
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert seen.contains(canvas.scene.contents_rect())


def test_fit_shows_fifty_layers_below_the_wheels_limit(canvas: Canvas) -> None:
    canvas.show(chain(*[("dense", f"D{n}", {"units": 9}) for n in range(50)]))
    canvas.view.fit()
    fitting = canvas.view.zoom
    assert 0.02 <= fitting < 0.1
    seen = canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect()
    assert seen.contains(canvas.scene.contents_rect())
    wheel(canvas, QPointF(300, 300), -1)
    assert canvas.view.zoom == pytest.approx(fitting)
    wheel(canvas, QPointF(300, 300), 1)
    assert fitting < canvas.view.zoom < 1.2 * fitting


def test_ports_do_not_reach_over_blocks_seen_from_afar(canvas: Canvas) -> None:
    canvas.show(small())
    middle = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect().center()
    assert hit(canvas.scene, middle, 0.03).layer == canvas.id_of("Hidden")
    assert hit(canvas.scene, middle, 0.03).part != "port"


@pytest.mark.parametrize("way", ["middle", "space"])
def test_panning_takes_the_canvas_along(canvas: Canvas, qtbot: QtBot, way: str) -> None:
    canvas.show(small())
    canvas.view.zoom_to(0.7)
    button = Qt.MouseButton.MiddleButton if way == "middle" else Qt.MouseButton.LeftButton
    if way == "space":
        qtbot.keyPress(canvas.view, Qt.Key.Key_Space)
    viewport = canvas.view.viewport()
    before = canvas.view.to_scene(QPointF(300, 300))
    qtbot.mousePress(viewport, button, pos=QPoint(300, 300))
    qtbot.mouseMove(viewport, QPoint(380, 250))
    qtbot.mouseRelease(viewport, button, pos=QPoint(380, 250))
    after = canvas.view.to_scene(QPointF(380, 250))
    assert (after - before).manhattanLength() < 2
    assert canvas.document.undo_stack.count() == 0
    if way == "space":
        qtbot.keyRelease(canvas.view, Qt.Key.Key_Space)


def test_adding_never_hides_a_block_behind_another(canvas: Canvas) -> None:
    canvas.view.add_kind("dense")
    canvas.view.add_kind("dense")
    first, second = canvas.design.layers
    assert (first.x, first.y) != (second.x, second.y)


def test_tooltips_tell_numbers_of_today(canvas: Canvas) -> None:
    canvas.show(small())
    link = canvas.design.links[0]
    assert "bias 0" in tip_at(canvas.scene, canvas.unit("Hidden", 1))
    assert "Neuron 2 of “Hidden”" in tip_at(canvas.scene, canvas.unit("Hidden", 1))
    middle = (canvas.unit("In", 0) * 2 + canvas.unit("Hidden", 0) * 3) / 5
    tip = tip_at(canvas.scene, middle)
    assert "weight" in tip
    assert "Number 1 of “In”" in tip
    assert "2 × 4 + 4 = 12" in tip_at(canvas.scene, canvas.header("Hidden"))
    assert "Drag from here" in tip_at(canvas.scene, canvas.port("Hidden", out=True))
    assert tip_at(canvas.scene, QPointF(-900, -900)) == ""
    assert link.id in canvas.scene.link_items


def test_the_pointer_leaving_ends_the_highlight(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.hover(canvas.header("Hidden"))
    assert canvas.scene.hovered.layer == canvas.id_of("Hidden")
    QApplication.sendEvent(canvas.view.viewport(), QEvent(QEvent.Type.Leave))
    assert canvas.scene.hovered.layer is None


def test_the_canvas_can_be_read_aloud(canvas: Canvas) -> None:
    canvas.show(small())
    assert canvas.view.accessibleName()
    canvas.click(canvas.header("Hidden"))
    assert canvas.view.accessibleDescription() == (
        "Hidden, Dense, 4 neurons, ReLU, 12 parameters, linked from In, linked to Out"
    )


def test_scrolling_is_safe_while_python_has_no_attributes(canvas: Canvas) -> None:
    """Qt scrolls a view in its constructor, and once more when it is garbage collected."""
    canvas.show(small())
    canvas.view.zoom_to(4.0)
    bar, attributes = canvas.view.horizontalScrollBar(), dict(vars(canvas.view))
    vars(canvas.view).clear()
    try:
        bar.setValue(bar.value() + 10)  # pytest-qt fails the test if Python raises in here
    finally:
        vars(canvas.view).update(attributes)


def seen_of(canvas: Canvas) -> QRectF:
    return QRectF(canvas.view.mapToScene(canvas.view.viewport().rect()).boundingRect())


def test_a_stray_neuron_and_a_note_do_not_decide_what_is_seen_first(canvas: Canvas) -> None:
    row = [("input", "In", {"shape": (2,)})]
    row += [("dense", f"D{n}", {"units": 9}) for n in range(12)]
    design = edits.add_layer(chain(*row), "neuron", -6000, -500, name="Stray")
    canvas.show(edits.add_note(design, -9000, 2000, "far away"))
    canvas.view.open()
    first = canvas.scene.layer_items[canvas.id_of("In")].block_rect()
    assert canvas.view.zoom == pytest.approx(0.6)
    assert seen_of(canvas).contains(first)
    assert first.left() - seen_of(canvas).left() < 40


def test_a_small_network_with_something_far_away_is_shown_as_a_whole(canvas: Canvas) -> None:
    canvas.show(edits.add_layer(small(), "neuron", -6000, -500, name="Stray"))
    canvas.view.open()
    assert canvas.view.zoom >= 0.5
    for name in ("In", "Hidden", "Out"):
        assert seen_of(canvas).contains(canvas.scene.layer_items[canvas.id_of(name)].block_rect())
