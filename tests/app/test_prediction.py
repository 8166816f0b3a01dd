import numpy as np
import pytest

from nndesigner.app.prediction import Predictor
from nndesigner.app.verdict import verdict
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.initializers import initial_state


@pytest.fixture
def predictor(qapp):
    return Predictor()


def test_the_neuron_of_the_worked_example(predictor):
    project = template("neuron")
    predictor.set_network(project.design, project.state)
    predictor.set_numbers((0.5, 0.3), np.array([0.5, 0.3], np.float32))
    prediction = predictor.prediction
    assert prediction.output[0] == pytest.approx(0.5939, abs=5e-5)
    assert prediction.label == "1"
    assert prediction.probabilities == pytest.approx([0.4061, 0.5939], abs=5e-5)


def test_a_drawing_gives_ten_probabilities_and_all_activations(predictor):
    design = template("digits").design
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing(SAMPLE_DRAWINGS[7], (8, 8))
    prediction = predictor.prediction
    assert prediction.input.shape == (64,)
    assert prediction.probabilities.sum() == pytest.approx(1.0, abs=1e-5)
    assert design.widths == {layer: values.size for layer, values in prediction.activations.items()}
    assert prediction.label in prediction.classes


def test_new_weights_change_the_answer_at_once(predictor):
    project = template("neuron")
    predictor.set_network(project.design, project.state)
    predictor.set_numbers((0.5, 0.3), np.array([0.5, 0.3], np.float32))
    zeros = NetworkState({key: np.zeros_like(value) for key, value in project.state.items()})
    with_zeros = []
    predictor.predicted.connect(with_zeros.append)
    predictor.set_network(project.design, zeros)
    assert with_zeros[-1].output[0] == 0.5


def test_nothing_drawn_predicts_nothing(predictor):
    design = template("digits").design
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing((), (8, 8))
    assert predictor.prediction is None


def test_an_incomplete_design_predicts_nothing(predictor):
    design = template("digits").design
    design = edits.remove(design, [design.links[0].id])
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing(SAMPLE_DRAWINGS[7], (8, 8))
    assert predictor.prediction is None


def test_weights_that_are_not_numbers_give_no_label(predictor):
    project = template("neuron")
    broken = NetworkState({key: value * np.nan for key, value in project.state.items()})
    predictor.set_network(project.design, broken)
    predictor.set_numbers((0.5, 0.3), np.array([0.5, 0.3], np.float32))
    assert predictor.prediction.label is None


def test_only_a_dot_is_never_a_digit(predictor):
    design = template("digits").design
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing((((140.0, 140.0), (141.5, 139.0)),), (8, 8))
    assert predictor.prediction.strange
    predictor.set_drawing((((140.0, 140.0), (140.0, 152.0)),), (8, 8))
    assert not predictor.prediction.strange, "a small stroke is a small digit"
    names = ("dot", *(f"c{n}" for n in range(9)))
    other = edits.set_fields(design, design.output.id, classes=names)
    predictor.set_network(other, initial_state(other))
    predictor.set_drawing((((140.0, 140.0),),), (8, 8))
    assert not predictor.prediction.strange, "a class may be called so"


def test_reasons_are_the_neurons_behind_a_dropout(predictor):
    from nndesigner.app.reasons import reasons

    design = template("digits").design
    hidden = design.links_into(design.output.id)[0].source
    design = edits.remove(design, [link.id for link in design.links_into(design.output.id)])
    design = edits.add_layer(design, "dropout", 0, 0)
    dropout = design.layers[-1].id
    design = edits.connect(edits.connect(design, hidden, dropout), dropout, design.output.id)
    state = initial_state(design)
    predictor.set_network(design, state)
    predictor.set_drawing(SAMPLE_DRAWINGS[7], (8, 8))
    found = reasons(design, state, predictor.prediction)
    assert len(found) == 3
    assert {reason.layer_id for reason in found} == {hidden}
    assert [reason.supports for reason in found[:2]] == [True, True], "what speaks for it first"


def test_the_output_neurons_show_what_the_bars_show(predictor):
    class Doubting:
        share = 0.25

        def unlike(self, _sample, _drawing):
            return self.share

    design = template("digits").design
    predictor.set_network(design, initial_state(design))
    predictor.set_drawing(SAMPLE_DRAWINGS[7], (8, 8))
    certain = predictor.prediction
    predictor.set_familiar(Doubting())
    found = predictor.prediction
    assert not found.strange
    assert found.unlike == 0.25
    assert found.probabilities == pytest.approx(certain.probabilities)
    assert found.class_shares.sum() + found.unlike == pytest.approx(1.0, abs=1e-5)
    last = design.output.id
    assert found.shares(last)[last] == pytest.approx(certain.shares(last)[last] * 0.75)
    Doubting.share = 0.75
    predictor.set_familiar(Doubting())
    assert predictor.prediction.strange
    assert set(predictor.prediction.shares(last)) == set(certain.activations) - {last}


def test_nothing_is_sure_before_it_can_be_told_from_what_is_strange(predictor):
    design = template("digits").design
    state = initial_state(design)
    loud = {key: 40 * array for key, array in state.items()}
    predictor.set_network(design, type(state)(loud))
    predictor.set_drawing(SAMPLE_DRAWINGS[7], (8, 8))
    assert verdict(predictor.prediction) == "sure"
    predictor.set_awaiting(True)
    assert predictor.prediction.unchecked
    assert verdict(predictor.prediction) == "likely"

    class Knowing:
        def unlike(self, _sample, _drawing):
            return 0.0

    predictor.set_familiar(Knowing())
    assert verdict(predictor.prediction) == "sure"
