"""Where the keys lead: from block to block, from neuron to neuron, from wire to wire."""

from __future__ import annotations

from math import hypot, inf

from PySide6.QtCore import QPointF

from nndesigner.core.design import Link
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.selection import Selection

Step = tuple[float, float]


def order(scene: DesignScene) -> list[str]:
    """Return all blocks from left to right, as Tab goes through them."""
    return [layer.id for layer in sorted(scene.design.layers, key=lambda it: (it.x, it.y, it.id))]


def stops(scene: DesignScene) -> list[Selection]:
    """Return where Tab stops: all blocks from left to right, then all notes."""
    notes = sorted(scene.design.notes, key=lambda it: (it.x, it.y, it.id))
    return [
        *(block(key) for key in order(scene)),
        *(Selection(notes=frozenset({found.id})) for found in notes),
    ]


def block(layer_id: str) -> Selection:
    """Return a block as a selection."""
    return Selection(frozenset({layer_id}))


def neuron(layer_id: str, unit: int) -> Selection:
    """Return one neuron as a selection."""
    return Selection(frozenset({layer_id}), unit=(layer_id, unit))


def link(link_id: str) -> Selection:
    """Return a link as a selection."""
    return Selection(links=frozenset({link_id}))


def wire(link_id: str, target: int, source: int) -> Selection:
    """Return one connection as a selection."""
    return Selection(links=frozenset({link_id}), wire=(link_id, target, source))


def beside(scene: DesignScene, layer_id: str, step: Step) -> str | None:
    """Return the block a direction leads to: along a link, else the nearest one that way."""
    dx, _ = step
    here = scene.layer_items[layer_id].block_rect().center()
    wired: list[str] = []
    if dx > 0:
        wired = [found.target for found in scene.design.links_out_of(layer_id)]
    elif dx < 0:
        wired = [found.source for found in scene.design.links_into(layer_id)]
    others = wired or [key for key in scene.layer_items if key != layer_id]
    centres = [scene.layer_items[key].block_rect().center() for key in others]
    if wired:
        return min(zip(others, centres, strict=True), key=lambda it: abs((it[1] - here).y()))[0]
    at = _nearest(here, centres, step)
    return None if at is None else others[at]


def neuron_beside(scene: DesignScene, layer_id: str, unit: int, step: Step) -> int | None:
    """Return the nearest neuron of the same block in a direction."""
    geometry = scene.layer_items[layer_id].geometry
    if not geometry.shows(unit):
        return None
    centres = [QPointF(x, y) for x, y in geometry.centres.tolist()]
    found = _nearest(centres[unit - geometry.first], centres, step)
    return None if found is None else found + geometry.first


def links_at(scene: DesignScene, layer_id: str) -> list[str]:
    """Return the links of a block: those into it, then those out of it."""
    design = scene.design
    links = (*design.links_into(layer_id), *design.links_out_of(layer_id))
    return [found.id for found in links]


def first_wire(scene: DesignScene, link_id: str) -> Selection | None:
    """Return the first connection of a link that shows any."""
    item = scene.link_items[link_id]
    if item.shape_of_weights is None:
        return None
    for target in range(item.shape_of_weights[0]):
        sources = _sources(item.link, item.shape_of_weights, target)
        if sources:
            return wire(link_id, target, sources[0])
    return None


def wire_beside(scene: DesignScene, at: tuple[str, int, int], step: Step) -> Selection | None:
    """Return the next connection: left and right another source, up and down another target."""
    link_id, target, source = at
    item = scene.link_items[link_id]
    shape = item.shape_of_weights
    if shape is None:
        return None
    dx, dy = step
    if dy:
        rows = range(target + 1, shape[0]) if dy > 0 else range(target - 1, -1, -1)
        for row in rows:
            sources = _sources(item.link, shape, row)
            if sources:
                return wire(link_id, row, min(sources, key=lambda it: abs(it - source)))
        return None
    sources = _sources(item.link, shape, target)
    place = sources.index(source) + (1 if dx > 0 else -1) if source in sources else 0
    if 0 <= place < len(sources):
        return wire(link_id, target, sources[place])
    return _row_beside(scene, at, 1 if dx > 0 else -1)


def wires_at(scene: DesignScene, layer_id: str, unit: int) -> Selection | None:
    """Return the first connection of a neuron: one into it, else one out of it."""
    for found in scene.design.links_into(layer_id):
        shape = scene.link_items[found.id].shape_of_weights
        if shape is not None and unit < shape[0] and _sources(found, shape, unit):
            return wire(found.id, unit, _sources(found, shape, unit)[0])
    for found in scene.design.links_out_of(layer_id):
        shape = scene.link_items[found.id].shape_of_weights
        for target in range(shape[0] if shape else 0):
            if shape is not None and unit in _sources(found, shape, target):
                return wire(found.id, target, unit)
    return None


def _row_beside(scene: DesignScene, at: tuple[str, int, int], way: int) -> Selection | None:
    link_id, target, _ = at
    item = scene.link_items[link_id]
    shape = item.shape_of_weights
    if shape is None:
        return None
    rows = range(target + 1, shape[0]) if way > 0 else range(target - 1, -1, -1)
    for row in rows:
        sources = _sources(item.link, shape, row)
        if sources:
            return wire(link_id, row, sources[0 if way > 0 else -1])
    return None


def _sources(of: Link, shape: tuple[int, int], target: int) -> range | tuple[int, ...]:
    if of.mask is None:
        return range(shape[1])
    return of.mask[target] if target < len(of.mask) else ()


def _nearest(here: QPointF, points: list[QPointF], step: Step) -> int | None:
    """Return the nearest point in a direction; what lies aside of it counts as further away."""
    best, least = None, inf
    for at, point in enumerate(points):
        away = point - here
        along = away.x() * step[0] + away.y() * step[1]
        aside = abs(away.x() * step[1]) + abs(away.y() * step[0])
        if along > 0.5 and aside <= 2.5 * along:
            distance = hypot(along, 2.0 * aside)
            if distance < least:
                best, least = at, distance
    return best
