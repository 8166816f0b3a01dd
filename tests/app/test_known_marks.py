"""What is known is told from other marks, of digits as of a few drawings of one's own."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app import datasets
from nndesigner.app.familiar import learn_familiar
from nndesigner.app.known_marks import Known, learn_marks
from nndesigner.app.prediction import Predictor
from nndesigner.app.trained_drawings import noted
from nndesigner.app.verdict import verdict
from nndesigner.core import edits
from nndesigner.core.edits import classes as own
from nndesigner.core.project import Example
from nndesigner.core.templates import template
from nndesigner.data.augment import augmenter
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.novelty import Familiar
from nndesigner.engine.train import Trainer
from tests.app.own_shapes import SHAPES, drawn

A = (((70.0, 230.0), (140.0, 50.0), (210.0, 230.0)), ((98.0, 160.0), (182.0, 160.0)))
STAR = (((85, 230), (140, 50), (195, 230), (50, 115), (230, 115), (85, 230)),)
W = (((40, 60), (90, 220), (140, 100), (190, 220), (240, 60)),)
SQUARE = (((60, 60), (220, 60), (220, 220), (60, 220), (60, 60)),)
MARKS = (A, STAR, W, SQUARE)


@pytest.fixture(scope="module")
def digits():
    return learn_marks(template("digits"))


def unlike(marks, drawing):
    silent = Familiar(np.zeros((1, 64), np.float32), (64,))
    return Known(silent, marks).unlike(np.zeros(64, np.float32), drawing)


@pytest.mark.parametrize("mark", MARKS)
def test_letters_and_shapes_are_no_digits(digits, mark):
    assert unlike(digits, mark) > 0.5


@pytest.mark.parametrize("digit", range(10))
def test_digits_are(digits, digit):
    assert unlike(digits, SAMPLE_DRAWINGS[digit]) < 0.2


def test_a_digit_taught_is_known(digits):
    project = template("digits")
    assert unlike(digits, W) > 0.9
    taught = project.with_(examples=(Example("3", W),))
    assert learn_marks(project) is digits, "what is known is not learnt again"
    assert learn_marks(taught) is digits, "named, and not trained on yet"
    assert unlike(learn_marks(taught.with_(trained_on=(W,))), W) < 0.5


def test_without_strokes_pictures_alone_decide(digits):
    assert unlike(digits, ()) < 0.5
    assert learn_marks(template("moons")) is None
    assert learn_marks(template("drawn")) is None


@pytest.fixture(scope="module")
def project():
    """Three shapes of the person's own, eight drawings of each, learnt."""
    examples = tuple(Example(name, drawn(name, seed)) for seed in range(8) for name in SHAPES)
    design = own.own_classes(template("drawn").design, SHAPES).design
    design = edits.set_training(design, epochs=60)
    start = template("drawn").with_(design=design, examples=examples, state=initial_state(design))
    dataset = datasets.load_for(start)
    trainer = Trainer(design, start.state, dataset, augment=augmenter("distort", dataset.spec))
    assert list(trainer.run())
    trained = noted(start, start)
    return trained.with_(state=trainer.state(), temperature=trainer.temperature())


def test_a_few_own_drawings_are_enough_to_know_others(qapp, project):
    predictor = Predictor()
    predictor.set_network(project.design, project.state, project.temperature)
    predictor.set_familiar(learn_familiar(project))

    def judged(drawing):
        predictor.set_drawing(drawing, (28, 28))
        return predictor.prediction

    fresh = [(name, judged(drawn(name, seed))) for seed in range(100, 120) for name in SHAPES]
    assert sum(found.strange for _, found in fresh) <= 3
    assert sum(found.label == name for name, found in fresh) >= 57
    others = [judged(drawing) for drawing in (*MARKS, *map(SAMPLE_DRAWINGS.get, (2, 3, 4, 5, 8)))]
    assert sum(verdict(found) == "sure" for found in others) <= 1
    assert sum(found.strange for found in others) >= 7


def test_few_drawings_leave_a_doubt(project):
    assert project.temperature > 1.2
