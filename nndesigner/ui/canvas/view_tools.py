"""What lies over one view of the canvas: search, map, fields to write in; and what they do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from nndesigner.core.design import Note
from nndesigner.ui.action_table import missing_selection
from nndesigner.ui.canvas import adding, arranging, find_model, going, places
from nndesigner.ui.canvas.align import Alignment, Direction
from nndesigner.ui.canvas.annotation_menu import AnnotationMenu
from nndesigner.ui.canvas.find_block import FindBlock
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.minimap import Minimap
from nndesigner.ui.canvas.note_editor import NoteEditor
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.texts.keywords import action_keywords

if TYPE_CHECKING:
    from nndesigner.ui.canvas.view import DesignView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ViewTools(QObject):
    """Belongs to a view, which passes on what its own keys and mouse do not mean."""

    def __init__(self, view: DesignView) -> None:
        super().__init__(view)
        self._view = view
        self._scene = view.design_scene
        self._at: QPointF | None = None
        self._note: Note | None = None
        self._note_editor: NoteEditor | None = None
        self._actions: Sequence[QAction] = ()
        self.minimap = Minimap(view, self._scene)
        self.finder = FindBlock(view)
        self.finder.chosen.connect(self._take)
        self.finder.left.connect(self._to_canvas)
        view.zoom_changed.connect(self._end_writing)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Let these be searched for as well."""
        self._actions = actions

    def several_menu(self) -> QMenu:
        """Return the menu of several selected blocks."""
        from nndesigner.ui.canvas.several_menu import SeveralMenu

        return SeveralMenu(self._actions, self._view)

    def retranslate(self) -> None:
        """Make all texts again."""
        self.finder.retranslate()
        self.minimap.retranslate()

    # Search

    @Slot()
    def find(self, at: QPointF | None = None) -> None:
        """Search; what is added comes to a point of the scene, or else where it fits best."""
        self._at = at
        entries = [*find_model.kinds(), *find_model.layers(self._scene.design), *self._doable()]
        self.finder.model.more = partial(going.neurons_called, self._scene.design)
        self.finder.open(entries)

    def _doable(self) -> list[find_model.Found]:
        """Return the actions, by their names in the menus: those that can be done now.

        Of those that want something selected it is said what.
        """
        return [
            find_model.Found(
                "action", action.objectName(), action.iconText().rstrip("…"),
                action.shortcut().toString(), _reason(action) or action.statusTip(),
                keywords=action_keywords(_name(action)),
            )
            for action in self._actions
            if action.isEnabled() or _reason(action)
        ]  # fmt: skip

    @Slot(object)
    def _take(self, found: find_model.Found) -> None:
        view = self._view
        if found.what == "layer":
            if found.key in self._scene.layer_items:
                self._scene.select([found.key])
                view.centerOn(self._scene.layer_items[found.key].block_rect().center())
        elif found.what == "neuron":
            layer, _, unit = found.key.rpartition(":")
            going.go_to_unit(self._scene, layer, int(unit))
        elif found.what == "kind":
            added = adding.add_kind(
                self._scene, found.key, self._centre(), at=self._at, count=found.count
            )
            view.reveal_selected(added=added)
        else:
            for action in self._actions:
                if action.objectName() == found.key:
                    self._do(action)
                    break

    def _do(self, action: QAction) -> None:
        if action.isEnabled():
            action.trigger()
        elif _reason(action):
            self._scene.editor.refused.emit(_reason(action))

    def _centre(self) -> QPointF:
        return self._view.to_scene(QRectF(self._view.viewport().rect()).center())

    @Slot()
    def _to_canvas(self) -> None:
        self._view.setFocus()

    # Arranging

    def align(self, how: Alignment) -> None:
        """Line up what is selected."""
        arranging.align(self._scene, how)

    def distribute(self, direction: Direction) -> None:
        """Space what is selected evenly."""
        arranging.distribute(self._scene, direction)

    # Groups

    def group(self) -> None:
        """Put the selected layers into a group and let its name be typed in."""
        added = arranging.group(self._scene)
        if added is not None:
            self.rename_group(added, is_new=True)

    def ungroup(self) -> None:
        """Take the groups of the selected layers away."""
        arranging.ungroup(self._scene)

    def rename_group(self, group_id: str, *, is_new: bool = False) -> None:
        """Let a group's name be typed in, in place; the first one belongs to making the group."""
        item = self._scene.annotations.groups[group_id]
        self._view.reveal(item.title, 24)
        area = self._view.mapFromScene(item.title).boundingRect()
        editor = NameEditor(group_id, item.shown.name, area, self._view.viewport())
        editor.setAccessibleName(self.tr("Name of the group"))
        editor.named.connect(self._new_group_named if is_new else self._group_named)

    @Slot(str, str)
    def _new_group_named(self, group_id: str, name: str) -> None:
        self._group_named(group_id, name, is_new=True)

    @Slot(str, str)
    def _group_named(self, group_id: str, name: str, *, is_new: bool = False) -> None:
        if group_id in self._scene.design.groups_by_id:
            arranging.rename_group(self._scene, group_id, name, is_new=is_new)
        self._view.setFocus()

    # Notes

    def add_note(self, at: QPointF | None = None) -> None:
        """Let a new note be written: at a point of the scene, or beside what is in the middle."""
        width, height = arranging.NOTE_SIZE
        corner = at or self._centre() - QPointF(width, height) / 2
        if at is None:
            rect = QRectF(corner.x(), corner.y(), width, height)
            # Blocks lie above notes and would hide it.
            corner += places.step_aside(rect, places.taken(self._scene.design, notes=True))
            self._view.reveal(QRectF(corner.x(), corner.y(), width, height), 24)
        self._write(Note(id="note", x=corner.x(), y=corner.y(), width=width, height=height))

    def edit_note(self, note_id: str) -> None:
        """Let the text of a note be changed, in place."""
        self._view.reveal(self._scene.annotations.notes[note_id].block_rect(), 24)
        self._write(self._scene.design.notes_by_id[note_id])

    def _write(self, note: Note) -> None:
        self._end_writing()
        self._note = note
        rect = QRectF(note.x, note.y, note.width, note.height)
        area = self._view.mapFromScene(rect).boundingRect()
        viewport, colours = self._view.viewport(), self._scene.colours
        self._note_editor = NoteEditor(note.text, area, self._view.zoom, colours, viewport)
        self._note_editor.written.connect(self._written)
        self._note_editor.done.connect(self._writing_done)

    @Slot(str)
    def _written(self, text: str) -> None:
        if self._note is not None:
            arranging.write_note(self._scene, self._note, text)

    @Slot()
    def _writing_done(self) -> None:
        had_keys = self._note_editor is not None and self._note_editor.hasFocus()
        self._note, self._note_editor = None, None
        if had_keys:
            self._view.setFocus()

    @Slot()
    def _end_writing(self) -> None:
        if self._note_editor is not None:
            self._note_editor.finish(commit=True)

    # What the view passes on

    def double_click(self, found: Hit, pos: QPointF) -> bool:
        """Do what a double click on a note, a group or the empty canvas means."""
        if found.note is not None:
            self.edit_note(found.note)
        elif found.group is not None:
            self.rename_group(found.group)
        elif found.part == "nothing":
            self._scene.select(())
            self.find(pos)
        else:
            return False
        return True

    def press_key(self, event: QKeyEvent) -> bool:
        """Write on the selected note with Enter or F2; name the selected group with F2."""
        key, selection = Qt.Key(event.key()), self._scene.selection
        if event.modifiers() or key not in (Qt.Key.Key_F2, *_ENTER):
            return False
        if len(selection.notes) == 1 and not selection.layers:
            self.edit_note(next(iter(selection.notes)))
            return True
        layers = selection.layers
        whole = [item.id for item in self._scene.design.groups if set(item.layers) == layers]
        if key != Qt.Key.Key_F2 or len(layers) < 2 or not whole:
            return False
        self.rename_group(whole[0])
        return True

    def cursor_at(self, found: Hit, pos: QPointF) -> Qt.CursorShape | None:
        """Return the shape of the pointer over a note or a group's title."""
        if found.group is not None:
            return Qt.CursorShape.SizeAllCursor
        if found.note is None:
            return None
        item = self._scene.annotations.notes[found.note]
        right, lower = item.edges_at(pos, 1 / self._view.zoom)
        if right and lower:
            return Qt.CursorShape.SizeFDiagCursor
        if right:
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.SizeVerCursor if lower else Qt.CursorShape.SizeAllCursor

    def menu_at(self, found: Hit, pos: QPointF) -> QMenu:
        """Return the menu of a note, of a group, or of the empty canvas."""
        return AnnotationMenu(self, found, pos, self._view)


def _name(action: QAction) -> str:
    return action.objectName().removeprefix("action")


def _reason(action: QAction) -> str:
    """Return what must be selected for an action that cannot be done now; "" if that is not it."""
    return "" if action.isEnabled() else missing_selection(_name(action))
