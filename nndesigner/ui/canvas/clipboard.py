"""Parts of a design on the clipboard, as JSON that another window or a person can read too."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMimeData

from nndesigner.core import masks, shapes
from nndesigner.core.design import Design

MIME = "application/x-nndesigner-design"
_LARGEST = 20_000_000


def to_mime(fragment: Design) -> QMimeData:
    """Return a fragment as clipboard content."""
    encoded = msgspec.json.format(msgspec.json.encode(fragment), indent=2)
    data = QMimeData()
    data.setData(MIME, encoded)
    data.setText(encoded.decode())
    return data


def from_mime(data: QMimeData | None) -> Design | None:
    """Return the fragment on the clipboard, or None if there is none that makes sense."""
    if data is None:
        return None
    if data.hasFormat(MIME):
        return decoded(bytes(data.data(MIME).data()))
    text = data.text() if data.hasText() else ""
    return decoded(text.encode()) if text.lstrip().startswith("{") else None


def decoded(encoded: bytes) -> Design | None:
    """Return the fragment in these bytes, or None if they are damaged or hold no layers."""
    if len(encoded) > _LARGEST:
        return None
    try:
        fragment = msgspec.json.decode(encoded, type=Design)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
        return None
    return fragment if fragment.layers and _is_sound(fragment) else None


def _is_sound(fragment: Design) -> bool:
    """Tell whether ids are unique, links have both ends, and nothing feeds itself."""
    ids = [item.id for item in (*fragment.layers, *fragment.links)]
    ends = {(link.source, link.target) for link in fragment.links}
    known = fragment.layers_by_id
    return (
        len(ids) == len(set(ids))
        and len(ends) == len(fragment.links)
        and all(source in known and target in known for source, target in ends)
        and not shapes.has_cycle(fragment)
        and all(masks.fits(fragment, link) for link in fragment.links)
    )
