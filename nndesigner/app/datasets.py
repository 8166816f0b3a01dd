"""Data sets for the app: looked up once, kept while they are used."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design
from nndesigner.core.errors import DataError
from nndesigner.core.shapes import reads_words
from nndesigner.core.training import DataReference
from nndesigner.data import builtin


def spec_of(reference: DataReference) -> DataSpec | None:
    """Return what a data set looks like, or None if there is no such data set.

    A table is read once for as long as its file stays as it is, whatever else of the
    reference changes.
    """
    try:
        return _spec(DataReference(name=reference.name, path=reference.path), _stamp(reference))
    except DataError:
        return None


def require(reference: DataReference) -> DataSpec:
    """Return what a data set looks like. Raises DataError if it cannot be had."""
    return _spec(DataReference(name=reference.name, path=reference.path), _stamp(reference))


def load(reference: DataReference) -> Dataset:
    """Return the samples. Takes up to a second the first time: never call in the GUI thread.

    Raises DataError as `data.builtin.load`.
    """
    return _load(reference, _stamp(reference))


def load_for(design: Design) -> Dataset:
    """Return the samples a design learns from, the way it takes them. Slow as `load`.

    An Embedding looks up the numbers of words, which no scaling may change.
    """
    dataset = load(design.data)
    return dataset.unscaled() if reads_words(design) else dataset


@lru_cache(maxsize=32)
def _spec(reference: DataReference, _stamp: object) -> DataSpec:
    return builtin.spec(reference)


@lru_cache(maxsize=3)
def _load(reference: DataReference, _stamp: object) -> Dataset:
    return builtin.load(reference)


def _stamp(reference: DataReference) -> tuple[int, int] | None:
    """Return what tells one state of a table's file from another, None without a file."""
    if reference.path is None:
        return None
    try:
        found = Path(reference.path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def choices() -> tuple[tuple[str, DataSpec | None], ...]:
    """Return the built-in data sets by name, with what each looks like."""
    return tuple((name, spec_of(DataReference(name=name))) for name in builtin.names())
