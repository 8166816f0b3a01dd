"""What a view shows first of a design that is too large to be read as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce

from PySide6.QtCore import QPointF, QRectF

from nndesigner.core.design import Design
from nndesigner.core.layers import InputLayer
from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView

LEGIBLE = 0.5
"""Smaller, the texts in blocks cannot be read."""
_OPENING = 0.6
_MARGIN = 16.0
"""Pixels left free beside the first block."""


def begin_at(view: ZoomView, scene: DesignScene) -> None:
    """Show the network without what lies about beside it; if that is still too large, its input.

    Then the first block is at the left, legibly; the map shows the rest. The blocks behind it
    stand at the height of what leads to them, so it is what the view is centred about, where not
    everything fits.
    """
    part = [scene.layer_items[key] for key in main_part(scene.design)]
    blocks = _around(part)
    view.show_rect(blocks)
    if view.zoom >= LEGIBLE:
        return
    inputs = [item for item in part if isinstance(item.layer, InputLayer)]
    first = min((item.block_rect() for item in inputs or part), key=QRectF.left)
    room = QRectF(view.viewport().rect()).size() / _OPENING
    low = blocks.height() + 2 * _MARGIN / _OPENING <= room.height()
    y = blocks.center().y() if low else first.center().y()
    view.zoom_to(_OPENING)
    view.centerOn(QPointF(first.left() - _MARGIN / _OPENING + room.width() / 2, y))


def main_part(design: Design) -> list[str]:
    """Return the layers of the network proper: the largest connected part, best with an input."""
    inputs = {layer.id for layer in design.layers if isinstance(layer, InputLayer)}

    def worth(part: list[str]) -> tuple[bool, int]:
        return len(part) > 1 and not inputs.isdisjoint(part), len(part)

    return max(_parts(design), key=worth)


def _parts(design: Design) -> Iterable[list[str]]:
    """Return the layers of each connected part."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for link in design.links:
        neighbours[link.source].append(link.target)
        neighbours[link.target].append(link.source)
    seen: set[str] = set()
    for layer in design.layers:
        part, waiting = [], [layer.id]
        while waiting:
            key = waiting.pop()
            if key not in seen:
                seen.add(key)
                part.append(key)
                waiting += neighbours[key]
        if part:
            yield part


def _around(items: Iterable[LayerItem]) -> QRectF:
    return reduce(QRectF.united, (item.block_rect() for item in items))
