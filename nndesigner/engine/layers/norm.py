"""Normalisation at work: mean 0 and deviation 1, then a scale and a shift that are learned."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import BatchNormLayer, LayerNormLayer
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, batch_last


class _NormAtWork(LayerAtWork):
    """a = scale x' + shift, where x' = (x - mean) / sqrt(variance + epsilon).

    Everything is seen as a matrix `(features, numbers)`: a scale and a shift for each row.
    """

    def __init__(self, site: Site) -> None:
        assert isinstance(site.layer, BatchNormLayer | LayerNormLayer)
        (self.source,) = site.sources
        self._site = site
        self.picture = len(site.shape) == 3
        self.epsilon = site.layer.epsilon
        self.scale, self.shift = site.arrays["scale"], site.arrays[""]
        self._normal, self.a = self._buffer(), self._buffer()
        self.da = self._buffer() if site.wanted else None
        self.normal, self._shifted = self._matrix(self._normal), self._matrix(self.a)
        self.numbers = self.normal.shape[1]
        self._ones = np.ones(self.numbers, site.dtype)
        self.spare = self._matrix(self._buffer())

    @abstractmethod
    def normalise(self) -> None:
        """Turn x in `normal` into x', in place."""

    @abstractmethod
    def pass_through(self, da: FloatArray) -> None:
        """Turn the gradient with respect to a into that for x, in place.

        The gradients of scale and shift are known then.
        """

    def forward(self) -> Iterable[Call]:
        return (self._forward,)

    def backward(self) -> Iterable[Call]:
        return () if self.da is None else (self._backward,)

    def _forward(self) -> None:
        np.copyto(self._normal, self.source.layer.a)
        self.normalise()
        np.multiply(self.normal, self.scale[:, np.newaxis], out=self._shifted)
        np.add(self._shifted, self.shift[:, np.newaxis], out=self._shifted)

    def _backward(self) -> None:
        assert self.da is not None
        da, slopes = self._matrix(self.da), self._site.slopes
        np.multiply(da, self.normal, out=self.spare)
        self.spare.dot(self._ones, slopes["scale"])
        da.dot(self._ones, slopes[""])
        if self.source.layer.da is not None:
            self.pass_through(da)
            self.source.take(self.da)

    def _buffer(self) -> FloatArray:
        """Return `(rows, units)` in the memory order neighbours of such a layer mostly have."""
        rows, shape, dtype = self._site.rows, self._site.shape, self._site.dtype
        if self.picture:
            return batch_last(rows, shape, dtype)
        return np.zeros((rows, int(np.prod(shape))), dtype)

    def _matrix(self, array: FloatArray) -> FloatArray:
        """Return a buffer as a view `(features, numbers)`."""
        features = len(self.scale)
        if self.picture:
            return array.T.reshape(features, -1 if array.size else 0)
        return array.reshape(-1 if array.size else 0, features).T


class BatchNormAtWork(_NormAtWork):
    """Mean and variance of every feature over a batch; running ones when predicting or frozen.

    Ioffe, Szegedy 2015, "Batch normalization". The running variance is the unbiased one. From
    a single number nothing is learned about the variance, so the running one stays.
    """

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        assert isinstance(site.layer, BatchNormLayer)
        self._layer, self._run = site.layer, site.run
        self._running = site.arrays["mean"], site.arrays["variance"]
        self._unlearned = site.slopes["mean"], site.slopes["variance"]
        self._mean, self._variance, self._factor = (np.zeros_like(self.scale) for _ in range(3))
        self._share = np.full(self.numbers, 1 / max(self.numbers, 1), site.dtype)
        self._measured = False

    def normalise(self) -> None:
        x = self.normal
        self._measured = self._run.training and not self._layer.frozen
        if self._measured:
            x.dot(self._share, self._mean)
        else:
            np.copyto(self._mean, self._running[0])
        np.subtract(x, self._mean[:, np.newaxis], out=x)
        if self._measured:
            np.multiply(x, x, out=self.spare)
            self.spare.dot(self._share, self._variance)
            self._follow()
        else:
            np.copyto(self._variance, self._running[1])
        _reciprocal_root(self._variance, self.epsilon, self._factor)
        np.multiply(x, self._factor[:, np.newaxis], out=x)

    def pass_through(self, da: FloatArray) -> None:
        """Use dx = scale (da - mean(da) - x' mean(da x')) / deviation; no means if not measured."""
        slopes = self._site.slopes
        if self._measured:
            share = 1 / max(self.numbers, 1)
            np.multiply(self.normal, (slopes["scale"] * share)[:, np.newaxis], out=self.spare)
            np.subtract(da, self.spare, out=da)
            np.subtract(da, (slopes[""] * share)[:, np.newaxis], out=da)
        np.multiply(da, (self.scale * self._factor)[:, np.newaxis], out=da)

    def _backward(self) -> None:
        super()._backward()
        for slopes in self._unlearned:
            slopes.fill(0)

    def _follow(self) -> None:
        """Let the running mean and variance follow those of the batch."""
        if self.numbers == 0:
            return
        unbiased = self.numbers / max(self.numbers - 1, 1)
        momentum, (mean, variance) = self._layer.momentum, self._running
        mean += (1 - momentum) * (self._mean - mean)
        if self.numbers > 1:
            variance += (1 - momentum) * (self._variance * unbiased - variance)


class LayerNormAtWork(_NormAtWork):
    """Mean and variance of every sample, or every step of a sequence, by itself.

    Ba, Kiros, Hinton 2016, "Layer normalization".
    """

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._mean, self._factor, self._slope = (np.zeros_like(self._ones) for _ in range(3))
        self._share = np.full(len(self.scale), 1 / len(self.scale), site.dtype)

    def normalise(self) -> None:
        x = self.normal
        self._share.dot(x, self._mean)
        np.subtract(x, self._mean, out=x)
        np.multiply(x, x, out=self.spare)
        self._share.dot(self.spare, self._factor)
        _reciprocal_root(self._factor, self.epsilon, self._factor)
        np.multiply(x, self._factor, out=x)

    def pass_through(self, da: FloatArray) -> None:
        """Use dx = (dx' - mean(dx') - x' mean(dx' x')) / deviation, where dx' = scale da."""
        np.multiply(da, self.scale[:, np.newaxis], out=da)
        np.multiply(da, self.normal, out=self.spare)
        self._share.dot(da, self._mean)
        self._share.dot(self.spare, self._slope)
        np.multiply(self.normal, self._slope, out=self.spare)
        np.subtract(da, self._mean, out=da)
        np.subtract(da, self.spare, out=da)
        np.multiply(da, self._factor, out=da)


def _reciprocal_root(variance: FloatArray, epsilon: float, out: FloatArray) -> None:
    """Write 1 / sqrt(variance + epsilon)."""
    np.add(variance, epsilon, out=out)
    np.sqrt(out, out=out)
    np.divide(1, out, out=out)
