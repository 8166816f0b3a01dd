"""Names are one line of text, wherever they come from."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.design import Design, Group
from nndesigner.core.names import in_one_line, with_names_in_one_line
from tests.core.builders import chain, refusal


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("two  spaces stay", "two  spaces stay"),
        ("a\nb\tc", "a b c"),
        ("\r\n a\x00", "a"),
        ("图\u2028层", "图 层"),
        ("\n", ""),
    ],
)
def test_breaks_become_a_space(given: str, kept: str) -> None:
    assert in_one_line(given) == kept


def test_every_edit_that_names_something_keeps_it_in_one_line() -> None:
    design = edits.add_layer(Design(), "dense", 0, 0, name="a\nb")
    design = edits.add_layer(design, "dense", 0, 0, name="a\tb")
    assert [layer.name for layer in design.layers] == ["a b", "a b 2"]
    key = design.layers[0].id
    assert edits.set_fields(design, key, name="x\x1fy").layer(key).name == "x y"
    assert refusal(edits.set_fields, design, key, name="\n").code == "invalid_value"
    grouped = edits.group(design, [key], "g\nh")
    assert grouped.groups[0].name == "g h"
    renamed = edits.rename_group(grouped, grouped.groups[0].id, "i\vj")
    assert renamed.groups[0].name == "i j"


def test_a_design_from_elsewhere_is_put_right() -> None:
    design = chain(2, 3, 2)
    assert with_names_in_one_line(design) is design
    layers = (replace(design.layers[0], name="\n"), *design.layers[1:])
    groups = (Group(id="group1", name="a\nb", layers=(design.layers[1].id,)),)
    new = with_names_in_one_line(replace(design, layers=layers, groups=groups))
    assert new.layers[0].name == "?"
    assert new.groups[0].name == "a b"
    assert new.layers[1] is design.layers[1]
