"""Single neurons under the hand: put in between, moved, taken out, put back, copied."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import DenseLayer
from nndesigner.ui.canvas.cloning import CloneDialog
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.tips import tip_at
from tests.ui.canvas.conftest import LEFT, NONE, Canvas, chain, small

ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def answers(canvas: Canvas) -> np.ndarray:
    """Return what the network says of a sample."""
    from nndesigner.engine.network import compile_design

    network = compile_design(canvas.design)
    network.set_state(canvas.document.state)
    return network.activations(np.array([[0.3, -0.7]], np.float32))[canvas.id_of("Out")]


def hidden(canvas: Canvas) -> DenseLayer:
    layer = canvas.design.layer(canvas.id_of("Hidden"))
    assert isinstance(layer, DenseLayer)
    return layer


def between(canvas: Canvas, name: str, unit: int) -> QPointF:
    return (canvas.unit(name, unit) + canvas.unit(name, unit + 1)) / 2


def hover_drop(canvas: Canvas, kind: str, pos: QPointF) -> None:
    data = QMimeData()
    data.setData("application/x-nndesigner-layer", kind.encode())
    copy, viewport, local = Qt.DropAction.CopyAction, canvas.view.viewport(), canvas.at(pos)
    QApplication.sendEvent(viewport, QDragEnterEvent(local, copy, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDragMoveEvent(local, copy, data, LEFT, NONE))


def test_a_neuron_is_dropped_between_two_others(canvas: Canvas) -> None:
    canvas.show(small())
    first, second = canvas.design.links
    before = canvas.document.state
    place = between(canvas, "Hidden", 0) + QPointF(0, 2)
    hover_drop(canvas, "neuron", place)
    assert "before neuron 2" in canvas.scene.overlay.text
    canvas.drop("neuron", canvas.at(place))
    assert hidden(canvas).units == 5
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 1)
    after = canvas.document.state
    kept = [0, 2, 3, 4]
    np.testing.assert_array_equal(after[first.id][kept], before[first.id])
    np.testing.assert_array_equal(after[second.id][:, kept], before[second.id])
    assert canvas.document.undo_stack.count() == 1
    assert not canvas.scene.overlay.isVisible()


def test_a_neuron_dropped_on_the_name_becomes_the_last_one(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.drop("neuron", canvas.at(canvas.header("Hidden")))
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 4)


def test_a_neuron_is_dropped_at_its_place_in_a_grid(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", {"units": 64})))
    canvas.drop("neuron", canvas.at(canvas.unit("Hidden", 20) - QPointF(0, 3)))
    assert hidden(canvas).units == 65
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 20)


@pytest.mark.parametrize("way", ["alt", "selected"])
def test_a_neuron_is_dragged_to_another_place(canvas: Canvas, way: str) -> None:
    canvas.show(small())
    said = answers(canvas)
    bias = canvas.id_of("Hidden")
    link = canvas.design.links[0].id
    weights = canvas.document.state[link].copy()
    start, end = canvas.unit("Hidden", 0), between(canvas, "Hidden", 2)
    if way == "selected":
        canvas.click(start)
    held = ALT if way == "alt" else NONE
    canvas.press(start, held)
    canvas.move((start + end) / 2, held)
    canvas.move(end, held)
    assert canvas.scene.overlay.text == "Goes before neuron 4"
    canvas.release(end, held)
    np.testing.assert_array_equal(canvas.document.state[link], weights[[1, 2, 0, 3]])
    np.testing.assert_allclose(answers(canvas), said, rtol=1e-6)
    assert canvas.scene.selection.unit == (bias, 2)
    assert canvas.document.undo_stack.undoText() == "Move neuron"
    canvas.document.undo()
    np.testing.assert_array_equal(canvas.document.state[link], weights)


def test_the_rim_of_a_selected_neuron_still_draws_wires(canvas: Canvas) -> None:
    canvas.show(small(wired=False))
    start = canvas.unit("Hidden", 1)
    canvas.click(start)
    rim = start + QPointF(11, 0)
    canvas.drag(rim, canvas.unit("Out", 0))
    (link,) = canvas.design.links
    assert link.mask == ((1,), (), ())


def test_cursor_and_tip_tell_what_a_drag_does(canvas: Canvas) -> None:
    canvas.show(small())
    pos = canvas.unit("Hidden", 1)
    shape = canvas.view.viewport().cursor
    canvas.hover(pos)
    assert shape().shape() == Qt.CursorShape.CrossCursor
    assert "click first, or hold Alt" in tip_at(canvas.scene, pos)
    canvas.click(pos)
    canvas.hover(pos + QPointF(1, 0))
    assert shape().shape() == Qt.CursorShape.OpenHandCursor
    assert "middle to move it" in tip_at(canvas.scene, pos)
    canvas.hover(pos + QPointF(12, 0))
    assert shape().shape() == Qt.CursorShape.CrossCursor


def test_a_neuron_dropped_where_it_stands_changes_nothing(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.drag(canvas.unit("Hidden", 1), canvas.unit("Hidden", 1) + QPointF(0, 10), ALT)
    assert canvas.design is before
    assert canvas.refusals == []


@pytest.mark.parametrize(("name", "last"), [("In", 1), ("Out", 2)])
def test_inputs_and_outputs_stand_as_the_data_have_them(
    canvas: Canvas, name: str, last: int
) -> None:
    canvas.show(small())
    before = canvas.design
    start, end = canvas.unit(name, 0), canvas.unit(name, last) + QPointF(0, 10)
    canvas.press(start, ALT)
    canvas.move(end, ALT)
    assert f"“{name}” stand in the order of the data" in canvas.scene.overlay.text
    assert canvas.scene.layer_items[canvas.id_of(name)].look.target == "refused"
    canvas.release(end, ALT)
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.view.refusal.note.isVisible()
    assert canvas.view.refusal.note.text == canvas.refusals[0]


def test_a_neuron_is_taken_out_and_put_back(canvas: Canvas) -> None:
    canvas.show(small())
    said = answers(canvas)
    free = canvas.unit("Hidden", 3) + QPointF(0, 120)
    canvas.drag(canvas.unit("Hidden", 1), free, ALT)
    assert hidden(canvas).units == 3
    assert len(canvas.design.layers) == 4
    alone = canvas.design.layers[-1]
    assert canvas.scene.selection == Selection(frozenset({alone.id}))
    assert (canvas.scene.layer_items[alone.id].unit_centre(0) - free).manhattanLength() < 3
    np.testing.assert_allclose(answers(canvas), said, rtol=1e-5)
    assert canvas.document.undo_stack.count() == 1
    start = canvas.unit(alone.name, 0)
    end = between(canvas, "Hidden", 0)
    canvas.press(start)
    canvas.move((start + end) / 2)
    canvas.move(end)
    assert "before neuron 2" in canvas.scene.overlay.text
    canvas.release(end)
    assert hidden(canvas).units == 4
    assert len(canvas.design.layers) == 3
    np.testing.assert_allclose(answers(canvas), said, rtol=1e-5)
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 1)
    canvas.document.undo()
    canvas.document.undo()
    assert hidden(canvas).units == 4


def test_a_neuron_that_cannot_be_put_into_a_layer_goes_back_where_it_was(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("neuron", "N", {}), ("dense", "Hidden", {"units": 3})))
    before = canvas.design
    place = canvas.scene.layer_items[canvas.id_of("N")].pos()
    start, end = canvas.unit("N", 0), between(canvas, "Hidden", 1)
    canvas.press(start)
    canvas.move(start + QPointF(30, 0))
    canvas.move(end)
    assert canvas.scene.layer_items[canvas.id_of("Hidden")].look.target == "refused"
    canvas.release(end)
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.scene.layer_items[canvas.id_of("N")].pos() == place


def test_escape_gives_the_drag_of_a_neuron_up(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.press(canvas.unit("Hidden", 0), ALT)
    canvas.move(between(canvas, "Hidden", 2), ALT)
    qtbot.keyClick(canvas.view, Key.Key_Escape)
    canvas.release(between(canvas, "Hidden", 2), ALT)
    assert canvas.design is before
    assert not canvas.scene.overlay.isVisible()


def test_a_selected_neuron_is_duplicated_with_its_weights(canvas: Canvas) -> None:
    canvas.show(small())
    first, second = canvas.design.links
    weights = canvas.document.state
    canvas.click(canvas.unit("Hidden", 1))
    canvas.view.duplicate()
    assert hidden(canvas).units == 5
    assert canvas.scene.selection.unit == (canvas.id_of("Hidden"), 2)
    order = [0, 1, 1, 2, 3]
    np.testing.assert_array_equal(canvas.document.state[first.id], weights[first.id][order])
    np.testing.assert_array_equal(canvas.document.state[second.id], weights[second.id][:, order])


def test_the_menu_makes_so_many_copies_as_one_step(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    first = canvas.design.links[0]
    weights = canvas.document.state[first.id]
    canvas.click(canvas.unit("Hidden", 1))
    menu = canvas.view.menu_at(QPointF(canvas.at(canvas.unit("Hidden", 1))))
    assert menu is not None
    (clone,) = [action for action in menu.actions() if action.objectName() == "cloneUnit"]
    clone.trigger()
    dialog = canvas.view.findChild(CloneDialog)
    assert dialog is not None
    dialog.setIntValue(3)
    dialog.accept()
    assert hidden(canvas).units == 7
    order = [0, 1, 1, 1, 1, 2, 3]
    np.testing.assert_array_equal(canvas.document.state[first.id], weights[order])
    assert canvas.document.undo_stack.count() == 1
    menu.deleteLater()


def test_locks_and_own_activations_are_marked(canvas: Canvas) -> None:
    design = chain(("input", "In", {}), ("dense", "Hidden", {
        "units": 4, "locked": (1,), "unit_activations": ((2, "tanh"),)}))  # fmt: skip
    canvas.show(design)
    look = canvas.scene.layer_items[canvas.id_of("Hidden")].look
    assert (look.locked, look.own) == (frozenset({1}), {2: "tanh"})
    canvas.view.zoom_to(2.0)
    canvas.view.centerOn(canvas.unit("Hidden", 1))

    def shot() -> QImage:
        around = QRect(canvas.at(canvas.unit("Hidden", 0)), canvas.at(canvas.unit("Hidden", 3)))
        return canvas.view.viewport().grab(around.adjusted(-50, -50, 50, 50)).toImage()

    marked = shot()
    hidden = canvas.id_of("Hidden")
    assert canvas.document.undo_stack.count() == 0
    canvas.editor.apply("free", partial(edits.lock_bias, layer_id=hidden, unit=1, locked=False))
    free = shot()
    assert free != marked
    canvas.editor.apply(
        "same", partial(edits.set_unit_activation, layer_id=hidden, unit=2, activation=None)
    )
    assert shot() != free


def test_locked_weights_carry_a_padlock_that_follows_the_blocks(canvas: Canvas) -> None:
    design = small()
    link = design.links[0].id
    canvas.show(edits.lock_weight(design, link, 2, 1))
    (point,) = canvas.scene.locks.points
    line = canvas.unit("Hidden", 2) - canvas.unit("In", 1)
    away = point - canvas.unit("In", 1)
    assert abs(line.x() * away.y() - line.y() * away.x()) / line.manhattanLength() < 1.0
    canvas.drag(canvas.header("Hidden"), canvas.header("Hidden") + QPointF(0, 80))
    assert canvas.scene.locks.points != [point]
    canvas.document.undo()
    assert canvas.scene.locks.points == [point]
