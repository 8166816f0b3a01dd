"""Reading a whole file that may be anything: what goes wrong is told as a StorageError."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from nndesigner.core.errors import StorageError

T = TypeVar("T")

_NOT_FOUND = {errno.ENOENT, errno.ENOTDIR}


def read(
    path: str | os.PathLike[str],
    decode: Callable[[bytes], T],
    *,
    limit: int,
    too_large: str = "too_large",
) -> T:
    """Return what `decode` makes of the bytes of a file.

    Raises StorageError `not_found` or `not_readable` (reason), `is_folder`, `too_large` (size,
    limit in bytes), by the code of that name, and as `decode`; all of them with `path`.
    """
    try:
        return decode(_content(Path(path), limit, too_large))
    except OSError as error:
        code = "not_found" if error.errno in _NOT_FOUND else "not_readable"
        raise StorageError(code, path=str(path), reason=error.strerror or str(error)) from error
    except StorageError as error:
        raise StorageError(error.code, **({"path": str(path)} | error.params)) from error
    except ValueError as error:  # a zero byte or a lone surrogate in the name
        raise StorageError("not_found", path=str(path), reason=str(error)) from error


def _content(path: Path, limit: int, too_large: str) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise StorageError("is_folder")
    if not stat.S_ISREG(status.st_mode):
        raise StorageError("not_readable", reason="not a regular file")
    if status.st_size > limit:
        raise StorageError(too_large, size=status.st_size, limit=limit)
    with path.open("rb") as file:
        # One more, so that a file which grew meanwhile is still found to be too large.
        return file.read(limit + 1)
