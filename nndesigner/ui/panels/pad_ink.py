"""How strokes look on the drawing pad: smooth curves through their points, pressed wider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from nndesigner.core.project import Point, Stroke

PEN_WIDTH = 20.0
"""Pad units a line is wide at first."""

_STRAIGHT = 2.5
"""Pieces shorter than this (pad units) are drawn straight: nobody sees the difference."""

_NEAR = 1.0
"""Points nearer than this to the one before add nothing to a stroke that is drawn anew."""

_LIGHTEST, _STRONGER = 0.3, 1.0
"""Width of a hardly pressed line, as a share of the pen's, and what full pressure adds."""

_MANY = 1500
"""A stroke of more points is a scribble: drawn anew it is straight from point to point."""

_RUN = 40
"""Points drawn as one line: a longer one crosses itself too often to be filled quickly."""


def width_at(point: Point, width: float) -> float:
    """Return how wide the line is at a point, of a pen of this width."""
    return width * (_LIGHTEST + _STRONGER * point[2]) if len(point) > 2 else width


def ink_pen(colour: QColor, width: float) -> QPen:
    """Return a round pen."""
    return QPen(
        colour,
        width,
        Qt.PenStyle.SolidLine,
        Qt.PenCapStyle.RoundCap,
        Qt.PenJoinStyle.RoundJoin,
    )


def controls(around: Sequence[Point]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the control points of the cubic from the second to the third of four points.

    It is the centripetal Catmull-Rom curve, which has no loops or cusps within a piece
    (C. Yuksel, S. Schaefer, J. Keyser, "Parameterization and applications of Catmull-Rom
    curves", 2011).
    """
    before, start, end, after = around
    first, middle, last = (
        hypot(b[0] - a[0], b[1] - a[1]) ** 0.5
        for a, b in ((before, start), (start, end), (end, after))
    )
    return (
        _control(before, start, end, first, middle),
        _control(after, end, start, last, middle),
    )


def _control(
    outer: Point, near: Point, far: Point, outside: float, inside: float
) -> tuple[float, float]:
    """Return the control point beside `near`, on the way to `far`."""
    if outside < 1e-6 or inside < 1e-6:
        return near[0], near[1]
    a, b = outside * outside, inside * inside
    share = 2 * a + 3 * outside * inside + b
    over = 3 * outside * (outside + inside)
    x, y = ((a * far[i] - b * outer[i] + share * near[i]) / over for i in (0, 1))
    return x, y


def add_piece(path: QPainterPath, around: Sequence[Point]) -> None:
    """Continue a path from the second to the third of four points of a stroke."""
    start, end = around[1], around[2]
    if hypot(end[0] - start[0], end[1] - start[1]) < _STRAIGHT:
        path.lineTo(end[0], end[1])
        return
    (ax, ay), (bx, by) = controls(around)
    path.cubicTo(ax, ay, bx, by, end[0], end[1])


def paint_piece(painter: QPainter, around: Sequence[Point], colour: QColor, width: float) -> QRectF:
    """Paint a stroke from the second to the third of four points; return what it covers."""
    start, end = around[1], around[2]
    path = QPainterPath(QPointF(start[0], start[1]))
    add_piece(path, around)
    widest = max(width_at(start, width), width_at(end, width))
    if len(start) > 2 or len(end) > 2:
        _paint_pressed(painter, path, colour, (width_at(start, width), width_at(end, width)))
    elif path.elementCount() == 2:
        painter.setPen(ink_pen(colour, width))
        painter.drawLine(QLineF(start[0], start[1], end[0], end[1]))
    else:
        painter.strokePath(path, ink_pen(colour, width))
    reach = widest / 2
    return path.controlPointRect().adjusted(-reach, -reach, reach, reach)


def _paint_pressed(
    painter: QPainter, path: QPainterPath, colour: QColor, widths: tuple[float, float]
) -> None:
    """Paint a piece whose width changes along it."""
    first, last = widths
    length = path.length()
    steps = max(1, min(12, int(max(abs(last - first), length / 6))))
    here = path.pointAtPercent(0.0)
    for step in range(1, steps + 1):
        there = path.pointAtPercent(step / steps)
        painter.setPen(ink_pen(colour, first + (last - first) * (step - 0.5) / steps))
        painter.drawLine(here, there)
        here = there


def paint_dot(painter: QPainter, point: Point, colour: QColor, width: float) -> QRectF:
    """Paint where the pen touched without moving; return what it covers."""
    painter.setPen(ink_pen(colour, width_at(point, width)))
    painter.drawPoint(QPointF(point[0], point[1]))
    reach = width_at(point, width) / 2
    return QRectF(point[0] - reach, point[1] - reach, 2 * reach, 2 * reach)


def paint_stroke(painter: QPainter, stroke: Stroke, colour: QColor, width: float) -> None:
    """Paint a whole stroke."""
    near = _NEAR if len(stroke) <= _MANY else 4 * _NEAR
    points = list(_thinned(stroke, near))
    paint_dot(painter, points[0], colour, width)
    if len(stroke) > _MANY:
        painter.setPen(ink_pen(colour, width_at(points[len(points) // 2], width)))
        for first in range(0, len(points), _RUN):
            run = points[first : first + _RUN + 1]
            painter.drawPolyline([QPointF(point[0], point[1]) for point in run])
        return
    if any(len(point) > 2 for point in points):
        for around in _pieces(points):
            paint_piece(painter, around, colour, width)
        return
    painter.setPen(ink_pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(*points[0][:2]))
    for number, around in enumerate(_pieces(points), start=1):
        add_piece(path, around)
        if number % _RUN == 0:
            painter.drawPath(path)
            path = QPainterPath(path.currentPosition())
    painter.drawPath(path)


def _pieces(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point, Point]]:
    last = len(points) - 1
    for i in range(last):
        yield points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)]


def _thinned(stroke: Iterable[Point], near: float) -> Iterator[Point]:
    """Leave out points that lie where the one before is; the first and the last stay."""
    kept: Point | None = None
    skipped: Point | None = None
    for point in stroke:
        far = kept is None or abs(point[0] - kept[0]) + abs(point[1] - kept[1]) >= near
        skipped = None if far else point
        if far:
            kept = point
            yield point
    if skipped is not None:
        yield skipped
