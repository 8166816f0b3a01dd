"""Convolutions: small kernels of weights that slide over a picture or along a sequence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from msgspec import Meta

from nndesigner.core.errors import ShapeError
from nndesigner.core.layers.base import (
    ActivationName,
    ArraySpec,
    InitializerName,
    LayerBase,
    Shape,
    Size,
    as_picture,
    as_sequence,
    bounded,
)

Padding = Literal["same", "valid"]
Filters = Annotated[int, Meta(ge=1, le=4096)]


def padding_before_and_after(
    length: int, size: int, stride: int, padding: Padding
) -> tuple[int, int]:
    """Return how many zeros go before and after one axis.

    "same" makes ceil(length / stride) places, with the odd zero after (as TensorFlow does).
    """
    if padding == "valid":
        return 0, 0
    total = max((-(-length // stride) - 1) * stride + size - length, 0)
    return total // 2, total - total // 2


def places(length: int, size: int, stride: int, padding: Padding) -> int:
    """Return at how many places a window fits. Raises ShapeError `kernel_too_large`."""
    padded = length + sum(padding_before_and_after(length, size, stride, padding))
    if size > padded:
        raise ShapeError("kernel_too_large", size=size, length=length)
    return (padded - size) // stride + 1


class _Convolution(LayerBase, frozen=True, kw_only=True):
    """What all convolutions have: `filters` kernels of `size`, moved by `stride`."""

    filters: Filters = 8
    size: Size = 3
    stride: Size = 1
    padding: Padding = "same"
    activation: ActivationName = "relu"
    initializer: InitializerName = "he"
    frozen: bool = False


class Conv1DLayer(_Convolution, frozen=True, kw_only=True, tag="conv1d"):
    """Slides kernels along the steps of a sequence; every step has all features."""

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (places, filters). Raises ShapeError `needs_sequence`, `kernel_too_large`."""
        steps, _ = as_sequence(sources[0])
        return bounded((places(steps, self.size, self.stride, self.padding), self.filters))

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return kernels `(filters, size, features)` and biases."""
        _, features = as_sequence(sources[0])
        shape = (self.filters, self.size, features)
        fan_in, fan_out = self.size * features, self.size * self.filters
        return {
            "kernel": ArraySpec(shape, "weights", fan_in, fan_out),
            "": ArraySpec((self.filters,), "bias"),
        }


class Conv2DLayer(_Convolution, frozen=True, kw_only=True, tag="conv2d"):
    """Slides square kernels over a picture; every kernel looks at all channels."""

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (filters, rows, columns). Raises ShapeError as `places`, `needs_picture`."""
        _, *lengths = as_picture(sources[0])
        rows, columns = (places(n, self.size, self.stride, self.padding) for n in lengths)
        return bounded((self.filters, rows, columns))

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return kernels `(filters, channels, size, size)` and biases."""
        channels, _, _ = as_picture(sources[0])
        area = self.size * self.size
        shape = (self.filters, channels, self.size, self.size)
        return {
            "kernel": ArraySpec(shape, "weights", channels * area, self.filters * area),
            "": ArraySpec((self.filters,), "bias"),
        }


class TransposedConv2DLayer(_Convolution, frozen=True, kw_only=True, tag="transposed_conv2d"):
    """Enlarges pictures: every number stamps its kernel, `stride` apart, and stamps add up."""

    stride: Size = 2

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return (filters, rows, columns).

        "same" gives rows x stride, "valid" (rows - 1) x stride + size. Raises ShapeError
        `needs_picture`.
        """
        _, *lengths = as_picture(sources[0])
        rows, columns = (self._length(length) for length in lengths)
        return bounded((self.filters, rows, columns))

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:
        """Return kernels `(channels, filters, size, size)` and biases."""
        channels, _, _ = as_picture(sources[0])
        area = self.size * self.size
        shape = (channels, self.filters, self.size, self.size)
        return {
            "kernel": ArraySpec(shape, "weights", channels * area, self.filters * area),
            "": ArraySpec((self.filters,), "bias"),
        }

    def _length(self, length: int) -> int:
        if self.padding == "same":
            return length * self.stride
        return (length - 1) * self.stride + self.size
