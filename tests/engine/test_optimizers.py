"""Optimizer steps by hand and against textbook implementations."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.training import TrainingSettings
from nndesigner.engine.optimizers import SGD, Adam, Momentum, make_optimizer


def test_sgd_by_hand() -> None:
    values, gradients = np.array([1.0, -2.0]), np.array([0.5, 4.0])
    SGD(values, gradients).step(0.1)
    np.testing.assert_allclose(values, [0.95, -2.4], rtol=1e-15)


def test_momentum_by_hand() -> None:
    values, gradients = np.array([1.0]), np.array([2.0])
    optimizer = Momentum(values, gradients, 0.9)
    optimizer.step(0.1)  # u = -0.2
    np.testing.assert_allclose(values, [0.8])
    gradients[...] = 1.0
    optimizer.step(0.1)  # u = 0.9 * -0.2 - 0.1 = -0.28
    np.testing.assert_allclose(values, [0.52])


def test_adam_by_hand() -> None:
    """The first step is lr * sign(g), whatever the gradient's size."""
    values, gradients = np.array([1.0, 1.0]), np.array([1e-3, -50.0])
    Adam(values, gradients).step(0.01)
    np.testing.assert_allclose(values, [0.99, 1.01], rtol=1e-6)


def test_adam_is_algorithm_1_over_500_steps() -> None:
    rng = np.random.default_rng(0)
    start = rng.normal(size=20)
    values, gradients = start.copy(), np.zeros(20)
    optimizer = Adam(values, gradients)
    naive, m, v = start.copy(), np.zeros(20), np.zeros(20)
    for t in range(1, 501):
        g = rng.normal(size=20) * 10 ** rng.uniform(-9, 1)
        rate = 0.01 if t < 250 else 0.003
        gradients[...] = g * optimizer.gradient_scale
        optimizer.step(rate)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        naive -= rate * m_hat / (np.sqrt(v_hat) + 1e-8)
        np.testing.assert_allclose(values, naive, rtol=1e-10, atol=1e-12)


def test_adam_keeps_the_scale_of_gradients_small() -> None:
    gradients = np.zeros(2, np.float32)
    optimizer = Adam(np.zeros(2, np.float32), gradients)
    scales = []
    for _ in range(350):
        scales.append(optimizer.gradient_scale)
        gradients[...] = optimizer.gradient_scale
        optimizer.step(0.001)
    assert scales[0] == pytest.approx(0.999**-0.5)
    assert scales[1] == pytest.approx(1 / 0.999)
    assert max(scales) == pytest.approx(0.999**-50)
    assert scales[300] == scales[0]


@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_agrees_with_scikit_learn(solver: str) -> None:
    from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

    rng = np.random.default_rng(1)
    theirs = [rng.normal(size=7)]
    ours, gradients = theirs[0].copy(), np.zeros(7)
    if solver == "adam":
        reference, optimizer = AdamOptimizer(theirs, 0.01), Adam(ours, gradients)
    else:
        reference = SGDOptimizer(theirs, 0.01, momentum=0.8, nesterov=False)
        optimizer = Momentum(ours, gradients, 0.8)
    for _ in range(50):
        gradient = rng.normal(size=7)
        reference.update_params(theirs, [gradient])
        gradients[...] = gradient * optimizer.gradient_scale
        optimizer.step(0.01)
    # scikit-learn adds epsilon after the correction of the second moment
    np.testing.assert_allclose(ours, theirs[0], rtol=1e-5)


def test_a_zero_gradient_moves_nothing() -> None:
    for name in ("sgd", "momentum", "adam"):
        values = np.zeros(3, np.float32)
        optimizer = make_optimizer(TrainingSettings(optimizer=name), values, np.zeros_like(values))
        for _ in range(250):
            optimizer.step(0.1)
        assert not values.any()


def test_tiny_moments_become_zero() -> None:
    values, gradients = np.zeros(1, np.float32), np.full(1, 1e-20, np.float32)
    optimizer = Adam(values, gradients)
    for _ in range(100):
        gradients[...] = 1e-36
        optimizer.step(0.001)
    assert optimizer.mean[0] == 0
    assert optimizer.square[0] == 0


def test_settings_choose_the_optimizer() -> None:
    values, gradients = np.zeros(1), np.zeros(1)
    assert isinstance(make_optimizer(TrainingSettings(optimizer="sgd"), values, gradients), SGD)
    momentum = make_optimizer(
        TrainingSettings(optimizer="momentum", momentum=0.5), values, gradients
    )
    assert isinstance(momentum, Momentum)
    assert momentum.momentum == 0.5
    assert isinstance(make_optimizer(TrainingSettings(), values, gradients), Adam)
