"""Labelled drawings as one JSON file, to give away or to keep.

    {"format": "nndesigner-drawings", "version": 1, "size": 280,
     "drawings": [{"label": "4", "strokes": [[[81.5, 40], [80, 61.25, 0.4]], [[120, 90]]]}]}

A stroke is the way of the pen from touching to lifting; a point is [x, y] or [x, y, pressure],
x to the right and y down in a square of `size` units, pressure 0..1.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from nndesigner.core.errors import StorageError
from nndesigner.core.labels import LONGEST_LABEL, clean_label, is_label
from nndesigner.core.project import Example
from nndesigner.storage import atomic, reading

FORMAT = "nndesigner-drawings"
VERSION = 1
MAX_FILE_SIZE = 32 * 2**20
MAX_DRAWINGS = 10_000
MAX_POINTS = 5_000
"""Of one drawing; an ordinary one has a hundred."""

_SIZE = 280.0
_NAMELESS = "?"

_Number = Annotated[float, Meta(ge=0, le=_SIZE)]
_Point = Annotated[tuple[_Number, ...], Meta(min_length=2, max_length=3)]
_Stroke = Annotated[tuple[_Point, ...], Meta(min_length=1, max_length=MAX_POINTS)]
_Label = Annotated[str, Meta(min_length=1, max_length=LONGEST_LABEL)]


class _Header(Struct, frozen=True):
    """What tells such a file from any other; the rest is passed over."""

    format: str
    version: Annotated[int, Meta(ge=1)]


class _Drawing(Struct, frozen=True, forbid_unknown_fields=True):
    label: _Label
    strokes: Annotated[tuple[_Stroke, ...], Meta(min_length=1, max_length=MAX_POINTS)]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file, in the order in which it is written."""

    format: str = FORMAT
    version: int = VERSION
    size: Annotated[float, Meta(ge=_SIZE, le=_SIZE)] = _SIZE
    drawings: Annotated[tuple[_Drawing, ...], Meta(max_length=MAX_DRAWINGS)] = ()


def encode(examples: Sequence[Example]) -> bytes:
    """Return the file's bytes. Raises StorageError `not_storable` (detail).

    Characters of labels that cannot be shown, which an older project may have, are left out.
    """
    named = [(clean_label(one.label) or _NAMELESS, one.drawing) for one in examples]
    file = _File(drawings=tuple(_Drawing(label, drawing) for label, drawing in named))
    text = msgspec.json.encode(file)
    try:
        _checked(msgspec.json.decode(text, type=_File))
    except (msgspec.MsgspecError, StorageError) as error:
        raise StorageError("not_storable", detail=str(error)) from error
    return text


def decode(text: bytes) -> tuple[Example, ...]:
    """Return the drawings in a file's bytes, which may come from anyone.

    Raises StorageError `not_drawings`, `newer_drawings` (version, supported),
    `drawings_too_large` (size, limit) or `drawings_damaged` (detail): numbers that are none or lie
    outside the square, empty strokes, more than `MAX_POINTS` points, labels that cannot be shown.
    """
    if len(text) > MAX_FILE_SIZE:
        raise StorageError("drawings_too_large", size=len(text), limit=MAX_FILE_SIZE)
    try:
        header = msgspec.json.decode(text, type=_Header)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise StorageError("not_drawings") from error
    if header.format != FORMAT:
        raise StorageError("not_drawings")
    if header.version > VERSION:
        raise StorageError("newer_drawings", version=header.version, supported=VERSION)
    try:
        return _checked(msgspec.json.decode(text, type=_File))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise StorageError("drawings_damaged", detail=str(error)) from error


def read(path: str | os.PathLike[str]) -> tuple[Example, ...]:
    """Return the drawings in a file.

    Raises StorageError as `decode` and `reading.read`; all of them with `path`.
    """
    return reading.read(path, decode, limit=MAX_FILE_SIZE, too_large="drawings_too_large")


def write(path: str | os.PathLike[str], examples: Sequence[Example]) -> None:
    """Write drawings to a file, all or nothing.

    Raises StorageError as `encode` and `atomic.write_bytes`.
    """
    atomic.write_bytes(path, encode(examples))


def _checked(file: _File) -> tuple[Example, ...]:
    """Check what the types do not say."""
    for number, drawing in enumerate(file.drawings):
        place = f"$.drawings[{number}]"
        if not is_label(drawing.label):
            raise StorageError("drawings_damaged", detail=f"label - at `{place}`")
        if sum(map(len, drawing.strokes)) > MAX_POINTS:
            raise StorageError("drawings_damaged", detail=f"too many points - at `{place}`")
        if any(len(point) > 2 and point[2] > 1 for one in drawing.strokes for point in one):
            raise StorageError("drawings_damaged", detail=f"pressure - at `{place}`")
    return tuple(Example(one.label, one.strokes) for one in file.drawings)
