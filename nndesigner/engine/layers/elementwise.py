"""Activation layers at work: a = activation(z), where z is what comes in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.layers import ActivationLayer
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.layers.base import Call, LayerAtWork, Site


class ActivationAtWork(LayerAtWork):
    """An activation function by itself, in the memory order of what comes in."""

    def __init__(self, site: Site) -> None:
        assert isinstance(site.layer, ActivationLayer)
        (self._source,) = site.sources
        self._name = site.layer.activation
        self.a = np.zeros_like(self._source.layer.a)
        self.da = self.dz = np.zeros_like(self.a) if site.wanted else None
        needs_z = site.keep_z or ACTIVATIONS[self._name].needs_z
        self.z = np.zeros_like(self.a) if needs_z else None

    def forward(self) -> Iterator[Call]:
        z = self._z()
        yield partial(self._read, z)
        yield from activate(self._name, z, self.a)

    def backward(self) -> Iterator[Call]:
        if self.da is not None:
            yield from pass_back(self._name, self._z(), self.a, self.da)
            yield partial(self._source.take, self.da)

    def _z(self) -> FloatArray:
        return self.a if self.z is None else self.z

    def _read(self, z: FloatArray) -> None:
        np.copyto(z, self._source.layer.a)
