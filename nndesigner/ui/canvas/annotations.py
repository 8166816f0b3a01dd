"""Notes and the frames of groups on the canvas: they follow the design, and are found by place."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from nndesigner.core.diff import DesignDiff
from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.group_item import GroupItem
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.note_item import NoteItem
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene


class Annotations:
    """The items of one scene that show notes and groups, by their ids."""

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene
        self.notes: dict[str, NoteItem] = {}
        self.groups: dict[str, GroupItem] = {}

    def sync(self, changes: DesignDiff) -> None:
        """Follow the design; the layers' items have followed already."""
        design, scene = self._scene.design, self._scene
        for note_id in changes.removed_notes:
            scene.removeItem(self.notes.pop(note_id))
        for group_id in changes.removed_groups:
            scene.removeItem(self.groups.pop(group_id))
        for note_id in changes.added_notes:
            self.notes[note_id] = NoteItem(design.notes_by_id[note_id], scene.colours)
            scene.addItem(self.notes[note_id])
        for note_id in changes.changed_notes:
            self.notes[note_id].show_note(design.notes_by_id[note_id])
        for group_id in changes.added_groups:
            group = design.groups_by_id[group_id]
            self.groups[group_id] = GroupItem(group, scene.colours)
            scene.addItem(self.groups[group_id])
        if changes:
            self.follow()

    def follow(self, moved: Collection[str] | None = None) -> None:
        """Put frames around their layers as these stand now; `moved` tells which did move."""
        for group_id, item in self.groups.items():
            group = self._scene.design.groups_by_id[group_id]
            if moved is None or any(layer_id in moved for layer_id in group.layers):
                item.show_group(group, self._blocks(group.layers))

    def place(self, places: Mapping[str, QPointF]) -> None:
        """Put notes somewhere for as long as a drag lasts, and frames around what moves."""
        for note_id in places.keys() & self.notes.keys():
            self.notes[note_id].place(places[note_id])
        self.follow(places.keys())

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        for note in self.notes.values():
            note.set_colours(colours)
        for group in self.groups.values():
            group.set_colours(colours)

    def show_selection(self, selection: Selection) -> None:
        """Mark the notes that are selected, and the groups all of whose layers are."""
        for note_id, note in self.notes.items():
            note.set_selected(note_id in selection.notes)
        for group in self.groups.values():
            group.set_selected(selection.layers.issuperset(group.shown.layers))

    def note_at(self, pos: QPointF, slack: float) -> str | None:
        """Return the uppermost note at a point, its edges included."""
        for note_id, item in reversed(self.notes.items()):
            if item.block_rect().contains(pos) or any(item.edges_at(pos, slack)):
                return note_id
        return None

    def group_at(self, pos: QPointF) -> str | None:
        """Return the uppermost group whose title is at a point."""
        for group_id, item in reversed(self.groups.items()):
            if item.title.contains(pos):
                return group_id
        return None

    def bounds(self) -> QRectF:
        """Return the rectangle all notes and frames lie in, in scene coordinates."""
        around = QRectF()
        for note in self.notes.values():
            around = around.united(note.block_rect())
        for group in self.groups.values():
            around = around.united(group.frame)
        return around

    def _blocks(self, layer_ids: Collection[str]) -> QRectF:
        around = QRectF()
        for layer_id in layer_ids:
            around = around.united(_outline(self._scene.layer_items[layer_id]))
        return around


def _outline(item: LayerItem) -> QRectF:
    """Return a block as it is just now, with the texts under it, in scene coordinates."""
    geometry = item.geometry
    if geometry.form != "neuron":
        return item.block_rect()
    around = geometry.rect.united(geometry.header).united(geometry.footer)
    return around.translated(item.pos())
