"""Painting of a block from values prepared before: no decisions about the design are made here."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from nndesigner.ui.canvas.colours import CanvasColours, font, readable_on
from nndesigner.ui.canvas.geometry import HEADER, LayerGeometry
from nndesigner.ui.icons import pixmap

CORNER = 10.0
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICON = 26.0
_AFAR = 0.45
"""The scale below which the words in a block can no longer be read."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


@dataclass
class BlockLook:
    """Everything about a block that shows, apart from its geometry and the colours.

    `fills` has the shade of each neuron (one for all while nothing is known), `values` a short
    number for each large neuron, in the size `value_size`, `labels` the class names, `percents`
    their probabilities. `footer` is in the size `footer_size`.
    `icon`, `kind_name` and `output_shape` stand in a block that shows no neurons.
    `ports` tells whether the input and the output port show, `hot_port` which one is pointed at.
    """

    kind: str = "dense"
    title: str = ""
    subtitle: str = ""
    footer: str = ""
    footer_size: int = 11
    fills: list[QColor] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    value_size: int = 9
    labels: list[str] = field(default_factory=list)
    percents: list[str] = field(default_factory=list)
    strongest: int | None = None
    picture: QImage | None = None
    more: str = ""
    rate: float = 0.0
    icon: str = ""
    kind_name: str = ""
    output_shape: str = ""
    frozen: bool = False
    glyph: QPolygonF | None = None
    severity: str = ""
    selected: bool = False
    hovered: bool = False
    target: str = ""
    unit: int | None = None
    target_unit: int | None = None
    ports: tuple[bool, bool] = (False, False)
    strong_ports: bool = False
    hot_port: bool | None = None


def paint_block(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours, lod: float
) -> None:
    """Paint a whole block; `lod` is the scale it is seen in."""
    if geometry.form == "neuron":
        _paint_single(painter, geometry, look, colours)
    else:
        _paint_body(painter, geometry, look, colours)
        from_afar = geometry.form == "plain" and lod < _AFAR
        if lod >= 0.3:
            _paint_title(painter, geometry, look, colours)
            if not from_afar:
                _paint_texts(painter, geometry, look, colours)
        if geometry.form == "picture":
            _paint_picture(painter, geometry, look, colours)
        elif geometry.form == "dropout":
            _paint_dropped(painter, geometry, look, colours)
        elif geometry.form == "plain":
            _paint_kind(painter, geometry, look, colours, from_afar=from_afar)
        else:
            _paint_neurons(painter, geometry, look, colours)


def _paint_body(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    rect = geometry.rect
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grown, colour in zip((3.2, 2.2, 1.2), colours.shadows, strict=True):
        # Strokes in opaque colours: filling a translucent block costs ten times as much.
        painter.setPen(QPen(colour, 2.0))
        around = rect.adjusted(-grown, -grown + 2, grown, grown + 1.5)
        painter.drawRoundedRect(around, CORNER + grown, CORNER + grown)
    shape = QPainterPath()
    shape.addRoundedRect(rect, CORNER, CORNER)
    painter.fillPath(shape, colours.block)
    strip = QPainterPath()
    strip.addRect(QRectF(0, 0, geometry.width, HEADER))
    painter.fillPath(shape.intersected(strip), colours.kind(look.kind))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colours.block_border, 1.0))
    painter.drawPath(shape)
    if look.hovered:
        painter.setPen(QPen(colours.kind(look.kind), 1.5))
        painter.drawPath(shape)


def _paint_title(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    painter.setFont(font(13, bold=True))
    painter.setPen(colours.on_kind)
    painter.drawText(geometry.header.adjusted(12, 0, -12, 0), _CENTRE, look.title)


def _paint_texts(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    if look.frozen:
        _paint_lock(
            painter, geometry.header.center() + QPointF(geometry.width / 2 - 16, 1), colours.on_kind
        )
    painter.setFont(font(11))
    painter.setPen(colours.muted)
    painter.drawText(geometry.subtitle, _CENTRE, look.subtitle)
    if look.footer:
        painter.setFont(font(look.footer_size))
        painter.setPen(colours.text)
        painter.drawText(geometry.footer.adjusted(0, 0, 0, -4), _CENTRE, look.footer)
    if look.more:
        line = QRectF(0, geometry.body.bottom() - 20, geometry.width, 18)
        painter.setFont(font(11))
        painter.setPen(colours.muted)
        painter.drawText(line, _CENTRE, look.more)


def _paint_neurons(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
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


def _paint_picture(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
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


def _paint_dropped(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    """Paint ten neurons of which about the rate is silent."""
    silent = {int(n) for n in (np.arange(round(look.rate * 10)) * 7 + 2) % 10}
    step = (geometry.width - 32) / 10
    for number in range(10):
        centre = QPointF(16 + (number + 0.5) * step, geometry.body.center().y())
        off = number in silent
        pen = QPen(colours.muted if off else colours.kind(look.kind), 1.25)
        if off:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if off else QBrush(colours.kind(look.kind)))
        painter.drawEllipse(centre, 5, 5)


def _paint_kind(
    painter: QPainter,
    geometry: LayerGeometry,
    look: BlockLook,
    colours: CanvasColours,
    *,
    from_afar: bool,
) -> None:
    """Paint what kind of layer it is, and the shape that comes out; from afar an icon alone."""
    body = geometry.body
    if from_afar:
        below = geometry.rect.adjusted(0, HEADER, 0, 0)
        _paint_icon(painter, below.center(), min(64.0, below.height() - 12), look, colours)
        return
    _paint_icon(
        painter, QPointF(body.left() + 14 + _ICON / 2, body.center().y()), _ICON, look, colours
    )
    line = QRectF(body.left() + 14 + _ICON + 10, body.top() + 3, 0, 18)
    line.setRight(body.right() - 8)
    painter.setFont(font(11))
    painter.setPen(colours.muted)
    painter.drawText(line, _LEFT, look.kind_name)
    painter.setFont(font(13, bold=True))
    painter.setPen(colours.text)
    painter.drawText(line.translated(0, 18), _LEFT, look.output_shape)


def _paint_icon(
    painter: QPainter, centre: QPointF, side: float, look: BlockLook, colours: CanvasColours
) -> None:
    scale = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
    tint = colours.kind(look.kind).name()
    picture = pixmap(look.icon, round(side), tint, max(1.0, min(4.0, round(scale + 0.49))))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRectF(centre - QPointF(side / 2, side / 2), QSizeF(side, side))
    painter.drawPixmap(place, picture, QRectF(picture.rect()))


def _paint_lock(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """Paint a small padlock: training leaves this layer alone."""
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(middle.x() - 3, middle.y() - 7, 6, 8), 0, 180 * 16)
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 3, 10, 8), 1.5, 1.5)


def _paint_single(
    painter: QPainter, geometry: LayerGeometry, look: BlockLook, colours: CanvasColours
) -> None:
    centre, radius = geometry.rect.center(), geometry.radius
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for grown, colour in zip((2.6, 1.6, 0.6), colours.shadows, strict=True):
        painter.setPen(QPen(colour, 2.0))
        painter.drawEllipse(centre + QPointF(0, 1.5), radius + grown, radius + grown)
    painter.setBrush(look.fills[0])
    painter.setPen(QPen(colours.kind(look.kind), 3.5 if look.hovered else 2.75))
    painter.drawEllipse(centre, radius - 1.5, radius - 1.5)
    if look.values:
        painter.setFont(font(14, bold=True))
        painter.setPen(readable_on(look.fills[0]))
        painter.drawText(geometry.rect, _CENTRE, look.values[0])
    elif look.glyph is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.kind(look.kind), 2.0))
        painter.drawPolyline(look.glyph)
    painter.setFont(font(12, bold=True))
    painter.setPen(colours.text)
    painter.drawText(geometry.header, _CENTRE, look.title)
    painter.setFont(font(11))
    painter.setPen(colours.muted)
    painter.drawText(geometry.subtitle, _CENTRE, look.subtitle)
    painter.setFont(font(look.footer_size))
    painter.drawText(geometry.footer, _CENTRE, look.footer)
    if look.frozen:
        place = geometry.rect.center() + QPointF(-0.7 * radius, -0.9 * radius)
        _paint_lock(painter, place, colours.muted)
