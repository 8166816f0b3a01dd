"""Outlines of neurons and blocks again, over the faint area many wires make."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from nndesigner.ui.canvas.colours import CanvasColours
from nndesigner.ui.canvas.layer_item import LayerItem


def paint_outlines(
    painter: QPainter, item: LayerItem, colours: CanvasColours, *, out: bool
) -> None:
    """Paint the rings of a column of neurons, and the side of its block where wires cross it.

    Wires lie over blocks. Those that show nothing but where they run would otherwise cut gaps
    into the rings of the neurons they pass, and dots into the edge of the block.
    """
    geometry = item.geometry
    if geometry.form != "column":
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(item.pos())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QPen(colours.block_border, 1.0)
    if item.look.hovered:
        edge = QPen(colours.kind(item.look.kind), 1.5)
    painter.setPen(edge)
    x = geometry.width if out else 0.0
    painter.drawLine(QLineF(x, geometry.body.top(), x, geometry.body.bottom()))
    painter.setPen(QPen(colours.rim(item.look.kind), 1.5))
    for centre in geometry.centres.tolist():
        painter.drawEllipse(QPointF(*centre), geometry.radius, geometry.radius)
    painter.restore()
