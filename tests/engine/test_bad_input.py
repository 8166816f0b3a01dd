"""Everything wrong is a typed error before anything is computed, with ids and shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as with_data
from math import inf, nan
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import AddLayer, Conv2DLayer, ReshapeLayer
from nndesigner.engine.explain.passes import trace
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.metrics import evaluate
from nndesigner.engine.network import compile_design
from nndesigner.engine.train import Trainer
from tests.engine.builders import (
    dense,
    design,
    digits_design,
    inputs,
    output,
    random_state,
    values_dataset,
    xor_dataset,
)


def small(**training: Any) -> Design:
    layers = [inputs(2), dense("h", 3), output(2)]
    return design(layers, ["in>h", "h>out"], **training)


def regression() -> Design:
    layers = [inputs(3), dense("h", 3), output(2, "identity", "mean_squared_error")]
    return design(layers, ["in>h", "h>out"])


def error(call: Callable[[], object]) -> EngineError:
    with pytest.raises(EngineError) as caught:
        call()
    return caught.value


def compile_error(wanted: Design) -> dict[str, Any]:
    found = error(lambda: compile_design(wanted))
    assert found.code == "cannot_compute"
    return dict(found.params)


class TestDesigns:
    @pytest.mark.parametrize(
        "make",
        [
            compile_design,
            initial_state,
            lambda wanted: Trainer(wanted, random_state(small()), xor_dataset()),
        ],
    )
    @pytest.mark.parametrize(
        ("field", "value"),
        [("units", -3), ("units", 2.5), ("activation", "best"), ("locked", (9,))],
    )
    def test_values_out_of_range(
        self, make: Callable[[Design], object], field: str, value: Any
    ) -> None:
        wanted = small()
        hidden = replace(wanted.layer("h"), **{field: value})
        wrong = replace(wanted, layers=(wanted.layers[0], hidden, wanted.layers[2]))
        found = error(lambda: make(wrong))
        assert found.code == "invalid_value"
        assert (found.params["where"], found.params["field"]) == ("h", field)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("batch_size", 0),
            ("epochs", 0),
            ("validation_fraction", -1),
            ("learning_rate", nan),
            ("class_weights", (-1.0, 1.0)),
            ("optimizer", "best"),
            ("schedule", "best"),
            ("precision", "int32"),
        ],
    )
    def test_settings_out_of_range(self, field: str, value: Any) -> None:
        state = initial_state(small())
        wrong = small(**{field: value})
        found = error(lambda: Trainer(wrong, state, xor_dataset()))
        assert (found.code, found.params["field"]) == ("invalid_value", field)
        trainer = Trainer(small(), state, xor_dataset())
        assert error(lambda: trainer.adopt(wrong)).code == "invalid_value"
        next(trainer.run())

    @pytest.mark.parametrize("dtype", [np.int32, np.float16, "text", None, complex, np.float128])
    def test_numbers_of_other_types(self, dtype: Any) -> None:
        found = error(lambda: compile_design(small(), dtype))
        assert (found.code, found.params["field"]) == ("invalid_value", "precision")
        assert found.params["choices"] == ("float32", "float64")

    @pytest.mark.parametrize("dtype", [np.float32, "float64", np.dtype("f8"), float])
    def test_numbers_of_the_two_types(self, dtype: Any) -> None:
        assert compile_design(small(), dtype).dtype == np.dtype(dtype)

    def test_shapes_that_do_not_fit_are_both_told(self) -> None:
        layers = [inputs(6), ReshapeLayer(id="r", name="R", shape=(4, 4)), output(2)]
        params = compile_error(design(layers, ["in>r", "r>out"]))
        assert (params["problem"], params["where"]) == ("reshape_does_not_fit", "r")
        assert (params["shape"], params["wanted"]) == ((6,), (4, 4))
        layers = [inputs(6), dense("h", 3), AddLayer(id="a", name="A"), output(2)]
        params = compile_error(design(layers, ["in>h", "in>a", "h>a", "a>out"]))
        assert (params["where"], params["shape"], params["other"]) == ("a", (6,), (3,))
        layers = [
            InputLayer(id="in", name="in", shape=(4, 4)),
            Conv2DLayer(id="c", name="C", size=7, padding="valid"),
            output(2),
        ]
        params = compile_error(design(layers, ["in>c", "c>out"]))
        assert (params["where"], params["size"], params["length"]) == ("c", 7, 4)

    def test_a_loss_for_all_units_with_an_activation_of_one(self) -> None:
        last = replace(
            output(2, "sigmoid", "binary_cross_entropy"), unit_activations=((1, "tanh"),)
        )
        params = compile_error(design([inputs(2), last], ["in>out"]))
        assert (params["problem"], params["where"]) == ("loss_needs_one_activation", "out")

    def test_a_batch_too_large_is_found_with_the_real_number_of_samples(self) -> None:
        wanted = design(
            [inputs(2), dense("h", 16_000), output(2)], ["in>h", "h>out"], batch_size=65_536
        )
        state = initial_state(wanted)
        Trainer(wanted, state, xor_dataset())  # its four samples are a small batch
        samples = 40_000
        every = np.arange(samples)
        many = with_data(
            xor_dataset(),
            inputs=np.random.default_rng(0).random((samples, 2), np.float32),
            targets=every % 2,
            train=every,
        )
        found = error(lambda: Trainer(wanted, state, many))
        assert (found.code, found.params["problem"]) == ("cannot_compute", "needs_too_much_memory")


class TestNetwork:
    @pytest.mark.parametrize("x", ["text", [["a", "b"]], [[1, 2], [3]], [[1j, 2]], [[None, 1]]])
    def test_what_is_no_number(self, x: Any) -> None:
        network = compile_design(small())
        for call in (network.predict, network.scores, network.activations):
            found = error(lambda call=call: call(x))  # type: ignore[misc]
            assert (found.code, found.params["id"]) == ("not_numbers", "in")

    @pytest.mark.parametrize("shape", [(1, 3), (2,), (1, 1, 2), ()])
    def test_samples_of_another_shape(self, shape: tuple[int, ...]) -> None:
        found = error(lambda: compile_design(small()).predict(np.zeros(shape)))
        assert found.code == "input_does_not_fit"
        count = shape[0] if shape else 1
        assert found.params == {"id": "in", "shape": shape, "wanted": (count, 2), "needed": 2}

    @pytest.mark.parametrize("shape", [(3, 3), (2, 2), (3,), (3, 2, 1)])
    def test_targets_of_another_shape(self, shape: tuple[int, ...]) -> None:
        network = compile_design(small())
        x = np.zeros((3, 2))
        found = error(lambda: network.loss_and_gradient(x, np.zeros(shape)))
        assert (found.code, found.params["id"]) == ("targets_do_not_fit", "out")
        assert (found.params["shape"], found.params["wanted"]) == (shape, (3, 2))
        found = error(lambda: network.loss_and_gradient(x, [["a", "b"]] * 3))
        assert (found.code, found.params["id"]) == ("not_numbers", "out")

    def test_weights_of_another_shape(self) -> None:
        network = compile_design(small())
        state = initial_state(small())
        wrong = state.replaced(**{"in-h": np.zeros((2, 3), np.float32)})
        found = error(lambda: network.set_state(wrong))
        assert found.code == "state_does_not_fit"
        assert found.params == {"id": "in-h", "shape": (2, 3), "wanted": (3, 2)}
        without = NetworkState({key: array for key, array in state.items() if key != "h"})
        assert error(lambda: network.set_state(without)).params == {
            "id": "h",
            "shape": None,
            "wanted": (3,),
        }

    def test_a_trace_says_the_same(self) -> None:
        state = random_state(small())
        assert error(lambda: trace(small(), state, "text")).code == "not_numbers"
        found = error(lambda: trace(small(), state, (1, 2, 3)))
        assert (found.params["shape"], found.params["wanted"]) == ((3,), (2,))
        found = error(lambda: trace(small(), state, (1, 2), 2))
        assert (found.code, found.params["most"]) == ("not_a_class", 1)
        assert error(lambda: trace(small(), state, (1, 2), (1, 2, 3))).params["id"] == "out"


LABELS: dict[str, tuple[Any, str, dict[str, Any]]] = {
    "too large": ([0, 1, 2, 0], "not_a_class", {"sample": 3, "value": 2, "most": 1}),
    "negative": ([0, -1, 1, 0], "not_a_class", {"sample": 2, "value": -1}),
    "fractions": ([0, 0.5, 1, 0], "not_a_class", {"sample": 2, "value": 0.5}),
    "missing": ([0, 1, 1, nan], "not_a_class", {"sample": 4}),
    "infinite": ([0, 1, 1, inf], "not_a_class", {"sample": 4}),
    "one-hot": (np.eye(4)[:, :2], "one_class_each", {"shape": (4, 2), "wanted": (4,)}),
    "text": (["no", "yes", "yes", "no"], "not_numbers", {}),
    "too few": ([0, 1, 1], "samples_and_targets_differ", {"samples": 4, "targets": 3}),
    "too many": ([0] * 5, "samples_and_targets_differ", {"samples": 4, "targets": 5}),
    "one number": (1, "samples_and_targets_differ", {"targets": 1}),
}


class TestData:
    @pytest.mark.parametrize("case", LABELS)
    def test_labels(self, case: str) -> None:
        targets, code, params = LABELS[case]
        data = with_data(xor_dataset(), targets=np.array(targets))
        found = error(lambda: Trainer(small(), initial_state(small()), data))
        assert (found.code, found.params["id"]) == (code, "out")
        assert found.params.items() >= params.items()
        network = compile_design(small())
        found = error(lambda: evaluate(network, data.inputs, data.targets, data.spec.classes))
        assert (found.code, found.params["id"]) == (code, "out")

    def test_labels_on_a_single_unit(self) -> None:
        wanted = design([inputs(2), output(1, "sigmoid", "binary_cross_entropy")], ["in>out"])
        data = with_data(xor_dataset(), targets=np.array([0, 1, 2, 0]))
        assert error(lambda: Trainer(wanted, initial_state(wanted), data)).code == "not_a_class"

    def test_whole_numbers_may_be_floats(self) -> None:
        data = with_data(xor_dataset(), targets=np.array([0.0, 1, 1, 0]))
        whole = Trainer(small(), initial_state(small()), xor_dataset())
        assert list(Trainer(small(), initial_state(small()), data).run()) == list(whole.run())

    @pytest.mark.parametrize("part", ["train", "test"])
    @pytest.mark.parametrize(
        ("indices", "code", "sample"),
        [
            ([0, 4], "no_such_sample", 4),
            ([-1, 2], "no_such_sample", -1),
            ([0.0, 1.0], "not_sample_numbers", None),
            ([[0, 1]], "not_sample_numbers", None),
            ([True, False, True, True], "not_sample_numbers", None),
        ],
    )
    def test_samples_that_are_not_there(
        self, part: str, indices: Any, code: str, sample: int | None
    ) -> None:
        changes: dict[str, Any] = {part: np.array(indices)}
        data = with_data(xor_dataset(), **changes)
        found = error(lambda: Trainer(small(), initial_state(small()), data))
        assert (found.code, found.params["part"]) == (code, part)
        if sample is not None:
            assert (found.params["sample"], found.params["samples"]) == (sample, 4)

    def test_no_samples(self) -> None:
        data = with_data(xor_dataset(), train=np.array([]))
        assert error(lambda: Trainer(small(), initial_state(small()), data)).code == "no_samples"

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            (np.array([["a", "b"]] * 4), "not_numbers"),
            (np.zeros((4, 3)), "input_does_not_fit"),
            (np.zeros(4), "input_does_not_fit"),
            (np.full((4, 2), 1e300), "data_not_finite"),
        ],
    )
    def test_inputs(self, wrong: Any, code: str) -> None:
        data: Dataset = with_data(xor_dataset(), inputs=wrong)
        assert error(lambda: Trainer(small(), initial_state(small()), data)).code == code

    def test_values_of_another_shape(self) -> None:
        data = with_data(values_dataset(), targets=np.zeros((60, 3), np.float32))
        found = error(lambda: Trainer(regression(), initial_state(regression()), data))
        assert found.params == {
            "id": "out",
            "shape": (60, 3),
            "wanted": (60, 2),
            "units": 2,
            "needed": 3,
        }

    def test_classes_of_another_number(self) -> None:
        wanted = digits_design()
        params = error(
            lambda: Trainer(
                wanted,
                initial_state(wanted),
                with_data(xor_dataset(), inputs=np.zeros((4, 64), np.float32)),
            )
        ).params
        assert (params["id"], params["units"], params["needed"]) == ("out", 10, 2)
