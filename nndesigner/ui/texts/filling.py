"""Putting values into sentences, each written the way people read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from nndesigner.ui.texts.numbers import count, number


def filled(sentence: str, params: Mapping[str, object]) -> str:
    """Put parameters into a sentence; a missing one shows as "?" rather than failing.

    A `path` also gives `{file}`, the name without its folders; a `size` beside it and the
    `limit` are bytes.
    """
    values = _Values({name: _value(value) for name, value in params.items()})
    if "size" in params and "path" in params:
        values |= {name: _file_size(params[name]) for name in ("size", "limit") if name in params}
    path = params.get("path")
    if path is not None:
        values["file"] = PurePath(str(path)).name or str(path)
    return sentence.format_map(values)


def sizes(shape: tuple[object, ...]) -> str:
    """Return a shape as people write it: "8 × 28 × 28"."""
    return " × ".join(count(side) if isinstance(side, int) else str(side) for side in shape)


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, set apart as the present language does."""
    return QCoreApplication.translate("List", ", ").join(names)


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return count(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, tuple):
        return sizes(value)
    return str(value)


def _file_size(size: object) -> str:
    if not isinstance(size, int | float):
        return str(size)
    if size >= 1_000_000:
        return f"{number(size / 1e6, 3)} MB"
    return f"{number(size / 1e3, 3)} kB"
