"""Dense and Output layers at work: z = sum_k(W_k a_k) + b, a = activation(z)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.layers.base import Call, LayerAtWork, Source
from nndesigner.engine.masks import BoolArray


class Wire:
    """A bundle of links at work: weights `(units_target, units_source)` from one source."""

    def __init__(
        self, source: Source, weights: FloatArray, slopes: FloatArray, mask: BoolArray | None
    ) -> None:
        self._source = source
        self._weights, self._transposed = weights, weights.T
        self._slopes, self._mask = slopes, mask

    def sum_up(self, out: FloatArray) -> Call:
        """Return the call that writes W a: what comes in over this wire."""
        if len(out) == 1:  # a product with a vector is quicker than with a matrix of one row
            return partial(self._sum_up_one, out[0])
        return partial(self._sum_up, out)

    def _sum_up(self, out: FloatArray) -> None:
        self._source.layer.a.dot(self._transposed, out)

    def _sum_up_one(self, out: FloatArray) -> None:
        self._weights.dot(self._source.layer.a[0], out)

    def backward(self, dz: FloatArray) -> Iterator[Call]:
        """List the calls for dW = dz^T a and da = dz W (Rumelhart, Hinton, Williams 1986)."""
        yield partial(self._slope, dz.T)
        if self._mask is not None:
            yield partial(np.multiply, self._slopes, self._mask, self._slopes)
        da = self._source.layer.da
        if da is None:
            return
        if da.flags.c_contiguous and not self._source.adds:
            yield partial(dz.dot, self._weights, da)
        elif da.flags.f_contiguous and not self._source.adds:
            yield partial(self._transposed.dot, dz.T, da.T)
        else:
            share = np.empty((len(dz), self._weights.shape[1]), dz.dtype)
            yield partial(dz.dot, self._weights, share)
            yield partial(self._source.take, share)

    def _slope(self, dz_transposed: FloatArray) -> None:
        dz_transposed.dot(self._source.layer.a, self._slopes)


class DenseAtWork(LayerAtWork):
    """Neurons, each summing what comes in over all wires; `activations` has one for each."""

    def __init__(
        self,
        wires: Sequence[Wire],
        bias: FloatArray,
        bias_slopes: FloatArray,
        activations: Sequence[ActivationName],
        rows: int,
        *,
        wanted: bool = True,
        keep_z: bool = False,
        da_is_dz: bool = False,
    ) -> None:
        """Take `da_is_dz` if whoever fills `da` has done the activation's part already."""
        self.a = np.zeros((rows, len(bias)), bias.dtype)
        self.da = np.zeros_like(self.a) if wanted else None
        self._wires = wires
        self._bias, self._bias_slopes = bias, bias_slopes
        self._groups = tuple(_grouped(activations, self.a))
        keep_z = keep_z or any(ACTIVATIONS[group.name].needs_z for group in self._groups)
        self.z = np.zeros_like(self.a) if keep_z else None
        self.dz = self.da
        self._da_is_dz = da_is_dz

    def forward(self) -> Iterator[Call]:
        z = self.a if self.z is None else self.z
        first, *others = self._wires
        yield first.sum_up(z)
        share = np.empty_like(z) if others else z
        for wire in others:
            yield wire.sum_up(share)
            yield partial(np.add, z, share, z)
        yield partial(np.add, z, self._bias, z)
        for group in self._groups:
            yield from group.forward(z, self.a)

    def backward(self) -> Iterator[Call]:
        dz = self.da
        if dz is None:
            return
        z = self.a if self.z is None else self.z
        for group in () if self._da_is_dz else self._groups:
            yield from group.backward(z, self.a, dz)
        yield partial(np.ones(len(dz), dz.dtype).dot, dz, self._bias_slopes)
        for wire in self._wires:
            yield from wire.backward(dz)


class Member(LayerAtWork):
    """A layer computed in a block with others: a view of its own columns."""

    def __init__(self, block: DenseAtWork, columns: slice) -> None:
        self.a = block.a[:, columns]
        self.da = None if block.da is None else block.da[:, columns]
        self.z = None if block.z is None else block.z[:, columns]
        self.dz = self.da

    def forward(self) -> Iterator[Call]:
        """List nothing: the block computes all its members."""
        return iter(())

    def backward(self) -> Iterator[Call]:
        """List nothing: the block computes all its members."""
        return iter(())


class _Group:
    """The columns with one activation; all of them in most layers."""

    def __init__(self, name: ActivationName, columns: Sequence[int], a: FloatArray) -> None:
        self.name: ActivationName = name
        self._columns = None if len(columns) == a.shape[1] else np.array(columns)
        if self._columns is not None:
            self._z, self._a, self._da = (
                np.zeros((len(a), len(columns)), a.dtype) for _ in range(3)
            )

    def forward(self, z: FloatArray, a: FloatArray) -> Iterator[Call]:
        """List the calls that fill these columns of `a` from those of `z`."""
        if self._columns is None:
            yield from activate(self.name, z, a)
            return
        yield partial(np.take, z, self._columns, 1, self._z, "clip")
        yield from activate(self.name, self._z, self._a)
        yield partial(self._put, self._a, a)

    def backward(self, z: FloatArray, a: FloatArray, da: FloatArray) -> Iterator[Call]:
        """List the calls that turn these columns of `da` into the gradient of z."""
        if self._columns is None:
            yield from pass_back(self.name, z, a, da)
            return
        yield partial(np.take, da, self._columns, 1, self._da, "clip")
        yield from pass_back(self.name, self._z, self._a, self._da)
        yield partial(self._put, self._da, da)

    def _put(self, part: FloatArray, whole: FloatArray) -> None:
        whole[:, self._columns] = part


def _grouped(activations: Sequence[ActivationName], a: FloatArray) -> Iterator[_Group]:
    columns: dict[ActivationName, list[int]] = {}
    for unit, name in enumerate(activations):
        columns.setdefault(name, []).append(unit)
    for name, units in columns.items():
        yield _Group(name, units, a)
