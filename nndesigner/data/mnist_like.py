"""Grey pictures of digits set into a picture as MNIST's were: see `look.mnist_look`."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.pictures import resized

_BOX = 20 / 28


def centre_of_mass(picture: FloatArray) -> FloatArray:
    """Return (x, y) of a picture's ink in pixels, the first pixel's centre at 0.5."""
    total = max(float(picture.sum()), 1e-9)
    x = float(picture.sum(axis=0) @ np.arange(0.5, picture.shape[1])) / total
    y = float(picture.sum(axis=1) @ np.arange(0.5, picture.shape[0])) / total
    return np.array((x, y))


def from_picture(picture: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return cropped ink `(height, width)` as float32 `shape`."""
    box = max(_BOX * min(shape), 1.0)
    scale = box / max(picture.shape)
    size = tuple(max(round(side * scale), 1) for side in picture.shape)
    small = resized(picture, (size[0], size[1]))
    result = np.zeros(shape, np.float32)
    x, y = centre_of_mass(small)
    row = min(max(round(shape[0] / 2 - y), 0), shape[0] - size[0])
    column = min(max(round(shape[1] / 2 - x), 0), shape[1] - size[1])
    result[row : row + size[0], column : column + size[1]] = small
    return result
