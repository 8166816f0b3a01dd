"""Predictions, activations and what a design must have to be computed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, dropout, inputs, output, random_state


def small() -> Design:
    layers = [inputs(3), dense("h", 4, "relu"), dropout("d"), dense("n", 1, "sigmoid"), output(2)]
    return design(layers, ["in>h", "h>d", "d>out", "in>n", "n>out"])


def test_predict_is_the_formula() -> None:
    network, state = compile_design(small(), np.float64), random_state(small())
    network.set_state(state)
    x = np.random.default_rng(0).normal(size=(6, 3))
    h = np.maximum(x @ state["in-h"].T + state["h"], 0)
    n = 1 / (1 + np.exp(-(x @ state["in-n"].T + state["n"])))
    z = h @ state["d-out"].T + n @ state["n-out"].T + state["out"]
    a = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(network.predict(x), a, rtol=1e-12)
    found = network.activations(x)
    assert set(found) == {"in", "h", "d", "n", "out"}
    for key, expected in {"in": x, "h": h, "d": h, "n": n, "out": a}.items():
        np.testing.assert_allclose(found[key], expected, rtol=1e-12)
    before = network.pre_activations(x)
    assert set(before) == {"h", "n", "out"}
    np.testing.assert_allclose(before["out"], z, rtol=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 40), st.integers(1, 6), st.integers(1, 9), st.integers(1, 5))
def test_any_sizes(rows: int, features: int, units: int, classes: int) -> None:
    wanted = design(
        [inputs(features), dense("h", units), output(classes, "identity", "mean_squared_error")],
        ["in>h", "h>out"],
    )
    network, state = compile_design(wanted, np.float64), random_state(wanted)
    network.set_state(state)
    x = np.random.default_rng(rows).normal(size=(rows, features))
    h = np.tanh(np.einsum("nf,hf->nh", x, state["in-h"]) + state["h"])
    expected = np.einsum("nh,ch->nc", h, state["h-out"]) + state["out"]
    np.testing.assert_allclose(network.predict(x), expected, atol=1e-12)


def test_more_rows_than_a_chunk() -> None:
    network = compile_design(small())
    network.set_state(initial_state(small()))
    x = np.random.default_rng(0).normal(size=(2500, 3)).astype(np.float32)
    whole = network.predict(x)
    np.testing.assert_allclose(whole[1500:1600], network.predict(x[1500:1600]), rtol=1e-5)
    np.testing.assert_allclose(network.activations(x)["out"], whole, rtol=1e-5)


def test_results_are_copies() -> None:
    network = compile_design(small())
    network.set_state(initial_state(small()))
    x = np.ones((2, 3), np.float32)
    first, hidden = network.predict(x), network.activations(x)["h"]
    kept = first.copy(), hidden.copy()
    network.predict(x * 5)
    np.testing.assert_array_equal(first, kept[0])
    np.testing.assert_array_equal(hidden, kept[1])


def test_dropout_drops_only_while_training() -> None:
    wanted = design(
        [inputs(1000), dropout("d", 0.4), output(1, "identity", "mean_squared_error")],
        ["in>d", "d>out"],
    )
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    x = np.ones((1, 1000))
    assert (network.activations(x)["d"] == 1).all()
    workspace = network.workspace(1)
    workspace.forward(x, training=True)
    kept = workspace.layers["d"].a
    assert set(np.unique(kept)) == {0, 1 / 0.6}
    assert kept.mean() == pytest.approx(1, abs=0.1)
    workspace.forward(x, training=True)
    assert not np.array_equal(kept, np.ones_like(kept))


def test_state_round_trip_and_masked_weights_are_zero() -> None:
    mask = ((0,), (1, 2))
    wanted = design([inputs(3), dense("h", 2), output(2)], [("in>h", mask), "h>out"])
    network = compile_design(wanted)
    network.set_state(random_state(wanted))
    state = network.state()
    assert state["in-h"][0, 1] == state["in-h"][0, 2] == state["in-h"][1, 0] == 0
    assert state["in-h"][0, 0] == np.float32(random_state(wanted)["in-h"][0, 0])
    network.set_state(state)
    assert network.state().same_as(state)
    assert not state["h"].flags.writeable


def test_state_that_does_not_fit_is_refused() -> None:
    network = compile_design(small())
    with pytest.raises(EngineError) as caught:
        network.set_state(NetworkState())
    assert caught.value.code == "state_does_not_fit"
    wrong = initial_state(small()).replaced(h=np.zeros(5, np.float32))
    with pytest.raises(EngineError):
        network.set_state(wrong)


def test_input_that_does_not_fit_is_refused() -> None:
    with pytest.raises(EngineError) as caught:
        compile_design(small()).predict(np.zeros((1, 4)))
    assert caught.value.code == "input_does_not_fit"
    assert caught.value.params["needed"] == 3


@pytest.mark.parametrize(
    ("layers", "links", "problem"),
    [
        ([], [], "empty_design"),
        ([inputs(2), dense("h", 2)], ["in>h"], "no_output"),
        ([dense("h", 2), output(2)], ["h>out"], "no_input"),
        ([inputs(2), dense("h", 2), output(2)], ["in>h"], "does_not_reach_output"),
        (
            [inputs(2), dense("h", 2), dense("g", 2), output(2)],
            ["in>h", "h>g", "g>h", "g>out"],
            "cycle",
        ),
        ([inputs(2), output(2, "relu", "cross_entropy")], ["in>out"], "loss_needs_activation"),
        ([inputs(2), inputs(2, "other"), output(2)], ["in>out", "other>out"], "second_input"),
    ],
)
def test_designs_that_cannot_be_computed(layers: list, links: list, problem: str) -> None:
    with pytest.raises(EngineError) as caught:
        compile_design(design(layers, links))
    assert caught.value.code == "cannot_compute"
    assert caught.value.params["problem"] == problem
