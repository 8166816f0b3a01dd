"""Taking a part of a design out to copy it, and putting it in again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from nndesigner.core import masks
from nndesigner.core.design import Design
from nndesigner.core.edits.layers import unique_name
from nndesigner.core.edits.lookup import bounded, check_link, fresh_id, names_of
from nndesigner.core.errors import EditError
from nndesigner.core.validate import validated


def extract(design: Design, ids: Collection[str]) -> Design:
    """Return the layers among `ids` and the links between them, as a design to paste."""
    chosen = frozenset(ids)
    return Design(
        layers=tuple(layer for layer in design.layers if layer.id in chosen),
        links=tuple(
            link for link in design.links if link.source in chosen and link.target in chosen
        ),
    )


class Pasted(NamedTuple):
    """The design after pasting, and the new ids of the pasted layers and links by old id."""

    design: Design
    ids: Mapping[str, str]


def paste(design: Design, fragment: Design, dx: float, dy: float) -> Pasted:
    """Add copies of a fragment's layers and links, moved by (dx, dy), with fresh ids and names.

    Raises EditError as `connect`, or `unknown_item`, for a link no edit would have made.
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
    return Pasted(bounded(masks.fitted(design)), ids)
