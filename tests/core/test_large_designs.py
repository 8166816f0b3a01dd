"""Designs of many layers are followed in a moment, and ones too large are never made."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from nndesigner.core import check, edits, masks, shapes
from nndesigner.core.design import (
    MAX_LAYERS,
    MAX_LINKS,
    MAX_PARAMETERS,
    MAX_UNITS,
    DenseLayer,
    Design,
    DropoutLayer,
    InputLayer,
    Layer,
    Link,
    OutputLayer,
)
from tests.core.builders import chain, connected, id_of, link_of, refusal, with_dropout, with_layer

LENGTH = 800
MANY = 4000


def long_chain(kind: type[DenseLayer] | type[DropoutLayer]) -> Design:
    """Return In - 800 layers of a kind - Out, put together without edits."""
    between = (kind(id=f"h{number}", name="H") for number in range(LENGTH))
    layers: list[Layer] = [InputLayer(id="in", name="In"), *between]
    layers.append(OutputLayer(id="out", name="Out"))
    links = (Link(id=f"{a.id}-{b.id}", source=a.id, target=b.id) for a, b in pairwise(layers))
    return Design(layers=tuple(layers), links=tuple(links))


@pytest.mark.parametrize("kind", [DenseLayer, DropoutLayer])
def test_a_long_chain_is_checked_in_a_moment(kind):
    design = long_chain(kind)
    start = time.thread_time()
    assert [problem.code for problem in check.check(design)] == ["no_data"]
    assert shapes.width(design, f"h{LENGTH - 1}") == (16 if kind is DenseLayer else 2)
    assert shapes.parameter_count(design) == shapes.stored_count(design)
    assert time.thread_time() - start < 1


def test_links_are_found_from_both_ends_in_their_order():
    design = connected(chain(2, 3, 2), "In", "Out")
    first, second, third = design.links
    entry, out = id_of(design, "In"), id_of(design, "Out")
    assert design.links_out_of(entry) == (first, third)
    assert design.links_into(out) == (second, third)
    assert design.links_into(entry) == design.links_out_of(out) == ()
    assert design.link_between(entry, out) is third
    assert design.link_between(out, entry) is None


def test_the_ends_of_a_design():
    assert Design().input is None
    assert Design().output is None
    design = with_layer(chain(2, 3, 2), "input", "Second")
    assert design.input is design.layer(id_of(design, "In"))
    assert design.output is design.layer(id_of(design, "Out"))


def test_dropouts_in_a_circle_have_no_width():
    ring = tuple(DropoutLayer(id=name, name=name) for name in "ab")
    links = (Link(id="1", source="a", target="b"), Link(id="2", source="b", target="a"))
    assert Design(layers=ring, links=links).widths == {}


def test_masks_that_fit():
    design = with_dropout()
    link = link_of(design, "In", "Hidden")
    for row in ((), (0,), (0, 1, 2)):
        assert masks.fits(design, replace(link, mask=((), row, (), ())))
    for row in ((3,), (-1,), (2, 0), (0, 0)):
        assert not masks.fits(design, replace(link, mask=((), row, (), ())))
    assert not masks.fits(design, replace(link, mask=((0,),)))
    assert not masks.fits(design, replace(link_of(design, "Hidden", "Drop"), mask=((0,),)))


def wide(units: int = MANY) -> Design:
    """Return In of 4000 units, linked to Out, and Hidden, linked to nothing yet."""
    return with_layer(chain(MANY, 2), "dense", "Hidden", units=units)


def fragment(design: Design) -> Design:
    return edits.extract(design, [layer.id for layer in design.layers])


HALF = connected(wide(MAX_PARAMETERS // MANY // 2 + 1), "In", "Hidden")
BEHIND = connected(with_layer(wide(), "dropout", "Drop"), "Drop", "Hidden")

GROWING: dict[str, Callable[[], object]] = {
    "connect": lambda: connected(wide(), "In", "Hidden"),
    "connect a dropout": lambda: connected(BEHIND, "In", "Drop"),
    "connect_units": lambda: edits.connect_units(
        wide(), id_of(wide(), "In"), id_of(wide(), "Hidden"), source_unit=1, target_unit=2
    ),
    "set_fields": lambda: edits.set_fields(HALF, id_of(HALF, "Hidden"), units=MANY),
    "add_units": lambda: edits.add_units(HALF, id_of(HALF, "In"), MANY),
    "paste": lambda: edits.paste(HALF, fragment(HALF), 0, 0),
    "repair": lambda: check.apply_repair(
        HALF, check.Repair("fit_input", id_of(HALF, "In"), {"shape": (MAX_UNITS,)})
    ),
}


@pytest.mark.parametrize("name", GROWING)
def test_more_parameters_than_a_desktop_takes_are_refused(name):
    error = refusal(GROWING[name])
    assert error.code == "too_many_parameters"
    assert error.params["limit"] == MAX_PARAMETERS
    assert error.params["count"] > MAX_PARAMETERS


def test_a_layer_too_many_is_refused():
    layers = [DenseLayer(id=f"d{n}", name="D", units=MAX_UNITS) for n in range(610)]
    design = Design(layers=tuple(layers))
    assert shapes.stored_count(design) == 610 * MAX_UNITS
    assert refusal(with_layer, design, "dense", "More", units=MAX_UNITS).params == {
        "count": 611 * MAX_UNITS,
        "limit": MAX_PARAMETERS,
    }


def test_more_layers_or_links_than_a_file_takes_are_refused():
    layers = tuple(DropoutLayer(id=f"d{n}", name="D") for n in range(MAX_LAYERS))
    design = Design(layers=layers)
    assert refusal(with_layer, design, "dense", "More").code == "too_many_layers"
    one = edits.extract(design, ["d0"])
    assert refusal(edits.paste, design, one, 0, 0).params == {
        "count": MAX_LAYERS + 1,
        "limit": MAX_LAYERS,
    }
    neurons: list[Layer] = [DenseLayer(id=f"n{n}", name="N", units=1) for n in range(120)]
    pairs = [(a.id, b.id) for i, a in enumerate(neurons) for b in neurons[i + 1 :]]
    links = (Link(id=f"{a}-{b}", source=a, target=b) for a, b in pairs[:MAX_LINKS])
    full = Design(layers=tuple(neurons), links=tuple(links))
    assert refusal(edits.connect, full, *pairs[MAX_LINKS]).code == "too_many_links"


def test_the_limit_itself_is_allowed_and_what_a_mask_leaves_out_counts():
    design = with_layer(
        with_layer(Design(), "input", "In", shape=(9999,)), "dense", "D", units=1000
    )
    full = connected(design, "In", "D")
    assert shapes.stored_count(full) == MAX_PARAMETERS
    ends = {"source": id_of(design, "In"), "target": id_of(design, "D")}
    masked = edits.connect_units(design, **ends, source_unit=0, target_unit=0)
    assert shapes.parameter_count(masked) == 1001
    assert shapes.stored_count(masked) == MAX_PARAMETERS
    assert refusal(edits.add_units, masked, ends["target"]).code == "too_many_parameters"
    assert edits.set_fields(full, ends["target"], name="Other") != full
