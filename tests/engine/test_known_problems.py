"""Known problems: XOR, and scikit-learn's digits as well as scikit-learn does."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from nndesigner.core.dataset import Dataset
from nndesigner.core.design import Design
from nndesigner.core.project import HistoryRow
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.metrics import Evaluation, evaluate
from nndesigner.engine.network import compile_design
from nndesigner.engine.train import EpochDone, Trainer, limit_blas_threads
from tests.engine.builders import (
    dense,
    design,
    digits_dataset,
    digits_design,
    inputs,
    output,
    xor_dataset,
)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return digits_dataset()


def learned(wanted: Design, dataset: Dataset) -> tuple[HistoryRow, Evaluation]:
    """Train; return the last row and the measures on the test samples."""
    trainer = Trainer(wanted, initial_state(wanted), dataset)
    with limit_blas_threads():
        last = [event.row for event in trainer.run() if isinstance(event, EpochDone)][-1]
    network = compile_design(wanted)
    network.set_state(trainer.state())
    test = dataset.test
    return last, evaluate(
        network, dataset.inputs[test], dataset.targets[test], dataset.spec.classes
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("units", "activation", "loss"),
    [
        (1, "sigmoid", "binary_cross_entropy"),
        (1, "sigmoid", "mean_squared_error"),
        (2, "softmax", "cross_entropy"),
    ],
)
def test_xor(units: int, activation: str, loss: str, seed: int) -> None:
    layers = [inputs(2), dense("h", 8, initializer="xavier"), output(units, activation, loss)]
    wanted = design(
        layers, ["in>h", "h>out"], seed=seed, epochs=400, batch_size=4, learning_rate=0.05
    )
    last, found = learned(wanted, xor_dataset())
    assert found.accuracy == 1
    assert last.train_accuracy == 1
    assert last.val_loss is None


def digits_accuracy(digits: Dataset, **training: Any) -> float:
    accuracy = learned(digits_design(**training), digits)[1].accuracy
    assert accuracy is not None
    return accuracy


def test_digits_with_default_settings(digits: Dataset) -> None:
    """Single seeds lie between 96.3 and 98 %, as scikit-learn's with as many samples."""
    assert np.mean([digits_accuracy(digits, seed=seed) for seed in range(6)]) >= 0.97


@pytest.mark.parametrize("seed", range(4))
def test_digits_with_a_larger_learning_rate(digits: Dataset, seed: int) -> None:
    assert digits_accuracy(digits, seed=seed, learning_rate=0.005) >= 0.97


def test_agrees_with_scikit_learn_within_noise(digits: Dataset) -> None:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    train, test = digits.train, digits.test
    ours, theirs = [], []
    for seed in range(2):
        wanted = digits_design(seed=seed, epochs=15, validation_fraction=0)
        last, found = learned(wanted, digits)
        ours.append((last.train_loss, found.accuracy))
        model = MLPClassifier((64,), batch_size=32, alpha=0, max_iter=15, random_state=seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model.fit(digits.inputs[train], digits.targets[train])
        theirs.append((model.loss_, model.score(digits.inputs[test], digits.targets[test])))
    (our_loss, our_accuracy), (their_loss, their_accuracy) = np.mean([ours, theirs], axis=1)
    assert our_loss == pytest.approx(their_loss, rel=0.2)
    assert our_accuracy == pytest.approx(their_accuracy, abs=0.015)
