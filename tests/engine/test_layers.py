"""Layers at work compute what the general formulas say."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.catalog import ACTIVATIONS as NAMES
from nndesigner.core.design import ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, inputs, output, random_state

UNITS = [1, 5, 32, 33, 70]


def batch(units: int, dtype: type, seed: int = 0) -> np.ndarray:
    numbers = np.random.default_rng(seed).normal(size=(6, units)) * 3
    numbers[0, 0] = 0
    return numbers.astype(dtype)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("units", UNITS)
@pytest.mark.parametrize("name", NAMES)
def test_activations_at_work(name: ActivationName, units: int, dtype: type) -> None:
    z = batch(units, dtype)
    expected, other = z.copy(), np.empty_like(z)
    ACTIVATIONS[name].forward(expected)
    for call in activate(name, z, other):
        call()
    np.testing.assert_allclose(other, expected, rtol=1e-6)

    da = batch(units, dtype, 1)
    expected_dz = da.copy()
    ACTIVATIONS[name].backward(z, expected, expected_dz)
    for call in pass_back(name, z, other, da):
        call()
    np.testing.assert_allclose(da, expected_dz, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("units", UNITS)
def test_softmax_at_work_cannot_overflow(units: int) -> None:
    z = batch(units, np.float32) * np.float32(1e30)
    out = np.empty_like(z)
    for call in activate("softmax", z, out):
        call()
    np.testing.assert_allclose(out.sum(axis=1), 1)


def test_nan_is_not_hidden_at_work() -> None:
    for name in NAMES:
        z = np.full((2, 3), np.nan, np.float32)
        for call in activate(name, z, z):
            call()
        assert np.isnan(z).all()


def test_gradients_can_be_scaled() -> None:
    wanted = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out", "in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    workspace, targets = network.workspace(6), np.eye(2)[[0, 1, 1, 0, 1, 0]]
    gradients = []
    for scale in (1.0, 3.0):
        workspace.forward(batch(3, np.float64))
        workspace.backward(targets, scale)
        gradients.append(network.parameters.gradients.copy())
    np.testing.assert_allclose(gradients[1], 3 * gradients[0])
