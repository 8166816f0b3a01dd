"""What lies over the links, and what is near a point; both kept up to date while blocks move."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Slot

from nndesigner.ui.canvas.layer_item import LayerItem
from nndesigner.ui.canvas.link_item import LinkItem

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene

_Boxes = npt.NDArray[np.float64]

_AT_ONCE = 60
"""Up to so many links, all are told of a moved block in the same frame."""
_EACH_TIME = 8
_NEXT_MS = 24
_CALM_MS = 150
_RAISED = 1.5


class Obstacles(QObject):
    """Tells links what to leave out: other blocks, and texts of their own.

    Among many links only those of a moved block follow it at once; the block is painted over
    the others, which are told little by little when it rests.
    """

    def __init__(self, scene: DesignScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._layers = _Index()
        self._links = _Index()
        self._rects: dict[str, list[QRectF]] = {}
        self._raised: set[str] = set()
        self._pending: dict[str, None] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._settle_some)

    @property
    def boxes(self) -> _Boxes:
        """Return what each block covers (n, 4), as left, top, right, bottom in the scene."""
        return self._layers.boxes

    def place_all(self) -> None:
        """Begin anew with all blocks and links of the scene."""
        self._pending.clear()
        self._lower()
        scene = self._scene
        self._rects = {key: covering(item) for key, item in scene.layer_items.items()}
        self._layers.fill({key: _around(rects) for key, rects in self._rects.items()})
        self._links.fill({key: item.boundingRect() for key, item in scene.link_items.items()})
        for link in scene.link_items.values():
            self._tell(link)

    def move(self, moved: Collection[str]) -> None:
        """Follow some blocks that have been moved; links at them have been given new shapes."""
        scene = self._scene
        swept = [self._layers.box(key) for key in moved]
        for key in moved:
            self._rects[key] = covering(scene.layer_items[key])
            self._layers.set(key, _around(self._rects[key]))
            swept.append(self._layers.box(key))
        own = {
            link.id: None
            for key in moved
            for link in (*scene.design.links_into(key), *scene.design.links_out_of(key))
        }
        for key in own:
            self._links.set(key, scene.link_items[key].boundingRect())
            self._tell(scene.link_items[key])
            self._pending.pop(key, None)
        self._pending |= {key: None for key in self._links.meeting(swept) if key not in own}
        if len(scene.link_items) <= _AT_ONCE:
            self.settle()
        elif moved:
            self._raise(moved, own)
            self._timer.start(_CALM_MS)

    def settle(self) -> None:
        """Tell all links that have not been told yet."""
        self._timer.stop()
        self._lower()
        while self._pending:
            self._tell_next()

    def layers_near(self, pos: QPointF, reach: float) -> list[LayerItem]:
        """Return the blocks within reach of a point, uppermost first."""
        return [self._scene.layer_items[key] for key in reversed(self._layers.near(pos, reach))]

    def links_near(self, pos: QPointF, reach: float) -> list[LinkItem]:
        """Return the links whose extent is within reach of a point, uppermost first."""
        return [self._scene.link_items[key] for key in reversed(self._links.near(pos, reach))]

    @Slot()
    def _settle_some(self) -> None:
        self._lower()
        for _ in range(min(_EACH_TIME, len(self._pending))):
            self._tell_next()
        self._scene.live.smooth_soon()
        if self._pending:
            self._timer.start(_NEXT_MS)

    def _tell_next(self) -> None:
        key = next(iter(self._pending))
        del self._pending[key]
        item = self._scene.link_items.get(key)
        if item is not None and self._tell(item):
            item.smooth = False

    def _tell(self, link: LinkItem) -> bool:
        """Tell a link what to leave out; return whether that is something new."""
        bounds = link.boundingRect()
        rects = link.own_covers()
        for key in self._layers.meeting([_coordinates(bounds)]):
            if key not in (link.link.source, link.link.target):
                rects += [rect for rect in self._rects[key] if rect.intersects(bounds)]
        return link.set_obstacles(rects)

    def _raise(self, layers: Iterable[str], links: Iterable[str]) -> None:
        """Paint moved blocks over links of others, and their own links over them."""
        for key in layers:
            self._scene.layer_items[key].setZValue(_RAISED)
        for key in links:
            self._scene.link_items[key].setZValue(_RAISED + 0.1)
        self._raised |= {*layers, *links}

    def _lower(self) -> None:
        raised, self._raised = self._raised, set()
        for key in raised & self._scene.layer_items.keys():
            self._scene.layer_items[key].setZValue(0)
        for key in raised & self._scene.link_items.keys():
            self._scene.link_items[key].setZValue(1)


def covering(item: LayerItem) -> list[QRectF]:
    """Return what a block covers in the scene: itself, and the text under a neuron of its own."""
    return [item.block_rect(), *(rect.translated(item.pos()) for rect in item.caption)]


class _Index:
    """Boxes (left, top, right, bottom) of many things by key, asked for all at once."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._places: dict[str, int] = {}
        self._boxes: _Boxes = np.empty((0, 4))

    @property
    def boxes(self) -> _Boxes:
        return self._boxes

    def fill(self, rects: dict[str, QRectF]) -> None:
        self._keys = list(rects)
        self._places = {key: number for number, key in enumerate(rects)}
        self._boxes = np.array([_coordinates(rect) for rect in rects.values()]).reshape(-1, 4)

    def set(self, key: str, rect: QRectF) -> None:
        self._boxes[self._places[key]] = _coordinates(rect)

    def box(self, key: str) -> tuple[float, float, float, float]:
        left, top, right, bottom = self._boxes[self._places[key]].tolist()
        return left, top, right, bottom

    def near(self, pos: QPointF, reach: float) -> list[str]:
        x, y = pos.x(), pos.y()
        return self.meeting([(x - reach, y - reach, x + reach, y + reach)])

    def meeting(self, boxes: list[tuple[float, float, float, float]]) -> list[str]:
        """Return the keys of all that overlap one of these boxes, in their order."""
        mine = self._boxes
        found = np.zeros(len(mine), dtype=bool)
        for left, top, right, bottom in boxes:
            found |= (
                (mine[:, 0] <= right)
                & (mine[:, 2] >= left)
                & (mine[:, 1] <= bottom)
                & (mine[:, 3] >= top)
            )
        return [self._keys[number] for number in np.flatnonzero(found).tolist()]


def _around(rects: list[QRectF]) -> QRectF:
    around = rects[0]
    for rect in rects[1:]:
        around = around.united(rect)
    return around


def _coordinates(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.left(), rect.top(), rect.right(), rect.bottom()
