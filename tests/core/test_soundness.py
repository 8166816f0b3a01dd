"""Designs put together in code are held to what edits and files guarantee."""

from __future__ import annotations

import time
from itertools import pairwise
from math import inf, nan
from typing import Any

import pytest
from msgspec.structs import replace

from nndesigner.core.design import Design, Link
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import (
    AddLayer,
    Conv2DLayer,
    DenseLayer,
    DropoutLayer,
    InputLayer,
    MaxPoolLayer,
    OutputLayer,
)
from nndesigner.core.soundness import check_values
from nndesigner.core.templates import TEMPLATES, template

LAYERS = (
    InputLayer(id="in", name="In", shape=(8, 8)),
    Conv2DLayer(id="c", name="Conv"),
    MaxPoolLayer(id="p", name="Pool"),
    DenseLayer(id="h", name="Hidden", units=4),
    DropoutLayer(id="d", name="Drop"),
    OutputLayer(id="out", name="Out"),
)
DESIGN = Design(
    layers=LAYERS,
    links=tuple(Link(id=f"{a.id}-{b.id}", source=a.id, target=b.id) for a, b in pairwise(LAYERS)),
)


def refused(design: Design) -> dict[str, Any]:
    with pytest.raises(EngineError) as caught:
        check_values(design)
    assert caught.value.code == "invalid_value"
    return dict(caught.value.params)


def changed(layer_id: str, **fields: Any) -> Design:
    layers = (replace(i, **fields) if i.id == layer_id else i for i in DESIGN.layers)
    return replace(DESIGN, layers=tuple(layers))


def test_what_edits_make_is_sound() -> None:
    check_values(DESIGN)
    for name in TEMPLATES:
        check_values(template(name).design)


@pytest.mark.parametrize(
    ("layer_id", "field", "value"),
    [
        ("h", "units", -3),
        ("h", "units", 0),
        ("h", "units", 2.5),
        ("h", "units", True),
        ("h", "units", "4"),
        ("h", "units", 20_000),
        ("h", "activation", "best"),
        ("h", "initializer", "best"),
        ("h", "frozen", 1),
        ("h", "locked", (9,)),
        ("h", "locked", (-1,)),
        ("h", "locked", (2, 1)),
        ("h", "unit_activations", ((7, "relu"),)),
        ("h", "unit_activations", ((1, "best"),)),
        ("h", "unit_activations", ((1, "relu"), (1, "tanh"))),
        ("h", "name", 3),
        ("c", "stride", 0),
        ("c", "filters", -1),
        ("c", "padding", "full"),
        ("p", "size", 0),
        ("d", "rate", 1.0),
        ("d", "rate", nan),
        ("d", "rate", -0.1),
        ("in", "shape", (0, 3)),
        ("in", "shape", ()),
        ("out", "loss", "best"),
        ("out", "label_smoothing", 1.0),
        ("out", "classes", (1, 2)),
    ],
)
def test_a_value_that_cannot_be_names_its_layer_and_field(
    layer_id: str, field: str, value: Any
) -> None:
    params = refused(changed(layer_id, **{field: value}))
    assert (params["where"], params["field"]) == (layer_id, field)
    assert params["value"] is value
    if field != "name":
        assert params["name"] == DESIGN.layer(layer_id).name


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("epochs", 0),
        ("batch_size", 0),
        ("batch_size", 1.5),
        ("validation_fraction", -1),
        ("learning_rate", nan),
        ("learning_rate", inf),
        ("learning_rate", 0.0),
        ("class_weights", (1.0, -1.0)),
        ("class_weights", (nan,)),
        ("optimizer", "best"),
        ("schedule", "best"),
        ("precision", "float16"),
        ("momentum", 1.0),
        ("seed", -1),
    ],
)
def test_a_training_setting_that_cannot_be(field: str, value: Any) -> None:
    params = refused(replace(DESIGN, training=replace(DESIGN.training, **{field: value})))
    assert (params["where"], params["field"]) == (None, field)
    assert params["value"] is value


def test_ranges_and_choices_are_named() -> None:
    params = refused(changed("d", rate=1.0))
    assert (params["minimum"], params["maximum"], params["open_maximum"]) == (0, 1, True)
    assert "relu" in refused(changed("h", activation="best"))["choices"]


@pytest.mark.parametrize(
    ("link", "field"),
    [
        (Link(id="x", source="nobody", target="h"), "source"),
        (Link(id="x", source="out", target="h"), "source"),
        (Link(id="x", source="h", target="nobody"), "target"),
        (Link(id="x", source="h", target="in"), "target"),
        (Link(id="x", source="h", target="c"), "target"),
        (Link(id="x", source="d", target="out"), "target"),
        (Link(id="h", source="in", target="out"), "id"),
        (Link(id="a b", source="in", target="out"), "id"),
        (Link(id="x", source="in", target="out", mask=(("a",),)), "mask"),  # type: ignore[arg-type]
    ],
)
def test_a_link_that_cannot_be(link: Link, field: str) -> None:
    params = refused(replace(DESIGN, links=(*DESIGN.links, link)))
    assert (params["where"], params["field"]) == (link.id, field)


def test_an_id_used_twice() -> None:
    assert refused(replace(DESIGN, layers=(*DESIGN.layers, AddLayer(id="h", name="A")))) == {
        "where": "h",
        "name": "A",
        "field": "id",
        "value": "h",
    }


def test_what_is_known_to_be_sound_costs_nothing() -> None:
    many = tuple(DenseLayer(id=f"h{number}", name="H") for number in range(300))
    design = replace(DESIGN, layers=(*DESIGN.layers, *many))
    check_values(design)
    times = []
    for _ in range(5):
        start = time.thread_time()
        check_values(design)
        times.append(time.thread_time() - start)
    assert min(times) < 0.001
