"""Free places: where a block goes that would otherwise lie on another one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from nndesigner.core.design import Design
from nndesigner.ui.canvas.geometry import outline_in

GAP = 24.0
"""Room left between a block that was moved aside and its neighbours."""

OVERLAP = 24.0
"""Blocks may cover each other by this much at an edge: so they are put between two others."""

_NEAREST = 40
"""Places beside so many of the nearest blocks are looked at, before giving up and going below."""


def taken(design: Design, *, notes: bool = False) -> list[QRectF]:
    """Return where the blocks of a design are, with the texts under them; `notes` besides.

    Blocks may lie on notes, so these are asked for only to place another note.
    """
    boxes = [QRectF(note.x, note.y, note.width, note.height) for note in design.notes]
    blocks = [outline_in(design, layer).translated(layer.x, layer.y) for layer in design.layers]
    return blocks + boxes if notes else blocks


def covers(rect: QRectF, others: Sequence[QRectF], overlap: float = OVERLAP) -> bool:
    """Tell whether a rectangle covers another one by more than a little."""
    shared = (rect.intersected(other) for other in others)
    return any(part.width() > overlap and part.height() > overlap for part in shared)


def step_aside(rect: QRectF, others: Sequence[QRectF], *, overlap: float = OVERLAP) -> QPointF:
    """Return the shortest step to where a rectangle covers no other; none if it is free already.

    Lengths are measured along the axes, so that blocks stay in line with others; of two equal
    steps, those to the right and downwards come first.
    """
    if not covers(rect, others, overlap):
        return QPointF()
    edges = np.array([(r.left(), r.top(), r.right(), r.bottom()) for r in others])
    wide = rect.adjusted(-GAP, -GAP, GAP, GAP)
    room = np.array((wide.right(), wide.bottom(), wide.left(), wide.top()))
    # The steps with which the rectangle comes to lie left of, above, right of, below each other.
    steps = edges - room
    near = steps[np.argsort(np.abs(steps).min(axis=1))[:_NEAREST]]
    x, y = np.meshgrid(np.append(near[:, ::2], 0.0), np.append(near[:, 1::2], 0.0))
    candidates = np.column_stack((x.ravel(), y.ravel()))
    length = np.abs(candidates).sum(axis=1) + 1e-3 * ((candidates < 0) @ (1.0, 2.0))
    for dx, dy in candidates[np.argsort(length, kind="stable")].tolist():
        across = (dx > steps[:, 0] + 0.5) & (dx < steps[:, 2] - 0.5)
        if not (across & (dy > steps[:, 1] + 0.5) & (dy < steps[:, 3] - 0.5)).any():
            return QPointF(dx, dy)
    return QPointF(0.0, float(steps[:, 3].max()))
