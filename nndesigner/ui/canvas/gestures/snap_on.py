"""An activation that is dropped on a layer, or on one of its neurons, and becomes theirs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from nndesigner.core import edits
from nndesigner.core.design import Design, NeuronLayer
from nndesigner.core.edits import Carried
from nndesigner.core.layers import ActivationName
from nndesigner.ui.canvas.gestures.landing import Landing
from nndesigner.ui.canvas.words import unit_name

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate


def activation_landing(scene: DesignScene, layer_id: str, pos: QPointF) -> Landing | None:
    """Return what an activation does on a block; None if that has none to be chosen."""
    item = scene.layer_items[layer_id]
    if not hasattr(item.layer, "activation"):
        return None
    unit = item.unit_at(pos) if item.geometry.form == "column" else None
    if unit is not None and not _has_own(scene.design, layer_id):
        unit = None
    whole = translate("Canvas", "Choose the activation of “{name}”")
    promise = whole.format(name=item.layer.name)
    if unit is not None:
        single = translate("Canvas", "Choose an activation for this one: {neuron}")
        promise = single.format(neuron=unit_name(item.layer, unit))
    text = translate("Canvas", "Set activation")
    return Landing(text, promise, Carried, layer_id, unit=unit)


def present_activation(design: Design, layer_id: str, unit: int | None) -> str:
    """Return the activation a layer, or one neuron of it, has now."""
    layer = design.layer(layer_id)
    own = dict(layer.unit_activations) if isinstance(layer, NeuronLayer) else {}
    present: str = own.get(-1 if unit is None else unit, getattr(layer, "activation", ""))
    return present


def set_activation(
    scene: DesignScene, layer_id: str, unit: int | None, activation: ActivationName
) -> bool:
    """Give a layer, or one neuron of it, an activation, as one undo step."""
    text = translate("Canvas", "Set activation")
    if unit is None:
        edit = partial(edits.set_fields, layer_id=layer_id, activation=activation)
    else:
        edit = partial(
            edits.set_unit_activation, layer_id=layer_id, unit=unit, activation=activation
        )
    return scene.editor.apply(text, edit)


def _has_own(design: Design, layer_id: str) -> bool:
    """Tell whether single neurons of a layer can have an activation of their own."""
    layer = design.layer(layer_id)
    return isinstance(layer, NeuronLayer) and layer.units > 1 and layer.activation != "softmax"
