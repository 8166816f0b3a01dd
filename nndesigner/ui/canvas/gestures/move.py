"""Moving the selected blocks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from nndesigner.core import edits
from nndesigner.ui.canvas.gestures.base import Gesture

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

GRID = 8.0


class MoveLayers(Gesture):
    """Drags the selected blocks; only items move until the release makes one edit of it.

    The block that was taken hold of snaps to the grid and takes the others along; with Alt
    nothing snaps.
    """

    def __init__(self, scene: DesignScene, start: QPointF, held: str) -> None:
        super().__init__(scene, start)
        chosen = scene.selection.layers | {held}
        self._origins = {key: scene.layer_items[key].pos() for key in chosen}
        self._held = held

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        shift = self._shift(pos, modifiers)
        places = {key: origin + shift for key, origin in self._origins.items()}
        self.scene.place_items(places)

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        shift = self._shift(pos, modifiers)
        if shift.isNull():
            self.cancel()
            return
        places = {
            key: (origin.x() + shift.x(), origin.y() + shift.y())
            for key, origin in self._origins.items()
        }
        text = QCoreApplication.translate("Canvas", "Move")
        if not self.scene.editor.apply(text, partial(edits.move, positions=places)):
            self.cancel()

    def cancel(self) -> None:
        self.scene.place_items(self._origins)

    def _shift(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> QPointF:
        shift = pos - self.start
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return shift
        origin = self._origins[self._held]
        x = round((origin.x() + shift.x()) / GRID) * GRID
        y = round((origin.y() + shift.y()) / GRID) * GRID
        return QPointF(x, y) - origin
