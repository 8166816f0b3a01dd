"""The design: layers, links and training settings as one immutable value. It holds no weights."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from math import prod
from typing import Annotated, Literal

from msgspec import Meta, Struct

from nndesigner.core.training import DataReference, TrainingSettings

ActivationName = Literal["identity", "relu", "leaky_relu", "sigmoid", "tanh", "softmax"]
InitializerName = Literal["zeros", "normal", "xavier", "he"]
LossName = Literal["cross_entropy", "binary_cross_entropy", "mean_squared_error"]

MAX_UNITS = 16_384
"""Most units of one layer; beyond it a weight matrix no longer fits a desktop's memory."""

MAX_PARAMETERS = 10_000_000
"""Most weights and biases of a design: 40 MB of float32, five times that while Adam trains."""

MAX_NAME_LENGTH = 60

Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME_LENGTH)]
Identifier = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Coordinate = Annotated[float, Meta(ge=-1e6, le=1e6)]
Units = Annotated[int, Meta(ge=1, le=MAX_UNITS)]

Mask = tuple[tuple[int, ...], ...]
"""For each unit of the target, the ascending source units it is connected to."""


class _Base(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all layers have: identity, a name for people, and the block's top-left corner."""

    id: Identifier
    name: Name
    x: Coordinate = 0.0
    y: Coordinate = 0.0


class InputLayer(_Base, frozen=True, kw_only=True, tag="input"):
    """Where a sample enters; `shape` is (features,) or (rows, columns) of a picture."""

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


class DenseLayer(_Base, frozen=True, kw_only=True, tag="dense"):
    """Neurons that each sum all their inputs: z = sum_k(W_k a_k) + b, a = activation(z)."""

    units: Units = 16
    activation: ActivationName = "relu"
    initializer: InitializerName = "he"


class DropoutLayer(_Base, frozen=True, kw_only=True, tag="dropout"):
    """Zeroes a random `rate` of its inputs while training, none when predicting."""

    rate: Annotated[float, Meta(ge=0, lt=1)] = 0.25


class OutputLayer(_Base, frozen=True, kw_only=True, tag="output"):
    """The last Dense layer, which also names the task: classes or values, and the loss.

    `classes` are the class names; empty for values (regression). Two classes may share a
    single sigmoid unit, otherwise there is one unit for each class.
    """

    units: Units = 2
    activation: ActivationName = "softmax"
    initializer: InitializerName = "xavier"
    loss: LossName = "cross_entropy"
    classes: tuple[Annotated[str, Meta(max_length=60)], ...] = ()


Layer = InputLayer | DenseLayer | DropoutLayer | OutputLayer
NeuronLayer = DenseLayer | OutputLayer
"""Layers with neurons: biases of their own and a weight matrix on each incoming link."""


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A connection from one layer to another; without a mask every unit is connected to every."""

    id: Identifier
    source: Identifier
    target: Identifier
    mask: Mask | None = None


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A network as drawn. Values are compared and shared, never changed; see `core.edits`."""

    layers: tuple[Layer, ...] = ()
    links: tuple[Link, ...] = ()
    training: TrainingSettings = TrainingSettings()
    data: DataReference = DataReference()

    @cached_property
    def layers_by_id(self) -> dict[str, Layer]:
        return {layer.id: layer for layer in self.layers}

    @cached_property
    def links_by_id(self) -> dict[str, Link]:
        return {link.id: link for link in self.links}

    @cached_property
    def widths(self) -> dict[str, int]:
        """Each layer's number of outputs; Dropout layers without a source are missing."""
        found = {item.id: item.units for item in self.layers if not isinstance(item, DropoutLayer)}
        spreading = list(found)
        while spreading:
            source = spreading.pop()
            for link in self.links_out_of(source):
                # Only Dropout layers (and the missing ends of a foreign file) are not found yet.
                if link.target not in found:
                    found[link.target] = found[source]
                    spreading.append(link.target)
        return found

    @cached_property
    def input(self) -> InputLayer | None:
        """The first input layer; a complete design has just this one."""
        return next((item for item in self.layers if isinstance(item, InputLayer)), None)

    @cached_property
    def output(self) -> OutputLayer | None:
        """The first output layer; a complete design has just this one."""
        return next((item for item in self.layers if isinstance(item, OutputLayer)), None)

    def layer(self, layer_id: str) -> Layer:
        """Return the layer with this id; raise KeyError if there is none."""
        return self.layers_by_id[layer_id]

    def link(self, link_id: str) -> Link:
        """Return the link with this id; raise KeyError if there is none."""
        return self.links_by_id[link_id]

    def links_into(self, layer_id: str) -> tuple[Link, ...]:
        return self._links_by_target.get(layer_id, ())

    def links_out_of(self, layer_id: str) -> tuple[Link, ...]:
        return self._links_by_source.get(layer_id, ())

    def link_between(self, source: str, target: str) -> Link | None:
        return next((link for link in self.links_into(target) if link.source == source), None)

    @cached_property
    def _links_by_target(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def _links_by_source(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self.links)


def _grouped(ends: Iterable[tuple[str, Link]]) -> dict[str, tuple[Link, ...]]:
    groups: dict[str, list[Link]] = {}
    for layer_id, link in ends:
        groups.setdefault(layer_id, []).append(link)
    return {layer_id: tuple(links) for layer_id, links in groups.items()}
