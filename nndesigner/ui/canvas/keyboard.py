"""The canvas by keyboard alone: walk through blocks, move them, wire them, delete them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from nndesigner.ui.canvas.gestures.move import GRID
from nndesigner.ui.canvas.gestures.wire import DrawLink, WireEnd
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

_Key = Qt.Key
_STEPS = {
    _Key.Key_Left: (-1.0, 0.0),
    _Key.Key_Right: (1.0, 0.0),
    _Key.Key_Up: (0.0, -1.0),
    _Key.Key_Down: (0.0, 1.0),
}


class Keyboard:
    """Handles the keys of the canvas; tells of each whether it was one of them."""

    def __init__(self, scene: DesignScene, operations: Operations) -> None:
        self._scene = scene
        self._operations = operations
        self._wiring: DrawLink | None = None
        self._from = ""
        self._to = ""

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; False leaves it to others."""
        key = _Key(event.key())
        if key == _Key.Key_Escape:
            return self._escape()
        if self._wiring is not None and key in (_Key.Key_Return, _Key.Key_Enter):
            self._finish_wiring()
        elif key in _STEPS and not self._scene.pointer.is_pressed:
            return self._step(key, event.modifiers())
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            self._operations.delete_selection()
        elif key == _Key.Key_L and not event.modifiers():
            return self._begin_wiring()
        elif key == _Key.Key_F2 and len(self._scene.selection.layers) == 1:
            self._scene.rename_requested.emit(next(iter(self._scene.selection.layers)))
        else:
            return False
        return True

    def next_block(self, *, forward: bool) -> bool:
        """Select the block after (or before) the selected one, as it stands on the canvas."""
        if self._wiring is not None:
            self._aim(1 if forward else -1)
            return True
        order = self._order()
        if not order:
            return False
        present = [key for key in order if key in self._scene.selection.layers]
        step = 1 if forward else -1
        place = order.index(present[-1 if forward else 0]) + step if present else 0
        if not 0 <= place < len(order):
            return False
        self._scene.set_selection(Selection(frozenset({order[place]})))
        return True

    def _order(self) -> list[str]:
        layers = sorted(self._scene.design.layers, key=lambda layer: (layer.x, layer.y))
        return [layer.id for layer in layers]

    def _step(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if self._wiring is not None:
            self._aim(1 if key in (_Key.Key_Right, _Key.Key_Down) else -1)
            return True
        if not self._scene.selection.layers:
            return False
        far = modifiers & Qt.KeyboardModifier.ShiftModifier
        size = 1.0 if modifiers & Qt.KeyboardModifier.AltModifier else GRID * (4 if far else 1)
        dx, dy = _STEPS[key]
        self._operations.nudge(dx * size, dy * size)
        return True

    def _begin_wiring(self) -> bool:
        if len(self._scene.selection.layers) != 1 or len(self._scene.design.layers) < 2:
            return False
        self._from = self._to = next(iter(self._scene.selection.layers))
        start = self._scene.layer_items[self._from].port(out=True)
        self._wiring = DrawLink(self._scene, start, WireEnd(self._from), out=True)
        self._aim(1)
        return True

    def _aim(self, step: int) -> None:
        """Point at the next block the link could end at."""
        if self._wiring is None or self._from not in self._scene.layer_items:
            self._wiring = None
            return
        order = [key for key in self._order() if key != self._from]
        good = [key for key in order if self._wiring.accepts(key)] or order
        place = good.index(self._to) + step if self._to in good else 0
        self._to = good[place % len(good)]
        self._wiring.move(self._aim_point(), Qt.KeyboardModifier.NoModifier)

    def _aim_point(self) -> QPointF:
        item = self._scene.layer_items[self._to]
        if item.geometry.form == "neuron":
            return item.block_rect().center()
        return item.pos() + item.geometry.header.center()

    def _finish_wiring(self) -> None:
        wiring, self._wiring = self._wiring, None
        if wiring is not None and self._to in self._scene.layer_items:
            wiring.release(self._aim_point(), Qt.KeyboardModifier.NoModifier)

    def _escape(self) -> bool:
        if self._wiring is not None:
            self._wiring.cancel()
            self._wiring = None
            return True
        if self._scene.pointer.cancel():
            return True
        had = bool(self._scene.selection)
        self._scene.set_selection(Selection())
        return had
