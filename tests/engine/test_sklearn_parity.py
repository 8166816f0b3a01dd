"""The same weights and batches as scikit-learn's MLPClassifier give the same loss curve."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

from nndesigner.core.arrays import NetworkState
from nndesigner.engine.learner import Learner
from nndesigner.engine.network import compile_design
from nndesigner.engine.optimizers import adam
from tests.engine.builders import dense, design, inputs, output

EPOCHS, BATCH, SAMPLES = 20, 32, 500
"""The last batch of an epoch has 20 samples only."""

OPTIMIZERS: dict[str, dict[str, Any]] = {
    "sgd": {"solver": "sgd", "momentum": 0.0, "learning_rate_init": 0.1},
    "momentum": {"solver": "sgd", "nesterovs_momentum": False, "learning_rate_init": 0.05},
    "nesterov": {"solver": "sgd", "learning_rate_init": 0.05},
    "adam": {"solver": "adam", "learning_rate_init": 0.003, "epsilon": 1e-15},
}
"""scikit-learn's epsilon is Kingma and Ba's "epsilon hat": another number at every step. With a
tiny one on both sides the two forms of Adam are the same."""


@pytest.mark.parametrize("activation", ["relu", "tanh"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_same_loss_curve(optimizer: str, activation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adam, "EPSILON", 1e-15)
    options = {**OPTIMIZERS[optimizer], "activation": activation}
    x, labels = _samples()
    theirs = _fitted(x, labels, max_iter=EPOCHS, **options).loss_curve_
    # so small a step changes no weight: what is fitted is the start
    start = _fitted(x, labels, max_iter=1, **{**options, "learning_rate_init": 1e-300})
    ours = _losses(start, x, labels, optimizer, activation, options["learning_rate_init"])
    assert len(theirs) == EPOCHS
    assert theirs[-1] < theirs[0] / 2
    np.testing.assert_allclose(ours, theirs, rtol=1e-5, atol=0)


def _samples() -> tuple[np.ndarray, np.ndarray]:
    pictures, labels = load_digits(return_X_y=True)
    return pictures[:SAMPLES] / 16, labels[:SAMPLES]


def _fitted(x: np.ndarray, labels: np.ndarray, **options: Any) -> MLPClassifier:
    model = MLPClassifier(
        (24, 16),
        batch_size=BATCH,
        alpha=0,
        shuffle=False,
        tol=0,
        n_iter_no_change=EPOCHS + 1,
        random_state=3,
        **options,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of not having converged
        return model.fit(x, labels)


def _losses(
    start: MLPClassifier,
    x: np.ndarray,
    labels: np.ndarray,
    optimizer: Any,
    activation: str,
    rate: float,
) -> list[float]:
    """Return the mean loss of the samples as they were learned, for every epoch."""
    layers = [inputs(64), dense("a", 24, activation), dense("b", 16, activation), output(10)]
    wanted = design(layers, ["in>a", "a>b", "b>out"], optimizer=optimizer, learning_rate=rate)
    network = compile_design(wanted, np.float64)
    links, biases = ("in-a", "a-b", "b-out"), ("a", "b", "out")
    weights = [array.T for array in start.coefs_]
    arrays = dict(zip((*links, *biases), (*weights, *start.intercepts_), strict=True))
    network.set_state(NetworkState(arrays))
    learner = Learner(network, wanted.training)
    targets = np.eye(10)[labels]
    found = []
    for _ in range(EPOCHS):
        total = 0.0
        for first in range(0, len(x), BATCH):
            rows = slice(first, first + BATCH)
            scores = learner.learn(x[rows], targets[rows], None, rate)
            total += network.loss.per_sample(scores, targets[rows]).sum()
        found.append(total / len(x))
    return found
