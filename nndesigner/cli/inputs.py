"""What `predict` reads: pictures, arrays, tables, drawings and plain numbers."""

from __future__ import annotations

import csv
import errno
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from pathlib import Path

import numpy as np

from nndesigner.app import datasets, looks
from nndesigner.cli.console import CommandError, native_silence
from nndesigner.core.arrays import FloatArray
from nndesigner.core.errors import DataError
from nndesigner.core.project import Project
from nndesigner.data import builtin
from nndesigner.data.look import Look
from nndesigner.data.normalise import drawing_to_input, picture_to_input

PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".pgm", ".ppm"}
TABLES = {".csv", ".tsv", ".txt"}

_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, eq=False)
class Sample:
    """One input: its name for people and what the network gets, float32 `(features,)`."""

    name: str
    vector: FloatArray


def samples(arguments: Sequence[str], project: Project) -> list[Sample]:
    """Return all samples the arguments name, ready for a project's network, which is complete.

    Numbers are scaled as those of the data set were; pictures and drawings are normalised.
    Raises CommandError or DataError.
    """
    entry = project.design.input
    assert entry is not None
    reader = _Reader(entry.shape, project)
    return [sample for argument in arguments for sample in reader.read(argument.strip())]


class _Reader:
    def __init__(self, shape: tuple[int, ...], project: Project) -> None:
        self._shape = shape
        self._features = prod(shape)
        self._project = project
        self._scale: tuple[FloatArray, FloatArray] | None = None
        self._scale_known = False

    def read(self, argument: str) -> Iterator[Sample]:
        path = Path(argument)
        suffix = path.suffix.lower()
        readers: dict[str, Callable[[Path], Iterator[Sample]]] = {
            **dict.fromkeys(PICTURES, self._picture),
            **dict.fromkeys(TABLES, self._table),
            ".npy": self._array,
            ".json": self._drawing,
        }
        if suffix in readers:
            return readers[suffix](path)
        return self._numbers(argument)

    def _picture(self, path: Path) -> Iterator[Sample]:
        from nndesigner.app.pictures import load_grey

        with native_silence():
            grey = load_grey(path)
        yield Sample(str(path), picture_to_input(grey, self._shape, self._look))

    def _drawing(self, path: Path) -> Iterator[Sample]:
        try:
            strokes = json.loads(_content(path))
            drawing = tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes)
        except (ValueError, TypeError, RecursionError) as error:
            raise CommandError(
                "not_a_drawing", f"“{path.name}” is not a drawing: a list of strokes of [x, y]."
            ) from error
        _check_finite(np.array([p for stroke in drawing for p in stroke], np.float32), path.name)
        yield Sample(str(path), drawing_to_input(drawing, self._shape, self._look))

    @cached_property
    def _look(self) -> Look | None:
        """How the pictures of the data set look; None, as is usual, where it is not there."""
        try:
            return looks.look_for_project(self._project)
        except DataError:
            return None

    def _array(self, path: Path) -> Iterator[Sample]:
        rows = self._rows(_array(path), path.name)
        for number, row in enumerate(rows):
            yield self._sample(f"{path}[{number}]" if len(rows) > 1 else str(path), row)

    def _rows(self, array: FloatArray, name: str) -> FloatArray:
        """Return one sample or many, flat or in the shape of the input, as `(n, features)`."""
        for shape in ((self._features,), self._shape):
            if array.shape == shape:
                return array.reshape(1, -1)
            if array.ndim == len(shape) + 1 and array.shape[1:] == shape:
                return array.reshape(len(array), -1)
        raise CommandError(
            "wrong_shape",
            f"“{name}” holds numbers of shape {_times(array.shape)}; this network takes "
            f"{_times(self._shape)}.",
        )

    def _table(self, path: Path) -> Iterator[Sample]:
        rows, header = _table(path)
        columns = self._columns(header)
        for number, cells in rows:
            chosen = [cells[i] for i in columns if i < len(cells)] if columns else cells
            vector = _vector(chosen)
            if vector is None or len(vector) != self._features:
                raise CommandError(
                    "wrong_row",
                    f"“{path.name}”, line {number}: {len(chosen)} cells where "
                    f"{self._features} numbers are needed.",
                )
            yield self._sample(f"{path}:{number}", vector)

    def _columns(self, header: list[str] | None) -> list[int]:
        """Return where the data set's own columns stand in a table that names them."""
        spec = builtin.spec_or_none(self._project.design.data)
        names = spec.features if spec else ()
        if header is None or not names or not set(names) <= set(header):
            return []
        return [header.index(name) for name in names]

    def _numbers(self, argument: str) -> Iterator[Sample]:
        vector = _vector(argument.replace(";", ",").split(","))
        if vector is None:
            if _exists(Path(argument)):
                known = "picture, .npy, .csv or .json"
                text = f"“{argument}” is no kind of file this can read ({known})."
            else:
                text = f"“{argument}” is neither a file nor numbers like 0.5,0.3."
            raise CommandError("unknown_input", text)
        if len(vector) != self._features:
            raise CommandError(
                "wrong_shape",
                f"“{argument}” has length {len(vector)}; this network takes "
                f"{_times(self._shape)} numbers.",
            )
        yield self._sample(argument, vector)

    def _sample(self, name: str, vector: FloatArray) -> Sample:
        _check_finite(vector, name)
        scale = self._data_scale()
        if scale is not None and len(scale[0]) == len(vector):
            vector = (vector - scale[0]) / scale[1]
        return Sample(name, np.ascontiguousarray(vector, np.float32))

    def _data_scale(self) -> tuple[FloatArray, FloatArray] | None:
        """Load the data set, once and only if numbers are given: it knows how to scale them."""
        data = self._project.design.data
        if not self._scale_known and (data.name or data.path is not None):
            self._scale = datasets.load_for(self._project).scale
        self._scale_known = True
        return self._scale


def _content(path: Path) -> bytes:
    try:
        _check_regular(path)
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CommandError("not_readable", f"“{path}” cannot be read: {reason}.") from error
    if len(content) > _MAX_BYTES:
        raise CommandError(
            "too_large", f"“{path.name}” is too large: at most {_MAX_BYTES >> 20} MB."
        )
    return content


def _check_regular(path: Path) -> None:
    """Refuse what would be waited for, such as a pipe. Raises OSError."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name
        return False


def _array(path: Path) -> FloatArray:
    try:
        # Mapped, so that a header which promises terabytes is noticed before memory is taken.
        _check_regular(path)
        array = np.lib.format.open_memmap(path, mode="r")
    except (OSError, ValueError, EOFError, OverflowError, SyntaxError) as error:
        reason = getattr(error, "strerror", None) or "it is not a .npy file of numbers"
        raise CommandError("not_readable", f"“{path}” cannot be read: {reason}.") from error
    if array.dtype.kind not in "fiub":
        raise CommandError("not_readable", f"“{path}” does not hold an array of numbers.")
    if array.nbytes > _MAX_BYTES:
        raise CommandError(
            "too_large", f"“{path.name}” is too large: at most {_MAX_BYTES >> 20} MB."
        )
    with np.errstate(all="ignore"):  # what does not fit becomes infinite and is refused
        return np.array(array, np.float32)


def _table(path: Path) -> tuple[list[tuple[int, list[str]]], list[str] | None]:
    """Return the rows with their line numbers, and the header if there is one."""
    try:
        text = _content(path).decode("utf-8-sig")
        lines = text.splitlines()
        first = lines[0] if lines else ""
        mark = next((mark for mark in ";\t" if mark in first), ",")
        rows = [
            (number, [_point(cell, mark) for cell in cells])
            for number, cells in enumerate(csv.reader(lines, delimiter=mark), start=1)
            if cells
        ]
    except (UnicodeDecodeError, csv.Error) as error:
        raise CommandError("not_readable", f"“{path.name}” is not a table of text.") from error
    header = rows[0][1] if rows and _vector(rows[0][1]) is None else None
    rows = rows[1:] if header else rows
    if not rows:
        raise CommandError("empty", f"“{path.name}” holds no rows.")
    return rows, header


def _point(cell: str, mark: str) -> str:
    """Return a cell with a decimal point; where commas separate, they are no decimal commas."""
    return cell.strip() if mark == "," else cell.strip().replace(",", ".")


def _vector(cells: Sequence[str]) -> FloatArray | None:
    try:
        with np.errstate(all="ignore"):  # as in `_array`
            return np.array([float(cell) for cell in cells], np.float32)
    except ValueError:
        return None


def _check_finite(vector: FloatArray, name: str) -> None:
    if not np.isfinite(vector).all():
        raise CommandError("not_finite", f"“{name}” holds a number that is not finite.")


def _times(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "0"
