"""Something that does one thing after the other with a canvas, as random as a child would."""

from __future__ import annotations

import random
from collections.abc import Callable

from nndesigner.core import edits
from nndesigner.core.catalog import PALETTE
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.ui.canvas import arranging, folding, going, key_walk
from nndesigner.ui.canvas.layout import auto_layout
from nndesigner.ui.canvas.wire_editing import WireEditing
from tests.ui.canvas.conftest import Canvas

LAYERS_MOST = 14


class Monkey:
    """Does one thing after the other with a canvas, mostly sensible ones."""

    def __init__(self, canvas: Canvas, seed: int) -> None:
        self._canvas = canvas
        self._random = random.Random(seed)
        self._editing = WireEditing(canvas.scene)

    def act(self) -> None:
        """Do something: an edit that may be refused, an undo or a redo."""
        actions = self.actions()
        weights = [weight for weight, _ in actions]
        self._random.choices([action for _, action in actions], weights)[0]()

    def do(self, number: int, seed: int) -> None:
        """Do the action of this number, with choices that follow from the seed."""
        self._random.seed(seed)
        actions = self.actions()
        actions[number % len(actions)][1]()

    def actions(self) -> list[tuple[int, Callable[[], object]]]:
        """Return all that can be done, and how often it is."""
        many = len(self._design.layers) >= LAYERS_MOST
        return [
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
            (1, self._annotate),
            (2, self._restore),
            (0 if many else 1, self._duplicate),
            (0 if many else 1, self._add_kind),
            (2, self._reorder),
            (0 if many else 2, self._take_out),
            (2, self._put_in),
            (2, self._insert),
            (2, self._clone),
            (0 if many else 2, self._insert_on_link),
            (2, self._fold),
            (1, self._page),
            (1, self._go_to),
            (1, self._tidy),
            (2, self._activate),
            (1, self._note_text),
            (4, self._canvas.document.undo),
            (3, self._canvas.document.redo),
        ]

    @property
    def _design(self) -> Design:
        return self._canvas.design

    def _layer(self) -> str:
        return self._random.choice([layer.id for layer in self._design.layers] or ["nowhere"])

    def _link(self) -> str:
        return self._random.choice([link.id for link in self._design.links] or ["nowhere"])

    def _apply(self, edit: Callable[[Design], Design | edits.Carried], **kept: object) -> None:
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
            self._apply(lambda design: edits.removal(design, layer, [unit]))

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

    def _duplicate(self) -> None:
        self._canvas.scene.select([self._layer(), self._layer()])
        self._canvas.view.operations.duplicate_blocks()

    def _add_kind(self) -> None:
        self._canvas.scene.select([self._layer()] if self._random.random() < 0.7 else [])
        self._canvas.view.add_kind(self._random.choice(PALETTE))

    def _annotate(self) -> None:
        some = [self._layer(), self._layer()]
        x, y = self._place()
        self._apply(
            self._random.choice(
                [
                    lambda design: edits.group(design, some, "Group"),
                    lambda design: edits.add_note(design, x, y, "Note"),
                    lambda design: edits.remove(design, [note.id for note in design.notes][:1]),
                ]
            )
        )

    def _restore(self) -> None:
        """Put back what was cut out of a link, one connection or all of one neuron's."""
        link = self._design.links_by_id.get(self._link())
        cut = edits.missing_connections(self._design, link) if link is not None else ()
        if link is None or not cut:
            return
        if self._random.random() < 0.5:
            self._editing.restore(link.id, *self._random.choice(cut))
        else:
            self._editing.restore_unit(link.target, cut[0][0])

    def _paste(self) -> None:
        some = [self._layer(), self._layer()]
        if len(self._design.layers) < LAYERS_MOST:
            self._apply(
                lambda design: edits.paste(design, edits.extract(design, some), 9, 9).design
            )

    def _neurons(self) -> tuple[str, int]:
        """Return a layer that has neurons, if there is one, and how many."""
        known = [layer for layer in self._design.layers if isinstance(layer, NeuronLayer)]
        layer = self._random.choice(known) if known else None
        return ("nowhere", 1) if layer is None else (layer.id, layer.units)

    def _reorder(self) -> None:
        layer, units = self._neurons()
        order = self._random.sample(range(units), units)
        self._apply(lambda design: edits.reordering(design, layer, order))

    def _take_out(self) -> None:
        layer, units = self._neurons()
        unit, (x, y) = self._random.randrange(units), self._place()
        self._apply(lambda design: edits.extraction(design, layer, unit, x, y))

    def _put_in(self) -> None:
        singles = [
            it.id for it in self._design.layers if isinstance(it, NeuronLayer) and it.units == 1
        ]
        neuron, (into, units) = self._random.choice(singles or ["nowhere"]), self._neurons()
        at = self._random.randrange(units + 1)
        self._apply(lambda design: edits.absorption(design, neuron, into, at))

    def _insert(self) -> None:
        layer, units = self._neurons()
        at = self._random.randrange(units + 1)
        self._apply(lambda design: edits.insertion(design, layer, at))

    def _clone(self) -> None:
        layer, units = self._neurons()
        unit, copies = self._random.randrange(units), self._random.randint(1, 3)
        self._apply(lambda design: edits.cloning(design, layer, (unit,), copies=copies))

    def _insert_on_link(self) -> None:
        link, (x, y) = self._link(), self._place()
        kind = self._random.choice(["dense", "dropout", "neuron", "activation"])
        self._apply(lambda design: edits.insertion_on_link(design, link, kind, x=x, y=y))

    def _fold(self) -> None:
        if self._design.layers:
            folding.toggle(self._canvas.scene, {self._layer(), self._layer()})

    def _page(self) -> None:
        """Make a layer large enough for a range, and show another part of it."""
        layer, _ = self._neurons()
        self._apply(lambda design: edits.set_fields(design, layer, units=30, view="opened"))
        if layer in self._canvas.scene.layer_items:
            folding.page(self._canvas.scene, layer, forward=self._random.random() < 0.7)

    def _go_to(self) -> None:
        layer, units = self._neurons()
        going.go_to_unit(self._canvas.scene, layer, self._random.randrange(units))

    def _tidy(self) -> None:
        self._apply(lambda design: edits.move(design, auto_layout(design)))

    def _activate(self) -> None:
        layer, units = self._neurons()
        unit, name = self._random.randrange(units), self._random.choice(["tanh", "relu", None])
        self._apply(lambda design: edits.set_unit_activation(design, layer, unit, name))

    def _note_text(self) -> None:
        for note in self._design.notes[:1]:
            arranging.write_note(self._canvas.scene, note, self._random.choice(["", "word " * 30]))
