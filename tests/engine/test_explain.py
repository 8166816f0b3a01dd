"""Numbers inside a network: published examples, numerical gradients, what must add up."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.errors import EngineError
from nndesigner.engine.explain.passes import trace
from nndesigner.engine.explain.sums import neuron, strongest
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, dropout, inputs, output, random_state
from tests.engine.explained import BRANCHES, SEQUENCE, sample_of, slope, state_of


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


@pytest.mark.parametrize(("wanted", "target"), [(BRANCHES, 2), (SEQUENCE, (0.3, -0.8))])
def test_trace_has_what_the_network_computes(wanted: Design, target: Any) -> None:
    state, x = state_of(wanted), sample_of(wanted)
    network = compile_design(wanted, np.float64)
    network.set_state(state)
    found = trace(wanted, state, x, target)
    activations = network.activations(x.reshape(1, -1))
    before = network.pre_activations(x.reshape(1, -1))
    assert found.layers.keys() == activations.keys()
    for layer_id, layer in found.layers.items():
        assert layer.a.shape == layer.shape == wanted.shapes[layer_id]
        np.testing.assert_array_equal(layer.a.reshape(1, -1), activations[layer_id])
        assert (layer.z is None) == (layer_id not in before)
        if layer.z is not None:
            np.testing.assert_array_equal(layer.z.reshape(1, -1), before[layer_id])
            assert layer.delta is not None
        assert layer.delta is not None
        assert not layer.a.flags.writeable
        assert not layer.delta.flags.writeable
    places = list(found.layers)
    assert all(places.index(link.source) < places.index(link.target) for link in wanted.links)


@pytest.mark.parametrize(("wanted", "target"), [(BRANCHES, 2), (SEQUENCE, (0.3, -0.8))])
def test_gradients_of_a_trace_are_those_of_the_loss(wanted: Design, target: Any) -> None:
    state, x = state_of(wanted), sample_of(wanted)
    found = trace(wanted, state, x, target)
    assert found.loss is not None
    assert found.gradients is not None

    def loss(changed: NetworkState, sample: np.ndarray) -> float:
        result = trace(wanted, changed, sample, target).loss
        assert result is not None
        return result

    for key, array in state.items():
        if key.endswith((".mean", ".variance")):
            continue
        for place in list(np.ndindex(array.shape))[:: max(1, array.size // 7)]:
            numerical = slope(lambda a, key=key: loss(state.replaced(**{key: a}), x), array, place)
            assert found.gradients[key][place] == pytest.approx(numerical, rel=1e-5, abs=1e-9)
    for place in list(np.ndindex(x.shape))[::5]:
        numerical = slope(lambda a: loss(state, a), x, place)
        given = found.layers["in"].gradient
        assert given is not None
        assert given[place] == pytest.approx(numerical, rel=1e-5, abs=1e-9)


def test_deltas_explain_each_other() -> None:
    """delta of a layer = dL/da x slope of its activation; dL/da = sum over links of W^T delta."""
    state = state_of(BRANCHES)
    found = trace(BRANCHES, state, sample_of(BRANCHES), 2)
    layers = found.layers
    out, hidden, flat = layers["out"], layers["h"], layers["f"]
    assert out.delta is not None
    assert out.gradient is None
    np.testing.assert_allclose(out.delta, out.a - np.array([0, 0, 1]))
    assert hidden.gradient is not None
    assert hidden.delta is not None
    assert hidden.z is not None
    np.testing.assert_allclose(hidden.gradient, out.delta @ state["h-out"])
    slopes = hidden.a * (1 - hidden.a)
    slopes[1], slopes[3] = 1 - hidden.a[1] ** 2, np.cos(hidden.z[3])
    np.testing.assert_allclose(hidden.delta, hidden.gradient * slopes)
    assert flat.delta is not None
    expected = hidden.delta @ state["d-h"] + out.delta @ state["f-out"]
    np.testing.assert_allclose(flat.delta, expected)
    add, second = layers["add"], layers["c2"]
    assert add.delta is not None
    np.testing.assert_allclose(add.delta.reshape(-1), expected)
    np.testing.assert_array_equal(second.gradient, add.delta)
    assert found.gradients is not None
    np.testing.assert_allclose(found.gradients["d-h"], np.outer(hidden.delta, flat.a))
    np.testing.assert_allclose(found.gradients["h"], hidden.delta)


def test_trace_without_target_and_with_a_value() -> None:
    found = trace(BRANCHES, state_of(BRANCHES), sample_of(BRANCHES), dtype=np.float32)
    assert found.loss is None
    assert found.gradients is None
    assert found.layers["out"].delta is None
    assert found.layers["out"].a.dtype == np.float32
    assert found.activations["c"].shape == (3, 6, 6)
    wanted = design([inputs(2), output(1, "sigmoid", "mean_squared_error")], ["in>out"])
    values = trace(wanted, random_state(wanted), (0.1, 0.2), 0.7)
    assert values.loss == pytest.approx((float(values.layers["out"].a[0]) - 0.7) ** 2)


def test_trace_names_what_does_not_fit() -> None:
    wanted = design([inputs(2), output(3)], ["in>out"])
    state = random_state(wanted)
    for x, target, code in (
        ((1, 2, 3), 0, "input_does_not_fit"),
        ((1, 2), 3, "not_a_class"),
        ((1, 2), (0, 1), "targets_do_not_fit"),
    ):
        with pytest.raises(EngineError) as caught:
            trace(wanted, state, x, target)
        assert caught.value.code == code
    with pytest.raises(EngineError) as caught:
        trace(design([inputs(2), output(3)], []), state, (1, 2))
    assert caught.value.code == "cannot_compute"


def test_delta_gives_every_term_its_gradient() -> None:
    state, x = state_of(BRANCHES), sample_of(BRANCHES)
    found = trace(BRANCHES, state, x, 1)
    deltas = found.layers["h"].delta
    assert deltas is not None
    assert found.gradients is not None
    for unit in range(5):
        one = neuron(BRANCHES, state, found.activations, "h", unit, float(deltas[unit]))
        assert one.a == pytest.approx(found.layers["h"].a[unit])
        assert one.delta == deltas[unit]
        expected = found.gradients["d-h"][unit]
        assert [term.gradient for term in one.terms] == pytest.approx(list(expected))
        ordered = strongest(one.terms, 4)
        sizes = [abs(term.product) for term in ordered]
        assert sizes == sorted((abs(term.product) for term in one.terms), reverse=True)[:4]


def test_softmax_of_some_neurons_only_is_refused() -> None:
    wanted = design(
        [inputs(2), dense("h", 3, "softmax", unit_activations=((1, "relu"),)), output(2)],
        ["in>h", "h>out"],
    )
    with pytest.raises(EngineError) as caught:
        trace(wanted, random_state(wanted), (0.4, -1.0))
    assert caught.value.params["problem"] == "softmax_of_some"
