"""The zip around a project: exactly two members of bounded size, whatever the file claims."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from nndesigner.core.errors import StorageError

PROJECT_MEMBER = "project.json"
WEIGHTS_MEMBER = "weights.safetensors"

LIMITS = {PROJECT_MEMBER: 32 * 2**20, WEIGHTS_MEMBER: 96 * 2**20}
"""Most bytes of each member, unpacked; the weights of the largest design take 40 MB."""

MAX_FILE_SIZE = sum(LIMITS.values()) + 2**16

_EPOCH = (1980, 1, 1, 0, 0, 0)
_METHODS = {PROJECT_MEMBER: zipfile.ZIP_DEFLATED, WEIGHTS_MEMBER: zipfile.ZIP_STORED}
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_ZIP64_MARK = b"PK\x06\x07"
_FILE_MARK = b"PK\x03\x04"
_MAX_DIRECTORY_SIZE = 4096
_NAME_OFFSET = 30  # where a name starts behind the mark of a zip's first member

_BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a compression or zip version Python does not know
    RuntimeError,  # an encrypted member
    ValueError,
    OSError,  # a member said to stand before the start of the file
)


def pack(members: dict[str, bytes]) -> bytes:
    """Return the zip of both members; equal members give equal bytes.

    Raises StorageError `too_large` (size, limit).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, limit in LIMITS.items():
            if len(members[name]) > limit:
                raise StorageError("too_large", size=len(members[name]), limit=limit)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # the same on every platform
            info.external_attr = 0o644 << 16
            # Weights are noise to a compressor: only time would be lost.
            info.compress_type = _METHODS[name]
            archive.writestr(info, members[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return both members.

    Raises StorageError `not_a_project`, `damaged` (detail) or `too_large` (size, limit).
    """
    _check_size(len(data), MAX_FILE_SIZE)
    _check_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive.infolist())
            return {name: _member(archive, name) for name in LIMITS}
    except _BAD_ZIP as error:
        raise StorageError("damaged", detail=f"zip: {error}") from error


def _check_end(data: bytes) -> None:
    """Refuse what is no zip of ours before the zip's directory is believed and read.

    A directory of millions of entries would fill the memory, so its size is bounded here.
    """
    end = data[-_END.size :]
    if not end.startswith(_END_MARK) or len(end) < _END.size:
        if _begins_like_a_project(data):
            raise StorageError("damaged", detail="zip: the end is missing")
        raise StorageError("not_a_project")
    entries, size = _END.unpack(end)[4:6]
    zip64 = data[-_END.size - 20 :].startswith(_ZIP64_MARK)
    if size > _MAX_DIRECTORY_SIZE or entries > len(LIMITS) or zip64:
        if _begins_like_a_project(data):
            raise StorageError("damaged", detail="zip: unexpected members")
        raise StorageError("not_a_project")


def _begins_like_a_project(data: bytes) -> bool:
    name = data[_NAME_OFFSET : _NAME_OFFSET + len(PROJECT_MEMBER)]
    return data.startswith(_FILE_MARK) and name == PROJECT_MEMBER.encode()


def _check_members(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if PROJECT_MEMBER not in names:
        raise StorageError("not_a_project")
    if sorted(names) != sorted(LIMITS):
        raise StorageError("damaged", detail="zip: unexpected members")
    for info in infos:
        _check_size(info.file_size, LIMITS[info.filename])
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise StorageError("damaged", detail="zip: unknown compression")


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    with archive.open(info) as member:
        # Never more than announced, and that is within the limit.
        content = member.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise StorageError("damaged", detail=f"zip: {name} is cut off")
    return content


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise StorageError("too_large", size=size, limit=limit)
