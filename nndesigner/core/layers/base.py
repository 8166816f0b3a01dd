"""What all layers have in common, and the words they are described with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from nndesigner.core.errors import ShapeError

Shape = tuple[int, ...]
"""Shape of one sample: (features,), (steps, features) of a sequence, (rows, columns) of a grey
picture or (channels, rows, columns)."""

ActivationName = Literal[
    "identity",
    "relu",
    "leaky_relu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "softplus",
    "sigmoid",
    "tanh",
    "hard_sigmoid",
    "softmax",
    "step",
    "sine",
]
InitializerName = Literal[
    "zeros",
    "constant",
    "uniform",
    "normal",
    "xavier",
    "xavier_normal",
    "he",
    "he_uniform",
    "lecun",
    "orthogonal",
]
LossName = Literal[
    "cross_entropy",
    "binary_cross_entropy",
    "mean_squared_error",
    "mean_absolute_error",
    "huber",
    "hinge",
]

MAX_UNITS = 16_384
"""Most units of one layer; beyond it a weight matrix no longer fits a desktop's memory."""

MAX_NUMBERS = 262_144
"""Most numbers one sample may become inside a network, 64 pictures of 64 x 64."""

MAX_NAME_LENGTH = 60

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH)]
Identifier = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Coordinate = Annotated[float, Meta(ge=-1e6, le=1e6)]
Units = Annotated[int, Meta(ge=1, le=MAX_UNITS)]
Size = Annotated[int, Meta(ge=1, le=64)]
"""Of a kernel, a pooling window or a stride."""

Inputs = Literal["none", "one", "many"]
View = Literal["auto", "folded", "opened"]
"""How a layer is drawn: as a block, opened into its neurons, or as its number of units asks for."""

Role = Literal["weights", "bias", "scale", "statistic"]


@dataclass(frozen=True)
class ArraySpec:
    """One array a layer keeps itself, and how it starts.

    Only `weights` are drawn at random, for `fan_in` and `fan_out` connections a unit; and only
    they decay and are counted as a product. `gates` tells how many matrices are stacked in
    them. A `scale` starts at 1, a bias at `start`; a `statistic` is measured, not learned.
    """

    shape: Shape
    role: Role
    fan_in: int = 1
    fan_out: int = 1
    gates: int = 1
    start: float = 0.0


class LayerBase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all layers have: identity, a name for people, and the block's top-left corner.

    `view` and `first` say how it is drawn: `first` is the first neuron shown when it is opened
    and has more than can be read.
    """

    inputs: ClassVar[Inputs] = "one"
    """How many links may come in."""

    id: Identifier
    name: Name
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    view: View = "auto"
    first: Annotated[int, Meta(ge=0, le=MAX_NUMBERS)] = 0

    def output_shape(self, sources: Sequence[Shape]) -> Shape:
        """Return the shape of one sample after this layer, from those that come in.

        There is at least one source, and not more than `inputs` allows. Raises ShapeError
        with what keeps them from being computed.
        """
        raise NotImplementedError

    def arrays(self, sources: Sequence[Shape]) -> Mapping[str, ArraySpec]:  # noqa: ARG002
        """Return the arrays this layer keeps itself, by the end of their key in a state.

        A key is the layer's id, followed by "." and this end unless it is "". The shapes
        that come in are ones `output_shape` accepts.
        """
        return {}


def bounded(shape: Shape) -> Shape:
    """Return a shape as it is. Raises ShapeError `too_many_numbers` (shape, limit)."""
    if prod(shape) > MAX_NUMBERS:
        raise ShapeError("too_many_numbers", shape=shape, limit=MAX_NUMBERS)
    return shape


def as_picture(shape: Shape) -> tuple[int, int, int]:
    """Return (channels, rows, columns). Raises ShapeError `needs_picture` (shape)."""
    if len(shape) == 2:
        return 1, *shape
    if len(shape) == 3:
        return shape
    raise ShapeError("needs_picture", shape=shape)


def as_sequence(shape: Shape) -> tuple[int, int]:
    """Return (steps, features); a row of numbers is a sequence of one feature.

    Raises ShapeError `needs_sequence` (shape).
    """
    if len(shape) == 1:
        return shape[0], 1
    if len(shape) == 2:
        return shape
    raise ShapeError("needs_sequence", shape=shape)
