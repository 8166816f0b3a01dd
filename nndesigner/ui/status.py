"""The line at the bottom: what is selected or running, the size of the network, the zoom."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QStatusBar

from nndesigner.core.design import Design, NeuronLayer
from nndesigner.core.project import Project
from nndesigner.core.shapes import parameter_count
from nndesigner.ui.texts import count


class StatusLine(QObject):
    """Keeps the permanent labels of a status bar."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__(bar)
        self._size = QLabel(bar)
        self._size.setObjectName("networkSize")
        self._zoom = QLabel(bar)
        self._zoom.setObjectName("zoomLevel")
        bar.addPermanentWidget(self._size)
        bar.addPermanentWidget(self._zoom)
        self._design = Design()

    def follow(self, _old: Project, new: Project) -> None:
        """Show the size of the present design."""
        if new.design is not self._design:
            self._design = new.design
            self.retranslate()

    def show_zoom(self, factor: float) -> None:
        """Show the scale of the canvas; 1.0 is actual size."""
        self._zoom.setText(f"{factor * 100:.0f} %")

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        translate = QCoreApplication.translate
        neurons = sum(
            layer.units for layer in self._design.layers if isinstance(layer, NeuronLayer)
        )
        layers = translate("StatusLine", "%n layer(s)", "", len(self._design.layers))
        units = translate("StatusLine", "%n neuron(s)", "", neurons)
        weights = self.tr("{count} parameters").format(count=count(parameter_count(self._design)))
        self._size.setText(" · ".join((layers, units, weights)))
        self._zoom.setToolTip(self.tr("Scale of the canvas"))
