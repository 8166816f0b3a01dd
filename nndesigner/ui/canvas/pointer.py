"""The pointer over the canvas: it decides by what was hit which gesture begins, and hovers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt

from nndesigner.ui.canvas.drawn_link import SIMPLE_BELOW
from nndesigner.ui.canvas.folding import page
from nndesigner.ui.canvas.gestures.annotate import press_group, press_note
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.gestures.insert import CarryBlock, carries
from nndesigner.ui.canvas.gestures.move import MoveLayers
from nndesigner.ui.canvas.gestures.rubber_band import RubberBand
from nndesigner.ui.canvas.gestures.unit_move import MoveUnit, grip
from nndesigner.ui.canvas.gestures.wire import DrawLink, WireEnd
from nndesigner.ui.canvas.hit import Hit, block_at, hit
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_DRAG_PIXELS = 4.0
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Pointer:
    """Turns presses, moves and releases into one gesture at a time.

    A press remembers what a click and what a drag would mean there; which of them it is shows
    when the pointer moves.
    """

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene
        self._start = QPointF()
        self._begin: Callable[[], Gesture] | None = None
        self._click: Callable[[], None] | None = None
        self.gesture: Gesture | None = None
        self.scale = 1.0
        self.at = QPointF()
        self.is_acting = False
        """Whether what happens now is done by a hand that lets go of something at `at`."""

    @property
    def is_pressed(self) -> bool:
        """Tell whether a press may still become a click or a drag, or is one."""
        return self.gesture is not None or self._begin is not None or self._click is not None

    def press(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Remember what was hit."""
        self._start = self.at = pos
        self._scene.folding.press(pos)
        self._scene.focus.show_ring(False)
        found = self._found(pos)
        self._begin, self._click = None, None
        if found.part == "port" and found.layer is not None:
            end = WireEnd(found.layer)
            self._begin = partial(DrawLink, self._scene, pos, end, out=found.out)
            self._click = partial(self._scene.set_selection, Selection(frozenset({found.layer})))
        elif found.layer is not None:
            self._press_layer(found, pos, modifiers)
        elif found.part == "badge" and found.link is not None:
            self._click = partial(self._scene.link_badge_clicked.emit, found.link)
        elif found.link is not None:
            self._click = partial(self._click_link, found, modifiers)
            under = block_at(self._scene, pos)
            if under is not None:  # a wire over it: dragging still moves the block
                self._begin = partial(self._begin_move, pos, under)
        elif found.note is not None:
            self._begin, self._click = press_note(self._scene, found.note, pos, modifiers)
        elif found.group is not None:
            self._begin, self._click = press_group(self._scene, found.group, pos, modifiers)
        else:
            adding = bool(modifiers & (_CTRL | _SHIFT))
            self._begin = partial(RubberBand, self._scene, pos, adding=adding)
            if not adding:
                self._click = partial(self._scene.set_selection, Selection())

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin or follow the gesture."""
        self.at = pos
        if self.gesture is None and self._begin is not None:
            if QLineF(self._start, pos).length() * self.scale < _DRAG_PIXELS:
                return
            self.gesture = self._begin()
            self._begin, self._click = None, None
        if self.gesture is not None:
            self.gesture.move(pos, modifiers)

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """End the gesture, or click."""
        gesture, click = self.gesture, self._click
        self._forget()
        with self.acting(pos):
            if gesture is not None:
                gesture.release(pos, modifiers)
            elif click is not None:
                click()

    @contextmanager
    def acting(self, pos: QPointF) -> Iterator[None]:
        """Have what is refused meanwhile said at this point, where the eyes are."""
        self.at = pos
        self.is_acting = True
        try:
            yield
        finally:
            self.is_acting = False

    def cancel(self) -> bool:
        """Give up the present gesture; tell whether there was one."""
        gesture, was_pressed = self.gesture, self.is_pressed
        self._forget()
        if gesture is not None:
            gesture.cancel()
        return was_pressed

    def hover(self, pos: QPointF | None) -> None:
        """Highlight what is under the pointer; None if it has left."""
        if pos is not None:
            self.at = pos
        self._scene.set_hovered(Hit() if pos is None else self._found(pos))
        self._scene.readings.follow_pointer()

    def _found(self, pos: QPointF) -> Hit:
        """Return what is highlighted at a point, and so what a click there is about.

        It is a whole link where single wires cannot be told apart.
        """
        found = hit(self._scene, pos, self.scale)
        if found.link is None or found.wire is None:
            return found
        apart = self.scale >= SIMPLE_BELOW and not self._scene.link_items[found.link].is_sheaf
        return found if apart else replace(found, wire=None)

    def _forget(self) -> None:
        self.gesture, self._begin, self._click = None, None, None

    def _press_layer(self, found: Hit, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        scene, layer = self._scene, found.layer or ""
        item = scene.layer_items[layer]
        picking = found.unit is not None and item.geometry.form in ("column", "grid")
        if modifiers & _CTRL:
            self._click = partial(self._toggle, frozenset({layer}))
            if picking and self._goes_on_picking(layer):
                self._click = partial(self._pick, layer, found.unit or 0)
            self._begin = partial(self._begin_move, pos, layer, toggled=True)
            return
        if found.part == "badge":
            self._click = partial(scene.badge_clicked.emit, layer)
        elif found.part == "more":
            self._click = partial(page, scene, layer, forward=found.out)
        elif found.unit is not None and item.geometry.form != "picture":
            chosen = Selection(frozenset({layer}), unit=(layer, found.unit))
            self._click = partial(scene.set_selection, chosen)
        else:
            self._click = partial(scene.set_selection, Selection(frozenset({layer})))
        if modifiers & _SHIFT and found.part in ("block", "unit"):
            self._click = partial(self._toggle, frozenset({layer}))
            if picking and self._goes_on_picking(layer):
                self._click = partial(self._pick, layer, found.unit or 0, up_to=True)
        held = grip(scene, found, pos, modifiers)
        wires = held == "wire" or bool(modifiers & _SHIFT)
        if found.unit is not None and held == "move":
            self._begin = partial(MoveUnit, scene, pos, layer, found.unit)
        elif found.unit is not None and wires and item.geometry.form != "neuron":
            end = WireEnd(layer, found.unit)
            self._begin = partial(DrawLink, scene, pos, end, out=None)
        else:
            self._begin = partial(self._begin_move, pos, layer)

    def _begin_move(self, pos: QPointF, layer: str, *, toggled: bool = False) -> Gesture:
        selection = self._scene.selection
        if layer not in selection.layers:
            kept = selection.layers if toggled else frozenset()
            self._scene.set_selection(Selection(kept | {layer}))
        if carries(self._scene, layer):
            return CarryBlock(self._scene, pos, layer)
        return MoveLayers(self._scene, pos, layer)

    def _goes_on_picking(self, layer: str) -> bool:
        """Tell whether a neuron of a layer is selected, so that others may come to it."""
        unit = self._scene.selection.unit
        return unit is not None and unit[0] == layer

    def _pick(self, layer: str, unit: int, *, up_to: bool = False) -> None:
        """Take a neuron into the selection or out of it, or all of them up to this one."""
        chosen = self._scene.selection
        chosen = chosen.up_to_unit(layer, unit) if up_to else chosen.with_unit(layer, unit)
        self._scene.set_selection(chosen)

    def _toggle(self, layers: frozenset[str]) -> None:
        self._scene.set_selection(self._scene.selection.toggled(layers))

    def _click_link(self, found: Hit, modifiers: Qt.KeyboardModifier) -> None:
        """Select the wire that is highlighted; at a second click, or without one, its link."""
        scene, link = self._scene, found.link or ""
        if modifiers & (_CTRL | _SHIFT):
            scene.set_selection(scene.selection.toggled(frozenset(), frozenset({link})))
            return
        wire = (link, *found.wire) if found.wire else None
        if wire == scene.selection.wire:
            wire = None
        scene.set_selection(Selection(links=frozenset({link}), wire=wire))
