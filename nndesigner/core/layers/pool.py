"""Pooling: a window of neighbouring numbers becomes one, their largest or their mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from nndesigner.core.layers.base import LayerBase, Shape, Size, as_picture, as_sequence
from nndesigner.core.layers.conv import Padding, places

Over = Literal["auto", "pictures", "steps"]
"""What neighbours are: "auto" takes (channels, rows, columns) for pictures, (steps, features)
for a sequence; "pictures" takes two numbers for the rows and columns of a grey picture."""


def pools_pictures(over: Over, shape: Shape) -> bool:
    """Tell whether a pooling layer takes its input for pictures, else for a sequence."""
    return over == "pictures" or (over == "auto" and len(shape) == 3)


class _Pool(LayerBase, frozen=True, kw_only=True):
    """What both poolings have: windows of `size`, `stride` apart."""

    size: Size = 2
    stride: Size = 2
    padding: Padding = "valid"
    over: Over = "auto"

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (channels, rows, columns) or (steps, features), fewer of them.

        Raises ShapeError `needs_picture`, `needs_sequence` or `kernel_too_large`.
        """
        if pools_pictures(self.over, sources[0]):
            channels, *lengths = as_picture(sources[0])
            rows, columns = (places(n, self.size, self.stride, self.padding) for n in lengths)
            return channels, rows, columns
        steps, features = as_sequence(sources[0])
        return places(steps, self.size, self.stride, self.padding), features


class MaxPoolLayer(_Pool, frozen=True, kw_only=True, tag="max_pool"):
    """Keeps the largest number of every window; zeros of the padding never win."""


class AvgPoolLayer(_Pool, frozen=True, kw_only=True, tag="avg_pool"):
    """Keeps the mean of every window; the padding is left out of it."""


class GlobalAvgPoolLayer(LayerBase, frozen=True, kw_only=True, tag="global_avg_pool"):
    """Turns every channel, or every feature of a sequence, into its mean."""

    over: Over = "auto"

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (channels,) or (features,). Raises ShapeError as the other poolings."""
        if pools_pictures(self.over, sources[0]):
            return as_picture(sources[0])[:1]
        return as_sequence(sources[0])[1:]
