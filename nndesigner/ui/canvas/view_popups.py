"""What opens at a place of one view of the canvas: menus, repairs, and fields to type in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Slot
from PySide6.QtWidgets import QMenu, QToolTip

from nndesigner.core.check import Problem
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.going import UnitField, go_to_unit
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.neuron_operations import NeuronOperations
from nndesigner.ui.canvas.number_editor import NumberEditor
from nndesigner.ui.canvas.rename import NameEditor
from nndesigner.ui.canvas.wire_editing import WireEditing

if TYPE_CHECKING:
    from nndesigner.ui.canvas.view import DesignView

# Menus are imported when one is opened: the window is painted before anybody asks for one.


class ViewPopups(QObject):
    """Belongs to a view; opens what its scene asks for."""

    def __init__(self, view: DesignView, editing: WireEditing) -> None:
        super().__init__(view)
        self._view = view
        self._scene = view.design_scene
        self._editing = editing
        self._name_editor: NameEditor | None = None
        self._number_editor: NumberEditor | None = None
        scene = self._scene
        scene.rename_requested.connect(self.rename)
        scene.badge_clicked.connect(self._show_repairs)
        scene.link_badge_clicked.connect(self._show_link_repairs)
        scene.activation_wanted.connect(self._choose_activation)
        scene.number_requested.connect(self.type_number)
        scene.unit_requested.connect(self.type_unit)

    # Fields to type in

    @Slot(str)
    def rename(self, layer_id: str) -> None:
        """Let a layer's name be typed in, in place."""
        item = self._scene.layer_items.get(layer_id)
        if item is None:
            return
        view = self._view
        area = view.mapFromScene(item.geometry.header.translated(item.pos())).boundingRect()
        self._name_editor = NameEditor(layer_id, item.layer.name, area, view.viewport())
        self._name_editor.named.connect(self._renamed)

    @Slot(str, str)
    def _renamed(self, layer_id: str, name: str) -> None:
        self._view.operations.rename(layer_id, name)
        self._view.setFocus()

    @Slot(str)
    def type_number(self, typed: str = "") -> None:
        """Let the selected weight or bias be typed in, in place."""
        if self._editing.value() is None:
            return
        at = self._view.mapFromScene(self._scene.focus.ring_centre())
        self._number_editor = NumberEditor(self._editing, at, typed, self._view.viewport())
        self._number_editor.refused.connect(self._scene.editor.refused)
        self._number_editor.done.connect(self._typed)
        self._scene.contents_changed.connect(self._number_editor.keep)

    @Slot(str)
    def type_unit(self, layer_id: str) -> None:
        """Let the number of a neuron to go to be typed in, at the line that tells of more."""
        item = self._scene.layer_items.get(layer_id)
        if item is None or item.geometry.form == "maps" or not item.geometry.counted:
            return
        view, geometry = self._view, item.geometry
        after = geometry.first + geometry.page < geometry.counted
        line = geometry.more_line(after=after).translated(item.pos())
        self._scene.reveal_requested.emit()
        area = view.mapFromScene(line).boundingRect()
        field = UnitField(layer_id, geometry.counted, area, view.viewport())
        field.entered.connect(self._go_to_unit)
        field.done.connect(view.setFocus)

    @Slot(str, int)
    def _go_to_unit(self, layer_id: str, unit: int) -> None:
        go_to_unit(self._scene, layer_id, unit)

    @Slot()
    def _typed(self) -> None:
        self._number_editor = None
        self._view.setFocus()

    # Menus

    @Slot()
    def show_menu(self) -> None:
        """Open the menu of what has the focus, beside it."""
        scene, view = self._scene, self._view
        at = view.viewport().mapToGlobal(view.mapFromScene(scene.focus.ring_centre()))
        from nndesigner.ui.canvas.menu import BlockMenu

        if len(scene.selection.blocks) > 1:
            self.pop_up(view.tools.several_menu(), at)
            return
        self.pop_up(BlockMenu(scene, next(iter(scene.focus.at.layers), None), view), at)

    def menu_at(self, viewport_pos: QPointF) -> QMenu | None:
        """Return the menu of what is at a point of the viewport, selecting it first."""
        scene, view = self._scene, self._view
        pos = view.to_scene(viewport_pos)
        found = hit(scene, pos, view.zoom)
        if (found.layer or found.link) is None:
            return view.tools.menu_at(found, pos)
        from nndesigner.ui.canvas.menu import BlockMenu, selection_for_menu

        chosen = selection_for_menu(scene, found)
        if chosen is not None:
            scene.set_selection(chosen)
        if found.layer is not None and len(scene.selection.blocks) > 1:
            return view.tools.several_menu()
        return BlockMenu(scene, found.layer, view, pos)

    @Slot()
    def show_hosts(self) -> None:
        """Offer the layers the selected neuron may be put into, or say why there are none."""
        scene, view = self._scene, self._view
        from nndesigner.ui.canvas.neuron_menu import HostMenu

        menu = HostMenu(NeuronOperations(scene), scene.design, view)
        if menu.isEmpty():
            menu.deleteLater()
            scene.editor.refused.emit(self.tr("Select a single neuron to put it into a layer."))
            return
        at = view.viewport().mapToGlobal(view.mapFromScene(scene.focus.ring_centre()))
        self.pop_up(menu, at)

    def pop_up(self, menu: QMenu, at: QPoint) -> None:
        """Open a menu at a point of the screen; it deletes itself."""
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    @Slot(str, object)
    def _choose_activation(self, layer_id: str, unit: int | None) -> None:
        """Offer the activations for a layer, or one neuron of it, that one was dropped on."""
        scene, view = self._scene, self._view
        scene.select([layer_id])
        at = view.viewport().mapToGlobal(view.mapFromScene(scene.pointer.at))
        from nndesigner.ui.canvas.activation_menu import ActivationMenu

        self.pop_up(ActivationMenu(scene, layer_id, unit, view), at)

    # Repairs

    @Slot(str)
    def _show_repairs(self, layer_id: str) -> None:
        self._scene.select([layer_id])
        self._offer(self._scene.layer_items[layer_id].problems)

    @Slot(str)
    def _show_link_repairs(self, link_id: str) -> None:
        self._scene.select([link_id])
        self._offer(self._scene.link_badges.problems.get(link_id, ()))

    def _offer(self, problems: tuple[Problem, ...]) -> None:
        """Offer the repairs, or say what is wrong where there is none."""
        from nndesigner.ui.canvas.repair_menu import RepairMenu

        menu = RepairMenu(self._scene, problems, self._view)
        at = self._view.cursor().pos()
        if menu.isEmpty():
            menu.deleteLater()
            QToolTip.showText(at, words.problem_tip(problems), self._view.viewport())
            return
        self.pop_up(menu, at)
