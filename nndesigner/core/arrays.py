"""The weights of a network as an immutable value: read-only arrays keyed by link or layer id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, overload

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.floating]

T = TypeVar("T")


class NetworkState(Mapping[str, FloatArray]):
    """Weights and biases of a design.

    A link's id gives its matrix `(units_target, units_source)`, the id of a Dense or Output
    layer gives its bias `(units,)`. Arrays are read-only and C-contiguous; states share the
    arrays they have in common.
    """

    __slots__ = ("_arrays",)

    def __init__(self, arrays: Mapping[str, FloatArray] | None = None) -> None:
        """Take the arrays; ones that could still be written through another name are copied."""
        self._arrays = MappingProxyType(
            {key: _frozen(array) for key, array in (arrays or {}).items()}
        )

    def __getitem__(self, key: str) -> FloatArray:
        return self._arrays[key]

    @overload
    def get(self, key: str) -> FloatArray | None: ...
    @overload
    def get(self, key: str, default: T) -> FloatArray | T: ...
    def get(self, key: str, default: T | None = None) -> FloatArray | T | None:
        # Mapping's own goes through three calls: thousands of links ask in every frame.
        return self._arrays.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def __repr__(self) -> str:
        shapes = ", ".join(f"{key}: {array.shape}" for key, array in self.items())
        return f"NetworkState({shapes})"

    def replaced(self, /, **changes: FloatArray) -> NetworkState:
        """Return a state with some arrays replaced (keys are ids); the others are shared."""
        return NetworkState({**self._arrays, **changes})

    def shared_with(self, other: NetworkState) -> NetworkState:
        """Return `other`, with those arrays of this state in it that hold the same numbers."""
        return NetworkState(
            {key: self[key] if _same(self.get(key), a) else a for key, a in other.items()}
        )

    def same_as(self, other: NetworkState) -> bool:
        """Tell whether both hold the same keys and bit for bit the same numbers."""
        return self is other or (
            self.keys() == other.keys() and all(_same(a, other[key]) for key, a in self.items())
        )

    __eq__ = None  # type: ignore[assignment]  # arrays have no single truth value: use same_as
    __hash__ = None  # type: ignore[assignment]


def _same(one: FloatArray | None, other: FloatArray) -> bool:
    return one is other or (
        one is not None and one.dtype == other.dtype and np.array_equal(one, other, equal_nan=True)
    )


def _frozen(array: FloatArray) -> FloatArray:
    if array.flags.c_contiguous and not _can_be_written(array):
        return array
    frozen = np.array(array, order="C", copy=True)
    frozen.flags.writeable = False
    return frozen


def _can_be_written(array: FloatArray) -> bool:
    """Tell whether the array's memory is writable through it or through what it is a view of."""
    owner: object = array
    while isinstance(owner, np.ndarray):
        if owner.flags.writeable:
            return True
        owner = owner.base
    return owner is not None
