"""A note on the canvas: a text in a box, below all blocks and wires."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.core.design import Note
from nndesigner.ui.canvas.colours import CanvasColours, font

PADDING = 10.0
TEXT_SIZE = 13
_CORNER = 6.0
_FOLD = 12.0
_MARGIN = 6.0
_READABLE = 0.3
EDGE_REACH = 7.0
"""How near to its right or lower edge a note is taken hold of to change its size."""


class NoteItem(QGraphicsItem):
    """Shows one note; it edits nothing."""

    def __init__(self, note: Note, colours: CanvasColours) -> None:
        super().__init__()
        self.note = note
        self.selected = False
        self._colours = colours
        self._size = (note.width, note.height)
        self.setZValue(-1)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.show_note(note)

    def show_note(self, note: Note) -> None:
        """Show this value of the note."""
        self.note = note
        self.setPos(note.x, note.y)
        self.resize(note.width, note.height)
        self.update()

    def place(self, pos: QPointF) -> None:
        """Put it somewhere for as long as a drag lasts."""
        self.setPos(pos)

    def resize(self, width: float, height: float) -> None:
        """Give it a size for as long as a drag lasts."""
        if (width, height) != self._size:
            self.prepareGeometryChange()
            self._size = width, height

    def block_rect(self) -> QRectF:
        """Return the box in scene coordinates."""
        return QRectF(self.pos(), self.pos() + QPointF(*self._size))

    def edges_at(self, scene_pos: QPointF, slack: float) -> tuple[bool, bool]:
        """Tell whether a point is on the right, and on the lower edge, to change the size."""
        rect, reach = self.block_rect(), EDGE_REACH * slack
        if not rect.adjusted(0, 0, reach, reach).contains(scene_pos):
            return False, False
        right = abs(scene_pos.x() - rect.right()) <= reach
        lower = abs(scene_pos.y() - rect.bottom()) <= reach
        return right, lower

    def set_selected(self, selected: bool) -> None:
        """Show whether it is selected."""
        if selected != self.selected:
            self.selected = selected
            self.update()

    def set_colours(self, colours: CanvasColours) -> None:
        """Paint in the colours of another theme."""
        self._colours = colours
        self.update()

    def boundingRect(self) -> QRectF:
        width, height = self._size
        return QRectF(0, 0, width, height).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        colours, rect = self._colours, QRectF(0, 0, *self._size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.note_border, 1.0))
        painter.setBrush(colours.note)
        painter.drawRoundedRect(rect, _CORNER, _CORNER)
        if self.selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.accent, 2.5))
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), _CORNER + 3, _CORNER + 3)
        painter.fillPath(_grip(rect), colours.note_border)
        if option.levelOfDetailFromTransform(painter.worldTransform()) >= _READABLE:
            painter.setPen(colours.text)
            painter.setFont(font(TEXT_SIZE))
            inner = rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
            painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
            painter.drawText(inner, Qt.TextFlag.TextWordWrap, self.note.text)


def _grip(rect: QRectF) -> QPainterPath:
    """Return the small triangle in the corner that says: pull here."""
    corner = rect.bottomRight() - QPointF(3, 3)
    path = QPainterPath(corner)
    path.lineTo(corner - QPointF(_FOLD, 0))
    path.lineTo(corner - QPointF(0, _FOLD))
    path.closeSubpath()
    return path
