"""Weights through an edit: everything the edit did not remove keeps its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import IntArray
from nndesigner.core.design import Design, Mask
from nndesigner.core.layers import (
    Conv1DLayer,
    Conv2DLayer,
    NeuronLayer,
    TransposedConv2DLayer,
)
from nndesigner.core.shapes import KeepsUnits, array_shapes, layer_arrays, owner_of
from nndesigner.engine.initializers import initial_array
from nndesigner.engine.masks import BoolArray, mask_matrix

Convolution = Conv1DLayer | Conv2DLayer | TransposedConv2DLayer

Kept = Mapping[str, Sequence[int]]


def carry_state(
    state: NetworkState, old: Design, new: Design, kept: Kept | None = None
) -> NetworkState:
    """Return the weights for `new` after an edit of `old`.

    `kept[layer_id]` are the old numbers of a layer's remaining units, in order; by default its
    first ones. New units and connections start as in `initial_state(new)`; masked-out weights
    are 0. Arrays to which nothing happened are the same objects, and so is the whole state.
    """
    shapes = array_shapes(new)
    if old.layers == new.layers and old.links == new.links and _fits(state, shapes):
        return state
    edit = _Edit(old, new, kept or {})
    arrays = {key: edit.carried(key, state.get(key), shape) for key, shape in shapes.items()}
    if arrays.keys() == state.keys() and all(arrays[key] is state[key] for key in arrays):
        return state
    return NetworkState(arrays)


class _Edit:
    """The two designs and which units lived on."""

    def __init__(self, old: Design, new: Design, kept: Kept) -> None:
        self._old, self._new, self._kept = old, new, kept

    def carried(self, key: str, array: FloatArray | None, shape: tuple[int, ...]) -> FloatArray:
        """Return the array `key` has after the edit."""
        if array is None:
            return initial_array(self._new, key)
        if _is_kept_by_layer(self._new, key):
            return self._own_array(key, array, shape)
        layers = self._layers_of_axes(key)
        if layers is None or array.ndim != len(layers):
            return initial_array(self._new, key)
        axes = [
            self._units(layer_id, count, new_count)
            for layer_id, count, new_count in zip(layers, array.shape, shape, strict=True)
        ]
        before, after = self._mask(self._old, key), self._mask(self._new, key)
        unmoved = array.shape == shape and all(
            np.array_equal(axis, np.arange(count)) for axis, count in zip(axes, shape, strict=True)
        )
        if unmoved and before == after:
            return array
        return self._rebuilt(key, array, shape, axes)

    def _own_array(self, key: str, array: FloatArray, shape: tuple[int, ...]) -> FloatArray:
        """Return an array a layer without neurons keeps itself, such as kernels.

        Filters, channels, features and units keep their numbers, those of several gates
        separately; kernels of another size start anew.
        """
        owner = owner_of(key)
        old, new = self._old.layers_by_id.get(owner), self._new.layer(owner)
        units = self._kept.get(_owner(self._new, owner) or "")
        if array.shape == shape and units is None:
            return array
        if type(old) is not type(new) or array.ndim != len(shape) or _size(old) != _size(new):
            return initial_array(self._new, key)
        gates = layer_arrays(self._new, owner)[key].gates
        fresh = initial_array(self._new, key).reshape(gates, -1, *shape[1:]).copy()
        before = array.reshape(gates, -1, *array.shape[1:])
        if units is not None and array.ndim == 1:
            before = before[:, list(units)]
        corner = tuple(slice(min(a, b)) for a, b in zip(before.shape, fresh.shape, strict=True))
        fresh[corner] = before[corner]
        return fresh.reshape(shape)

    def _rebuilt(
        self, key: str, array: FloatArray, shape: tuple[int, ...], axes: list[IntArray]
    ) -> FloatArray:
        """Put the old numbers in their new places; the rest is fresh, or 0 where masked out."""
        corner = tuple(slice(len(axis)) for axis in axes)
        living = np.zeros(shape, bool)
        living[corner] = _connected(self._mask(self._old, key), array.shape)[np.ix_(*axes)]
        wanted = _connected(self._mask(self._new, key), shape)
        result = np.zeros(shape, array.dtype)
        if (wanted & ~living).any():
            result[...] = initial_array(self._new, key)
        moved = np.zeros(shape, array.dtype)
        moved[corner] = array[np.ix_(*axes)]
        np.copyto(result, moved, where=living)
        result[~wanted] = 0
        return array if np.array_equal(result, array) else result

    def _layers_of_axes(self, key: str) -> tuple[str, ...] | None:
        """Return whose units the array's axes count, None if not the same before and after."""
        old = _layers_of_axes(self._old, key)
        return old if old == _layers_of_axes(self._new, key) else None

    def _units(self, layer_id: str, count: int, new_count: int) -> IntArray:
        """Return the old numbers of a layer's units that live on."""
        kept = self._kept.get(layer_id, range(count))
        return np.array(kept, np.int64)[:new_count]

    @staticmethod
    def _mask(design: Design, key: str) -> Mask | None:
        link = design.links_by_id.get(key)
        return link.mask if link else None


def _layers_of_axes(design: Design, key: str) -> tuple[str, ...] | None:
    """Return (target, source) of a link, looking through Dropout and its like, or the layer."""
    link = design.links_by_id.get(key)
    if link is None:
        return (key,) if key in design.layers_by_id else None
    owner = _owner(design, link.source)
    return None if owner is None else (link.target, owner)


def _owner(design: Design, layer_id: str) -> str | None:
    """Return the layer whose units these are: Dropout and its like pass on their source's."""
    seen: set[str] = set()
    while isinstance(design.layers_by_id.get(layer_id), KeepsUnits):
        links = design.links_into(layer_id)
        if not links or layer_id in seen:
            return None
        seen.add(layer_id)
        layer_id = links[0].source
    return layer_id


def _is_kept_by_layer(design: Design, key: str) -> bool:
    layer = design.layers_by_id.get(owner_of(key))
    return layer is not None and not isinstance(layer, NeuronLayer)


def _size(layer: object) -> object:
    """Return the size of a convolution's kernels; None for other layers."""
    return layer.size if isinstance(layer, Convolution) else None


def _connected(mask: Mask | None, shape: tuple[int, ...]) -> BoolArray:
    return np.ones(shape, bool) if mask is None else mask_matrix(mask, shape)


def _fits(state: NetworkState, shapes: Mapping[str, tuple[int, ...]]) -> bool:
    return state.keys() == shapes.keys() and all(
        state[key].shape == shape for key, shape in shapes.items()
    )
