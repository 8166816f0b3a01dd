"""Neurons computed together as one block give the same numbers as one after the other."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.layers import NeuronLayer, activation_of
from nndesigner.core.shapes import connection_count, topological_order
from nndesigner.engine.carry import carry_state
from nndesigner.engine.learner import Learner
from nndesigner.engine.network import Network, compile_design
from tests.engine.builders import dense, design, inputs, output, random_state
from tests.engine.numerical import assert_gradient

NAMES = ("tanh", "relu", "sigmoid", "identity", "sine", "softplus")
FUNCTIONS: dict[str, Callable[[float], float]] = {
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "identity": lambda z: z,
    "sine": math.sin,
    "softplus": lambda z: math.log1p(math.exp(z)),
}


def free_neurons(seed: int = 0, *, smooth: bool = False, neurons: int = 14) -> Design:
    """Return single neurons and pairs, wired at random to anything before them."""
    rng = np.random.default_rng(seed)
    names = [name for name in NAMES if not (smooth and name == "relu")]
    layers, links = [inputs(3)], []
    for number in range(neurons):
        units = int(rng.integers(1, 3))
        own = ((1, "sine"),) if units == 2 and number % 3 == 0 else ()
        name = str(rng.choice([name for name in names if name != "sine"]))
        layer = dense(f"n{number}", units, name, unit_activations=own)
        count = int(rng.integers(1, min(4, len(layers)) + 1))
        for source in rng.choice(len(layers), count, replace=False):
            before = layers[source]
            mask = None
            if before.units > 1 and rng.random() < 0.5:
                mask = tuple((int(rng.integers(before.units)),) for _ in range(units))
            arrow = f"{before.id}>{layer.id}"
            links.append(arrow if mask is None else (arrow, mask))
        layers.append(layer)
    sources = {(link if isinstance(link, str) else link[0]).split(">")[0] for link in links}
    links += [f"{layer.id}>out" for layer in layers if layer.id not in sources]
    return design([*layers, output(2, "identity", "mean_squared_error")], links)


def one_by_one(wanted: Design, state: NetworkState, sample: np.ndarray) -> dict[str, list[float]]:
    """Return every layer's activations for one sample, in plain Python."""
    found: dict[str, list[float]] = {"in": [float(number) for number in sample]}
    for layer_id in topological_order(wanted):
        layer = wanted.layer(layer_id)
        if isinstance(layer, NeuronLayer):
            found[layer_id] = [
                _neuron(wanted, state, layer, unit, found) for unit in range(layer.units)
            ]
    return found


def _neuron(
    wanted: Design,
    state: NetworkState,
    layer: NeuronLayer,
    unit: int,
    found: dict[str, list[float]],
) -> float:
    z = float(state[layer.id][unit])
    for link in wanted.links_into(layer.id):
        before = found[link.source]
        for source in range(len(before)) if link.mask is None else link.mask[unit]:
            z += float(state[link.id][unit, source]) * before[source]
    return FUNCTIONS[activation_of(layer, unit)](z)


def network_of(wanted: Design, seed: int = 0) -> Network:
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted, seed))
    return network


@pytest.mark.parametrize("seed", range(12))
def test_same_numbers_as_one_by_one(seed: int) -> None:
    wanted = free_neurons(seed)
    network = network_of(wanted, seed)
    x = np.random.default_rng(seed).normal(size=(5, 3))
    together = network.activations(x)
    for row, sample in enumerate(x):
        for layer_id, expected in one_by_one(wanted, network.state(), sample).items():
            np.testing.assert_allclose(together[layer_id][row], expected, atol=1e-12)
    np.testing.assert_array_equal(network.predict(x), together["out"])


def test_neurons_of_one_depth_are_one_block() -> None:
    layers = [inputs(3), *(dense(f"n{i}", 1) for i in range(20)), output(2)]
    links = [f"in>n{i}" for i in range(20)] + [f"n{i}>out" for i in range(20)]
    plan = compile_design(design(layers, links)).plan
    assert [len(node.layers) for node in plan] == [1, 20, 1]


@pytest.mark.parametrize("seed", range(6))
def test_gradients(seed: int) -> None:
    assert_gradient(free_neurons(seed, smooth=True, neurons=9), seed=seed + 2)


def test_weights_stay_with_their_neurons() -> None:
    """Views of single links and biases lead to the places the block computes with."""
    wanted = free_neurons(3)
    network = network_of(wanted)
    state = network.state()
    x = np.random.default_rng(1).normal(size=(1, 3))
    for key in state:
        changed = state.replaced(**{key: np.array(state[key]) + 0.25})
        network.set_state(changed)
        assert np.array_equal(network.parameters.arrays[key], network.state()[key])
        expected = one_by_one(wanted, network.state(), x[0])["out"]
        np.testing.assert_allclose(network.predict(x)[0], expected, atol=1e-12)


def test_state_carried_into_another_arrangement() -> None:
    """Depths, and so blocks, change with a wire more; weights go on with their wires."""
    before = free_neurons(5)
    state = network_of(before).state()
    last = [layer.id for layer in before.layers if layer.id.startswith("n")][-1]
    after = edits.add_layer(before, "neuron", 0, 0, name="New", activation="tanh")
    new = after.layers[-1].id
    after = edits.connect(edits.connect(after, last, new), new, "out")
    carried = carry_state(state, before, after)
    network = compile_design(after, np.float64)
    network.set_state(carried)
    x = np.random.default_rng(2).normal(size=(4, 3))
    for row, sample in enumerate(x):
        expected = one_by_one(after, network.state(), sample)["out"]
        np.testing.assert_allclose(network.predict(x)[row], expected, atol=1e-12)
    for key in state:
        np.testing.assert_array_equal(network.state()[key], np.asarray(carried[key], float))


def test_absent_and_locked_wires_never_move() -> None:
    wanted = free_neurons(7)
    link = next(link for link in wanted.links if link.mask is not None)
    whole = next(link for link in wanted.links if link.mask is None)
    wanted = edits.lock_weight(wanted, link.id, 0, link.mask[0][0])
    wanted = edits.lock_weight(wanted, whole.id, 0, 0)
    wanted = edits.lock_bias(wanted, "n4", 0)
    network = network_of(wanted)
    before = network.state()
    learner = Learner(network, wanted.training)
    rng = np.random.default_rng(0)
    for _ in range(20):
        learner.learn(rng.normal(size=(8, 3)), rng.normal(size=(8, 2)), None, 0.05)
    after = network.state()
    assert after[link.id][0, link.mask[0][0]] == before[link.id][0, link.mask[0][0]]
    assert after[whole.id][0, 0] == before[whole.id][0, 0]
    assert after["n4"][0] == before["n4"][0]
    for each in wanted.links:
        moved = np.count_nonzero(after[each.id] != before[each.id])
        assert np.count_nonzero(after[each.id]) <= connection_count(wanted, each)
        assert moved <= connection_count(wanted, each)
    assert any(not np.array_equal(after[key], before[key]) for key in before)


def test_training_one_by_one_and_together_is_the_same() -> None:
    """A step of plain gradient descent along numerical slopes of the plain computation."""
    wanted = edits.set_training(
        free_neurons(4, smooth=True, neurons=8), optimizer="sgd", learning_rate=0.1
    )
    network = network_of(wanted)
    state = network.state()
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(3, 3)), rng.normal(size=(3, 2))
    expected = {key: np.array(array) for key, array in state.items()}
    for key, array in state.items():
        for place in np.ndindex(array.shape):
            if array[place] != 0:
                expected[key][place] -= 0.1 * _slope(wanted, state, key, place, x, y)
    Learner(network, wanted.training).learn(x, y, None, 0.1)
    for key, array in network.state().items():
        np.testing.assert_allclose(array, expected[key], atol=1e-8)


def _slope(
    wanted: Design,
    state: NetworkState,
    key: str,
    place: tuple[int, ...],
    x: np.ndarray,
    y: np.ndarray,
) -> float:
    losses = []
    for step in (1e-6, -1e-6):
        array = np.array(state[key])
        array[place] += step
        changed = state.replaced(**{key: array})
        answers = [one_by_one(wanted, changed, sample)["out"] for sample in x]
        losses.append(float(np.mean(np.square(np.array(answers) - y))))
    return (losses[0] - losses[1]) / 2e-6
