"""Data sets for the app: looked up once, kept while they are used."""

from __future__ import annotations

from functools import lru_cache

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin


@lru_cache(maxsize=32)
def spec_of(reference: DataReference) -> DataSpec | None:
    """Return what a data set looks like, or None if there is no such data set."""
    try:
        return builtin.spec(reference)
    except DataError:
        return None


def require(reference: DataReference) -> DataSpec:
    """Return what a data set looks like. Raises DataError if it cannot be had."""
    spec = builtin.spec(reference)
    spec_of.cache_clear()
    load.cache_clear()
    return spec


@lru_cache(maxsize=3)
def load(reference: DataReference) -> Dataset:
    """Return the samples. Takes up to a second the first time: never call in the GUI thread.

    Raises DataError as `data.builtin.load`.
    """
    return builtin.load(reference)


def choices() -> tuple[tuple[str, DataSpec | None], ...]:
    """Return the built-in data sets by name, with what each looks like."""
    return tuple((name, spec_of(DataReference(name=name))) for name in builtin.names())
