"""All links that stand still, painted from one picture of the view: each frame blends one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.drawn_link import FADED, DrawnLink
from nndesigner.ui.canvas.link_item import LinkItem

ALONE_MOST = 24
"""Up to so many links, each is painted by its own item: they change more often than they rest."""
_CALM_MS = 400
_BYTES_MOST = 160 * 1024 * 1024
"""Pictures of links that are out of view are forgotten above this."""
_RECTS_MOST = 24
_EVERYWHERE = QRectF(-1e6, -1e6, 2e6, 2e6)


class _Seen(NamedTuple):
    """How a view shows the scene, apart from where it has been scrolled to."""

    scale: float
    ratio: float
    size: QSize


class _Rest:
    """One link: where it lies in whole pixels of the scene as scaled, and its picture."""

    def __init__(self, item: LinkItem) -> None:
        self.item = item
        self.area = QRectF(item.boundingRect())
        self.place = QRect()
        self.picture: QPixmap | None = None
        self.covered = QRect()

    @property
    def bytes(self) -> int:
        return 4 * self.picture.width() * self.picture.height() if self.picture else 0

    def draw(self, target: QRect, seen: _Seen) -> QPixmap:
        """Return a new picture of this part of the link; what is drawn already is kept."""
        picture = QPixmap(target.size() * seen.ratio)
        picture.setDevicePixelRatio(seen.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.translate(-target.topLeft())
        if self.picture is not None:
            painter.drawPixmap(self.covered.topLeft(), self.picture)
            painter.setClipRegion(QRegion(target) - QRegion(self.covered))
        painter.scale(seen.scale, seen.scale)
        self.item.paint_rest(painter, seen.scale)
        painter.end()
        self.picture, self.covered = picture, target
        return picture


class RestingLinks(QGraphicsItem):
    """Paints the links of a large design for as long as they do not move.

    Blending a hundred pictures of long links takes longer than a frame may; here they are
    blended once, and again only where one has changed or scrolling uncovers it. Marks, and the
    wires of the neuron pointed at, are painted by the links' own items above. On other devices
    than a view's window every link is painted itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_faded = False
        self._rests: dict[str, _Rest] = {}
        self._away: dict[str, LinkItem] = {}
        self._order: list[str] = []
        self._ground = QPixmap()
        self._seen: _Seen | None = None
        self._scrolled = QPoint()
        self._stale = QRegion()
        self._calm = _Calm(self)
        self.setZValue(1)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)

    def follow(self, items: Iterable[LinkItem]) -> None:
        """Take over the links of a design, if they are many; those on the move stay away."""
        known = {item.link.id: item for item in items if not item.is_thread}
        if len(known) <= ALONE_MOST:
            known = {}
        self._order = list(known)
        self._away = {key: item for key, item in self._away.items() if known.get(key) is item}
        for key in [key for key, rest in self._rests.items() if known.get(key) is not rest.item]:
            self._drop(key)
        for key in known.keys() - self._rests.keys() - self._away.keys():
            self._take(known[key])
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not known)

    def leave(self, keys: Collection[str]) -> None:
        """Let some links be painted by their own items until they have come to rest."""
        for key in keys & self._rests.keys():
            self._away[key] = self._rests[key].item
            self._drop(key)
        if keys & self._away.keys():
            self._calm.start()

    def come_back(self) -> bool:
        """Take all links again; tell whether that has to wait, as some are raised still."""
        if any(item.zValue() != self.zValue() for item in self._away.values()):
            return False
        away, self._away = self._away, {}
        for item in away.values():
            self._take(item)
        return True

    def spoil(self, item: DrawnLink) -> None:
        """Draw a link anew, as it looks different or has got another shape."""
        rest = self._rests.get(item.link.id)
        if rest is not None:
            self._uncover(rest)
            rest.area, rest.picture = QRectF(item.boundingRect()), None
            self._place(rest)
            self._uncover(rest)

    def set_faded(self, faded: bool) -> None:
        """Let the links step back behind those that paint themselves."""
        if faded != self.is_faded:
            self.is_faded = faded
            if self._rests:
                self.update()

    def boundingRect(self) -> QRectF:
        return _EVERYWHERE

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setOpacity(FADED if self.is_faded else 1.0)
        world = painter.worldTransform()
        if widget is None or not _is_plain(world):
            self._paint_each(painter, option.levelOfDetailFromTransform(world))
            return
        # Not painter.device(): its wrapper may take the place of an item at the same address.
        ratio = painter.deviceTransform().m11() / world.m11()
        self._look(_Seen(world.m11(), ratio, widget.size()))
        self._scroll(QPoint(round(world.dx()), round(world.dy())))
        if not self._stale.isEmpty():
            self._compose()
        painter.resetTransform()
        painter.drawPixmap(0, 0, self._ground)

    def _paint_each(self, painter: QPainter, lod: float) -> None:
        for rest in self._rests_in_order():
            painter.save()
            rest.item.paint_rest(painter, lod)
            painter.restore()

    def _rests_in_order(self) -> list[_Rest]:
        return [self._rests[key] for key in self._order if key in self._rests]

    def _take(self, item: LinkItem) -> None:
        rest = _Rest(item)
        self._rests[item.link.id] = rest
        item.rest_on(self)
        self._place(rest)
        self._uncover(rest)

    def _drop(self, key: str) -> None:
        rest = self._rests.pop(key)
        rest.item.rest_on(None)
        self._uncover(rest)

    def _place(self, rest: _Rest) -> None:
        if self._seen is not None:
            scaled = QTransform.fromScale(self._seen.scale, self._seen.scale).mapRect(rest.area)
            rest.place = scaled.toAlignedRect().adjusted(-1, -1, 1, 1)

    def _uncover(self, rest: _Rest) -> None:
        """Blend again what is where this link was, or is now."""
        self.update(rest.area)
        self._stale += rest.place
        if self._stale.rectCount() > _RECTS_MOST:
            self._stale = QRegion(self._stale.boundingRect())

    def _look(self, seen: _Seen) -> None:
        if seen == self._seen:
            return
        again = self._seen is not None and self._seen[:2] == seen[:2]
        self._seen = seen
        self._ground = QPixmap(seen.size * seen.ratio)
        self._ground.setDevicePixelRatio(seen.ratio)
        self._ground.fill(Qt.GlobalColor.transparent)
        self._stale = QRegion(self._view())
        if not again:
            for rest in self._rests.values():
                rest.picture = None
                self._place(rest)

    def _view(self) -> QRect:
        """Return what is in view, in pixels of the scene as scaled."""
        return QRect(-self._scrolled, self._seen.size if self._seen is not None else QSize())

    def _scroll(self, scrolled: QPoint) -> None:
        """Move the picture along with the view; what that uncovers is stale."""
        before = self._view()
        way, self._scrolled = scrolled - self._scrolled, scrolled
        if way.isNull():
            return
        ratio = self._seen.ratio if self._seen is not None else 1.0
        pixels = round(way.x() * ratio), round(way.y() * ratio)
        now = self._view()
        if pixels != (way.x() * ratio, way.y() * ratio) or not before.intersects(now):
            self._stale = QRegion(now)
            return
        self._ground.scroll(*pixels, self._ground.rect())
        self._stale += QRegion(now) - QRegion(before)

    def _compose(self) -> None:
        """Blend the links again where that is due."""
        seen, view = self._seen, self._view()
        due, self._stale = self._stale & view, QRegion()
        if seen is None or due.isEmpty():
            return
        painter = QPainter(self._ground)
        painter.translate(self._scrolled)
        painter.setClipRegion(due)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(due.boundingRect(), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for rest in self._rests_in_order():
            if due.intersects(rest.place):
                picture = _picture(rest, view, seen)
                painter.drawPixmap(rest.covered.topLeft(), picture)
        painter.end()
        self._forget(view)

    def _forget(self, view: QRect) -> None:
        if sum(rest.bytes for rest in self._rests.values()) > _BYTES_MOST:
            for rest in self._rests.values():
                if not rest.place.intersects(view):
                    rest.picture = None


class _Calm(QObject):
    """Calls links back to rest when nothing has moved for a while."""

    def __init__(self, links: RestingLinks) -> None:
        super().__init__()
        self._links = links
        self._timer = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._timer.timeout.connect(self._end)

    def start(self) -> None:
        """Wait anew."""
        self._timer.start()

    @Slot()
    def _end(self) -> None:
        if not self._links.come_back():
            self._timer.start()


def _picture(rest: _Rest, view: QRect, seen: _Seen) -> QPixmap:
    """Return the picture of a link that holds at least what is in view of it."""
    if rest.picture is not None and rest.covered.contains(rest.place & view):
        return rest.picture
    wide, high = view.width() // 4, view.height() // 4
    near = view.adjusted(-wide, -high, wide, high)
    is_small = rest.place.width() <= near.width() and rest.place.height() <= near.height()
    return rest.draw(rest.place if is_small else rest.place & near, seen)


def _is_plain(world: QTransform) -> bool:
    """Tell whether a view is scaled alike both ways and scrolled by whole pixels."""
    return (
        not world.isRotating()
        and world.m11() == world.m22() > 0
        and world.dx() == round(world.dx())
        and world.dy() == round(world.dy())
    )
