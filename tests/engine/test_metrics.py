"""Metrics against scikit-learn's."""

from __future__ import annotations

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.errors import EngineError
from nndesigner.engine.calibrate import expected_calibration_error, scaled
from nndesigner.engine.metrics import (
    class_reports,
    confusion_matrix,
    evaluate,
    r_squared,
    top_k,
)
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
    for average, name in ((found.macro, "macro avg"), (found.weighted, "weighted avg")):
        assert average is not None
        assert average.precision == pytest.approx(report[name]["precision"])
        assert average.recall == pytest.approx(report[name]["recall"])
        assert average.f1 == pytest.approx(report[name]["f1-score"])
    for line in found.reports:
        expected = report[line.name]
        assert line.precision == pytest.approx(expected["precision"])
        assert line.recall == pytest.approx(expected["recall"])
        assert line.f1 == pytest.approx(expected["f1-score"])
        assert line.support == expected["support"]


def test_how_far_confidence_is_off_with_a_temperature() -> None:
    wanted = design([inputs(3), output(4)], ["in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(300, 3)), rng.integers(0, 4, 300)
    probabilities = network.predict(x)
    for chosen in (1.0, 6.0):
        found = evaluate(network, x, y, ("a", "b", "c", "d"), chosen)
        expected = expected_calibration_error(scaled(probabilities, chosen), y)
        assert found.calibration_error == pytest.approx(expected)
        assert found.accuracy == pytest.approx((probabilities.argmax(axis=1) == y).mean())


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
    from sklearn.metrics import (
        mean_absolute_error,
        mean_squared_error,
        r2_score,
        root_mean_squared_error,
    )

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
    assert found.mae == pytest.approx(mean_absolute_error(y, network.predict(x)))
    assert found.rmse == pytest.approx(root_mean_squared_error(y, network.predict(x)))
    assert found.top_k == ()
    assert found.macro is found.weighted is found.auc is found.calibration_error is None


OUTPUTS = [
    (7, "softmax", "cross_entropy"),
    (7, "sigmoid", "binary_cross_entropy"),
    (7, "identity", "hinge"),
    (2, "softmax", "cross_entropy"),
    (2, "identity", "hinge"),
    (1, "sigmoid", "binary_cross_entropy"),
    (1, "identity", "hinge"),
    (1, "tanh", "mean_squared_error"),
]


@pytest.mark.parametrize(("units", "activation", "loss"), OUTPUTS)
def test_ranking_against_scikit_learn(units: int, activation: str, loss: str) -> None:
    from sklearn.metrics import roc_auc_score, top_k_accuracy_score

    wanted = design([inputs(3), output(units, activation, loss)], ["in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    classes = max(units, 2)
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(300, 3)), rng.integers(0, classes, 300)
    found = evaluate(network, x, y, tuple(map(str, range(classes))))
    outputs = network.predict(x)
    one_hot = np.eye(classes)[y]
    score = outputs[:, 0] if units == 1 else outputs[:, 1] - outputs[:, 0]
    expected = roc_auc_score(y, score) if classes == 2 else roc_auc_score(one_hot, outputs)
    assert found.auc == pytest.approx(expected)
    assert np.isfinite(found.loss)
    assert found.accuracy == np.trace(found.confusion) / 300
    if units == 1:
        assert found.top_k == ()
        return
    assert found.top_k[0] == found.accuracy
    assert found.top_k == tuple(sorted(found.top_k))
    assert len(found.top_k) == min(5, units)
    for k, share in enumerate(found.top_k, start=1):
        if k < classes and classes > 2:
            assert share == pytest.approx(top_k_accuracy_score(y, outputs, k=k))


@given(
    hnp.arrays(
        np.int8, st.tuples(st.integers(1, 30), st.integers(2, 6)), elements=st.integers(-2, 2)
    ),
    st.data(),
)
def test_top_1_is_accuracy_even_with_ties(numbers: np.ndarray, data: st.DataObject) -> None:
    scores = numbers.astype(np.float32)
    true = data.draw(
        hnp.arrays(np.int64, len(scores), elements=st.integers(0, scores.shape[1] - 1))
    )
    found = top_k(scores, true)
    assert found[0] == pytest.approx((decide(scores) == true).mean())
    assert list(found) == sorted(found)
    if scores.shape[1] <= 5:
        assert found[-1] == 1


def test_loss_of_more_samples_than_are_compared_at_once() -> None:
    wanted = design([inputs(2), output(2)], ["in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(9000, 2)), rng.integers(0, 2, 9000)
    found = evaluate(network, x, y, ("a", "b"))
    probabilities = network.predict(x)[np.arange(9000), y]
    assert found.loss == pytest.approx(-np.log(probabilities).mean())
    assert found.top_k == (found.accuracy, 1.0)


@pytest.mark.parametrize(("units", "loss"), [(3, "cross_entropy"), (1, "binary_cross_entropy")])
def test_no_curve_without_samples_of_a_class(units: int, loss: str) -> None:
    activation = "softmax" if units > 1 else "sigmoid"
    wanted = design([inputs(2), output(units, activation, loss)], ["in>out"])
    network = compile_design(wanted)
    network.set_state(random_state(wanted))
    names = ("a", "b", "c")[: max(units, 2)]
    found = evaluate(network, np.ones((4, 2)), np.zeros(4, int), names)
    assert found.auc is None
    assert found.macro is not None
    assert found.weighted is not None
    assert found.weighted.recall == found.accuracy


def test_weights_that_are_not_finite() -> None:
    for last in (output(3), output(1, "identity", "mean_squared_error")):
        wanted = design([inputs(2), last], ["in>out"])
        network = compile_design(wanted)
        state = random_state(wanted)
        network.set_state(state.replaced(out=np.full(last.units, np.nan)))
        names = ("a", "b", "c")[: last.units if last.units > 1 else 0]
        found = evaluate(network, np.ones((4, 2)), np.arange(4) % 3, names)
        assert np.isnan(found.loss)
        assert found.auc is None


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
