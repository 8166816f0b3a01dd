"""Layers that bring several branches of a network together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from nndesigner.core.errors import ShapeError
from nndesigner.core.layers.base import Inputs, LayerBase, Shape, bounded


class _Merge(LayerBase, frozen=True, kw_only=True):
    """Takes several branches of the same shape, number by number."""

    inputs: ClassVar[Inputs] = "many"

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the common shape. Raises ShapeError `shapes_differ` (shape, other)."""
        first, *others = sources
        for other in others:
            if other != first:
                raise ShapeError("shapes_differ", shape=first, other=other)
        return first


class AddLayer(_Merge, frozen=True, kw_only=True, tag="add"):
    """Adds what comes in, number by number."""


class MultiplyLayer(_Merge, frozen=True, kw_only=True, tag="multiply"):
    """Multiplies what comes in, number by number."""


class ConcatenateLayer(_Merge, frozen=True, kw_only=True, tag="concatenate"):
    """Puts what comes in side by side: features after features, channels after channels."""

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the shape with all features of (features,) or (steps, features), or channels.

        Raises ShapeError `shapes_differ` (shape, other).
        """
        axis = concatenated_axis(sources[0])
        for other in sources[1:]:
            if _without(sources[0], axis) != _without(other, axis):
                raise ShapeError("shapes_differ", shape=sources[0], other=other)
        total = sum(shape[axis] for shape in sources)
        return bounded(tuple(total if i == axis else n for i, n in enumerate(sources[0])))


def concatenated_axis(shape: Shape) -> int:
    """Return the axis along which branches are put side by side."""
    return 0 if len(shape) == 3 else len(shape) - 1


def _without(shape: Shape, axis: int) -> tuple[int, Shape]:
    return len(shape), shape[:axis] + shape[axis + 1 :]
