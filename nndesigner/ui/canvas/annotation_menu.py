"""The menus of a note, of a group, and of the empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.menu_place import MenuPlace
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.view import DesignView
    from nndesigner.ui.canvas.view_tools import ViewTools


class AnnotationMenu(QMenu):
    """Selects what it is about when it is made; nothing is selected from the empty canvas."""

    def __init__(self, tools: ViewTools, found: Hit, pos: QPointF, view: DesignView) -> None:
        super().__init__(view)
        self.setObjectName("annotationMenu")
        self._tools, self._found, self._pos, self._view = tools, found, pos, view
        scene = view.design_scene
        self._place = MenuPlace(scene.pointer, pos, self)
        if found.note is not None:
            if found.note not in scene.selection.notes:
                scene.set_selection(Selection(notes=frozenset({found.note})))
            self._add(self.tr("Write…"), "write", self._write)
            self._add(self.tr("Duplicate"), "duplicate", view.duplicate)
            self._add(self.tr("Delete"), "delete", view.delete_selection)
        elif found.group is not None:
            layers = frozenset(scene.design.groups_by_id[found.group].layers)
            if not layers <= scene.selection.layers:
                scene.set_selection(Selection(layers))
            self._add(self.tr("Rename…"), "rename", self._rename)
            self._add(self.tr("Ungroup"), "ungroup", tools.ungroup)
            self._add(self.tr("Duplicate"), "duplicate", view.duplicate)
            self._add(self.tr("Delete with its layers"), "delete", view.delete_selection)
        else:
            self._add(self.tr("Add a layer here…"), "find", self._find)
            self._add(self.tr("Add a note here"), "addNote", self._add_note)
            self._add(self.tr("Paste here"), "paste", self._paste)

    def _add(self, text: str, name: str, slot: object) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        self._place.connect_action(action, slot)
        return action

    @Slot()
    def _write(self) -> None:
        if self._found.note is not None:
            self._tools.edit_note(self._found.note)

    @Slot()
    def _rename(self) -> None:
        if self._found.group is not None:
            self._tools.rename_group(self._found.group)

    @Slot()
    def _find(self) -> None:
        self._tools.find(self._pos)

    @Slot()
    def _add_note(self) -> None:
        self._tools.add_note(self._pos)

    @Slot()
    def _paste(self) -> None:
        self._view.reveal_selected(added=self._view.operations.paste(self._pos))
