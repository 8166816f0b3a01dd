"""Normalisation: numbers get mean 0 and deviation 1, then a scale and shift that are learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Annotated

from msgspec import Meta

from nndesigner.core.layers.base import ArraySpec, LayerBase, Shape


class BatchNormLayer(LayerBase, frozen=True, kw_only=True, tag="batch_norm"):
    """Normalises every feature, or every channel of pictures, over the samples of a batch.

    When predicting it uses running means, of which each batch replaces a share of
    1 - `momentum`. A sequence is normalised feature by feature over its steps too.
    """

    momentum: Annotated[float, Meta(ge=0, lt=1)] = 0.9
    epsilon: Annotated[float, Meta(gt=0, le=1)] = 1e-5
    frozen: bool = False

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the shape that comes in."""
        return sources[0]

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return scale, shift and the running statistics, one number a feature."""
        count = (normalised_features(sources[0]),)
        return {
            "scale": ArraySpec(count, "scale", start=1.0),
            "": ArraySpec(count, "bias"),
            "mean": ArraySpec(count, "statistic"),
            "variance": ArraySpec(count, "statistic", start=1.0),
        }


class LayerNormLayer(LayerBase, frozen=True, kw_only=True, tag="layer_norm"):
    """Normalises every sample by itself: all its numbers, or each step of a sequence."""

    epsilon: Annotated[float, Meta(gt=0, le=1)] = 1e-5
    frozen: bool = False

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the shape that comes in."""
        return sources[0]

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return scale and shift, one number for each that is normalised together."""
        shape = sources[0]
        count = (shape[1] if len(shape) == 2 else prod(shape),)
        return {"scale": ArraySpec(count, "scale", start=1.0), "": ArraySpec(count, "bias")}


def normalised_features(shape: Shape) -> int:
    """Return how many features a batch is normalised by: channels, or the last axis."""
    return shape[0] if len(shape) == 3 else shape[-1]
