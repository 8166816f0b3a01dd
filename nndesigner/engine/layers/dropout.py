"""Dropout at work: zeroes a random share of its inputs while training."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from nndesigner.core.layers import DropoutLayer
from nndesigner.engine.layers.base import Call, LayerAtWork, Site


class DropoutAtWork(LayerAtWork):
    """Inverted dropout: what is kept grows by 1 / (1 - rate), so predicting needs no change.

    Srivastava et al. 2014, "Dropout", section 10.
    """

    def __init__(self, site: Site) -> None:
        assert isinstance(site.layer, DropoutLayer)
        (self._source,) = site.sources
        self._rate, self._site = site.layer.rate, site
        source = self._source.layer.a
        self._buffer = np.zeros_like(source)
        self._kept = np.ones_like(source)
        self._draws = np.empty(source.size, site.dtype)
        self.a = source
        self.da = np.zeros_like(source) if site.wanted else None

    def forward(self) -> Iterable[Call]:
        return (self._drop,)

    def backward(self) -> Iterable[Call]:
        return (self._pass_back,) if self.da is not None else ()

    def _drop(self) -> None:
        source = self._source.layer.a
        if not self._site.run.training or not self._rate:
            self.a = source
            return
        kept, draws = self._kept, self._draws
        self._site.stream().random(dtype=draws.dtype.type, out=draws)
        np.greater_equal(draws.reshape(kept.shape), self._rate, out=kept)
        np.multiply(kept, 1 / (1 - self._rate), out=kept)
        self.a = np.multiply(source, kept, out=self._buffer)

    def _pass_back(self) -> None:
        assert self.da is not None
        if self.a is self._buffer:
            np.multiply(self.da, self._kept, out=self.da)
        self._source.take(self.da)
