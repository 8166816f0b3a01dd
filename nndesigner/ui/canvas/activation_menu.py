"""The little menu of activations that opens where one was dropped."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.ui.canvas.gestures.snap_on import present_activation, set_activation
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.texts import activation_name


class ActivationMenu(QMenu):
    """Offers all activations for a layer, or for one neuron of it; the present one is ticked."""

    def __init__(
        self, scene: DesignScene, layer_id: str, unit: int | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("activationMenu")
        self._scene = scene
        self._layer, self._unit = layer_id, unit
        group = QActionGroup(self)
        present = present_activation(scene.design, layer_id, unit)
        for name in ACTIVATIONS:
            if name == "softmax" and unit is not None:
                continue
            action = self.addAction(activation_name(name))
            action.setObjectName(name)
            action.setCheckable(True)
            action.setChecked(name == present)
            group.addAction(action)
            if name == present:
                self.setActiveAction(action)
        group.triggered.connect(self._choose)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        if self._layer in self._scene.design.layers_by_id:
            name = next(name for name in ACTIVATIONS if name == action.objectName())
            set_activation(self._scene, self._layer, self._unit, name)
