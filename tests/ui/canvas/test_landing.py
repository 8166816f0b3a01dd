"""Blocks dropped on links and layers: between two others, snapped on, or refused in words."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nndesigner.core import edits
from nndesigner.core.design import DenseLayer
from nndesigner.core.layers import ActivationLayer, DropoutLayer
from nndesigner.ui.canvas.activation_menu import ActivationMenu
from nndesigner.ui.canvas.places import taken
from tests.ui.canvas.conftest import LEFT, NONE, Canvas, chain, small


def hover(canvas: Canvas, kind: str, pos: QPointF) -> None:
    data = QMimeData()
    data.setData("application/x-nndesigner-layer", kind.encode())
    copy, viewport, local = Qt.DropAction.CopyAction, canvas.view.viewport(), canvas.at(pos)
    QApplication.sendEvent(viewport, QDragEnterEvent(local, copy, data, LEFT, NONE))
    QApplication.sendEvent(viewport, QDragMoveEvent(local, copy, data, LEFT, NONE))


def on_wire(canvas: Canvas, source: str, target: str) -> QPointF:
    """Return a point on a wire between two layers, where no block is."""
    start, end = canvas.unit(source, 0), canvas.unit(target, 0)
    left = canvas.scene.layer_items[canvas.id_of(source)].block_rect().right()
    right = canvas.scene.layer_items[canvas.id_of(target)].block_rect().left()
    share = ((left + right) / 2 - start.x()) / (end.x() - start.x())
    return start + (end - start) * share


def test_a_layer_dropped_on_a_wire_goes_between_its_ends(canvas: Canvas) -> None:
    canvas.show(small())
    link = canvas.design.links[0]
    place = on_wire(canvas, "In", "Hidden")
    hover(canvas, "dense", place)
    assert canvas.scene.overlay.text == "Goes between “In” and “Hidden”"
    assert canvas.scene.link_items[link.id].hovered
    canvas.drop("dense", canvas.at(place))
    added = canvas.design.layers[-1]
    assert [(o.source, o.target) for o in canvas.design.links_into(added.id)] == [
        (canvas.id_of("In"), added.id)
    ]
    assert [o.target for o in canvas.design.links_out_of(added.id)] == [canvas.id_of("Hidden")]
    assert canvas.design.link_between(canvas.id_of("In"), canvas.id_of("Hidden")) is None
    assert canvas.scene.selection.layers == {added.id}
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.design.links == small().links


def overlapping(canvas: Canvas) -> bool:
    boxes = taken(canvas.design)
    return any(one.intersects(two) for one in boxes for two in boxes if one is not two)


@pytest.mark.parametrize("kind", ["dense", "dropout", "batch_norm", "neuron"])
def test_what_lies_behind_a_wire_makes_room(canvas: Canvas, kind: str) -> None:
    row = [("dense", f"D{number}", {"units": 4}) for number in range(2)]
    wide = chain(("input", "In", {"shape": (2,)}), *row, ("dropout", "Drop", {}),
                 ("output", "Out", {"units": 3}))  # fmt: skip
    design = edits.add_note(edits.add_layer(wide, "dense", 700, 400), 900, 300, "Here")
    canvas.show(design)
    link = design.link_between(canvas.id_of("D1"), canvas.id_of("Drop"))
    assert link is not None
    spot = canvas.scene.link_items[link.id].curve_path.pointAtPercent(0.5)
    canvas.drop(kind, canvas.at(spot))
    assert not overlapping(canvas)
    added = canvas.scene.layer_items[next(iter(canvas.scene.selection.layers))].block_rect()
    for name, beyond in (("D0", False), ("D1", False), ("Drop", True), ("Out", True)):
        old, new = design.layer(canvas.id_of(name)), canvas.design.layer(canvas.id_of(name))
        assert (new.x > old.x, new.y) == (beyond, old.y)
        assert (new.x > added.right()) == beyond
    assert canvas.design.notes[0].x > 900
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.design == design


def test_with_room_enough_nothing_else_moves(canvas: Canvas) -> None:
    design = small()
    out = design.layers[-1]
    canvas.show(edits.move(design, {out.id: (out.x + 600, out.y)}))
    before = {layer.id: (layer.x, layer.y) for layer in canvas.design.layers}
    canvas.view.fit()
    spot = on_wire(canvas, "Hidden", "Out")
    canvas.drop("dropout", canvas.at(spot))
    assert len(canvas.design.layers) == 4
    after = {layer.id: (layer.x, layer.y) for layer in canvas.design.layers}
    assert before.items() <= after.items()
    added = canvas.scene.layer_items[canvas.design.layers[-1].id].block_rect()
    assert (added.center() - spot).manhattanLength() < 4


def test_dropout_on_a_wire_leaves_the_weights_as_they_are(canvas: Canvas) -> None:
    canvas.show(small())
    weights = canvas.document.state[canvas.design.links[1].id]
    canvas.drop("dropout", canvas.at(on_wire(canvas, "Hidden", "Out")))
    (link,) = canvas.design.links_into(canvas.id_of("Out"))
    assert isinstance(canvas.design.layer(link.source), DropoutLayer)
    np.testing.assert_array_equal(canvas.document.state[link.id], weights)


def test_what_cannot_stand_on_a_wire_says_why(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    place = on_wire(canvas, "In", "Hidden")
    hover(canvas, "conv2d", place)
    said = canvas.scene.overlay.text
    assert said
    assert said != "Goes between “In” and “Hidden”"
    canvas.drop("conv2d", canvas.at(place))
    assert canvas.design is before
    assert canvas.refusals == [said]
    assert canvas.view.refusal.note.text == said


@pytest.mark.parametrize("kind", ["input", "output"])
def test_ends_dropped_on_a_wire_stand_by_themselves(canvas: Canvas, kind: str) -> None:
    canvas.show(small())
    canvas.drop(kind, canvas.at(on_wire(canvas, "In", "Hidden")))
    assert len(canvas.design.layers) == 4
    assert len(canvas.design.links) == 2


def test_leaving_the_canvas_takes_all_marks_away(canvas: Canvas) -> None:
    canvas.show(small())
    hover(canvas, "dense", on_wire(canvas, "In", "Hidden"))
    QApplication.sendEvent(canvas.view.viewport(), QDragLeaveEvent())
    assert not canvas.scene.overlay.isVisible()
    assert not any(item.hovered for item in canvas.scene.link_items.values())


def test_a_block_that_is_not_wired_is_dragged_onto_a_wire(canvas: Canvas) -> None:
    design = edits.add_layer(small(), "dropout", 40.0, 300.0, name="Drop", rate=0.25)
    canvas.show(design)
    drop = canvas.id_of("Drop")
    start, end = canvas.header("Drop"), on_wire(canvas, "Hidden", "Out")
    canvas.press(start)
    canvas.move((start + end) / 2)
    canvas.move(end)
    assert canvas.scene.overlay.text == "Goes between “Hidden” and “Out”"
    canvas.release(end)
    layer = canvas.design.layer(drop)
    assert isinstance(layer, DropoutLayer)
    assert (layer.name, layer.rate) == ("Drop", 0.25)
    assert [link.source for link in canvas.design.links_into(drop)] == [canvas.id_of("Hidden")]
    assert [link.target for link in canvas.design.links_out_of(drop)] == [canvas.id_of("Out")]
    assert canvas.scene.layer_items[drop].pos() == QPointF(layer.x, layer.y)
    assert not overlapping(canvas)
    assert canvas.document.undo_stack.count() == 1
    canvas.document.undo()
    assert canvas.design == design
    assert canvas.scene.layer_items[drop].pos() == QPointF(40, 300)


def test_a_wired_block_moves_over_wires_as_before(canvas: Canvas) -> None:
    canvas.show(small())
    links = canvas.design.links
    canvas.drag(canvas.header("In"), on_wire(canvas, "Hidden", "Out"))
    assert canvas.design.links == links
    assert canvas.document.undo_stack.undoText() == "Move"


def test_an_activation_snaps_on_to_a_layer(canvas: Canvas) -> None:
    canvas.show(small())
    hover(canvas, "activation", canvas.header("Hidden"))
    assert canvas.scene.overlay.text == "Choose the activation of “Hidden”"
    canvas.drop("activation", canvas.at(canvas.header("Hidden")))
    menu = canvas.view.findChild(ActivationMenu)
    assert menu is not None
    found = {action.objectName(): action for action in menu.actions()}
    assert [name for name, action in found.items() if action.isChecked()] == ["relu"]
    found["tanh"].trigger()
    layer = canvas.design.layer(canvas.id_of("Hidden"))
    assert isinstance(layer, DenseLayer)
    assert layer.activation == "tanh"
    assert len(canvas.design.layers) == 3
    assert canvas.document.undo_stack.count() == 1
    menu.close()


def test_an_activation_snaps_on_to_one_neuron(canvas: Canvas, qtbot: QtBot) -> None:
    canvas.show(small())
    hover(canvas, "activation", canvas.unit("Hidden", 2))
    assert "Neuron 3" in canvas.scene.overlay.text
    canvas.drop("activation", canvas.at(canvas.unit("Hidden", 2)))
    menu = canvas.view.findChild(ActivationMenu)
    assert menu is not None
    found = {action.objectName(): action for action in menu.actions()}
    assert "softmax" not in found
    found["sine"].trigger()
    layer = canvas.design.layer(canvas.id_of("Hidden"))
    assert isinstance(layer, DenseLayer)
    assert (layer.activation, layer.unit_activations) == ("relu", ((2, "sine"),))
    menu.close()


def test_giving_the_menu_up_changes_nothing(canvas: Canvas) -> None:
    canvas.show(small())
    before = canvas.design
    canvas.drop("activation", canvas.at(canvas.header("Hidden")))
    menu = canvas.view.findChild(ActivationMenu)
    assert menu is not None
    menu.close()
    assert canvas.design is before


def test_an_activation_on_a_layer_without_one_stands_beside_it(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("dropout", "Drop", {})))
    canvas.drop("activation", canvas.at(canvas.header("Drop")))
    assert isinstance(canvas.design.layers[-1], ActivationLayer)


def test_too_many_neurons_are_refused_in_words(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {}), ("dense", "Hidden", {"units": 16_384})))
    before = canvas.design
    hover(canvas, "neuron", canvas.header("Hidden"))
    assert canvas.scene.layer_items[canvas.id_of("Hidden")].look.target == "refused"
    canvas.drop("neuron", canvas.at(canvas.header("Hidden")))
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.view.refusal.note.text == canvas.refusals[0]


def test_the_reason_goes_when_the_pointer_goes(canvas: Canvas) -> None:
    canvas.show(chain(("input", "In", {"shape": (8, 8)})))
    place = canvas.unit("In", 20)
    canvas.drop("neuron", canvas.at(place))
    assert canvas.view.refusal.note.isVisible()
    canvas.hover(place + QPointF(3, 0))
    assert canvas.view.refusal.note.isVisible()
    canvas.hover(place + QPointF(200, 100))
    assert not canvas.view.refusal.note.isVisible()
