"""The project file (`.nnd`): a zip of project.json and weights.safetensors."""

from __future__ import annotations

import os
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from nndesigner.core.design import Design
from nndesigner.core.errors import StorageError
from nndesigner.core.labels import LONGEST_LABEL
from nndesigner.core.layers import Coordinate
from nndesigner.core.names import with_names_in_one_line
from nndesigner.core.project import Example, History, ProbeNumber, Project
from nndesigner.core.shapes import array_shapes
from nndesigner.storage import archive, atomic, migrations, reading
from nndesigner.storage.archive import PROJECT_MEMBER, WEIGHTS_MEMBER
from nndesigner.storage.structure import StructureError, check_structure
from nndesigner.storage.weights import WeightsError, decode_weights, encode_weights

FORMAT = "nndesigner"

_Point = Annotated[tuple[Coordinate, ...], Meta(min_length=2, max_length=3)]
_Strokes = Annotated[tuple[tuple[_Point, ...], ...], Meta(max_length=10_000)]
_Temperature = Annotated[float, Meta(ge=0.01, le=100)]
_Fingerprint = Annotated[str, Meta(max_length=64)]
_BAD_JSON = (msgspec.MsgspecError, UnicodeError, RecursionError)
_BAD_OLD_DOCUMENT = (KeyError, TypeError, ValueError, AttributeError, IndexError)


class _Header(Struct, frozen=True):
    """The two fields that every version has; the rest is passed over."""

    format: str
    version: Annotated[int, Meta(ge=1)]


class _Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A labelled drawing as it is written, and whether the weights were trained on it."""

    label: Annotated[str, Meta(min_length=1, max_length=LONGEST_LABEL)]
    drawing: _Strokes
    trained: bool = False


class _Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of project.json, in the order in which it is written."""

    format: str = FORMAT
    version: int = migrations.VERSION
    design: Design
    history: History = ()
    drawing: _Strokes = ()
    probe: tuple[ProbeNumber, ...] = ()
    examples: Annotated[tuple[_Example, ...], Meta(max_length=100_000)] = ()
    temperature: _Temperature = 1.0
    learnt: bool | None = None
    trained_as: _Fingerprint = ""


def encode(project: Project) -> bytes:
    """Return the file's bytes; the same project always gives the same bytes.

    Losses that are not finite numbers are kept as "not measured". Raises StorageError
    `too_large` (size, limit), `too_many_parameters` (count, limit), or `not_storable` (detail)
    for what `decode` would refuse, so that a file which is written can always be read.
    """
    trained = {id(drawing) for drawing in project.trained_on}
    document = _Document(
        design=project.design,
        history=project.history,
        drawing=project.drawing,
        probe=project.probe,
        examples=tuple(
            _Example(one.label, one.drawing, id(one.drawing) in trained) for one in project.examples
        ),
        temperature=project.temperature,
        learnt=project.learnt,
        trained_as=project.trained_as,
    )
    try:
        text = msgspec.json.encode(document)
        # Struct constructors check no ranges: only decoding tells whether it can be decoded.
        _check(msgspec.json.decode(text, type=_Document))
        weights = encode_weights(project.state, array_shapes(project.design))
    except (*_BAD_JSON, StructureError, WeightsError) as error:
        raise StorageError("not_storable", detail=str(error)) from error
    return archive.pack({PROJECT_MEMBER: text, WEIGHTS_MEMBER: weights})


def decode(data: bytes) -> Project:
    """Return the project in a file's bytes, which may come from anyone.

    Raises StorageError `not_a_project`, `damaged` (detail), `too_large` (size, limit),
    `too_many_parameters` (count, limit) or `newer_version` (version, supported).
    """
    members = archive.unpack(data)
    document = _document(members[PROJECT_MEMBER])
    try:
        _check(document)
        state = decode_weights(members[WEIGHTS_MEMBER], array_shapes(document.design))
    except StructureError as error:
        raise StorageError("damaged", detail=f"design: {error}") from error
    except WeightsError as error:
        raise StorageError("damaged", detail=f"weights: {error}") from error
    return Project(
        design=with_names_in_one_line(document.design),
        state=state,
        history=document.history,
        drawing=document.drawing,
        probe=document.probe,
        examples=tuple(Example(one.label, one.drawing) for one in document.examples),
        temperature=document.temperature,
        learnt=document.learnt,
        trained_on=tuple(one.drawing for one in document.examples if one.trained),
        trained_as=document.trained_as,
    )


def read(path: str | os.PathLike[str]) -> Project:
    """Return the project in a file.

    Raises StorageError as `decode` and `reading.read`; all of them with `path`.
    """
    return reading.read(path, decode, limit=archive.MAX_FILE_SIZE)


def write(path: str | os.PathLike[str], project: Project) -> None:
    """Save a project: the file is complete, or as it was before.

    Raises StorageError as `encode` and `atomic.write_bytes`; all of them with `path`.
    """
    try:
        data = encode(project)
    except StorageError as error:
        raise StorageError(error.code, **({"path": str(path)} | error.params)) from error
    atomic.write_bytes(path, data)


def _check(document: _Document) -> None:
    """Check what the types do not say. Raises as `check_structure`."""
    check_structure(document.design)
    epochs = [row.epoch for row in document.history]
    if epochs != sorted(epochs):
        raise StructureError("the epochs of the history are not in order")


def _document(text: bytes) -> _Document:
    version = _version(text)
    try:
        if version == migrations.VERSION:
            return msgspec.json.decode(text, type=_Document)
        old = migrations.migrate(msgspec.json.decode(text, type=dict), version)
        return msgspec.convert(old, _Document)
    except (*_BAD_JSON, *_BAD_OLD_DOCUMENT) as error:
        raise StorageError("damaged", detail=f"{PROJECT_MEMBER}: {error}") from error


def _version(text: bytes) -> int:
    try:
        header = msgspec.json.decode(text, type=_Header)
    except _BAD_JSON as error:
        raise StorageError("damaged", detail=f"{PROJECT_MEMBER}: {error}") from error
    if header.format != FORMAT:
        raise StorageError("not_a_project")
    if header.version > migrations.VERSION:
        raise StorageError("newer_version", version=header.version, supported=migrations.VERSION)
    return header.version
