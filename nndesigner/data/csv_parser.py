"""The text of a CSV file becomes numbers, target classes or values, and a `DataSpec`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import DataSpec, IntArray
from nndesigner.core.design import MAX_UNITS
from nndesigner.core.errors import DataError

MAX_CLASSES = 200
MAX_NAME = 60
"""Longest class name, as in `core.design`."""

TARGET_NAMES = ("label", "target", "class")
"""Columns with one of these names are the target; otherwise the last one is."""

FEW = 20
"""Whole numbers as target are class numbers if there are at most this many different ones."""

_LARGEST = 1e30
"""Numbers beyond this cannot be standardised in float32."""

_Row = tuple[int, list[str]]
"""A line's number, from 1, and its cells."""


@dataclass(frozen=True, eq=False)
class Table:
    """A file as read: float64 `inputs` before scaling, targets as in `Dataset`, read-only."""

    spec: DataSpec
    inputs: FloatArray
    targets: IntArray | FloatArray


def parsed(path: str, data: bytes) -> Table:
    """Return the table in a file's bytes; `path` names it.

    Raises DataError, always with `path`: `not_text`, `table_empty`, `too_few_rows` (minimum),
    `too_few_columns` (minimum), `too_many_columns` (count, limit), `one_class` (column, value),
    `too_many_classes` (column, count, limit), `class_name_too_long` (value, limit), and with
    the line's number from 1 `row_length` (row, found, expected), `missing_value` (row, column),
    `not_a_number` (row, column, value). `column` is the name in the first line, or the number.
    """
    text = _decoded(path, data)
    separator = _separator(text)
    return _Parser(path, separator != "," and "," in text).table(_rows(path, text, separator))


def _decoded(path: str, data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError("not_text", path=path) from error
    if "\0" in text:
        raise DataError("not_text", path=path)
    return text


def _separator(text: str) -> str:
    """Choose what stands in each of the first lines: a tab or semicolon rather than a comma."""
    head = [line for line in text[:65536].splitlines()[:20] if line.strip()]
    return next((mark for mark in "\t;" if head and all(mark in line for line in head)), ",")


def _rows(path: str, text: str, separator: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, cells
    except csv.Error as error:
        raise DataError("not_text", path=path) from error


class _Parser:
    """One pass over the rows of one file."""

    def __init__(self, path: str, decimal_comma: bool) -> None:
        self._path = path
        self._decimal_comma = decimal_comma

    def table(self, rows: Iterator[_Row]) -> Table:
        first = next(rows, None)
        if first is None:
            raise self._error("table_empty")
        width = len(first[1])
        self._check_width(width)
        header = [cell.strip()[:MAX_NAME] for cell in first[1]]
        named = self._is_header(header)
        names = [(named and header[place]) or str(place + 1) for place in range(width)]
        target = self._target_column(names)
        inputs, cells = self._read(rows if named else chain([first], rows), names, target)
        classes, targets = self._targets(cells, names[target])
        features = tuple(names[:target] + names[target + 1 :]) if named else ()
        name = Path(self._path).name
        spec = DataSpec(name, (width - 1,), classes, len(classes) or 1, features, len(inputs))
        inputs.flags.writeable = targets.flags.writeable = False
        return Table(spec, inputs, targets)

    def _error(self, code: str, **params: object) -> DataError:
        return DataError(code, path=self._path, **params)

    def _check_width(self, width: int) -> None:
        if width < 2:
            raise self._error("too_few_columns", minimum=2)
        if width - 1 > MAX_UNITS:
            raise self._error("too_many_columns", count=width, limit=MAX_UNITS + 1)

    def _is_header(self, first: Sequence[str]) -> bool:
        """Tell names from numbers; the last column may hold text in every row."""
        named = any(cell.lower() in TARGET_NAMES for cell in first)
        return named or any(cell and self._number(cell) is None for cell in first[:-1])

    def _target_column(self, names: Sequence[str]) -> int:
        found = (place for place, name in enumerate(names) if name.lower() in TARGET_NAMES)
        return next(found, len(names) - 1)

    def _read(
        self, rows: Iterator[_Row], names: Sequence[str], target: int
    ) -> tuple[FloatArray, list[str]]:
        """Return the features `(rows, columns - 1)` and the target's cells."""
        inputs: list[FloatArray] = []
        targets: list[str] = []
        others = [*names[:target], *names[target + 1 :]]
        for line, cells in rows:
            if len(cells) != len(names):
                raise self._error("row_length", row=line, found=len(cells), expected=len(names))
            wanted = cells.pop(target).strip()
            if not wanted:
                raise self._error("missing_value", row=line, column=names[target])
            targets.append(wanted)
            inputs.append(self._features(line, cells, others))
        if len(inputs) < 2:
            raise self._error("too_few_rows", minimum=2)
        return np.stack(inputs), targets

    def _features(self, line: int, cells: list[str], names: Sequence[str]) -> FloatArray:
        numbers = [self._number(cell) for cell in cells]
        if None in numbers:
            place = numbers.index(None)
            cell = cells[place].strip()
            if not cell:
                raise self._error("missing_value", row=line, column=names[place])
            raise self._error("not_a_number", row=line, column=names[place], value=cell[:MAX_NAME])
        return np.array(numbers, np.float64)

    def _number(self, cell: str) -> float | None:
        try:
            value = float(cell.replace(",", ".") if self._decimal_comma else cell)
        except ValueError:
            return None
        # Python reads 1_000, people and spreadsheets do not.
        return value if -_LARGEST < value < _LARGEST and "_" not in cell else None

    def _targets(
        self, cells: Sequence[str], column: str
    ) -> tuple[tuple[str, ...], IntArray | FloatArray]:
        """Return (class names, class numbers), or ((), values `(rows, 1)`)."""
        numbers = [self._number(cell) for cell in cells]
        if None in numbers:
            classes = tuple(sorted(set(cells)))
        else:
            values = np.array(numbers, np.float64)
            kinds = np.unique(values)
            if len(kinds) > min(FEW, len(values) // 2) or (kinds != np.round(kinds)).any():
                return (), values.astype(np.float32)[:, None]
            cells = [str(int(value)) for value in values]
            classes = tuple(str(int(value)) for value in kinds)
        self._check_classes(classes, column)
        numbered = {name: number for number, name in enumerate(classes)}
        return classes, np.array([numbered[cell] for cell in cells], np.int64)

    def _check_classes(self, classes: tuple[str, ...], column: str) -> None:
        longest = max(classes, key=len)
        if len(longest) > MAX_NAME:
            raise self._error("class_name_too_long", value=longest[:MAX_NAME], limit=MAX_NAME)
        if len(classes) == 1:
            raise self._error("one_class", column=column, value=classes[0])
        if len(classes) > MAX_CLASSES:
            count = len(classes)
            raise self._error("too_many_classes", column=column, count=count, limit=MAX_CLASSES)
