"""The weights of a project as a safetensors file: arrays of numbers, nothing that can run."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import safetensors
from safetensors.numpy import save

from nndesigner.core.arrays import FloatArray, NetworkState
from nndesigner.core.layers import Shape

_HEADER_BYTES_PER_ARRAY = 256
_DTYPES: Mapping[str, np.dtype[np.floating]] = {"F32": np.dtype("<f4"), "F64": np.dtype("<f8")}
"""Formats of numbers: a network trained in float64 keeps its weights in it."""


class WeightsError(ValueError):
    """Arrays that do not belong to the design; the text says which, for a bug report."""


def encode_weights(state: NetworkState, expected: Mapping[str, Shape]) -> bytes:
    """Return the arrays as bytes; equal states give equal bytes.

    Raises WeightsError unless they are finite and have exactly the expected ids and shapes.
    """
    # safetensors wrote wrong values for transposed arrays, so memory order is made sure of.
    arrays = {
        key: np.ascontiguousarray(array, dtype=_format(array)) for key, array in state.items()
    }
    _check({key: array.shape for key, array in arrays.items()}, expected)
    _check_finite(arrays)
    return save(arrays)


def decode_weights(data: bytes, expected: Mapping[str, Shape]) -> NetworkState:
    """Return the state these bytes hold. Raises WeightsError as `encode_weights`."""
    if len(data) > _most_bytes(expected):
        raise WeightsError("more data than the design has weights")
    try:
        tensors = safetensors.deserialize(data)  # type: ignore[no-untyped-call]
    except safetensors.SafetensorError as error:
        raise WeightsError(str(error)) from error
    if any(tensor["dtype"] not in _DTYPES for _, tensor in tensors):
        raise WeightsError("arrays are neither float32 nor float64")
    _check({key: tuple(tensor["shape"]) for key, tensor in tensors}, expected)
    arrays = {
        key: np.frombuffer(tensor["data"], _DTYPES[tensor["dtype"]]).reshape(tensor["shape"])
        for key, tensor in tensors
    }
    _check_finite(arrays)
    return NetworkState({key: _native(arrays[key]) for key in expected})


def _format(array: FloatArray) -> np.dtype[np.floating]:
    return _DTYPES["F64" if array.dtype == np.float64 else "F32"]


def _native(array: FloatArray) -> FloatArray:
    return array.astype(array.dtype.newbyteorder("="), copy=False)


def _most_bytes(expected: Mapping[str, Shape]) -> int:
    """Return a bound that also keeps the header, which is parsed first, to a sane size."""
    numbers = sum(math.prod(shape) for shape in expected.values())
    return 8 * numbers + _HEADER_BYTES_PER_ARRAY * (len(expected) + 1)


def _check(found: Mapping[str, Shape], expected: Mapping[str, Shape]) -> None:
    for key in expected.keys() - found.keys():
        raise WeightsError(f"{key}: missing")
    for key in found.keys() - expected.keys():
        raise WeightsError(f"{key[:60]}: belongs to nothing")
    for key, shape in expected.items():
        if tuple(found[key]) != shape:
            raise WeightsError(f"{key}: {tuple(found[key])} instead of {shape}")


def _check_finite(arrays: Mapping[str, np.ndarray]) -> None:
    for key, array in arrays.items():
        if not np.isfinite(array).all():
            raise WeightsError(f"{key}: not a finite number")
