"""What overlays leave free of a viewport, and how a view has to move to show something there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF

_SLACK = 0.5
"""Pixels two edges may differ by and still count as the same."""


def free_areas(whole: QRectF, overlays: Iterable[QRectF]) -> list[QRectF]:
    """Return the largest rectangles inside `whole` that touch no overlay; they may overlap."""
    areas = [whole]
    for overlay in overlays:
        parts = [part for area in areas for part in _without(area, overlay)]
        areas = [part for part in parts if not _lies_in_another(part, parts)]
    return areas


def fits(size: QRectF, area: QRectF) -> float:
    """Return the scale at which one rectangle just fits into another."""
    return min(area.width() / size.width(), area.height() / size.height())


def way_into(rect: QRectF, areas: Sequence[QRectF]) -> QPointF | None:
    """Return the shortest way a rectangle has to go to lie in one of the areas.

    None if it is too large for all of them.
    """
    ways = [
        QPointF(
            _step(rect.left(), rect.right(), area.left(), area.right()),
            _step(rect.top(), rect.bottom(), area.top(), area.bottom()),
        )
        for area in areas
        if rect.width() <= area.width() + _SLACK and rect.height() <= area.height() + _SLACK
    ]
    return min(ways, key=QPointF.manhattanLength, default=None)


def _without(area: QRectF, overlay: QRectF) -> list[QRectF]:
    if not area.intersects(overlay):
        return [area]
    left, top, right, bottom = area.left(), area.top(), area.right(), area.bottom()
    around = (
        QRectF(QPointF(left, top), QPointF(overlay.left(), bottom)),
        QRectF(QPointF(overlay.right(), top), QPointF(right, bottom)),
        QRectF(QPointF(left, top), QPointF(right, overlay.top())),
        QRectF(QPointF(left, overlay.bottom()), QPointF(right, bottom)),
    )
    return [part for part in around if part.width() > 0 and part.height() > 0]


def _lies_in_another(part: QRectF, parts: Sequence[QRectF]) -> bool:
    return any(other is not part and other != part and other.contains(part) for other in parts)


def _step(low: float, high: float, least: float, most: float) -> float:
    """Return how far a span has to move to lie between two bounds."""
    if low < least:
        return least - low
    return most - high if high > most else 0.0
