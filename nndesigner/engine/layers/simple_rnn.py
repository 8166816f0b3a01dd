"""SimpleRNN at work: h_t = activation(W x_t + U h_(t-1) + b)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nndesigner.core.layers import SimpleRNNLayer
from nndesigner.engine.layers.base import Call, Site
from nndesigner.engine.layers.sequence import RecurrentAtWork


class SimpleRNNAtWork(RecurrentAtWork):
    """Elman 1990, "Finding structure in time", with tanh or ReLU."""

    blocks = 1
    scale = (1.0,)

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        assert isinstance(site.layer, SimpleRNNLayer)
        self._relu = site.layer.activation == "relu"

    def step(self, t: int) -> Iterator[Call]:
        z, h = self.z_steps[0, t], self.h[t + 1]
        if self._relu:
            yield partial(np.maximum, z, np.zeros((), z.dtype), out=h)
        else:
            yield partial(np.tanh, z, h)

    def prepare(self) -> None:
        """Write dh/dz, which is 1 where h > 0 for ReLU, 1 - h^2 for tanh."""
        h, slopes = self.h[1:], self.dz_steps[0]
        if self._relu:
            np.sign(h, out=slopes)
        else:
            np.multiply(h, h, out=slopes)
            np.subtract(self.one, slopes, out=slopes)

    def step_back(self, t: int) -> Iterator[Call]:
        dz = self.dz_steps[0, t]
        yield partial(np.multiply, dz, self.dh, dz)
