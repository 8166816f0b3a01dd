"""What must hold of a design before the rest of the program may rely on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError

from nndesigner.core import shapes
from nndesigner.core.design import (
    MAX_UNITS,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    Link,
    Mask,
    NeuronLayer,
    OutputLayer,
)

MAX_LAYERS = 1000
MAX_LINKS = 5000

Shape = tuple[int, ...]


class StructureError(ValueError):
    """A design no sequence of edits could have made; the text says where, for a bug report."""


def array_shapes(design: Design) -> dict[str, Shape]:
    """Check the design's structure and return the shape of each of its arrays by id.

    There is a matrix for each link whose widths are known and a bias for each layer with
    neurons. Incomplete designs are fine, ones that edits refuse raise StructureError.
    """
    _check_counts(design)
    for link in design.links:
        _check_ends(design, link)
    _check_links_into(design)
    widths = _widths(design)
    found = dict(_biases(design))
    for link in design.links:
        target = design.layer(link.target)
        columns = widths[link.source]
        _check_mask(link, target, columns)
        if isinstance(target, NeuronLayer) and columns is not None:
            found[link.id] = (target.units, columns)
    return found


def _check_counts(design: Design) -> None:
    if len(design.layers) > MAX_LAYERS or len(design.links) > MAX_LINKS:
        raise StructureError("too many layers or links")
    ids = Counter(item.id for item in (*design.layers, *design.links))
    for item, count in ids.items():
        if count > 1:
            raise StructureError(f"{item}: id used twice")


def _check_ends(design: Design, link: Link) -> None:
    source = design.layers_by_id.get(link.source)
    target = design.layers_by_id.get(link.target)
    if source is None or target is None:
        raise StructureError(f"{link.id}: an end is missing")
    if isinstance(source, OutputLayer) or isinstance(target, InputLayer):
        raise StructureError(f"{link.id}: wrong direction")


def _check_links_into(design: Design) -> None:
    pairs = Counter((link.source, link.target) for link in design.links)
    if any(count > 1 for count in pairs.values()):
        raise StructureError("two links between the same layers")
    incoming = Counter(link.target for link in design.links)
    for layer in design.layers:
        if isinstance(layer, DropoutLayer) and incoming[layer.id] > 1:
            raise StructureError(f"{layer.id}: several sources")


def _widths(design: Design) -> dict[str, int | None]:
    """Return each layer's number of outputs in one pass, as `shapes.width` does for one.

    A file may hold long chains of Dropout layers, which one by one take quadratic time.
    """
    try:
        order = shapes.topological_order(design)
    except CycleError as error:
        raise StructureError("a layer feeds itself") from error
    sources = {link.target: link.source for link in design.links}
    widths: dict[str, int | None] = {}
    for layer_id in order:
        layer = design.layer(layer_id)
        if isinstance(layer, DropoutLayer):
            source = sources.get(layer_id)
            widths[layer_id] = None if source is None else widths[source]
        else:
            widths[layer_id] = layer.units
    return widths


def _biases(design: Design) -> Iterator[tuple[str, Shape]]:
    for layer in design.layers:
        if isinstance(layer, NeuronLayer):
            yield layer.id, (layer.units,)


def _check_mask(link: Link, target: Layer, columns: int | None) -> None:
    if link.mask is None:
        return
    if not isinstance(target, NeuronLayer) or len(link.mask) != target.units:
        raise StructureError(f"{link.id}: mask does not fit")
    if not _ascending(link.mask, MAX_UNITS if columns is None else columns):
        raise StructureError(f"{link.id}: mask does not fit")


def _ascending(mask: Mask, columns: int) -> bool:
    return all(
        list(row) == sorted(set(row)) and (not row or (row[0] >= 0 and row[-1] < columns))
        for row in mask
    )
