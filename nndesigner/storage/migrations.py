"""Bringing the JSON object of an older project file up to the present version, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERSION = 3
"""The version this program writes and the newest it can read."""


def _with_defaults(document: dict[str, Any]) -> dict[str, Any]:
    """Let what a version added have its defaults.

    Version 2: examples, the temperature, the pen's pressure and generated handwriting.
    Version 3: whether the weights have learnt, and as what design, which nobody had noted before.
    """
    return document


def _with_trained_examples(document: dict[str, Any]) -> dict[str, Any]:
    """Take it that a trained network was trained on the drawings, unless they are left out."""
    design = document.get("design", {})
    own = design.get("data", {}).get("name") == "drawn"
    mixed = own or design.get("training", {}).get("examples", True)
    trained = bool(mixed and document.get("history"))
    examples = [{**one, "trained": trained} for one in document.get("examples", [])]
    return _with_defaults(document) | {"examples": examples}


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _with_defaults,
    2: _with_trained_examples,
}
"""For each older version, what makes of its JSON object one of the next version."""


def migrate(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Return the object as `VERSION` writes it; the versions in between are passed through.

    A step may meet a damaged object: it raises KeyError, TypeError or ValueError then.
    """
    for step in range(version, VERSION):
        document = MIGRATIONS[step](document) | {"version": step + 1}
    return document
