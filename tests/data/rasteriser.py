"""Strokes as plain pictures, to compare what the app makes of them with."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing
from nndesigner.data.strokes import PAD_SIZE, distances, ink, lines, points_along

PAD_PEN = 16.0
"""Width of a pen in the space of 0..280; what a network reads does not depend on it."""


def rasterise(
    drawing: Drawing, shape: tuple[int, int] = (280, 280), pen_width: float = PAD_PEN
) -> FloatArray:
    """Draw the pad as it is, 0..280 scaled to `shape`: float32, 0 paper .. 1 ink.

    `pen_width` is in the pad's units.
    """
    scale = np.array((shape[1], shape[0])) / PAD_SIZE
    points = points_along(lines(drawing), max(pen_width / 8, 1.0)) * scale
    return ink(distances(points, shape), pen_width / 2 * float(scale.min()))
