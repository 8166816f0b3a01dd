"""Files from anyone: truncated, foreign, oversized or made to do harm."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zipfile

import pytest

from nndesigner.core.errors import StorageError
from nndesigner.storage import archive, migrations
from nndesigner.storage.project import decode, encode
from tests.storage.forging import GOOD, code, members, packed, with_json
from tests.storage.projects import equal, noted_project


def test_repacking_a_file_is_no_damage():
    assert equal(decode(packed(*members().items())), noted_project())
    stored = packed(*reversed(members().items()), method=zipfile.ZIP_STORED)
    assert equal(decode(stored), noted_project())


@pytest.mark.parametrize("data", [b"", b"x", b"PK", b"PK\5\6" * 9, b"{}", bytes(9999)])
def test_other_files_are_not_projects(data: bytes):
    assert code(data) == "not_a_project"


def test_other_zips_are_not_projects():
    assert code(packed()) == "not_a_project"
    assert code(packed(("word/document.xml", b"<w/>"))) == "not_a_project"
    many = [(f"file{number}", b"") for number in range(2000)]
    assert code(packed(*many)) == "not_a_project"
    assert code(with_json(b'{"format":"other","version":1}')) == "not_a_project"


def test_every_truncation_is_noticed():
    for length in range(0, len(GOOD), 7):
        assert code(GOOD[:length]) in ("damaged", "not_a_project")
    assert code(GOOD[: len(GOOD) // 2]) == "damaged"


def test_flipped_bits_never_do_more_than_raise():
    generator = random.Random(5)
    for _ in range(1500):
        data = bytearray(GOOD)
        for _ in range(generator.choice([1, 1, 2, 8])):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            project = decode(bytes(data))
        except StorageError:
            continue
        assert equal(project, noted_project())


def test_flipped_bits_behind_the_checksum_never_do_more_than_raise():
    generator = random.Random(6)
    for name in ("project.json", "weights.safetensors"):
        for _ in range(700):
            content = bytearray(members()[name])
            content[generator.randrange(len(content))] = generator.randrange(256)
            try:
                project = decode(packed(*(members() | {name: bytes(content)}).items()))
            except StorageError:
                continue
            decode(encode(project))


@pytest.mark.parametrize("missing", ["project.json", "weights.safetensors"])
def test_a_missing_member(missing: str):
    kept = {name: content for name, content in members().items() if name != missing}
    assert code(packed(*kept.items())) in ("damaged", "not_a_project")


def test_members_too_many_or_twice():
    assert code(packed(*members().items(), ("../../evil", b""))) == "damaged"
    assert code(packed(*members().items(), *[(f"file{n}", b"") for n in range(99)])) == "damaged"
    json_twice = [("project.json", members()["project.json"])] * 2
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed(*json_twice)
    assert code(data) == "damaged"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(method: int):
    assert code(packed(*members().items(), method=method)) == "damaged"


def test_encrypted_members_are_refused():
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(mark)
        data[place + offset] |= 1
    assert code(bytes(data)) == "damaged"


def test_a_bomb_is_refused_before_it_is_unpacked():
    size = archive.LIMITS["project.json"] + 1
    bomb = packed(("project.json", bytes(size)), ("weights.safetensors", b""))
    assert len(bomb) < 50_000
    tracemalloc.start()
    try:
        assert code(bomb) == "too_large"
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_cut_off():
    bomb = bytearray(packed(("project.json", bytes(2**26)), ("weights.safetensors", b"")))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<L", bomb, bomb.find(mark) + offset, 1000)
    tracemalloc.start()
    try:
        assert code(bytes(bomb)) == "damaged"
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


def test_a_directory_made_to_fill_the_memory_is_not_read():
    directory = packed(("project.json", b""), *[(f"file{n}", b"") for n in range(3000)])
    data = bytearray(directory)
    # Two entries are announced, thousands stand there.
    struct.pack_into("<HH", data, len(data) - 14, 2, 2)
    assert code(bytes(data)) == "damaged"
    zip64 = GOOD[:-22] + struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1) + GOOD[-22:]
    assert code(zip64) == "damaged"


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 300_000,
        b'{"format":"nndesigner","version":1,"x":' + b"[" * 300_000,
        b'{"format":"nndesigner","version":1}',
        b'{"format":"nndesigner","version":0}',
        b'{"format":"nndesigner","version":-1}',
        b'{"format":"nndesigner","version":true}',
        b'{"format":"nndesigner","version":"1"}',
        b'{"format":"nndesigner","version":1' + b"0" * 5000 + b"}",
        b'{"format":"nndesigner","version":1,"design":{"layers":' + b"[" * 300_000,
        b'{"format":"nndesigner","version":1,"design":{},"history":[[1e999]]}',
        b'{"format":"nndesigner","version":1,"design":{},"probe":[NaN]}',
        b'{"format":"nndesigner","version":1,"design":{"data":{"name":"\\ud800"}}}',
    ],
)
def test_bad_json_is_damage(text: bytes):
    assert code(with_json(text)) == "damaged"


def test_a_newer_version_says_so_whatever_else_it_holds():
    text = b'{"format":"nndesigner","version":999,"design":[1,{}],"new":0}'
    with pytest.raises(StorageError) as caught:
        decode(packed(("project.json", text), ("weights.safetensors", b"")))
    assert caught.value.code == "newer_version"
    assert caught.value.params == {"version": 999, "supported": migrations.VERSION}
