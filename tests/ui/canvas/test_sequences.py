"""Random edits, undos and redos: the scene equals the design after each, and undo leads back."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import numpy as np
import pytest

from nndesigner.core import edits, shapes
from nndesigner.core.catalog import PALETTE
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.core.masks import fits
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.geometry import geometry_in
from nndesigner.ui.canvas.wire_editing import WireEditing
from tests.ui.canvas.conftest import Canvas, small

LONG = bool(os.environ.get("NNDESIGNER_LONG"))
STEPS = 1000 if LONG else 120
SEEDS = range(6) if LONG else range(3)
LAYERS_MOST = 14


class Monkey:
    """Does one thing after the other with a canvas, mostly sensible ones."""

    def __init__(self, canvas: Canvas, seed: int) -> None:
        self._canvas = canvas
        self._random = random.Random(seed)
        self._editing = WireEditing(canvas.scene)

    def act(self) -> None:
        """Do something: an edit that may be refused, an undo or a redo."""
        choose = self._random
        many = len(self._design.layers) >= LAYERS_MOST
        actions: list[tuple[int, Callable[[], object]]] = [
            (0 if many else 4, self._add),
            (12 if many else 2, self._remove),
            (3, self._move),
            (6, self._connect),
            (5, self._connect_units),
            (4, self._cut),
            (4, self._change_units),
            (3, self._fields),
            (3, self._number),
            (2, self._lock),
            (1, self._paste),
            (4, self._canvas.document.undo),
            (3, self._canvas.document.redo),
        ]
        weights = [weight for weight, _ in actions]
        choose.choices([action for _, action in actions], weights)[0]()

    @property
    def _design(self) -> Design:
        return self._canvas.design

    def _layer(self) -> str:
        return self._random.choice([layer.id for layer in self._design.layers] or ["nowhere"])

    def _link(self) -> str:
        return self._random.choice([link.id for link in self._design.links] or ["nowhere"])

    def _apply(self, edit: Callable[[Design], Design], **kept: object) -> None:
        self._canvas.editor.apply("Random", edit, **kept)  # type: ignore[arg-type]

    def _add(self) -> None:
        kind, x, y = self._random.choice(PALETTE), *self._place()
        self._apply(lambda design: edits.add_layer(design, kind, x, y))

    def _place(self) -> tuple[float, float]:
        return self._random.uniform(-900, 900), self._random.uniform(-900, 900)

    def _remove(self) -> None:
        gone = self._random.choice([self._layer, self._link])()
        self._apply(lambda design: edits.remove(design, [gone]))

    def _move(self) -> None:
        places = {self._layer(): self._place()}
        self._apply(lambda design: edits.move(design, places))

    def _connect(self) -> None:
        source, target = self._layer(), self._layer()
        self._apply(lambda design: edits.connect(design, source, target))

    def _connect_units(self) -> None:
        source, target = self._layer(), self._layer()
        units = {
            "source_unit": self._random.choice([None, 0, 1, 2]),
            "target_unit": self._random.choice([None, 0, 1, 3]),
        }
        self._apply(lambda design: edits.connect_units(design, source, target, **units))

    def _cut(self) -> None:
        link, target, source = self._link(), self._random.randrange(4), self._random.randrange(4)
        self._apply(lambda design: edits.disconnect_units(design, link, target, source))

    def _change_units(self) -> None:
        layer, unit = self._layer(), self._random.randrange(4)
        known = self._design.layers_by_id.get(layer)
        if self._random.random() < 0.5 or not isinstance(known, NeuronLayer):
            self._apply(lambda design: edits.add_units(design, layer))
        else:
            kept = {layer: edits.kept_units(known.units, {unit})}
            self._apply(lambda design: edits.remove_units(design, layer, [unit]), kept=kept)

    def _fields(self) -> None:
        layer = self._layer()
        changes = self._random.choice(
            [{"units": 3}, {"view": "opened"}, {"view": "folded"}, {"activation": "tanh"}]
        )
        self._apply(lambda design: edits.set_fields(design, layer, **changes))

    def _number(self) -> None:
        """Nudge a bias, or a weight by the way of the keys."""
        scene, link = self._canvas.scene, self._link()
        found = key_walk.first_wire(scene, link) if link in scene.link_items else None
        scene.set_selection(found or key_walk.block(self._layer()))
        if found is not None:
            self._editing.nudge(self._random.choice([0.1, -0.01, 1.0]))

    def _lock(self) -> None:
        scene, link = self._canvas.scene, self._link()
        found = key_walk.first_wire(scene, link) if link in scene.link_items else None
        if found is not None:
            scene.set_selection(found)
            self._editing.toggle_lock()

    def _paste(self) -> None:
        some = [self._layer(), self._layer()]
        if len(self._design.layers) < LAYERS_MOST:
            self._apply(
                lambda design: edits.paste(design, edits.extract(design, some), 9, 9).design
            )


def assert_shows(canvas: Canvas) -> None:
    """Check that the scene is what the design says, no more and no less."""
    design, scene = canvas.design, canvas.scene
    assert scene.design is design
    assert set(scene.layer_items) == set(design.layers_by_id)
    assert set(scene.link_items) == set(design.links_by_id)
    inside = set(map(id, scene.items()))
    for layer in design.layers:
        item = scene.layer_items[layer.id]
        assert item.layer == layer
        assert (item.pos().x(), item.pos().y()) == (layer.x, layer.y)
        assert item.geometry is geometry_in(design, layer)
        assert id(item) in inside
        assert id(item.marks) in inside
    for link in design.links:
        shown = scene.link_items[link.id]
        assert shown.link == link
        assert shown.source is scene.layer_items[link.source]
        assert shown.target is scene.layer_items[link.target]
        assert shown.shape_of_weights == shapes.matrix_shape(design, link)
        assert fits(design, link)
        assert id(shown) in inside
        start, end = shown.source.port(out=True), shown.target.port(out=False)
        curve = shown.curve_path
        assert (curve.pointAtPercent(0.0) - start).manhattanLength() < 0.01
        assert (curve.pointAtPercent(1.0) - end).manhattanLength() < 0.01
    assert scene.selection.layers <= scene.layer_items.keys()
    assert scene.selection.links <= scene.link_items.keys()
    assert scene.focus.at.ids <= scene.layer_items.keys() | scene.link_items.keys()
    assert not canvas.view.accessibleDescription().startswith("?")


@pytest.mark.parametrize("seed", SEEDS)
def test_any_sequence_is_shown_and_undone(canvas: Canvas, seed: int) -> None:
    canvas.show(small())
    before, weights = canvas.design, canvas.document.state
    monkey = Monkey(canvas, seed)
    for step in range(STEPS):
        monkey.act()
        canvas.scene.folding.finish()
        assert_shows(canvas)
        if step % 20 == 0:
            assert not canvas.view.grab().isNull()
    after, learnt = canvas.design, canvas.document.state
    while canvas.document.undo_stack.canUndo():
        canvas.document.undo()
        canvas.scene.folding.finish()
        assert_shows(canvas)
    assert canvas.design == before
    assert canvas.document.state.same_as(weights)
    assert all(np.array_equal(canvas.document.state[key], weights[key]) for key in weights)
    while canvas.document.undo_stack.canRedo():
        canvas.document.redo()
    canvas.scene.folding.finish()
    if canvas.document.undo_stack.count():
        assert canvas.document.undo_stack.index() == canvas.document.undo_stack.count()
    assert_shows(canvas)
    assert canvas.document.state.keys() >= learnt.keys() or canvas.design != after
