"""Activation functions and their derivatives, as calls that write into given arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import ActivationName
from nndesigner.engine import rectifiers
from nndesigner.engine.rectifiers import number, write_positive
from nndesigner.engine.softmax import softmax, softmax_back

if TYPE_CHECKING:
    from nndesigner.engine.layers.base import Call


@dataclass(frozen=True)
class Activation:
    """A function and its chain rule, listed once as calls that can then be made many times.

    `compute(z, a)` writes the activations of pre-activations z into a. `use_slope(known, da)`
    turns da, the gradient of the loss with respect to a, into that with respect to z, in place;
    `known` is a, or z if `needs_z`. Arrays have any shape and memory order, softmax's are
    `(samples, units)`.
    """

    compute: Callable[[FloatArray, FloatArray], Iterator[Call]]
    use_slope: Callable[[FloatArray, FloatArray], Iterator[Call]]
    needs_z: bool = False
    """Whether z is needed to go back, so that a must be another array."""

    @np.errstate(invalid="ignore")  # the sine of infinity is NaN, and no surprise
    def forward(self, z: FloatArray) -> None:
        """Turn pre-activations into activations, in place."""
        for call in self.compute(z.copy() if self.needs_z else z, z):
            call()

    @np.errstate(invalid="ignore")
    def backward(self, z: FloatArray, a: FloatArray, da: FloatArray) -> None:
        """Turn da into dz, in place; z is read only if `needs_z`."""
        for call in self.use_slope(z if self.needs_z else a, da):
            call()

    def of(self, z: FloatArray) -> FloatArray:
        """Return the activations of z as a new array."""
        a = z.copy()
        self.forward(a)
        return a

    def slope(self, z: FloatArray) -> FloatArray:
        """Return da/dz for each number by itself, as a new array; not for softmax."""
        slope = np.ones_like(z)
        self.backward(z, self.of(z), slope)
        return slope


def _identity(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z."""
    if a is not z:
        yield partial(np.copyto, a, z)


def _identity_back(_a: FloatArray, _da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1."""
    return iter(())


def _sigmoid(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = 1 / (1 + exp(-z)), as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    half = number(0.5, z)
    yield partial(np.multiply, z, half, a)
    yield partial(np.tanh, a, a)
    yield partial(np.multiply, a, half, a)
    yield partial(np.add, a, half, a)


def _sigmoid_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = a (1 - a)."""
    rest = np.empty_like(a)
    yield partial(np.subtract, number(1, a), a, rest)
    yield partial(np.multiply, da, a, da)
    yield partial(np.multiply, da, rest, da)


def _tanh(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = tanh(z)."""
    yield partial(np.tanh, z, a)


def _tanh_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1 - a^2."""
    slopes = np.empty_like(a)
    yield partial(np.multiply, a, a, slopes)
    yield partial(np.subtract, number(1, a), slopes, slopes)
    yield partial(np.multiply, da, slopes, da)


def _hard_sigmoid(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = z / 6 + 1 / 2, but not outside 0 .. 1 (as PyTorch's; Courbariaux et al. 2015)."""
    yield partial(np.divide, z, number(6, z), a)
    yield partial(np.add, a, number(0.5, z), a)
    yield partial(np.maximum, a, number(0, z), out=a)
    yield partial(np.minimum, a, number(1, z), out=a)


def _hard_sigmoid_back(a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 1/6 where 0 < a < 1, else 0."""
    slopes = np.empty_like(a)
    yield partial(np.subtract, number(1, a), a, slopes)
    yield partial(np.multiply, slopes, a, slopes)
    yield from write_positive(slopes, slopes)
    yield partial(np.multiply, slopes, number(1 / 6, a), slopes)
    yield partial(np.multiply, da, slopes, da)


def _step(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = 1 where z >= 0, else 0 (McCulloch, Pitts 1943; Rosenblatt 1958)."""
    yield partial(np.heaviside, z, number(1, z), a)


def _step_back(_a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = 0: nothing in front of a step learns by gradients."""
    yield partial(da.fill, 0)


def _sine(z: FloatArray, a: FloatArray) -> Iterator[Call]:
    """Compute a = sin(z) (Sitzmann et al. 2020, "Implicit neural representations")."""
    yield partial(np.sin, z, a)


def _sine_back(z: FloatArray, da: FloatArray) -> Iterator[Call]:
    """Use da/dz = cos(z)."""
    slopes = np.empty_like(z)
    yield partial(np.cos, z, slopes)
    yield partial(np.multiply, da, slopes, da)


ACTIVATIONS: Mapping[ActivationName, Activation] = {
    "identity": Activation(_identity, _identity_back),
    "relu": Activation(rectifiers.relu, rectifiers.relu_back),
    "leaky_relu": Activation(rectifiers.leaky_relu, rectifiers.leaky_relu_back),
    "elu": Activation(rectifiers.elu, rectifiers.elu_back),
    "selu": Activation(rectifiers.selu, rectifiers.selu_back),
    "gelu": Activation(rectifiers.gelu, rectifiers.gelu_back, needs_z=True),
    "silu": Activation(rectifiers.silu, rectifiers.silu_back, needs_z=True),
    "softplus": Activation(rectifiers.softplus, rectifiers.softplus_back),
    "sigmoid": Activation(_sigmoid, _sigmoid_back),
    "tanh": Activation(_tanh, _tanh_back),
    "hard_sigmoid": Activation(_hard_sigmoid, _hard_sigmoid_back),
    "softmax": Activation(softmax, softmax_back),
    "step": Activation(_step, _step_back),
    "sine": Activation(_sine, _sine_back, needs_z=True),
}
