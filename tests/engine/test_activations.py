"""Activation functions: known values, PyTorch's, extremes and slopes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.catalog import ACTIVATIONS as NAMES
from nndesigner.core.layers import ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.layers.activation import activate, pass_back
from nndesigner.engine.rows import row_maxima, row_sums
from tests.engine.reference.runs import pre_activations

REFERENCE = np.load(Path(__file__).parent / "reference" / "functions.npz")
STORED = [key.split()[1] for key in REFERENCE if key.startswith("activation")]
ALONE = [name for name in NAMES if name != "softmax"]
SMOOTH = [name for name in ALONE if name != "step"]


def applied(name: str, *numbers: float, dtype: type = np.float64) -> np.ndarray:
    return ACTIVATIONS[name].of(np.array([numbers], dtype))[0]  # type: ignore[index]


def test_every_name_of_the_catalog_is_there() -> None:
    assert set(ACTIVATIONS) == set(NAMES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("identity", [-2.0, 0.0, 0.38]),
        ("relu", [0.0, 0.0, 0.38]),
        ("leaky_relu", [-0.02, 0.0, 0.38]),
        ("elu", [-0.8646647, 0.0, 0.38]),
        ("selu", [-1.5201665, 0.0, 0.3992664]),
        ("gelu", [-0.0455003, 0.0, 0.2462504]),
        ("silu", [-0.2384058, 0.0, 0.2256718]),
        ("softplus", [0.1269280, 0.6931472, 0.9010896]),
        ("sigmoid", [0.1192029, 0.5, 0.5938731]),
        ("tanh", [-0.9640276, 0.0, 0.3627074]),
        ("hard_sigmoid", [0.1666667, 0.5, 0.5633333]),
        ("step", [0.0, 1.0, 1.0]),
        ("sine", [-0.9092974, 0.0, 0.3709205]),
    ],
)
def test_known_values(name: str, expected: list[float]) -> None:
    np.testing.assert_allclose(applied(name, -2.0, 0.0, 0.38), expected, atol=1e-7)


def test_softmax() -> None:
    np.testing.assert_allclose(
        applied("softmax", 1, 2, 3), [0.09003057, 0.24472847, 0.66524096], atol=1e-8
    )
    np.testing.assert_allclose(applied("softmax", 1001, 1002, 1003), applied("softmax", 1, 2, 3))


@pytest.mark.parametrize("name", STORED)
@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)])
def test_values_and_slopes_are_pytorchs(name: str, dtype: type, tolerance: float) -> None:
    z, activation = pre_activations().astype(dtype), ACTIVATIONS[name]  # type: ignore[index]
    a, slopes = REFERENCE[f"activation {name}"]
    assert activation.of(z).dtype == dtype
    np.testing.assert_allclose(activation.of(z), a, rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(activation.slope(z), slopes, rtol=tolerance, atol=tolerance)


def test_gelu_and_silu_far_below_zero_are_exact() -> None:
    from scipy.stats import norm

    assert applied("gelu", -10.0)[0] == pytest.approx(-10 * norm.cdf(-10), rel=1e-12)
    assert applied("silu", -40.0)[0] == pytest.approx(-40 * np.exp(-40), rel=1e-12)
    assert applied("softplus", -40.0)[0] == pytest.approx(np.exp(-40), rel=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_large_numbers_stay_finite(name: str) -> None:
    result = applied(name, -1e30, -1000, 1000, 1e30, dtype=np.float32)
    assert np.isfinite(result).all()
    assert result.dtype == np.float32
    with np.errstate(all="raise", under="ignore"):
        z = np.array([-1e30, -1000, 1000, 1e30], np.float32)
        slopes = ACTIVATIONS[name].slope(z) if name != "softmax" else z
    assert np.isfinite(slopes).all()


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [
        ("identity", -np.inf, np.inf),
        ("relu", 0, np.inf),
        ("leaky_relu", -np.inf, np.inf),
        ("elu", -1, np.inf),
        ("selu", -1.7580993, np.inf),
        ("gelu", 0, np.inf),
        ("silu", 0, np.inf),
        ("softplus", 0, np.inf),
        ("sigmoid", 0, 1),
        ("tanh", -1, 1),
        ("hard_sigmoid", 0, 1),
        ("step", 0, 1),
        ("sine", np.nan, np.nan),
    ],
)
def test_infinity_is_no_surprise(name: ActivationName, below: float, above: float) -> None:
    for dtype in (np.float32, np.float64):
        z = np.array([-np.inf, np.inf], dtype)
        a = ACTIVATIONS[name].of(z)
        np.testing.assert_allclose(a, [below, above], rtol=1e-6, atol=1e-30)
        slopes = ACTIVATIONS[name].slope(z)
        assert np.isnan(slopes).all() if name == "sine" else np.isfinite(slopes).all()


@pytest.mark.parametrize("name", NAMES)
def test_nan_is_not_hidden(name: str) -> None:
    assert np.isnan(applied(name, float("nan"), 1.0)[0])


@pytest.mark.parametrize("name", SMOOTH)
@given(st.floats(-6, 6))
def test_slopes_are_those_of_the_curve(name: ActivationName, z: float) -> None:
    if min(abs(z - corner) for corner in (-3, 0, 3)) < 1e-4:
        return  # a corner of a piecewise function
    step = 1e-5
    below, above = (ACTIVATIONS[name].of(np.array([z + side]))[0] for side in (-step, step))
    slope = ACTIVATIONS[name].slope(np.array([z]))[0]
    assert slope == pytest.approx((above - below) / (2 * step), rel=1e-6, abs=1e-9)


def test_a_step_passes_nothing_back() -> None:
    assert not ACTIVATIONS["step"].slope(np.linspace(-1, 1, 5)).any()


@pytest.mark.parametrize("units", [1, 5, 33])
@pytest.mark.parametrize("order", ["C", "F"])
def test_slope_of_softmax(units: int, order: str) -> None:
    rng = np.random.default_rng(0)
    z, weights = (np.array(rng.normal(size=(6, units)), order=order) for _ in range(2))
    activation, slopes = ACTIVATIONS["softmax"], weights.copy(order="K")
    activation.backward(z, activation.of(z), slopes)
    step, numerical = 1e-6, np.zeros_like(z)
    for place in np.ndindex(z.shape):
        ends = []
        for side in (step, -step):
            moved = z.copy()
            moved[place] += side
            ends.append((activation.of(moved) * weights).sum())
        numerical[place] = (ends[0] - ends[1]) / (2 * step)
    np.testing.assert_allclose(slopes, numerical, rtol=1e-6, atol=1e-9)


LAYOUTS = {
    "rows": np.ascontiguousarray,
    "samples last": np.asfortranarray,
    "some columns": lambda z: np.repeat(z, 2, axis=1)[:, ::2],
    "one sample": lambda z: z[:1],
}


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("units", [1, 7, 40])
@pytest.mark.parametrize("name", NAMES)
def test_memory_order_changes_nothing(
    name: ActivationName, units: int, layout: str, dtype: type
) -> None:
    rng, activation = np.random.default_rng(units), ACTIVATIONS[name]
    z, da = (LAYOUTS[layout](rng.normal(size=(6, units)).astype(dtype)) for _ in range(2))
    out, dz = np.empty_like(z), da.copy(order="K")
    for call in [*activate(name, z, out), *pass_back(name, z, out, dz)]:
        call()
    expected, expected_dz = z.copy("C"), da.copy("C")
    activation.forward(expected)
    activation.backward(z.copy("C"), expected, expected_dz)
    np.testing.assert_allclose(out, expected, rtol=1e-6)
    np.testing.assert_allclose(dz, expected_dz, rtol=1e-5, atol=1e-6)
    if not activation.needs_z:
        for call in activate(name, z, z):
            call()
        np.testing.assert_array_equal(z, out)


@pytest.mark.parametrize("name", ALONE)
def test_arrays_of_any_number_of_dimensions(name: ActivationName) -> None:
    z = np.random.default_rng(0).normal(size=(2, 3, 4, 5)).transpose(3, 0, 2, 1)
    flat = ACTIVATIONS[name].of(z.reshape(-1, 1))
    np.testing.assert_allclose(ACTIVATIONS[name].of(z).reshape(-1, 1), flat, rtol=1e-14)
    slopes = ACTIVATIONS[name].slope(z.reshape(-1, 1))
    np.testing.assert_allclose(ACTIVATIONS[name].slope(z).reshape(-1, 1), slopes, rtol=1e-14)


def test_rows() -> None:
    array = np.random.default_rng(0).normal(size=(7, 3)).astype(np.float32)
    np.testing.assert_allclose(row_sums(array), array.sum(axis=1), rtol=1e-6)
    np.testing.assert_array_equal(row_maxima(array), array.max(axis=1))
