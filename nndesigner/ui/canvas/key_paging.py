"""Keys that go far among the neurons of one layer: by pages, to its ends, to a number."""

from __future__ import annotations

from PySide6.QtCore import Qt

from nndesigner.ui.canvas import going
from nndesigner.ui.canvas.folding import page
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

_Key = Qt.Key
_ENDS = (_Key.Key_Home, _Key.Key_End)
_PAGES = (_Key.Key_PageUp, _Key.Key_PageDown)


def press(scene: DesignScene, key: Qt.Key, at: Selection, *, inside: bool) -> bool:
    """Go on by a page, or to an end, of the layer that has the focus; tell whether that is meant.

    `inside` tells whether the focus is on one of its neurons. A layer that shows all of them has
    ends to go to, but no pages.
    """
    if key not in (*_ENDS, *_PAGES) or at.wire is not None or len(at.layers) != 1:
        return False
    layer_id = next(iter(at.layers))
    if inside and at.unit is not None:
        return _go_inside(scene, key, layer_id, at.unit[1])
    if key in _ENDS:
        return going.to_end(scene, layer_id, last=key == _Key.Key_End)
    is_range = scene.layer_items[layer_id].geometry.is_range
    if is_range:
        page(scene, layer_id, forward=key == _Key.Key_PageDown)
    return is_range


def _go_inside(scene: DesignScene, key: Qt.Key, layer_id: str, unit: int) -> bool:
    geometry = scene.layer_items[layer_id].geometry
    if key in _ENDS:
        return going.go_to_unit(scene, layer_id, 0 if key == _Key.Key_Home else geometry.units - 1)
    if not geometry.is_range:
        return False
    step = geometry.page if key == _Key.Key_PageDown else -geometry.page
    return going.go_to_unit(scene, layer_id, min(max(unit + step, 0), geometry.units - 1))


def ask(scene: DesignScene) -> bool:
    """Ask for the number of a neuron to go to, in a layer that does not show them all."""
    layers = scene.focus.at.layers
    if len(layers) != 1 or not scene.layer_items[next(iter(layers))].geometry.is_range:
        return False
    scene.unit_requested.emit(next(iter(layers)))
    return True
