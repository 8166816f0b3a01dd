"""Repairs that put a layer on a link or make a link."""

from __future__ import annotations

import time

import pytest

from nndesigner.core import edits
from nndesigner.core.check import Problem, Repair, apply_repair, check
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design
from tests.core.builders import chain, connected, id_of, layer_named, refusal, with_layer

DIGITS = DataSpec("digits", (8, 8), tuple("0123456789"))


def problem(design: Design, code: str, name: str, spec: DataSpec | None = None) -> Problem:
    (found,) = [
        problem
        for problem in check(design, spec)
        if (problem.code, problem.where) == (code, id_of(design, name))
    ]
    return found


def repaired(design: Design, code: str, name: str, spec: DataSpec | None = None) -> Design:
    repair = problem(design, code, name, spec).repair
    assert repair is not None
    new = apply_repair(design, repair)
    left = {(found.code, found.where) for found in check(new, spec)}
    assert (code, id_of(design, name)) not in left
    return new


def picture_behind(units: int, kind: str = "conv2d", **fields: object) -> Design:
    design = with_layer(Design(), "input", "In", shape=(3,))
    design = with_layer(design, "dense", "Wide", units=units)
    design = with_layer(design, kind, "Seer", **fields)
    return connected(design, "In", "Wide", "Seer")


@pytest.mark.parametrize(
    ("units", "shape"),
    [(64, (8, 8)), (75, (3, 5, 5)), (12, (3, 4)), (30, (5, 6)), (7, None), (1, None), (3, None)],
)
def test_a_reshape_makes_a_picture_for_those_that_need_one(units, shape):
    design = picture_behind(units)
    if shape is None:
        assert problem(design, "needs_picture", "Seer").repair is None
        return
    new = repaired(design, "needs_picture", "Seer")
    assert layer_named(new, "Reshape").shape == shape


def test_the_shape_is_that_of_a_layer_before_or_of_the_data():
    assert layer_named(
        repaired(picture_behind(12), "needs_picture", "Seer", DataSpec("d", (2, 6))), "Reshape"
    ).shape == (2, 6)
    design = with_layer(Design(), "input", "In", shape=(2, 4, 8))
    design = with_layer(with_layer(design, "flatten", "Flat"), "max_pool", "Pool", over="pictures")
    new = repaired(connected(design, "In", "Flat", "Pool"), "needs_picture", "Pool")
    assert layer_named(new, "Reshape").shape == (2, 4, 8)


def test_a_reshape_makes_a_sequence_of_a_picture():
    design = with_layer(Design(), "input", "In", shape=(3, 4, 5))
    design = connected(with_layer(design, "lstm", "Reader"), "In", "Reader")
    assert layer_named(repaired(design, "needs_sequence", "Reader"), "Reshape").shape == (12, 5)


def branches(kind: str, units: int) -> Design:
    design = with_layer(Design(), "input", "In", shape=(4, 4))
    design = with_layer(design, "conv2d", "Conv", filters=2)
    design = with_layer(with_layer(design, "dense", "Dense", units=units), kind, "Joint")
    return connected(
        connected(connected(design, "In", "Conv", "Joint"), "In", "Dense"), "Dense", "Joint"
    )


def test_a_flatten_brings_branches_together():
    new = repaired(branches("concatenate", 5), "shapes_differ", "Joint")
    assert new.shapes[id_of(new, "Joint")] == (37,)
    assert new.links[1].id == branches("concatenate", 5).links[1].id
    assert new.shapes[id_of(repaired(branches("add", 32), "shapes_differ", "Joint"), "Joint")]
    assert problem(branches("add", 31), "shapes_differ", "Joint").repair is None


def test_the_new_layer_stands_between_the_two():
    design = picture_behind(64)
    design = edits.move(
        design, {id_of(design, "Wide"): (100, 20), id_of(design, "Seer"): (300, 60)}
    )
    new = repaired(design, "needs_picture", "Seer")
    assert (layer_named(new, "Reshape").x, layer_named(new, "Reshape").y) == (200, 40)


def loose() -> Design:
    """Return In, A, B, Out without any link."""
    design = with_layer(Design(), "input", "In", shape=(3,))
    design = with_layer(with_layer(design, "dense", "A"), "dense", "B")
    return with_layer(design, "output", "Out")


def test_a_layer_alone_is_connected_to_input_and_output():
    design = with_layer(chain(2, 3, 2), "dense", "New")
    to, back = (
        problem(design, "nothing_goes_out", "New"),
        problem(design, "nothing_comes_in", "New"),
    )
    assert to.repair == Repair(
        "connect_to",
        id_of(design, "New"),
        {"target": id_of(design, "Out")},
        "connect",
        {"name": "Out"},
    )
    assert back.repair is not None
    assert back.repair.params == {"name": "In"}
    new = repaired(repaired(design, "nothing_goes_out", "New"), "nothing_comes_in", "New")
    assert {(link.source, link.target) for link in new.links[2:]} == {
        (id_of(design, "In"), id_of(design, "New")),
        (id_of(design, "New"), id_of(design, "Out")),
    }


def test_the_two_ends_of_a_gap_belong_together():
    design = connected(connected(loose(), "In", "A"), "B", "Out")
    for code, name in (("nothing_goes_out", "A"), ("nothing_comes_in", "B")):
        new = repaired(design, code, name)
        assert new.link_between(id_of(design, "A"), id_of(design, "B"))


def test_where_several_could_be_meant_nobody_guesses():
    design = loose()
    for name in ("In",):
        assert problem(design, "nothing_goes_out", name).repair is None
    assert problem(design, "nothing_comes_in", "Out").repair is None
    second = with_layer(chain(2, 2), "input", "In 2")
    assert problem(with_layer(second, "dense", "X"), "nothing_comes_in", "X").repair is None


def test_a_link_that_would_make_a_loop_or_not_fit_is_not_offered():
    design = connected(with_layer(with_layer(Design(), "dense", "A"), "dense", "B"), "A", "B")
    assert problem(design, "nothing_goes_out", "B").repair is None
    assert problem(design, "nothing_comes_in", "A").repair is None
    design = with_layer(with_layer(Design(), "input", "In", shape=(5,)), "conv2d", "Conv")
    assert problem(design, "nothing_comes_in", "Conv").repair is None


def test_a_repair_of_what_is_gone_is_refused():
    repair = Repair("insert_flatten", "gone", {"kind": "flatten"}, "insert")
    assert refusal(apply_repair, Design(), repair).code == "unknown_item"
    repair = Repair("connect_to", "gone", {"target": "also"}, "connect")
    assert refusal(apply_repair, Design(), repair).code == "unknown_item"


def test_many_loose_layers_are_checked_in_a_moment():
    design = Design()
    for _ in range(300):
        design = edits.add_layer(design, "dense", 0, 0)
    start = time.thread_time()
    found = check(design)
    assert time.thread_time() - start < 0.2
    assert sum(problem.repair is not None for problem in found) == 0
