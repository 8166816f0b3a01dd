"""Moving the view over the canvas with the middle button, or with Space held."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QGraphicsView


class Pan:
    """Follows the pointer in the view's own pixels."""

    def __init__(self, view: QGraphicsView, start: QPoint) -> None:
        self._view = view
        self._last = start

    def move(self, pos: QPoint) -> None:
        """Take the canvas along."""
        step = pos - self._last
        self._last = pos
        pan_by(self._view, -step.x(), -step.y())


def pan_by(view: QGraphicsView, dx: int, dy: int) -> None:
    """Move the view by pixels."""
    for bar, step in ((view.horizontalScrollBar(), dx), (view.verticalScrollBar(), dy)):
        bar.setValue(bar.value() + step)
