"""SimpleRNN, LSTM and GRU: gradients, PyTorch's numbers, any length, size and memory order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.layers import GRULayer, LSTMLayer, SimpleRNNLayer
from tests.engine.layers.agreement import assert_as_pytorch, names
from tests.engine.layers.sites import ORDERS, Bench, Order

KINDS: dict[str, Any] = {
    "simple_rnn": SimpleRNNLayer,
    "relu": lambda **fields: SimpleRNNLayer(activation="relu", **fields),
    "lstm": LSTMLayer,
    "gru": GRULayer,
}


def layer(kind: str, units: int, returns: str = "last") -> Any:
    return KINDS[kind](id="l", name="l", units=units, returns=returns)


def sigmoid(z: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-z))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", names("simple_rnn") + names("lstm") + names("gru"))
def test_numbers_are_those_of_pytorch(name: str, dtype: Any, order: Order) -> None:
    assert_as_pytorch(name, dtype, order)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None)
@given(
    steps=st.integers(1, 4),
    features=st.integers(1, 3),
    units=st.integers(1, 3),
    rows=st.integers(1, 3),
    returns=st.sampled_from(["last", "all"]),
    order=st.sampled_from(ORDERS),
    adds=st.booleans(),
)
def test_gradients_are_those_of_central_differences(
    kind: str,
    steps: int,
    features: int,
    units: int,
    rows: int,
    returns: str,
    order: Order,
    adds: bool,
) -> None:
    shape = (steps, features)
    Bench(layer(kind, units, returns), [shape], rows, orders=(order,), adds=adds).assert_gradients()


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_numbers_is_a_sequence_of_one_feature(kind: str) -> None:
    row, sequence = (Bench(layer(kind, 3), [shape], 2) for shape in ((4,), (4, 1)))
    np.testing.assert_array_equal(row.forward(), sequence.forward())
    row.assert_gradients()


def test_lstm_by_hand() -> None:
    bench = Bench(layer("lstm", 2), [(3, 2)], 1)
    weights, recurrent, bias = (bench.parameters[end] for end in ("input", "recurrent", ""))
    h = c = np.zeros(2)
    for x in bench.given[0].a.reshape(3, 2):
        i, f, g, o = np.split(weights @ x + recurrent @ h + bias, 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
    np.testing.assert_allclose(bench.forward()[0], h, atol=1e-12)


def test_gru_by_hand() -> None:
    bench = Bench(layer("gru", 2, "all"), [(3, 2)], 1)
    weights, recurrent, bias, new_bias = (
        bench.parameters[end] for end in ("input", "recurrent", "", "recurrent_bias")
    )
    h = np.zeros(2)
    found = []
    for x in bench.given[0].a.reshape(3, 2):
        (xr, xz, xn), (hr, hz, hn) = np.split(weights @ x + bias, 3), np.split(recurrent @ h, 3)
        z = sigmoid(xz + hz)
        n = np.tanh(xn + sigmoid(xr + hr) * (hn + new_bias))
        h = (1 - z) * n + z * h
        found.append(h)
    np.testing.assert_allclose(bench.forward()[0], np.concatenate(found), atol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_of_all_steps_is_the_last(kind: str) -> None:
    every, last = (Bench(layer(kind, 3, r), [(4, 2)], 5, seed=1) for r in ("all", "last"))
    np.testing.assert_array_equal(every.forward()[:, -3:], last.forward())


@pytest.mark.parametrize("kind", KINDS)
def test_a_second_batch_knows_nothing_of_the_first(kind: str) -> None:
    bench = Bench(layer(kind, 3), [(4, 2)], 2)
    first = bench.forward()
    bench.backward()
    gradient = bench.slopes["recurrent"].copy()
    bench.given[0].a = bench.given[0].a + 1  # another array, as the input layer's is
    assert np.abs(bench.forward() - first).max() > 1e-3
    bench.backward()
    bench.given[0].a = bench.given[0].a - 1
    np.testing.assert_allclose(bench.forward(), first, atol=1e-14)
    bench.backward()
    np.testing.assert_allclose(bench.slopes["recurrent"], gradient, atol=1e-13)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_goes_back_to_a_source_that_does_not_learn(kind: str) -> None:
    bench = Bench(layer(kind, 3), [(4, 2)], 2, learns=False)
    bench.assert_gradients(of_sources=False)
    assert bench.given[0].da is None


@pytest.mark.parametrize("kind", ["simple_rnn", "lstm", "gru"])
def test_gates_far_from_0_stay_finite(kind: str) -> None:
    bench = Bench(layer(kind, 3), [(4, 2)], 2, dtype=np.float32)
    bench.parameters["input"] *= 1e6
    with np.errstate(all="raise", under="ignore"):
        assert np.abs(bench.forward()).max() <= 1
        bench.backward()
    assert all(np.isfinite(slopes).all() for slopes in bench.slopes.values())


@pytest.mark.parametrize("returns", ["last", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_step_makes_no_big_arrays(kind: str, returns: str) -> None:
    Bench(layer(kind, 32, returns), [(3, 16)], 2048, dtype=np.float32).assert_no_big_arrays()


@pytest.mark.parametrize("returns", ["last", "all"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_samples_are_no_trouble(kind: str, returns: str) -> None:
    bench = Bench(layer(kind, 3, returns), [(4, 2)], 0)
    assert bench.forward().shape == (0, 3 if returns == "last" else 12)
    bench.backward()
    assert not any(slopes.any() for slopes in bench.slopes.values())
