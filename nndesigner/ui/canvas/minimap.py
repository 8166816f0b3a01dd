"""A small map of the whole canvas in its corner, with what is in view marked on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nndesigner.ui.canvas.scene import DesignScene
    from nndesigner.ui.canvas.zoom_view import ZoomView

SIZE = QSize(200, 132)
_LOST = 0.25
"""With less than this share of the design in view, the map may cover a block."""
_PADDING = 8
_SMALLEST_VIEW = QSize(480, 320)
_WIDE_VIEW = 900
"""In a narrower view than this the map is smaller as well."""
_AGAIN_MS = 60
"""Blocks are drawn anew so long after something has moved: a drag goes on meanwhile."""
_LEAST = 2.5


class Minimap(QWidget):
    """Shows all blocks as coloured boxes; a click or a drag on it moves the view there.

    It hides while everything is in view anyway, where the view is too small for it, and where
    it would lie over blocks, unless hardly anything else is in view.
    """

    def __init__(self, view: ZoomView, scene: DesignScene) -> None:
        super().__init__(view)
        self.setObjectName("minimap")
        self._view = view
        self._scene = scene
        self._wanted = True
        self._has_room = True
        self._picture: QPixmap | None = None
        self._contents = QRectF()
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._redraw)
        self.setFixedSize(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        scene.contents_changed.connect(self._contents_changed)
        view.zoom_changed.connect(self.follow)
        view.horizontalScrollBar().valueChanged.connect(self.follow)
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.installEventFilter(self)
        self.retranslate()

    @property
    def wanted(self) -> bool:
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Show it where it is of use, or never."""
        self._wanted = wanted
        self._redraw()

    def set_room(self, has_room: bool) -> None:
        """Show it only where there is a place for it."""
        self._has_room = has_room
        self.follow()

    def redraw(self) -> None:
        """Draw everything anew, as in other colours."""
        self._picture = None
        self.update()

    def retranslate(self) -> None:
        """Set the texts in the present language."""
        self.setAccessibleName(self.tr("Map of the canvas"))
        self.setToolTip(self.tr("Map of the canvas: click or drag to move the view"))

    def seen(self) -> QRectF:
        """Return the part of the scene that is in view."""
        view = self._view
        rect = QRectF(view.viewport().rect())
        return QRectF(view.to_scene(rect.topLeft()), view.to_scene(rect.bottomRight()))

    def to_map(self, rect: QRectF) -> QRectF:
        """Return where a rectangle of the scene is on the map."""
        scale, corner = self._scale()
        return QRectF(
            corner + (rect.topLeft() - self._contents.topLeft()) * scale, rect.size() * scale
        )

    def to_scene(self, pos: QPointF) -> QPointF:
        """Return the point of the scene that is at a point of the map."""
        scale, corner = self._scale()
        return self._contents.topLeft() + (pos - corner) / scale

    @Slot()
    def follow(self) -> None:
        """Follow the view; cheap enough to be called in every frame."""
        shown = self._has_room and self.is_of_use()
        if shown == self.isHidden():
            self.setVisible(shown)
            self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._view:
            self.setFixedSize(SIZE * min(1.0, self._view.width() / _WIDE_VIEW))
            self._picture = None
            self.follow()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.centerOn(self.to_scene(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._view.centerOn(self.to_scene(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatio():
            self._picture = self._drawn()
        colours = self._scene.colours
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        frame = self.to_map(self.seen()) & QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fill = QColor(colours.accent)
        fill.setAlpha(36)
        painter.setBrush(fill)
        painter.setPen(QPen(colours.accent, 1.5))
        painter.drawRect(frame)

    @Slot()
    def _contents_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _redraw(self) -> None:
        self._contents = self._extent()
        self._picture = None
        self.follow()

    def _extent(self) -> QRectF:
        around = self._scene.annotations.bounds()
        items = self._scene.layer_items.values()
        if not items:
            return around
        places = [(item.x(), item.y(), item.geometry) for item in items]
        left, top = min(x for x, _, _ in places), min(y for _, y, _ in places)
        right = max(x + geometry.width for x, _, geometry in places)
        bottom = max(y + geometry.height for _, y, geometry in places)
        return around.united(QRectF(left, top, right - left, bottom - top))

    def is_of_use(self) -> bool:
        """Tell whether it is wanted, and anything is out of view."""
        view = self._view.viewport()
        large = view.width() >= _SMALLEST_VIEW.width() and view.height() >= _SMALLEST_VIEW.height()
        empty = self._contents.isEmpty()
        return self._wanted and large and not empty and not self.seen().contains(self._contents)

    def is_needed(self) -> bool:
        """Tell whether so little is in view that one is lost without it."""
        seen, contents = self.seen().intersected(self._contents), self._contents
        return seen.width() * seen.height() < _LOST * contents.width() * contents.height()

    def _scale(self) -> tuple[float, QPointF]:
        """Return the scale of the map, and where the contents' corner is on it."""
        room = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        contents = self._contents
        if contents.isEmpty():
            return 1.0, room.topLeft()
        scale = min(room.width() / contents.width(), room.height() / contents.height())
        return scale, room.center() - QPointF(contents.width(), contents.height()) * (scale / 2)

    def _drawn(self) -> QPixmap:
        """Return the map without the frame of the view."""
        ratio = self.devicePixelRatio()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        colours = self._scene.colours
        picture.fill(colours.block)
        painter = QPainter(picture)
        painter.setPen(QPen(colours.block_border, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self._boxes().items():
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)
        painter.end()
        return picture

    def _boxes(self) -> dict[str, list[QRectF]]:
        """Return where blocks, notes and groups are on the map, by colour, from below."""
        colours, notes = self._scene.colours, self._scene.annotations
        boxes: dict[str, list[QRectF]] = defaultdict(list)
        for group in notes.groups.values():
            boxes[colours.group.name()].append(self.to_map(group.frame))
        for note in notes.notes.values():
            boxes[colours.note_border.name()].append(self.to_map(note.block_rect()))
        scale, corner = self._scale()
        left, top = (corner - self._contents.topLeft() * scale).toTuple()
        names: dict[str, str] = {}
        for item in self._scene.layer_items.values():
            kind, geometry = item.look.kind, item.geometry
            if kind not in names:
                names[kind] = colours.kind(kind).name()
            width, height = geometry.width * scale, geometry.height * scale
            x, y = item.x() * scale + left, item.y() * scale + top
            boxes[names[kind]].append(QRectF(x, y, max(_LEAST, width), max(_LEAST, height)))
        return boxes
