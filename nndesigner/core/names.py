"""Names of layers and groups: one line of text each."""

from __future__ import annotations

import unicodedata
from typing import TypeVar

from msgspec.structs import replace

from nndesigner.core.design import Design, Group, Layer

_BREAKING = ("Cc", "Zl", "Zp")
"""Unicode categories that are no part of a line: control characters, ends of lines, paragraphs."""

Named = TypeVar("Named", Layer, Group)


def in_one_line(name: str) -> str:
    """Return a name with a space for each stretch of line breaks, tabs and control characters."""
    if not any(unicodedata.category(letter) in _BREAKING for letter in name):
        return name
    spaced = (" " if unicodedata.category(letter) in _BREAKING else letter for letter in name)
    return " ".join("".join(spaced).split())


def with_names_in_one_line(design: Design) -> Design:
    """Return a design that came from elsewhere with each name as `in_one_line`.

    A name of nothing but line breaks becomes "?".
    """
    layers = tuple(_named(layer) for layer in design.layers)
    groups = tuple(_named(group) for group in design.groups)
    same = all(map(_is, layers, design.layers)) and all(map(_is, groups, design.groups))
    return design if same else replace(design, layers=layers, groups=groups)


def _is(one: object, two: object) -> bool:
    return one is two


def _named(item: Named) -> Named:
    name = in_one_line(item.name)
    return item if name == item.name else replace(item, name=name or "?")
