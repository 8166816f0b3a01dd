from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app import datasets, jobs
from nndesigner.app.document import Document
from nndesigner.app.familiar import FamiliarInputs, learn_familiar
from nndesigner.app.nearest import ExampleIndex, NearestExamples, hidden_layers
from nndesigner.app.prediction import Predictor
from nndesigner.app.votes import VoteCounter, looked_at, map_shape
from nndesigner.core import edits
from nndesigner.core.project import HistoryRow
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.explain.probe import input_contributions
from nndesigner.engine.train import Ended, Trainer
from tests.ui.panels.samples import prediction

FILLED = tuple(((5.0, y), (275.0, y)) for y in np.arange(5.0, 280.0, 8.0).tolist())


@pytest.fixture(scope="module")
def project():
    """A network that has learnt a little."""
    start = template("digits")
    design = edits.set_training(
        start.design, epochs=4, learning_rate=0.003, handwriting=0, augmentation="none"
    )
    dataset = datasets.load_for(start.with_(design=design))
    document = Document()
    document.replace(start.with_(design=design))
    trainer = Trainer(design, document.state, dataset)
    assert isinstance(list(trainer.run())[-1], Ended)
    document.close()
    return start.with_(design=design, state=trainer.state(), history=(HistoryRow(4.0, 0.1),))


@pytest.fixture
def document(qapp, project):
    document = Document()
    document.replace(project)
    yield document
    assert jobs.wait_for_all(10)
    document.close()


def read(project, digit):
    predictor = Predictor()
    predictor.set_network(project.design, project.state)
    predictor.set_drawing(SAMPLE_DRAWINGS[digit], (8, 8))
    return predictor.prediction


def test_a_training_sample_is_its_own_nearest(project):
    dataset = datasets.load_for(project)
    index = ExampleIndex(project, dataset)
    sample = dataset.inputs[dataset.train[7]]
    predictor = Predictor()
    predictor.set_network(project.design, project.state)
    predictor.set_numbers(tuple(sample.tolist()), sample)
    found = index.nearest(predictor.prediction.activations)
    assert len(found) == 6
    assert (found[0].input == sample).all()
    assert found[0].similarity == pytest.approx(1.0, abs=1e-5)
    shares = [example.similarity for example in found]
    assert shares == sorted(shares, reverse=True)
    assert found[0].label == str(dataset.targets[dataset.train[7]])


def test_the_nearest_of_a_drawn_digit_are_that_digit(project):
    index = ExampleIndex(project, datasets.load_for(project))
    for digit in (0, 2, 6):
        found = index.nearest(read(project, digit).activations)
        assert sum(example.label == str(digit) for example in found) >= 4


def test_only_so_many_samples_are_kept(project, monkeypatch):
    monkeypatch.setattr("nndesigner.app.nearest.MOST_SAMPLES", 50)
    index = ExampleIndex(project, datasets.load_for(project))
    assert len(index._features) == 50


def test_several_layers_may_lead_into_the_output():
    design = template("digits").design
    design = edits.connect(design, design.layers[0].id, design.layers[-1].id)
    before = design.layers[-2].id
    assert hidden_layers(design) == (before, design.layers[0].id)


def test_they_are_found_beside_the_gui_thread(qtbot, document, session, project):
    looks = [False]
    nearest = NearestExamples(document, session, lambda: looks[0])
    with qtbot.assertNotEmitted(nearest.found, wait=300):
        nearest.set_prediction(read(project, 2))  # nobody looks
    looks[0] = True
    with qtbot.waitSignal(nearest.found, timeout=10_000) as caught:
        nearest.set_prediction(read(project, 2))
    (examples,) = caught.args
    assert len(examples) == 6
    assert nearest.shape == (8, 8)
    with qtbot.waitSignal(nearest.found, timeout=5000) as caught:
        nearest.set_prediction(None)
    assert caught.args == [None]


def test_other_weights_are_looked_at_anew(qtbot, document, session, project):
    nearest = NearestExamples(document, session, lambda: True)
    with qtbot.waitSignal(nearest.found, timeout=10_000):
        nearest.set_prediction(read(project, 2))
    said = []
    nearest.found.connect(said.append)
    with qtbot.waitSignal(session.stopped, timeout=30_000):
        session.train()
    nearest.set_prediction(read(document.project, 2))
    qtbot.waitUntil(lambda: bool(said) and said[-1] is not None, timeout=10_000)
    assert said[0] is None, "what was found for the old weights is taken away"
    assert nearest._index.state is document.state


def test_familiar_inputs_are_learnt_once_there_are_weights(qtbot, document, session, project):
    familiar = FamiliarInputs(document, session)
    with qtbot.waitSignal(familiar.found, timeout=10_000) as caught:
        familiar.start()
    (found,) = caught.args
    predictor = Predictor()
    predictor.set_network(project.design, project.state)
    predictor.set_familiar(found)
    predictor.set_drawing(SAMPLE_DRAWINGS[3], (8, 8))
    assert not predictor.prediction.strange
    predictor.set_drawing(FILLED, (8, 8))
    assert predictor.prediction.strange
    with qtbot.waitSignal(familiar.found, timeout=5000) as caught:
        session.reset()
    assert caught.args == [None]


def test_typed_numbers_are_never_strange(qtbot, document, session):
    familiar = FamiliarInputs(document, session)
    moons = template("moons").with_(history=(HistoryRow(1.0, 0.5),))
    document.replace(moons)
    with qtbot.assertNotEmitted(familiar.found, wait=600):
        familiar.start()


def test_what_is_familiar_comes_from_all_that_is_learnt_from(project):
    found = learn_familiar(project)
    dataset = datasets.load_for(project)
    strange = sum(found.unlike(row) > 0.5 for row in dataset.inputs[dataset.test[:200]])
    assert strange <= 6


def test_votes_are_those_of_every_class(qtbot, project):
    counter = VoteCounter()
    seen = read(project, 4)
    with qtbot.waitSignal(counter.counted, timeout=10_000) as caught:
        counter.count(project.design, project.state, seen)
    (votes,) = caught.args
    assert votes.names == tuple("0123456789")
    assert votes.maps.shape == (10, 8, 8)
    wanted = input_contributions(project.design, project.state, seen.input, 9)
    assert votes.of("9") == pytest.approx(wanted, abs=1e-4)
    assert votes.of("4", "9") == pytest.approx(votes.of("4") - votes.of("9"))
    assert votes.of("x") is None
    assert votes.of("4", "x") is None


def test_one_unit_speaks_for_two_classes(qtbot, qapp):
    neuron = template("neuron")
    predictor, counter = Predictor(), VoteCounter()
    predictor.set_network(neuron.design, neuron.state)
    predictor.set_numbers((0.5, 0.3), np.array([0.5, 0.3], np.float32))
    with qtbot.waitSignal(counter.counted, timeout=10_000) as caught:
        counter.count(neuron.design, neuron.state, predictor.prediction)
    (votes,) = caught.args
    assert votes.of("1").ravel() == pytest.approx([0.4, -0.12])
    assert votes.of("0").ravel() == pytest.approx([-0.4, 0.12])


def test_a_design_changed_meanwhile_gives_no_votes(qtbot, project):
    counter = VoteCounter()
    other = edits.set_fields(project.design, project.design.layers[1].id, units=7)
    with qtbot.waitSignal(counter.counted, timeout=10_000) as caught:
        counter.count(other, project.state, read(project, 4))
    assert caught.args == [None]


def test_of_many_classes_the_likeliest_are_looked_at():
    shares = np.zeros(40)
    shares[30], shares[5] = 0.6, 0.4
    units, names = looked_at(prediction(shares, tuple(f"c{n}" for n in range(40))))
    assert len(units) == 12
    assert {"c5", "c30"} <= set(names)
    assert list(units) == sorted(units)


def test_how_votes_are_laid_out():
    assert map_shape((28, 28)) == (28, 28)
    assert map_shape((1, 28, 20)) == (28, 20)
    assert map_shape((784,)) == (28, 28)
    assert map_shape((4,)) == (1, 4)
