"""Weights through an edit: everything the edit did not remove keeps its numbers.

An edit may say where the numbers of its new design come from, as `core.edits` does in `Carried`:

- `kept[layer_id]` is the order of a layer's units: the old number of each one, None for a new
  one, a number again for a copy. By default the first units stay the first. Rows of the matrices
  into the layer, its biases, columns of the matrices out of it, and scales of a BatchNorm behind
  it follow; also through Dropout and its like, and Concatenate.
- `moved[key]` is a `Moved`: rows or columns of the new array `key` that come from another array.

All other numbers are those of `initial_state` of the new design.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from math import prod
from typing import Any

import numpy as np

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.dataset import IntArray
from nndesigner.core.design import Design, Mask
from nndesigner.core.layers import (
    BatchNormLayer,
    ConcatenateLayer,
    Conv1DLayer,
    Conv2DLayer,
    Layer,
    NeuronLayer,
    TransposedConv2DLayer,
)
from nndesigner.core.numbering import Kept, Moved, Order, Places, origins
from nndesigner.core.shapes import KeepsUnits, array_shapes, layer_arrays, owner_of
from nndesigner.engine.initializers import initial_array
from nndesigner.engine.masks import BoolArray, mask_matrix

Convolution = Conv1DLayer | Conv2DLayer | TransposedConv2DLayer
NEW = -1
"""Stands for the old number of what has none."""


def carry_state(
    state: NetworkState,
    old: Design,
    new: Design,
    kept: Kept | None = None,
    moved: Mapping[str, Moved] | None = None,
) -> NetworkState:
    """Return the weights for `new` after an edit of `old`.

    New units and connections start as in `initial_state(new)`; masked-out weights are 0.
    Arrays to which nothing happened are the same objects, and so is the whole state.
    """
    shapes = array_shapes(new)
    same = old.layers == new.layers and old.links == new.links
    if same and not kept and not moved and _fits(state, shapes):
        return state
    edit = _Edit(state, old, new, kept or {}, moved or {})
    arrays = {key: edit.carried(key, shape) for key, shape in shapes.items()}
    if arrays.keys() == state.keys() and all(arrays[key] is state[key] for key in arrays):
        return state
    return NetworkState(arrays)


class _Edit:
    """The two designs, the weights before, and how units are renumbered."""

    def __init__(
        self,
        state: NetworkState,
        old: Design,
        new: Design,
        kept: Kept,
        moved: Mapping[str, Moved],
    ) -> None:
        self._state, self._old, self._new = state, old, new
        self._kept, self._moved = kept, moved
        self._known: dict[tuple[str, str], IntArray | None] = {}

    def carried(self, key: str, shape: tuple[int, ...]) -> FloatArray:
        """Return the array `key` has after the edit."""
        array, moved = self._state.get(key), self._moved.get(key)
        if array is not None and moved is None and self._untouched(key, array, shape):
            return array
        if moved is not None and moved.key in self._state:
            return self._put_together(key, shape, moved)
        if array is None or not self._follows_units(key, array, shape):
            return self._own_array(key, array, shape)
        same_mask = _mask(self._old, key) == _mask(self._new, key)
        if array.shape == shape and same_mask and not any(self._renumbered(key)):
            return array
        return self._put_together(key, shape, None)

    def _untouched(self, key: str, array: FloatArray, shape: tuple[int, ...]) -> bool:
        """Tell at a glance that nothing happened to an array; if not, it takes a closer look."""
        link, old_link = self._new.links_by_id.get(key), self._old.links_by_id.get(key)
        if array.shape != shape or link is not old_link:
            return False
        if link is not None:
            ends: tuple[str, ...] = (link.target, link.source)
        else:
            owner = owner_of(key)
            ends = (owner,)
            if self._old.layers_by_id.get(owner) is not self._new.layers_by_id.get(owner):
                return False
        return all(self._units(end, end) is None for end in ends)

    def _follows_units(self, key: str, array: FloatArray, shape: tuple[int, ...]) -> bool:
        """Tell whether the array's axes count the units of layers, before and after."""
        before, after = _ends(self._old, key, array.shape), _ends(self._new, key, shape)
        if not len(before) == len(after) == array.ndim == len(shape):
            return False
        owner = self._new.layers_by_id.get(owner_of(key))
        if not isinstance(owner, KeepsUnits):
            return True
        # a BatchNorm wired to another layer keeps what it has
        return not set(origins(self._old, owner.id)).isdisjoint(origins(self._new, owner.id))

    def _own_array(self, key: str, array: FloatArray | None, shape: tuple[int, ...]) -> FloatArray:
        """Return an array a layer without neurons keeps itself, such as kernels; or a new one.

        Filters, channels, features and units keep their numbers, those of several gates
        separately; kernels of another size start anew.
        """
        owner = owner_of(key)
        old, new = self._old.layers_by_id.get(owner), self._new.layers_by_id.get(owner)
        if array is None or new is None or type(old) is not type(new):
            return initial_array(self._new, key)
        if array.shape == shape:
            return array
        if array.ndim != len(shape) or _size(old) != _size(new):
            return initial_array(self._new, key)
        initial = initial_array(self._new, key).astype(array.dtype)
        axis, channels = _channel_axis(new), self._channels(owner)
        if axis is not None and channels is not None:
            return _with_channels(array, initial, axis, channels)
        gates = layer_arrays(self._new, owner)[key].gates
        fresh = initial.reshape(gates, -1, *shape[1:])
        before = array.reshape(gates, -1, *array.shape[1:])
        corner = tuple(slice(min(a, b)) for a, b in zip(before.shape, fresh.shape, strict=True))
        fresh[corner] = before[corner]
        return fresh.reshape(shape)

    def _channels(self, owner: str) -> IntArray | None:
        """Return the old number of each channel that comes into a layer behind Concatenate."""
        links = self._old.links_into(owner), self._new.links_into(owner)
        if not all(links) or links[0][0].source != links[1][0].source:
            return None
        source = links[1][0].source
        order, shape = self._units(source, source), self._new.shapes.get(source, ())
        if order is None or len(shape) != 3 or len(origins(self._new, source)) < 2:
            return None
        firsts = order[:: prod(shape[1:])]
        old_area = prod(self._old.shapes[source][1:])
        channels: IntArray = np.where(firsts == NEW, NEW, firsts // old_area)
        return channels

    def _put_together(self, key: str, shape: tuple[int, ...], moved: Moved | None) -> FloatArray:
        """Put the old numbers in their new places; the rest is fresh, or 0 where masked out."""
        array = self._state.get(key)
        first = self._state[moved.key] if moved is not None and array is None else array
        assert first is not None
        result, living = np.zeros(shape, first.dtype), np.zeros(shape, bool)
        if array is not None and self._follows_units(key, array, shape):
            self._take(result, living, key, self._axes(key, key, shape))
        if moved is not None:
            axes = self._axes(moved.key, key, shape, moved.rows, moved.columns)
            self._take(result, living, moved.key, axes)
        mask = _mask(self._new, key)
        wanted = np.ones(shape, bool) if mask is None else mask_matrix(mask, shape)
        fresh = wanted & ~living
        if fresh.any():
            np.copyto(result, initial_array(self._new, key), where=fresh)
        result[~wanted] = 0
        return array if array is not None and np.array_equal(result, array) else result

    def _take(self, result: FloatArray, living: BoolArray, key: str, axes: list[IntArray]) -> None:
        """Copy numbers of an old array; `axes` has the old number of each new one, or `NEW`."""
        array, mask = self._state[key], _mask(self._old, key)
        found = [
            (axis != NEW) & (axis < count) for axis, count in zip(axes, array.shape, strict=True)
        ]
        new = np.ix_(*map(np.flatnonzero, found))
        old = np.ix_(*(axis[there] for axis, there in zip(axes, found, strict=True)))
        if mask is None:
            result[new] = array[old]
            living[new] = True
        else:
            was = mask_matrix(mask, array.shape)[old]
            result[new] = np.where(was, array[old], result[new])
            living[new] |= was

    def _axes(
        self, old_key: str, key: str, shape: tuple[int, ...], *chosen: Places | None
    ) -> list[IntArray]:
        """Return the old number of each new row and column; those in `chosen` are given."""
        ends = zip(_ends_of(self._old, old_key), _ends_of(self._new, key), shape, strict=True)
        places = [*chosen, None, None]
        return [
            self._numbers(before, after, count) if given is None else _placed(given, count)
            for (before, after, count), given in zip(ends, places, strict=False)
        ]

    def _numbers(self, before: str, after: str, count: int) -> IntArray:
        known = self._units(before, after)
        return np.arange(count) if known is None else known

    def _renumbered(self, key: str) -> list[bool]:
        ends = zip(_ends_of(self._old, key), _ends_of(self._new, key), strict=True)
        return [self._units(before, after) is not None for before, after in ends]

    def _units(self, before: str, after: str) -> IntArray | None:
        """Return the old number, among those of `before`, of each number of `after`.

        None if nothing is renumbered.
        """
        if (before, after) not in self._known:
            self._known[before, after] = self._found_units(before, after)
        return self._known[before, after]

    def _found_units(self, before: str, after: str) -> IntArray | None:
        layer = self._new.layers_by_id.get(after)
        if (
            not isinstance(layer, KeepsUnits | ConcatenateLayer)
            and layer is self._old.layers_by_id.get(before)
            and after not in self._kept
            and self._old.shapes.get(before) == self._new.shapes.get(after)
        ):
            return None
        old = [(layer_id, _width(self._old, layer_id)) for layer_id in origins(self._old, before)]
        new = [(layer_id, _width(self._new, layer_id)) for layer_id in origins(self._new, after)]
        if old == new and not any(layer_id in self._kept for layer_id, _ in new):
            return None
        starts: dict[str, list[tuple[int, int]]] = {}
        total = 0
        for layer_id, count in old:
            starts.setdefault(layer_id, []).append((total, count))
            total += count
        found = []
        for layer_id, count in new:
            start, old_count = starts[layer_id].pop(0) if starts.get(layer_id) else (0, 0)
            order = self._order(layer_id, old_count) if old_count else ()
            found.append(_shifted(order, count, start))
        return np.array(list(chain.from_iterable(found)), np.int64)

    def _order(self, layer_id: str, old_count: int) -> Order:
        """Return the old number of each number of a layer that itself is in both designs.

        A picture's or a sequence's numbers keep their place in it: another filter more does
        not move what the others see to other steps or pixels.
        """
        if layer_id in self._kept:
            return self._kept[layer_id]
        old, new = self._old.shapes.get(layer_id, ()), self._new.shapes.get(layer_id, ())
        if old == new or len(old) != len(new) or len(old) < 2:
            return range(old_count)
        numbers = np.full(new, NEW)
        corner = tuple(slice(min(sizes)) for sizes in zip(old, new, strict=True))
        numbers[corner] = np.arange(old_count).reshape(old)[corner]
        return [None if number == NEW else number for number in numbers.ravel().tolist()]


def _channel_axis(layer: Layer) -> int | None:
    """Return the axis of a layer's own arrays that counts the channels that come in."""
    if isinstance(layer, Conv2DLayer):
        return 1
    return 0 if isinstance(layer, TransposedConv2DLayer | BatchNormLayer) else None


def _with_channels(
    array: FloatArray, fresh: FloatArray, axis: int, channels: IntArray
) -> FloatArray:
    """Copy what fits into `fresh`, along one axis by the old number of each channel."""
    if array.ndim <= axis:
        return array  # biases: one a filter
    there = (channels != NEW) & (channels < array.shape[axis])
    new: list[Any] = [slice(min(a, b)) for a, b in zip(array.shape, fresh.shape, strict=True)]
    old = list(new)
    new[axis], old[axis] = np.flatnonzero(there), channels[there]
    fresh[tuple(new)] = array[tuple(old)]
    return fresh


def _shifted(order: Order, count: int, start: int) -> list[int]:
    """Return `count` old numbers, counted from where their layer starts."""
    numbers = [NEW if unit is None else start + unit for unit in order[:count]]
    return numbers + [NEW] * (count - len(numbers))


def _placed(places: Places, count: int) -> IntArray:
    numbers = np.full(count, NEW)
    for new, old in places.items():
        numbers[new] = old
    return numbers


def _ends(design: Design, key: str, shape: tuple[int, ...]) -> tuple[str, ...]:
    """Return the layers whose units an array's axes count; none for kernels and the like."""
    layer = design.layers_by_id.get(owner_of(key))
    if layer is None or isinstance(layer, NeuronLayer):
        return _ends_of(design, key)
    if isinstance(layer, KeepsUnits) and shape == (_width(design, layer.id),):
        return (layer.id,)
    return ()


def _ends_of(design: Design, key: str) -> tuple[str, ...]:
    """Return (target, source) of a link, or the layer an array belongs to."""
    link = design.links_by_id.get(key)
    return (owner_of(key),) if link is None else (link.target, link.source)


def _width(design: Design, layer_id: str) -> int:
    return prod(design.shapes.get(layer_id, (0,)))


def _mask(design: Design, key: str) -> Mask | None:
    link = design.links_by_id.get(key)
    return link.mask if link else None


def _size(layer: object) -> object:
    """Return the size of a convolution's kernels; None for other layers."""
    return layer.size if isinstance(layer, Convolution) else None


def _fits(state: NetworkState, shapes: Mapping[str, tuple[int, ...]]) -> bool:
    return state.keys() == shapes.keys() and all(
        state[key].shape == shape for key, shape in shapes.items()
    )
