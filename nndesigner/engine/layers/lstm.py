"""LSTM at work: gates decide what a cell takes up, keeps and shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.layers.base import Call, Site
from nndesigner.engine.layers.sequence import HALF, RecurrentAtWork


class LSTMAtWork(RecurrentAtWork):
    """Long short-term memory (Hochreiter, Schmidhuber 1997; Gers et al. 2000).

    i, f, o = sigmoid(z_i), sigmoid(z_f), sigmoid(z_o) and g = tanh(z_g);
    c_t = f c_(t-1) + i g and h_t = o tanh(c_t).
    """

    blocks = 4
    scale = (HALF, HALF, 1.0, HALF)

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        _, steps, rows, units = self.z_steps.shape
        dtype = site.dtype
        self._c: FloatArray = np.zeros((steps + 1, rows, units), dtype)
        self._tanh_c: FloatArray = np.empty((steps, rows, units), dtype)
        self._dc: FloatArray = np.empty((rows, units), dtype)
        self._dc_dh: FloatArray = np.empty_like(self._tanh_c)
        self._share: FloatArray = np.empty_like(self._dc)
        self._scale = np.array(self.scale, dtype).reshape(4, 1, 1)
        self._shift = 1 - self._scale
        self._shift[2] = 0

    def step(self, t: int) -> Iterator[Call]:
        gates = self.z_steps[:, t]
        yield partial(np.tanh, gates, gates)
        yield partial(np.multiply, gates, self._scale, gates)
        yield partial(np.add, gates, self._shift, gates)
        i, f, g, o = gates
        c, tanh_c = self._c[t + 1], self._tanh_c[t]
        yield partial(np.multiply, f, self._c[t], c)
        yield partial(np.multiply, i, g, self._share)
        yield partial(np.add, c, self._share, c)
        yield partial(np.tanh, c, tanh_c)
        yield partial(np.multiply, o, tanh_c, self.h[t + 1])

    def backward(self) -> Iterable[Call]:
        yield partial(self._dc.fill, 0)
        yield from super().backward()

    def prepare(self) -> None:
        """Write dc/dz for i, f and g, dh/dz for o, and dh/dc = o (1 - tanh^2 c)."""
        (i, _, g, o), slopes = self.z_steps, self.dz_steps
        np.multiply(self.z_steps, self.z_steps, out=slopes)
        np.subtract(self.z_steps[:2], slopes[:2], out=slopes[:2])  # s - s^2 of a sigmoid s
        np.subtract(self.one, slopes[2], out=slopes[2])
        np.subtract(o, slopes[3], out=slopes[3])
        for slope, factor in zip(slopes, (g, self._c[:-1], i, self._tanh_c), strict=True):
            np.multiply(slope, factor, out=slope)
        np.multiply(self._tanh_c, self._tanh_c, out=self._dc_dh)
        np.subtract(self.one, self._dc_dh, out=self._dc_dh)
        np.multiply(self._dc_dh, o, out=self._dc_dh)

    def step_back(self, t: int) -> Iterator[Call]:
        dz, dc, dh = self.dz_steps[:, t], self._dc, self.dh
        yield partial(np.multiply, dh, self._dc_dh[t], self._share)
        yield partial(np.add, dc, self._share, dc)
        yield partial(np.multiply, dz[:3], dc, dz[:3])
        yield partial(np.multiply, dz[3], dh, dz[3])
        yield partial(np.multiply, dc, self.z_steps[1, t], dc)  # what the forget gate keeps
