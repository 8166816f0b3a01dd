"""Embedding: numbers that stand for words become vectors that are learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import Annotated

from msgspec import Meta

from nndesigner.core.layers.base import ArraySpec, InitializerName, LayerBase, Shape, bounded


class EmbeddingLayer(LayerBase, frozen=True, kw_only=True, tag="embedding"):
    """Looks up a vector of `size` numbers for each number 0 .. `vocabulary` - 1 that comes in.

    What comes in is rounded down, and beyond the ends of the table the first or last vector
    is taken. No gradient goes further back: there is no slope between two words.
    """

    vocabulary: Annotated[int, Meta(ge=1, le=1_000_000)] = 1000
    size: Annotated[int, Meta(ge=1, le=4096)] = 16
    initializer: InitializerName = "uniform"
    frozen: bool = False

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (steps, size)."""
        return bounded((prod(sources[0]), self.size))

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:  # noqa: ARG002
        """Return the table `(vocabulary, size)`."""
        shape = (self.vocabulary, self.size)
        return {"table": ArraySpec(shape, "weights", self.vocabulary, self.size)}
