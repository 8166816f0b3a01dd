"""Edits of notes on the canvas, and of groups of layers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from msgspec.structs import replace

from nndesigner.core.design import MAX_GROUPS, MAX_NOTES, Design, Group, Note
from nndesigner.core.edits.lookup import fresh_id, group_of, layer_of, note_of
from nndesigner.core.errors import EditError
from nndesigner.core.validate import validated


def add_note(design: Design, x: float, y: float, text: str = "", **fields: Any) -> Design:
    """Put a note on the canvas with its top-left corner at (x, y), in scene units.

    Raises EditError `too_many_notes` (limit) or `invalid_value`.
    """
    note = validated(Note(id=fresh_id(design, "note")), {"text": text, "x": x, "y": y, **fields})
    return with_new_note(design, note)


def set_note(design: Design, note_id: str, **changes: Any) -> Design:
    """Set text, place or size of a note. Raises EditError `unknown_item` or `invalid_value`."""
    changed = validated(note_of(design, note_id), changes)
    notes = tuple(changed if note.id == note_id else note for note in design.notes)
    return replace(design, notes=notes)


def group(design: Design, layer_ids: Collection[str], name: str) -> Design:
    """Put layers into a new group; they leave the groups they were in, and empty ones go.

    Two groups may have the same name. Raises EditError `unknown_item`, `empty_group`,
    `too_many_groups` (limit) or `invalid_value`.
    """
    chosen = frozenset(layer_ids)
    for layer_id in chosen:
        layer_of(design, layer_id)
    if not chosen:
        raise EditError("empty_group")
    members = tuple(layer.id for layer in design.layers if layer.id in chosen)
    new = validated(
        Group(id=fresh_id(design, "group"), name="group", layers=members), {"name": name}
    )
    return with_new_group(replace(design, groups=groups_without(design, chosen)), new)


def rename_group(design: Design, group_id: str, name: str) -> Design:
    """Give a group another name. Raises EditError `unknown_item` or `invalid_value`."""
    changed = validated(group_of(design, group_id), {"name": name})
    groups = tuple(changed if group.id == group_id else group for group in design.groups)
    return replace(design, groups=groups)


def ungroup(design: Design, group_id: str) -> Design:
    """Take a group away; its layers stay. Raises EditError `unknown_item`."""
    gone = group_of(design, group_id)
    return replace(design, groups=tuple(group for group in design.groups if group is not gone))


def groups_without(design: Design, layer_ids: Collection[str]) -> tuple[Group, ...]:
    """Return the groups without some layers, and without those left empty."""
    if not any(layer_id in design.groups_by_layer for layer_id in layer_ids):
        return design.groups
    found = []
    for group in design.groups:
        left = tuple(layer_id for layer_id in group.layers if layer_id not in layer_ids)
        if left:
            found.append(group if left == group.layers else replace(group, layers=left))
    return tuple(found)


def with_new_note(design: Design, note: Note) -> Design:
    """Return the design with one note more. Raises EditError `too_many_notes` (limit)."""
    if len(design.notes) >= MAX_NOTES:
        raise EditError("too_many_notes", limit=MAX_NOTES)
    return replace(design, notes=(*design.notes, note))


def with_new_group(design: Design, group: Group) -> Design:
    """Return the design with one group more. Raises EditError `too_many_groups` (limit)."""
    if len(design.groups) >= MAX_GROUPS:
        raise EditError("too_many_groups", limit=MAX_GROUPS)
    return replace(design, groups=(*design.groups, group))
