"""Asking how many copies of a neuron are wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from nndesigner.ui.canvas.gestures.unit_move import clone_unit
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.words import unit_name

_MOST = 256


class CloneDialog(QInputDialog):
    """Puts so many copies of a neuron behind it; it frees itself when closed."""

    def __init__(
        self, scene: DesignScene, layer_id: str, unit: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("cloneDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scene = scene
        self._layer, self._unit = layer_id, unit
        self.setInputMode(QInputDialog.InputMode.IntInput)
        self.setIntRange(1, _MOST)
        self.setIntValue(1)
        self.setWindowTitle(self.tr("Duplicate neuron"))
        name = unit_name(scene.design.layer(layer_id), unit)
        self.setLabelText(self.tr("Copies of this one: {neuron}").format(neuron=name))
        self.intValueSelected.connect(self._clone)

    @Slot(int)
    def _clone(self, count: int) -> None:
        if self._layer in self._scene.design.layers_by_id:
            clone_unit(self._scene, self._layer, self._unit, count)
