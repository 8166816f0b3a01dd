"""Activation and loss functions: known values and extremes."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.catalog import ACTIVATIONS as NAMES
from nndesigner.core.catalog import LOSSES as LOSS_NAMES
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.losses import LOSSES
from nndesigner.engine.rows import row_maxima, row_sums


def applied(name: str, *numbers: float, dtype: type = np.float64) -> np.ndarray:
    z = np.array([numbers], dtype)
    ACTIVATIONS[name].forward(z)  # type: ignore[index]
    return z[0]


def test_every_name_of_the_catalog_is_there() -> None:
    assert set(ACTIVATIONS) == set(NAMES)
    assert set(LOSSES) == set(LOSS_NAMES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("identity", [-2.0, 0.0, 0.38]),
        ("relu", [0.0, 0.0, 0.38]),
        ("leaky_relu", [-0.02, 0.0, 0.38]),
        ("sigmoid", [0.1192029, 0.5, 0.5938731]),
        ("tanh", [-0.9640276, 0.0, 0.3627074]),
    ],
)
def test_known_values(name: str, expected: list[float]) -> None:
    np.testing.assert_allclose(applied(name, -2.0, 0.0, 0.38), expected, atol=1e-7)


def test_softmax() -> None:
    np.testing.assert_allclose(
        applied("softmax", 1, 2, 3), [0.09003057, 0.24472847, 0.66524096], atol=1e-8
    )
    np.testing.assert_allclose(applied("softmax", 1001, 1002, 1003), applied("softmax", 1, 2, 3))


@pytest.mark.parametrize("name", NAMES)
def test_large_numbers_stay_finite(name: str) -> None:
    result = applied(name, -1e30, -1000, 1000, 1e30, dtype=np.float32)
    assert np.isfinite(result).all()
    assert result.dtype == np.float32


@pytest.mark.parametrize("name", NAMES)
def test_nan_is_not_hidden(name: str) -> None:
    assert np.isnan(applied(name, float("nan"), 1.0)[0])


def test_cross_entropy_of_logits_is_exact_where_probabilities_underflow() -> None:
    scores, targets = np.array([[0, 2000]], np.float32), np.array([[1, 0]], np.float32)
    assert LOSSES["cross_entropy"].per_sample(scores, targets)[0] == 2000


def test_cross_entropy_of_even_scores_is_the_log_of_the_classes() -> None:
    loss = LOSSES["cross_entropy"].per_sample(np.full((2, 10), 3.0), np.eye(10)[[0, 9]])
    np.testing.assert_allclose(loss, np.log(10))


def test_binary_cross_entropy() -> None:
    scores, targets = np.array([[0.38], [0.38], [-800.0]]), np.array([[1.0], [0.0], [1.0]])
    loss = LOSSES["binary_cross_entropy"].per_sample(scores, targets)
    a = 1 / (1 + np.exp(-0.38))
    np.testing.assert_allclose(loss, [-np.log(a), -np.log(1 - a), 800])


def test_mean_squared_error_is_the_mean_over_samples_and_outputs() -> None:
    scores, targets = np.array([[1.0, 2.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [3.0, 0.0]])
    loss = LOSSES["mean_squared_error"].per_sample(scores, targets)
    np.testing.assert_allclose(loss, [2.5, 4.5])


def test_losses_agree_with_scikit_learn() -> None:
    from sklearn.metrics import log_loss, mean_squared_error

    rng = np.random.default_rng(0)
    z, labels = rng.normal(size=(40, 4)) * 3, rng.integers(0, 4, 40)
    probabilities = z.copy()
    ACTIVATIONS["softmax"].forward(probabilities)
    ours = LOSSES["cross_entropy"].per_sample(z, np.eye(4)[labels]).mean()
    assert ours == pytest.approx(log_loss(labels, probabilities))
    targets = rng.normal(size=(40, 4))
    ours = LOSSES["mean_squared_error"].per_sample(z, targets).mean()
    assert ours == pytest.approx(mean_squared_error(targets, z))


def test_rows() -> None:
    array = np.random.default_rng(0).normal(size=(7, 3)).astype(np.float32)
    np.testing.assert_allclose(row_sums(array), array.sum(axis=1), rtol=1e-6)
    np.testing.assert_array_equal(row_maxima(array), array.max(axis=1))
