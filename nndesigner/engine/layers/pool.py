"""Pooling at work: windows of neighbouring numbers become one, their largest or their mean.

All memory has the samples last, see `as_box`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import AvgPoolLayer, GlobalAvgPoolLayer, MaxPoolLayer
from nndesigner.core.layers.pool import pools_pictures
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, batch_last
from nndesigner.engine.layers.conv import ConvolutionAtWork, Ending
from nndesigner.engine.layers.planes import as_planes, window_axes, window_offsets


class PoolAtWork(LayerAtWork):
    """Windows over pictures or steps: the first number of all windows at once, then the second."""

    def __init__(self, site: Site) -> None:
        layer = site.layer
        assert isinstance(layer, MaxPoolLayer | AvgPoolLayer)
        (self._source,) = site.sources
        self._shape = site.shape
        self._pictures = pools_pictures(layer.over, self._source.shape)
        axes = window_axes(
            self._source.shape,
            pictures=self._pictures,
            size=layer.size,
            stride=layer.stride,
            padding=layer.padding,
        )
        self._offsets = tuple(window_offsets(axes))
        self._covered = all(axis.covered for axis in axes)
        self.a = batch_last(site.rows, site.shape, site.dtype)
        self.da = batch_last(site.rows, site.shape, site.dtype) if site.wanted else None
        self._pooled = self._planes(self.a)
        self._share = np.empty_like(self._pooled)

    def forward(self) -> Iterator[Call]:
        yield self._pool

    def backward(self) -> Iterator[Call]:
        if self.da is not None and self._source.layer.da is not None:
            yield self._share_out

    @abstractmethod
    def _pool(self) -> None:
        """Fill `a` with one number for each window."""

    @abstractmethod
    def _share_out(self) -> None:
        """Give each number of a window its share of `da`."""

    def _seen(self) -> FloatArray:
        source = self._source
        return as_planes(source.layer.a, source.shape, pictures=self._pictures)

    def _planes(self, array: FloatArray) -> FloatArray:
        return as_planes(array, self._shape, pictures=self._pictures)

    def _source_slopes(self) -> FloatArray:
        """Return where the shares go, empty where they will be added."""
        source = self._source
        assert source.layer.da is not None
        slopes = as_planes(source.layer.da, source.shape, pictures=self._pictures)
        if not (source.adds or self._covered):
            slopes.fill(0)
        return slopes


class MaxPoolAtWork(PoolAtWork):
    """Keeps the largest number of every window; the first of several equal ones learns."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        before = self._source.layer
        self._ending: Ending | None = None
        self._sums = self.a
        if isinstance(before, ConvolutionAtWork) and before.defers:
            # the largest sums, to be found again among those of the convolution
            self._ending, self._sums = before.ending, np.empty_like(self.a)
            self._pooled = self._planes(self._sums)
        self._is_largest = np.empty_like(self._pooled, bool)
        self._rest = np.empty_like(self._pooled)

    def forward(self) -> Iterator[Call]:
        yield self._pool
        if self._ending is not None:
            yield from self._ending.forward(self._sums, self.a, self.a, self._shape)

    def backward(self) -> Iterator[Call]:
        if self._ending is not None and self.da is not None:
            yield from self._ending.backward(self.a, self.a, self.da, self._shape)
        yield from super().backward()

    def _pool(self) -> None:
        seen, pooled = self._seen(), self._pooled
        offsets = iter(self._offsets)
        if self._covered and len(self._offsets) > 1:
            (_, first), (_, second) = next(offsets), next(offsets)
            np.maximum(seen[first], seen[second], out=pooled)
        else:
            pooled.fill(-np.inf)
        for here, there in offsets:
            np.maximum(pooled[here], seen[there], out=pooled[here])

    def _share_out(self) -> None:
        assert self.da is not None
        seen, slopes, da = self._seen(), self._source_slopes(), self._planes(self.da)
        if self._covered and not self._source.adds:
            self._move(seen, da, slopes)
        else:
            self._add_up(seen, da, slopes)

    def _move(self, seen: FloatArray, rest: FloatArray, slopes: FloatArray) -> None:
        """Write each number's share: what the ones before it have left, if it is the largest."""
        *others, (_, last) = self._offsets
        for _, there in others:
            np.equal(seen[there], self._pooled, out=self._is_largest)
            np.multiply(rest, self._is_largest, out=slopes[there])
            rest = np.subtract(rest, slopes[there], out=self._rest)
        np.copyto(slopes[last], rest)

    def _add_up(self, seen: FloatArray, da: FloatArray, slopes: FloatArray) -> None:
        """Add each number's share over all windows it is in."""
        rest = self._rest
        np.copyto(rest, da)
        for here, there in self._offsets:
            largest, share = self._is_largest[here], self._share[here]
            np.equal(seen[there], self._pooled[here], out=largest)
            np.multiply(rest[here], largest, out=share)
            np.subtract(rest[here], share, out=rest[here])
            np.add(slopes[there], share, out=slopes[there])


class AvgPoolAtWork(PoolAtWork):
    """Keeps the mean of every window; the padding is left out of it."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        counts = np.zeros(self._pooled.shape[1:3])
        for here, _ in self._offsets:
            counts[here[1:]] += 1
        self._weights = (1 / counts)[..., np.newaxis].astype(site.dtype)

    def _pool(self) -> None:
        seen, pooled = self._seen(), self._pooled
        pooled.fill(0)
        for here, there in self._offsets:
            np.add(pooled[here], seen[there], out=pooled[here])
        np.multiply(pooled, self._weights, out=pooled)

    def _share_out(self) -> None:
        assert self.da is not None
        slopes = self._source_slopes()
        np.multiply(self._planes(self.da), self._weights, out=self._share)
        put = _write if self._covered and not self._source.adds else _add
        for here, there in self._offsets:
            put(self._share[here], slopes[there])


def _write(share: FloatArray, out: FloatArray) -> None:
    np.copyto(out, share)


def _add(share: FloatArray, out: FloatArray) -> None:
    np.add(out, share, out=out)


class GlobalAvgPoolAtWork(LayerAtWork):
    """Turns every channel, or every feature of a sequence, into its mean."""

    def __init__(self, site: Site) -> None:
        assert isinstance(site.layer, GlobalAvgPoolLayer)
        (self._source,) = site.sources
        self._pictures = pools_pictures(site.layer.over, self._source.shape)
        self.a = batch_last(site.rows, site.shape, site.dtype)
        self.da = batch_last(site.rows, site.shape, site.dtype) if site.wanted else None
        numbers = self._planes(self._source.layer.a)[0, ..., 0].size
        self._weight = np.array(1 / numbers, site.dtype)
        self._share = np.empty_like(self.a)

    def forward(self) -> Iterable[Call]:
        return (self._average,)

    def backward(self) -> Iterable[Call]:
        unwanted = self.da is None or self._source.layer.da is None
        return () if unwanted else (self._share_out,)

    def _average(self) -> None:
        np.add.reduce(self._planes(self._source.layer.a), axis=(1, 2), out=self.a.T)
        np.multiply(self.a, self._weight, out=self.a)

    def _share_out(self) -> None:
        assert self.da is not None
        assert self._source.layer.da is not None
        np.multiply(self.da, self._weight, out=self._share)
        slopes, share = self._planes(self._source.layer.da), self._share.T[:, None, None]
        if self._source.adds:
            np.add(slopes, share, out=slopes)
        else:
            np.copyto(slopes, share)

    def _planes(self, array: FloatArray) -> FloatArray:
        return as_planes(array, self._source.shape, pictures=self._pictures)
