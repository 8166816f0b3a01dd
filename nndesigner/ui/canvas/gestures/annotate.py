"""Taking hold of notes and of groups: select, move, change the size."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from nndesigner.core import edits
from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.gestures.move import GRID, MoveLayers
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

NARROWEST, LOWEST = 60.0, 36.0
_MORE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

Pressed = tuple[Callable[[], Gesture], Callable[[], None]]
"""What a drag would begin, and what a click would do."""


def press_note(
    scene: DesignScene, note: str, pos: QPointF, modifiers: Qt.KeyboardModifier
) -> Pressed:
    """Return what a press on a note may become."""
    chosen = Selection(notes=frozenset({note}))
    edges = scene.annotations.notes[note].edges_at(pos, 1 / scene.pointer.scale)
    if any(edges):
        return partial(ResizeNote, scene, pos, note, edges), partial(scene.set_selection, chosen)
    if modifiers & _MORE:
        toggled = scene.selection.toggled(frozenset(), notes=chosen.notes)
        return partial(_begin_move, scene, pos, note), partial(scene.set_selection, toggled)
    return partial(_begin_move, scene, pos, note), partial(scene.set_selection, chosen)


def press_group(
    scene: DesignScene, group: str, pos: QPointF, modifiers: Qt.KeyboardModifier
) -> Pressed:
    """Return what a press on the title of a group may become: all its layers are meant."""
    layers = frozenset(scene.design.groups_by_id[group].layers)
    chosen = Selection(layers)
    if modifiers & _MORE:
        known = scene.selection
        rest = known.layers - layers if layers <= known.layers else known.layers | layers
        chosen = Selection(rest, known.links, notes=known.notes)
    return partial(_begin_group_move, scene, pos, layers), partial(scene.set_selection, chosen)


def _begin_move(scene: DesignScene, pos: QPointF, note: str) -> Gesture:
    if note not in scene.selection.notes:
        scene.set_selection(Selection(notes=frozenset({note})))
    return MoveLayers(scene, pos, note)


def _begin_group_move(scene: DesignScene, pos: QPointF, layers: frozenset[str]) -> Gesture:
    if not layers <= scene.selection.layers:
        scene.set_selection(Selection(layers))
    return MoveLayers(scene, pos, min(layers))


class ResizeNote(Gesture):
    """Drags the right or the lower edge of a note, or the corner between them."""

    def __init__(
        self, scene: DesignScene, start: QPointF, note: str, edges: tuple[bool, bool]
    ) -> None:
        super().__init__(scene, start)
        self._note = scene.design.notes_by_id[note]
        self._edges = edges
        scene.set_selection(Selection(notes=frozenset({note})))

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        item = self.scene.annotations.notes[self._note.id]
        item.resize(*self._size(pos, modifiers))

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        width, height = self._size(pos, modifiers)
        self.cancel()
        if (width, height) != (self._note.width, self._note.height):
            edit = partial(edits.set_note, note_id=self._note.id, width=width, height=height)
            text = QCoreApplication.translate("Canvas", "Change the size of a note")
            self.scene.editor.apply(text, edit)

    def cancel(self) -> None:
        item = self.scene.annotations.notes.get(self._note.id)
        if item is not None:
            item.resize(self._note.width, self._note.height)

    def _size(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
        grown = pos - self.start
        sides = (self._note.width, self._note.height)
        grown_by, least = (grown.x(), grown.y()), (NARROWEST, LOWEST)
        free = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        wide, high = (
            max(low, side + by if free else round((side + by) / GRID) * GRID) if pulled else side
            for low, side, by, pulled in zip(least, sides, grown_by, self._edges, strict=True)
        )
        return min(wide, 10_000.0), min(high, 10_000.0)
