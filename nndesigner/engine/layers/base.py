"""What all layers at work have in common: buffers for batches of one size, and lists of calls."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import Layer, Shape

Call = Callable[[], object]


@dataclass
class Run:
    """What changes from one pass through a network to the next."""

    training: bool = False
    """Whether batches are learned from, so that Dropout drops and BatchNorm measures."""


class LayerAtWork(ABC):
    """A layer with the buffers for batches of one size, and the calls that fill them.

    The calls are listed once and made for every batch: a step of a small network is so short
    that finding them anew would take a good part of it.

    `a` are its activations `(rows, units)` after `forward`; the memory behind them may be in
    any order, see `as_box`. `da` is the gradient of the loss with respect to them, filled by
    the layers after it before `backward`; None if nothing before this layer can learn, so that
    nobody needs it.

    Where pre-activations are kept, `z` holds them after `forward`, and `dz` the gradient with
    respect to them after `backward`.
    """

    a: FloatArray
    da: FloatArray | None
    z: FloatArray | None = None
    dz: FloatArray | None = None

    @abstractmethod
    def forward(self) -> Iterable[Call]:
        """List the calls that compute `a` from the sources' `a`."""

    @abstractmethod
    def backward(self) -> Iterable[Call]:
        """List the calls that pass `da` on to the sources and fill own parameters' gradients."""


@dataclass(frozen=True)
class Source:
    """A layer something comes in from.

    `adds` tells that another layer behind it has already written its `da` when this one runs
    backward, so that this one's share must be added: the gradient of a value used several
    times is the sum over its uses.
    """

    layer: LayerAtWork
    shape: Shape
    adds: bool = False

    def box(self) -> FloatArray:
        """Return the source's activations as `(*shape, rows)`, see `as_box`."""
        return as_box(self.layer.a, self.shape)

    def take(self, gradient: FloatArray) -> None:
        """Hand over the gradient with respect to the source's activations, `(rows, units)`."""
        da = self.layer.da
        if da is None:
            return
        if self.adds:
            np.add(da, gradient, out=da)
        else:
            np.copyto(da, gradient)


@dataclass(frozen=True)
class Site:
    """Everything a layer at work is built from.

    `arrays` and `slopes` are its own parameters and their gradients by the ends of their keys.
    `wanted` tells whether a gradient is needed here, and so a `da`. With `keep_z` the
    pre-activations stay for somebody to look at, which takes memory and time. With `defers`
    the only layer behind adds the bias and activates, see `conv.defers_activation`.
    """

    layer: Layer
    sources: tuple[Source, ...]
    shape: Shape
    rows: int
    dtype: np.dtype[np.floating]
    arrays: Mapping[str, FloatArray]
    slopes: Mapping[str, FloatArray]
    stream: Callable[[], np.random.Generator]
    run: Run
    wanted: bool = True
    keep_z: bool = False
    defers: bool = False


class InputAtWork(LayerAtWork):
    """Holds the batch; whoever runs the network sets `a`."""

    def __init__(self, site: Site) -> None:
        shape = site.rows, int(np.prod(site.shape))
        self.a = np.broadcast_to(np.zeros((), site.dtype), shape)  # takes no memory
        self.da = np.zeros(shape, site.dtype) if site.wanted else None

    def forward(self) -> Iterable[Call]:
        """List nothing: the batch is already there."""
        return ()

    def backward(self) -> Iterable[Call]:
        """List nothing: data does not learn."""
        return ()


def as_box(array: FloatArray, shape: Shape) -> FloatArray:
    """Return `(rows, units)` as a view `(*shape, rows)`, the samples last.

    Neighbouring pixels of many samples lie together that way, which suits convolutions: their
    loops run over long stretches of memory. Whatever the order in memory, it is no copy.
    """
    return array.T.reshape(*shape, len(array))


def batch_last(rows: int, shape: Shape, dtype: np.dtype[np.floating]) -> FloatArray:
    """Return new `(rows, units)` zeros whose `as_box` is contiguous memory."""
    return np.zeros((int(np.prod(shape)), rows), dtype).T
