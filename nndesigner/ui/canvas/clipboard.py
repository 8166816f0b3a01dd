"""Parts of a design on the clipboard, as JSON that another window or a person can read too.

Only ever as text: Qt would keep a QMimeData of Python's to the very end of the process, and
deletes it when there is no Python any more, which crashes.
"""

from __future__ import annotations

import msgspec

from nndesigner.core import masks, shapes
from nndesigner.core.design import Design

_LARGEST = 20_000_000


def to_text(fragment: Design) -> str:
    """Return a fragment as clipboard content."""
    return msgspec.json.format(msgspec.json.encode(fragment), indent=2).decode()


def from_text(text: str) -> Design | None:
    """Return the fragment in a text, or None if there is none that makes sense."""
    if len(text) > _LARGEST:
        return None
    try:
        fragment = msgspec.json.decode(text, type=Design)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeEncodeError):
        return None
    return fragment if (fragment.layers or fragment.notes) and _is_sound(fragment) else None


def _is_sound(fragment: Design) -> bool:
    """Tell whether ids are unique, links and groups have all they join, nothing feeds itself."""
    items = (*fragment.layers, *fragment.links, *fragment.notes, *fragment.groups)
    ids = [item.id for item in items]
    members = [layer_id for group in fragment.groups for layer_id in group.layers]
    ends = {(link.source, link.target) for link in fragment.links}
    known = fragment.layers_by_id
    return (
        len(ids) == len(set(ids))
        and len(members) == len(set(members))
        and set(members) <= fragment.layers_by_id.keys()
        and len(ends) == len(fragment.links)
        and all(source in known and target in known for source, target in ends)
        and not shapes.has_cycle(fragment)
        and all(masks.fits(fragment, link) for link in fragment.links)
    )
