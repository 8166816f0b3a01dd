"""Painting of what a block holds: its neurons, pixels and small pictures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nndesigner.ui.canvas.block_geometry import LayerGeometry
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.colours import CanvasColours, font, readable_on
from nndesigner.ui.canvas.feature_maps import StatePicture

_CENTRE = Qt.AlignmentFlag.AlignCenter
_NO_PEN = QPen(Qt.PenStyle.NoPen)


def paint_state(painter: QPainter, state: StatePicture, colours: CanvasColours) -> None:
    """Paint small pictures, each with a fine frame."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    for place, part in state.tiles:
        painter.drawImage(place, state.image, part)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.neuron_border, 1.0))
    for place, _ in state.tiles:
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_neurons(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    """Paint the circles of neurons, with what stands in and beside them."""
    radius = geometry.radius
    if geometry.form == "grid":
        _paint_dots(painter, geometry, look)
        return
    painter.setPen(QPen(colours.rim(look.kind), 1.5))
    points = [QPointF(x, y) for x, y in geometry.centres.tolist()]
    for unit, point in enumerate(points):
        painter.setBrush(look.fills[unit if len(look.fills) > 1 else 0])
        painter.drawEllipse(point, radius, radius)
    if look.values:
        painter.setFont(font(look.value_size))
        for unit, point in enumerate(points):
            painter.setPen(readable_on(look.fills[unit]))
            box = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
            painter.drawText(box, _CENTRE, look.values[unit])
    if look.labels:
        _paint_labels(painter, geometry, look, colours)


def _paint_dots(painter: QPainter, geometry: LayerGeometry, look: BlockLook) -> None:
    """Paint many neurons, one call for each shade."""
    groups: dict[int, list[QPointF]] = {}
    shades = [fill.rgba() for fill in look.fills]
    points = geometry.centres.tolist()
    for unit, (x, y) in enumerate(points):
        shade = shades[unit if len(shades) > 1 else 0]
        groups.setdefault(shade, []).append(QPointF(x, y))
    for shade, members in groups.items():
        pen = QPen(QColor.fromRgba(shade), geometry.radius * 2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(members)


def _paint_labels(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    left = geometry.centres[0, 0] + geometry.radius + 10
    pitch, width = geometry.cell, geometry.width - left - 10
    for unit, text in enumerate(look.labels):
        strong = unit == look.strongest
        row = QRectF(left, geometry.centres[unit, 1] - pitch / 2, width, pitch)
        painter.setFont(font(12, bold=strong))
        painter.setPen(colours.text)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if look.percents:
            painter.setFont(font(11, bold=strong))
            painter.setPen(colours.text if strong else colours.muted)
            painter.drawText(
                row,
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                look.percents[unit],
            )


def paint_picture(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    """Paint a grey picture, with lines between its pixels where they are large."""
    cell, first = geometry.cell, geometry.centres[0] - geometry.cell / 2
    area = QRectF(first[0], first[1], geometry.columns * cell, geometry.rows * cell)
    painter.setPen(_NO_PEN)
    painter.setBrush(look.fills[0])
    painter.drawRect(area)
    if look.picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(area, look.picture)
    if cell >= 6:
        painter.setPen(QPen(colours.block, 1.0))
        columns = [area.left() + n * cell for n in range(1, geometry.columns)]
        rows = [area.top() + n * cell for n in range(1, geometry.rows)]
        corners = [QPointF(x, y) for x in columns for y in (area.top(), area.bottom())]
        corners += [QPointF(x, y) for y in rows for x in (area.left(), area.right())]
        painter.drawLines(corners)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.neuron_border, 1.0))
    painter.drawRect(area.adjusted(-1, -1, 1, 1))
