"""A short text by which a file tells whether its design is still the one that was trained."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from nndesigner.core.design import Design
from nndesigner.core.shapes import OF_NO_ACCOUNT
from nndesigner.core.training import LIVE_SETTINGS

_LENGTH = 32


def fingerprint(design: Design) -> str:
    """Return 32 hex digits of what a training cannot take over while it runs.

    That is the data, the structure (see `core.shapes.structure`), and the training settings but
    `LIVE_SETTINGS`. A field with its default counts as one that is missing: a version with more
    fields gives what was trained before the same text.
    """
    known: str | None = design.__dict__.get("_fingerprint")
    if known is None:  # asked for after every edit
        known = design.__dict__["_fingerprint"] = _fingerprint(design)
    return known


def _fingerprint(design: Design) -> str:
    content = (
        _given(design.data),
        _given(design.training, LIVE_SETTINGS),
        [(layer.__struct_config__.tag, _given(layer, OF_NO_ACCOUNT)) for layer in design.layers],
        [(link.id, link.source, link.target, link.mask) for link in design.links],
    )
    return sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:_LENGTH]


def _given(struct: Struct, but: frozenset[str] = frozenset()) -> dict[str, object]:
    """Return the fields that have not their defaults."""
    found = {name: getattr(struct, name) for name in struct.__struct_fields__ if name not in but}
    defaults = _defaults(type(struct))
    return {name: _plain(value) for name, value in found.items() if value != defaults[name]}


@cache
def _defaults(kind: type[Struct]) -> dict[str, object]:
    return {field.name: field.default for field in fields(kind)}


def _plain(value: object) -> object:
    """Return a value as a file gives it back: a whole number may have become a decimal one."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value
