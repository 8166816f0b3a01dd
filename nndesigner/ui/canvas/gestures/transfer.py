"""A neuron goes from its layer straight into another: two edits, one undo step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.ui.canvas.gestures import landing
from nndesigner.ui.canvas.gestures.landing import Landing
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

translate = QCoreApplication.translate

_MERGED = "neuron into another layer"


def into_other(scene: DesignScene, layer_id: str, unit: int, host: str, pos: QPointF) -> Landing:
    """Return what letting a neuron go over another layer does, or why it does not.

    The edit of it is for trying alone: `do` makes both, so that the weights follow each.
    """
    item = scene.layer_items[host]
    gap = landing.gap_at(item, pos)
    promise = landing.gap_text(
        item, gap, translate("Canvas", "Becomes the last neuron of “{name}”")
    )
    edit = partial(_both, layer_id=layer_id, unit=unit, into_id=host, at=gap)
    text = translate("Canvas", "Put neuron into layer")
    return Landing(text, promise, edit, host, gap=gap).tried(scene.design)


def do(scene: DesignScene, found: Landing, layer_id: str, unit: int) -> bool:
    """Take the neuron out and put it in, as one undo step; tell whether it was done."""
    host, gap, document = found.layer or "", found.gap or 0, scene.editor.document
    if found.refusal:
        scene.editor.refused.emit(found.refusal)
        return False
    before = document.design
    document.end_merging()
    out = partial(edits.extraction, layer_id=layer_id, unit=unit, x=0.0, y=0.0)
    if not scene.editor.apply(found.text, out, merge_key=_MERGED):
        return False
    neuron = _added(before, document.design)
    inside = partial(edits.absorption, neuron_id=neuron, into_id=host, at=gap)
    done = scene.editor.apply(found.text, inside, merge_key=_MERGED)
    document.end_merging()
    if not done:
        document.undo()
        return False
    scene.set_selection(Selection(frozenset({host}), unit=(host, gap)))
    return True


def _both(design: Design, layer_id: str, unit: int, into_id: str, at: int) -> Carried:
    """Return the design with the neuron in the other layer."""
    out = edits.extraction(design, layer_id, unit, 0.0, 0.0).design
    return edits.absorption(out, _added(design, out), into_id, at)


def _added(before: Design, after: Design) -> str:
    """Return the neuron that was taken out; copies of what it passes through come after it."""
    return next(layer.id for layer in after.layers if layer.id not in before.layers_by_id)
