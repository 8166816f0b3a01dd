"""What a view shows first of a design that is too large to be read as a whole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView

LEGIBLE = 0.5
"""Smaller, the texts in blocks cannot be read."""
_OPENING = 0.6
_MARGIN = 16.0
"""Pixels left free beside the first block."""


def begin_at(view: ZoomView, scene: DesignScene) -> None:
    """Show the leftmost block at the left, legibly; the map shows the rest.

    The blocks behind it stand at the height of what leads to them, so it is what the view is
    centred about, where not everything fits.
    """
    contents = scene.contents_rect()
    room = QRectF(view.viewport().rect()).size() / _OPENING
    first = min((item.block_rect() for item in scene.layer_items.values()), key=QRectF.left)
    left = min(contents.left(), first.left()) - _MARGIN / _OPENING
    low = contents.height() + 2 * _MARGIN / _OPENING <= room.height()
    y = contents.center().y() if low else first.center().y()
    view.zoom_to(_OPENING)
    view.centerOn(QPointF(left + room.width() / 2, y))
