"""Lining blocks up, and spacing them evenly: pure functions of rectangles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

Alignment = Literal["left", "right", "top", "bottom", "centre_h", "centre_v"]
Direction = Literal["h", "v"]


def aligned(rects: Mapping[str, QRectF], how: Alignment) -> dict[str, QPointF]:
    """Return the shift of each rectangle that lines all of them up.

    Edges come to the outermost one. "centre_h" puts the middles above each other, "centre_v"
    side by side, in the middle of them all.
    """
    around = QRectF()
    for rect in rects.values():
        around = around.united(rect)
    result = {}
    for key, rect in rects.items():
        shifts = {
            "left": QPointF(around.left() - rect.left(), 0),
            "right": QPointF(around.right() - rect.right(), 0),
            "top": QPointF(0, around.top() - rect.top()),
            "bottom": QPointF(0, around.bottom() - rect.bottom()),
            "centre_h": QPointF(around.center().x() - rect.center().x(), 0),
            "centre_v": QPointF(0, around.center().y() - rect.center().y()),
        }
        result[key] = shifts[how]
    return result


def distributed(rects: Mapping[str, QRectF], direction: Direction) -> dict[str, QPointF]:
    """Return the shift of each rectangle that makes the gaps between them equal.

    The first and the last one stay. Where there is no room for gaps they overlap evenly.
    """
    across = direction == "h"
    order = sorted(rects, key=lambda key: _middle(rects[key], across=across))
    sizes = [rects[key].width() if across else rects[key].height() for key in order]
    first, last = rects[order[0]], rects[order[-1]]
    begin = first.left() if across else first.top()
    end = last.right() if across else last.bottom()
    gap = (end - begin - sum(sizes)) / max(1, len(order) - 1)
    result = {}
    place = begin
    for key, size in zip(order, sizes, strict=True):
        at = rects[key].left() if across else rects[key].top()
        result[key] = QPointF(place - at, 0) if across else QPointF(0, place - at)
        place += size + gap
    return result


def _middle(rect: QRectF, *, across: bool) -> float:
    return rect.center().x() if across else rect.center().y()
