"""Selecting by drawing a rectangle on the empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from nndesigner.ui.canvas.gestures.base import Gesture
from nndesigner.ui.canvas.selection import Selection

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene


class RubberBand(Gesture):
    """Selects blocks and notes the rectangle touches; with `adding` besides what was selected."""

    def __init__(self, scene: DesignScene, start: QPointF, *, adding: bool) -> None:
        super().__init__(scene, start)
        self._before = scene.selection
        self._kept = scene.selection if adding else Selection()

    def move(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        rect = QRectF(self.start, pos).normalized()
        path = QPainterPath()
        path.addRect(rect)
        self.scene.overlay.show_path(path, filled=True)
        items = self.scene.layer_items.items()
        touched = frozenset(key for key, item in items if item.block_rect().intersects(rect))
        notes = self.scene.annotations.notes.items()
        read = frozenset(key for key, item in notes if item.block_rect().intersects(rect))
        kept = self._kept
        self.scene.set_selection(
            Selection(kept.layers | touched, kept.links, notes=kept.notes | read)
        )

    def release(self, pos: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self.move(pos, _modifiers)
        self.scene.overlay.clear()

    def cancel(self) -> None:
        self.scene.overlay.clear()
        self.scene.set_selection(self._before)
