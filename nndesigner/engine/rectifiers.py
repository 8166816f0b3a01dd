"""ReLU and its softer relatives, as calls that write into given arrays."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from math import pi, sqrt
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray

if TYPE_CHECKING:
    from nndesigner.engine.layers.base import Call

LEAKY_SLOPE = 0.01
"""Slope of leaky ReLU below zero (Maas, Hannun, Ng 2013, "Rectifier nonlinearities")."""

SELU_SCALE, SELU_ALPHA = 1.0507009873554804934193349852946, 1.6732632423543772848170429916717
"""Klambauer et al. 2017, "Self-normalizing neural networks", equation 14."""

_FLAT = 80.0
"""Below -80 sigmoid is less than 2e-35; exp(80) still fits float32."""

_FAR = 40.0
"""Beyond 40 the normal density is 0 in any format, and 40 squared fits all of them."""


def relu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = max(z, 0) (Nair, Hinton 2010, "Rectified linear units")."""
    # zeros of the same shape: twice as fast as a single zero
    yield partial(np.maximum, z, np.zeros_like(z), out=a)


def relu_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1 where a > 0, else 0."""
    slopes = np.empty_like(a)
    yield from write_positive(a, slopes)
    yield partial(np.multiply, da, slopes, da)


def leaky_relu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z where z > 0, else slope z; that is the larger of both."""
    sloped = np.empty_like(z)
    yield partial(np.multiply, z, number(LEAKY_SLOPE, z), sloped)
    yield partial(np.maximum, z, sloped, out=a)


def leaky_relu_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1 where a > 0, else the slope."""
    slopes = np.empty_like(a)
    yield from write_positive(a, slopes)
    yield partial(np.maximum, slopes, number(LEAKY_SLOPE, a), out=slopes)
    yield partial(np.multiply, da, slopes, da)


def elu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z where z > 0, else exp(z) - 1 (Clevert et al. 2016, equation 15)."""
    below, zero = np.empty_like(z), number(0, z)
    yield partial(np.minimum, z, zero, out=below)
    yield partial(np.expm1, below, below)
    yield partial(np.maximum, z, zero, out=a)
    yield partial(np.add, a, below, a)


def elu_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1 where a > 0, else a + 1."""
    slopes = np.empty_like(a)
    yield partial(np.minimum, a, number(0, a), out=slopes)
    yield partial(np.add, slopes, number(1, a), slopes)
    yield partial(np.multiply, da, slopes, da)


def selu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = scale z where z > 0, else scale alpha (exp(z) - 1)."""
    below, zero = np.empty_like(z), number(0, z)
    yield partial(np.minimum, z, zero, out=below)
    yield partial(np.expm1, below, below)
    yield partial(np.multiply, below, number(SELU_ALPHA, z), below)
    yield partial(np.maximum, z, zero, out=a)
    yield partial(np.add, a, below, a)
    yield partial(np.multiply, a, number(SELU_SCALE, z), a)


def selu_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = scale where a > 0, else a + scale alpha."""
    slopes, positive = np.empty_like(a), np.empty_like(a, bool)
    yield partial(np.add, a, number(SELU_SCALE * SELU_ALPHA, a), slopes)
    yield partial(np.greater, a, number(0, a), positive)
    yield partial(np.copyto, slopes, number(SELU_SCALE, a), where=positive)
    yield partial(np.multiply, da, slopes, da)


def gelu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z Phi(z), Phi the normal distribution itself (Hendrycks, Gimpel 2016)."""
    from scipy.special import ndtr

    share = np.empty_like(z)
    yield partial(ndtr, z, share)
    yield partial(np.maximum, z, number(-_FAR, z), out=a)
    yield partial(np.multiply, a, share, a)


def gelu_back(z: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = Phi(z) + z phi(z) with the density phi(z) = exp(-z^2 / 2) / sqrt(2 pi)."""
    from scipy.special import ndtr

    near, slopes = np.empty_like(z), np.empty_like(z)
    yield partial(np.maximum, z, number(-_FAR, z), out=near)
    yield partial(np.minimum, near, number(_FAR, z), out=near)
    yield partial(np.multiply, near, near, slopes)
    yield partial(np.multiply, slopes, number(-0.5, z), slopes)
    yield partial(np.exp, slopes, slopes)
    yield partial(np.multiply, slopes, number(1 / sqrt(2 * pi), z), slopes)
    yield partial(np.multiply, slopes, near, slopes)
    yield partial(ndtr, z, near)
    yield partial(np.add, slopes, near, slopes)
    yield partial(np.multiply, da, slopes, da)


def silu(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z sigmoid(z) = z / (1 + exp(-z)) (Elfwing, Uchibe, Doya 2018, equation 1)."""
    power = np.empty_like(z)
    yield partial(np.maximum, z, number(-_FLAT, z), out=a)
    yield partial(np.negative, a, power)
    yield partial(np.exp, power, power)
    yield partial(np.add, power, number(1, z), power)
    yield partial(np.divide, a, power, a)


def silu_back(z: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = s (1 + z (1 - s)) with s = sigmoid(z)."""
    near, share, rest = np.empty_like(z), np.empty_like(z), np.empty_like(z)
    one = number(1, z)
    yield partial(np.maximum, z, number(-_FLAT, z), out=near)
    yield partial(np.minimum, near, number(_FLAT, z), out=near)
    yield partial(np.negative, near, share)
    yield partial(np.exp, share, share)
    yield partial(np.add, share, one, share)
    yield partial(np.divide, one, share, share)
    yield partial(np.subtract, one, share, rest)
    yield partial(np.multiply, rest, near, rest)
    yield partial(np.add, rest, one, rest)
    yield partial(np.multiply, rest, share, rest)
    yield partial(np.multiply, da, rest, da)


def softplus(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = ln(1 + exp(z)), as max(z, 0) + ln(1 + exp(-|z|)), which cannot overflow.

    Dugas et al. 2001, "Incorporating second-order functional knowledge", equation 4.
    """
    tail = np.empty_like(z)
    yield partial(np.abs, z, tail)
    yield partial(np.negative, tail, tail)
    yield partial(np.exp, tail, tail)
    yield partial(np.log1p, tail, tail)
    yield partial(np.maximum, z, number(0, z), out=a)
    yield partial(np.add, a, tail, a)


def softplus_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = sigmoid(z) = 1 - exp(-a)."""
    slopes = np.empty_like(a)
    yield partial(np.negative, a, slopes)
    yield partial(np.expm1, slopes, slopes)
    yield partial(np.multiply, da, slopes, da)
    yield partial(np.negative, da, da)


def number(value: float, like: FloatArray) -> FloatArray:
    """Return a number as an array: NumPy would convert Python's at every use."""
    return np.array(value, like.dtype)


def write_positive(array: FloatArray, out: FloatArray) -> Iterator[Call]:
    """List the calls that write 1 where a number is above 0, else 0."""
    # a product with booleans would have NumPy convert them piece by piece
    positive = np.empty_like(array, bool)
    yield partial(np.greater, array, np.zeros_like(array), positive)
    yield partial(np.copyto, out, positive)
