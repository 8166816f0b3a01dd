"""GRU at work: gates decide how much of the memory is reset and how much is renewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.layers.base import Call, Site
from nndesigner.engine.layers.sequence import HALF, RecurrentAtWork, Stack


class GRUAtWork(RecurrentAtWork):
    """Gated recurrent unit (Cho et al. 2014), reset after the product as in cuDNN.

    r, u = sigmoid(z_r), sigmoid(z_u), n = tanh(W_n x_t + b_n + r (U_n h_(t-1) + c_n)) and
    h_t = n + u (h_(t-1) - n). The two sums inside n are blocks of their own: M is 0 where one
    takes no x and the other no h.
    """

    blocks = 4
    scale = (HALF, HALF, 1.0, 1.0)

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._share: FloatArray = np.empty_like(self.dh)
        self._kept: FloatArray = np.empty_like(self.dh)

    def pairs(
        self, arrays: Mapping[str, FloatArray], stack: Stack
    ) -> Iterator[tuple[FloatArray, FloatArray]]:
        recurrent = arrays["recurrent"].reshape(3, *stack.recurrent.shape[1:])
        yield arrays["input"].reshape(3, *stack.input.shape[1:]), stack.input[:3]
        yield recurrent[:2], stack.recurrent[:2]
        yield recurrent[2], stack.recurrent[3]
        yield arrays[""].reshape(3, -1), stack.bias[:3]
        yield arrays["recurrent_bias"], stack.bias[3]

    def step(self, t: int) -> Iterator[Call]:
        gates, half = self.z_steps[:2, t], np.array(HALF, self.dh.dtype)
        yield partial(np.tanh, gates, gates)
        yield partial(np.multiply, gates, half, gates)
        yield partial(np.add, gates, half, gates)
        r, u, n, recurrent = self.z_steps[:, t]
        yield partial(np.multiply, r, recurrent, self._share)
        yield partial(np.add, n, self._share, n)
        yield partial(np.tanh, n, n)
        yield partial(np.subtract, self.h[t], n, self._share)
        yield partial(np.multiply, u, self._share, self._share)
        yield partial(np.add, n, self._share, self.h[t + 1])

    def prepare(self) -> None:
        """Write dh/dz for all blocks."""
        (r, u, n, recurrent), (dr, du, dn, dw) = self.z_steps, self.dz_steps
        np.subtract(self.one, u, out=dn)
        np.multiply(u, dn, out=du)
        np.subtract(self.h[:-1], n, out=dw)
        np.multiply(du, dw, out=du)  # u (1 - u) (h_(t-1) - n)
        np.multiply(n, n, out=dw)
        np.subtract(self.one, dw, out=dw)
        np.multiply(dn, dw, out=dn)  # (1 - u) (1 - n^2)
        np.multiply(dn, r, out=dw)
        np.subtract(self.one, r, out=dr)
        np.multiply(dr, dw, out=dr)
        np.multiply(dr, recurrent, out=dr)

    def step_back(self, t: int) -> Iterator[Call]:
        dz = self.dz_steps[:, t]
        yield partial(np.multiply, self.dh, self.z_steps[1, t], self._kept)
        yield partial(np.multiply, dz, self.dh, dz)

    def beside(self) -> FloatArray:
        return self._kept
