"""Activation functions and their derivatives, written in place and expressed by the output."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import ActivationName
from nndesigner.engine.rows import row_maxima, row_sums

LEAKY_SLOPE = 0.01
"""Slope of leaky ReLU below zero (Maas, Hannun, Ng 2013, "Rectifier nonlinearities")."""

_ZERO = np.zeros((), np.float32)
"""As an array, because NumPy converts a Python number at every use."""


@dataclass(frozen=True)
class Activation:
    """A function and its chain rule, both in place on arrays `(samples, units)`.

    `forward(z)` turns pre-activations z into activations a. `backward(a, da)` turns da, the
    gradient of the loss with respect to a, into the gradient with respect to z.
    """

    forward: Callable[[FloatArray], None]
    backward: Callable[[FloatArray, FloatArray], None]


def _identity(z: FloatArray) -> None:
    """Compute a = z."""


def _identity_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da/dz = 1."""


def _relu(z: FloatArray) -> None:
    """Compute a = max(z, 0) (Nair, Hinton 2010, "Rectified linear units")."""
    np.maximum(z, _ZERO, out=z)


def _relu_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da/dz = 1 where a > 0, else 0."""
    np.multiply(da, a > _ZERO, out=da)


def _leaky_relu(z: FloatArray) -> None:
    """Compute a = z where z > 0, else slope z."""
    np.maximum(z, z * LEAKY_SLOPE, out=z)


def _leaky_relu_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da/dz = 1 where a > 0, else the slope."""
    np.multiply(da, LEAKY_SLOPE, out=da, where=a <= 0)


def _sigmoid(z: FloatArray) -> None:
    """Compute a = 1 / (1 + exp(-z)), as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    np.multiply(z, 0.5, out=z)
    np.tanh(z, out=z)
    np.multiply(z, 0.5, out=z)
    np.add(z, 0.5, out=z)


def _sigmoid_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da/dz = a (1 - a)."""
    np.multiply(da, a, out=da)
    np.multiply(da, 1 - a, out=da)


def _tanh(z: FloatArray) -> None:
    """Compute a = tanh(z)."""
    np.tanh(z, out=z)


def _tanh_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da/dz = 1 - a^2."""
    np.multiply(da, 1 - a * a, out=da)


def _softmax(z: FloatArray) -> None:
    """Compute a_i = exp(z_i) / sum_j exp(z_j); the row's maximum is subtracted against overflow.

    Goodfellow, Bengio, Courville 2016, "Deep Learning", section 4.1.
    """
    np.subtract(z, row_maxima(z)[:, np.newaxis], out=z)
    np.exp(z, out=z)
    np.divide(z, row_sums(z)[:, np.newaxis], out=z)


def _softmax_backward(a: FloatArray, da: FloatArray) -> None:
    """Use da_i/dz_j = a_i (delta_ij - a_j), hence dz_j = a_j (da_j - sum_i da_i a_i)."""
    np.subtract(da, row_sums(da * a)[:, np.newaxis], out=da)
    np.multiply(da, a, out=da)


ACTIVATIONS: Mapping[ActivationName, Activation] = {
    "identity": Activation(_identity, _identity_backward),
    "relu": Activation(_relu, _relu_backward),
    "leaky_relu": Activation(_leaky_relu, _leaky_relu_backward),
    "sigmoid": Activation(_sigmoid, _sigmoid_backward),
    "tanh": Activation(_tanh, _tanh_backward),
    "softmax": Activation(_softmax, _softmax_backward),
}
