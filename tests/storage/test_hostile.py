"""Files from anyone: damaged, foreign, oversized or made to do harm."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.errors import StorageError
from nndesigner.core.project import Project
from nndesigner.storage import archive, migrations
from nndesigner.storage.project import decode, encode, read, write
from tests.storage.projects import equal, sample_project

GOOD = encode(sample_project())


def members(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(*contents: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in contents:
            file.writestr(name, content)
    return buffer.getvalue()


def with_json(text: bytes) -> bytes:
    return packed(*(members() | {"project.json": text}).items())


def with_weights(data: bytes) -> bytes:
    return packed(*(members() | {"weights.safetensors": data}).items())


def changed(change: Callable[[Any], object]) -> bytes:
    document = json.loads(members()["project.json"])
    change(document)
    return with_json(json.dumps(document).encode())


def code(data: bytes) -> str:
    with pytest.raises(StorageError) as caught:
        decode(data)
    assert all(isinstance(value, str | int) for value in caught.value.params.values())
    return caught.value.code


def test_repacking_a_file_is_no_damage():
    assert equal(decode(packed(*members().items())), sample_project())
    stored = packed(*reversed(members().items()), method=zipfile.ZIP_STORED)
    assert equal(decode(stored), sample_project())


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
        assert equal(project, sample_project())


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


CHANGES: dict[str, Callable[[Any], object]] = {
    "unknown field": lambda d: d.update(surprise=1),
    "unknown layer field": lambda d: d["design"]["layers"][0].update(surprise=1),
    "unknown kind": lambda d: d["design"]["layers"][0].update(type="conv"),
    "too many units": lambda d: d["design"]["layers"][1].update(units=16385),
    "no units": lambda d: d["design"]["layers"][1].update(units=0),
    "units as text": lambda d: d["design"]["layers"][1].update(units="3"),
    "other units": lambda d: d["design"]["layers"][1].update(units=4),
    "huge shape": lambda d: d["design"]["layers"].append(
        {"type": "input", "id": "big", "name": "Big", "shape": [16384, 16384, 16384]}
    ),
    "wild place": lambda d: d["design"]["layers"][0].update(x=1e7),
    "bad id": lambda d: d["design"]["layers"][0].update(id="../x"),
    "layer twice": lambda d: d["design"]["layers"].append(d["design"]["layers"][0]),
    "link twice": lambda d: d["design"]["links"].append(d["design"]["links"][0]),
    "id of a layer on a link": lambda d: d["design"]["links"][0].update(
        id=d["design"]["layers"][0]["id"]
    ),
    "same ends": lambda d: d["design"]["links"].append(d["design"]["links"][0] | {"id": "again"}),
    "missing end": lambda d: d["design"]["links"][0].update(source="nowhere"),
    "into the input": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 1), "target": layer(d, 0)}
    ),
    "out of the output": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 4), "target": layer(d, 1)}
    ),
    "into itself": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 1), "target": layer(d, 1)}
    ),
    "cycle": lambda d: d["design"]["links"].append(
        {"id": "back", "source": layer(d, 2), "target": layer(d, 1)}
    ),
    "dropout of two": lambda d: d["design"]["links"].append(
        {"id": "more", "source": layer(d, 0), "target": layer(d, 2)}
    ),
    "mask too short": lambda d: masked(d).update(mask=[]),
    "mask too long": lambda d: masked(d).update(mask=[[0], [1]]),
    "mask beyond": lambda d: masked(d).update(mask=[[0, 4]]),
    "mask negative": lambda d: masked(d).update(mask=[[-1]]),
    "mask out of order": lambda d: masked(d).update(mask=[[2, 1]]),
    "mask twice": lambda d: masked(d).update(mask=[[1, 1]]),
    "mask on a dropout": lambda d: d["design"]["links"][1].update(mask=[[0]]),
    "point of three": lambda d: d.update(drawing=[[[1, 2, 3]]]),
    "point far away": lambda d: d.update(drawing=[[[1e300, 0]]]),
    "rate of one": lambda d: d["design"]["training"].update(learning_rate=0),
    "epoch missing": lambda d: d.update(history=[[None, 1]]),
    "too many layers": lambda d: d["design"]["layers"].extend(
        {"type": "dropout", "id": f"d{n}", "name": "x"} for n in range(1000)
    ),
}


def layer(document: Any, number: int) -> str:
    return document["design"]["layers"][number]["id"]


def masked(document: Any) -> dict[str, Any]:
    return next(link for link in document["design"]["links"] if link.get("mask"))


@pytest.mark.parametrize("name", CHANGES)
def test_designs_no_edit_could_make_are_damage(name: str):
    assert code(changed(CHANGES[name])) == "damaged"


def arrays() -> dict[str, np.ndarray]:
    return dict(sample_project().state)


def with_array(key: str, array: np.ndarray) -> bytes:
    return with_weights(save(arrays() | {key: array}))


def test_weights_that_do_not_fit_are_damage():
    key, array = next(iter(arrays().items()))
    for wrong in (
        array.astype(np.float64),
        array.astype(np.float16),
        array.astype(np.int32),
        array[..., :1],
        array.reshape(1, *array.shape),
        np.full_like(array, np.nan),
        np.full_like(array, np.inf),
    ):
        assert code(with_array(key, wrong)) == "damaged"
    assert code(with_array("more", np.zeros(1, np.float32))) == "damaged"
    assert code(with_weights(save({}))) == "damaged"
    assert code(with_weights(save({k: a for k, a in arrays().items() if k != key}))) == "damaged"


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"{}", b""),
        (b"[" * 100_000, b""),
        (b'{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}', b"xx"),
        (b'{"a":{"dtype":"F32","shape":[0,99999999999999],"data_offsets":[0,0]}}', b""),
        (b'{"a":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,0]}}', b""),
        (b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,99]}}', b"1234"),
        (b" " * 2_000_000 + b"{}", b""),
    ],
)
def test_foreign_weight_files_are_damage(header: bytes, body: bytes):
    assert code(with_weights(struct.pack("<Q", len(header)) + header + body)) == "damaged"
    assert code(with_weights(struct.pack("<Q", 2**63) + header + body)) == "damaged"
    assert code(with_weights(body)) == "damaged"


def test_a_long_chain_is_checked_in_a_moment():
    layers: list[dict[str, object]] = [
        {"type": "dropout", "id": f"d{number}", "name": "d"} for number in range(900)
    ]
    links = [
        {"id": f"l{number}", "source": f"d{number}", "target": f"d{number + 1}"}
        for number in range(899)
    ]
    text = json.dumps(
        {"format": "nndesigner", "version": 1, "design": {"layers": layers, "links": links}}
    )
    data = packed(("project.json", text.encode()), ("weights.safetensors", save({})))
    start = time.perf_counter()
    assert len(decode(data).design.layers) == 900
    assert time.perf_counter() - start < 1


def test_a_mask_is_kept_while_its_width_is_unknown():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(3,))
    design = edits.add_layer(design, "dropout", 0, 0)
    design = edits.add_layer(design, "dense", 0, 0, units=2)
    entry, dropout, dense = (item.id for item in design.layers)
    design = edits.connect(design, entry, dropout)
    design = edits.connect_units(design, dropout, dense, source_unit=2, target_unit=1)
    design = edits.remove(design, [design.links[0].id])
    state = {dense: np.zeros(2, np.float32)}
    back = decode(encode(Project(design, Project().state.replaced(**state))))
    assert back.design.links[0].mask == ((), (2,))


# Paths


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
