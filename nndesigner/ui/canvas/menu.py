"""The menu of a block: rename, add a neuron, duplicate, delete, and repairs of what is wrong."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core.check import Problem, apply_repair
from nndesigner.core.design import InputLayer, NeuronLayer
from nndesigner.ui.canvas.operations import Operations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.texts import repair_text

translate = QCoreApplication.translate


class BlockMenu(QMenu):
    """The menu of one layer, or of the link that is selected; it frees itself when closed."""

    def __init__(self, scene: DesignScene, layer_id: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._layer = layer_id
        self._operations = Operations(scene)
        self._problems: dict[QAction, Problem] = {}
        self.setObjectName("blockMenu")
        if layer_id is not None:
            self._add_repairs(scene.layer_items[layer_id].problems)
            self._add_layer_actions(layer_id)
        self._add(translate("Canvas", "Delete"), "delete", self._delete)

    def add_repairs_only(self) -> BlockMenu:
        """Leave nothing but the repairs in the menu; it may be empty then."""
        for action in self.actions():
            if action not in self._problems:
                self.removeAction(action)
        return self

    def _add(self, text: str, name: str, slot: object) -> QAction:
        action = self.addAction(text)
        action.setObjectName(name)
        action.triggered.connect(slot)
        return action

    def _add_repairs(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if problem.repair is not None:
                text = translate("Canvas", "Repair: {what}").format(
                    what=repair_text(problem.repair)
                )
                self._problems[self._add(text, "repair", self._repair)] = problem
        if self._problems:
            self.addSeparator()

    def _add_layer_actions(self, layer_id: str) -> None:
        layer = self._scene.design.layer(layer_id)
        self._add(translate("Canvas", "Rename…"), "rename", self._rename)
        in_one_row = isinstance(layer, InputLayer) and len(layer.shape) == 1
        if in_one_row or isinstance(layer, NeuronLayer):
            self._add(translate("Canvas", "Add a neuron"), "addNeuron", self._add_neuron)
        self._add(translate("Canvas", "Duplicate"), "duplicate", self._duplicate)
        self.addSeparator()

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
    def _add_neuron(self) -> None:
        if self._layer is not None:
            self._operations.add_neuron(self._layer)

    @Slot()
    def _duplicate(self) -> None:
        self._operations.duplicate()

    @Slot()
    def _delete(self) -> None:
        self._operations.delete_selection()
