"""Painting of a block from values prepared before: no decisions about the design are made here."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from nndesigner.ui.canvas.block_geometry import HEADER, LayerGeometry
from nndesigner.ui.canvas.block_look import BlockLook
from nndesigner.ui.canvas.colours import CanvasColours, font, readable_on
from nndesigner.ui.canvas.unit_painter import paint_neurons, paint_picture, paint_state
from nndesigner.ui.icons import pixmap

CORNER = 10.0
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ICON = 26.0
_AFAR = 0.45
"""The scale below which the words in a block can no longer be read."""
_NO_PEN = QPen(Qt.PenStyle.NoPen)


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
            paint_picture(painter, geometry, look, colours)
        elif geometry.form == "dropout":
            _paint_dropped(painter, geometry, look, colours)
        elif geometry.form == "plain":
            _paint_kind(painter, geometry, look, colours, from_afar=from_afar)
        elif geometry.form != "maps":
            paint_neurons(painter, geometry, look, colours)
        if look.state is not None:
            paint_state(painter, look.state, colours)


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
        paint_lock(
            painter, geometry.header.center() + QPointF(geometry.width / 2 - 16, 1), colours.on_kind
        )
    painter.setFont(font(11))
    painter.setPen(colours.muted)
    painter.drawText(geometry.subtitle, _CENTRE, look.subtitle)
    if look.footer:
        painter.setFont(font(look.footer_size))
        painter.setPen(colours.text)
        painter.drawText(geometry.footer.adjusted(0, 0, 0, -4), _CENTRE, look.footer)
    painter.setFont(font(11))
    painter.setPen(colours.accent if geometry.is_range else colours.muted)
    for text, after in ((look.before, False), (look.more, True)):
        if text:
            painter.drawText(geometry.more_line(after=after), _CENTRE, text)


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
        if look.state is not None:
            below.setBottom(geometry.state_area.top())
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
    # Not painter.device(): its wrapper may take the place of an item at the same address.
    scale = painter.deviceTransform().m11()
    tint = colours.kind(look.kind).name()
    picture = pixmap(look.icon, round(side), tint, max(1.0, min(4.0, round(scale + 0.49))))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRectF(centre - QPointF(side / 2, side / 2), QSizeF(side, side))
    painter.drawPixmap(place, picture, QRectF(picture.rect()))


def paint_lock(painter: QPainter, middle: QPointF, colour: QColor) -> None:
    """Paint a small padlock: training leaves this alone."""
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(middle.x() - 3, middle.y() - 7, 6, 8), 0, 180 * 16)
    painter.setPen(_NO_PEN)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 3, 10, 8), 1.5, 1.5)


def _clear_under(painter: QPainter, line: QRectF, text: str, colours: CanvasColours) -> None:
    """Take away the wires behind a text that stands on the canvas itself."""
    width = painter.fontMetrics().horizontalAdvance(text) + 4.0 if text else 0.0
    behind = QRectF(line.center().x() - width / 2, line.top(), width, line.height())
    painter.fillRect(behind, colours.canvas)


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
    _clear_under(painter, geometry.header, look.title, colours)
    painter.drawText(geometry.header, _CENTRE, look.title)
    painter.setFont(font(11))
    painter.setPen(colours.muted)
    _clear_under(painter, geometry.subtitle, look.subtitle, colours)
    painter.drawText(geometry.subtitle, _CENTRE, look.subtitle)
    painter.setFont(font(look.footer_size))
    _clear_under(painter, geometry.footer, look.footer, colours)
    painter.drawText(geometry.footer, _CENTRE, look.footer)
    if look.frozen:
        place = geometry.rect.center() + QPointF(-0.7 * radius, -0.9 * radius)
        paint_lock(painter, place, colours.muted)
