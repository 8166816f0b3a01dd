"""The tooltip of whatever the pointer is over on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from nndesigner.ui.canvas import words
from nndesigner.ui.canvas.hit import hit
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.subtitles import subtitle


def tip_at(scene: DesignScene, pos: QPointF, scale: float = 1.0) -> str:
    """Return what to say about a point of the scene; "" if there is nothing there."""
    found = hit(scene, pos, scale)
    design = scene.design
    if found.link is not None:
        link = design.link(found.link)
        if found.wire is not None:
            return words.wire_tip(design, link, *found.wire, scene.state)
        return words.link_tip(design, link)
    if found.layer is None:
        return ""
    layer = design.layer(found.layer)
    if found.part == "badge":
        return words.problem_tip(scene.layer_items[found.layer].problems)
    if found.part == "port":
        if found.out:
            return words.translate(
                "Canvas", "Drag from here to connect “{name}” to another layer"
            ).format(name=layer.name)
        return words.translate(
            "Canvas", "Drag from here to what “{name}” should get its input from"
        ).format(name=layer.name)
    if found.unit is not None:
        activations = scene.activations.get(layer.id)
        return words.unit_tip(layer, found.unit, scene.state, activations)
    total = words.parameters(design, layer.id)
    problems = words.problem_tip(scene.layer_items[found.layer].problems)
    return "\n".join(text for text in (layer.name, subtitle(layer), total, problems) if text)
