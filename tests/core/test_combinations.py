"""Settings that are fine one by one, but not together."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from nndesigner.core import edits, memory
from nndesigner.core.check import Problem, apply_repair, can_train, check, check_network
from nndesigner.core.combinations import ENOUGH_DRAWINGS
from nndesigner.core.dataset import DIGITS, DataSpec
from nndesigner.core.design import MAX_PARAMETERS, Design, InputLayer, Link, OutputLayer
from nndesigner.core.project import Example
from tests.core.builders import chain, connected, id_of, with_layer

THREE = DataSpec("three", (2,), ("a", "b", "c"), 3)
PICTURES = DataSpec("pictures", (1, 2), ("a", "b", "c"), 3)
VALUES = DataSpec("values", (2,), outputs=3)


def design(**training: Any) -> Design:
    made = chain(2, 4, 3, classes=THREE.classes)
    return edits.set_training(edits.set_data(made, name="three"), **training)


def output(made: Design, **fields: Any) -> Design:
    return edits.set_fields(made, id_of(made, "Out"), **fields)


def with_own_activation(made: Design, name: str, own: str) -> Design:
    """Return the design with a neuron's own activation, as a foreign file might have it."""
    layer_id = id_of(made, name)
    layers = (
        replace(i, unit_activations=((1, own),)) if i.id == layer_id else i for i in made.layers
    )
    return replace(made, layers=tuple(layers))


def regression(**training: Any) -> Design:
    changes = {"loss": "mean_squared_error", "activation": "identity", "classes": ()}
    return output(design(**training), **changes)


CASES: dict[str, tuple[Design, DataSpec, str]] = {
    "too_many_class_weights": (design(class_weights=(1, 2, 3, 4)), THREE, "warning"),
    "all_class_weights_zero": (design(class_weights=(0, 0, 0)), THREE, "warning"),
    "class_weights_without_classes": (regression(class_weights=(1, 2)), VALUES, "warning"),
    "schedule_without_effect": (design(optimizer="rprop", schedule="step"), THREE, "warning"),
    "augmentation_needs_pictures": (design(augmentation="shift"), THREE, "warning"),
    "handwriting_needs_digits": (design(handwriting=100), PICTURES, "warning"),
    "handwriting_needs_pictures": (design(handwriting=100), THREE, "warning"),
    "smoothing_without_effect": (
        output(regression(), label_smoothing=0.1),
        VALUES,
        "warning",
    ),
    "softmax_of_some": (with_own_activation(design(), "Out", "relu"), THREE, "error"),
    "loss_needs_one_activation": (
        with_own_activation(
            output(design(), activation="sigmoid", loss="binary_cross_entropy"), "Out", "tanh"
        ),
        THREE,
        "error",
    ),
    "needs_too_much_memory": (
        edits.set_training(
            edits.set_fields(design(), id_of(design(), "Hidden 1"), units=16_000),
            batch_size=65_536,
        ),
        THREE,
        "error",
    ),
}


def found(code: str, made: Design, spec: DataSpec | None) -> list[Problem]:
    return [problem for problem in check(made, spec) if problem.code == code]


@pytest.mark.parametrize("code", CASES)
def test_each_is_found_and_mended_by_its_repair(code: str) -> None:
    made, spec, severity = CASES[code]
    (problem,) = found(code, made, spec)
    assert problem.severity == severity
    assert can_train((problem,)) is (severity == "warning")
    assert problem.repair is not None
    repaired = apply_repair(made, problem.repair)
    before = {problem.code for problem in check(made, spec)}
    assert {problem.code for problem in check(repaired, spec)} == before - {code}


def test_nothing_is_said_of_what_has_an_effect() -> None:
    fine = design(class_weights=(1, 2, 3), balance_classes=True, schedule="step", optimizer="adam")
    assert check(fine, THREE) == ()
    assert check(design(class_weights=(0,)), THREE) == (), "the others count once"
    assert found("augmentation_needs_pictures", design(augmentation="shift"), PICTURES) == []
    assert check(output(design(), label_smoothing=0.1), THREE) == ()
    assert check(design(optimizer="rprop"), THREE) == ()


def test_balancing_needs_classes_too() -> None:
    (problem,) = found("class_weights_without_classes", regression(balance_classes=True), VALUES)
    assert problem.repair is not None
    assert not apply_repair(regression(balance_classes=True), problem.repair).training.class_weights


def test_without_known_data_the_class_names_of_the_output_count() -> None:
    assert found("too_many_class_weights", design(class_weights=(1,) * 4), None)
    assert not found("too_many_class_weights", regression(class_weights=(1,) * 4), None)


def test_softmax_of_hidden_neurons() -> None:
    made = with_own_activation(design(), "Hidden 1", "softmax")
    (problem,) = found("softmax_of_some", made, THREE)
    assert problem.where == id_of(made, "Hidden 1")
    assert problem.params == {"name": "Hidden 1", "unit": 2, "activation": "softmax"}


def test_neurons_of_an_output_may_differ_where_the_loss_takes_activations() -> None:
    made = with_own_activation(regression(), "Out", "tanh")
    assert check_network(made) == ()


def test_a_network_too_large_in_a_design_made_in_code() -> None:
    layers = (InputLayer(id="in", name="In", shape=(16_000,)), OutputLayer(id="o", name="O"))
    made = Design(
        layers=(*layers[:1], replace(layers[1], units=16_000)),
        links=(Link(id="l", source="in", target="o"),),
    )
    (problem,) = [i for i in check_network(made) if i.code == "too_many_parameters"]
    assert problem.params == {"count": 16_000 * 16_001, "limit": MAX_PARAMETERS}
    assert problem.severity == "error"


class TestMemory:
    def test_a_repair_gives_the_largest_batch_that_fits(self) -> None:
        made, spec, _ = CASES["needs_too_much_memory"]
        (problem,) = found("needs_too_much_memory", made, spec)
        assert problem.params["batch_size"] == 65_536
        assert problem.params["gigabytes"] == pytest.approx(16.8, rel=0.1)
        assert problem.repair is not None
        fitting = problem.repair.changes["batch_size"]
        assert memory.batch_bytes(made, fitting) <= memory.MOST_BATCH_BYTES
        assert memory.batch_bytes(made, fitting + 1) > memory.MOST_BATCH_BYTES

    def test_no_batch_is_larger_than_the_data(self) -> None:
        made, _, _ = CASES["needs_too_much_memory"]
        few = DataSpec("three", (2,), THREE.classes, 3, samples=150)
        assert found("needs_too_much_memory", made, few) == []

    def test_without_a_batch_that_fits_there_is_no_repair(self) -> None:
        made = edits.set_training(Design(), precision="float64")
        made = with_layer(made, "input", "In", shape=(128, 128))
        names = ["In"]
        for number in range(8):
            names.append(f"Conv {number}")
            made = with_layer(made, "conv2d", names[-1], filters=16, size=64)
        made = connected(with_layer(made, "output", "Out"), *names, "Out")
        (problem,) = found("needs_too_much_memory", made, None)
        assert problem.repair is None

    def test_float64_takes_twice_as_much(self) -> None:
        made = design()
        double = edits.set_training(made, precision="float64")
        assert memory.batch_bytes(double, 10) == 2 * memory.batch_bytes(made, 10)

    def test_what_is_not_known_yet_counts_nothing(self) -> None:
        assert memory.batch_bytes(Design(), 10) == 0
        loose = with_layer(Design(), "conv2d", "Conv")
        assert memory.batch_bytes(loose, 10) == 0


def test_handwriting_among_digits_is_fine() -> None:
    digits = DataSpec("digits", (2, 1), DIGITS, 10)
    for code in ("handwriting_needs_digits", "handwriting_needs_pictures"):
        assert not found(code, design(handwriting=100), digits)
        assert not found(code, design(handwriting=100), None)
        assert not found(code, design(), THREE)


DRAWING = (((10.0, 10.0), (200.0, 200.0)),)


def test_a_data_set_of_ones_own_needs_two_drawings_of_two_classes() -> None:
    classes = ("a", "b", "c")
    made = edits.set_data(chain(784, 3, classes=classes), name="drawn", classes=classes)
    spec = DataSpec("drawn", (28, 28), classes, 3)

    def codes(labels: str) -> dict[str, Any]:
        examples = tuple(Example(label, DRAWING) for label in labels)
        problems = check(made, spec, examples)
        return {problem.code: problem.params for problem in problems if "draw" in problem.code}

    few = {"label": "b", "count": 1, "enough": ENOUGH_DRAWINGS}
    assert codes("aab") == {"too_few_drawings": few}
    assert codes("aabbxxx") == {"class_without_drawings": {"label": "c"}}
    assert codes("aabbc") == {}
    assert not [problem for problem in check(made, spec) if "draw" in problem.code]
    empty = tuple(Example(label, ()) for label in "aabb")
    assert not can_train(check(made, spec, empty))


@pytest.mark.parametrize(
    ("data", "code", "repair"),
    [
        ({"name": "mnist"}, "mnist_missing", "download"),
        ({"name": "mnist", "path": "/somewhere"}, "mnist_folder", None),
        ({"name": "drawn"}, "no_classes_drawn", None),
        ({"name": "roses"}, "unknown_data", None),
        ({"path": "/roses.csv"}, "unknown_data", None),
    ],
)
def test_why_there_is_no_data_is_said(data: dict[str, str], code: str, repair: str | None) -> None:
    made = edits.set_data(chain(2, 3, classes=THREE.classes), **data)
    (problem,) = (one for one in check(made, None) if one.code == code)
    assert not can_train((problem,))
    assert (problem.repair.kind if problem.repair else None) == repair
    if problem.repair is not None:
        assert apply_repair(made, problem.repair) is made
