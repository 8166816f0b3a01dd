"""Dense and Output layers at work: z = sum_k(W_k a_k) + b, a = activation(z)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import ActivationName
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.layers.base import Call, LayerAtWork
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
        self._adds = adds

    def sum_up(self, out: FloatArray) -> None:
        """Write W a: what comes in over this wire."""
        self.source.a.dot(self.transposed, out)

    def backward(self, dz: FloatArray) -> Iterator[Call]:
        """List the calls for dW = dz^T a and da = dz W (Rumelhart, Hinton, Williams 1986)."""
        yield partial(self._slope, dz.T)
        if self.mask is not None:
            yield partial(np.multiply, self.slopes, self.mask, self.slopes)
        da = self.source.da
        if da is None:
            return
        share = np.empty_like(da) if self._adds else da
        yield partial(dz.dot, self.weights, share)
        if self._adds:
            yield partial(np.add, da, share, da)

    def _slope(self, dz_transposed: FloatArray) -> None:
        dz_transposed.dot(self.source.a, self.slopes)


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
        self._wires = wires
        self._bias, self._bias_slopes = bias, bias_slopes
        self._activation: ActivationName = activation

    def forward(self) -> Iterator[Call]:
        a = self.a
        first, *others = self._wires
        yield partial(first.sum_up, a)
        share = np.empty_like(a) if others else a
        for wire in others:
            yield partial(wire.sum_up, share)
            yield partial(np.add, a, share, a)
        yield partial(np.add, a, self._bias, a)
        yield from activate(self._activation, a, a)

    def backward(self) -> Iterator[Call]:
        dz = self.da
        yield from pass_back(self._activation, self.a, dz)
        yield partial(np.ones(len(dz), dz.dtype).dot, dz, self._bias_slopes)
        for wire in self._wires:
            yield from wire.backward(dz)
