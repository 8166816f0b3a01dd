"""A block that is carried from the palette over a view of the canvas, and let go there."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from nndesigner.core.catalog import PALETTE
from nndesigner.ui.canvas.gestures.drop import MIME, DropLayer
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView


class PaletteDrops:
    """Follows one drag after another over a view, which passes on its events."""

    def __init__(self, view: ZoomView, scene: DesignScene) -> None:
        self._view, self._scene = view, scene
        self._drop: DropLayer | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Begin to show where the block would land; anything else is refused."""
        kind = bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")
        if kind not in PALETTE:
            event.ignore()
            return
        pos = self._view.to_scene(event.position())
        self._drop = DropLayer(self._scene, pos).begin(kind)
        self._drop.hover(pos)
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """Show where the block would land now."""
        if self._drop is not None:
            self._drop.hover(self._view.to_scene(event.position()))
            event.acceptProposedAction()

    def leave(self) -> None:
        """Show nothing any more."""
        drop, self._drop = self._drop, None
        if drop is not None:
            drop.cancel()

    def drop(self, event: QDropEvent) -> None:
        """Add the block where it was let go."""
        drop, self._drop = self._drop, None
        if drop is not None and drop.drop(self._view.to_scene(event.position())):
            event.acceptProposedAction()
