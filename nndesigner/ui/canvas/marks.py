"""What lies above a block and the lines at it: its ring, ports, marked neurons, problems."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from nndesigner.ui.canvas.block_geometry import LayerGeometry
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.colours import CanvasColours, font, readable_on
from nndesigner.ui.canvas.glyphs import curve_at
from nndesigner.ui.canvas.layer_painter import CORNER, paint_lock

PORT = 5.5
BADGE = 10.0
_UNIT_BADGE = 7.0
_MARGIN = 14.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LayerMarks(QGraphicsItem):
    """The marks of one block. Hovering repaints these alone, not the block."""

    def __init__(self, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours) -> None:
        super().__init__()
        self._geometry = geometry
        self._bounds = geometry.rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        self._look = look
        self._colours = colours
        self.setZValue(2)

    def set_geometry(self, geometry: LayerGeometry) -> None:
        self.prepareGeometryChange()
        self._geometry = geometry
        self._bounds = geometry.rect.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def set_colours(self, colours: CanvasColours) -> None:
        self._colours = colours
        self.update()

    def refresh(self) -> None:
        """Show what of the look has changed; without any mark nothing is to be painted."""
        look = self._look
        marks = (look.target, look.severity, look.selected, *look.ports, look.locked, look.own)
        units = (look.unit, look.target_unit)
        empty = not (any(marks) or look.more_units) and all(unit is None for unit in units)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, empty)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry, look, colours = self._geometry, self._look, self._colours
        _paint_ring(painter, geometry, look, colours)
        _paint_unit_badges(painter, geometry, look, colours)
        _paint_marked_units(painter, geometry, look, colours)
        _paint_ports(painter, geometry, look, colours)
        if look.severity:
            paint_badge(painter, badge_centre(geometry), look.severity, colours)


def badge_centre(geometry: LayerGeometry) -> QPointF:
    """Return where the mark of a problem sits: on the corner, or on the rim of a circle."""
    if geometry.form == "neuron":
        return QPointF(geometry.width * 0.86, geometry.height * 0.14)
    return QPointF(geometry.width - 3, 3)


def ring_colour(look: BlockLook, colours: CanvasColours) -> QColor | None:
    """Return the colour of the ring around a block, if it has one."""
    if look.target == "valid":
        return colours.success
    if look.target == "refused":
        return colours.error
    return colours.accent if look.selected else None


def _paint_ring(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    """Paint the ring here, not with the block: links would be painted over it."""
    colour = ring_colour(look, colours)
    if colour is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.5))
    if geometry.form == "neuron":
        painter.drawEllipse(geometry.rect.center(), geometry.radius + 4, geometry.radius + 4)
    else:
        around = geometry.rect.adjusted(-3, -3, 3, 3)
        painter.drawRoundedRect(around, CORNER + 3, CORNER + 3)


def _paint_marked_units(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    if geometry.form == "neuron":
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    chosen = [(unit, colours.accent) for unit in look.more_units - {look.unit}]
    for unit, colour in (
        *chosen,
        (look.unit, colours.accent),
        (look.target_unit, colours.success),
    ):
        if unit is None or not geometry.shows(unit):
            continue
        x, y = geometry.centres[unit - geometry.first]
        painter.setPen(QPen(colour, 2.5))
        size = geometry.radius + 2.5
        if geometry.form == "picture":
            painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
        else:
            painter.drawEllipse(QPointF(x, y), size, size)


def _paint_unit_badges(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    """Mark neurons whose bias is locked, and those with an activation of their own."""
    if not (look.locked or look.own):
        return
    for unit in range(geometry.first, geometry.first + geometry.shown):
        locked, own = unit in look.locked, look.own.get(unit)
        if not (locked or own):
            continue
        centre = QPointF(*geometry.centres[unit - geometry.first])
        if not geometry.is_large:
            painter.setPen(QPen(colours.text if locked else colours.accent, 3.0))
            painter.drawPoint(centre)
            continue
        away = 0.8 * geometry.radius
        painter.setPen(QPen(colours.rim(look.kind), 1.0))
        painter.setBrush(colours.block)
        if locked:
            corner = centre + QPointF(-away, away)
            painter.drawEllipse(corner, _UNIT_BADGE, _UNIT_BADGE)
            paint_lock(painter, corner + QPointF(0, 1), colours.text)
        if own:
            corner = centre + QPointF(away, -away)
            painter.setPen(QPen(colours.rim(look.kind), 1.0))
            painter.setBrush(colours.block)
            painter.drawEllipse(corner, _UNIT_BADGE, _UNIT_BADGE)
            painter.setPen(QPen(colours.kind(look.kind), 1.5))
            painter.drawPolyline(curve_at(own, corner, 4.5))


def _paint_ports(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    for out, shown in enumerate(look.ports):
        if shown:
            hot = look.hot_port is not None and look.hot_port == bool(out)
            size = PORT + (1.5 if look.strong_ports else 0.0) + (1.0 if hot else 0.0)
            painter.setBrush(colours.accent if hot else colours.canvas)
            painter.setPen(QPen(colours.accent if look.strong_ports else colours.link, 2.0))
            painter.drawEllipse(geometry.port(out=bool(out)), size, size)


def paint_badge(painter: QPainter, centre: QPointF, severity: str, colours: CanvasColours) -> None:
    """Paint a round mark for an error, a triangle for a warning: not told apart by colour alone."""
    fill = colours.error if severity == "error" else colours.warning
    painter.setPen(QPen(colours.canvas, 2.0))
    painter.setBrush(fill)
    if severity == "error":
        painter.drawEllipse(centre, BADGE, BADGE)
    else:
        painter.drawPolygon(
            QPolygonF([centre + QPointF(0, -11), centre + QPointF(12, 9), centre + QPointF(-12, 9)])
        )
    painter.setPen(readable_on(fill))
    painter.setFont(font(13, bold=True))
    shift = 0 if severity == "error" else 2
    box = QRectF(centre.x() - BADGE, centre.y() - BADGE + shift, 2 * BADGE, 2 * BADGE)
    painter.drawText(box, _CENTRE, "!")
