"""Writing a file so that it holds either all of the new bytes or all of the old ones."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from nndesigner.core.errors import StorageError

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_FOLDER = {errno.ENOENT, errno.ENOTDIR}


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Replace the file at `path` by one holding `data`, or leave everything as it was.

    Permissions of an existing file are kept, a symbolic link is followed. Raises StorageError
    `is_folder`, `no_folder`, `not_writable` (path, reason) or `disk_full` (path).
    """
    target = check_writable(path)
    # In the same folder, because a rename replaces a file only within one file system.
    temporary = target.parent / f".nndesigner-{secrets.token_hex(8)}.tmp"
    try:
        _write_new(temporary, data, _mode_of(target))
        temporary.replace(target)
    except OSError as error:
        raise _as_storage_error(error, path) from error
    finally:
        # After success it has its new name; after a failure nothing may stay behind.
        with contextlib.suppress(OSError):
            temporary.unlink()
    _sync_folder(target.parent)


def check_writable(path: str | os.PathLike[str]) -> Path:
    """Return the file that writing to `path` would replace, links followed.

    Raises StorageError as `write_bytes`, as far as can be told without writing.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise StorageError("is_folder", path=str(path))
        if not target.parent.is_dir():
            raise StorageError("no_folder", path=str(path), folder=str(target.parent))
        writable = os.access(target if target.exists() else target.parent, os.W_OK)
        regular = not target.exists() or target.is_file()
    except OSError as error:
        raise _as_storage_error(error, path) from error
    except ValueError as error:  # a zero byte or a lone surrogate in the name
        raise StorageError("not_writable", path=str(path), reason=str(error)) from error
    if not (writable and regular) or target.is_symlink():
        reason = os.strerror(errno.EACCES) if regular else "not a regular file"
        raise StorageError("not_writable", path=str(path), reason=reason)
    return target


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    # Mode 0666 minus the umask, as for any new file; mkstemp would make it private.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666 if mode is None else mode)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if mode is not None:
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can do that."""
    # The file is complete and in place by now: some file systems just cannot sync a folder.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _as_storage_error(error: OSError, path: str | os.PathLike[str]) -> StorageError:
    if error.errno in _DISK_FULL:
        return StorageError("disk_full", path=str(path))
    if error.errno in _NO_FOLDER:
        return StorageError("no_folder", path=str(path), folder=str(Path(path).parent))
    return StorageError("not_writable", path=str(path), reason=error.strerror or str(error))
