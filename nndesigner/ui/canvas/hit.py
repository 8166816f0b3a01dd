"""What is under a point of the canvas, asked of the items' geometry instead of Qt's item order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF

from nndesigner.ui.canvas.layer_item import LayerItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

Part = Literal["nothing", "badge", "port", "unit", "more", "block", "link", "note", "group"]
_PORT_REACH = 13.0
_FURTHEST = 24.0
"""Nothing of a block reaches further from it than this."""
_WIRE_REACH = 5.0
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
    items = scene.obstacles.links_near(pos, _FURTHEST * slack)
    for item in items:
        wire = item.wire_at(pos, _WIRE_REACH * slack)
        if wire is not None:
            return Hit("link", link=item.link.id, wire=wire)
    for item in items:
        if item.is_at(pos):
            return Hit("link", link=item.link.id)
    return Hit()
