"""Asking how many copies of the selected neurons are wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from nndesigner.ui.canvas.neuron_operations import NeuronOperations
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.words import unit_name

_MOST = 256


class CloneDialog(QInputDialog):
    """Puts so many copies of the selected neurons behind them; it frees itself when closed."""

    def __init__(self, scene: DesignScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cloneDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scene = scene
        self._selection = scene.selection
        self.setInputMode(QInputDialog.InputMode.IntInput)
        self.setIntRange(1, _MOST)
        self.setIntValue(1)
        self.setWindowTitle(self.tr("Duplicate neuron"))
        self.setLabelText(self._question())
        self.intValueSelected.connect(self._clone)

    def _question(self) -> str:
        unit = self._selection.unit
        if unit is None or self._selection.more:
            return self.tr("Copies of each of the selected neurons:")
        name = unit_name(self._scene.design.layer(unit[0]), unit[1])
        return self.tr("Copies of this one: {neuron}").format(neuron=name)

    @Slot(int)
    def _clone(self, count: int) -> None:
        if self._scene.selection == self._selection:
            NeuronOperations(self._scene).clone(count)
