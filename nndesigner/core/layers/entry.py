"""The Input layer, where samples enter a network."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Annotated, ClassVar

from msgspec import Meta

from nndesigner.core.layers.base import MAX_UNITS, Inputs, LayerBase, Shape


class InputLayer(LayerBase, frozen=True, kw_only=True, tag="input"):
    """Where a sample enters.

    `shape` is (features,), (rows, columns) of a picture or (steps, features) of a sequence, or
    (channels, rows, columns).
    """

    inputs: ClassVar[Inputs] = "none"

    shape: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=MAX_UNITS)], ...], Meta(min_length=1, max_length=3)
    ] = (2,)

    def __post_init__(self) -> None:
        """Refuse shapes of more units than any layer may have; msgspec calls this too."""
        if self.units > MAX_UNITS:
            raise ValueError(f"more than {MAX_UNITS} inputs")

    @property
    def units(self) -> int:
        return prod(self.shape)

    def output_shape(self, sources: Sequence[Shape]) -> Shape:  # noqa: ARG002
        """Return the sample's own shape."""
        return self.shape
