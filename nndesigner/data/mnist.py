"""The MNIST data set: four IDX files in a folder, and where they can be had.

60,000 pictures of handwritten digits to train on and 10,000 to test on, 28 x 28 grey levels
(Y. LeCun, C. Cortes, C. Burges). Folders of other data sets of that form are read as well.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import idx
from nndesigner.data.builtin import about

MIRRORS: tuple[str, ...] = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
"""Public copies of the original files, tried in this order."""

CHECKSUMS = {
    "train-images-idx3-ubyte.gz": "md5:f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "train-labels-idx1-ubyte.gz": "md5:d53e105ee54ea40749a09fcbcd1e9432",
    "t10k-images-idx3-ubyte.gz": "md5:9fb629c4189551a2d022fa330f9573f3",
    "t10k-labels-idx1-ubyte.gz": "md5:ec29112dd5afa0611ce80d1b7f02629c",
}
SIZES = {
    "train-images-idx3-ubyte.gz": 9_912_422,
    "train-labels-idx1-ubyte.gz": 28_881,
    "t10k-images-idx3-ubyte.gz": 1_648_877,
    "t10k-labels-idx1-ubyte.gz": 4_542,
}
"""Bytes of the files as the mirrors have them."""

SPEC = about("mnist")

CACHE_VARIABLE = "NNDESIGNER_CACHE"
"""Environment variable that names another folder for downloads."""


def cache_folder() -> Path:
    """Return the folder the download goes to; it need not exist."""
    given = os.environ.get(CACHE_VARIABLE)
    if given:
        return Path(given) / "mnist"
    import platformdirs

    return platformdirs.user_cache_path("nndesigner", appauthor=False) / "mnist"


def files(reference: DataReference) -> tuple[Path, ...]:
    """Return the four files: training pictures and labels, test pictures and labels.

    They may be gzipped or not, and have a dot instead of the second hyphen. Raises DataError
    `mnist_not_downloaded`, or for a folder of the person's own `mnist_files_missing`
    (path, missing).
    """
    folder = cache_folder() if reference.path is None else Path(reference.path)
    found = [_variant(folder, name) for name in CHECKSUMS]
    missing = [name for name, path in zip(CHECKSUMS, found, strict=True) if path is None]
    if missing and reference.path is None:
        raise DataError("mnist_not_downloaded")
    if missing:
        raise DataError("mnist_files_missing", path=reference.path, missing=", ".join(missing))
    return tuple(path for path in found if path is not None)


def spec(reference: DataReference) -> DataSpec:
    """Return what the data set looks like, if its files are there. Raises DataError as `files`."""
    files(reference)
    return SPEC


def load(reference: DataReference, room: int = 0) -> tuple[FloatArray, Dataset]:
    """Return the samples 0..1, and an array that begins with them and has `room` more rows.

    Its own split is kept: the first pictures are for training, the last for the test. The
    array is float32 `(samples + room, 784)`; its last rows are not set. Takes half a second:
    for a thread. Raises DataError as `files` and `idx.read`, and `mnist_wrong_shape` (path,
    shape), `mnist_wrong_label` (path), `mnist_counts_differ` (path, pictures, labels).
    """
    paths = files(reference)
    train, train_labels = _part(*paths[:2])
    test, test_labels = _part(*paths[2:])
    count = len(train) + len(test)
    every = np.empty((count + room, train.shape[1]), np.float32)
    np.divide(train, np.float32(255), out=every[: len(train)])
    np.divide(test, np.float32(255), out=every[len(train) : count])
    inputs = every[:count]
    targets = np.concatenate([train_labels, test_labels]).astype(np.int64)
    first, last = np.arange(len(train)), np.arange(len(train), count)
    for array in (inputs, targets, first, last):
        array.flags.writeable = False
    return every, Dataset(SPEC, inputs, targets, first, last)


def _variant(folder: Path, name: str) -> Path | None:
    """Return the file in the folder that has one of the names in use."""
    plain = name.removesuffix(".gz")
    dotted = plain.replace("-idx", ".idx")
    for candidate in (plain, name, dotted, f"{dotted}.gz"):
        path = folder / candidate
        if path.is_file():
            return path
    return None


def _part(
    pictures_path: Path, labels_path: Path
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    pictures, labels = idx.read(pictures_path), idx.read(labels_path)
    if pictures.dtype != np.uint8 or pictures.shape[1:] != SPEC.input_shape or not len(pictures):
        raise DataError("mnist_wrong_shape", path=str(pictures_path), shape=pictures.shape)
    if labels.dtype != np.uint8 or labels.ndim != 1:
        raise DataError("mnist_wrong_shape", path=str(labels_path), shape=labels.shape)
    if len(pictures) != len(labels):
        raise DataError(
            "mnist_counts_differ",
            path=str(labels_path),
            pictures=len(pictures),
            labels=len(labels),
        )
    if labels.max() > 9:
        raise DataError("mnist_wrong_label", path=str(labels_path))
    return pictures.reshape(len(pictures), -1), labels
