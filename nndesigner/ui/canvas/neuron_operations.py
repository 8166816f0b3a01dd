"""What can be done with the neurons of a layer that are selected, without the mouse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF

from nndesigner.app import clippings
from nndesigner.core import edits
from nndesigner.core.design import DenseLayer, NeuronLayer
from nndesigner.core.edits import Carried
from nndesigner.core.layers import ActivationName
from nndesigner.core.project import Project
from nndesigner.ui.canvas import places
from nndesigner.ui.canvas.folding import page_to
from nndesigner.ui.canvas.forms import NEURON
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

_IN_LAYERS = ("column", "grid", "picture")
_GAP = 40.0


class NeuronOperations:
    """Edits of the neurons that are selected in one layer; without any they do nothing.

    Each tells whether something was done; why not is announced by the editor.
    """

    def __init__(self, scene: DesignScene) -> None:
        self._scene = scene

    @property
    def picked(self) -> tuple[str, tuple[int, ...]] | None:
        """Return the layer and its selected neurons; a neuron of its own counts as a block."""
        selection = self._scene.selection
        if selection.unit is None or selection.unit[0] not in self._scene.layer_items:
            return None
        layer_id = selection.unit[0]
        if self._scene.layer_items[layer_id].geometry.form not in _IN_LAYERS:
            return None
        return layer_id, selection.units

    def delete(self) -> bool:
        """Delete the neurons, with their connections."""
        if self.picked is None:
            return False
        layer_id, units = self.picked
        text = translate("Canvas", "Delete neurons")
        text = text if len(units) > 1 else translate("Canvas", "Delete neuron")
        return self._apply(text, partial(edits.removal, layer_id=layer_id, units=units))

    def clone(self, copies: int = 1) -> bool:
        """Put copies of each neuron behind it, with its connections and weights."""
        if self.picked is None:
            return False
        layer_id, units = self.picked
        text = translate("Canvas", "Duplicate neurons")
        text = text if len(units) > 1 else translate("Canvas", "Duplicate neuron")
        edit = partial(edits.cloning, layer_id=layer_id, units=units, copies=copies)
        if not self._apply(text, edit):
            return False
        # The first copy of each: as many stand before it as the lower neurons have got.
        self._choose(layer_id, [unit + 1 + copies * place for place, unit in enumerate(units)])
        return True

    def move(self, step: int) -> bool:
        """Move the neurons up (-1) or down (+1) among the others of their layer."""
        if self.picked is None:
            return False
        layer_id, units = self.picked
        count = self._scene.layer_items[layer_id].geometry.units
        if units[0] + step < 0 or units[-1] + step >= count:
            return True
        order = list(range(count))
        for unit in units if step < 0 else reversed(units):
            order[unit], order[unit + step] = order[unit + step], order[unit]
        text = translate("Canvas", "Move neuron")
        if self._apply(text, partial(edits.reordering, layer_id=layer_id, order=order)):
            self._choose(layer_id, [unit + step for unit in units])
        return True

    def insert(self, *, behind: bool = True) -> bool:
        """Put a new neuron behind the selected ones, or before them, and select it."""
        if self.picked is None:
            return False
        layer_id, units = self.picked
        at = units[-1] + 1 if behind else units[0]
        text = translate("Canvas", "Add neuron")
        if not self._apply(text, partial(edits.insertion, layer_id=layer_id, at=at)):
            return False
        self._choose(layer_id, [at])
        return True

    def take_out(self) -> bool:
        """Make the neuron a layer of its own below its block, with its connections."""
        selection = self._scene.selection
        if self.picked is None or selection.unit is None:
            return False
        layer_id, unit = selection.unit
        corner = _place_below(self._scene, layer_id)
        edit = partial(edits.extraction, layer_id=layer_id, unit=unit, x=corner.x(), y=corner.y())
        before = self._scene.design.layers_by_id.keys()
        if not self._apply(translate("Canvas", "Take neuron out"), edit):
            return False
        design = self._scene.editor.document.design
        added = [layer.id for layer in design.layers if layer.id not in before]
        self._show(Selection(frozenset(added[:1])))
        return True

    def hosts(self) -> list[str]:
        """Return the layers that the selected block, a single neuron, may be put into."""
        chosen, items = self._scene.selection.layers, self._scene.layer_items
        if len(chosen) != 1 or items[next(iter(chosen))].geometry.form != "neuron":
            return []
        return [
            layer.id
            for layer in self._scene.design.layers
            if isinstance(layer, NeuronLayer) and items[layer.id].geometry.form != "neuron"
        ]

    def put_into(self, host: str) -> bool:
        """Make the selected block, a single neuron, the last neuron of another layer."""
        if host not in self.hosts():
            return False
        neuron = next(iter(self._scene.selection.layers))
        at = self._scene.layer_items[host].geometry.units
        edit = partial(edits.absorption, neuron_id=neuron, into_id=host, at=at)
        if not self._apply(translate("Canvas", "Put neuron into layer"), edit):
            return False
        self._choose(host, [at])
        return True

    def activate(self, activation: ActivationName) -> bool:
        """Give the neurons an activation of their own, or that of their layer."""
        unit = self._scene.selection.unit
        if unit is None:
            return False
        edit = partial(
            edits.set_unit_activations,
            layer_id=unit[0],
            units=self._scene.selection.units,
            activation=activation,
        )
        text = translate("Canvas", "Change the activation of a neuron")
        return self._scene.editor.apply(text, edit)

    def part(self) -> Project | None:
        """Return the neurons as a layer of their own to copy, with their biases as they are now.

        None, and a sentence why, where they cannot stand alone: what an input or an output
        stands for is told by the data.
        """
        if self.picked is None:
            return None
        layer_id, units = self.picked
        scene, document = self._scene, self._scene.editor.document
        layer = scene.design.layer(layer_id)
        if not isinstance(layer, DenseLayer):
            text = translate(
                "Canvas",
                "A neuron of “{name}” cannot be copied alone: it belongs to the data. "
                "Select the whole layer to copy that.",
            )
            scene.editor.refused.emit(text.format(name=layer.name))
            return None
        learnt = not (scene.state.same_as(document.state) and document.weights_are_untouched())
        name = translate("Canvas", "Neuron") if len(units) == 1 else layer.name
        state = scene.state if learnt else None
        return clippings.neurons_taken_out(scene.design, state, layer_id, units, name)

    def _apply(self, text: str, edit: partial[Carried]) -> bool:
        return self._scene.editor.apply(text, edit)

    def _choose(self, layer_id: str, units: list[int]) -> None:
        """Select neurons, and let the range shown follow."""
        geometry = self._scene.layer_items[layer_id].geometry
        last = units[-1]
        if not geometry.shows(last) and geometry.shown:
            ahead = last if last < geometry.first else last - geometry.shown + 1
            page_to(self._scene, layer_id, ahead)
        more = frozenset(units[:-1])
        self._show(Selection(frozenset({layer_id}), unit=(layer_id, last), more=more))

    def _show(self, selection: Selection) -> None:
        self._scene.set_selection(selection)
        self._scene.focus.move(selection)
        self._scene.reveal_requested.emit()


def _place_below(scene: DesignScene, layer_id: str) -> QPointF:
    """Return the corner of a single neuron below a block, where it covers no other."""
    rect = scene.layer_items[layer_id].block_rect()
    wanted = QRectF(rect.center().x() - NEURON / 2, rect.bottom() + _GAP, NEURON, NEURON)
    return wanted.topLeft() + places.step_aside(wanted, places.taken(scene.design))
