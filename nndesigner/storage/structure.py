"""What must hold of a design before the rest of the program may rely on it."""

from __future__ import annotations

from collections import Counter
from operator import lt

from nndesigner.core import masks, shapes
from nndesigner.core.design import (
    MAX_GROUPS,
    MAX_LAYERS,
    MAX_LINKS,
    MAX_NOTES,
    MAX_PARAMETERS,
    Design,
    InputLayer,
    Link,
    NeuronLayer,
    OutputLayer,
)
from nndesigner.core.errors import StorageError


class StructureError(ValueError):
    """A design no sequence of edits could have made; the text says where, for a bug report."""


def check_structure(design: Design) -> None:
    """Check that edits could have made a design, complete or not.

    Raises StructureError if not, or StorageError `too_many_parameters` (count, limit).
    """
    _check_counts(design)
    _check_groups(design)
    for link in design.links:
        _check_ends(design, link)
    _check_links_into(design)
    if shapes.has_cycle(design):
        raise StructureError("a layer feeds itself")
    for link in design.links:
        if not masks.fits(design, link):
            raise StructureError(f"{link.id}: mask does not fit")
    for layer in design.layers:
        if isinstance(layer, NeuronLayer) and not _are_ascending(layer):
            raise StructureError(f"{layer.id}: single neurons do not fit")
    count = shapes.stored_count(design)
    if count > MAX_PARAMETERS:
        raise StorageError("too_many_parameters", count=count, limit=MAX_PARAMETERS)


def _are_ascending(layer: NeuronLayer) -> bool:
    """Tell whether what is said of single neurons names existing ones, each once."""
    own = [unit for unit, _ in layer.unit_activations]
    return all(
        all(map(lt, (-1, *units), (*units, layer.units))) for units in (own, list(layer.locked))
    )


def _check_counts(design: Design) -> None:
    if len(design.layers) > MAX_LAYERS or len(design.links) > MAX_LINKS:
        raise StructureError("too many layers or links")
    if len(design.notes) > MAX_NOTES or len(design.groups) > MAX_GROUPS:
        raise StructureError("too many notes or groups")
    items = (*design.layers, *design.links, *design.notes, *design.groups)
    ids = Counter(item.id for item in items)
    for item, count in ids.items():
        if count > 1:
            raise StructureError(f"{item}: id used twice")


def _check_groups(design: Design) -> None:
    grouped = Counter(layer_id for group in design.groups for layer_id in group.layers)
    for layer_id, count in grouped.items():
        if layer_id not in design.layers_by_id or count > 1:
            raise StructureError(f"{layer_id}: not in one group")


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
        if layer.inputs == "one" and incoming[layer.id] > 1:
            raise StructureError(f"{layer.id}: several sources")
