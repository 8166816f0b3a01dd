"""Where legend and map stand over a view: in a corner where they hide no block, if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, QTimer, Slot

from nndesigner.ui.canvas.free_area import fits, free_areas

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene
    from nndesigner.ui.canvas.view import DesignView

MARGIN = 12
_GAP = 8
"""What blocks keep from overlays when everything is made to fit beside them, in pixels."""
_CALM_MS = 150
"""Overlays step aside when nothing has moved for so long; never while something moves."""
_WORTH = 1.08
"""A corner, or a small legend, further from home is taken for so much larger a picture."""

Corner = tuple[bool, bool]
"""(right, bottom)"""
Boxes = npt.NDArray[np.float64]

LEGEND_CORNERS: tuple[Corner, ...] = ((False, True), (False, False), (True, True), (True, False))
MAP_CORNERS: tuple[Corner, ...] = ((True, True), (True, False), (False, True), (False, False))


class OverlayPlaces(QObject):
    """Finds the corners of a view's legend and map anew whenever the view has come to rest."""

    def __init__(self, view: DesignView, scene: DesignScene) -> None:
        super().__init__(view)
        self._view, self._scene = view, scene
        self._legend, self._map = view.legend, view.tools.minimap
        self._timer = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._timer.timeout.connect(self.settle)
        self._legend_corner, self._map_corner = LEGEND_CORNERS[0], MAP_CORNERS[0]
        view.zoom_changed.connect(self.soon)
        view.horizontalScrollBar().valueChanged.connect(self.soon)
        view.verticalScrollBar().valueChanged.connect(self.soon)
        scene.contents_changed.connect(self.soon)
        for widget in (view, self._legend, self._map):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._keep_corners()
            self.soon()
        elif event.type() == QEvent.Type.Show:
            self.settle()
        return super().eventFilter(watched, event)

    @property
    def rects(self) -> list[QRectF]:
        """Return what the overlays that show cover of the viewport now."""
        shown = (self._legend, self._map)
        return [QRectF(widget.geometry()) for widget in shown if not widget.isHidden()]

    @Slot()
    def soon(self) -> None:
        """Find their places anew when nothing moves any more; cheap enough for every frame."""
        self._timer.start()

    @Slot()
    def settle(self) -> None:
        """Put both where they hide no block; else the legend is at home and pale, the map gone."""
        self._timer.stop()
        to_viewport = self._view.viewportTransform()
        blocks = _scaled(self._blocks(), to_viewport.m11(), to_viewport.dx(), to_viewport.dy())
        taken = QRectF()
        if not self._legend.isHidden():
            taken = self._settle_legend(blocks)
        if self._map.is_of_use():
            self._settle_map(blocks, taken)
        else:
            self._map.set_room(True)  # looked for when it is wanted again

    def fitting(self, contents: QRectF, margin: float, most: float) -> tuple[float, QRectF]:
        """Return at which scale contents show as a whole, and in the middle of which area.

        The whole viewport is taken where legend and blocks do not meet in it; otherwise what is
        free beside the legend, which may first go to another corner or become small.
        """
        whole = QRectF(self._view.viewport().rect())
        outer = contents.adjusted(-margin, -margin, margin, margin)
        best, area = min(fits(outer, whole), most), whole
        if self._legend.isHidden():
            return best, area
        shift = whole.center() - contents.center() * best
        blocks = _scaled(self._blocks(), best, shift.x(), shift.y())
        if any(not _covers(place, blocks) for place, _, _ in self._legend_places()):
            return best, area
        best = 0.0
        for place, _, _ in self._legend_places():
            kept = place.adjusted(-_GAP, -_GAP, _GAP, _GAP)
            for free in free_areas(whole, [kept]):
                inner = free.adjusted(_GAP, _GAP, -_GAP, -_GAP)
                if inner.isEmpty():
                    continue
                scale = min(fits(contents, inner), most)
                if scale > best * _WORTH:
                    best, area = scale, inner
        return best, area

    def _settle_legend(self, blocks: Boxes) -> QRectF:
        places = list(self._legend_places())
        free = [found for found in places if not _covers(found[0], blocks)]
        home = next(found for found in places if found[2])
        place, corner, small = (free or [home])[0]
        self._legend_corner = corner
        self._legend.set_small(small)
        self._legend.move(place.topLeft().toPoint())
        self._legend.set_pale(not free)
        return place

    def _settle_map(self, blocks: Boxes, taken: QRectF) -> None:
        """Put the map where it hides neither blocks nor the legend; else show it if needed."""
        size = self._map.size()
        places = [(self._place(size, corner), corner) for corner in MAP_CORNERS]
        apart = [found for found in places if not found[0].intersects(taken)] or places
        free = [found for found in apart if not _covers(found[0], blocks)]
        place, self._map_corner = (free or apart)[0]
        self._map.move(place.topLeft().toPoint())
        self._map.set_room(bool(free) or self._map.is_needed())

    def _keep_corners(self) -> None:
        """Keep both in the corners they are in: something has become larger or smaller."""
        for widget, corner in (
            (self._legend, self._legend_corner),
            (self._map, self._map_corner),
        ):
            widget.move(self._place(widget.size(), corner).topLeft().toPoint())

    def _blocks(self) -> Boxes:
        """Return what must not be hidden (n, 4), as left, top, right, bottom on the scene."""
        notes = self._scene.annotations
        rects = [note.block_rect() for note in notes.notes.values()]
        rects += [group.title for group in notes.groups.values()]
        boxes = np.array([rect.getCoords() for rect in rects], dtype=float).reshape(-1, 4)
        return np.concatenate([self._scene.obstacles.boxes, boxes])

    def _legend_places(self) -> Iterator[tuple[QRectF, Corner, bool]]:
        """Yield where the legend could be, best first: (place, corner, whether small)."""
        for small in (False, True):
            size = self._legend.size_as(small=small)
            for corner in LEGEND_CORNERS:
                yield self._place(size, corner), corner, small

    def _place(self, size: QSize, corner: Corner) -> QRectF:
        right, bottom = corner
        room = self._view.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        left = room.right() + 1 - size.width() if right else room.left()
        top = room.bottom() + 1 - size.height() if bottom else room.top()
        return QRectF(QRect(QPoint(left, top), size))


def _scaled(boxes: Boxes, scale: float, dx: float, dy: float) -> Boxes:
    moved: Boxes = boxes * scale + np.array([dx, dy, dx, dy])
    return moved


def _covers(place: QRectF, boxes: Boxes) -> bool:
    """Tell whether a rectangle touches one of the boxes (n, 4)."""
    across = (boxes[:, 0] < place.right()) & (boxes[:, 2] > place.left())
    along = (boxes[:, 1] < place.bottom()) & (boxes[:, 3] > place.top())
    return bool(np.any(across & along))
