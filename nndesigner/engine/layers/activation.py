"""Activation functions at work: listed as calls on a layer's buffers."""

from __future__ import annotations

from collections.abc import Iterator

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.base import Call


def activate(name: ActivationName, z: FloatArray, out: FloatArray) -> Iterator[Call]:
    """List the calls that write the activations of `z` into `out`.

    `out` may be `z` itself unless the activation `needs_z`. Both have one shape and memory
    order: `(samples, units)`, or any other for all but softmax.
    """
    return ACTIVATIONS[name].compute(z, out)


def pass_back(name: ActivationName, z: FloatArray, a: FloatArray, da: FloatArray) -> Iterator[Call]:
    """List the calls that turn `da`, the gradient with respect to `a`, into that for `z`.

    That is done in place. `z` is read only if the activation `needs_z`, and may be `a` if not.
    """
    activation = ACTIVATIONS[name]
    return activation.use_slope(z if activation.needs_z else a, da)
