"""The canvas with real mouse, drop and key events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from nndesigner.core.design import DenseLayer, InputLayer
from nndesigner.core.shapes import full_mask
from nndesigner.ui.canvas.selection import Selection
from tests.ui.canvas.conftest import Canvas, chain, small

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.mark.parametrize("zoom", [0.1, 0.37, 1.0, 2.5, 4.0])
@pytest.mark.parametrize("kind", ["input", "dense", "neuron", "dropout", "output"])
def test_drop_lands_with_its_centre_under_the_pointer(
    canvas: Canvas, zoom: float, kind: str
) -> None:
    canvas.view.zoom_to(zoom)
    canvas.view.centerOn(313, -217)
    local = QPoint(611, 222)
    assert canvas.drop(kind, local).isAccepted()
    (layer,) = canvas.design.layers
    size = canvas.scene.layer_items[layer.id].geometry.rect.size()
    centre = canvas.view.mapFromScene(
        QPointF(layer.x + size.width() / 2, layer.y + size.height() / 2)
    )
    assert (centre - local).manhattanLength() <= 1
    assert canvas.scene.selection == Selection(frozenset({layer.id}))


def test_foreign_drops_are_left_alone(canvas: Canvas) -> None:
    canvas.drop("virus", QPoint(100, 100))
    assert canvas.design.layers == ()


def test_moving_is_one_undo_step_and_snaps(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    hidden = canvas.id_of("Hidden")
    start = canvas.header("Hidden")
    canvas.press(start)
    canvas.move(start + QPointF(30, 20))
    assert canvas.design is before
    item = canvas.scene.layer_items[hidden]
    assert item.pos() != QPointF(before.layer(hidden).x, before.layer(hidden).y)
    canvas.release(start + QPointF(61, 43))
    layer = canvas.design.layer(hidden)
    assert (layer.x % 8, layer.y % 8) == (0, 0)
    assert abs(layer.x - before.layer(hidden).x - 61) <= 4
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.design == before
    assert item.pos() == QPointF(before.layer(hidden).x, before.layer(hidden).y)


def test_alt_moves_without_snapping(canvas: Canvas) -> None:
    canvas.show(small())
    hidden = canvas.id_of("Hidden")
    x = canvas.design.layer(hidden).x
    canvas.drag(canvas.header("Hidden"), canvas.header("Hidden") + QPointF(13, 0), ALT)
    assert canvas.design.layer(hidden).x == pytest.approx(x + 13, abs=1)


def test_all_selected_blocks_move_together(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.click(canvas.header("In"))
    canvas.click(canvas.header("Hidden"), CTRL)
    assert len(canvas.scene.selection.layers) == 2
    canvas.drag(canvas.header("In"), canvas.header("In") + QPointF(80, 40))
    shifts = {
        (after.x - old.x, after.y - old.y)
        for old, after in zip(before.layers[:2], canvas.design.layers[:2], strict=True)
    }
    assert len(shifts) == 1
    assert canvas.design.layers[2] == before.layers[2]
    assert canvas.document.undo_stack.count() == 1


def test_escape_gives_a_move_up(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    before = canvas.design
    start = canvas.header("Hidden")
    canvas.press(start)
    canvas.move(start + QPointF(90, 90))
    qtbot.keyClick(canvas.view, Key.Key_Escape)
    canvas.release(start + QPointF(90, 90))
    item = canvas.scene.layer_items[canvas.id_of("Hidden")]
    assert canvas.design is before
    assert item.pos() == QPointF(item.layer.x, item.layer.y)


def test_wiring_layers_forwards_and_backwards(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    canvas.drag(canvas.port("In", out=True), canvas.header("Hidden"))
    canvas.drag(canvas.port("Out", out=False), canvas.header("Hidden"))
    pairs = [(link.source, link.target, link.mask) for link in canvas.design.links]
    ids = [layer.id for layer in canvas.design.layers]
    assert pairs == [(ids[0], ids[1], None), (ids[1], ids[2], None)]
    assert len(canvas.scene.link_items) == 2


def test_wiring_neuron_to_neuron(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    canvas.drag(canvas.unit("In", 1), canvas.unit("Hidden", 2))
    canvas.drag(canvas.unit("In", 0), canvas.unit("Hidden", 2))
    canvas.drag(canvas.unit("Out", 2), canvas.unit("Hidden", 0))
    first, second = canvas.design.links
    assert first.mask == ((), (), (0, 1), ())
    assert second.mask == ((), (), (0,))
    assert canvas.scene.link_items[first.id].line_count == 2


def test_a_port_dropped_on_a_neuron_reaches_only_that_one(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    canvas.drag(canvas.port("In", out=True), canvas.unit("Hidden", 3))
    (link,) = canvas.design.links
    assert link.mask == ((), (), (), (0, 1))


def test_a_single_neuron_is_moved_by_its_body_and_wired_by_its_ports(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("neuron", "N", {}), wired=False))
    canvas.drag(canvas.port("N", out=False), canvas.unit("In", 1))
    assert canvas.design.links[0].mask == ((1,),)
    before = canvas.design.layers[1]
    canvas.drag(canvas.unit("N", 0), canvas.unit("N", 0) + QPointF(80, 80))
    assert canvas.design.layers[1].x == pytest.approx(before.x + 80, abs=4)


def test_a_circle_is_refused_in_words(canvas: Canvas) -> None:
    canvas.show(
        chain(("input", "In", {}), ("dense", "A", {"units": 3}), ("dense", "B", {"units": 3}))
    )
    before = canvas.design
    start, end = canvas.port("B", out=True), canvas.header("A")
    canvas.press(start)
    canvas.move((start + end) / 2)
    canvas.move(end)
    assert canvas.scene.layer_items[canvas.id_of("A")].look.target == "refused"
    assert "A" in canvas.scene.overlay.text
    canvas.release(end)
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.scene.layer_items[canvas.id_of("A")].look.target == ""
    assert not canvas.scene.overlay.isVisible()


def test_escape_gives_a_wire_up(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small(wired=False))
    canvas.press(canvas.port("In", out=True))
    canvas.move(canvas.header("Hidden"))
    assert canvas.scene.layer_items[canvas.id_of("Hidden")].look.target == "valid"
    qtbot.keyClick(canvas.view, Key.Key_Escape)
    canvas.release(canvas.header("Hidden"))
    assert canvas.design.links == ()


def test_a_neuron_dropped_on_a_layer_becomes_one_of_its_units(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.zoom_to(0.8)
    canvas.drop("neuron", canvas.at(canvas.unit("Hidden", 1)))
    hidden = canvas.design.layer(canvas.id_of("Hidden"))
    assert isinstance(hidden, DenseLayer)
    assert hidden.units == 5
    assert len(canvas.design.layers) == 3
    assert canvas.scene.layer_items[hidden.id].geometry.units == 5


def test_a_neuron_dropped_on_a_picture_is_refused(canvas: Canvas) -> None:
    canvas.show(chain(("input", "Picture", {"shape": (8, 8)})))
    before = canvas.design
    canvas.drop("neuron", canvas.at(canvas.unit("Picture", 20)))
    assert canvas.design is before
    assert len(canvas.refusals) == 1


def test_deleting_the_third_neuron_keeps_the_others_weights(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    first, second = canvas.design.links
    weights = canvas.document.state[first.id], canvas.document.state[second.id]
    canvas.document.change(
        "trained", canvas.document.project.with_(state=canvas.document.state.replaced(
            **{first.id: weights[0] + 1, second.id: weights[1] + 1})),
    )  # fmt: skip
    canvas.click(canvas.unit("Hidden", 2))
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 2)
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert canvas.design.layer(canvas.id_of("Hidden")).units == 3  # type: ignore[union-attr]
    state = canvas.document.state
    np.testing.assert_array_equal(state[first.id], np.delete(weights[0] + 1, 2, axis=0))
    np.testing.assert_array_equal(state[second.id], np.delete(weights[1] + 1, 2, axis=1))
    assert canvas.scene.selection.unit in (None, (canvas.id_of("Hidden"), 2))


def test_a_wire_of_its_own_is_selected_and_deleted(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small(wired=False))
    canvas.drag(canvas.unit("In", 1), canvas.unit("Hidden", 2))
    canvas.drag(canvas.unit("In", 0), canvas.unit("Hidden", 0))
    (link,) = canvas.design.links
    middle = (canvas.unit("In", 0) + canvas.unit("Hidden", 0)) / 2
    canvas.click(middle)
    assert canvas.scene.selection.wire == (link.id, 0, 0)
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert canvas.design.links[0].mask == ((), (), (1,), ())
    assert canvas.scene.selection == Selection(frozenset(), frozenset({link.id}))


def test_a_click_selects_the_wire_that_is_highlighted_and_a_second_one_the_link(
    canvas: Canvas, qtbot: QtBot
) -> None:
    canvas.show(small())
    link = canvas.design.links[0]
    middle = (canvas.unit("In", 0) * 2 + canvas.unit("Hidden", 0) * 3) / 5
    canvas.hover(middle)
    item = canvas.scene.link_items[link.id]
    assert (item.wire, item.hovered) == ((0, 0), False)
    canvas.click(middle)
    assert canvas.scene.selection.wire == (link.id, 0, 0)
    canvas.click(middle)
    assert canvas.scene.selection == Selection(links=frozenset({link.id}))
    canvas.click(middle)
    assert canvas.scene.selection.wire == (link.id, 0, 0)
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert canvas.design.links[0].mask == ((1,), *full_mask(3, 2))


@pytest.mark.parametrize(("units", "zoom"), [(64, 1.0), (1, 0.3)], ids=["sheaf", "far away"])
def test_where_wires_cannot_be_told_apart_hover_and_click_mean_the_link(
    canvas: Canvas, qtbot: QtBot, units: int, zoom: float
) -> None:
    canvas.show(chain(("input", "In", {"shape": (8, 8)}), ("dense", "Hidden", {"units": units})))
    canvas.scene.live.flush()
    canvas.view.zoom_to(zoom)
    (link,) = canvas.design.links
    item = canvas.scene.link_items[link.id]
    line = item.drawn_wires(1)[0][2]
    spot = line.pointAt(0.6)
    canvas.view.centerOn(spot)
    canvas.hover(spot)
    assert (item.wire, item.hovered) == (None, True)
    canvas.click(spot)
    assert canvas.scene.selection == Selection(links=frozenset({link.id}))
    qtbot.keyClick(canvas.view, Key.Key_Delete)
    assert not canvas.design.links


def test_rubber_band_selects_what_it_touches(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    rect = canvas.scene.layer_items[canvas.id_of("In")].block_rect()
    hidden = canvas.scene.layer_items[canvas.id_of("Hidden")].block_rect()
    canvas.drag(
        QPointF(rect.left() - 20, hidden.top() - 15),
        QPointF(hidden.left() + 20, hidden.bottom()),
    )
    assert canvas.scene.selection.layers == {canvas.id_of("In"), canvas.id_of("Hidden")}
    canvas.click(QPointF(rect.left() - 20, hidden.top() - 15))
    assert not canvas.scene.selection


def test_escape_gives_a_rubber_band_up(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.fit()
    canvas.click(canvas.header("Out"))
    chosen = canvas.scene.selection
    corner = canvas.scene.contents_rect().topLeft() - QPointF(15, 15)
    canvas.press(corner)
    canvas.move(corner + QPointF(300, 300))
    assert canvas.scene.selection != chosen
    qtbot.keyClick(canvas.view, Key.Key_Escape)
    assert canvas.scene.selection == chosen


def test_arrow_keys_move_and_are_one_undo_step(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.click(canvas.header("Hidden"))
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        qtbot.keyClick(canvas.view, key)
    old, new = before.layers[1], canvas.design.layers[1]
    assert (new.x - old.x, new.y - old.y) == (16, 8)
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.design == before


def test_tab_walks_through_the_blocks_and_leaves_at_the_end(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    canvas.view.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(canvas.view, Key.Key_Tab)
        seen.append(next(iter(canvas.scene.selection.layers)))
    assert seen == [layer.id for layer in canvas.design.layers]
    assert "Out" in canvas.view.accessibleDescription()
    qtbot.keyClick(canvas.view, Key.Key_Backtab)
    assert canvas.scene.selection.layers == {seen[1]}


def test_wiring_by_keyboard(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small(wired=False))
    canvas.click(canvas.header("In"))
    qtbot.keyClick(canvas.view, Key.Key_C)
    qtbot.keyClick(canvas.view, Key.Key_Right)
    qtbot.keyClick(canvas.view, Key.Key_Return)
    (link,) = canvas.design.links
    assert (link.source, link.target) == (canvas.id_of("In"), canvas.id_of("Out"))
    qtbot.keyClick(canvas.view, Key.Key_C)
    qtbot.keyClick(canvas.view, Key.Key_Escape)
    assert len(canvas.design.links) == 1


def test_a_picture_is_moved_by_its_pixels(canvas: Canvas) -> None:
    canvas.show(chain(("input", "Picture", {"shape": (8, 8)})))
    before = canvas.design.layers[0]
    canvas.drag(canvas.unit("Picture", 20), canvas.unit("Picture", 20) + QPointF(40, 0))
    after = canvas.design.layers[0]
    assert isinstance(after, InputLayer)
    assert after.x > before.x
