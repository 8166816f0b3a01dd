"""The temperature a run measures: it goes with the weights, and makes answers honest."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app.prediction import Predictor
from nndesigner.app.training_worker import CALIBRATED_WITH
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.templates import template
from nndesigner.engine.calibrate import scaled, temperature
from nndesigner.engine.network import compile_design
from tests.app.test_session import document, set_epochs, train_to_end

__all__ = ["document"]


def overfitted(document) -> None:
    """Few noisy points and many neurons: a network far too sure of itself."""
    design = edits.set_data(document.design, name="moons", samples=400, noise=0.6)
    for layer in design.layers[1:3]:
        design = edits.set_fields(design, layer.id, units=64, activation="relu", initializer="he")
    changes = {"epochs": 150, "learning_rate": 0.02, "validation_fraction": 0.5}
    document.edit("Overfit", edits.set_training(design, **changes))


def test_a_run_ends_with_the_temperature_of_its_weights(qtbot, document, session):
    overfitted(document)
    before = document.project
    train_to_end(qtbot, session)
    found = document.project.temperature
    assert found > 1.3, "it was too sure"
    document.undo()
    assert document.project.temperature == before.temperature == 1.0
    document.redo()
    assert document.project.temperature == found
    session.reset()
    assert document.project.temperature == 1.0
    assert document.project.history == ()


def likelihood_loss(shares, targets):
    return -np.log(shares[np.arange(len(targets)), targets] + 1e-12).mean()


def test_it_is_measured_on_the_validation_samples(qtbot, document, session):
    from nndesigner.app import datasets
    from nndesigner.engine.samples import validation_split

    overfitted(document)
    train_to_end(qtbot, session)
    project = document.project
    settings = project.design.training
    dataset = datasets.load_for(project)
    _, rows = validation_split(dataset, settings.validation_fraction, settings.seed)
    network = compile_design(project.design)
    network.set_state(project.state)
    chance = network.predict(dataset.inputs[rows])
    shares = np.concatenate([1 - chance, chance], axis=1)
    wanted = temperature(shares, dataset.targets[rows])
    assert project.temperature == pytest.approx(wanted, rel=1e-4)
    before, after = (likelihood_loss(scaled(shares, t), dataset.targets[rows]) for t in (1, wanted))
    assert after < 0.9 * before


def test_without_validation_samples_it_stays_one(qtbot, document, session):
    design = edits.set_training(document.design, epochs=5, validation_fraction=0.0)
    document.edit("All", design)
    train_to_end(qtbot, session)
    assert document.project.temperature == 1.0


def test_values_have_none(qtbot, document, session):
    changes = {"activation": "identity", "loss": "mean_squared_error"}
    design = edits.set_fields(document.design, document.design.layers[-1].id, **changes)
    document.edit("Values", edits.set_training(design, epochs=5))
    train_to_end(qtbot, session)
    assert document.project.temperature == 1.0


def test_a_pause_measures_it_too(qtbot, document, session):
    overfitted(document)
    train_to_end(qtbot, session)
    found = document.project.temperature
    set_epochs(document, 100_000)
    session.train()
    rows = len(document.project.history)
    qtbot.waitUntil(lambda: len(session.project.history) > rows + 3, timeout=20_000)
    session.pause()
    qtbot.wait(300)
    paused = session.project
    assert paused.temperature not in (found, 1.0)
    assert paused.temperature == pytest.approx(temperature_of(paused, 4000), rel=1e-3)
    assert document.project.temperature == found, "the document changes when the run ends"
    session.stop()
    qtbot.waitUntil(lambda: not session.active, timeout=10_000)
    assert document.project.temperature == pytest.approx(paused.temperature)


def test_other_settings_keep_it_and_another_structure_does_not(qtbot, document, session):
    overfitted(document)
    train_to_end(qtbot, session)
    found = document.project.temperature
    set_epochs(document, 7)
    assert document.project.temperature == found
    moved = edits.move(document.design, {document.design.layers[1].id: (-50.0, 0.0)})
    document.edit("Move", moved)
    assert document.project.temperature == found
    document.edit("Add", edits.add_units(document.design, document.design.layers[1].id))
    assert document.project.temperature == 1.0
    document.undo()
    assert document.project.temperature == found


def test_the_answer_is_divided_by_it_and_stays_the_same_class(qapp):
    project = template("neuron")
    predictor = Predictor()
    predictor.set_network(project.design, project.state, 4.0)
    predictor.set_numbers((0.5, 0.3), np.array([0.5, 0.3], np.float32))
    found = predictor.prediction
    assert found.label == "1"
    assert found.output[0] == pytest.approx(0.5939, abs=5e-5), "the network's own number"
    z = 0.38 / 4
    assert found.probabilities[1] == pytest.approx(1 / (1 + np.exp(-z)), abs=1e-5)


def test_digits_are_divided_by_it(qapp):
    design = template("digits").design
    state = NetworkState(
        {
            key: np.random.default_rng(0).normal(0, 1, array.shape).astype(np.float32)
            for key, array in _initial(design).items()
        }
    )
    sample = np.random.default_rng(1).random(64, dtype=np.float32)
    answers = []
    predictor = Predictor()
    for chosen in (1.0, 3.0):
        predictor.set_network(design, state, chosen)
        predictor.set_numbers(tuple(sample.tolist()), sample)
        answers.append(predictor.prediction.probabilities)
    assert answers[1] == pytest.approx(scaled(answers[0].astype(np.float64), 3.0), abs=1e-6)
    assert answers[1].max() < answers[0].max()
    assert answers[1].argmax() == answers[0].argmax()


def _initial(design):
    from nndesigner.engine.initializers import initial_state

    return initial_state(design)


def temperature_of(project, most):
    """Return what calibrates a project's own weights on the first of its validation samples."""
    from nndesigner.app import datasets
    from nndesigner.engine.samples import validation_split

    settings = project.design.training
    dataset = datasets.load_for(project)
    _, rows = validation_split(dataset, settings.validation_fraction, settings.seed)
    network = compile_design(project.design)
    network.set_state(project.state)
    chance = network.predict(dataset.inputs[rows[:most]])
    return temperature(np.concatenate([1 - chance, chance], axis=1), dataset.targets[rows[:most]])


def test_a_run_cut_off_keeps_weights_with_their_own_temperature(qtbot, document, session):
    overfitted(document)
    set_epochs(document, 100_000)
    session.train()
    qtbot.waitUntil(
        lambda: bool(session.project.history) and session.project.history[-1].epoch > 60,
        timeout=30_000,
    )
    running = session.project
    assert running.temperature == pytest.approx(temperature_of(running, CALIBRATED_WITH), rel=1e-3)
    assert running.temperature > 1.2, "it is already too sure"
    assert session.finish_now("interrupted")
    cut = document.project
    assert cut.temperature == pytest.approx(temperature_of(cut, CALIBRATED_WITH), rel=1e-3)


def test_another_temperature_is_to_be_saved(document, tmp_path):
    project = document.project
    document.mark_saved(project, tmp_path / "here.nnd")
    assert not document.modified
    document.change("Calibrate", project.with_(temperature=1.7))
    assert document.modified
