"""The design: layers, links, notes and settings as one immutable value. It holds no weights."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from math import prod
from operator import lt
from typing import Annotated

from msgspec import Meta, Struct

from nndesigner.core.errors import ShapeError
from nndesigner.core.layers import (
    MAX_NAME_LENGTH,
    MAX_UNITS,
    ActivationName,
    Coordinate,
    DenseLayer,
    DropoutLayer,
    Identifier,
    InitializerName,
    InputLayer,
    Layer,
    LossName,
    Name,
    NeuronLayer,
    OutputLayer,
    Shape,
)
from nndesigner.core.training import DataReference, TrainingSettings

__all__ = [
    "MAX_GROUPS",
    "MAX_LAYERS",
    "MAX_LINKS",
    "MAX_NAME_LENGTH",
    "MAX_NOTES",
    "MAX_NOTE_LENGTH",
    "MAX_PARAMETERS",
    "MAX_UNITS",
    "ActivationName",
    "DenseLayer",
    "Design",
    "DropoutLayer",
    "Group",
    "InitializerName",
    "InputLayer",
    "Layer",
    "Link",
    "LossName",
    "Mask",
    "NeuronLayer",
    "Note",
    "OutputLayer",
]

MAX_PARAMETERS = 10_000_000
"""Most weights and biases of a design: 40 MB of float32, five times that while Adam trains."""

MAX_LAYERS, MAX_LINKS = 1000, 5000
"""Most layers of a design, and links between them."""

MAX_NOTES, MAX_NOTE_LENGTH, MAX_GROUPS = 500, 2000, 200
"""Most notes on a canvas, characters of one, and groups of layers."""

Mask = tuple[tuple[int, ...], ...]
"""For each unit of the target, the ascending source units it is connected to."""


NoteSize = Annotated[float, Meta(ge=20, le=10_000)]


class Link(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A connection from one layer to another; without a mask every unit is connected to every.

    `locked`, of the same form as a mask, names weights that training leaves alone.
    """

    id: Identifier
    source: Identifier
    target: Identifier
    mask: Mask | None = None
    locked: Mask | None = None

    @cached_property
    def reach(self) -> tuple[int, int] | None:
        """The highest source units that mask and locks name, -1 for none.

        None if a row of them does not ascend from 0 or more.
        """
        found = [_highest(rows or ()) for rows in (self.mask, self.locked)]
        mask, locked = found
        return None if mask is None or locked is None else (mask, locked)


class Note(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text on the canvas, in a box with this top-left corner and size, in scene units."""

    id: Identifier
    text: Annotated[str, Meta(max_length=MAX_NOTE_LENGTH)] = ""
    x: Coordinate = 0.0
    y: Coordinate = 0.0
    width: NoteSize = 200.0
    height: NoteSize = 100.0


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Layers that belong together under a name; a layer is in one group at most."""

    id: Identifier
    name: Name
    layers: Annotated[tuple[Identifier, ...], Meta(min_length=1)]


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A network as drawn. Values are compared and shared, never changed; see `core.edits`."""

    layers: tuple[Layer, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[Note, ...] = ()
    groups: tuple[Group, ...] = ()
    training: TrainingSettings = TrainingSettings()
    data: DataReference = DataReference()

    @cached_property
    def layers_by_id(self) -> dict[str, Layer]:
        return {layer.id: layer for layer in self.layers}

    @cached_property
    def links_by_id(self) -> dict[str, Link]:
        return {link.id: link for link in self.links}

    @cached_property
    def notes_by_id(self) -> dict[str, Note]:
        return {note.id: note for note in self.notes}

    @cached_property
    def groups_by_id(self) -> dict[str, Group]:
        return {group.id: group for group in self.groups}

    @cached_property
    def groups_by_layer(self) -> dict[str, Group]:
        """The group each layer is in, where it is in one."""
        return {layer_id: group for group in self.groups for layer_id in group.layers}

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Each layer's output shape, where it follows from what is wired so far."""
        return self._inferred[0]

    @cached_property
    def shape_errors(self) -> dict[str, ShapeError]:
        """Layers that cannot take the shapes that come in, and why."""
        return self._inferred[1]

    @cached_property
    def widths(self) -> dict[str, int]:
        """Each layer's number of outputs, where its shape is known."""
        return {layer_id: prod(shape) for layer_id, shape in self.shapes.items()}

    def source_shapes(self, layer_id: str) -> tuple[Shape, ...] | None:
        """Return the shapes that come into a layer, in the order of its links.

        None if a source's shape is not known, or nothing comes in.
        """
        found = tuple(self.shapes.get(link.source) for link in self.links_into(layer_id))
        known = tuple(shape for shape in found if shape is not None)
        return known if known and len(known) == len(found) else None

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
    def _inferred(self) -> tuple[dict[str, Shape], dict[str, ShapeError]]:
        """Infer shapes from the layers that have one of their own on."""
        found: dict[str, Shape] = {}
        errors: dict[str, ShapeError] = {}
        waiting = {item.id: len(self.links_into(item.id)) for item in self.layers}
        for item in self.layers:
            if isinstance(item, InputLayer | NeuronLayer):
                found[item.id] = item.output_shape(())
        # a layer that feeds itself (in a foreign file) keeps waiting
        ready = [item.id for item in self.layers if item.id in found or not waiting[item.id]]
        while ready:
            done = ready.pop()
            for link in self.links_out_of(done):
                waiting[link.target] = waiting.get(link.target, 0) - 1
                if waiting[link.target] == 0 and link.target not in found:
                    self._infer(link.target, found, errors)
                    ready.append(link.target)
        return found, errors

    def _infer(self, layer_id: str, found: dict[str, Shape], errors: dict[str, ShapeError]) -> None:
        layer = self.layers_by_id.get(layer_id)
        sources = [found.get(link.source) for link in self.links_into(layer_id)]
        known = [shape for shape in sources if shape is not None]
        if layer is None or len(known) < len(sources):
            return
        try:
            found[layer_id] = layer.output_shape(known)
        except ShapeError as error:
            errors[layer_id] = error

    @cached_property
    def _links_by_target(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def _links_by_source(self) -> dict[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self.links)


def _highest(rows: Mask) -> int | None:
    """Return the highest number in rows that ascend from 0 or more; None if one does not."""
    highest = -1
    for row in {id(row): row for row in rows}.values():  # often one and the same
        if not all(map(lt, (-1, *row), row)):
            return None
        highest = max((highest, *row[-1:]))
    return highest


def _grouped(ends: Iterable[tuple[str, Link]]) -> dict[str, tuple[Link, ...]]:
    groups: dict[str, list[Link]] = {}
    for layer_id, link in ends:
        groups.setdefault(layer_id, []).append(link)
    return {layer_id: tuple(links) for layer_id, links in groups.items()}
