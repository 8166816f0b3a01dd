"""The tooltip of whatever the pointer is over on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from nndesigner.core.design import Layer
from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.folding import can_fold
from nndesigner.ui.canvas.gestures.unit_move import grip_tip
from nndesigner.ui.canvas.hit import Hit, hit
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.subtitles import subtitle


def tip_at(scene: DesignScene, pos: QPointF, scale: float = 1.0) -> str:
    """Return what to say about a point of the scene; "" if there is nothing there."""
    found = hit(scene, pos, scale)
    design = scene.design
    if found.part == "badge" and found.link is not None:
        return words.problem_tip(scene.link_badges.problems[found.link])
    if found.link is not None:
        link = design.link(found.link)
        if found.wire is not None:
            return words.wire_tip(design, link, *found.wire, scene.state)
        return words.link_tip(design, link)
    if found.layer is None:
        return ""
    return _block_tip(scene, found, design.layer(found.layer))


def _block_tip(scene: DesignScene, found: Hit, layer: Layer) -> str:
    design, item = scene.design, scene.layer_items[layer.id]
    if found.part == "badge":
        return words.problem_tip(item.problems)
    if found.part == "port":
        if found.out:
            return words.translate(
                "Canvas", "Drag from here to connect “{name}” to another layer"
            ).format(name=layer.name)
        return words.translate(
            "Canvas", "Drag from here to what “{name}” should get its input from"
        ).format(name=layer.name)
    if found.part == "more":
        return words.translate(
            "Canvas",
            "Click or turn the wheel here to show the others (with Shift or Ctrl: further);\n"
            "double-click to type the number of a neuron",
        )
    if found.unit is not None:
        activations = scene.activations.get(layer.id)
        known = words.unit_tip(layer, found.unit, scene.state, activations)
        return "\n".join(text for text in (known, grip_tip(scene, found)) if text)
    total = words.parameters(design, layer.id)
    problems = words.problem_tip(item.problems)
    fold = ""
    if can_fold(design, layer):
        fold = words.translate("Canvas", "Double-click to open or fold it")
    parts = (layer.name, subtitle(layer), total, problems, fold)
    return "\n".join(text for text in parts if text)
