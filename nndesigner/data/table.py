"""Tables in CSV files as data sets: numbers to learn from, and one target column."""

from __future__ import annotations

import stat
from functools import lru_cache
from pathlib import Path

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data.csv_parser import Table, parsed
from nndesigner.data.split import standardise, train_test_indices

MAX_BYTES = 64 * 2**20


def spec(path: str) -> DataSpec:
    """Return what a table looks like; its name is the file's name. Raises DataError as `load`."""
    return _table(path).spec


def load(reference: DataReference) -> Dataset:
    """Return the table a reference's `path` names, features standardised by training samples.

    Values are separated by comma, semicolon or tab, in UTF-8 (where semicolons or tabs
    separate, a comma may be the decimal mark), with or without a first line of names. Text in
    the target column, or whole numbers of few kinds, are classes; other numbers are values,
    left as they are. Every DataError has the parameter `path`; the codes are `no_data_chosen`
    (without parameters), `file_not_found`, `file_is_folder`, `file_not_readable` (reason),
    `file_too_large` (size, limit), and those of `csv_parser.parsed`.
    """
    if reference.path is None:
        raise DataError("no_data_chosen")
    table = _table(reference.path)
    train, test = train_test_indices(
        len(table.inputs), reference.test_fraction, reference.split_seed
    )
    inputs, scale = standardise(table.inputs, train)
    for array in (inputs, train, test, *scale):
        array.flags.writeable = False
    return Dataset(table.spec, inputs, table.targets, train, test, scale)


def _table(path: str) -> Table:
    """Return the table, from memory as long as the file does not change."""
    try:
        status = Path(path).stat()
        if stat.S_ISDIR(status.st_mode):
            raise DataError("file_is_folder", path=path)
        if not stat.S_ISREG(status.st_mode):  # a pipe would block, a device never end
            raise DataError("file_not_readable", path=path, reason="special file")
        if status.st_size > MAX_BYTES:
            raise DataError("file_too_large", path=path, size=status.st_size, limit=MAX_BYTES)
        return _cached(path, status.st_mtime_ns, status.st_size)
    except FileNotFoundError as error:
        raise DataError("file_not_found", path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DataError("file_not_readable", path=path, reason=reason) from error


@lru_cache(maxsize=2)
def _cached(path: str, _mtime_ns: int, size: int) -> Table:
    with Path(path).open("rb") as stream:
        # No more than was measured, though the file may grow meanwhile.
        return parsed(path, stream.read(size))
