from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.design import OutputLayer
from nndesigner.engine.calibrate import (
    HIGHEST,
    LOWEST,
    class_probabilities,
    expected_calibration_error,
    scaled,
    temperature,
)


def softmax(z):
    shares = np.exp(z - z.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)


def drawn(n, classes, spread, seed=0):
    """Honest probabilities, and targets drawn from them."""
    rng = np.random.default_rng(seed)
    honest = softmax(rng.normal(0, spread, (n, classes)))
    targets = (honest.cumsum(axis=1) < rng.random((n, 1))).sum(axis=1).clip(0, classes - 1)
    return honest, targets


@pytest.mark.parametrize("true", [0.4, 1.0, 1.7, 5.0])
@pytest.mark.parametrize("classes", [2, 10])
def test_a_known_temperature_is_recovered(true, classes):
    honest, targets = drawn(20_000, classes, 2.0)
    too_sharp = scaled(honest, 1 / true)
    assert temperature(too_sharp, targets) == pytest.approx(true, rel=0.05)
    assert expected_calibration_error(scaled(too_sharp, true), targets) < 0.01


def test_float32_of_a_network_far_too_sure():
    honest, targets = drawn(5000, 10, 1.0)
    sharp = scaled(honest, 1 / 8).astype(np.float32)
    assert temperature(sharp, targets) == pytest.approx(8, rel=0.1)


def test_scaling_is_the_softmax_of_divided_scores():
    z = np.random.default_rng(1).normal(0, 3, (50, 7))
    assert scaled(softmax(z), 2.5) == pytest.approx(softmax(z / 2.5))
    assert scaled(softmax(z)[0], 2.5) == pytest.approx(softmax(z / 2.5)[0])
    kept = softmax(z)
    assert scaled(kept, 1.0) is kept


def test_the_sigmoid_of_two_classes():
    layer = OutputLayer(
        id="o",
        name="",
        units=1,
        activation="sigmoid",
        loss="binary_cross_entropy",
        classes=("a", "b"),
    )
    outputs = np.array([[0.25], [1.0]], np.float32)
    found = class_probabilities(layer, outputs, 2)
    assert found.tolist() == [[0.75, 0.25], [0.0, 1.0]]
    z = np.log(0.25 / 0.75) / 3
    assert scaled(found, 3.0)[0, 1] == pytest.approx(1 / (1 + np.exp(-z)))
    assert 0.99 < scaled(found, 3.0)[1, 1] < 1


def test_outputs_that_are_no_probabilities():
    layer = OutputLayer(
        id="o", name="", units=3, activation="identity", loss="hinge", classes=("a", "b", "c")
    )
    assert class_probabilities(layer, np.ones((2, 3), np.float32), 3) is None


def test_too_little_to_go_by():
    honest, targets = drawn(29, 10, 2.0)
    assert temperature(scaled(honest, 0.2), targets) == 1.0
    broken = np.full((100, 10), np.nan)
    assert temperature(broken, np.zeros(100, int)) == 1.0


def test_everything_right_is_not_taken_for_certainty():
    """Without a doubt left in the targets the best temperature would be the lowest."""
    honest, _ = drawn(125, 10, 2.0)
    right = honest.argmax(axis=1)
    found = temperature(honest, right)
    assert found > 3 * LOWEST
    surest = scaled(honest, found).max(axis=1)
    assert surest.mean() < 1 - 1 / (4 * 125)


def test_everything_wrong_means_no_confidence():
    honest, _ = drawn(1000, 10, 2.0)
    wrong = honest.argmin(axis=1)
    assert temperature(honest, wrong) == pytest.approx(HIGHEST, rel=1e-3)


@given(
    st.integers(30, 200),
    st.integers(2, 12),
    st.floats(0.01, 40),
    st.integers(0, 10_000),
)
def test_it_is_always_usable_and_never_worse_than_none(n, classes, spread, seed):
    honest, targets = drawn(n, classes, spread, seed)
    found = temperature(honest, targets)
    assert LOWEST <= found <= HIGHEST

    def loss(chosen):
        shares = scaled(honest, chosen)
        doubt = 1 / (n + 2)
        logs = np.log(np.maximum(shares, 1e-300))
        own = logs[np.arange(n), targets]
        others = (logs.sum(axis=1) - own) / (classes - 1)
        return -((1 - doubt) * own + doubt * others).mean()

    assert loss(found) <= loss(1.0) + 1e-3
    scores = scaled(honest, found)
    assert scores.sum(axis=1) == pytest.approx(np.ones(n))


def test_the_error_of_perfectly_calibrated_answers_is_small():
    honest, targets = drawn(50_000, 10, 1.5)
    assert expected_calibration_error(honest, targets) < 0.01


def test_the_error_counts_what_is_claimed_too_much():
    probabilities = np.tile([0.9, 0.1], (10, 1))
    targets = np.array([0] * 6 + [1] * 4)
    assert expected_calibration_error(probabilities, targets) == pytest.approx(0.3)
    assert expected_calibration_error(probabilities[:0], targets[:0]) == 0.0


def test_the_error_does_not_average_over_bins():
    """Half claims 1.0 and is right half of the time, half claims 0.5 and is always right."""
    probabilities = np.array([[1.0, 0.0]] * 4 + [[0.5, 0.5]] * 4)
    targets = np.array([0, 0, 1, 1, 0, 0, 0, 0])
    assert expected_calibration_error(probabilities, targets) == pytest.approx(0.5)


def test_variations_of_a_few_samples_leave_the_doubt_of_a_few():
    certain = np.tile([1 - 1e-6, 1e-6], (600, 1))
    right = np.zeros(600, int)
    many = scaled(certain, temperature(certain, right))
    few = scaled(certain, temperature(certain, right, independent=23))
    assert many[0, 1] == pytest.approx(1 / 602, rel=0.05)
    assert few[0, 1] == pytest.approx(1 / 25, rel=0.05)
