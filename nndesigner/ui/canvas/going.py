"""Straight to one of very many neurons: by its number, typed in the search or in a small field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from nndesigner.core import edits
from nndesigner.core.catalog import kind_of
from nndesigner.core.design import Design, InputLayer, Layer, NeuronLayer
from nndesigner.ui.canvas import key_walk
from nndesigner.ui.canvas.find_model import Found
from nndesigner.ui.canvas.folding import page_to
from nndesigner.ui.canvas.forms import COLUMN_MOST
from nndesigner.ui.canvas.words import unit_name

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

_MOST_DIGITS = 9
_WIDTH, _HEIGHT = 110, 26


def go_to_unit(scene: DesignScene, layer_id: str, unit: int) -> bool:
    """Select a neuron, opening its layer and moving the range along where it does not show."""
    layer = scene.design.layers_by_id.get(layer_id)
    if layer is None or not 0 <= unit < _units(layer):
        return False
    geometry = scene.layer_items[layer_id].geometry
    if not geometry.shown:
        first = max(0, min(unit - COLUMN_MOST // 2, geometry.counted - COLUMN_MOST))
        edit = partial(edits.set_fields, layer_id=layer_id, view="opened", first=first)
        scene.editor.apply(translate("Canvas", "Open layer"), edit)
    elif not geometry.shows(unit):
        page_to(scene, layer_id, unit - geometry.page // 2)
    found = key_walk.neuron(layer_id, unit)
    scene.set_selection(found)
    scene.focus.move(found)
    scene.reveal_requested.emit()
    return True


def to_end(scene: DesignScene, layer_id: str, *, last: bool) -> bool:
    """Show the first or the last neurons of an opened range; tell whether there is one."""
    geometry = scene.layer_items[layer_id].geometry
    if not geometry.is_range:
        return False
    page_to(scene, layer_id, geometry.counted if last else 0)
    return True


def neurons_called(design: Design, typed: str) -> list[Found]:
    """Return the neurons meant by "Hidden 500", or by a number alone."""
    *words, last = typed.casefold().split() or [""]
    if not last.isdecimal() or len(last) > _MOST_DIGITS:
        return []
    unit = int(last) - 1
    there = translate("FindBlock", "on the canvas")
    return [
        Found("neuron", f"{layer.id}:{unit}", unit_name(layer, unit), there,
              icon=f"layer-{kind_of(layer)}", kind=kind_of(layer))
        for layer in design.layers
        if 0 <= unit < _units(layer) > 1 and all(word in layer.name.casefold() for word in words)
    ]  # fmt: skip


def _units(layer: Layer) -> int:
    """Return how many neurons there are to go to; 0 for layers without any."""
    return layer.units if isinstance(layer, NeuronLayer | InputLayer) else 0


class UnitField(QLineEdit):
    """A field for the number of a neuron, over the line that tells of more; it deletes itself.

    `entered(layer id, unit)` comes with Enter; Esc and leaving the field do nothing.
    """

    entered = Signal(str, int)
    done = Signal()

    def __init__(self, layer_id: str, units: int, area: QRect, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unitNumber")
        self._layer, self._units, self._finished = layer_id, units, False
        self.setValidator(QIntValidator(1, max(units, 1), self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(self.tr("Number of the neuron to go to"))
        self.setPlaceholderText(self.tr("1 to {count}").format(count=units))
        left = min(max(area.center().x() - _WIDTH // 2, 2), max(parent.width() - _WIDTH - 2, 2))
        top = min(max(area.center().y() - _HEIGHT // 2, 2), max(parent.height() - _HEIGHT - 2, 2))
        self.setGeometry(left, top, _WIDTH, _HEIGHT)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().isdecimal():
                # What is beyond the last neuron means the last one.
                unit = min(max(int(self.text()), 1), self._units) - 1
                self._finish()
                self.entered.emit(self._layer, unit)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()

    def _finish(self) -> None:
        if not self._finished:
            self._finished = True
            self.done.emit()  # before it hides, or Qt would pass the focus on to something else
            self.hide()
            self.deleteLater()
