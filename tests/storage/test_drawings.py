"""Drawings in a file: every odd file is refused with one typed error."""

from __future__ import annotations

import json
import os

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.core.labels import clean_label
from nndesigner.core.project import Example
from nndesigner.storage import drawings

EXAMPLES = (
    Example("4", (((81.5, 40.0), (80.0, 61.25, 0.4)), ((120.0, 90.0),))),
    Example("Kreis & Co", (((0.0, 280.0),),)),
)


def file(**changes) -> bytes:
    content = json.loads(drawings.encode(EXAMPLES)) | changes
    return json.dumps(content).encode()


def one(**changes) -> list[dict]:
    return [{"label": "4", "strokes": [[[1, 2]]]} | changes]


def test_it_comes_back_as_it_was(tmp_path):
    path = tmp_path / "mine.json"
    drawings.write(path, EXAMPLES)
    assert drawings.read(path) == EXAMPLES
    assert json.loads(path.read_text())["format"] == "nndesigner-drawings"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_drawings"),
        (b"\xff\xfe\x00", "not_drawings"),
        (b"[1, 2]", "not_drawings"),
        (b"[" * 100_000, "not_drawings"),
        (b'{"format": "png", "version": 1}', "not_drawings"),
        (file(version=2), "newer_drawings"),
        (file(version=0), "not_drawings"),
        (file(size=100), "drawings_damaged"),
        (file(extra=1), "drawings_damaged"),
        (file(drawings=3), "drawings_damaged"),
        (file(drawings=one(label="")), "drawings_damaged"),
        (file(drawings=one(label=" 4")), "drawings_damaged"),
        (file(drawings=one(label="4\u0007")), "drawings_damaged"),
        (file(drawings=one(label="\ud800")), "not_drawings"),
        (file(drawings=one(label="4" * 101)), "drawings_damaged"),
        (file(drawings=one(strokes=[])), "drawings_damaged"),
        (file(drawings=one(strokes=[[]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1]]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1, 2, 3]]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1, 281]]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[-1, 2]]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1, float("nan")]]])), "not_drawings"),
        (file(drawings=one(strokes=[[[1, 1e999]]])), "not_drawings"),
        (file(drawings=one(strokes=[[[1, "2"]]])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1, 2]] * 5001])), "drawings_damaged"),
        (file(drawings=one(strokes=[[[1, 2]] * 2600] * 2)), "drawings_damaged"),
        (file(drawings=one() * 10_001), "drawings_damaged"),
    ],
)
def test_what_is_no_such_file_is_refused(content, code, tmp_path):
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    with pytest.raises(StorageError) as caught:
        drawings.read(path)
    assert caught.value.code == code
    assert caught.value.params["path"] == str(path)


def test_every_label_the_app_allows_can_be_exported():
    names = ("\N{WOMAN}\N{ZERO WIDTH JOINER}\N{MICROSCOPE}", "می\N{ZERO WIDTH NON-JOINER}خواهم")
    examples = tuple(Example(clean_label(name), EXAMPLES[0].drawing) for name in names)
    assert tuple(one.label for one in drawings.decode(drawings.encode(examples))) == names


def test_labels_of_older_projects_are_exported_as_far_as_they_can_be_shown():
    examples = (Example(" 4\u202e ", EXAMPLES[1].drawing), Example("\u0007", EXAMPLES[1].drawing))
    found = drawings.decode(drawings.encode(examples))
    assert [one.label for one in found] == ["4", "?"]


def test_a_huge_file_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(drawings, "MAX_FILE_SIZE", 50)
    path = tmp_path / "huge.json"
    path.write_bytes(file())
    with pytest.raises(StorageError) as caught:
        drawings.read(path)
    assert caught.value.code == "drawings_too_large"


def test_places_without_a_file_are_told(tmp_path):
    for place, code in ((tmp_path, "is_folder"), (tmp_path / "none.json", "not_found")):
        with pytest.raises(StorageError) as caught:
            drawings.read(place)
        assert caught.value.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StorageError) as caught:
        drawings.read(tmp_path / "pipe")
    assert caught.value.code == "not_readable"


def test_what_could_not_be_read_again_is_not_written(tmp_path):
    path = tmp_path / "mine.json"
    with pytest.raises(StorageError) as caught:
        drawings.write(path, (Example("4", (((1.0, 900.0),),)),))
    assert caught.value.code == "not_storable"
    assert not path.exists()
