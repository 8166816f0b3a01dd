"""The steps from a drawing on the pad to what a network sees, each as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing
from nndesigner.data.paths import path_of
from nndesigner.data.placing import Extent, Frame, framed
from nndesigner.data.raster import ink_within, soft_distances
from nndesigner.data.strokes import PAD_SIZE, lines

if TYPE_CHECKING:
    from nndesigner.data.look import Look

_SIDE = 56
"""Least pixels along the shorter side of the pictures before the last ones."""

_PEN = 8.0
"""Half width of the pen on the pad, in its units."""

_MARGIN = 0.06
"""Paper around a cropped digit, as a share of the picture."""


@dataclass(frozen=True, eq=False)
class Step:
    """One step: its name, and the picture `(rows, columns)` after it, 0 paper .. 1 ink."""

    name: str
    picture: FloatArray


def steps_of(look: Look, drawing: Drawing) -> tuple[Step, ...]:
    """Return the steps a look makes a drawing a picture in; see `Look.steps`.

    "ink", "crop", "deskew", "scale", "centre", "levels" and "pixels", as far as they apply. The
    last is the network's input exactly, also where its paper and ink are not 0 and 1.
    """
    strokes = lines(drawing)
    if not strokes:
        return ()
    paths = path_of(strokes)
    points = look.straightened(paths.points)
    fine = _Fine(look, paths.spacing)
    steps = [Step("ink", fine.on_the_pad(paths.points)), Step("crop", fine.cropped(paths.points))]
    if look.upright:
        steps.append(Step("deskew", fine.cropped(points)))
    radius = np.full(1, look.radius, np.float32)
    frame = look.frame(Extent.of(points), radius)
    steps.append(Step("scale", fine.drawn(points, frame, look.radius)))
    inked, frame = look.inked_in(paths)
    if any(look.mass):
        steps.append(Step("centre", fine.drawn(points, frame, look.radius)))
    if look.block > 1 or look.ink:
        steps.append(Step("levels", inked[0]))
    return (*steps, Step("pixels", look.pixels(inked)[0]))


class _Fine:
    """Draws the first steps' pictures: shaped as the look's, in smaller pixels."""

    def __init__(self, look: Look, spacing: FloatArray) -> None:
        rows, columns = look.shape
        self._times = -(-_SIDE // min(rows, columns))
        self._per_grid = self._times / look.block
        self._shape = rows * self._times, columns * self._times
        self._spacing = spacing
        self._blur = max(look.blur * self._per_grid, 1.0)

    def on_the_pad(self, points: FloatArray) -> FloatArray:
        """Return the whole pad as it is."""
        scale = min(self._shape) / PAD_SIZE
        size = np.array([self._shape[::-1]], np.float32)
        middle = np.full((1, 2), PAD_SIZE / 2, np.float32)
        return self._inked(points, Frame(middle, np.full((1, 2), scale), size / 2), _PEN * scale)

    def cropped(self, points: FloatArray) -> FloatArray:
        """Return the drawing alone, as large as the picture can hold."""
        radius = _PEN * min(self._shape) / PAD_SIZE
        rows, columns = self._shape
        box = columns * (1 - _MARGIN), rows * (1 - _MARGIN)
        wide = np.full(1, radius, np.float32)
        frame = framed(Extent.of(points), wide, box, (columns, rows), fills=False)
        return self._inked(points, frame, radius)

    def drawn(self, points: FloatArray, frame: Frame, radius: float) -> FloatArray:
        """Return the drawing in a frame of the look's grid."""
        finer = np.float32(self._per_grid)
        larger = Frame(frame.middle, frame.scale * finer, frame.to * finer)
        return self._inked(points, larger, radius * self._per_grid)

    def _inked(self, points: FloatArray, frame: Frame, radius: float) -> FloatArray:
        placed, spacing = frame.placed(points), frame.spaced(self._spacing)
        softness = max(0.3 * radius, 0.5)
        distance = soft_distances(placed.astype(np.float32), spacing, self._shape, softness)
        inked = ink_within(distance, np.full(1, radius), self._blur)
        return inked.reshape(self._shape)
