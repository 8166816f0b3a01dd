"""Losses: known values, PyTorch's, extremes and gradients."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.catalog import LOSSES as NAMES
from nndesigner.core.layers import ActivationName, LossName, OutputLayer
from nndesigner.core.training import TrainingSettings
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.engine.losses import LOSSES, Loss, class_weights, make_loss
from nndesigner.engine.tally import total
from tests.engine.reference.runs import scores_and_labels

REFERENCE = np.load(Path(__file__).parent / "reference" / "functions.npz")
STORED = [key.removeprefix("loss ") for key in REFERENCE if key.startswith("loss")]
FINISH: dict[LossName, ActivationName] = {
    "cross_entropy": "softmax",
    "binary_cross_entropy": "sigmoid",
}


def output(name: LossName, smoothing: float = 0.0) -> OutputLayer:
    return OutputLayer(id="out", name="out", loss=name, label_smoothing=smoothing)


def gradient(
    name: LossName, loss: Loss, z: np.ndarray, targets: np.ndarray, weights: np.ndarray | None
) -> np.ndarray:
    out = ACTIVATIONS[FINISH.get(name, "identity")].of(z)
    loss.gradient(out, targets, np.array(loss.factor(z.shape), z.dtype), out, weights)
    return out


def numerical(
    loss: Loss, z: np.ndarray, targets: np.ndarray, weights: np.ndarray | float
) -> np.ndarray:
    found, step = np.zeros_like(z), 1e-6
    for place in np.ndindex(z.shape):
        ends = []
        for side in (step, -step):
            moved = z.copy()
            moved[place] += side
            ends.append((loss.per_sample(moved, targets) * weights).mean())
        found[place] = (ends[0] - ends[1]) / (2 * step)
    return found


def targets_for(name: str, units: int | None = None) -> np.ndarray:
    _, labels, values = scores_and_labels()
    if name == "cross_entropy" and units == 1:
        return np.ones((6, 1))
    if name.startswith("binary") or units == 1:
        return (values > 0).astype(float)[:, :units]
    return np.eye(4)[labels] if name in ("cross_entropy", "hinge") else values


def test_every_name_of_the_catalog_is_there() -> None:
    assert set(LOSSES) == set(NAMES)
    for name in NAMES:
        assert type(make_loss(output(name))) is type(LOSSES[name])


@pytest.mark.parametrize("key", STORED)
@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 1e-10), (np.float32, 1e-5)])
def test_values_and_gradients_are_pytorchs(key: str, dtype: type, tolerance: float) -> None:
    name, _, variant = key.partition(" ")
    units = 1 if variant == "single" else None
    z, targets = scores_and_labels()[0][:, :units].astype(dtype), targets_for(name, units)
    loss = make_loss(output(name, 0.1 if variant == "smoothed" else 0.0))  # type: ignore[arg-type]
    expected, slopes = REFERENCE[f"loss {key}"][0], REFERENCE[f"loss {key}"][1:]
    per_sample = loss.per_sample(z, targets.astype(dtype))
    assert per_sample.dtype == dtype
    assert per_sample.mean() == pytest.approx(expected, rel=tolerance)
    found = gradient(name, loss, z, targets.astype(dtype), None)  # type: ignore[arg-type]
    assert found.dtype == dtype
    np.testing.assert_allclose(found.ravel(), slopes, rtol=tolerance, atol=tolerance)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("units", [1, None])
@pytest.mark.parametrize("smoothing", [0.0, 0.2])
@pytest.mark.parametrize("name", NAMES)
def test_gradients(name: LossName, smoothing: float, units: int | None, weighted: bool) -> None:
    z, targets = scores_and_labels()[0][:, :units], targets_for(name, units)
    loss = make_loss(output(name, smoothing))
    weights = np.arange(6.0) if weighted else None
    column = None if weights is None else weights[:, np.newaxis]
    found = gradient(name, loss, z, targets, column)
    expected = numerical(loss, z, targets, 1.0 if weights is None else weights)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-9)


@given(st.integers(0, 1000), st.sampled_from(NAMES))
def test_gradients_of_soft_targets(seed: int, name: LossName) -> None:
    rng = np.random.default_rng(seed)
    z, targets = rng.normal(size=(3, 4)), rng.dirichlet(np.ones(4), 3)
    loss = LOSSES[name]
    found, expected = gradient(name, loss, z, targets, None), numerical(loss, z, targets, 1.0)
    # a corner (of |d|, or of a margin) may lie between the two ends
    assert np.mean(np.abs(found - expected) < 1e-6) > 0.9


def test_activations_may_stay_as_they_are() -> None:
    for name in NAMES:
        z, targets = scores_and_labels()[0], targets_for(name)
        a, out = ACTIVATIONS[FINISH.get(name, "identity")].of(z), np.empty_like(z)
        kept = a.copy()
        LOSSES[name].gradient(a, targets, np.array(LOSSES[name].factor(a.shape)), out)
        np.testing.assert_array_equal(a, kept)
        np.testing.assert_array_equal(out, gradient(name, LOSSES[name], z, targets, None))


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


def test_losses_of_values_are_means_over_outputs() -> None:
    scores, targets = np.array([[1.0, 2.0], [0.5, 0.0]]), np.array([[0.0, 0.0], [0.0, 0.0]])
    found = {name: LOSSES[name].per_sample(scores, targets).tolist() for name in NAMES}
    assert found["mean_squared_error"] == [2.5, 0.125]
    assert found["mean_absolute_error"] == [1.5, 0.25]
    assert found["huber"] == [1.0, 0.0625]


def test_hinge() -> None:
    single = LOSSES["hinge"].per_sample(np.array([[0.4], [0.4], [-3]]), np.array([[1.0], [0], [0]]))
    np.testing.assert_allclose(single, [0.6, 1.4, 0])
    several = LOSSES["hinge"].per_sample(np.array([[2.0, 1.5, 0.0]]), np.eye(3)[[0]])
    np.testing.assert_allclose(several, [0.5 / 3])


def test_a_gradient_at_the_target_itself_is_zero() -> None:
    for name in ("mean_squared_error", "mean_absolute_error", "huber"):
        values = np.array([[1.0, -2.0]])
        assert not gradient(name, LOSSES[name], values, values, None).any()  # type: ignore[arg-type]


def test_smoothed_targets_still_tell_the_class() -> None:
    scores, targets = np.array([[3.0, 0, 0], [0, 3.0, 0]]), np.eye(3)[[0, 2]]
    loss = make_loss(output("cross_entropy", 0.3))
    assert total(loss, scores, targets, classes=True)[1] == 1
    # being sure beyond the smoothed target costs
    assert loss.per_sample(np.array([[50.0, 0, 0]]), np.eye(3)[[0]])[0] == pytest.approx(10)


@pytest.mark.parametrize("name", NAMES)
def test_huge_scores(name: LossName) -> None:
    scores, targets = np.array([[-1e18, 1e18]], np.float32), np.array([[1, 0]], np.float32)
    with np.errstate(over="raise", invalid="raise"):
        found = LOSSES[name].per_sample(scores, targets)
    assert np.isfinite(found).all()
    assert np.isfinite(gradient(name, LOSSES[name], scores, targets, None)).all()
    assert np.isnan(LOSSES[name].per_sample(np.full((1, 2), np.nan), targets)).all()


def test_losses_agree_with_scikit_learn() -> None:
    from sklearn.metrics import hinge_loss, log_loss, mean_squared_error

    rng = np.random.default_rng(0)
    z, labels = rng.normal(size=(40, 4)) * 3, rng.integers(0, 4, 40)
    probabilities = ACTIVATIONS["softmax"].of(z)
    ours = LOSSES["cross_entropy"].per_sample(z, np.eye(4)[labels]).mean()
    assert ours == pytest.approx(log_loss(labels, probabilities))
    targets = rng.normal(size=(40, 4))
    ours = LOSSES["mean_squared_error"].per_sample(z, targets).mean()
    assert ours == pytest.approx(mean_squared_error(targets, z))
    bits = (labels > 1).astype(float)
    ours = LOSSES["hinge"].per_sample(z[:, :1], bits[:, np.newaxis]).mean()
    assert ours == pytest.approx(hinge_loss(bits, z[:, 0]))


def test_class_weights_have_mean_one_over_the_samples() -> None:
    counts = [90, 9, 1]
    balanced = class_weights(TrainingSettings(balance_classes=True), counts)
    assert balanced is not None
    np.testing.assert_allclose(balanced, [100 / 270, 100 / 27, 100 / 3])  # scikit-learn's formula
    given_one = class_weights(TrainingSettings(class_weights=(1.0, 4.0)), counts)
    assert given_one is not None
    np.testing.assert_allclose(given_one[1] / given_one[[0, 2]], 4)
    assert given_one @ counts == pytest.approx(100)


def test_equal_class_weights_are_none() -> None:
    assert class_weights(TrainingSettings(), [5, 1]) is None
    assert class_weights(TrainingSettings(class_weights=(3.0, 3.0)), [5, 1]) is None
    assert class_weights(TrainingSettings(balance_classes=True), [4, 4]) is None
    assert class_weights(TrainingSettings(class_weights=(0.0, 0.0)), [5, 1]) is None
    assert class_weights(TrainingSettings(balance_classes=True), [4, 0, 4]) is None
    assert class_weights(TrainingSettings(), []) is None
