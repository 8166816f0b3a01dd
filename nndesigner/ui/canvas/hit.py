"""What is under a point of the canvas, asked of the items' geometry instead of Qt's item order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF

from nndesigner.ui.canvas.drawn_link import SIMPLE_BELOW
from nndesigner.ui.canvas.layer_item import LayerItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

Part = Literal["nothing", "badge", "port", "unit", "more", "block", "link", "note", "group"]
_PORT_REACH = 13.0
_FURTHEST = 24.0
"""Nothing of a block reaches further from it than this."""
_WIRE_REACH = 5.0
_ON_WIRE = 2.5
"""So near counts as on a line where it lies over a block, which can be taken hold of as well."""
_MARKED_REACH = 3.5
"""Within this, the wire that is selected goes before its neighbours: it is drawn so thick."""
_DENSE = 200
"""With more lines than this a link is like an area: over a block, none of them can be meant."""
_SMALLEST_SCALE = 0.1
"""Below this scale reaches no longer grow, or ports would reach over whole blocks."""


@dataclass(frozen=True)
class Hit:
    """One part of the canvas; `wire` is (target unit, source unit).

    `out` says which port, or whether a "more" line is the one after the neurons shown.
    """

    part: Part = "nothing"
    layer: str | None = None
    unit: int | None = None
    out: bool = True
    link: str | None = None
    wire: tuple[int, int] | None = None
    note: str | None = None
    group: str | None = None


def hit(scene: DesignScene, pos: QPointF, scale: float = 1.0) -> Hit:
    """Return what is at a point of the scene seen at a scale: marks, ports, neurons, links."""
    slack = max(1.0, 0.8 / max(scale, _SMALLEST_SCALE))
    items = scene.obstacles.layers_near(pos, _FURTHEST * slack)
    for item in items:
        if item.on_badge(pos):
            return Hit("badge", item.layer.id)
    marked = scene.link_badges.at(pos)
    if marked is not None:
        return Hit("badge", link=marked)
    for item in items:
        found = _port(item, pos, _PORT_REACH * slack)
        if found is not None and not _covered(items, item, pos):
            return found
    for item in items:
        if item.covers(pos):
            after = item.more_at(pos)
            if after is not None:
                return Hit("more", item.layer.id, out=after)
            unit = item.unit_at(pos)
            wire = _wire_over(scene, item, pos, scale) if unit is None else None
            if wire is not None:
                return wire
            return Hit("block" if unit is None else "unit", item.layer.id, unit)
    found = link_at(scene, pos, scale)
    return found if found.wire is not None else _annotation(scene, pos, slack) or found


def _annotation(scene: DesignScene, pos: QPointF, slack: float) -> Hit | None:
    """Return the note, or the title of a group; areas of weights may lie over them."""
    note = scene.annotations.note_at(pos, slack)
    if note is not None:
        return Hit("note", note=note)
    group = scene.annotations.group_at(pos)
    return None if group is None else Hit("group", group=group)


def _port(item: LayerItem, pos: QPointF, reach: float) -> Hit | None:
    for out in (True, False):
        away = QLineF(item.port(out=out), pos)
        inner = away.dx() < 0 if out else away.dx() > 0
        # A port reaches further outside its block than into it, where neurons are.
        limit = min(reach, 9.0) if inner else reach
        if item.has_port(out=out) and away.length() <= limit:
            return Hit("port", item.layer.id, out=out)
    return None


def _covered(items: list[LayerItem], item: LayerItem, pos: QPointF) -> bool:
    """Tell whether a block lying above `item` (before it in the list) is at the point."""
    return any(above.covers(pos) for above in items[: items.index(item)])


def link_at(scene: DesignScene, pos: QPointF, scale: float = 1.0) -> Hit:
    """Return the wire or the link at a point, whatever block may lie over it."""
    slack = max(1.0, 0.8 / max(scale, _SMALLEST_SCALE))
    selected = _selected_at(scene, pos, slack)
    if selected is not None:
        return selected
    items = scene.obstacles.links_near(pos, _FURTHEST * slack)
    for item in items:
        wire = item.wire_at(pos, _WIRE_REACH * slack)
        if wire is not None:
            return Hit("link", link=item.link.id, wire=wire)
    for item in items:
        if item.is_at(pos):
            return Hit("link", link=item.link.id)
    return Hit()


def _selected_at(scene: DesignScene, pos: QPointF, slack: float) -> Hit | None:
    """Return the wire that is selected, if the point is on it."""
    if scene.selection.wire is None:
        return None
    link, *ends = scene.selection.wire
    item, wire = scene.link_items.get(link), (ends[0], ends[1])
    if item is None or not item.is_on_wire(wire, pos, _MARKED_REACH * slack):
        return None
    return Hit("link", link=link, wire=wire)


def _wire_over(scene: DesignScene, block: LayerItem, pos: QPointF, scale: float) -> Hit | None:
    """Return the wire of a block's own links that is drawn over its empty body at a point."""
    geometry = block.geometry
    if (
        scale < SIMPLE_BELOW
        or geometry.form != "column"
        or not geometry.body.contains(pos - block.pos())
    ):
        return None
    design, key = scene.design, block.layer.id
    own = [link.id for link in (*design.links_into(key), *design.links_out_of(key))]
    items = [scene.link_items[link] for link in own if link in scene.link_items]
    items = [item for item in items if item.shows_at(pos)]
    selected = _selected_at(scene, pos, 1.0)
    if selected is not None and any(item.link.id == selected.link for item in items):
        return selected
    for item in reversed(items):
        wire = item.wire_at(pos, _ON_WIRE) if item.line_count <= _DENSE else None
        if wire is not None:
            return Hit("link", link=item.link.id, wire=wire)
    return None


def block_at(scene: DesignScene, pos: QPointF) -> str | None:
    """Return the uppermost block at a point, whatever wires lie over it."""
    for item in scene.obstacles.layers_near(pos, 0.0):
        if item.covers(pos):
            return item.layer.id
    return None
