"""Files of every version ever written can be read; they stand in `files/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.core.project import Project
from nndesigner.storage import migrations
from nndesigner.storage.project import decode, encode
from tests.storage.projects import equal, first_project, sample_project, second_project

FILES = Path(__file__).parent / "files"


@pytest.mark.parametrize(
    ("file", "project"),
    [("v1.nnd", first_project), ("v2.nnd", second_project), ("v3.nnd", sample_project)],
)
def test_every_version_is_read(file, project):
    assert equal(decode((FILES / file).read_bytes()), project())


def test_there_is_a_step_for_every_older_version():
    assert sorted(migrations.MIGRATIONS) == list(range(1, migrations.VERSION))


@pytest.mark.parametrize(
    ("changes", "trained"),
    [
        ({}, True),
        ({"history": []}, False),
        ({"design": {"training": {"examples": False}}}, False),
        ({"design": {"training": {"examples": False}, "data": {"name": "drawn"}}}, True),
    ],
)
def test_drawings_of_old_files_count_as_trained_on_where_they_were_mixed_in(changes, trained):
    old = {"design": {}, "history": [[1.0]], "examples": [{"label": "1", "drawing": []}]}
    (example,) = migrations.migrate(old | changes, 2)["examples"]
    assert example["trained"] is trained


@pytest.fixture
def two_more_versions(monkeypatch):
    """A future in which one version took over `probe` as `sample`, and the next turned it back."""
    now = migrations.VERSION
    monkeypatch.setattr(migrations, "VERSION", now + 2)
    monkeypatch.setitem(migrations.MIGRATIONS, now, rename("probe", "sample"))
    monkeypatch.setitem(migrations.MIGRATIONS, now + 1, rename("sample", "probe"))


def rename(old: str, new: str):
    def step(document):
        document[new] = document.pop(old)
        return document

    return step


@pytest.mark.usefixtures("two_more_versions")
def test_an_old_file_goes_through_every_step():
    assert equal(decode((FILES / "v1.nnd").read_bytes()), first_project())


def test_an_old_file_that_a_step_cannot_handle_is_damaged(monkeypatch):
    data = encode(Project())
    now = migrations.VERSION
    monkeypatch.setattr(migrations, "VERSION", now + 1)
    monkeypatch.setitem(migrations.MIGRATIONS, now, rename("absent", "other"))
    with pytest.raises(StorageError) as caught:
        decode(data)
    assert caught.value.code == "damaged"
