"""Statistics of layers: known answers, and that looking changes nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.errors import EngineError
from nndesigner.core.layers import (
    ActivationLayer,
    BatchNormLayer,
    Conv1DLayer,
    Conv2DLayer,
    FlattenLayer,
    SimpleRNNLayer,
)
from nndesigner.engine.explain.passes import trace
from nndesigner.engine.learner import Learner
from nndesigner.engine.network import Network, compile_design
from nndesigner.engine.statistics import LayerStatistics, statistics
from nndesigner.engine.targets import encode
from tests.engine.builders import dense, design, dropout, inputs, output, random_state


def network_of(wanted: Design, state: NetworkState, dtype: Any = np.float64) -> Network:
    network = compile_design(wanted, dtype)
    network.set_state(state)
    return network


def test_known_answers() -> None:
    wanted = design(
        [inputs(2), dense("h", 3, "relu"), output(1, "identity", "mean_squared_error")],
        ["in>h", "h>out"],
    )
    state = NetworkState(
        {
            "in-h": np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]]),
            "h": np.zeros(3),
            "h-out": np.array([[3.0, 4.0, 12.0]]),
            "out": np.zeros(1),
        }
    )
    network = network_of(wanted, state)
    x = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = statistics(network, x, np.array([[2.0], [2.0]]))
    # h is (1, 0, 0) and (0, 1, 0), out 3 and 4, dL/dout 1 and 2
    assert found["in"] == LayerStatistics(0.5, 0.5)
    hidden, last = found["h"], found["out"]
    assert hidden.activation_mean == pytest.approx(1 / 3)
    assert hidden.activation_spread == pytest.approx(np.sqrt(2) / 3)
    assert hidden.dead_share == pytest.approx(1 / 3)
    assert hidden.weight_norm == pytest.approx(2)
    assert hidden.gradient_norm == pytest.approx(np.sqrt(2 * (3**2 + 8**2)))
    assert (last.activation_mean, last.activation_spread) == (3.5, 0.5)
    assert last.dead_share is None
    assert last.weight_norm == pytest.approx(13)
    assert last.gradient_norm == pytest.approx(np.sqrt(1 + 4 + 9))
    heavier = statistics(network, x, np.array([[2.0], [2.0]]), np.array([[0.0], [2.0]]))
    assert heavier["out"].gradient_norm == pytest.approx(np.sqrt(16 + 16))


def test_one_sample_against_its_trace() -> None:
    wanted = design(
        [inputs(3), dense("a", 4), dense("b", 2, "sigmoid", frozen=True), dropout("d"), output(3)],
        [("in>a", ((0,), (0, 2), (1, 2), (1,))), "a>b", "b>d", "d>out", "in>out"],
    )
    state = random_state(wanted)
    network = network_of(wanted, state)
    x = np.array([[0.3, -1.0, 0.8]])
    found = statistics(network, x, encode([1], 3, 3, np.float64))
    gradients = trace(wanted, state, x, 1).gradients
    assert gradients is not None
    for layer_id, keys in (("a", ("in-a", "a")), ("out", ("d-out", "in-out", "out"))):
        squares = sum(float(np.square(gradients[key]).sum()) for key in keys)
        assert found[layer_id].gradient_norm == pytest.approx(np.sqrt(squares))
    assert found["b"].gradient_norm == 0
    assert found["d"].gradient_norm is found["d"].weight_norm is None
    assert found["d"].activation_mean == found["b"].activation_mean
    assert found["a"].weight_norm == pytest.approx(np.linalg.norm(network.state()["in-a"]))
    assert list(found) == list(network.workspace(1, keep_z=True).layers)


def test_channels_and_features_are_dead_as_a_whole() -> None:
    picture = InputLayer(id="in", name="in", shape=(5, 5))
    layers = [
        picture,
        Conv2DLayer(id="c", name="c", filters=4, activation="relu"),
        FlattenLayer(id="f", name="f"),
        output(2),
    ]
    wanted = design(layers, ["in>c", "c>f", "f>out"])
    state = random_state(wanted)
    bias = np.array([-1e6, 1e6, -1e6, 0.5])
    found = _of_random_batch(wanted, state.replaced(c=bias), (5, 5))
    assert found["c"].dead_share == 0.5
    assert found["c"].weight_norm == pytest.approx(np.linalg.norm(state["c.kernel"]))
    assert found["c"].gradient_norm is not None
    assert found["f"].dead_share is None

    steps = InputLayer(id="in", name="in", shape=(6, 2))
    for layer in (
        Conv1DLayer(id="c", name="c", filters=4, activation="relu"),
        SimpleRNNLayer(id="c", name="c", units=4, activation="relu", returns="all"),
        SimpleRNNLayer(id="c", name="c", units=4, activation="relu", returns="last"),
    ):
        wanted = design([steps, layer, output(2)], ["in>c", "c>out"])
        state = random_state(wanted, scale=0.1).replaced(c=np.array([-1e6, 1e3, 1e3, 1e3]))
        assert _of_random_batch(wanted, state, (6, 2))["c"].dead_share == 0.25


def test_dead_neurons_among_others() -> None:
    layers = [
        inputs(2),
        dense("h", 4, "relu", unit_activations=((0, "tanh"), (1, "tanh"))),
        ActivationLayer(id="r", name="r", activation="relu"),
        output(2),
    ]
    wanted = design(layers, ["in>h", "h>r", "r>out"])
    state = random_state(wanted).replaced(h=np.array([-1e3, 1e3, -1e3, 1e3]))
    found = _of_random_batch(wanted, state, (2,))
    assert found["h"].dead_share == 0.5
    assert found["r"].dead_share == 0.5
    only_others = replace(layers[1], unit_activations=tuple((unit, "tanh") for unit in range(4)))
    wanted = design([layers[0], only_others, layers[3]], ["in>h", "h>out"])
    assert _of_random_batch(wanted, random_state(wanted), (2,))["h"].dead_share is None


def _of_random_batch(wanted: Design, state: NetworkState, shape: tuple[int, ...]) -> Any:
    x = np.random.default_rng(0).normal(size=(8, int(np.prod(shape))))
    return statistics(network_of(wanted, state), x, np.full((8, 2), 0.5))


@pytest.mark.parametrize("optimizer", ["momentum", "adam", "rprop", "lion"])
def test_looking_changes_nothing(optimizer: str) -> None:
    layers = [inputs(4), dense("a", 6, "relu"), BatchNormLayer(id="b", name="b")]
    layers += [dropout("d"), dense("e", 3, frozen=True), output(3)]
    links = ["in>a", "a>b", "b>d", "d>e", "e>out"]
    wanted = design(layers, links, optimizer=optimizer, learning_rate=0.05, l2=0.01)
    start = random_state(wanted)
    start = start.replaced(**{"b.variance": np.abs(start["b.variance"])})
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(16, 4)), encode(rng.integers(0, 3, 16), 3, 3, np.float64)

    def trained(*, looked_at: bool) -> NetworkState:
        network = network_of(wanted, start)
        learner = Learner(network, wanted.training)
        for _ in range(5):
            learner.learn(x, y, None, 0.05)
            if looked_at:
                before, streams = network.state(), network.save_streams()
                statistics(network, x, y)
                assert network.state().same_as(before)
                assert network.save_streams() == streams
        return network.state()

    assert trained(looked_at=True).same_as(trained(looked_at=False))


def test_nothing_to_look_at() -> None:
    wanted = design([inputs(2), output(2)], ["in>out"])
    network = network_of(wanted, random_state(wanted))
    with pytest.raises(EngineError) as caught:
        statistics(network, np.zeros((0, 2)), np.zeros((0, 2)))
    assert caught.value.code == "no_samples"


def test_weights_that_are_not_finite() -> None:
    wanted = design([inputs(2), dense("h", 3, "relu"), output(2)], ["in>h", "h>out"])
    state = random_state(wanted).replaced(h=np.array([np.nan, np.inf, 1.0]))
    found = _of_random_batch(wanted, state, (2,))
    assert np.isnan(found["h"].activation_mean)
