from __future__ import annotations

import gzip
import os

import numpy as np
import pytest

from nndesigner.core.errors import DataError
from nndesigner.data import idx
from tests.data.idx_files import encoded

PICTURES = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)


def code_of(path) -> str:
    with pytest.raises(DataError) as caught:
        idx.read(path)
    assert caught.value.params["path"] == str(path)
    return caught.value.code


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_an_array_is_read_whatever_the_file_is_called(tmp_path, pack):
    path = tmp_path / "numbers"
    path.write_bytes(pack(encoded(PICTURES)))
    found = idx.read(path)
    assert found.dtype == np.uint8
    np.testing.assert_array_equal(found, PICTURES)


@pytest.mark.parametrize(
    ("kind", "dtype"),
    [(0x09, "i1"), (0x0B, ">i2"), (0x0C, ">i4"), (0x0D, ">f4"), (0x0E, ">f8")],
)
def test_all_types_are_big_endian(tmp_path, kind, dtype):
    path = tmp_path / "numbers"
    path.write_bytes(encoded(np.array([-1, 2, 100], dtype), kind))
    found = idx.read(path)
    assert found.dtype.isnative
    assert found.tolist() == [-1, 2, 100]


WHOLE = encoded(PICTURES)
PACKED = gzip.compress(WHOLE, mtime=0)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_idx"),
        (b"PNG and more", "not_idx"),
        (b"\0\0\x08", "not_idx"),
        (b"\0\0\x07" + WHOLE[3:], "not_idx"),
        (b"\0\0\x08\0", "not_idx"),
        (b"\0\0\x08\xff" + b"\0" * 2000, "not_idx"),
        (WHOLE[:10], "not_idx"),
        (WHOLE[:-1], "idx_cut_short"),
        (WHOLE + b"x", "idx_too_long"),
        (b"\0\0\x08\x03" + b"\xff" * 12, "idx_too_large"),
        (PACKED[:-9], "gzip_damaged"),
        (PACKED[:20] + b"xxxx" + PACKED[24:], "gzip_damaged"),
        (b"\x1f\x8b\xff\xff" + b"\0" * 20, "gzip_damaged"),
    ],
)
def test_damaged_files_say_what_is_wrong(tmp_path, content, code):
    path = tmp_path / "numbers"
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_small_packed_file_that_unpacks_to_much_is_not_taken_in(tmp_path):
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(encoded(PICTURES) + b"\0" * 50_000_000))
    assert code_of(path) == "idx_too_long"


def test_what_is_no_file(tmp_path):
    assert code_of(tmp_path) == "file_is_folder"
    assert code_of(tmp_path / "none") == "file_not_found"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert code_of(tmp_path / "pipe") == "file_not_readable"
