"""Optimizer steps by hand, PyTorch's numbers, and textbook implementations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nndesigner.core.catalog import OPTIMIZERS as NAMES
from nndesigner.core.training import OptimizerName, TrainingSettings
from nndesigner.engine.optimizers import (
    OPTIMIZERS,
    SGD,
    Adam,
    Momentum,
    NAdam,
    Optimizer,
    RMSprop,
    make_optimizer,
)
from tests.engine.reference.runs import DECAY, MOMENTUM, rates, start_and_gradients

REFERENCE = np.load(Path(__file__).parent / "reference" / "optimizers.npz")
SETTINGS = TrainingSettings()


def settings(name: str, **changes: Any) -> TrainingSettings:
    return TrainingSettings(optimizer=name, **changes)  # type: ignore[arg-type]


def at_rest(name: str, values: Any, dtype: type = np.float64, **changes: Any) -> Optimizer:
    start = np.array(values, dtype)
    return make_optimizer(settings(name, **changes), start, np.zeros_like(start))


def step(optimizer: Optimizer, gradient: Any, rate: float) -> np.ndarray:
    optimizer.gradients[...] = np.asarray(gradient) * optimizer.gradient_scale
    optimizer.step(rate)
    return optimizer.values.copy()


def test_settings_choose_the_optimizer() -> None:
    assert set(OPTIMIZERS) == set(NAMES)
    for name in NAMES:
        assert type(at_rest(name, [0.0])) is OPTIMIZERS[name]
    momentum = at_rest("momentum", [0.0], momentum=0.5)
    assert isinstance(momentum, Momentum)
    assert momentum.momentum == 0.5


@pytest.mark.parametrize("name", REFERENCE)
@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)])
def test_the_first_ten_steps_are_pytorchs(name: str, dtype: type, tolerance: float) -> None:
    start, gradients = start_and_gradients()
    decay = DECAY if name in ("adamw", "nadam_decayed") else 0.0
    wanted = {"momentum": MOMENTUM, "weight_decay": decay}
    optimizer = at_rest(name.removesuffix("_decayed"), start, dtype, **wanted)
    for rate, gradient, expected in zip(rates(), gradients, REFERENCE[name], strict=True):
        found = step(optimizer, gradient, rate)
        assert found.dtype == dtype
        np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance)


def test_sgd_by_hand() -> None:
    np.testing.assert_allclose(
        step(at_rest("sgd", [1.0, -2.0]), [0.5, 4.0], 0.1), [0.95, -2.4], rtol=1e-15
    )


def test_momentum_by_hand() -> None:
    optimizer = at_rest("momentum", [1.0], momentum=0.9)
    np.testing.assert_allclose(step(optimizer, [2.0], 0.1), [0.8])  # u = 2
    np.testing.assert_allclose(step(optimizer, [1.0], 0.1), [0.52])  # u = 0.9 * 2 + 1 = 2.8


def test_nesterov_by_hand() -> None:
    optimizer = at_rest("nesterov", [1.0], momentum=0.9)
    np.testing.assert_allclose(step(optimizer, [2.0], 0.1), [0.62])  # 2 + 0.9 * 2
    np.testing.assert_allclose(step(optimizer, [1.0], 0.1), [0.268])  # 1 + 0.9 * 2.8


def test_adam_by_hand() -> None:
    """The first step is lr * sign(g), whatever the gradient's size."""
    found = step(at_rest("adam", [1.0, 1.0]), [1e-3, -50.0], 0.01)
    np.testing.assert_allclose(found, [0.99, 1.01], rtol=1e-6)


def test_adam_is_algorithm_1_over_500_steps() -> None:
    rng = np.random.default_rng(0)
    naive, m, v = rng.normal(size=20), np.zeros(20), np.zeros(20)
    optimizer = at_rest("adam", naive)
    for t in range(1, 501):
        g = rng.normal(size=20) * 10 ** rng.uniform(-9, 1)
        rate = 0.01 if t < 250 else 0.003
        found = step(optimizer, g, rate)
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g**2
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        naive -= rate * m_hat / (np.sqrt(v_hat) + 1e-8)
        np.testing.assert_allclose(found, naive, rtol=1e-10, atol=1e-12)
        np.testing.assert_allclose(optimizer.vectors()["mean"], m, rtol=1e-9, atol=1e-30)
        np.testing.assert_allclose(optimizer.vectors()["square"], v, rtol=1e-9, atol=1e-30)


def test_nadam_is_algorithm_2_over_300_steps() -> None:
    rng = np.random.default_rng(0)
    naive, m, v, product = rng.normal(size=20), np.zeros(20), np.zeros(20), 1.0
    optimizer = at_rest("nadam", naive)
    for t in range(1, 301):
        g = rng.normal(size=20)
        found = step(optimizer, g, 0.01)
        mu, following = (0.9 * (1 - 0.5 * 0.96 ** (0.004 * k)) for k in (t, t + 1))
        product *= mu
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        ahead = (1 - mu) / (1 - product) * g + following / (1 - product * following) * m
        naive -= 0.01 * ahead / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
        np.testing.assert_allclose(found, naive, rtol=1e-10, atol=1e-12)


def test_lion_is_algorithm_2() -> None:
    rng = np.random.default_rng(0)
    naive, m = rng.normal(size=50), np.zeros(50)
    optimizer = at_rest("lion", naive, weight_decay=0.1)
    for t in range(250):
        g = rng.normal(size=50) * (t % 3)
        rate = 0.01 if t < 100 else 0.003
        found = step(optimizer, g, rate)
        naive -= rate * (np.sign(0.9 * m + 0.1 * g) + 0.1 * naive)
        m = 0.99 * m + 0.01 * g
        np.testing.assert_allclose(found, naive, rtol=1e-10, atol=1e-12)
        np.testing.assert_allclose(optimizer.vectors()["mean"], m, rtol=1e-10, atol=1e-12)


def test_adam_keeps_the_scale_of_gradients_small() -> None:
    optimizer, scales = at_rest("adam", [0, 0], np.float32), []
    for _ in range(350):
        scales.append(optimizer.gradient_scale)
        step(optimizer, 1.0, 0.001)
    assert scales[0] == pytest.approx(0.999**-0.5)
    assert scales[1] == pytest.approx(1 / 0.999)
    assert max(scales) == pytest.approx(0.999**-50)
    assert scales[300] == scales[0]


@pytest.mark.parametrize("solver", ["adam", "sgd"])
def test_agrees_with_scikit_learn(solver: str) -> None:
    from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

    rng = np.random.default_rng(1)
    theirs = [rng.normal(size=7)]
    if solver == "adam":
        reference, ours = AdamOptimizer(theirs, 0.01), at_rest("adam", theirs[0])
    else:
        reference = SGDOptimizer(theirs, 0.01, momentum=0.8, nesterov=False)
        ours = at_rest("momentum", theirs[0], momentum=0.8)
    for _ in range(50):
        gradient = rng.normal(size=7)
        reference.update_params(theirs, [gradient])
        step(ours, gradient, 0.01)
    # scikit-learn adds epsilon after the correction of the second moment
    np.testing.assert_allclose(ours.values, theirs[0], rtol=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_a_zero_gradient_moves_nothing(name: str) -> None:
    optimizer = at_rest(name, [0.0, 1.0, -3.0], np.float32)
    for _ in range(250):
        step(optimizer, 0.0, 0.1)
    np.testing.assert_array_equal(optimizer.values, np.array([0, 1, -3], np.float32))


@pytest.mark.parametrize("name", NAMES)
def test_every_optimizer_comes_down_to_the_lowest_point(name: str) -> None:
    optimizer = at_rest(name, [1.0, -0.7, 0.4])
    for count in range(600):
        step(optimizer, optimizer.values, 0.05 if count < 400 else 0.005)
    if name == "adagrad":  # its steps become shorter and shorter
        assert np.abs(optimizer.values).max() < 0.4
    else:
        np.testing.assert_allclose(optimizer.values, 0, atol=0.02)


@pytest.mark.parametrize("name", NAMES)
def test_weights_decay_before_each_step_and_biases_never(name: str) -> None:
    values, decayed = np.array([1.0, 1.0, -2.0]), np.array([1.0, 0.0, 1.0])
    optimizer = make_optimizer(settings(name, weight_decay=0.5), values, np.zeros(3), decayed)
    step(optimizer, 0.0, 0.1)
    np.testing.assert_allclose(values, [0.95, 1, -1.9])
    step(optimizer, 0.0, 0.2)
    np.testing.assert_allclose(values, [0.95 * 0.9, 1, -1.9 * 0.9])
    optimizer.adopt(settings(name))
    step(optimizer, 0.0, 0.2)
    np.testing.assert_allclose(values, [0.95 * 0.9, 1, -1.9 * 0.9])


def test_decay_can_begin_during_a_run() -> None:
    optimizer = at_rest("adam", [1.0, 1.0])
    step(optimizer, 0.0, 0.1)
    optimizer.decayed = np.array([0.0, 1.0])
    optimizer.adopt(settings("adam", weight_decay=0.5))
    np.testing.assert_allclose(step(optimizer, 0.0, 0.1), [1, 0.95])


def test_momentum_changes_during_a_run() -> None:
    optimizer = at_rest("momentum", [1.0], momentum=0.9)
    step(optimizer, [1.0], 0.1)
    optimizer.adopt(settings("momentum", momentum=0.5))
    np.testing.assert_allclose(step(optimizer, [0.0], 0.1), [0.9 - 0.05])


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", NAMES)
def test_after_going_back_the_next_steps_are_the_same_bit_for_bit(name: str, dtype: type) -> None:
    rng = np.random.default_rng(0)
    gradients = rng.normal(size=(220, 30)).astype(dtype)
    optimizer = at_rest(name, rng.normal(size=30), dtype, weight_decay=0.01)
    for gradient in gradients[:95]:
        step(optimizer, gradient, 0.01)
    saved, values = optimizer.save(), optimizer.values.copy()
    first = [step(optimizer, gradient, 0.01) for gradient in gradients[95:]]
    optimizer.load(saved)
    optimizer.values[...] = values
    again = [step(optimizer, gradient, 0.01) for gradient in gradients[95:]]
    np.testing.assert_array_equal(first, again)
    other = at_rest(name, values, dtype, weight_decay=0.01)
    other.load(saved)
    np.testing.assert_array_equal(
        [step(other, gradient, 0.01) for gradient in gradients[95:]], first
    )


@pytest.mark.parametrize("name", NAMES)
def test_vectors_can_be_looked_at_and_are_copies(name: str) -> None:
    optimizer = at_rest(name, np.ones(4), np.float32)
    step(optimizer, [0.5, -1, 0, 2], 0.01)
    before = optimizer.save()
    for vector in optimizer.vectors().values():
        assert vector.shape == (4,)
        assert vector.dtype == np.float32
        vector.fill(7)
    assert bool(optimizer.vectors()) == (name != "sgd")
    for key, kept in before.items():
        np.testing.assert_array_equal(getattr(optimizer, key), kept)


def test_true_scale_of_what_can_be_looked_at() -> None:
    for name in ("adam", "nadam", "rmsprop", "adagrad", "lion", "momentum"):
        optimizer = at_rest(name, [1.0])
        step(optimizer, [4.0], 0.1)
        expected = {
            "adam": {"mean": 0.4, "square": 0.016},
            "nadam": {"mean": 0.4, "square": 0.016},
            "rmsprop": {"square": 0.16},
            "adagrad": {"square": 16},
            "lion": {"mean": 0.04},
            "momentum": {"velocity": 4},
        }[name]
        found = {key: vector[0] for key, vector in optimizer.vectors().items()}
        assert found == pytest.approx(expected)


@pytest.mark.parametrize("name", ["momentum", "nesterov", "rmsprop", "adam", "nadam", "lion"])
def test_tiny_moments_become_zero(name: OptimizerName) -> None:
    optimizer = at_rest(name, [0.0], np.float32)
    with np.errstate(under="ignore"):
        for _ in range(100):
            step(optimizer, [1e-36], 0.001)
    assert not any(vector.any() for vector in optimizer.vectors().values())


@pytest.mark.parametrize("kind", [SGD, Momentum, Adam, NAdam, RMSprop])
def test_nan_is_not_hidden(kind: type[Optimizer]) -> None:
    values = np.ones(2)
    optimizer = kind(values, np.array([np.nan, 0]), SETTINGS)
    optimizer.step(0.1)
    assert np.isnan(values[0])
    assert values[1] == 1
