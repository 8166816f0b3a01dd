"""Taking a part of a design out to copy it, and putting it in again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from nndesigner.core import masks, shapes, soundness
from nndesigner.core.design import Design
from nndesigner.core.edits.layers import unique_name
from nndesigner.core.edits.lookup import bounded, check_link, fresh_id, names_of
from nndesigner.core.edits.notes import with_new_group, with_new_note
from nndesigner.core.errors import EditError, EngineError
from nndesigner.core.validate import validated


def extract(design: Design, ids: Collection[str]) -> Design:
    """Return the layers and notes among `ids`, as a design to paste.

    With them go the links between the layers, and the groups that are wholly chosen; the id of
    a group stands for it and all its layers.
    """
    chosen = frozenset(ids)
    named = (group for group in design.groups if group.id in chosen)
    chosen |= {layer_id for group in named for layer_id in group.layers}
    return Design(
        layers=tuple(layer for layer in design.layers if layer.id in chosen),
        links=tuple(
            link for link in design.links if link.source in chosen and link.target in chosen
        ),
        notes=tuple(note for note in design.notes if note.id in chosen),
        groups=tuple(group for group in design.groups if chosen.issuperset(group.layers)),
    )


class Pasted(NamedTuple):
    """The design after pasting, and the new ids of all that was pasted by old id."""

    design: Design
    ids: Mapping[str, str]


def paste(design: Design, fragment: Design, dx: float, dy: float) -> Pasted:
    """Add copies of all a fragment has, moved by (dx, dy), with fresh ids and names.

    Raises EditError as `connect`, or `unknown_item`, for a link no edit would have made,
    `damaged_layers` for anything else none would, and as `add_note` and `group`.
    """
    ids: dict[str, str] = {}
    for layer in fragment.layers:
        ids[layer.id] = fresh_id(design, "layer")
        changes = {
            "name": unique_name(design, layer.name),
            "x": layer.x + dx,
            "y": layer.y + dy,
        }
        copy = replace(validated(layer, changes), id=ids[layer.id])
        design = replace(design, layers=(*design.layers, copy))
    for link in fragment.links:
        ids[link.id] = fresh_id(design, "link")
        for end in (link.source, link.target):
            if end not in ids:
                raise EditError("unknown_item", id=end)
        source, target = ids[link.source], ids[link.target]
        check_link(design, source, target)
        if design.link_between(source, target) is not None:
            raise EditError("already_connected", **names_of(design, source, target))
        wired = replace(link, id=ids[link.id], source=source, target=target)
        design = replace(design, links=(*design.links, wired))
    design = _with_notes(design, fragment, dx, dy, ids)
    design = _with_groups(design, fragment, ids)
    _check_values(design)
    return Pasted(bounded(masks.fitted(design)), ids)


def check_fragment(fragment: Design) -> None:
    """Check that a fragment that came from elsewhere holds together, as edits would have made it.

    Raises EditError `damaged_layers`.
    """
    items = (*fragment.layers, *fragment.links, *fragment.notes, *fragment.groups)
    ids = {item.id for item in items}
    members = [layer_id for group in fragment.groups for layer_id in group.layers]
    known = fragment.layers_by_id
    if len(ids) < len(items) or len(set(members)) < len(members) or not known.keys() >= {*members}:
        raise EditError("damaged_layers")
    _check_values(fragment)
    fit = all(masks.fits(fragment, link) for link in fragment.links)
    if not fit or shapes.has_cycle(fragment):
        raise EditError("damaged_layers")


def _check_values(design: Design) -> None:
    try:
        soundness.check_values(design)
    except EngineError as error:
        raise EditError("damaged_layers") from error


def _with_notes(
    design: Design, fragment: Design, dx: float, dy: float, ids: dict[str, str]
) -> Design:
    for note in fragment.notes:
        ids[note.id] = fresh_id(design, "note")
        copy = validated(note, {"x": note.x + dx, "y": note.y + dy})
        design = with_new_note(design, replace(copy, id=ids[note.id]))
    return design


def _with_groups(design: Design, fragment: Design, ids: dict[str, str]) -> Design:
    grouped = [layer_id for group in fragment.groups for layer_id in group.layers]
    if len(grouped) > len(fragment.layers_by_id.keys() & set(grouped)):
        raise EditError("unknown_item", id=fragment.groups[0].id)
    for group in fragment.groups:
        ids[group.id] = fresh_id(design, "group")
        layers = tuple(ids[layer_id] for layer_id in group.layers)
        design = with_new_group(design, replace(group, id=ids[group.id], layers=layers))
    return design
