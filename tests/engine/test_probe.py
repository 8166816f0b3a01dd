"""Saliency against numerical gradients; what must add up; what units look for."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.errors import EngineError
from nndesigner.engine.explain.passes import trace
from nndesigner.engine.explain.probe import (
    Probe,
    central_unit,
    contributions,
    input_contributions,
    looks_for,
    saliency,
)
from tests.engine.builders import dense, design, inputs, output, random_state
from tests.engine.explained import BRANCHES, SEQUENCE, sample_of, slope, state_of


@pytest.mark.parametrize("wanted", [BRANCHES, SEQUENCE])
def test_saliency_against_numerical_gradients(wanted: Design) -> None:
    state, x = state_of(wanted), sample_of(wanted)

    def score(sample: np.ndarray, unit: int) -> float:
        z = trace(wanted, state, sample).layers["out"].z
        assert z is not None
        return float(z[unit])

    for unit in range(2):
        found = saliency(wanted, state, x, unit)
        assert found.shape == x.shape
        expected = np.array(
            [slope(lambda a, unit=unit: score(a, unit), x, i) for i in np.ndindex(x.shape)]
        )
        np.testing.assert_allclose(found.reshape(-1), expected, rtol=1e-3, atol=1e-5)
        np.testing.assert_allclose(
            input_contributions(wanted, state, x, unit), found * x, rtol=1e-5, atol=1e-7
        )


@pytest.mark.parametrize("layer_id", ["in", "c", "p", "b", "c2", "add", "f", "d", "h"])
def test_probe_of_any_layer(layer_id: str) -> None:
    state, x = state_of(BRANCHES), sample_of(BRANCHES)
    probe = Probe(BRANCHES, state, layer_id, np.float64)
    layer = trace(BRANCHES, state, x).layers[layer_id]
    unit = layer.a.size // 2
    expected = layer.a if layer.z is None else layer.z
    assert probe.z(x, unit) == pytest.approx(expected.reshape(-1)[unit])
    found = probe.gradient(x, unit)
    for place in list(np.ndindex(x.shape))[::5]:
        numerical = slope(lambda a: probe.z(a, unit), x, place)
        assert found[place] == pytest.approx(numerical, rel=1e-5, abs=1e-8)


def test_saliency_of_two_classes_on_one_unit() -> None:
    last = replace(output(1, "sigmoid", "binary_cross_entropy"), classes=("no", "yes"))
    wanted = design([inputs(2), last], ["in>out"])
    state = NetworkState({"in-out": np.array([[0.8, -0.4]]), "out": np.array([0.1])})
    x = np.array([0.5, 0.3])
    np.testing.assert_allclose(saliency(wanted, state, x, 1), [0.8, -0.4], rtol=1e-6)
    np.testing.assert_allclose(saliency(wanted, state, x, 0), [-0.8, 0.4], rtol=1e-6)
    np.testing.assert_allclose(input_contributions(wanted, state, x, 1), [0.4, -0.12], rtol=1e-6)


@pytest.mark.parametrize(
    ("layer_id", "sources"), [("c", ["in"]), ("c2", ["b"]), ("h", ["d"]), ("out", ["h", "f"])]
)
def test_contributions_sum_to_z(layer_id: str, sources: list[str]) -> None:
    state, x = state_of(BRANCHES), sample_of(BRANCHES)
    layer = trace(BRANCHES, state, x).layers[layer_id]
    assert layer.z is not None
    unit = layer.z.size - 1
    found = contributions(BRANCHES, state, x, layer_id, unit)
    assert list(found) == sources
    assert all(numbers.shape == BRANCHES.shapes[source] for source, numbers in found.items())
    total = sum(float(numbers.sum()) for numbers in found.values()) + state[layer_id][-1]
    assert total == pytest.approx(layer.z.reshape(-1)[unit], rel=1e-4)


def test_contributions_leave_out_what_a_mask_does() -> None:
    wanted = design([inputs(3), output(1, "identity", "mean_squared_error")], [MASKED])
    state = NetworkState({"in-out": np.array([[2.0, 3.0, 4.0]]), "out": np.zeros(1)})
    found = contributions(wanted, state, (1.0, 1.0, 1.0), "out", 0)
    np.testing.assert_array_equal(found["in"], [2, 0, 4])


MASKED = ("in>out", ((0, 2),))


def test_what_cannot_be_probed() -> None:
    state, x = state_of(BRANCHES), sample_of(BRANCHES)
    for layer_id, unit in (("nowhere", 0), ("h", 5), ("h", -1)):
        with pytest.raises(EngineError) as caught:
            Probe(BRANCHES, state, layer_id).gradient(x, unit)
        assert caught.value.code == "no_neuron"
    for layer_id in ("add", "in"):
        with pytest.raises(EngineError) as caught:
            contributions(BRANCHES, state, x, layer_id, 0)
        assert caught.value.code == "no_neuron"
    with pytest.raises(EngineError) as caught:
        Probe(BRANCHES, NetworkState(), "h")
    assert caught.value.code == "state_does_not_fit"
    with pytest.raises(EngineError) as caught:
        Probe(design([inputs(2), dense("h", 2)], []), random_state(BRANCHES), "h")
    assert caught.value.code == "cannot_compute"


def test_a_first_neuron_looks_for_its_weights() -> None:
    picture = InputLayer(id="in", name="in", shape=(4, 5))
    wanted = design([picture, dense("h", 6, "relu"), output(2)], ["in>h", "h>out"])
    state = random_state(wanted)
    for unit in (0, 5):
        weights = state["in-h"][unit].reshape(4, 5)
        found = looks_for(wanted, state, "h", unit)
        np.testing.assert_allclose(found, weights / np.abs(weights).max(), atol=1e-5)


@pytest.mark.parametrize(("layer_id", "unit"), [("c", 50), ("c2", 5), ("h", 1), ("out", 2)])
def test_a_unit_is_excited_by_what_it_looks_for(layer_id: str, unit: int) -> None:
    state = state_of(BRANCHES)
    found = looks_for(BRANCHES, state, layer_id, unit)
    assert found.shape == (6, 6)
    assert np.abs(found).max() == 1
    np.testing.assert_array_equal(found, looks_for(BRANCHES, state, layer_id, unit))
    probe = Probe(BRANCHES, state, layer_id)
    size = np.linalg.norm(found)
    others = np.random.default_rng(0).normal(size=(30, 6, 6))
    rivals = [probe.z(other / np.linalg.norm(other) * size, unit) for other in others]
    assert probe.z(found, unit) > max(rivals)


def test_units_off_at_zero_and_units_that_see_nothing() -> None:
    layers = [inputs(4), dense("a", 8, "relu"), dense("b", 8, "relu"), output(2)]
    wanted = design(layers, ["in>a", "a>b", "b>out"])
    state = random_state(wanted)
    state = state.replaced(a=np.zeros(8), b=np.zeros(8), out=np.zeros(2))
    assert np.abs(looks_for(wanted, state, "out", 1)).max() == 1
    nothing = NetworkState({key: np.zeros_like(array) for key, array in state.items()})
    assert not looks_for(wanted, nothing, "out", 1).any()


@pytest.mark.parametrize(
    ("shape", "feature", "unit"), [((7,), 3, 3), ((5, 3), 1, 7), ((2, 4, 6), 1, 24 + 2 * 6 + 3)]
)
def test_central_unit(shape: tuple[int, ...], feature: int, unit: int) -> None:
    assert central_unit(shape, feature) == unit
