"""Dense and Output layers at work: z = sum_k(W_k a_k) + b, a = activation(z)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import ActivationName
from nndesigner.engine.activations import activation_for
from nndesigner.engine.layers.base import LayerAtWork
from nndesigner.engine.parameters import BoolArray


class Wire:
    """A link at work: the weights `(units_target, units_source)` from one source.

    `adds` tells that another link has already written the source's `da` when this one runs
    backward, so that this one's share must be added: the gradient of a value used several
    times is the sum over its uses.
    """

    def __init__(
        self,
        source: LayerAtWork,
        weights: FloatArray,
        slopes: FloatArray,
        mask: BoolArray | None,
        *,
        adds: bool,
    ) -> None:
        self.source = source
        self.weights = weights
        self.transposed = weights.T
        self.slopes = slopes
        self.mask = mask
        self._share = np.empty_like(source.da) if adds and source.da is not None else None

    def backward(self, dz: FloatArray) -> None:
        """Compute dW = dz^T a, and da_source = dz W (Rumelhart, Hinton, Williams 1986)."""
        dz.T.dot(self.source.a, self.slopes)
        if self.mask is not None:
            np.multiply(self.slopes, self.mask, self.slopes)
        da = self.source.da
        if da is None:
            return
        if self._share is None:
            dz.dot(self.weights, da)
        else:
            dz.dot(self.weights, self._share)
            np.add(da, self._share, da)


class DenseAtWork(LayerAtWork):
    """Neurons, each summing what comes in over all wires."""

    def __init__(
        self,
        wires: Sequence[Wire],
        bias: FloatArray,
        bias_slopes: FloatArray,
        activation: ActivationName,
        rows: int,
    ) -> None:
        self.a = np.zeros((rows, len(bias)), bias.dtype)
        self.da: FloatArray = np.zeros_like(self.a)
        self._first, *self._others = wires
        self._sum = np.empty_like(self.a) if self._others else self.a
        self._bias, self._bias_slopes = bias, bias_slopes
        self._activation = activation_for(activation, self.a)
        self._ones = np.ones(rows, bias.dtype)

    def forward(self) -> None:
        a = self.a
        self._first.source.a.dot(self._first.transposed, a)
        for wire in self._others:
            wire.source.a.dot(wire.transposed, self._sum)
            np.add(a, self._sum, a)
        np.add(a, self._bias, a)
        self._activation.forward(a)

    def backward(self) -> None:
        dz = self.da
        self._activation.backward(self.a, dz)
        self._ones.dot(dz, self._bias_slopes)
        self._first.backward(dz)
        for wire in self._others:
            wire.backward(dz)
