"""Initial weights: sizes, seeds and masks."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.catalog import INITIALIZERS
from nndesigner.core.design import Design, InputLayer, Link, OutputLayer
from nndesigner.core.layers import (
    BatchNormLayer,
    Conv2DLayer,
    EmbeddingLayer,
    GRULayer,
    LSTMLayer,
    SimpleRNNLayer,
)
from nndesigner.engine.initializers import (
    CONSTANT,
    NORMAL_STD,
    UNIFORM_LIMIT,
    initial_array,
    initial_state,
)
from tests.engine.builders import dense, design, dropout, inputs, output


def weights(initializer: Any, fan_in: int = 400, units: int = 300) -> np.ndarray:
    layers = [inputs(fan_in), dense("h", units, initializer=initializer), output(2)]
    return initial_state(design(layers, ["in>h", "h>out"]))["in-h"]


def test_zeros() -> None:
    assert not weights("zeros").any()


def test_normal() -> None:
    drawn = weights("normal")
    assert drawn.std() == pytest.approx(NORMAL_STD, rel=0.02)
    assert abs(drawn.mean()) < 0.001


def test_xavier_is_uniform_within_its_limit() -> None:
    drawn, limit = weights("xavier"), np.sqrt(6 / 700)
    assert np.abs(drawn).max() <= limit
    assert np.abs(drawn).max() > 0.99 * limit
    assert drawn.std() == pytest.approx(limit / np.sqrt(3), rel=0.02)
    assert abs(drawn.mean()) < 0.001


def test_he() -> None:
    assert weights("he").std() == pytest.approx(np.sqrt(2 / 400), rel=0.02)


@pytest.mark.parametrize(
    ("initializer", "limit", "variance"),
    [
        ("uniform", UNIFORM_LIMIT, UNIFORM_LIMIT**2 / 3),
        ("xavier", np.sqrt(6 / 700), 2 / 700),
        ("xavier_normal", None, 2 / 700),
        ("he", None, 2 / 400),
        ("he_uniform", np.sqrt(6 / 400), 2 / 400),
        ("lecun", None, 1 / 400),
        ("normal", None, NORMAL_STD**2),
    ],
)
def test_distributions(initializer: str, limit: float | None, variance: float) -> None:
    from scipy.stats import kstest

    drawn = weights(initializer).ravel()
    assert drawn.var() == pytest.approx(variance, rel=0.03)
    if limit is None:
        assert kstest(drawn, "norm", (0, np.sqrt(variance))).pvalue > 0.01
    else:
        assert kstest(drawn, "uniform", (-limit, 2 * limit)).pvalue > 0.01
        assert np.abs(drawn).max() <= limit * (1 + 1e-6)


def test_constant() -> None:
    np.testing.assert_array_equal(weights("constant"), np.float32(CONSTANT))


@pytest.mark.parametrize(("fan_in", "units"), [(40, 30), (30, 40), (7, 7), (1, 5), (5, 1)])
def test_orthogonal(fan_in: int, units: int) -> None:
    drawn = weights("orthogonal", fan_in, units).astype(np.float64)
    short = drawn if units <= fan_in else drawn.T
    np.testing.assert_allclose(short @ short.T, np.eye(len(short)), atol=1e-5)


def test_orthogonal_draws_have_no_favourite_sign() -> None:
    layers = [inputs(3), dense("h", 3, initializer="orthogonal"), output(2)]
    wanted = design(layers, ["in>h", "h>out"])
    signs = [np.linalg.det(initial_state(wanted, seed)["in-h"]) > 0 for seed in range(200)]
    assert 70 < sum(signs) < 130


def test_existing_numbers_stay() -> None:
    """A seed has to mean the same weights in every version."""
    found = {name: weights(name, 3, 2).ravel()[:2].tolist() for name in ("xavier", "he", "normal")}
    assert found == {
        "xavier": [0.37711650133132935, 0.8431878089904785],
        "he": [-0.48437538743019104, -0.7646041512489319],
        "normal": [-0.029661813750863075, -0.04682224988937378],
    }


class TestLayersOwnArrays:
    def drawn(self, layer: Any, shape: tuple[int, ...]) -> NetworkState:
        layers = [InputLayer(id="in", name="in", shape=shape), layer, output(2)]
        return initial_state(design(layers, [f"in>{layer.id}", f"{layer.id}>out"]))

    def test_convolution_counts_the_kernels_connections(self) -> None:
        layer = Conv2DLayer(id="c", name="c", filters=200, size=5, initializer="he")
        state = self.drawn(layer, (4, 8, 8))
        assert state["c.kernel"].shape == (200, 4, 5, 5)
        assert state["c.kernel"].std() == pytest.approx(np.sqrt(2 / 100), rel=0.03)
        assert not state["c"].any()

    def test_orthogonal_kernels(self) -> None:
        layer = Conv2DLayer(id="c", name="c", filters=6, size=3, initializer="orthogonal")
        flat = self.drawn(layer, (2, 8, 8))["c.kernel"].reshape(6, -1)
        np.testing.assert_allclose(flat @ flat.T, np.eye(6), atol=1e-5)

    def test_gates_are_drawn_one_by_one(self) -> None:
        layer = LSTMLayer(id="l", name="l", units=10, initializer="orthogonal")
        state = self.drawn(layer, (5, 10))
        for key in ("l.input", "l.recurrent"):
            gates = state[key].reshape(4, 10, 10)
            for gate in gates:
                np.testing.assert_allclose(gate @ gate.T, np.eye(10), atol=1e-5)
            assert not np.allclose(gates[0], gates[1])

    def test_fans_of_gates(self) -> None:
        layer = LSTMLayer(id="l", name="l", units=60, initializer="xavier")
        state = self.drawn(layer, (5, 90))
        assert np.abs(state["l.input"]).max() == pytest.approx(np.sqrt(6 / 150), rel=0.01)
        assert np.abs(state["l.recurrent"]).max() == pytest.approx(np.sqrt(6 / 120), rel=0.01)

    def test_an_lstm_remembers_at_first(self) -> None:
        state = self.drawn(LSTMLayer(id="l", name="l", units=3), (5, 2))
        np.testing.assert_array_equal(state["l"], np.repeat([0, 1, 0, 0], 3))

    def test_a_gru_has_no_bias_at_first(self) -> None:
        state = self.drawn(GRULayer(id="l", name="l", units=3), (5, 2))
        assert not state["l"].any()
        assert not state["l.recurrent_bias"].any()

    def test_normalisation_starts_as_none(self) -> None:
        state = self.drawn(BatchNormLayer(id="b", name="b"), (4,))
        found = {key: array.tolist() for key, array in state.items() if key.startswith("b")}
        assert found == {
            "b.scale": [1] * 4,
            "b": [0] * 4,
            "b.mean": [0] * 4,
            "b.variance": [1] * 4,
            "b-out": found["b-out"],
        }

    @pytest.mark.parametrize("initializer", INITIALIZERS)
    def test_every_initializer_for_every_array(self, initializer: Any) -> None:
        layer = EmbeddingLayer(id="e", name="e", vocabulary=50, size=6, initializer=initializer)
        layers = [inputs(4), layer, dense("h", 3, initializer=initializer), output(2)]
        wanted = design(layers, ["in>e", "e>h", "h>out"])
        state = initial_state(wanted)
        assert state["e.table"].shape == (50, 6)
        for key, array in state.items():
            assert array.dtype == np.float32
            assert np.isfinite(array).all()
            np.testing.assert_array_equal(initial_array(wanted, key), array)
        with pytest.raises(KeyError):
            initial_array(wanted, "e.kernel")

    def test_every_array_has_a_stream_of_its_own(self) -> None:
        layer = SimpleRNNLayer(id="l", name="l", units=4)
        state = self.drawn(layer, (5, 4))
        assert not np.allclose(state["l.input"], state["l.recurrent"])


def test_fan_in_sums_over_links() -> None:
    layers = [inputs(400), dense("a", 400), dense("h", 300, initializer="he"), output(2)]
    state = initial_state(design(layers, ["in>a", "a>h", "in>h", "h>out"]))
    assert state["in-h"].std() == pytest.approx(np.sqrt(2 / 800), rel=0.02)


def test_fan_in_counts_a_neurons_own_connections() -> None:
    """A neuron wired to two others draws as large as one of a layer two wide."""
    mask = ((3, 90),) * 300
    layers = [inputs(400), dense("h", 300, initializer="he"), output(2)]
    drawn = initial_state(design(layers, [("in>h", mask), "h>out"]))["in-h"]
    assert drawn[:, [3, 90]].std() == pytest.approx(1, rel=0.1)
    assert np.count_nonzero(drawn) == 600


def test_biases_are_zero_and_all_is_float32() -> None:
    state = initial_state(design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"]))
    assert set(state) == {"in-h", "h-out", "h", "out"}
    assert not state["h"].any()
    assert not state["out"].any()
    assert all(array.dtype == np.float32 for array in state.values())


def test_same_seed_same_numbers_other_seed_others() -> None:
    wanted = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"], seed=7)
    assert initial_state(wanted).same_as(initial_state(wanted))
    assert initial_state(wanted).same_as(initial_state(wanted, 7))
    other = initial_state(wanted, 8)
    assert not np.array_equal(other["in-h"], initial_state(wanted)["in-h"])


def test_a_layer_added_elsewhere_changes_no_number() -> None:
    before = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"])
    after = edits.add_layer(before, "dense", 0, 0)
    old, new = initial_state(before), initial_state(after)
    for key in old:
        np.testing.assert_array_equal(old[key], new[key])


def test_incomplete_designs() -> None:
    assert len(initial_state(Design())) == 0
    loose = design([inputs(3), dropout("d"), dense("h", 4)], ["d>h"])
    state = initial_state(loose)
    assert set(state) == {"h"}  # the dropout's width is unknown
    wired = replace(loose, links=(*loose.links, Link(id="new", source="in", target="d")))
    assert set(initial_state(wired)) == {"h", "d-h"}


def test_one_array_is_drawn_as_all_are() -> None:
    wanted = design(
        [inputs(3), dense("h", 4), output(2)], ["in>h", ("in>out", ((0,), (2,))), "h>out"]
    )
    for key, array in initial_state(wanted).items():
        np.testing.assert_array_equal(initial_array(wanted, key), array)
    for key in ("in", "nowhere"):
        with pytest.raises(KeyError):
            initial_array(wanted, key)


def test_many_layers_are_drawn_in_a_moment() -> None:
    names = [f"h{number}" for number in range(1000)]
    layers = [inputs(4), *(dense(name, 4) for name in names), output(2)]
    wanted = design(layers, [f"{a}>{b}" for a, b in pairwise(["in", *names, "out"])])
    start = time.thread_time()
    assert len(initial_state(wanted)) == 2002
    assert time.thread_time() - start < 0.4  # looking up every shape anew took 1.1 s


def test_203530_parameters() -> None:
    layers = (
        InputLayer(id="in", name="in", shape=(28, 28)),
        dense("h", 256),
        OutputLayer(id="out", name="out", units=10),
    )
    state = initial_state(design(layers, ["in>h", "h>out"]))
    assert sum(array.size for array in state.values()) == 203_530
