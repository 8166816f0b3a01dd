"""Layers that only put the same numbers into another shape, or repeat them."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Annotated

from msgspec import Meta

from nndesigner.core.errors import ShapeError
from nndesigner.core.layers.base import MAX_UNITS, LayerBase, Shape, as_picture, bounded


class FlattenLayer(LayerBase, frozen=True, kw_only=True, tag="flatten"):
    """Puts all numbers of a sample into one row, the last axis fastest."""

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (numbers,)."""
        return (prod(sources[0]),)


class ReshapeLayer(LayerBase, frozen=True, kw_only=True, tag="reshape"):
    """Puts the same numbers, in the same order, into another `shape`."""

    shape: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=MAX_UNITS)], ...], Meta(min_length=1, max_length=3)
    ] = (4, 4)

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return `shape`. Raises ShapeError `reshape_does_not_fit` (shape, wanted)."""
        if prod(sources[0]) != prod(self.shape):
            raise ShapeError("reshape_does_not_fit", shape=sources[0], wanted=self.shape)
        return self.shape


class UpSamplingLayer(LayerBase, frozen=True, kw_only=True, tag="up_sampling"):
    """Enlarges pictures: every number becomes a square of `factor` x `factor` like it."""

    factor: Annotated[int, Meta(ge=1, le=16)] = 2

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (channels, rows, columns). Raises ShapeError `needs_picture`."""
        channels, rows, columns = as_picture(sources[0])
        return bounded((channels, rows * self.factor, columns * self.factor))
