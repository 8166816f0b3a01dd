"""What differs between two designs, so that a view can follow without rebuilding itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nndesigner.core.design import Design


@dataclass(frozen=True)
class DesignDiff:
    """Ids of layers, links, notes and groups that were added, removed or changed.

    Changed is what has the same id and another value.
    """

    added_layers: tuple[str, ...] = ()
    removed_layers: tuple[str, ...] = ()
    changed_layers: tuple[str, ...] = ()
    added_links: tuple[str, ...] = ()
    removed_links: tuple[str, ...] = ()
    changed_links: tuple[str, ...] = ()
    training: bool = False
    data: bool = False
    added_notes: tuple[str, ...] = ()
    removed_notes: tuple[str, ...] = ()
    changed_notes: tuple[str, ...] = ()
    added_groups: tuple[str, ...] = ()
    removed_groups: tuple[str, ...] = ()
    changed_groups: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != _NOTHING


_NOTHING = DesignDiff()


def diff(old: Design, new: Design) -> DesignDiff:
    """Return what turns `old` into `new`; unchanged layers are recognised by identity first."""
    if old is new:
        return _NOTHING
    layers = _compare(old.layers_by_id, new.layers_by_id)
    links = _compare(old.links_by_id, new.links_by_id)
    notes = _compare(old.notes_by_id, new.notes_by_id)
    groups = _compare(old.groups_by_id, new.groups_by_id)
    training, data = old.training != new.training, old.data != new.data
    return DesignDiff(*layers, *links, training, data, *notes, *groups)


def _compare(
    old: Mapping[str, object], new: Mapping[str, object]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    added = tuple(key for key in new if key not in old)
    removed = tuple(key for key in old if key not in new)
    changed = tuple(
        key
        for key, value in new.items()
        if key in old and old[key] is not value and old[key] != value
    )
    return added, removed, changed
