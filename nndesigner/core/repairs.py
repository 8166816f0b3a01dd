"""One click that mends a problem: fields to set, a layer to put on a link, or a link to make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from math import isqrt, prod
from typing import Any, Literal

from nndesigner.core import edits, shapes
from nndesigner.core.design import Design, InputLayer, Layer, Link, OutputLayer
from nndesigner.core.errors import ShapeError
from nndesigner.core.layers import Shape

RepairKind = Literal["set", "insert", "connect", "wire", "delete", "download"]

_MOST_LOOSE_ENDS = 8
"""With more layers that wait for a connection nobody can tell which ones belong together."""


@dataclass(frozen=True)
class Repair:
    """What one click does; `code` names the sentence on the button, `params` are its values.

    - "set": set the fields `changes` of the layer `target`, or those of the data or the training
      if that is "data" or "training";
    - "insert": put a layer of `changes["kind"]`, with the other changes as its fields, on the
      link `target`;
    - "connect": link the layer `target` to the layer `changes["target"]`;
    - "wire": connect the units `changes["targets"]` of the link `target` to all before it, or
      `changes["sources"]` to all behind it;
    - "delete": remove the layer `target`;
    - "download": fetch the files of the data set, which leaves the design as it is.
    """

    code: str
    target: str
    changes: Mapping[str, Any]
    kind: RepairKind = "set"
    params: Mapping[str, Any] = field(default_factory=dict)


def apply_repair(design: Design, repair: Repair) -> Design:
    """Return the repaired design. Raises EditError as the edits do."""
    if repair.kind == "download":
        return design
    if repair.kind == "insert":
        place = _middle(design, repair.target)
        return edits.insertion_on_link(design, repair.target, **{**place, **repair.changes}).design
    if repair.kind == "connect":
        return edits.connect(design, repair.target, repair.changes["target"])
    if repair.kind == "wire":
        return edits.connect_fully(design, repair.target, **repair.changes)
    if repair.kind == "delete":
        return edits.remove(design, [repair.target])
    if repair.target == "data":
        return edits.set_data(design, **repair.changes)
    if repair.target == "training":
        return edits.set_training(design, **repair.changes)
    return edits.set_fields(design, repair.target, **repair.changes)


def _middle(design: Design, link_id: str) -> dict[str, Any]:
    """Return the place between the two ends of a link."""
    link = design.links_by_id.get(link_id)
    ends = [design.layer(end) for end in (link.source, link.target)] if link else []
    count = max(1, len(ends))
    return {"x": sum(end.x for end in ends) / count, "y": sum(end.y for end in ends) / count}


def of_shape(design: Design, layer: Layer, data_shape: Shape | None = None) -> Repair | None:
    """Return what lets a layer take the shapes that come in, if a layer before it can.

    `data_shape` is the shape of a sample, a good guess where pictures have been flattened.
    """
    code = design.shape_errors[layer.id].code
    sources = design.source_shapes(layer.id) or ()
    links = design.links_into(layer.id)
    if code == "reshape_does_not_fit":
        return Repair("use_shape", layer.id, {"shape": sources[0]})
    if code == "shapes_differ":
        return _flattened(layer, links, sources)
    if code == "needs_picture":
        known = _shapes_before(design, layer.id)
        return _reshaped(layer, links[0], _pictures(prod(sources[0]), (*known, data_shape)))
    if code == "needs_sequence":
        return _reshaped(layer, links[0], [(prod(sources[0][:-1]), sources[0][-1])])
    return None


def _flattened(layer: Layer, links: tuple[Link, ...], sources: tuple[Shape, ...]) -> Repair | None:
    boxes = [number for number, shape in enumerate(sources) if len(shape) > 1]
    flat = [(prod(shape),) for shape in sources]
    if len(boxes) != 1 or not _accepts(layer, flat):
        return None
    return Repair("insert_flatten", links[boxes[0]].id, {"kind": "flatten"}, "insert")


def _reshaped(layer: Layer, link: Link, wanted: Iterable[Shape]) -> Repair | None:
    fitting = next((shape for shape in wanted if _accepts(layer, [shape])), None)
    if fitting is None:
        return None
    return Repair("insert_reshape", link.id, {"kind": "reshape", "shape": fitting}, "insert")


def _pictures(count: int, known: Iterable[Shape | None]) -> Iterator[Shape]:
    """Yield shapes of pictures of so many numbers, the likeliest first; never a single line."""
    for shape in known:
        if shape is not None and len(shape) > 1 and prod(shape) == count:
            yield shape
    for channels, smallest in ((1, 2), (3, 4)):
        side = isqrt(count // channels)
        if side >= smallest and channels * side * side == count:
            yield (side, side) if channels == 1 else (channels, side, side)
    for rows in range(isqrt(count), 1, -1):
        if count % rows == 0:
            yield rows, count // rows


def _shapes_before(design: Design, layer_id: str) -> Iterator[Shape]:
    """Yield the shapes of the layers before one, the nearest first."""
    found, frontier = {layer_id}, [layer_id]
    for current in frontier:  # which grows meanwhile
        for link in design.links_into(current):
            if link.source not in found:
                found.add(link.source)
                frontier.append(link.source)
                if link.source in design.shapes:
                    yield design.shapes[link.source]


def _accepts(layer: Layer, sources: Iterable[Shape]) -> bool:
    try:
        layer.output_shape(tuple(sources))
    except ShapeError:
        return False
    return True


class LooseEnds:
    """The layers of a design that still wait for a connection, and which ones belong together."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._reached: dict[tuple[str, bool], frozenset[str]] = {}

    def onward(self, source: Layer) -> Repair | None:
        """Return the link to the only layer that waits for one, or else to the only output."""
        inner = (layer for layer in self._starts if self._can_follow(layer, source, forward=True))
        only = self._only(inner, self._starts, OutputLayer)
        if only is None or only is source or not self._can_follow(only, source, forward=True):
            return None
        changes, params = {"target": only.id}, {"name": only.name}
        return Repair("connect_to", source.id, changes, "connect", params)

    def backward(self, target: Layer) -> Repair | None:
        """Return the link from the only layer that leads nowhere, or else from the only input."""
        inner = (layer for layer in self._ends if self._can_follow(target, layer, forward=False))
        only = self._only(inner, self._ends, InputLayer)
        if only is None or only is target or not self._can_follow(target, only, forward=False):
            return None
        return Repair(
            "connect_from", only.id, {"target": target.id}, "connect", {"name": only.name}
        )

    @cached_property
    def _starts(self) -> list[Layer]:
        return [
            layer
            for layer in self._design.layers
            if not isinstance(layer, InputLayer | OutputLayer)
            and not self._design.links_into(layer.id)
        ]

    @cached_property
    def _ends(self) -> list[Layer]:
        return [
            layer
            for layer in self._design.layers
            if not isinstance(layer, InputLayer | OutputLayer)
            and not self._design.links_out_of(layer.id)
        ]

    def _only(
        self, inner: Iterator[Layer], loose: list[Layer], kind: type[InputLayer | OutputLayer]
    ) -> Layer | None:
        if len(loose) > _MOST_LOOSE_ENDS:
            return None
        found = list(islice(inner, 2))
        if not found:
            found = [layer for layer in self._design.layers if isinstance(layer, kind)]
        return found[0] if len(found) == 1 else None

    def _can_follow(self, target: Layer, source: Layer, *, forward: bool) -> bool:
        """Tell whether a link would neither make a loop nor bring a shape that does not fit.

        `forward` tells from which of the two layers to search for a loop: from the one that is
        asked about again and again.
        """
        shape = self._design.shapes.get(source.id)
        others = self._design.source_shapes(target.id) or ()
        if target is source or (shape is not None and not _accepts(target, (*others, shape))):
            return False
        start, other = (target, source) if forward else (source, target)
        key = start.id, forward
        if key not in self._reached:
            self._reached[key] = shapes.reachable(self._design, start.id, forward=forward)
        return other.id not in self._reached[key]
