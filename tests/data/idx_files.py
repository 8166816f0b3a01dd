"""IDX files for tests: as the standard describes them, written byte by byte."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np

NAMES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


def encoded(array: np.ndarray, kind: int = 8) -> bytes:
    """The bytes of an IDX file."""
    header = bytes((0, 0, kind, array.ndim)) + struct.pack(f">{array.ndim}I", *array.shape)
    return header + array.tobytes()


def small_set(train: int = 40, test: int = 10) -> dict[str, np.ndarray]:
    """The four arrays of a small MNIST."""
    rng = np.random.default_rng(0)
    arrays = {}
    for part, count in (("train", train), ("t10k", test)):
        pictures = rng.integers(0, 256, (count, 28, 28)).astype(np.uint8)
        arrays[f"{part}-images-idx3-ubyte"] = pictures
        arrays[f"{part}-labels-idx1-ubyte"] = (np.arange(count) % 10).astype(np.uint8)
    return arrays


def write_set(
    folder: Path, arrays: dict[str, np.ndarray], *, packed: bool = True, dotted: bool = False
) -> None:
    """Write the four files into a folder, under one of the names in use."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in arrays.items():
        name = name.replace("-idx", ".idx") if dotted else name
        content = encoded(array)
        if packed:
            (folder / f"{name}.gz").write_bytes(gzip.compress(content))
        else:
            (folder / name).write_bytes(content)
