"""What all layers at work have in common, and the Input layer, which only holds the batch."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray

Call = Callable[[], object]


class LayerAtWork(ABC):
    """A layer with the buffers for batches of one size, and the calls that fill them.

    The calls are listed once and made for every batch: a step of a small network is so short
    that finding them anew would take a good part of it.

    `a` are its activations `(rows, units)` after `forward`. `da` is the gradient of the loss
    with respect to them, filled by the layers after it before `backward`; None if nothing
    before this layer can learn, so that nobody needs it.
    """

    a: FloatArray
    da: FloatArray | None

    @abstractmethod
    def forward(self) -> Iterable[Call]:
        """List the calls that compute `a` from the sources' `a`."""

    @abstractmethod
    def backward(self) -> Iterable[Call]:
        """List the calls that pass `da` on to the sources and fill own parameters' gradients."""


class InputAtWork(LayerAtWork):
    """Holds the batch; whoever runs the network sets `a`."""

    def __init__(self, rows: int, units: int, dtype: npt.DTypeLike) -> None:
        self.a = np.zeros((rows, units), dtype)
        self.da = None

    def forward(self) -> Iterable[Call]:
        """List nothing: the batch is already there."""
        return ()

    def backward(self) -> Iterable[Call]:
        """List nothing: data does not learn."""
        return ()
