"""The colour of each kind of block: what belongs together in the palette looks alike."""

from __future__ import annotations

from collections.abc import Mapping

from nndesigner.core.catalog import PALETTE_GROUPS

_GROUPS: Mapping[str, str] = {
    "neurons": "kind_dense",
    "pictures": "kind_picture",
    "sequences": "kind_sequence",
    "shape": "kind_shape",
    "branches": "kind_shape",
    "normalisation": "kind_dropout",
}
_OWN: Mapping[str, str] = {
    "input": "kind_input",
    "output": "kind_output",
    "activation": "kind_dropout",
    "dropout": "kind_dropout",
}
_COLOURS: Mapping[str, str] = {
    kind: _OWN.get(kind) or _GROUPS[group]
    for group, kinds in PALETTE_GROUPS.items()
    for kind in kinds
}


def kind_colour(kind: str) -> str:
    """Return the name of the theme's colour for a kind of block."""
    return _COLOURS[kind]
