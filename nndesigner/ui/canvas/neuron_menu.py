"""What the menus offer for neurons: those selected in a layer, and one that stands alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.core.design import Design, InputLayer, NeuronLayer, OutputLayer
from nndesigner.core.layers import activation_of
from nndesigner.ui.canvas.cloning import CloneDialog
from nndesigner.ui.canvas.menu_place import MenuPlace
from nndesigner.ui.canvas.neuron_operations import NeuronOperations
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.texts import activation_name

translate = QCoreApplication.translate


class NeuronEntries(QObject):
    """Adds entries about the selected neurons to a menu, and lives as long as it."""

    def __init__(
        self, scene: DesignScene, operations: Operations, menu: QMenu, place: MenuPlace
    ) -> None:
        super().__init__(menu)
        self._place = place
        self._scene, self._menu = scene, menu
        self._operations, self._neurons = operations, operations.neurons
        picked = self._neurons.picked
        if picked is None:
            self._add_hosts()
            return
        layer, units = scene.design.layer(picked[0]), picked[1]
        if isinstance(layer, NeuronLayer):
            self._add_activations(layer, units[0])
        if isinstance(layer, NeuronLayer) and not isinstance(layer, OutputLayer):
            self._add(translate("Canvas", "Move up"), "moveUp", self._up, "Alt+Up")
            self._add(translate("Canvas", "Move down"), "moveDown", self._down, "Alt+Down")
        if not isinstance(layer, InputLayer) or len(layer.shape) == 1:
            before = translate("Canvas", "Insert a neuron before")
            self._add(before, "insertBefore", self._insert_before)
            behind = translate("Canvas", "Insert a neuron behind")
            self._add(behind, "insertBehind", self._insert_behind, "Ins")
            self._add(translate("Canvas", "Duplicate neuron…"), "cloneUnit", self._clone)
        if isinstance(layer, NeuronLayer) and len(units) == 1:
            text = translate("Canvas", "Take out into a layer of its own")
            self._add(text, "takeOut", self._take_out, "X")
        self._add(translate("Canvas", "Cut"), "cut", self._cut, "Ctrl+X")
        self._add(translate("Canvas", "Copy"), "copy", self._copy, "Ctrl+C")
        menu.addSeparator()

    def _add(self, text: str, name: str, slot: Callable[[], None], keys: str = "") -> None:
        # The keys are written beside it, but they work on the canvas, not through the menu.
        action = self._menu.addAction(f"{text}\t{keys}" if keys else text)
        action.setObjectName(name)
        self._place.connect_action(action, slot)

    def _add_activations(self, layer: NeuronLayer, unit: int) -> None:
        menu = self._menu.addMenu(translate("Canvas", "Activation of the neuron"))
        menu.setObjectName("activationMenu")
        for name in ACTIVATIONS:
            action = menu.addAction(activation_name(name))
            action.setObjectName("activation")
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == activation_of(layer, unit))
            self._place.connect_action(action, self._activate)

    def _add_hosts(self) -> None:
        hosts = HostMenu(self._neurons, self._scene.design, self._menu, self._place)
        if hosts.isEmpty():
            hosts.deleteLater()
        else:
            self._menu.addMenu(hosts)

    @Slot()
    def _activate(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._neurons.activate(action.data())

    @Slot()
    def _up(self) -> None:
        self._neurons.move(-1)

    @Slot()
    def _down(self) -> None:
        self._neurons.move(1)

    @Slot()
    def _insert_before(self) -> None:
        self._neurons.insert(behind=False)

    @Slot()
    def _insert_behind(self) -> None:
        self._neurons.insert()

    @Slot()
    def _take_out(self) -> None:
        self._neurons.take_out()

    @Slot()
    def _clone(self) -> None:
        if self._neurons.picked is not None:
            CloneDialog(self._scene, self._menu.parentWidget()).open()

    @Slot()
    def _cut(self) -> None:
        self._operations.cut()

    @Slot()
    def _copy(self) -> None:
        self._operations.copy()


class HostMenu(QMenu):
    """The layers that the single neuron which is selected may be put into; empty if none."""

    def __init__(
        self,
        neurons: NeuronOperations,
        design: Design,
        parent: QWidget,
        place: MenuPlace | None = None,
    ) -> None:
        super().__init__(translate("Canvas", "Put into layer…"), parent)
        self.setObjectName("hostMenu")
        self._neurons = neurons
        for layer_id in neurons.hosts():
            action = self.addAction(design.layer(layer_id).name.replace("&", "&&"))
            action.setObjectName("host")
            action.setData(layer_id)
            if place is None:
                action.triggered.connect(self._put_into)
            else:
                place.connect_action(action, self._put_into)

    @Slot()
    def _put_into(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._neurons.put_into(action.data())
