"""The IDX format of the MNIST files: arrays of numbers behind a short header, gzipped or plain.

Four bytes 0, 0, type, dimensions; each dimension as a big-endian 32-bit number; then the
numbers, big-endian (Y. LeCun, C. Cortes, C. Burges, "The MNIST database", section "file formats").
"""

from __future__ import annotations

import gzip
import stat
import zlib
from math import prod
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from nndesigner.core.errors import DataError

MAX_BYTES = 2**30
"""More than this is not taken into memory, whatever a header says."""

_TYPES = {0x08: "u1", 0x09: "i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_MOST_DIMENSIONS = 8
_GZIP = b"\x1f\x8b"


def read(path: Path) -> npt.NDArray[Any]:
    """Return the array in a file, gzipped or not (told by its first bytes, not by its name).

    Every DataError has the parameter `path`; the codes are `file_not_found`, `file_is_folder`,
    `file_not_readable` (reason), `not_idx`, `idx_too_large` (size, limit), `idx_cut_short`
    (expected, found: bytes of numbers), `idx_too_long` (expected) and `gzip_damaged`.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise DataError("file_is_folder", path=str(path))
        if not stat.S_ISREG(mode):  # a pipe would block, a device never end
            raise DataError("file_not_readable", path=str(path), reason="special file")
        with path.open("rb") as file:
            packed = file.read(2) == _GZIP
            file.seek(0)
            if not packed:
                return _array(file, path)
            with gzip.open(file, "rb") as unpacked:
                return _array(unpacked, path)
    except FileNotFoundError as error:
        raise DataError("file_not_found", path=str(path)) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError("gzip_damaged", path=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataError("file_not_readable", path=str(path), reason=reason) from error


def _array(file: IO[bytes] | gzip.GzipFile, path: Path) -> npt.NDArray[Any]:
    kind, shape = _header(file, path)
    expected = prod(shape) * kind.itemsize
    if expected > MAX_BYTES:
        raise DataError("idx_too_large", path=str(path), size=expected, limit=MAX_BYTES)
    content = file.read(expected)
    if len(content) < expected:
        raise DataError("idx_cut_short", path=str(path), expected=expected, found=len(content))
    if file.read(1):
        raise DataError("idx_too_long", path=str(path), expected=expected)
    found = np.frombuffer(content, kind).reshape(shape)
    return found.astype(kind.newbyteorder("="), copy=False)


def _header(file: IO[bytes] | gzip.GzipFile, path: Path) -> tuple[np.dtype[Any], tuple[int, ...]]:
    magic = file.read(4)
    known = len(magic) == 4 and magic[:2] == b"\0\0" and magic[2] in _TYPES
    if not known or not 1 <= magic[3] <= _MOST_DIMENSIONS:
        raise DataError("not_idx", path=str(path))
    sizes = file.read(4 * magic[3])
    if len(sizes) < 4 * magic[3]:
        raise DataError("not_idx", path=str(path))
    return np.dtype(_TYPES[magic[2]]), tuple(np.frombuffer(sizes, ">u4").tolist())
