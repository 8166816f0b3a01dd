"""Dragging one block that lies on the canvas: onto a wire, or, a single neuron, into a layer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, Qt

from nndesigner.core import edits
from nndesigner.core.catalog import kind_of
from nndesigner.core.design import Design, InputLayer, OutputLayer
from nndesigner.core.edits import Carried
from nndesigner.ui.canvas.gestures import landing
from nndesigner.ui.canvas.gestures.landing import Landing
from nndesigner.ui.canvas.gestures.move import MoveLayers
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate


class CarryBlock(MoveLayers):
    """Moves one block; over a wire or another layer it says what letting go there would do."""

    def __init__(self, scene: DesignScene, start: QPointF, held: str) -> None:
        super().__init__(scene, start, held)
        self._block = held
        design = scene.design
        layer = design.layer(held)
        unwired = not (design.links_into(held) or design.links_out_of(held))
        self._goes_on_links = unwired and not isinstance(layer, InputLayer | OutputLayer)
        self._is_neuron = scene.layer_items[held].geometry.form == "neuron"

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        super().move(pos, modifiers)
        landing.show(self.scene, self._landing(pos), pos)

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        found = self._landing(pos)
        landing.clear(self.scene)
        if found is None:
            super().release(pos, modifiers)
            return
        super().move(pos, modifiers)
        super().cancel()
        if landing.do(self.scene, found) and found.gap is not None and found.layer is not None:
            unit = (found.layer, found.gap)
            self.scene.set_selection(Selection(frozenset({found.layer}), unit=unit))

    def cancel(self) -> None:
        landing.clear(self.scene)
        super().cancel()

    def _landing(self, pos: QPointF) -> Landing | None:
        scene = self.scene
        if self._is_neuron:
            host = landing.layer_at(scene, pos, besides=self._block)
            if host is not None and landing.can_take_neurons(scene, host):
                return landing.absorbed(scene, self._block, host, pos)
        if not self._goes_on_links:
            return None
        link_id = landing.onto_link(scene, pos, besides=self._block)
        if link_id is None:
            return None
        corner = scene.layer_items[self._block].pos()
        at = {self._block: (corner.x(), corner.y())}
        edit = partial(_put_between, layer_id=self._block, link_id=link_id, at=at)
        text = translate("Canvas", "Insert layer")
        return landing.between(scene, link_id, text, edit)


def carries(scene: DesignScene, held: str) -> bool:
    """Tell whether a drag takes this block alone, so that it may land in or on something."""
    chosen = scene.selection.blocks | {held}
    return len(chosen) == 1 and held in scene.layer_items


def _put_between(
    design: Design, layer_id: str, link_id: str, at: dict[str, tuple[float, float]]
) -> Carried:
    """Put a layer that is not wired yet between the ends of a link.

    Raises EditError as `insert_on_link`, which makes a new one.
    """
    layer = design.layer(layer_id)
    x, y = at[layer_id]
    others = edits.remove(design, [layer_id])
    known = {"id", "name", "x", "y"}
    fields = {name: getattr(layer, name) for name in layer.__struct_fields__ if name not in known}
    done = edits.insertion_on_link(others, link_id, kind_of(layer), x, y, name=layer.name, **fields)
    return _renamed(done, done.design.layers[-1].id, layer_id)


def _renamed(done: Carried, old: str, new: str) -> Carried:
    """Give the layer that was inserted the id it had before."""
    if old == new:
        return done
    design = done.design
    layers = tuple(replace(o, id=new) if o.id == old else o for o in design.layers)
    links = tuple(
        replace(
            link,
            source=new if link.source == old else link.source,
            target=new if link.target == old else link.target,
        )
        for link in design.links
    )
    return Carried(replace(design, layers=layers, links=links), done.kept, done.moved)
