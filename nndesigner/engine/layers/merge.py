"""Add, Multiply and Concatenate at work: several branches become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers.merge import concatenated_axis
from nndesigner.engine.layers.base import Call, LayerAtWork, Site, Source, as_box, batch_last


class _MergeAtWork(LayerAtWork):
    """Its memory has the order of the first source's."""

    def __init__(self, site: Site) -> None:
        self.sources = site.sources
        self.a = _buffer(site)
        self.da = np.zeros_like(self.a) if site.wanted else None


class AddAtWork(_MergeAtWork):
    """a = sum_k a_k, so da_k = da."""

    def forward(self) -> Iterable[Call]:
        first, *others = self.sources
        yield partial(_copy, first, self.a)
        for source in others:
            yield partial(_add, source, self.a)

    def backward(self) -> Iterable[Call]:
        if self.da is not None:
            yield from (partial(source.take, self.da) for source in self.sources)


class MultiplyAtWork(_MergeAtWork):
    """a = product_k a_k, so da_k = da times the product of the others."""

    def forward(self) -> Iterable[Call]:
        return _product(self.sources, self.a)

    def backward(self) -> Iterator[Call]:
        if self.da is None:
            return
        share = np.empty_like(self.da)
        for source in self.sources:
            if source.layer.da is None:
                continue
            yield partial(np.copyto, share, self.da)
            for other in self.sources:
                if other is not source:
                    yield partial(_multiply, other, share)
            yield partial(source.take, share)


class ConcatenateAtWork(_MergeAtWork):
    """What comes in side by side; each branch gets its own part of the gradient back."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._shape = site.shape

    def forward(self) -> Iterable[Call]:
        for source, part in self._parts(self.a):
            yield partial(_copy_box, source, part)

    def backward(self) -> Iterator[Call]:
        if self.da is None:
            return
        for source, part in self._parts(self.da):
            if source.layer.da is None:
                continue
            target = as_box(source.layer.da, source.shape)
            if source.adds:
                yield partial(np.add, target, part, target)
            else:
                yield partial(np.copyto, target, part)

    def _parts(self, array: FloatArray) -> Iterator[tuple[Source, FloatArray]]:
        """Yield each source with its part of `(rows, units)` as a box, samples last."""
        axis, start = concatenated_axis(self._shape), 0
        box = np.moveaxis(as_box(array, self._shape), axis, 0)
        for source in self.sources:
            stop = start + source.shape[axis]
            yield source, np.moveaxis(box[start:stop], 0, axis)
            start = stop


def _buffer(site: Site) -> FloatArray:
    first = site.sources[0].layer.a
    if abs(first.strides[0]) < abs(first.strides[1]):
        return batch_last(site.rows, site.shape, site.dtype)
    return np.zeros((site.rows, int(np.prod(site.shape))), site.dtype)


def _product(sources: tuple[Source, ...], out: FloatArray) -> Iterator[Call]:
    yield partial(_copy, sources[0], out)
    for source in sources[1:]:
        yield partial(_multiply, source, out)


def _copy(source: Source, out: FloatArray) -> None:
    np.copyto(out, source.layer.a)


def _add(source: Source, out: FloatArray) -> None:
    np.add(out, source.layer.a, out=out)


def _multiply(source: Source, out: FloatArray) -> None:
    np.multiply(out, source.layer.a, out=out)


def _copy_box(source: Source, out: FloatArray) -> None:
    np.copyto(out, source.box())
