"""Vectors of grey values as crisp pictures in the theme's colours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from nndesigner.app.theme import Theme
from nndesigner.core.arrays import FloatArray
from nndesigner.ui.panels.panel import mixed


def ink_table(theme: Theme) -> list[int]:
    """Return 256 colours from paper (0) to ink (255)."""
    return [mixed(theme.base, theme.text, level / 255).rgb() for level in range(256)]


def ink_image(values: FloatArray, shape: tuple[int, int], table: list[int]) -> QImage:
    """Return a picture of `shape` (rows, columns), one pixel per value; 0 paper, 1 ink."""
    rows, columns = shape
    levels = np.nan_to_num(np.clip(values, 0.0, 1.0)) * 255.0
    pixels = np.ascontiguousarray(levels, dtype=np.uint8).tobytes()
    image = QImage(pixels, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    return image.copy()  # the picture must own its pixels


def pixel_rect(area: QRect, shape: tuple[int, int], ratio: float) -> QRectF:
    """Return the largest rectangle inside `area` that gives every pixel the same whole size.

    `ratio` is the device pixel ratio: "whole" is in device pixels.
    """
    rows, columns = shape
    room = min(area.width() * ratio / columns, area.height() * ratio / rows)
    size = (int(room) if room >= 1 else room) / ratio
    width, height = size * columns, size * rows
    return QRectF(
        area.x() + round((area.width() - width) / 2),
        area.y() + round((area.height() - height) / 2),
        width,
        height,
    )
