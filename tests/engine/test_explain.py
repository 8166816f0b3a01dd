"""Why a neuron says what it says: the published examples, masks and softmax."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.arrays import NetworkState
from nndesigner.core.errors import EngineError
from nndesigner.engine.explain import neuron
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, dropout, inputs, output, random_state


def test_one_neuron() -> None:
    wanted = design([inputs(2), output(1, "sigmoid", "binary_cross_entropy")], ["in>out"])
    state = NetworkState({"in-out": np.array([[0.8, -0.4]]), "out": np.array([0.1])})
    trace = neuron(wanted, state, {"in": np.array([0.5, 0.3])}, "out", 0)
    assert trace.z == pytest.approx(0.38)
    assert trace.a == pytest.approx(0.5939, abs=5e-5)
    assert trace.bias == 0.1
    assert [term.product for term in trace.terms] == pytest.approx([0.4, -0.12])
    assert [(term.layer_id, term.unit) for term in trace.terms] == [("in", 0), ("in", 1)]


@pytest.mark.parametrize(("weights", "z", "go"), [((1, 1, 5), 4, True), ((2, 6, 3), -4, False)])
def test_boat_trip(weights: tuple[int, ...], z: float, go: bool) -> None:
    wanted = design([inputs(3), output(1, "sigmoid", "binary_cross_entropy")], ["in>out"])
    state = NetworkState(
        {"in-out": np.array([weights], np.float32), "out": np.array([1], np.float32)}
    )
    sample = np.array([-1, -1, 1], np.float32)
    trace = neuron(wanted, state, {"in": sample}, "out", 0)
    assert trace.z == z
    assert (trace.a > 0.5) is go
    network = compile_design(wanted)
    network.set_state(state)
    assert network.predict(sample[np.newaxis])[0, 0] == pytest.approx(trace.a)


def test_every_neuron_adds_up_to_what_the_network_computes() -> None:
    wanted = design(
        [inputs(3), dense("h", 4, "softmax"), dropout("d"), dense("n", 1, "relu"), output(3)],
        ["in>h", "h>d", ("in>n", ((0, 2),)), "d>out", "n>out"],
    )
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    x = np.array([[0.4, -1.2, 0.9]])
    activations = {key: rows[0] for key, rows in network.activations(x).items()}
    before = network.pre_activations(x)
    for layer_id, units in (("h", 4), ("n", 1), ("out", 3)):
        for unit in range(units):
            trace = neuron(wanted, network.state(), activations, layer_id, unit)
            total = sum(term.product for term in trace.terms) + trace.bias
            assert trace.z == pytest.approx(total)
            assert trace.z == pytest.approx(before[layer_id][0, unit])
            assert trace.a == pytest.approx(activations[layer_id][unit])
    assert len(neuron(wanted, network.state(), activations, "n", 0).terms) == 2
    assert len(neuron(wanted, network.state(), activations, "out", 0).terms) == 5


def test_what_has_no_neuron() -> None:
    wanted = design([inputs(2), output(2)], ["in>out"])
    state, sample = random_state(wanted), {"in": np.zeros(2)}
    for layer_id, unit in (("in", 0), ("out", 2), ("nowhere", 0)):
        with pytest.raises(EngineError) as caught:
            neuron(wanted, state, sample, layer_id, unit)
        assert caught.value.code == "no_neuron"
    with pytest.raises(EngineError) as caught:
        neuron(wanted, state, {}, "out", 0)
    assert caught.value.code == "state_does_not_fit"
    with pytest.raises(EngineError):
        neuron(wanted, NetworkState(), sample, "out", 0)
