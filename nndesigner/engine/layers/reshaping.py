"""Flatten, Reshape and UpSampling at work: the same numbers in another shape, or repeated."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import UpSamplingLayer
from nndesigner.core.layers.base import as_picture
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, batch_last


class ReshapeAtWork(LayerAtWork):
    """Flatten and Reshape: shares its source's arrays, since rows hold the same numbers.

    Layers behind it write their gradients into the source's, if this is the first to do so. If
    the source has been given gradients before, they must be added: then it has its own.
    """

    def __init__(self, site: Site) -> None:
        (self._source,) = site.sources
        self.a, self.da = self._source.layer.a, None
        shared = self._source.layer.da
        self._shares = not (self._source.adds or site.keep_z)
        if site.wanted and shared is not None:
            self.da = shared if self._shares else np.zeros_like(shared)

    def forward(self) -> Iterable[Call]:
        return (self._look,)

    def backward(self) -> Iterable[Call]:
        if self.da is None or self._shares:
            return ()
        return (partial(self._source.take, self.da),)

    def _look(self) -> None:
        # an input's array is another one for every batch
        self.a = self._source.layer.a


class UpSamplingAtWork(LayerAtWork):
    """Every number becomes a square of `factor` x `factor` like it."""

    def __init__(self, site: Site) -> None:
        layer = site.layer
        assert isinstance(layer, UpSamplingLayer)
        (self._source,) = site.sources
        channels, rows, columns = self._picture = as_picture(self._source.shape)
        self._squares = (channels, rows, layer.factor, columns, layer.factor, site.rows)
        self.a = batch_last(site.rows, site.shape, site.dtype)
        self.da = batch_last(site.rows, site.shape, site.dtype) if site.wanted else None
        self._sums = batch_last(site.rows, self._source.shape, site.dtype)

    def forward(self) -> Iterable[Call]:
        return (self._repeat,)

    def backward(self) -> Iterable[Call]:
        unwanted = self.da is None or self._source.layer.da is None
        return () if unwanted else (self._sum_up,)

    def _repeat(self) -> None:
        planes = self._planes(self._source.layer.a)
        np.copyto(self.a.T.reshape(self._squares), planes[:, :, np.newaxis, :, np.newaxis])

    def _sum_up(self) -> None:
        assert self.da is not None
        squares = self.da.T.reshape(self._squares)
        np.add.reduce(squares, axis=(2, 4), out=self._planes(self._sums))
        self._source.take(self._sums)

    def _planes(self, array: FloatArray) -> FloatArray:
        return array.T.reshape(*self._picture, len(array))
