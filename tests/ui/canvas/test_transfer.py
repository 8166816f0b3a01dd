"""A neuron dragged from its layer straight into another: one step, with its weights."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt

from nndesigner.core import edits
from nndesigner.core.design import Design, NeuronLayer
from tests.ui.canvas.conftest import Canvas, small

ALT = Qt.KeyboardModifier.AltModifier


def branches() -> Design:
    """Return two layers beside each other, between an input and an output."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=(2,), name="In")
    design = edits.add_layer(design, "dense", 300, -250, units=3, name="A")
    design = edits.add_layer(design, "dense", 300, 150, units=3, name="B")
    design = edits.add_layer(design, "output", 650, 0, units=2, name="Out")
    ids = {layer.name: layer.id for layer in design.layers}
    for source, target in (("In", "A"), ("In", "B"), ("A", "Out"), ("B", "Out")):
        design = edits.connect(design, ids[source], ids[target])
    return design


def units(canvas: Canvas, name: str) -> int:
    layer = canvas.design.layer(canvas.id_of(name))
    assert isinstance(layer, NeuronLayer)
    return layer.units


def weights(canvas: Canvas, source: str, target: str) -> np.ndarray:
    ends = canvas.id_of(source), canvas.id_of(target)
    (link,) = (it for it in canvas.design.links if (it.source, it.target) == ends)
    return np.array(canvas.document.state[link.id])


def test_it_goes_over_with_its_weights_in_one_step(canvas: Canvas) -> None:
    canvas.show(branches())
    canvas.view.fit()
    before, state = canvas.design, canvas.document.state
    into, out = weights(canvas, "In", "A")[1], weights(canvas, "A", "Out")[:, 1]
    start = canvas.unit("A", 1)
    gap = (canvas.unit("B", 0) + canvas.unit("B", 1)) / 2
    canvas.drag(start, gap, ALT)
    assert canvas.refusals == []
    assert (units(canvas, "A"), units(canvas, "B")) == (2, 4)
    assert np.allclose(weights(canvas, "In", "B")[1], into)
    assert np.allclose(weights(canvas, "B", "Out")[:, 1], out)
    assert canvas.scene.selection.unit == (canvas.id_of("B"), 1)
    assert canvas.document.undo_stack.index() == 1
    canvas.document.undo()
    assert canvas.design == before
    assert canvas.document.state.same_as(state)
    canvas.document.redo()
    assert (units(canvas, "A"), units(canvas, "B")) == (2, 4)


def test_two_in_a_row_are_two_steps(canvas: Canvas) -> None:
    canvas.show(branches())
    canvas.view.fit()
    for left in (2, 1):
        canvas.drag(canvas.unit("A", 0), canvas.unit("B", 1) + QPointF(0, 12), ALT)
        assert units(canvas, "A") == left
    assert canvas.document.undo_stack.index() == 2


def test_what_it_leads_to_refuses_it_and_nothing_changes(canvas: Canvas) -> None:
    canvas.show(small())
    canvas.view.fit()
    before = canvas.design
    canvas.drag(canvas.unit("Hidden", 1), canvas.unit("Out", 1) + QPointF(0, 14), ALT)
    assert canvas.design is before
    assert len(canvas.refusals) == 1
    assert canvas.document.undo_stack.index() == 0
