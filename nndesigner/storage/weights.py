"""The weights of a project as a safetensors file: float32 arrays, nothing that can run."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import safetensors
from safetensors.numpy import save

from nndesigner.core.arrays import NetworkState
from nndesigner.core.shapes import Shape

_HEADER_BYTES_PER_ARRAY = 256
_DTYPE = np.dtype("<f4")


class WeightsError(ValueError):
    """Arrays that do not belong to the design; the text says which, for a bug report."""


def encode_weights(state: NetworkState, expected: Mapping[str, Shape]) -> bytes:
    """Return the arrays as bytes; equal states give equal bytes.

    Raises WeightsError unless they are finite and have exactly the expected ids and shapes.
    """
    # safetensors wrote wrong values for transposed arrays, so memory order is made sure of.
    arrays = {key: np.ascontiguousarray(array, dtype=_DTYPE) for key, array in state.items()}
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
    if any(tensor["dtype"] != "F32" for _, tensor in tensors):
        raise WeightsError("arrays are not float32")
    _check({key: tuple(tensor["shape"]) for key, tensor in tensors}, expected)
    arrays = {
        key: np.frombuffer(tensor["data"], dtype=_DTYPE).reshape(tensor["shape"])
        for key, tensor in tensors
    }
    _check_finite(arrays)
    return NetworkState({key: arrays[key].astype(np.float32, copy=False) for key in expected})


def _most_bytes(expected: Mapping[str, Shape]) -> int:
    """Return a bound that also keeps the header, which is parsed first, to a sane size."""
    numbers = sum(math.prod(shape) for shape in expected.values())
    return 4 * numbers + _HEADER_BYTES_PER_ARRAY * (len(expected) + 1)


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
