"""The canvas by keyboard alone: what each key does to what has the focus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from nndesigner.ui.canvas import key_paging, key_walk
from nndesigner.ui.canvas.folding import page_to, show_as
from nndesigner.ui.canvas.gestures.move import GRID
from nndesigner.ui.canvas.key_wiring import KeyWiring
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.wire_editing import WireEditing, nudge_size

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_STEPS = {
    _Key.Key_Left: (-1.0, 0.0),
    _Key.Key_Right: (1.0, 0.0),
    _Key.Key_Up: (0.0, -1.0),
    _Key.Key_Down: (0.0, 1.0),
}
_VALUE_KEYS = {_Key.Key_PageUp: 1.0, _Key.Key_PageDown: -1.0}
_BEGINNINGS = "0123456789.,-−"


class Keyboard(QObject):
    """Handles the keys of the canvas; tells of each whether it was one of them.

    `menu_requested`: the menu of what has the focus is to open; `host_requested`: that of the
    layers the selected neuron may be put into.
    """

    menu_requested = Signal()
    host_requested = Signal()

    def __init__(self, scene: DesignScene, operations: Operations) -> None:
        super().__init__(scene)
        self._scene = scene
        self._operations = operations
        self.editing = WireEditing(scene)
        self.wiring = KeyWiring(scene)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False leaves it to others."""
        key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        self._scene.focus.show_ring(True)
        if key == _Key.Key_Escape:
            return self._escape()
        if self.wiring.is_active:
            return self._press_wiring(key)
        if key in _STEPS and not self._scene.pointer.is_pressed:
            return self._arrow(key, modifiers)
        at = self._scene.focus.at
        if key_paging.press(self._scene, key, at, inside=self._inside(at)):
            return True
        if key in _VALUE_KEYS:
            return self.editing.nudge(_VALUE_KEYS[key] * nudge_size(modifiers))
        return self._press_command(key, modifiers) or self._type(event)

    def next_block(self, *, forward: bool) -> bool:
        """Go to the next block, neuron or wire; False after the last one."""
        self._scene.focus.show_ring(True)
        if self.wiring.is_active:
            self.wiring.step(forward)
            return True
        at = self._scene.focus.at
        if at.wire is not None:
            found = key_walk.wire_beside(self._scene, at.wire, (1.0 if forward else -1.0, 0.0))
            return self._go(found)
        if at.unit is not None and self._inside(at):
            unit = at.unit[1] + (1 if forward else -1)
            if self._shows(at.unit[0], unit):
                return self._go(key_walk.neuron(at.unit[0], unit))
        return self._next_in_order(forward)

    def begin_wiring(self) -> bool:
        """Look for what to connect the selected block or neuron to."""
        self._scene.focus.show_ring(True)
        return self.wiring.begin()

    def _next_in_order(self, forward: bool) -> bool:
        stops = key_walk.stops(self._scene)
        at = Selection(self._scene.focus.at.layers, notes=self._scene.focus.at.notes)
        for link_id in self._scene.focus.at.links & self._scene.link_items.keys():
            at = key_walk.block(self._scene.design.link(link_id).source)
        place = stops.index(at) + (1 if forward else -1) if at in stops else 0
        return self._go(stops[place]) if 0 <= place < len(stops) else False

    def _shows(self, layer_id: str, unit: int) -> bool:
        """Tell whether a neuron can be gone to, moving the range shown along if need be."""
        geometry = self._scene.layer_items[layer_id].geometry
        if geometry.shows(unit) or not 0 <= unit < geometry.units:
            return geometry.shows(unit)
        ahead = unit if unit < geometry.first else unit - geometry.shown + 1
        return page_to(self._scene, layer_id, ahead)

    def _press_wiring(self, key: Qt.Key) -> bool:
        if key in _ENTER:
            self.wiring.finish()
        elif key in _STEPS:
            self.wiring.walk(_STEPS[key])
        elif key in _VALUE_KEYS:
            self.wiring.step_unit(key == _Key.Key_PageDown)
        elif key == _Key.Key_C:
            self.wiring.step(True)
        else:
            return False
        return True

    def _press_command(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        plain = not modifiers
        commands: dict[Qt.Key, Callable[[], bool]] = {
            _Key.Key_Delete: self._delete,
            _Key.Key_Backspace: self._delete,
            _Key.Key_C: self.wiring.begin,
            _Key.Key_L: self.editing.toggle_lock,
            _Key.Key_F2: self._rename,
            _Key.Key_Return: self._enter,
            _Key.Key_Enter: self._enter,
            _Key.Key_W: self._next_link,
            _Key.Key_G: partial(key_paging.ask, self._scene),
            _Key.Key_Menu: self._menu,
            _Key.Key_X: self._operations.neurons.take_out,
            _Key.Key_P: self._put_into,
            _Key.Key_Insert: self._operations.neurons.insert,
        }
        if plain and key in commands:
            return commands[key]()
        if modifiers == _SHIFT and key == _Key.Key_W:
            return self._next_link(-1)
        if modifiers == _SHIFT and key == _Key.Key_F10:
            return self._menu()
        if modifiers == _CTRL and key == _Key.Key_Space:
            return self._toggle()
        return False

    def _arrow(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        at = self._scene.focus.at
        if modifiers & _ALT and at.unit is not None and self._inside(at) and _STEPS[key][1]:
            return self._along_column(int(_STEPS[key][1]), adding=bool(modifiers & _SHIFT))
        if modifiers & _ALT:
            return self._walk(_STEPS[key], adding=bool(modifiers & _SHIFT))
        if at.wire is not None or self._inside(at):
            dx, dy = _STEPS[key]
            if dx:
                return self._walk((dx, 0.0))
            return self.editing.nudge(-dy * nudge_size(modifiers))
        if not self._scene.selection.blocks:
            return False
        size = 1.0 if modifiers & _CTRL else GRID * (4 if modifiers & _SHIFT else 1)
        dx, dy = _STEPS[key]
        self._operations.nudge(dx * size, dy * size)
        return True

    def _along_column(self, step: int, *, adding: bool) -> bool:
        """Move the selected neurons in their layer, or select the next one besides them."""
        if not adding:
            return self._operations.neurons.move(step)
        at, chosen = self._scene.focus.at.unit, self._scene.selection
        if at is not None and self._shows(at[0], at[1] + step):
            self._go(chosen.up_to_unit(at[0], at[1] + step))
        return True

    def _put_into(self) -> bool:
        """Ask for the layer the selected neuron is to be put into."""
        if not self._scene.selection.layers:
            return False
        self.host_requested.emit()
        return True

    def _walk(self, step: key_walk.Step, *, adding: bool = False) -> bool:
        scene, at = self._scene, self._scene.focus.at
        if at.wire is not None:
            return self._go(key_walk.wire_beside(scene, at.wire, step))
        if at.unit is not None and self._inside(at):
            unit = key_walk.neuron_beside(scene, *at.unit, step)
            if unit is None and step[1] and self._shows(at.unit[0], at.unit[1] + int(step[1])):
                unit = at.unit[1] + int(step[1])
            return self._go(None if unit is None else key_walk.neuron(at.unit[0], unit))
        if at.links:
            link = scene.design.link(next(iter(at.links)))
            return self._go(key_walk.block(link.target if step[0] > 0 else link.source))
        if not at.layers:
            return self._next_in_order(step[0] + step[1] > 0)
        found = key_walk.beside(scene, next(iter(at.layers)), step)
        if found is None:
            return True
        if not adding:
            return self._go(key_walk.block(found))
        scene.focus.move(key_walk.block(found))
        chosen = scene.selection
        scene.set_selection(Selection(chosen.layers | {found}, chosen.links, notes=chosen.notes))
        scene.focus.move(key_walk.block(found))
        return True

    def _enter(self) -> bool:
        """Go into a block's neurons or a link's wires; type the number of either."""
        at = self._scene.focus.at
        if self.editing.number is not None and (at.wire is not None or at.unit is not None):
            self._scene.number_requested.emit("")
            return True
        if at.links:
            return self._go(key_walk.first_wire(self._scene, next(iter(at.links))))
        if len(at.layers) != 1 or at.unit is not None:
            return False
        layer_id = next(iter(at.layers))
        geometry = self._scene.layer_items[layer_id].geometry
        if not geometry.shown and show_as(self._scene, {layer_id}, "opened"):
            geometry = self._scene.layer_items[layer_id].geometry
        if geometry.shown:
            return self._go(key_walk.neuron(layer_id, geometry.first))
        return False

    def _next_link(self, way: int = 1) -> bool:
        """Go from a block or a neuron to its connections, one after the other."""
        scene, at = self._scene, self._scene.focus.at
        if at.unit is not None and self._inside(at):
            return self._go(key_walk.wires_at(scene, *at.unit))
        if at.wire is not None:
            return self._go(key_walk.link(at.wire[0]))
        if at.links:
            present = next(iter(at.links))
            links = [link.id for link in scene.design.links]
            return self._go(key_walk.link(links[(links.index(present) + way) % len(links)]))
        links = key_walk.links_at(scene, next(iter(at.layers))) if len(at.layers) == 1 else []
        if not links:
            return False
        return self._go(key_walk.link(links[0 if way > 0 else -1]))

    def _escape(self) -> bool:
        """Give up what is being done, or go out of what was gone into."""
        scene, at = self._scene, self._scene.focus.at
        if self.wiring.cancel() or scene.pointer.cancel():
            return True
        if at.wire is not None and scene.selection.wire == at.wire:
            return self._go(key_walk.link(at.wire[0]))
        if self._inside(at) and at.unit is not None and scene.selection.unit == at.unit:
            return self._go(key_walk.block(at.unit[0]))
        had = bool(scene.selection)
        scene.set_selection(Selection())
        return had

    def _delete(self) -> bool:
        self._operations.delete_selection()
        return True

    def _rename(self) -> bool:
        at = self._scene.focus.at
        if at.wire is not None or self._inside(at):
            return self._enter()
        if len(at.layers) != 1:
            return False
        self._scene.rename_requested.emit(next(iter(at.layers)))
        return True

    def _menu(self) -> bool:
        self.menu_requested.emit()
        return True

    def _toggle(self) -> bool:
        """Take the block with the focus into the selection, or out of it."""
        scene, at = self._scene, self._scene.focus.at
        if not at:
            return False
        scene.set_selection(scene.selection.toggled(at.layers, at.links, at.notes))
        scene.focus.move(Selection(at.layers, at.links, notes=at.notes))
        return True

    def _type(self, event: QKeyEvent) -> bool:
        text = event.text()
        if self.editing.number is None or not text or text not in _BEGINNINGS:
            return False
        if self._scene.selection.wire is None and not self._inside(self._scene.selection):
            return False
        self._scene.number_requested.emit(text)
        return True

    def _inside(self, at: Selection) -> bool:
        """Tell whether the focus is on a neuron in a layer; one of its own is its block."""
        if at.unit is None or at.unit[0] not in self._scene.layer_items:
            return False
        return self._scene.layer_items[at.unit[0]].geometry.form != "neuron"

    def _go(self, to: Selection | None) -> bool:
        if to is None:
            return False
        self._scene.set_selection(to)
        self._scene.focus.move(to)
        self._scene.reveal_requested.emit()
        return True
