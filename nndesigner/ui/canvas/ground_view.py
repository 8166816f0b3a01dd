"""A view of the canvas and the ground it paints: dots, and on an empty canvas a hint."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmapCache
from PySide6.QtWidgets import QGraphicsView, QWidget

from nndesigner.ui.canvas.backdrop import paint_grid, paint_hint
from nndesigner.ui.canvas.scene import DesignScene
from nndesigner.ui.canvas.zoom_view import ZoomView

_CACHE_KB = 256 * 1024


class GroundView(ZoomView):
    """Shows the items of a `DesignScene` on its ground."""

    # Of the class too: Qt scrolls a view before __init__ has set it.
    _shows_hint = False

    def __init__(self, scene: DesignScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.design_scene = scene
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheBackground)
        if QPixmapCache.cacheLimit() < _CACHE_KB:
            # Blocks and links are cached as pixmaps; Qt's 10 MB hold one full screen.
            QPixmapCache.setCacheLimit(_CACHE_KB)

    def hint(self) -> str:
        """Return what an empty canvas says."""
        return ""

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        colours = self.design_scene.colours
        painter.fillRect(rect, colours.canvas)
        paint_grid(painter, QRectF(rect), self.zoom, colours)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        self._shows_hint = not self.design_scene.design.layers
        if self._shows_hint:
            painter.resetTransform()
            paint_hint(painter, self.viewport().rect(), self.hint(), self.design_scene.colours)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self._shows_hint:
            # The hint stands still while Qt moves the pixels under it.
            self.viewport().update()
        scene = self.scene()
        if isinstance(scene, DesignScene):
            scene.readings.moved()
