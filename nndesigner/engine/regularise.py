"""What keeps weights small: penalties on the loss, and bounds on gradients and on weights."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf, sqrt

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import TrainingSettings

_EPSILON = 1e-6
"""Added to the gradient's length, as PyTorch's clip_grad_norm_ does."""


class Regulariser:
    """L1 and L2 penalties, gradient clipping and max-norm of one run, all in place.

    `values` and `gradients` are the flat vectors of the parameters, `decayed` has 1 where the
    penalties and 0 where no penalty applies, None is 1 everywhere. `rows` are groups of
    matrices, views of `values`: row j of all matrices of a group together holds the incoming
    weights of one neuron.
    """

    def __init__(
        self,
        settings: TrainingSettings,
        values: FloatArray,
        gradients: FloatArray,
        decayed: FloatArray | None,
        rows: Sequence[Sequence[FloatArray]],
    ) -> None:
        self._values, self._gradients = values, gradients
        self._decayed, self._rows = decayed, rows
        self._scratch: FloatArray | None = None
        self.adopt(settings)

    def adopt(self, settings: TrainingSettings) -> None:
        """Take over settings changed during the run."""
        self._l1, self._l2 = settings.l1, settings.l2
        self._clip_norm, self._max_norm = settings.clip_norm, settings.max_norm

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do: `apply` and `after_step` need not be called."""
        return not (self._l1 or self._l2 or self._clip_norm or self._max_norm)

    def apply(self, gradient_scale: float = 1.0) -> None:
        """Add the penalties' gradient l1 sign(w) + l2 w, then shorten the whole gradient.

        The gradients are held multiplied by `gradient_scale`, so the penalties are too, and a
        true length above `clip_norm` becomes that (Pascanu, Mikolov, Bengio 2013, algorithm 1;
        to 1e-6 as PyTorch's clip_grad_norm_).
        """
        if self._l1:
            self._add(np.sign, self._l1 * gradient_scale)
        if self._l2:
            self._add(np.positive, self._l2 * gradient_scale)
        if self._clip_norm:
            share = self._clip_norm / (_length(self._gradients) / gradient_scale + _EPSILON)
            if share < 1:
                np.multiply(self._gradients, share, out=self._gradients)

    def after_step(self) -> None:
        """Shrink the weights of each neuron whose length exceeds `max_norm` to that length.

        Srivastava et al. 2014, "Dropout", section 5.1.
        """
        if not self._max_norm:
            return
        for parts in self._rows:
            squares = sum(np.einsum("ij,ij->i", part, part) for part in parts)
            lengths = np.sqrt(squares)
            if (lengths > self._max_norm).any():
                shares = self._max_norm / np.maximum(lengths, self._max_norm)
                for part in parts:
                    np.multiply(part, shares[:, np.newaxis], out=part)

    def _add(self, function: np.ufunc, factor: float) -> None:
        """Add factor function(w) to the gradient of every weight that has a penalty."""
        if self._scratch is None:
            self._scratch = np.empty_like(self._values)
        scratch = function(self._values, out=self._scratch)
        if self._decayed is not None:
            np.multiply(scratch, self._decayed, out=scratch)
        np.multiply(scratch, factor, out=scratch)
        np.add(self._gradients, scratch, out=self._gradients)


def _length(vector: FloatArray) -> float:
    """Return the Euclidean length, also where squares are too large for the format."""
    length = sqrt(float(vector.dot(vector)))
    if not isinf(length):
        return length
    largest = float(np.abs(vector).max())
    if isinf(largest):
        return largest
    shrunk = vector / largest
    return largest * sqrt(float(shrunk.dot(shrunk)))
