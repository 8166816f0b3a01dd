"""Which inputs spoke for and against each class: computed beside the GUI thread while drawing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import isqrt, prod
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from nndesigner.app.jobs import LatestJob
from nndesigner.app.prediction import Prediction
from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.core.shapes import structure

if TYPE_CHECKING:
    from nndesigner.engine.explain.maps import Contributions

MOST = 12
"""Classes looked at: of more the likeliest."""

_SMALLEST = 64
"""Numbers in a row that are taken for a square picture."""


@dataclass(frozen=True, eq=False)
class Votes:
    """What each input added to the score of each class, `(classes, rows, columns)`.

    `names` are those of the classes in `maps`, in the order of the design's. Of numbers in a row
    `scores` `(2, classes)` are known: with all inputs 0, and with those of the sample.
    """

    maps: FloatArray
    names: tuple[str, ...]
    prediction: Prediction
    scores: FloatArray | None = None

    @property
    def ink(self) -> FloatArray:
        """What was read, `(rows, columns)`; numbers in a row are no ink."""
        shape = self.maps.shape[1:]
        if shape[0] == 1:
            return np.zeros(shape, np.float32)
        return self.prediction.input.reshape(shape)

    def of(self, name: str, other: str | None = None) -> FloatArray | None:
        """Return what spoke for a class, or for it rather than another; None if not there."""
        if name not in self.names or (other is not None and other not in self.names):
            return None
        found: FloatArray = self.maps[self.names.index(name)]
        return found if other is None else found - self.maps[self.names.index(other)]

    def scores_of(self, name: str, other: str | None = None) -> tuple[float, float] | None:
        """Return both scores of a class, or how far above another's; None if not known."""
        if self.scores is None:
            return None
        found = self.scores[:, self.names.index(name)]
        if other is not None:
            found = found - self.scores[:, self.names.index(other)]
        return float(found[0]), float(found[1])


class VoteCounter(QObject):
    """Computes the votes of the newest sample, in another thread; `counted(Votes | None)`."""

    counted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[object, NetworkState, Contributions] | None = None
        self._job = LatestJob(self)
        self._job.done.connect(self.counted)
        self._job.failed.connect(self._on_failed)

    def count(self, design: Design, state: NetworkState, prediction: Prediction) -> None:
        """Start to compute; of samples that come meanwhile only the newest is looked at."""
        self._job.start(partial(self._votes, design, state, prediction))

    def clear(self) -> None:
        """Forget what is being computed."""
        self._job.cancel()
        self.counted.emit(None)

    def _votes(self, design: Design, state: NetworkState, prediction: Prediction) -> Votes:
        # one job at a time: the network's buffers are never shared
        units, names = looked_at(prediction)
        contributions = self._contributions(design, state)
        maps = contributions.of(prediction.input, units)
        rows, columns = map_shape(prediction.input_shape)
        scores = None
        if rows == 1:
            samples = np.zeros_like(prediction.input), prediction.input
            scores = np.stack([contributions.scores(sample, units) for sample in samples])
        if len(prediction.output) == 1 and len(names) == 2:  # one unit decides between two
            maps = np.concatenate([-maps, maps])
            scores = None if scores is None else np.concatenate([-scores, scores], axis=1)
        maps = np.nan_to_num(maps).reshape(-1, rows, columns)
        return Votes(maps, names, prediction, None if scores is None else np.nan_to_num(scores))

    def _contributions(self, design: Design, state: NetworkState) -> Contributions:
        from nndesigner.engine.explain.maps import Contributions

        key = structure(design)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, state, Contributions(design, state)
        elif self._kept[1] is not state:
            self._kept[2].set_state(state)
            self._kept = key, state, self._kept[2]
        return self._kept[2]

    def _on_failed(self, error: Exception) -> None:
        self.counted.emit(None)
        if not isinstance(error, EngineError):  # a network just being rebuilt has no votes
            raise error


def looked_at(prediction: Prediction) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the output units to look at, and the classes they are the scores of."""
    classes, output = prediction.classes, prediction.output
    if len(output) == 1 and len(classes) == 2:
        return (0,), classes
    names = (
        classes if len(classes) == len(output) else tuple(f"y{i + 1}" for i in range(len(output)))
    )
    largest = sorted(range(len(output)), key=lambda i: -float(output[i]))[:MOST]
    units = tuple(sorted(largest))
    return units, tuple(names[i] for i in units)


def map_shape(shape: tuple[int, ...]) -> tuple[int, int]:
    """Return (rows, columns) of the picture of an input's votes; one row if it is none."""
    sizes = tuple(size for size in shape if size != 1)
    if len(sizes) == 2:
        return sizes[0], sizes[1]
    count = prod(shape)
    side = isqrt(count)
    return (side, side) if side * side == count and count >= _SMALLEST else (1, count)
