"""Dragging a neuron inside its layer to another place, or out of it to be one of its own."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainterPath

from nndesigner.core import edits
from nndesigner.core.design import InputLayer, NeuronLayer
from nndesigner.core.errors import EditError
from nndesigner.ui.canvas.forms import NEURON
from nndesigner.ui.canvas.gestures import landing, transfer
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.gestures.landing import Landing
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.words import unit_name
from nndesigner.ui.texts import error_text

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

Grip = Literal["", "move", "wire"]
_MIDDLE = 0.65
"""The part of a selected neuron, of its radius, that is taken hold of to move it."""


def grip(scene: DesignScene, found: Hit, pos: QPointF, modifiers: Qt.KeyboardModifier) -> Grip:
    """Return what dragging from a neuron in a layer means; "" if there is none.

    As a rule it draws a wire. With Alt, or from the middle of the neuron that is selected, it
    moves the neuron, or says why that one stays where it is.
    """
    if found.unit is None or found.layer is None or found.part != "unit":
        return ""
    item = scene.layer_items[found.layer]
    if item.geometry.form not in ("column", "grid"):
        return ""
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return "move"
    if not isinstance(item.layer, NeuronLayer):
        return "wire"
    away = pos - item.unit_centre(found.unit)
    inside = item.geometry.form == "grid" or (
        away.x() ** 2 + away.y() ** 2 <= (_MIDDLE * item.geometry.radius) ** 2
    )
    chosen = scene.selection.unit == (found.layer, found.unit)
    return "move" if chosen and inside else "wire"


def grip_tip(scene: DesignScene, found: Hit) -> str:
    """Return what can be done with a neuron by dragging it, in one sentence."""
    if grip(scene, found, QPointF(1e9, 1e9), Qt.KeyboardModifier.NoModifier) != "wire":
        return ""
    if found.layer is None or not isinstance(scene.layer_items[found.layer].layer, NeuronLayer):
        return translate("Canvas", "Drag to connect it")
    if scene.selection.unit == (found.layer, found.unit):
        return translate("Canvas", "Drag its middle to move it, its rim to connect it")
    return translate("Canvas", "Drag to connect it; click first, or hold Alt, to move it")


class MoveUnit(Gesture):
    """Carries one neuron; its layer shows between which others it would be put.

    In another layer it becomes one of that layer's; on the empty canvas it becomes a layer of its
    own, with its connections and weights.
    """

    def __init__(self, scene: DesignScene, start: QPointF, layer_id: str, unit: int) -> None:
        super().__init__(scene, start)
        self._layer, self._unit = layer_id, unit
        self._item = scene.layer_items[layer_id]
        self._alone = self._out_at(start).tried(scene.design)
        if isinstance(self._item.layer, InputLayer):
            refusal = error_text(EditError("order_of_data", name=self._item.layer.name))
            self._alone = replace(self._alone, refusal=refusal)

    def move(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        found = self._landing(pos)
        landing.show(self.scene, found, pos)
        if found is None or found.layer != self._layer:
            self.scene.overlay.show_path(self._ghost(pos), valid=not (found and found.refusal))
        elif found.refusal:
            self.scene.overlay.show_path(QPainterPath())

    def release(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        found = self._landing(pos)
        self.cancel()
        if found is None:
            return
        if found.layer not in (None, self._layer):
            transfer.do(self.scene, found, self._layer, self._unit)
            return
        before = self.scene.editor.document.design
        if not landing.do(self.scene, found):
            return
        if found.gap is not None:
            place = found.gap - (found.gap > self._unit)
            chosen = Selection(frozenset({self._layer}), unit=(self._layer, place))
            self.scene.set_selection(chosen)
        else:
            design = self.scene.editor.document.design
            added = [layer.id for layer in design.layers if layer.id not in before.layers_by_id]
            self.scene.set_selection(Selection(frozenset(added[:1])))

    def cancel(self) -> None:
        landing.clear(self.scene)
        self.scene.refresh_marks()

    def _landing(self, pos: QPointF) -> Landing | None:
        host = landing.layer_at(self.scene, pos)
        if host == self._layer:
            return self._to_place(pos)
        if host is not None and not isinstance(self._item.layer, InputLayer):
            return transfer.into_other(self.scene, self._layer, self._unit, host, pos)
        return replace(self._out_at(pos), refusal=self._alone.refusal)

    def _to_place(self, pos: QPointF) -> Landing | None:
        """Return what putting the neuron between others does; None where it stands already."""
        gap = landing.gap_at(self._item, pos)
        if gap in (self._unit, self._unit + 1):
            return None
        units = list(range(self._item.geometry.units))
        units.remove(self._unit)
        units.insert(gap - (gap > self._unit), self._unit)
        edit = partial(edits.reordering, layer_id=self._layer, order=units)
        behind = translate("Canvas", "Goes behind the last neuron")
        before = translate("Canvas", "Goes before neuron {unit}").format(unit=gap + 1)
        promise = before if gap < self._item.geometry.units else behind
        text = translate("Canvas", "Move neuron")
        return Landing(text, promise, edit, self._layer, gap=gap).tried(self.scene.design)

    def _out_at(self, pos: QPointF) -> Landing:
        x, y = pos.x() - NEURON / 2, pos.y() - NEURON / 2
        edit = partial(edits.extraction, layer_id=self._layer, unit=self._unit, x=x, y=y)
        return Landing(
            translate("Canvas", "Take neuron out"),
            translate("Canvas", "{neuron} becomes one of its own").format(
                neuron=unit_name(self._item.layer, self._unit)
            ),
            edit,
        )

    def _ghost(self, pos: QPointF) -> QPainterPath:
        path = QPainterPath()
        path.addEllipse(pos, NEURON / 2, NEURON / 2)
        return path
