"""Masks of links as matrices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.design import Mask

BoolArray = npt.NDArray[np.bool_]


def mask_matrix(mask: Mask, shape: tuple[int, ...]) -> BoolArray:
    """Return the mask as `(units_target, units_source)`; what lies outside is left out."""
    matrix = np.zeros(shape, bool)
    every = tuple(range(shape[1]))
    full: set[int] = set()  # of links cut in a few places most rows are one and the same tuple
    for row, sources in zip(matrix, mask, strict=False):
        if id(sources) in full or sources == every:
            full.add(id(sources))
            row[:] = True
        elif sources:
            columns = np.fromiter(sources, np.intp, len(sources))
            row[columns if sources[-1] < len(row) else columns[columns < len(row)]] = True
    return matrix
