"""Penalties, clipping and max-norm on the flat vectors of a small network."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nndesigner.core.training import TrainingSettings
from nndesigner.engine.regularise import Regulariser


class Case:
    """Two neurons with two links of 2 and 1 inputs, then two biases."""

    def __init__(self, dtype: type = np.float64, **settings: Any) -> None:
        self.values = np.array([3, 4, 0.3, -0.4, 12, 0, 5, -5], dtype)
        self.gradients = np.linspace(-1, 1, 8).astype(dtype)
        self.decayed = np.array([1, 1, 1, 1, 1, 1, 0, 0], dtype)
        parts = [self.values[:4].reshape(2, 2), self.values[4:6].reshape(2, 1)]
        self.settings = TrainingSettings(**settings)
        self.regulariser = Regulariser(
            self.settings, self.values, self.gradients, self.decayed, [parts]
        )

    def penalty(self) -> float:
        """Return l1 sum |w| + l2 sum w^2 / 2, whose gradient is to be added."""
        weights = self.values[self.decayed > 0]
        return float(
            self.settings.l1 * np.abs(weights).sum() + self.settings.l2 * (weights**2).sum() / 2
        )


def test_nothing_to_do() -> None:
    case = Case()
    assert case.regulariser.idle
    values, gradients = case.values.copy(), case.gradients.copy()
    case.regulariser.apply()
    case.regulariser.after_step()
    np.testing.assert_array_equal(case.values, values)
    np.testing.assert_array_equal(case.gradients, gradients)


@pytest.mark.parametrize("name", ["l1", "l2", "clip_norm", "max_norm"])
def test_something_to_do(name: str) -> None:
    case = Case()
    case.regulariser.adopt(TrainingSettings(**{name: 0.1}))  # type: ignore[arg-type]
    assert not case.regulariser.idle


@pytest.mark.parametrize("settings", [{"l1": 0.3}, {"l2": 0.2}, {"l1": 0.1, "l2": 0.4}])
def test_penalties_have_the_gradient_that_is_added(settings: dict[str, float]) -> None:
    case = Case(**settings)
    before, step, numerical = case.gradients.copy(), 1e-6, np.zeros(8)
    for place in range(8):
        kept, ends = case.values[place], []
        for side in (step, -step):
            case.values[place] = kept + side
            ends.append(case.penalty())
        case.values[place] = kept
        numerical[place] = (ends[0] - ends[1]) / (2 * step)
    case.regulariser.apply()
    np.testing.assert_allclose(case.gradients - before, numerical, rtol=1e-6, atol=1e-9)
    assert not numerical[6:].any()  # biases


def test_penalties_everywhere() -> None:
    values, gradients = np.array([2.0, -3.0]), np.zeros(2)
    regulariser = Regulariser(TrainingSettings(l1=0.1, l2=1.0), values, gradients, None, [])
    regulariser.apply()
    np.testing.assert_allclose(gradients, [2.1, -3.1])


def test_everything_is_scaled_like_the_gradients() -> None:
    settings = {"l1": 0.1, "l2": 0.4, "clip_norm": 0.7}
    plain, scaled = Case(**settings), Case(**settings)
    plain.regulariser.apply()
    scaled.gradients *= 8
    scaled.regulariser.apply(8.0)
    np.testing.assert_allclose(scaled.gradients, 8 * plain.gradients, rtol=1e-12)


def test_clipping() -> None:
    case = Case(clip_norm=0.5)
    direction = case.gradients / np.linalg.norm(case.gradients)
    case.regulariser.apply()
    np.testing.assert_allclose(case.gradients, 0.5 * direction, rtol=1e-5)
    kept = case.gradients.copy()
    case.regulariser.adopt(TrainingSettings(clip_norm=0.6))
    case.regulariser.apply()
    np.testing.assert_array_equal(case.gradients, kept)  # short enough


def test_clipping_is_pytorchs() -> None:
    """clip_grad_norm_ multiplies by max_norm / (norm + 1e-6), if that is below 1."""
    case = Case(clip_norm=0.5)
    expected = case.gradients * (0.5 / (np.linalg.norm(case.gradients) + 1e-6))
    case.regulariser.apply()
    np.testing.assert_allclose(case.gradients, expected, rtol=1e-14)


def test_clipping_gradients_whose_squares_overflow() -> None:
    case = Case(np.float32, clip_norm=1.0)
    case.gradients[...] = [3e30, 4e30, 0, 0, 0, 0, 0, 0]
    with np.errstate(over="ignore"):
        case.regulariser.apply()
    np.testing.assert_allclose(case.gradients[:2], [0.6, 0.8], rtol=1e-6)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_clipping_hides_no_divergence(bad: float) -> None:
    case = Case(np.float32, clip_norm=1.0)
    case.gradients[3] = bad
    with np.errstate(all="ignore"):
        case.regulariser.apply()
    assert not np.isfinite(case.gradients).all()


def test_max_norm_is_that_of_all_weights_into_a_neuron() -> None:
    case = Case(max_norm=6.5)
    case.regulariser.after_step()
    # the first neuron's weights 3, 4 and 12 have length 13; the second's are short
    np.testing.assert_allclose(case.values, [1.5, 2, 0.3, -0.4, 6, 0, 5, -5])
    case.regulariser.after_step()
    np.testing.assert_allclose(case.values, [1.5, 2, 0.3, -0.4, 6, 0, 5, -5])
