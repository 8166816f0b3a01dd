"""Pictures of drawings that are asked for again and again: each is rendered once."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.project import Drawing
from nndesigner.data.look import Look
from nndesigner.data.normalise import drawing_to_input

MOST_ROWS = 12_000
"""Pictures kept of one look: 38 MB of 28 x 28."""

_MOST_LOOKS = 3

_Rows = dict[int, tuple[Drawing, FloatArray]]
"""By identity, which costs nothing to compare; the drawing is held, so that it stays unique."""

_LOCK = Lock()
_kept: dict[tuple[tuple[int, ...], int], tuple[Look | None, _Rows]] = {}


def rendered(
    drawings: Sequence[Drawing], shape: tuple[int, ...], look: Look | None = None
) -> FloatArray:
    """Return drawings as a network reads them: float32 `(drawings, pixels)`.

    They look as `look` says, or as is usual. Raises DataError as `normalise.drawing_to_input`.
    """
    if not drawings:
        return np.empty((0, int(np.prod(shape))), np.float32)
    with _LOCK:
        rows = _rows_of(shape, look)
        for drawing in drawings:
            if id(drawing) not in rows:
                rows[id(drawing)] = drawing, drawing_to_input(drawing, shape, look)
        pictures = np.stack([rows[id(drawing)][1] for drawing in drawings])
        if len(rows) > MOST_ROWS:
            _let_go(rows, drawings)
    return pictures


def _rows_of(shape: tuple[int, ...], look: Look | None) -> _Rows:
    # Equal looks may still scale their numbers in other ways: only the same one counts.
    key = (shape, id(look))
    _kept[key] = found = _kept.pop(key, (look, {}))
    while len(_kept) > _MOST_LOOKS:
        del _kept[next(iter(_kept))]
    return found[1]


def _let_go(rows: _Rows, drawings: Sequence[Drawing]) -> None:
    """Keep only what was asked for last."""
    wanted = {id(drawing) for drawing in drawings[:MOST_ROWS]}
    for number in [number for number in rows if number not in wanted]:
        del rows[number]
