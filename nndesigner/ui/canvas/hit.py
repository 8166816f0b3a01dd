"""What is under a point of the canvas, asked of the items' geometry instead of Qt's item order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLineF, QPointF

from nndesigner.ui.canvas.layer_item import LayerItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

Part = Literal["nothing", "badge", "port", "unit", "block", "link"]
_PORT_REACH = 13.0
_WIRE_REACH = 5.0
_SMALLEST_SCALE = 0.1
"""Below this scale reaches no longer grow, or ports would reach over whole blocks."""


@dataclass(frozen=True)
class Hit:
    """One part of the canvas; `out` says which port, `wire` is (target unit, source unit)."""

    part: Part = "nothing"
    layer: str | None = None
    unit: int | None = None
    out: bool = True
    link: str | None = None
    wire: tuple[int, int] | None = None


def hit(scene: DesignScene, pos: QPointF, scale: float = 1.0) -> Hit:
    """Return what is at a point of the scene seen at a scale: marks, ports, neurons, links."""
    slack = max(1.0, 0.8 / max(scale, _SMALLEST_SCALE))
    items = list(reversed(scene.layer_items.values()))
    for item in items:
        if item.on_badge(pos):
            return Hit("badge", item.layer.id)
    for item in items:
        found = _port(item, pos, _PORT_REACH * slack)
        if found is not None and not _covered(items, item, pos):
            return found
    for item in items:
        if item.covers(pos):
            unit = item.unit_at(pos)
            return Hit("block" if unit is None else "unit", item.layer.id, unit)
    return _link(scene, pos, slack)


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


def _link(scene: DesignScene, pos: QPointF, slack: float) -> Hit:
    for item in reversed(scene.link_items.values()):
        wire = item.wire_at(pos, _WIRE_REACH * slack)
        if wire is not None:
            return Hit("link", link=item.link.id, wire=wire)
    for item in reversed(scene.link_items.values()):
        if item.is_at(pos):
            return Hit("link", link=item.link.id)
    return Hit()
