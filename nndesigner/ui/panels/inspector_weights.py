"""Changing single weights and biases by hand, and what there is to say of a weight matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nndesigner.app.document import Document
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Link


def set_number(
    document: Document,
    text: str,
    key: str,
    position: tuple[int, ...],
    value: float,
    *,
    merge_key: str = "",
) -> None:
    """Set one number of the weights (`key`: link or layer id) as an undoable change.

    A training ends first: it would overwrite the number.
    """
    document.training_must_end.emit()
    old = document.state.get(key)
    if old is None or len(position) != old.ndim:
        return
    if any(place >= size for place, size in zip(position, old.shape, strict=True)):
        return
    limit = float(np.finfo(old.dtype).max)
    array = np.array(old)
    array[position] = min(max(value, -limit), limit)
    if array[position] != old[position]:
        project = document.project.with_(state=document.state.replaced(**{key: array}))
        document.change(text, project, merge_key=merge_key)


@dataclass(frozen=True)
class Statistics:
    """Smallest, mean and largest weight of the connections that exist."""

    minimum: float
    mean: float
    maximum: float


def connections(link: Link, shape: tuple[int, int]) -> np.ndarray | None:
    """Return the flat positions of a masked link's connections; None for a full link."""
    if link.mask is None:
        return None
    return np.array(
        [row * shape[1] + column for row, units in enumerate(link.mask) for column in units],
        dtype=np.intp,
    )


def statistics(weights: FloatArray, positions: np.ndarray | None) -> Statistics | None:
    """Return the statistics of a matrix, or None if nothing is connected."""
    values = weights.ravel() if positions is None else weights.ravel()[positions]
    if not values.size:
        return None
    return Statistics(float(values.min()), float(values.mean()), float(values.max()))
