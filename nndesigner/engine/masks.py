"""Masks of links as matrices."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nndesigner.core.design import Mask

BoolArray = npt.NDArray[np.bool_]


def mask_matrix(mask: Mask, shape: tuple[int, ...]) -> BoolArray:
    """Return the mask as `(units_target, units_source)`; what lies outside is left out."""
    matrix = np.zeros(shape, bool)
    for row, sources in zip(matrix, mask, strict=False):
        row[[source for source in sources if source < len(row)]] = True
    return matrix
