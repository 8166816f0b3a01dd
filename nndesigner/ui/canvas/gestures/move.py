"""Moving the selected blocks and notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt

from nndesigner.core import edits
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.guide_lines import GuideLines
from nndesigner.ui.canvas.guides import REACH_PIXELS, Guides
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.note_item import NoteItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

GRID = 8.0


class MoveLayers(Gesture):
    """Drags what is selected; only items move until the release makes one edit of it.

    What is dragged snaps to edges, middles and gaps of other blocks; where there are none near,
    the block that was taken hold of snaps to the grid. With Alt nothing snaps.
    """

    def __init__(self, scene: DesignScene, start: QPointF, held: str) -> None:
        super().__init__(scene, start)
        known: dict[str, LayerItem | NoteItem] = {**scene.layer_items, **scene.annotations.notes}
        chosen = scene.selection.layers | scene.selection.notes | {held}
        self._origins = {key: known[key].pos() for key in chosen}
        self._held = held
        self._around = QRectF()
        for key in chosen:
            self._around = self._around.united(known[key].block_rect())
        self._guides = Guides(
            [item.block_rect() for key, item in known.items() if key not in chosen]
        )
        self._lines = GuideLines(scene, scene.colours)

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        shift = self._shift(pos, modifiers)
        places = {key: origin + shift for key, origin in self._origins.items()}
        self.scene.place_items(places)

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        shift = self._shift(pos, modifiers)
        if shift.isNull():
            self.cancel()
            return
        self._lines.show(())
        places = {
            key: (origin.x() + shift.x(), origin.y() + shift.y())
            for key, origin in self._origins.items()
        }
        text = QCoreApplication.translate("Canvas", "Move")
        if not self.scene.editor.apply(text, partial(edits.move, positions=places)):
            self.scene.place_items(self._origins)

    def cancel(self) -> None:
        self._lines.show(())
        self.scene.place_items(self._origins)

    def _shift(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> QPointF:
        shift = pos - self.start
        if modifiers & Qt.KeyboardModifier.AltModifier:
            self._lines.show(())
            return shift
        reach = REACH_PIXELS / self.scene.pointer.scale
        found = self._guides.snap(self._around.translated(shift), reach)
        self._lines.show(found.lines)
        origin = self._origins[self._held]
        x = shift.x() + found.shift.x() if found.x else _on_grid(origin.x(), shift.x())
        y = shift.y() + found.shift.y() if found.y else _on_grid(origin.y(), shift.y())
        return QPointF(x, y)


def _on_grid(origin: float, shift: float) -> float:
    return round((origin + shift) / GRID) * GRID - origin
