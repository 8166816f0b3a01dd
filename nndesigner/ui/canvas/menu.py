"""The menu of what is selected: repairs of what is wrong, then all that can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core import edits
from nndesigner.core.check import Problem
from nndesigner.core.design import InputLayer, NeuronLayer
from nndesigner.core.layers import View
from nndesigner.ui.canvas import key_walk, words
from nndesigner.ui.canvas.folding import can_fold, show_as, toggle
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.menu_place import MenuPlace
from nndesigner.ui.canvas.neuron_menu import NeuronEntries
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.repair_menu import RepairEntries
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.wire_editing import WireEditing, has_missing, is_locked

translate = QCoreApplication.translate

_LISTED_MOST = 24
"""So many cut connections are offered one by one; more only together."""


def selection_for_menu(scene: DesignScene, found: Hit) -> Selection | None:
    """Return what a menu at this place is about; None if that is selected already."""
    chosen = scene.selection
    if found.link is not None and found.wire is not None:
        return key_walk.wire(found.link, *found.wire)
    if found.link is not None:
        return None if found.link in chosen.links else key_walk.link(found.link)
    if found.layer is None or (found.layer in chosen.layers and len(chosen.ids) > 1):
        return None
    form = scene.layer_items[found.layer].geometry.form
    picked = scene.selection.unit
    if picked is not None and picked[0] == found.layer and found.unit in scene.selection.units:
        return None
    if found.unit is not None and form in ("column", "grid"):
        return key_walk.neuron(found.layer, found.unit)
    return key_walk.block(found.layer)


class BlockMenu(QMenu):
    """The menu of one layer, or of the link that is selected; it frees itself when closed.

    `pos` is where in the scene a hand opened it, None if keys did.
    """

    def __init__(
        self,
        scene: DesignScene,
        layer_id: str | None,
        parent: QWidget,
        pos: QPointF | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = MenuPlace(scene.pointer, pos, self)
        self._scene = scene
        self._layer = layer_id
        self._operations = Operations(scene)
        self._editing = WireEditing(scene)
        self.setObjectName("blockMenu")
        links = scene.selection.links if layer_id is None else frozenset()
        link_id = next(iter(links)) if len(links) == 1 else None
        self._add_repairs(layer_id, link_id)
        self._add_number_actions()
        if link_id is not None:
            self._add_link_actions(link_id)
        if layer_id is not None:
            NeuronEntries(scene, self._operations, self, self._place)
            self._add_restoring()
            self._add_layer_actions(layer_id)
        self._add(self._delete_text(), "delete", self._delete)

    def _delete_text(self) -> str:
        if self._scene.selection.wire is not None:
            return translate("Canvas", "Cut the connection")
        if self._operations.neurons.picked is None:
            return translate("Canvas", "Delete")
        if self._scene.selection.more:
            return translate("Canvas", "Delete neurons")
        return translate("Canvas", "Delete neuron")

    def _add(self, text: str, name: str, slot: object, menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(text)
        action.setObjectName(name)
        self._place.connect_action(action, slot)
        return action

    def _add_repairs(self, layer_id: str | None, link_id: str | None) -> None:
        problems: tuple[Problem, ...] = ()
        if layer_id is not None:
            problems = self._scene.layer_items[layer_id].problems
        elif link_id is not None:
            problems = self._scene.link_badges.problems.get(link_id, ())
        if RepairEntries(self._scene, problems, self, self._place):
            self.addSeparator()

    def _add_number_actions(self) -> None:
        """Offer what can be done with the weight or the bias that is selected."""
        number = self._editing.number
        if number is None or self._editing.value() is None:
            return
        locked = is_locked(self._scene.design, number)
        if number.is_bias:
            typed = translate("Canvas", "Type the bias…")
            lock = translate("Canvas", "Free the bias")
            lock = lock if locked else translate("Canvas", "Lock the bias")
        else:
            typed = translate("Canvas", "Type the weight…")
            lock = translate("Canvas", "Free the weight")
            lock = lock if locked else translate("Canvas", "Lock the weight")
        self._add(typed, "typeNumber", self._type)
        self._add(lock, "lockNumber", self._lock)
        self.addSeparator()

    def _add_link_actions(self, link_id: str) -> None:
        """Offer to restore what was cut out of a link."""
        design = self._scene.design
        link = design.link(link_id)
        cut = edits.missing_connections(design, link)
        if not cut:
            return
        if len(cut) <= _LISTED_MOST:
            menu = self.addMenu(translate("Canvas", "Restore connection"))
            menu.setObjectName("restoreMenu")
            for target, source in cut:
                text = translate("Canvas", "{source} → {target}").format(
                    source=words.unit_name(design.layer(link.source), source),
                    target=words.unit_name(design.layer(link.target), target),
                )
                action = self._add(text, "restoreOne", self._restore, menu)
                action.setData((link_id, target, source))
        text = translate("Canvas", "Restore all connections")
        self._add(text, "restoreAll", self._restore_all).setData(link_id)
        self.addSeparator()

    def _add_restoring(self) -> None:
        """Offer to restore what was cut from the neuron that is selected."""
        number = self._editing.number
        if number is None or not number.is_bias or self._scene.selection.more:
            return
        if has_missing(self._scene.design, number.key, number.position[0]):
            text = translate("Canvas", "Restore the neuron’s connections")
            self._add(text, "restoreUnit", self._restore_unit)
            self.addSeparator()

    def _add_layer_actions(self, layer_id: str) -> None:
        layer = self._scene.design.layer(layer_id)
        self._add(translate("Canvas", "Connect to…"), "connect", self._connect)
        self._add(translate("Canvas", "Rename…"), "rename", self._rename)
        in_one_row = isinstance(layer, InputLayer) and len(layer.shape) == 1
        if in_one_row or isinstance(layer, NeuronLayer):
            self._add(translate("Canvas", "Add a neuron"), "addNeuron", self._add_neuron)
        if can_fold(self._scene.design, layer):
            self._add(translate("Canvas", "Fold or open"), "fold", self._fold)
            self._add_views(layer_id)
        geometry = self._scene.layer_items[layer_id].geometry
        if geometry.is_range and geometry.form == "column":
            self._add(translate("Canvas", "Go to neuron…") + "\tG", "goToUnit", self._go_to_unit)
        duplicate = translate("Canvas", "Duplicate")
        if self._operations.neurons.picked is not None:
            duplicate = translate("Canvas", "Duplicate the layer")
        self._add(duplicate, "duplicate", self._duplicate)
        self.addSeparator()

    def _add_views(self, layer_id: str) -> None:
        """Offer all views there are of a layer."""
        menu = self.addMenu(translate("Canvas", "Show as"))
        menu.setObjectName("viewMenu")
        texts: dict[View, str] = {
            "auto": translate("Canvas", "Automatic"),
            "folded": translate("Canvas", "Folded"),
            "opened": translate("Canvas", "Opened"),
        }
        for view, text in texts.items():
            action = self._add(text, view, self._show_as, menu)
            action.setData(view)
            action.setCheckable(True)
            action.setChecked(self._scene.design.layer(layer_id).view == view)

    @Slot()
    def _rename(self) -> None:
        if self._layer is not None:
            self._scene.rename_requested.emit(self._layer)

    @Slot()
    def _connect(self) -> None:
        self._scene.wiring_requested.emit()

    @Slot()
    def _type(self) -> None:
        self._scene.number_requested.emit("")

    @Slot()
    def _lock(self) -> None:
        self._editing.toggle_lock()

    def _is_there(self, link_id: str) -> bool:
        """Tell whether a link still exists: an undo may have taken it from under the menu."""
        return link_id in self._scene.design.links_by_id

    @Slot()
    def _restore(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._is_there(action.data()[0]):
            self._editing.restore(*action.data())

    @Slot()
    def _restore_all(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._is_there(action.data()):
            self._editing.restore_all(action.data())

    @Slot()
    def _restore_unit(self) -> None:
        number = self._editing.number
        if number is not None:
            self._editing.restore_unit(number.key, number.position[0])

    @Slot()
    def _add_neuron(self) -> None:
        if self._layer in self._scene.design.layers_by_id:
            self._operations.add_neuron(self._layer)

    @Slot()
    def _go_to_unit(self) -> None:
        if self._layer in self._scene.design.layers_by_id:
            self._scene.unit_requested.emit(self._layer)

    @Slot()
    def _fold(self) -> None:
        if self._layer is not None:
            toggle(self._scene, {self._layer})

    @Slot()
    def _show_as(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and self._layer is not None:
            show_as(self._scene, {self._layer}, action.data())

    @Slot()
    def _duplicate(self) -> None:
        self._operations.duplicate_blocks()

    @Slot()
    def _delete(self) -> None:
        self._operations.delete_selection()
