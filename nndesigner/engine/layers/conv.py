"""Convolutions at work: z = kernels slid over the source + b, a = activation(z)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import (
    ActivationName,
    Conv1DLayer,
    Conv2DLayer,
    Layer,
    MaxPoolLayer,
    Shape,
    TransposedConv2DLayer,
)
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, batch_last
from nndesigner.engine.layers.correlation import Correlation, Planes, Stamping, as_lines
from nndesigner.engine.layers.planes import Axes, as_planes, window_axes

RISING: tuple[ActivationName, ...] = (
    *("identity", "relu", "leaky_relu", "elu", "selu"),
    *("softplus", "sigmoid", "tanh", "hard_sigmoid", "step"),
)
"""Activations that never fall: the activation of the largest z is the largest activation."""


def defers_activation(layer: Layer, consumers: Sequence[Layer]) -> bool:
    """Tell whether the only layer behind, a max pooling, can add the bias and activate.

    max(f(z + b)) = f(max(z) + b) if f never falls, so that both are done for what the pooling
    keeps only, a quarter of the numbers for windows of two.
    """
    return (
        isinstance(layer, Conv1DLayer | Conv2DLayer | TransposedConv2DLayer)
        and layer.activation in RISING
        and not ACTIVATIONS[layer.activation].needs_z
        and len(consumers) == 1
        and isinstance(consumers[0], MaxPoolLayer)
        # taken for a picture, the steps and features of a sequence are rows and columns
        and not (isinstance(layer, Conv1DLayer) and consumers[0].over == "pictures")
    )


@dataclass(frozen=True)
class Ending:
    """What comes after a convolution's sums: a bias for each filter, and the activation."""

    activation: ActivationName
    bias: FloatArray
    bias_slopes: FloatArray
    pictures: bool
    """Whether filters make channels of pictures, else features of a sequence."""

    def forward(
        self, sums: FloatArray, z: FloatArray, a: FloatArray, shape: Shape
    ) -> Iterator[Call]:
        """List the calls that write z = sums + b and a; all are `(rows, units)`."""
        lines = self._lines(sums, shape), self._lines(z, shape)
        yield partial(np.add, lines[0], self.bias[:, np.newaxis], lines[1])
        yield from activate(self.activation, z, a)

    def backward(
        self, z: FloatArray, a: FloatArray, da: FloatArray, shape: Shape
    ) -> Iterator[Call]:
        """List the calls that turn da into dz, in place, and sum it up for the bias."""
        yield from pass_back(self.activation, z, a, da)
        lines = self._lines(da, shape)
        sums = np.empty(lines.shape[:2], da.dtype)
        yield partial(np.matmul, lines, np.ones(lines.shape[2], da.dtype), out=sums)
        yield partial(np.add.reduce, sums, axis=0, out=self.bias_slopes)

    def _lines(self, array: FloatArray, shape: Shape) -> FloatArray:
        return as_lines(as_planes(array, shape, pictures=self.pictures))


class ConvolutionAtWork(LayerAtWork):
    """What all convolutions have in common; memory has the samples last, see `as_box`."""

    def __init__(
        self, site: Site, kernel: FloatArray, kernel_slopes: FloatArray, *, pictures: bool
    ) -> None:
        """Take kernels `(filters, channels, height, width)`, views of what the layer keeps."""
        layer = site.layer
        assert isinstance(layer, Conv1DLayer | Conv2DLayer | TransposedConv2DLayer)
        (self._source,) = site.sources
        self._shape, self._pictures = site.shape, pictures
        self._kernel, self._kernel_slopes = kernel, kernel_slopes
        self.a = batch_last(site.rows, site.shape, site.dtype)
        self.da = batch_last(site.rows, site.shape, site.dtype) if site.wanted else None
        keep_z = site.keep_z or ACTIVATIONS[layer.activation].needs_z
        self.z = batch_last(site.rows, site.shape, site.dtype) if keep_z else None
        self.dz = self.da
        self.ending = Ending(layer.activation, site.arrays[""], site.slopes[""], pictures)
        self.defers = site.defers and not site.keep_z

    def forward(self) -> Iterator[Call]:
        z = self.a if self.z is None else self.z
        yield from self._sum_up(self._planes(z))
        if not self.defers:
            yield from self.ending.forward(z, z, self.a, self._shape)

    def backward(self) -> Iterator[Call]:
        if self.da is None:
            return
        if not self.defers:
            z = self.a if self.z is None else self.z
            yield from self.ending.backward(z, self.a, self.da, self._shape)
        yield from self._pass_on(self._planes(self.da))

    @abstractmethod
    def _sum_up(self, z: FloatArray) -> Iterator[Call]:
        """List the calls that write what the kernels see into the planes z."""

    @abstractmethod
    def _pass_on(self, dz: FloatArray) -> Iterator[Call]:
        """List the calls that write the kernels' slopes and the source's gradient."""

    def _planes(self, array: FloatArray) -> FloatArray:
        return as_planes(array, self._shape, pictures=self._pictures)

    def _source_planes(self) -> Planes:
        """Return the source's planes with the samples last in memory, by a copy if need be."""
        layer, shape, pictures = self._source.layer, self._source.shape, self._pictures
        if layer.a.flags.f_contiguous:
            return lambda: as_planes(layer.a, shape, pictures=pictures)
        turned = batch_last(len(layer.a), shape, layer.a.dtype)
        planes = as_planes(turned, shape, pictures=pictures)

        def turn() -> FloatArray:
            np.copyto(turned, layer.a)
            return planes

        return turn

    def _source_slopes(self) -> FloatArray:
        assert self._source.layer.da is not None
        return as_planes(self._source.layer.da, self._source.shape, pictures=self._pictures)


class PlainConvolution(ConvolutionAtWork):
    """Conv2D and Conv1D: every filter says where its kernel looks like what is there."""

    def __init__(
        self, site: Site, kernel: FloatArray, kernel_slopes: FloatArray, *, pictures: bool
    ) -> None:
        super().__init__(site, kernel, kernel_slopes, pictures=pictures)
        assert isinstance(site.layer, Conv1DLayer | Conv2DLayer)
        axes = _axes(site.layer, self._source.shape, pictures=pictures)
        self._correlation = Correlation(kernel, axes, site.rows)
        learns_before = self.da is not None and self._source.layer.da is not None
        self._stamping = Stamping(kernel, axes, site.rows) if learns_before else None

    def _sum_up(self, z: FloatArray) -> Iterator[Call]:
        yield from self._correlation.see(self._source_planes())
        yield from self._correlation.forward(z)

    def _pass_on(self, dz: FloatArray) -> Iterator[Call]:
        yield from self._correlation.slopes(dz, self._kernel_slopes)
        if self._stamping is not None:
            yield from self._stamping.see(lambda: dz)
            yield from self._stamping.forward(self._source_slopes(), adds=self._source.adds)


class TransposedConvolution(ConvolutionAtWork):
    """TransposedConv2D: a convolution's backward pass forward, and its forward pass backward."""

    def __init__(self, site: Site) -> None:
        kernel, slopes = site.arrays["kernel"], site.slopes["kernel"]
        super().__init__(site, kernel, slopes, pictures=True)
        assert isinstance(site.layer, TransposedConv2DLayer)
        axes = _axes(site.layer, site.shape, pictures=True)
        self._stamping = Stamping(kernel, axes, site.rows)
        self._correlation = Correlation(kernel, axes, site.rows) if site.wanted else None

    def _sum_up(self, z: FloatArray) -> Iterator[Call]:
        yield from self._stamping.see(self._source_planes())
        yield from self._stamping.forward(z)

    def _pass_on(self, dz: FloatArray) -> Iterator[Call]:
        assert self._correlation is not None
        yield from self._correlation.see(lambda: dz)
        seen = self._stamping.windows.unshifted()
        yield from self._correlation.slopes(seen, self._kernel_slopes)
        if self._source.layer.da is not None:
            yield from self._correlation.forward(self._source_slopes(), adds=self._source.adds)


def conv2d(site: Site) -> LayerAtWork:
    """Return a Conv2D layer at work."""
    return PlainConvolution(site, site.arrays["kernel"], site.slopes["kernel"], pictures=True)


def conv1d(site: Site) -> LayerAtWork:
    """Return a Conv1D layer at work: a sequence is a picture of one column."""
    kernel, slopes = (
        array["kernel"].swapaxes(1, 2)[..., np.newaxis] for array in (site.arrays, site.slopes)
    )
    return PlainConvolution(site, kernel, slopes, pictures=False)


def _axes(
    layer: Conv1DLayer | Conv2DLayer | TransposedConv2DLayer, shape: Shape, *, pictures: bool
) -> Axes:
    return window_axes(
        shape, pictures=pictures, size=layer.size, stride=layer.stride, padding=layer.padding
    )
