from __future__ import annotations

import os
import time
from pathlib import Path

import numpy as np
import pytest

from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, mnist
from tests.data.idx_files import NAMES, small_set, write_set

REAL = Path(os.environ.get("NNDESIGNER_TEST_DATA", "../shared/data")) / "mnist"


def reference(folder: Path) -> DataReference:
    return DataReference(name="mnist", path=str(folder))


def code_of(folder: Path) -> str:
    with pytest.raises(DataError) as caught:
        builtin.load(reference(folder))
    return caught.value.code


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("dotted", [True, False])
def test_the_four_files_under_any_of_their_names(tmp_path, packed, dotted):
    arrays = small_set()
    write_set(tmp_path, arrays, packed=packed, dotted=dotted)
    dataset = builtin.load(reference(tmp_path))
    assert dataset.spec == builtin.spec(reference(tmp_path)) == builtin.about("mnist")
    assert dataset.inputs.dtype == np.float32
    assert dataset.train.tolist() == list(range(40))
    assert dataset.test.tolist() == list(range(40, 50))
    pictures = np.concatenate([arrays[NAMES[0]], arrays[NAMES[2]]]).reshape(50, 784)
    np.testing.assert_array_equal(dataset.inputs, pictures.astype(np.float32) / np.float32(255))
    assert dataset.targets[:12].tolist() == [*range(10), 0, 1]
    assert not dataset.inputs.flags.writeable


def test_its_own_split_stays_whatever_the_reference_says(tmp_path):
    write_set(tmp_path, small_set())
    other = DataReference(name="mnist", path=str(tmp_path), test_fraction=0.9, split_seed=7)
    assert builtin.load(other).test.tolist() == list(range(40, 50))


def test_room_is_left_behind_the_samples(tmp_path):
    write_set(tmp_path, small_set())
    pixels, dataset = mnist.load(reference(tmp_path), room=5)
    assert pixels.shape == (55, 784)
    assert np.shares_memory(pixels, dataset.inputs)


def test_missing_files_are_named(tmp_path):
    write_set(tmp_path, small_set())
    (tmp_path / f"{NAMES[3]}.gz").unlink()
    with pytest.raises(DataError) as caught:
        builtin.spec(reference(tmp_path))
    assert caught.value.code == "mnist_files_missing"
    assert NAMES[3] in caught.value.params["missing"]
    assert NAMES[0] not in caught.value.params["missing"]


def test_what_is_not_downloaded_is_looked_for_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(mnist.CACHE_VARIABLE, str(tmp_path))
    downloaded = DataReference(name="mnist")
    with pytest.raises(DataError) as caught:
        builtin.spec(downloaded)
    assert caught.value.code == "mnist_not_downloaded"
    write_set(tmp_path / "mnist", small_set())
    assert len(builtin.load(downloaded).inputs) == 50
    monkeypatch.delenv(mnist.CACHE_VARIABLE)
    assert mnist.cache_folder().name == "mnist"


@pytest.mark.parametrize(
    ("name", "array", "code"),
    [
        (NAMES[0], np.zeros((40, 20, 20), np.uint8), "mnist_wrong_shape"),
        (NAMES[2], np.zeros((0, 28, 28), np.uint8), "mnist_wrong_shape"),
        (NAMES[1], np.zeros((40, 1), np.uint8), "mnist_wrong_shape"),
        (NAMES[1], np.zeros(39, np.uint8), "mnist_counts_differ"),
        (NAMES[3], np.full(10, 10, np.uint8), "mnist_wrong_label"),
    ],
)
def test_files_that_do_not_belong_together(tmp_path, name, array, code):
    write_set(tmp_path, small_set() | {name: array})
    assert code_of(tmp_path) == code


def test_files_there_are_checksums_and_sizes_for():
    assert list(mnist.CHECKSUMS) == list(mnist.SIZES) == [f"{name}.gz" for name in NAMES]
    assert all(checksum.startswith("md5:") for checksum in mnist.CHECKSUMS.values())
    assert all(mirror.startswith("https://") for mirror in mnist.MIRRORS)


@pytest.mark.skipif(not REAL.is_dir(), reason=f"no folder {REAL} (see NNDESIGNER_TEST_DATA)")
def test_the_real_files_are_read_quickly():
    begin = time.process_time()
    dataset = builtin.load(reference(REAL))
    assert time.process_time() - begin < 3  # under a second on a computer that is not busy
    assert (len(dataset.train), len(dataset.test)) == (60_000, 10_000)
    assert dataset.targets[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert 0.13 < dataset.inputs.mean() < 0.14
