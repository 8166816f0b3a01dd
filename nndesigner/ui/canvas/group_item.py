"""The frame of a group on the canvas: around its layers, behind everything, with a name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.design import Group
from nndesigner.ui.canvas.colours import CanvasColours, font

PADDING = 18.0
TITLE = 28.0
_CORNER = 12.0
_MARGIN = 4.0
_READABLE = 0.2


def frame_around(blocks: QRectF) -> QRectF:
    """Return the frame of a group whose layers, with their texts, lie in a rectangle."""
    return blocks.adjusted(-PADDING, -PADDING - TITLE, PADDING, PADDING)


class GroupItem(QGraphicsItem):
    """Shows one group; in scene coordinates, because it has no place of its own."""

    def __init__(self, group: Group, colours: CanvasColours) -> None:
        super().__init__()
        self.shown = group
        self.frame = QRectF()
        self.selected = False
        self._colours = colours
        self._title = ""
        self.setZValue(-2)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    @property
    def title(self) -> QRectF:
        """Return the strip with the name, by which the group is taken hold of."""
        return QRectF(self.frame.topLeft(), self.frame.topRight() + QPointF(0, TITLE))

    def show_group(self, group: Group, blocks: QRectF) -> None:
        """Show this value of the group, around its layers."""
        frame = frame_around(blocks)
        if group == self.shown and frame == self.frame and self._title:
            return
        if frame != self.frame:
            self.prepareGeometryChange()
            self.frame = frame
        self.shown = group
        metrics = QFontMetricsF(font(13, bold=True))
        room = frame.width() - 2 * PADDING
        self._title = metrics.elidedText(group.name, Qt.TextElideMode.ElideRight, room)
        self.update()

    def set_selected(self, selected: bool) -> None:
        """Show whether all its layers are selected."""
        if selected != self.selected:
            self.selected = selected
            self.update()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def boundingRect(self) -> QRectF:
        return self.frame.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        colours = self._colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = colours.accent if self.selected else colours.group_border
        painter.setPen(QPen(border, 2.5 if self.selected else 1.5))
        painter.setBrush(colours.group)
        painter.drawRoundedRect(self.frame, _CORNER, _CORNER)
        if option.levelOfDetailFromTransform(painter.worldTransform()) >= _READABLE:
            painter.setPen(colours.accent if self.selected else colours.muted)
            painter.setFont(font(13, bold=True))
            text = self.title.adjusted(PADDING, 4, -PADDING, 0)
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(text, left, self._title)
