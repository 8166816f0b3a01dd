"""Metrics against scikit-learn's."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.errors import EngineError
from nndesigner.engine.metrics import class_reports, confusion_matrix, evaluate, r_squared
from nndesigner.engine.network import compile_design
from nndesigner.engine.targets import decide, encode
from tests.engine.builders import design, inputs, output, random_state


def test_classes_against_scikit_learn() -> None:
    from sklearn.metrics import classification_report, log_loss
    from sklearn.metrics import confusion_matrix as reference

    wanted = design([inputs(3), output(4)], ["in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(200, 3)), rng.integers(0, 4, 200)
    names = ("a", "b", "c", "d")
    found = evaluate(network, x, y, names)
    probabilities = network.predict(x)
    predicted = probabilities.argmax(axis=1)
    np.testing.assert_array_equal(found.confusion, reference(y, predicted))
    assert found.confusion.dtype == np.int64
    report = classification_report(
        y, predicted, target_names=names, output_dict=True, zero_division=0
    )
    assert found.accuracy == pytest.approx(report["accuracy"])
    assert found.loss == pytest.approx(log_loss(y, probabilities))
    assert found.r2 is None
    for line in found.reports:
        expected = report[line.name]
        assert line.precision == pytest.approx(expected["precision"])
        assert line.recall == pytest.approx(expected["recall"])
        assert line.f1 == pytest.approx(expected["f1-score"])
        assert line.support == expected["support"]


def test_a_class_nobody_has_or_names() -> None:
    confusion = confusion_matrix(np.array([0, 0, 1]), np.array([0, 1, 0]), 3)
    np.testing.assert_array_equal(confusion, [[1, 1, 0], [1, 0, 0], [0, 0, 0]])
    reports = class_reports(confusion, ("a", "b", "c"))
    assert (reports[1].precision, reports[1].recall, reports[1].f1) == (0, 0, 0)
    assert (reports[2].precision, reports[2].recall, reports[2].support) == (0, 0, 0)


@pytest.mark.parametrize(
    ("activation", "loss"), [("sigmoid", "binary_cross_entropy"), ("sigmoid", "mean_squared_error")]
)
def test_two_classes_on_one_unit(activation: str, loss: str) -> None:
    wanted = design([inputs(2), output(1, activation, loss)], ["in>out"])
    network = compile_design(wanted)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(50, 2)), rng.integers(0, 2, 50)
    found = evaluate(network, x, y, ("no", "yes"))
    predicted = (network.predict(x)[:, 0] > 0.5).astype(int)
    np.testing.assert_array_equal(found.confusion, confusion_matrix(y, predicted, 2))
    assert found.accuracy == pytest.approx((predicted == y).mean())


def test_values() -> None:
    from sklearn.metrics import mean_squared_error, r2_score

    wanted = design([inputs(3), output(2, "identity", "mean_squared_error")], ["in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(50, 3)), rng.normal(size=(50, 2))
    found = evaluate(network, x, y, ())
    assert found.accuracy is None
    assert found.reports == ()
    assert found.confusion.shape == (0, 0)
    assert found.r2 == pytest.approx(r2_score(y, network.predict(x)))
    assert found.loss == pytest.approx(mean_squared_error(y, network.predict(x)))


def test_r2_of_values_that_never_vary() -> None:
    constant = np.full((4, 1), 2.0)
    assert r_squared(constant, constant) == 1
    assert r_squared(constant + 1, constant) == 0


def test_nothing_to_measure() -> None:
    wanted = design([inputs(3), output(2)], ["in>out"])
    with pytest.raises(EngineError) as caught:
        evaluate(compile_design(wanted), np.zeros((0, 3)), np.zeros(0, int), ("a", "b"))
    assert caught.value.code == "no_samples"


def test_targets() -> None:
    np.testing.assert_array_equal(encode([2, 0], 3, 3), [[0, 0, 1], [1, 0, 0]])
    np.testing.assert_array_equal(encode([1, 0], 2, 1), [[1], [0]])
    np.testing.assert_array_equal(encode([1.5, 0.5], 0, 1), [[1.5], [0.5]])
    for classes, units in ((3, 2), (3, 1), (0, 2)):
        with pytest.raises(EngineError) as caught:
            encode([0, 1], classes, units)
        assert caught.value.code == "targets_do_not_fit"
        assert caught.value.params["units"] == units


def test_decide() -> None:
    np.testing.assert_array_equal(decide(np.array([[0.1, 0.9], [0.6, 0.4]])), [1, 0])
    np.testing.assert_array_equal(decide(np.array([[0.5], [0.51], [0.2]])), [1, 1, 0])
