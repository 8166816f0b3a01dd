"""What all layers at work have in common, and the Input layer, which only holds the batch."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray


class LayerAtWork(ABC):
    """A layer with the buffers for batches of one size.

    `a` are its activations `(rows, units)` after `forward`. `da` is the gradient of the loss
    with respect to them, filled by the layers after it before `backward`; None if nothing
    before this layer can learn, so that nobody needs it.
    """

    a: FloatArray
    da: FloatArray | None

    @abstractmethod
    def forward(self) -> None:
        """Compute `a` from the sources' `a`."""

    @abstractmethod
    def backward(self) -> None:
        """Pass `da` on to the sources and fill the gradients of own parameters."""


class InputAtWork(LayerAtWork):
    """Holds the batch; whoever runs the network sets `a`."""

    def __init__(self, rows: int, units: int, dtype: npt.DTypeLike) -> None:
        self.a = np.zeros((rows, units), dtype)
        self.da = None

    def forward(self) -> None:
        """Nothing: the batch is already there."""

    def backward(self) -> None:
        """Nothing: data does not learn."""
