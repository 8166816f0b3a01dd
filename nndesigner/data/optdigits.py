"""Grey pictures of digits made as scikit-learn's 8x8 digits were: see `look.DIGITS_LOOK`."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.look import DIGITS_LOOK
from nndesigner.data.pictures import resized
from nndesigner.data.placing import Extent, Frame, sheared, slants
from nndesigner.data.raster import ink_within
from nndesigner.data.strokes import PAD_SIZE, distances

_PICTURE = 64
"""Pictures are brought to this many pixels in their longer side first."""


def from_picture(picture: FloatArray) -> FloatArray:
    """Return cropped ink `(height, width)` as float32 `(8, 8)`; its lines get the usual width."""
    look = DIGITS_LOOK
    inside, outside, pixel = _pixels(picture)
    slant = slants(inside)
    inside, outside = sheared(inside, slant), sheared(outside, slant)
    extent = Extent.of(inside)
    grown = np.zeros(1, np.float32)
    for _ in range(2):
        frame = look.centred(extent, look.frame(extent, grown))
        half_pixel = pixel * float(frame.scale.mean()) / 2
        outwards, depth = _distances(frame, inside), _distances(frame, outside)
        # Beyond the cropped picture there is paper too, though no points stand for it.
        depth = np.where(outwards < depth, np.maximum(depth - half_pixel, 0.0), 0.0)
        distance = np.maximum(outwards - half_pixel, 0.0) - depth
        # Half the lines' width: inside a bar the mean distance to its edge is half of that.
        half_width = 2 * float(depth[depth > 0].mean()) if depth.any() else 0.0
        grown = look.radius_for(distance[np.newaxis] + half_width) - half_width
    picture = look.pixels(ink_within(distance[np.newaxis], grown, look.blur))
    return picture.reshape(look.shape)


def _pixels(picture: FloatArray) -> tuple[FloatArray, FloatArray, float]:
    """Return the centres of ink pixels and of paper pixels, and a pixel's size, in pad units.

    The centres are those of one drawing, `(1, pixels, 2)`.
    """
    side = max(picture.shape)
    rows, columns = (max(round(size * _PICTURE / side), 1) for size in picture.shape)
    picture = resized(picture, (rows, columns))
    dark = np.pad(picture >= 0.5 * picture.max(), 1)
    scale = PAD_SIZE / max(picture.shape)
    ink, paper = (np.argwhere(part)[np.newaxis, :, ::-1] * scale for part in (dark, ~dark))
    return ink.astype(np.float32), paper.astype(np.float32), scale


def _distances(frame: Frame, points: FloatArray) -> FloatArray:
    return distances(frame.placed(points)[0], DIGITS_LOOK.grid)
