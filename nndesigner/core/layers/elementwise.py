"""Layers that change every number by itself and leave the shape as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from nndesigner.core.layers.base import ActivationName, LayerBase, Shape


class _Elementwise(LayerBase, frozen=True, kw_only=True):
    """Passes on what comes in, number by number."""

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the shape that comes in."""
        return sources[0]


class ActivationLayer(_Elementwise, frozen=True, kw_only=True, tag="activation"):
    """Applies an activation function; softmax takes all numbers of a sample together."""

    activation: ActivationName = "relu"


class DropoutLayer(_Elementwise, frozen=True, kw_only=True, tag="dropout"):
    """Zeroes a random `rate` of its inputs while training, none when predicting."""

    rate: Annotated[float, Meta(ge=0, lt=1)] = 0.25
