"""What was run to make the reference numbers, so that tests run the same."""

from __future__ import annotations

import numpy as np

STEPS = 10
MOMENTUM, DECAY = 0.9, 0.05
EPOCHS, BATCHES = 10, 4
LOSSES = (1.0, 0.8, 0.79995, 0.81, 0.9, 0.7, 0.7, 0.7, 0.7, 0.6)
"""Losses of epochs, for the schedule that reduces on a plateau."""


def start_and_gradients() -> tuple[np.ndarray, np.ndarray]:
    """Return values `(8,)` and a gradient for each step `(10, 8)` of many sizes; one is 0."""
    rng = np.random.default_rng(1)
    start = rng.normal(size=8)
    gradients = rng.normal(size=(STEPS, 8)) * 10.0 ** np.arange(-6, 2)
    gradients[3] = 0
    return start, gradients


def rates() -> list[float]:
    """Return the learning rate of each step; it changes halfway."""
    return [0.01] * (STEPS // 2) + [0.003] * (STEPS - STEPS // 2)


def scores_and_labels() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return scores `(6, 4)`, class numbers `(6,)` and values `(6, 4)`."""
    rng = np.random.default_rng(2)
    return rng.normal(size=(6, 4)) * 2, rng.integers(0, 4, 6), rng.normal(size=(6, 4)) * 2


def pre_activations() -> np.ndarray:
    """Return z from -18 to 18, 0 and the corners of piecewise functions left out.

    Beyond 20 PyTorch takes softplus for linear.
    """
    return np.linspace(-18, 18, 48)
