"""Which cursor tells what a press would do."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from nndesigner.ui.canvas.gestures.unit_move import grip
from nndesigner.ui.canvas.hit import Hit
from nndesigner.ui.canvas.scene import DesignScene

_Shape = Qt.CursorShape


def cursor_of(
    scene: DesignScene, found: Hit, pos: QPointF, modifiers: Qt.KeyboardModifier
) -> Qt.CursorShape:
    """Return the cursor over a part of the canvas: a cross draws wires, arrows move."""
    if found.part in ("badge", "more", "link"):
        return _Shape.PointingHandCursor
    if found.part == "port":
        return _Shape.CrossCursor
    held = grip(scene, found, pos, modifiers)
    if held:
        return _Shape.CrossCursor if held == "wire" else _Shape.OpenHandCursor
    return _Shape.SizeAllCursor if found.layer is not None else _Shape.PointingHandCursor
