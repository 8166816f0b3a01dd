"""What recurrent layers have in common: the way through a sequence, step by step and back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import GRULayer, LSTMLayer, SimpleRNNLayer
from nndesigner.core.layers.base import as_sequence
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, as_box

HALF = 0.5
"""sigmoid(z) = 1/2 + 1/2 tanh(z / 2): one tanh does for all gates if z comes in halved."""


class Stack:
    """Matrices `(blocks, units, features + units + 1)`: input weights, recurrent weights, bias.

    Side by side they take [x_t, h_(t-1), 1] in a single product.
    """

    def __init__(
        self, blocks: int, units: int, features: int, dtype: np.dtype[np.floating]
    ) -> None:
        self.whole: FloatArray = np.zeros((blocks, units, features + units + 1), dtype)
        self.input: FloatArray = self.whole[:, :, :features]
        self.recurrent: FloatArray = self.whole[:, :, features:-1]
        self.bias: FloatArray = self.whole[:, :, -1]


class RecurrentAtWork(LayerAtWork):
    """z_t = M [x_t, h_(t-1), 1] for all gates in one product, then what a kind of layer does.

    Memory is step after step, `(steps, rows, ...)`: a step lies together, and one product over
    all steps and samples gives the gradient of M (backpropagation through time, Werbos 1990).

    `z_steps` is `(blocks, steps, rows, units)`, one block for each matrix of M; so is
    `dz_steps`, the gradient with respect to it. `h[t + 1]` is the memory after step t, `h[0]`
    is 0. `dh` is the gradient with respect to the memory after the step the way back has come to.
    """

    blocks: ClassVar[int]
    scale: ClassVar[tuple[float, ...]]
    """What each block of M is multiplied by on the way forward: `HALF` for a sigmoid."""

    def __init__(self, site: Site) -> None:
        assert isinstance(site.layer, SimpleRNNLayer | LSTMLayer | GRULayer)
        (self._source,) = site.sources
        self._site = site
        self._all = site.layer.returns == "all"
        self.steps, self._features = as_sequence(self._source.shape)
        units, rows, dtype = site.layer.units, site.rows, site.dtype
        size = (self.blocks, units, self._features)
        self._matrix, self._gradient = Stack(*size, dtype), Stack(*size, dtype)
        self._scaled = np.empty_like(self._matrix.whole)
        self._joined = np.zeros((self.steps + 1, rows, self._features + units + 1), dtype)
        self._joined[:, :, -1] = 1
        self.h = self._joined[:, :, self._features : -1]
        self.z_steps: FloatArray = np.empty((self.blocks, self.steps, rows, units), dtype)
        self.dz_steps: FloatArray = np.empty_like(self.z_steps)
        self.dh: FloatArray = np.zeros((rows, units), dtype)
        # as an array: NumPy converts Python's numbers piece by piece
        self.one: FloatArray = np.ones((), dtype)
        self.a = np.zeros((rows, (self.steps if self._all else 1) * units), dtype)
        self.da = np.zeros_like(self.a) if site.wanted else None

    @abstractmethod
    def step(self, t: int) -> Iterator[Call]:
        """List the calls that write `h[t + 1]` from `z_steps[:, t]`."""

    @abstractmethod
    def prepare(self) -> None:
        """Write into `dz_steps` what of it is known before the way back."""

    @abstractmethod
    def step_back(self, t: int) -> Iterator[Call]:
        """List the calls that finish `dz_steps[:, t]` from `dh`."""

    def beside(self) -> FloatArray | None:
        """Return what of `dh` reaches the step before without a product, if anything does."""
        return None

    def pairs(
        self, arrays: Mapping[str, FloatArray], stack: Stack
    ) -> Iterator[tuple[FloatArray, FloatArray]]:
        """Yield the layer's own arrays, or their gradients, and their places in a stack."""
        yield arrays["input"].reshape(stack.input.shape), stack.input
        yield arrays["recurrent"].reshape(stack.recurrent.shape), stack.recurrent
        yield arrays[""].reshape(stack.bias.shape), stack.bias

    def forward(self) -> Iterable[Call]:
        yield self._read
        weights = self._scaled.transpose(0, 2, 1)
        for t in range(self.steps):
            yield partial(np.matmul, self._joined[t], weights, self.z_steps[:, t])
            yield from self.step(t)
        if self._all:
            yield partial(np.copyto, self._by_steps(self.a), self.h[1:])
        else:
            yield partial(np.copyto, self.a, self.h[-1])

    def backward(self) -> Iterable[Call]:
        if self.da is None:
            return
        yield partial(np.copyto, self.dh, 0 if self._all else self.da)
        yield self.prepare
        shares = np.empty((self.blocks, *self.dh.shape), self.dh.dtype)
        beside = self.beside()
        for t in reversed(range(self.steps)):
            if self._all:
                yield partial(np.add, self.dh, self._by_steps(self.da)[t], self.dh)
            yield from self.step_back(t)
            if t == 0:
                break
            yield partial(np.matmul, self.dz_steps[:, t], self._matrix.recurrent, shares)
            yield partial(np.add.reduce, shares, 0, None, self.dh)
            if beside is not None:
                yield partial(np.add, self.dh, beside, self.dh)
        yield from self._slopes()
        yield from self._pass_back()

    def _read(self) -> None:
        for own, place in self.pairs(self._site.arrays, self._matrix):
            np.copyto(place, own)
        scale = np.array(self.scale, self._scaled.dtype)[:, np.newaxis, np.newaxis]
        np.multiply(self._matrix.whole, scale, out=self._scaled)
        x = as_box(self._source.layer.a, (self.steps, self._features))
        np.copyto(self._joined[:-1, :, : self._features], x.transpose(0, 2, 1))

    def _slopes(self) -> Iterator[Call]:
        """List the calls for dM = sum_t dz_t^T [x_t, h_(t-1), 1]."""
        joined = self._joined[:-1].reshape(-1, self._joined.shape[2])
        yield partial(np.matmul, self._flat_dz().transpose(0, 2, 1), joined, self._gradient.whole)
        for own, place in self.pairs(self._site.slopes, self._gradient):
            yield partial(np.copyto, own, place)

    def _pass_back(self) -> Iterator[Call]:
        """List the calls for dx_t = sum over the blocks of dz_t W."""
        if self._source.layer.da is None:
            return
        dz = self._flat_dz()
        shares = np.empty((*dz.shape[:2], self._features), dz.dtype)
        total = np.empty((len(self.dh), self.steps * self._features), dz.dtype)
        by_steps = total.reshape(-1, self.steps, self._features).transpose(1, 0, 2)
        yield partial(np.matmul, dz, self._matrix.input, shares)
        yield partial(
            np.add.reduce, shares.reshape(self.blocks, *by_steps.shape), 0, None, by_steps
        )
        yield partial(self._source.take, total)

    def _flat_dz(self) -> FloatArray:
        return self.dz_steps.reshape(self.blocks, -1, self.dz_steps.shape[3])

    def _by_steps(self, array: FloatArray) -> FloatArray:
        """Return `(rows, steps x units)` as a view `(steps, rows, units)`."""
        return array.reshape(len(array), self.steps, self.dh.shape[1]).transpose(1, 0, 2)
