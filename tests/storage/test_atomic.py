"""A file is replaced as a whole or not at all, whatever the disk does."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.storage.atomic import write_bytes

OLD = b"old content"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "net.nnd"
    path.write_bytes(OLD)
    return path


def failing(number: int):
    def fail(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return fail


def refused(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        write_bytes(path, b"new content")
    assert caught.value.params["path"] == str(path)
    return caught.value


def test_writes_a_new_file_like_any_other(tmp_path: Path):
    path = tmp_path / "new.nnd"
    write_bytes(path, b"content")
    (tmp_path / "other").write_bytes(b"")
    assert path.read_bytes() == b"content"
    assert path.stat().st_mode == (tmp_path / "other").stat().st_mode


def test_replaces_the_content(target: Path):
    write_bytes(target, b"new content")
    assert target.read_bytes() == b"new content"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_keeps_permissions(target: Path, mode: int):
    target.chmod(mode)
    write_bytes(target, b"new content")
    assert stat.S_IMODE(target.stat().st_mode) == mode


def test_writes_in_pieces_when_the_system_takes_only_some(target: Path, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:3]))
    write_bytes(target, b"new content")
    assert target.read_bytes() == b"new content"


@pytest.mark.parametrize("relative", [True, False])
def test_follows_a_symbolic_link(target: Path, relative: bool):
    link = target.parent / "folder" / "link.nnd"
    link.parent.mkdir()
    link.symlink_to(Path("..", target.name) if relative else target)
    write_bytes(link, b"new content")
    assert link.is_symlink()
    assert target.read_bytes() == b"new content"


def test_makes_the_file_a_dangling_link_points_to(tmp_path: Path):
    link = tmp_path / "link.nnd"
    link.symlink_to(tmp_path / "there.nnd")
    write_bytes(link, b"content")
    assert (tmp_path / "there.nnd").read_bytes() == b"content"


def test_refuses_a_link_that_points_to_itself(tmp_path: Path):
    link = tmp_path / "loop.nnd"
    link.symlink_to(link)
    assert refused(link).code == "not_writable"
    assert link.is_symlink()


@pytest.mark.parametrize("step", ["open", "write", "fsync", "close", "replace", "chmod"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EACCES, "not_writable"),
        (errno.EROFS, "not_writable"),
        (errno.EIO, "not_writable"),
    ],
)
def test_a_failure_leaves_the_old_file_alone(target: Path, monkeypatch, step, number, code):
    with monkeypatch.context() as patch:
        patch.setattr(os, step, failing(number))
        error = refused(target)
    assert error.code == code
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_that_fills_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch):
    whole = os.write

    def write(handle: int, data: memoryview) -> int:
        if len(data) < 6:
            raise OSError(errno.ENOSPC, "full")
        return whole(handle, data[:5])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        assert refused(tmp_path / "net.nnd").code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_nothing_behind(target: Path, monkeypatch):
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write_bytes(target, b"new content")
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_cannot_be_synced_is_no_failure(target: Path, monkeypatch):
    fsync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not here")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_bytes(target, b"new content")
    assert target.read_bytes() == b"new content"


def test_a_file_or_folder_one_may_not_write_to_is_refused(target: Path, monkeypatch):
    # Tests may run as root, who may everything: what the system would answer is put in its place.
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert refused(target).code == "not_writable"
    assert refused(target.parent / "new.nnd").code == "not_writable"
    assert list(target.parent.iterdir()) == [target]


def test_refuses_a_folder(tmp_path: Path):
    assert refused(tmp_path).code == "is_folder"


def test_refuses_a_missing_folder(tmp_path: Path):
    error = refused(tmp_path / "missing" / "net.nnd")
    assert error.code == "no_folder"
    assert error.params["folder"] == str(tmp_path / "missing")


def test_refuses_a_file_in_place_of_a_folder(target: Path):
    assert refused(target / "net.nnd").code == "no_folder"


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "\ud800"])
def test_refuses_a_name_the_system_cannot_have(tmp_path: Path, name: str):
    assert refused(tmp_path / name).code == "not_writable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_refuses_what_is_no_regular_file(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "not_writable"
