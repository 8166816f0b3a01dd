"""The menu of what is selected: repairs of what is wrong, then all that can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core import edits
from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.core.check import Problem, apply_repair
from nndesigner.core.design import InputLayer, NeuronLayer
from nndesigner.core.layers import View, activation_of
from nndesigner.ui.canvas import key_walk, words
from nndesigner.ui.canvas.cloning import CloneDialog
from nndesigner.ui.canvas.folding import can_fold, show_as, toggle
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection
from nndesigner.ui.canvas.wire_editing import WireEditing, has_missing, is_locked, missing
from nndesigner.ui.texts import activation_name, repair_text

translate = QCoreApplication.translate

_IN_LAYERS = ("column", "grid")
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
    if found.unit is not None and form in ("column", "grid"):
        return key_walk.neuron(found.layer, found.unit)
    return key_walk.block(found.layer)


def link_repairs(scene: DesignScene, problems: tuple[Problem, ...], parent: QWidget) -> BlockMenu:
    """Return a menu of the repairs of a link; it may be empty."""
    menu = BlockMenu(scene, None, parent)
    menu.clear()
    menu.add_repairs(problems)
    return menu


class BlockMenu(QMenu):
    """The menu of one layer, or of the link that is selected; it frees itself when closed."""

    def __init__(self, scene: DesignScene, layer_id: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._layer = layer_id
        self._operations = Operations(scene)
        self._editing = WireEditing(scene)
        self._problems: dict[QAction, Problem] = {}
        self.setObjectName("blockMenu")
        links = scene.selection.links if layer_id is None else frozenset()
        if layer_id is not None:
            self.add_repairs(scene.layer_items[layer_id].problems)
        for link_id in links if len(links) == 1 else ():
            self.add_repairs(scene.link_badges.problems.get(link_id, ()))
        self._add_number_actions()
        for link_id in links if len(links) == 1 else ():
            self._add_link_actions(link_id)
        if layer_id is not None:
            self._add_neuron_actions()
            self._add_cloning()
            self._add_layer_actions(layer_id)
        text = translate("Canvas", "Delete")
        if scene.selection.wire is not None:
            text = translate("Canvas", "Cut the connection")
        self._add(text, "delete", self._delete)

    def add_repairs_only(self) -> BlockMenu:
        """Leave nothing but the repairs in the menu; it may be empty then."""
        for action in self.actions():
            if action not in self._problems:
                self.removeAction(action)
        return self

    def add_repairs(self, problems: tuple[Problem, ...]) -> None:
        """Offer the repairs there are of these problems."""
        for problem in problems:
            if problem.repair is not None:
                text = translate("Canvas", "Repair: {what}").format(
                    what=repair_text(problem.repair)
                )
                self._problems[self._add(text, "repair", self._repair)] = problem
        if self._problems:
            self.addSeparator()

    def _add(self, text: str, name: str, slot: object, menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(text)
        action.setObjectName(name)
        action.triggered.connect(slot)
        return action

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
        cut = missing(design, link)
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

    def _add_neuron_actions(self) -> None:
        """Offer what can be done with the neuron that is selected."""
        number = self._editing.number
        if number is None or not number.is_bias:
            return
        layer, unit = self._scene.design.layer(number.key), number.position[0]
        if isinstance(layer, NeuronLayer):
            menu = self.addMenu(translate("Canvas", "Activation of the neuron"))
            menu.setObjectName("activationMenu")
            for name in ACTIVATIONS:
                action = self._add(activation_name(name), "activation", self._activate, menu)
                action.setData(name)
                action.setCheckable(True)
                action.setChecked(name == activation_of(layer, unit))
        if has_missing(self._scene.design, number.key, unit):
            text = translate("Canvas", "Restore the neuron’s connections")
            self._add(text, "restoreUnit", self._restore_unit)
        self.addSeparator()

    def _add_cloning(self) -> None:
        """Offer copies of the neuron that is selected, if its layer can have more of them."""
        picked = self._scene.selection.unit
        if picked is not None and self._scene.layer_items[picked[0]].geometry.form in _IN_LAYERS:
            self._add(translate("Canvas", "Duplicate neuron…"), "cloneUnit", self._clone)
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
        self._add(translate("Canvas", "Duplicate"), "duplicate", self._duplicate)
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
    def _repair(self) -> None:
        action = self.sender()
        repair = self._problems[action].repair if isinstance(action, QAction) else None
        if repair is not None:
            edit = partial(apply_repair, repair=repair)
            self._scene.editor.apply(translate("Canvas", "Repair"), edit)

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
    def _activate(self) -> None:
        action, number = self.sender(), self._editing.number
        if isinstance(action, QAction) and number is not None:
            edit = partial(
                edits.set_unit_activation,
                layer_id=number.key,
                unit=number.position[0],
                activation=action.data(),
            )
            text = translate("Canvas", "Change the activation of a neuron")
            self._scene.editor.apply(text, edit)

    @Slot()
    def _add_neuron(self) -> None:
        if self._layer in self._scene.design.layers_by_id:
            self._operations.add_neuron(self._layer)

    @Slot()
    def _fold(self) -> None:
        if self._layer is not None:
            toggle(self._scene, {self._layer})

    @Slot()
    def _clone(self) -> None:
        picked = self._scene.selection.unit
        if picked is not None:
            CloneDialog(self._scene, *picked, self.parentWidget()).open()

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
