"""Paths that cannot be read from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.storage import archive
from nndesigner.storage.project import encode, read, write
from tests.storage.projects import equal, sample_project


def refused(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        read(path)
    assert caught.value.params["path"] == str(path)
    return caught.value


def test_paths_that_are_no_files(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"x")
    assert refused(tmp_path / "missing.nnd").code == "not_found"
    assert refused(tmp_path / "file" / "net.nnd").code == "not_found"
    assert refused(tmp_path / "a\0b").code == "not_found"
    assert refused(tmp_path / "\ud800").code == "not_found"
    assert refused(tmp_path).code == "is_folder"
    assert refused(tmp_path / "file").code == "not_a_project"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "not_readable"


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch):
    write(tmp_path / "net.nnd", sample_project())

    def forbidden(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    error = refused(tmp_path / "net.nnd")
    assert error.code == "not_readable"
    assert error.params["reason"] == "Permission denied"


def test_a_huge_file_is_not_read(tmp_path: Path):
    with (tmp_path / "huge.nnd").open("wb") as file:
        file.truncate(archive.MAX_FILE_SIZE + 1)
    assert refused(tmp_path / "huge.nnd").code == "too_large"


def test_reading_follows_links(tmp_path: Path):
    write(tmp_path / "net.nnd", sample_project())
    (tmp_path / "link.nnd").symlink_to("net.nnd")
    assert equal(read(tmp_path / "link.nnd"), sample_project())


def test_a_project_beyond_the_limits_is_not_written(monkeypatch):
    monkeypatch.setitem(archive.LIMITS, "weights.safetensors", 100)
    with pytest.raises(StorageError) as caught:
        encode(sample_project())
    assert caught.value.code == "too_large"
    assert caught.value.params["limit"] == 100
