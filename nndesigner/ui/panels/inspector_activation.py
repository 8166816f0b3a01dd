"""The choice of a single neuron's activation: its layer's, or one of its own."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.core.design import NeuronLayer
from nndesigner.core.layers import activation_of
from nndesigner.ui.texts import activation_help, activation_name


class NeuronActivation(QComboBox):
    """Offers what the layer does first, then all a neuron can do by itself.

    `chosen(name)`: the activation chosen by the person, None for that of the layer.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("neuronActivation")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._activated)

    def show_neuron(self, layer: NeuronLayer, unit: int) -> None:
        """Show what one neuron of a layer does; softmax leaves no choice."""
        with QSignalBlocker(self):
            self.clear()
            first = self.tr("as the layer: {activation}")
            self.addItem(first.format(activation=activation_name(layer.activation)), None)
            for name in ACTIVATIONS:
                if name not in ("softmax", layer.activation):
                    self.addItem(activation_name(name), name)
                    tip = activation_help(name)
                    self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
            own = dict(layer.unit_activations).get(unit)
            self.setCurrentIndex(self.findData(own) if own is not None else 0)
        together = layer.activation == "softmax"
        self.setEnabled(not together)
        self.setToolTip(
            self.tr("Softmax takes all neurons of the layer together.")
            if together
            else activation_help(activation_of(layer, unit))
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it must not change a value on its way.
        event.ignore()

    def _activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
