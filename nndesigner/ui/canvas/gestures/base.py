"""What all gestures of the pointer have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene


class Gesture:
    """One thing a hand does, from press to release. It may be cancelled at any moment.

    Positions are in scene coordinates. Nothing of the design changes before `release`.
    """

    def __init__(self, scene: DesignScene, start: QPointF) -> None:
        self.scene = scene
        self.start = start

    def move(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer."""

    def release(self, pos: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Do it."""

    def cancel(self) -> None:
        """Leave everything as it was before the press."""
