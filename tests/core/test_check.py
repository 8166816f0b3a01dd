from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.check import Problem, Repair, apply_repair, can_train, check
from nndesigner.core.dataset import DataSpec
from nndesigner.core.design import Design, Link, Mask
from nndesigner.core.edits import layers
from nndesigner.core.errors import EditError
from tests.core.builders import chain, connected, id_of, link_of, wired, with_dropout, with_layer

DIGITS = DataSpec("digits", (8, 8), tuple("0123456789"))
MOONS = DataSpec("moons", (2,), ("0", "1"))
VALUES = DataSpec("prices", (3,), outputs=2)


def trainable() -> Design:
    return edits.set_data(chain(2, 3, 2, classes=MOONS.classes), name="moons")


def codes(design: Design, spec: DataSpec | None = MOONS) -> list[str]:
    return [problem.code for problem in check(design, spec)]


def with_output(**fields) -> Design:
    design = trainable()
    return edits.set_fields(design, id_of(design, "Out"), **fields)


def without(design: Design, *names: str) -> Design:
    return layers.without(design, [id_of(design, name) for name in names])


def cyclic() -> Design:
    design = chain(2, 3, 3, 2)
    first, second, *_ = design.links
    back = replace(second, id="back", source=second.target, target=second.source)
    return replace(design, links=(first, second, back))


def bare_dropouts() -> Design:
    design = with_layer(with_layer(trainable(), "dropout", "A"), "dropout", "B")
    return connected(design, "A", "B")


def with_mask(design: Design, link: Link, mask: Mask) -> Design:
    """Put a mask on a link without asking, as a foreign file might."""
    links = tuple(replace(old, mask=mask) if old is link else old for old in design.links)
    return replace(design, links=links)


def loose_mask() -> Design:
    design = with_dropout()
    link = link_of(design, "In", "Hidden")
    return with_mask(design, link, ((0,),))


def second(kind: str) -> Design:
    return with_layer(trainable(), kind, "Second")


def lonely_neuron() -> Design:
    design = without(chain(2, 3, 2), "Hidden 1")
    return wired(design, "In", 0, "Out", 0)


def idle_neuron() -> Design:
    """Return In - Hidden - Drop - Out, in which nothing leads on from the second of Hidden."""
    design = with_layer(trainable(), "dropout", "Drop")
    link = link_of(design, "Hidden 1", "Out")
    design = connected(edits.remove(design, [link.id]), "Hidden 1", "Drop", "Out")
    for answer in (0, 1):
        link = link_of(design, "Drop", "Out")
        design = edits.disconnect_units(design, link.id, answer, 1)
    return design


CASES: dict[str, tuple[Callable[[], Design], DataSpec | None, str | None]] = {
    "empty_design": (Design, MOONS, None),
    "no_input": (lambda: without(trainable(), "In"), MOONS, None),
    "no_output": (lambda: without(trainable(), "Out"), MOONS, None),
    "second_input": (lambda: second("input"), MOONS, "Second"),
    "second_output": (lambda: second("output"), MOONS, "Second"),
    "cycle": (cyclic, MOONS, None),
    "nothing_comes_in": (lambda: second("dense"), MOONS, "Second"),
    "nothing_goes_out": (lambda: second("dense"), MOONS, "Second"),
    "source_incomplete": (bare_dropouts, MOONS, "B"),
    "not_fed_by_input": (
        lambda: connected(with_layer(second("dense"), "dense", "Fed"), "Second", "Fed"),
        MOONS,
        "Fed",
    ),
    "does_not_reach_output": (
        lambda: connected(with_layer(second("dense"), "dense", "End"), "In", "Second", "End"),
        MOONS,
        "Second",
    ),
    "mask_does_not_fit": (loose_mask, MOONS, "Hidden"),
    "neuron_without_input": (lonely_neuron, MOONS, "Out"),
    "neuron_without_output": (idle_neuron, MOONS, "Hidden 1"),
    "softmax_of_one": (lambda: with_output(units=1), MOONS, "Out"),
    "loss_needs_activation": (lambda: with_output(activation="relu"), MOONS, "Out"),
    "no_data": (lambda: chain(2, 3, 2), None, None),
    "unknown_data": (lambda: edits.set_data(chain(2, 2), path="gone.csv"), None, None),
    "input_does_not_fit_data": (trainable, DIGITS, "In"),
    "output_does_not_fit_data": (trainable, DIGITS, "Out"),
    "loss_needs_classes": (trainable, VALUES, "Out"),
    "class_names_differ": (lambda: with_output(classes=("a", "b")), MOONS, "Out"),
}

WARNINGS = {"class_names_differ", "neuron_without_input", "neuron_without_output"}

REPAIRABLE = {
    "second_input",
    "second_output",
    "nothing_comes_in",
    "nothing_goes_out",
    "neuron_without_input",
    "neuron_without_output",
    "softmax_of_one",
    "loss_needs_activation",
    "input_does_not_fit_data",
    "output_does_not_fit_data",
    "loss_needs_classes",
    "class_names_differ",
}


def found(code: str) -> tuple[Design, DataSpec | None, Problem]:
    """Return the case's design and data, and the problem on the layer the case names."""
    make, spec, name = CASES[code]
    design = make()
    where = None if name is None else id_of(design, name)
    (problem,) = [
        problem for problem in check(design, spec) if (problem.code, problem.where) == (code, where)
    ]
    return design, spec, problem


def test_a_complete_design_has_no_problems():
    assert check(trainable(), MOONS) == ()
    assert can_train(())


@pytest.mark.parametrize("code", CASES)
def test_each_problem_is_found_where_it_is(code):
    design, _, problem = found(code)
    if problem.where is not None:
        assert problem.params["name"] == design.layer(problem.where).name
    assert problem.severity == ("warning" if code in WARNINGS else "error")
    assert can_train((problem,)) is (problem.severity == "warning")


@pytest.mark.parametrize("code", sorted(REPAIRABLE))
def test_each_repair_removes_its_problem_and_nothing_else_breaks(code):
    design, spec, problem = found(code)
    repaired = apply_repair(design, problem.repair)
    before = {(problem.code, problem.where) for problem in check(design, spec)}
    after = {(problem.code, problem.where) for problem in check(repaired, spec)}
    assert after < before


def test_there_is_a_repair_wherever_one_click_is_enough():
    assert {code for code in CASES if found(code)[2].repair} == REPAIRABLE


@pytest.mark.parametrize("spec", [DIGITS, MOONS, VALUES])
@pytest.mark.parametrize("loss", ["cross_entropy", "binary_cross_entropy", "mean_squared_error"])
@pytest.mark.parametrize("activation", ["softmax", "sigmoid", "identity"])
@pytest.mark.parametrize("units", [1, 2, 10])
def test_clicking_all_repairs_leads_to_a_design_that_trains(spec, loss, activation, units):
    design = with_output(loss=loss, activation=activation, units=units)
    for _ in range(5):
        repairs = [problem.repair for problem in check(design, spec) if problem.repair]
        if not repairs:
            break
        design = apply_repair(design, repairs[0])
    assert check(design, spec) == ()


def test_the_output_params_name_the_numbers_the_sentence_needs():
    problem = found("output_does_not_fit_data")[2]
    assert problem.params == {"name": "Out", "units": 2, "needed": 10, "data": "digits"}
    problem = found("input_does_not_fit_data")[2]
    assert problem.params == {"name": "In", "units": 2, "needed": 64, "data": "digits"}
    problem = found("neuron_without_input")[2]
    assert problem.params == {"name": "Out", "unit": 2, "count": 1, "units": (2,)}
    assert problem.repair.params == {"name": "In"}
    problem = found("neuron_without_output")[2]
    assert problem.params == {"name": "Hidden 1", "unit": 2, "count": 1, "units": (2,)}
    assert problem.repair.params == {"name": "Out"}
    assert found("unknown_data")[2].params == {"data": "gone.csv"}


@pytest.mark.parametrize("kind", ["input", "output"])
def test_of_a_surplus_layer_only_that_is_said(kind):
    assert codes(second(kind)) == [f"second_{kind}"]
    assert codes(second(kind), DIGITS).count(f"{kind}_does_not_fit_data") == 1


def test_the_input_that_is_connected_stays():
    design = without(second("input"), "Hidden 1")
    design = edits.remove(design, [link.id for link in design.links])
    design = connected(design, "Second", "Out")
    (problem,) = [one for one in check(design, MOONS) if one.code == "second_input"]
    assert problem.params == {"name": "In"}
    assert [layer.name for layer in apply_repair(design, problem.repair).layers] == [
        "Out",
        "Second",
    ]


def test_two_classes_may_share_one_sigmoid():
    design = with_output(units=1, activation="sigmoid", loss="binary_cross_entropy")
    assert check(design, MOONS) == ()


def test_a_shape_that_only_differs_in_rows_and_columns_is_fine():
    design = edits.set_fields(chain(64, 10, classes=DIGITS.classes), "layer1", shape=(64,))
    assert codes(design, DIGITS) == []


def test_a_mask_behind_a_dropout_without_source_is_not_called_unfit():
    design = with_dropout()
    design = edits.remove(design, [link_of(design, "Hidden", "Drop").id])
    assert "mask_does_not_fit" not in codes(design)
    assert "nothing_comes_in" in codes(design)


def test_masks_of_foreign_files_are_checked_in_full():
    design = with_dropout()
    link = link_of(design, "In", "Hidden")
    for row in ((3,), (-1,), (2, 0), (0, 0)):
        assert "mask_does_not_fit" in codes(with_mask(design, link, ((), row, (), ())))
    into_dropout = link_of(design, "Hidden", "Drop")
    assert "mask_does_not_fit" in codes(with_mask(design, into_dropout, ((0,),)))


def test_repairs_of_data_change_the_reference():
    repaired = apply_repair(Design(), Repair("choose", "data", {"name": "moons"}))
    assert repaired.data.name == "moons"


def test_a_repair_of_a_layer_that_is_gone_is_refused():
    with pytest.raises(EditError):
        apply_repair(Design(), Repair("use_activation", "layer1", {"activation": "sigmoid"}))
