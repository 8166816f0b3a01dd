"""The shapes a link is made of: its curve, the area of its weights, and what it leaves out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QRegion

from nndesigner.ui.canvas.layer_item import LayerItem

_REACH = 200.0
"""No wire leaves a block further above or below it than this."""


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the curve of a link from an output port to an input port."""
    reach = max(40.0, abs(end.x() - start.x()) / 2)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path


def ribbon(source: LayerItem, target: LayerItem) -> QPainterPath:
    """Return the area between the neurons of two blocks that stands for all their weights."""
    here = source.geometry.body.translated(source.pos())
    there = target.geometry.body.translated(target.pos())
    path = QPainterPath(here.topRight())
    for corner in (there.topLeft(), there.bottomLeft(), here.bottomRight()):
        path.lineTo(corner)
    path.closeSubpath()
    return path


def fan(item: LayerItem, *, out: bool) -> QPainterPath:
    """Return the area in a block between its edge and its column of neurons, without these.

    Where many wires run together, the gaps between them would look like notches.
    """
    path = QPainterPath()
    geometry = item.geometry
    if geometry.form != "column":
        return path
    (x, top), (_, bottom) = geometry.centres[0], geometry.centres[-1]
    edge = geometry.width if out else 0.0
    radius = geometry.radius
    path.addRect(QRectF(QPointF(x, top), QPointF(edge, bottom)).normalized())
    circles = QPainterPath()
    for cx, cy in geometry.centres.tolist():
        circles.addEllipse(QPointF(cx, cy), radius + 0.75, radius + 0.75)
    return path.subtracted(circles).translated(item.pos())


def beside_sides(source: LayerItem, target: LayerItem) -> list[QRectF]:
    """Return what lies above and below blocks of small neurons that stand beside each other.

    Wires leave such a block at the side that faces the other block: without this, those of its
    lowest neurons would come out from under it and begin in the air.
    """
    here, there = source.block_rect(), target.block_rect()
    if here.right() >= there.left() and there.right() >= here.left():
        return []
    return [
        item.block_rect().adjusted(0, -_REACH, 0, _REACH)
        for item in (source, target)
        if item.geometry.form in ("grid", "picture")
    ]


def rounded(rect: QRectF) -> QRegion:
    """Return a rectangle with its corners cut a little, as a region to clip with."""
    inner = rect.toAlignedRect()
    if min(inner.width(), inner.height()) < 24:
        return QRegion(inner)
    return QRegion(inner.adjusted(3, 0, -3, 0)) + QRegion(inner.adjusted(0, 3, 0, -3))
