"""Where wires begin under a block of many small neurons, so that they leave it at its side."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from nndesigner.ui.canvas.block_geometry import LayerGeometry, Points
from nndesigner.ui.canvas.layer_item import LayerItem

_CORNER = 6.0
"""So far from a corner the side of a block is straight."""


_SMALL = ("grid", "picture")


def beside(
    source: LayerItem, target: LayerItem, starts: Points, ends: Points
) -> tuple[Points, Points]:
    """Return where the lines between two blocks begin and end, all in scene coordinates."""
    return both(
        source.geometry, target.geometry, source.block_rect(), target.block_rect(), starts, ends
    )


def both(
    source: LayerGeometry,
    target: LayerGeometry,
    here: QRectF,
    there: QRectF,
    starts: Points,
    ends: Points,
) -> tuple[Points, Points]:
    """Return the same for blocks of these geometries that lie here and there."""
    pulled = pulled_to_side(starts, here, ends) if source.form in _SMALL else starts
    if target.form in _SMALL:
        ends = pulled_to_side(ends, there, starts)
    return pulled, ends


def pulled_to_side(starts: Points, block: QRectF, ends: Points) -> Points:
    """Return starts (n, 2) so near to a block's side that no line to an end leaves it elsewhere.

    The block covers what of the lines lies on it. One from a lower corner, going steeply down,
    would come out below the block and seem to begin in the air. Only such ones are moved, along
    their own height. Blocks that are not beside all ends are left alone.
    """
    if not len(starts) or not len(ends):
        return starts
    left, right = float(ends[:, 0].min()), float(ends[:, 0].max())
    if left > block.right():
        side, furthest = block.right(), left
    elif right < block.left():
        side, furthest = block.left(), right
    else:
        return starts
    x, y = starts[:, 0], starts[:, 1]
    for bound, extreme in (
        (block.bottom() - _CORNER, float(ends[:, 1].max())),
        (block.top() + _CORNER, float(ends[:, 1].min())),
    ):
        way, room = extreme - y, bound - y
        steep = (np.sign(way) == np.sign(room)) & (np.abs(way) > np.abs(room))
        share = np.where(steep, room / np.where(steep, way, 1.0), 0.0)
        # Where the line meets the side just at the bound, after this share of its way.
        nearest = (side - share * furthest) / (1.0 - share)
        leaves = steep & (np.abs(side - x) > np.abs(side - nearest))
        x = np.where(leaves, nearest, x)
    return np.column_stack([x, y])
