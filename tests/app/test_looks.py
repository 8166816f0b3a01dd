"""Drawings are made to look as the pictures a network learns from, wherever they are read."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from nndesigner.app import looks, teaching
from nndesigner.app.prediction import Predictor
from nndesigner.app.seen import drawing_steps
from nndesigner.cli.inputs import samples
from nndesigner.core import edits
from nndesigner.core.project import Example, Project
from nndesigner.core.templates import template
from nndesigner.data import handwriting
from nndesigner.data.look import Look, look_for, look_of
from nndesigner.data.normalise import drawing_to_input, picture_to_input
from nndesigner.engine.initializers import initial_state

SHAPE = (16, 16)
KNOWN = Look(SHAPE, (12.0, 12.0), 1.0, paper=255.0, full=0.0, softness=0.3)
DIGITS = tuple("0123456789")


def table_project(folder: Path) -> Project:
    """Return a project that learns from a table of dark digits on bright paper."""
    paths, labels = handwriting.strokes(400, seed=3)
    pixels = KNOWN.render_many(paths).round(3)
    header = ",".join([*(f"p{n}" for n in range(256)), "digit"])
    lines = [
        ",".join(map(str, [*row, f"d{label}"]))
        for row, label in zip(pixels.tolist(), labels.tolist(), strict=True)
    ]
    path = folder / "pictures.csv"
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    design = edits.set_data(template("digits").design, name="", path=str(path))
    assert design.input is not None
    design = edits.set_fields(design, design.input.id, shape=SHAPE)
    return Project(design, state=initial_state(design))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return table_project(tmp_path)


def test_the_look_of_a_table_of_pictures_is_learnt_once(project):
    assert looks.known_look(project) is None
    found = looks.look_for_project(project)
    assert found is not None
    assert (found.shape, found.paper, found.full) == (SHAPE, 255.0, 0.0)
    assert looks.look_for_project(project) is found
    assert looks.known_look(project) is found


def test_a_changed_file_is_looked_at_anew(project):
    first = looks.look_for_project(project)
    path = Path(project.design.data.path or "")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert looks.look_for_project(project) is not first


def test_all_readers_see_the_same_picture(qapp, project, tmp_path):
    look = looks.look_for_project(project)
    assert look is not None
    drawing = handwriting.drawing(5, 1)
    wanted = look.render(drawing)
    assert np.abs(wanted - drawing_to_input(drawing, SHAPE)).max() > 0.5

    predictor = Predictor()
    predictor.set_network(project.design, project.state)
    predictor.set_drawing(drawing, SHAPE)
    predictor.set_look(look)
    assert predictor.prediction is not None
    np.testing.assert_array_equal(predictor.prediction.input, wanted)
    np.testing.assert_array_equal(looks.pictures(project, [drawing])[0], wanted)
    steps = drawing_steps(drawing, SHAPE, predictor.look)
    np.testing.assert_array_equal(steps[-1].picture.reshape(-1), wanted)

    file = tmp_path / "five.json"
    file.write_text(json.dumps([[point[:2] for point in stroke] for stroke in drawing]))
    (sample,) = samples([str(file)], project)
    np.testing.assert_allclose(sample.vector, wanted, atol=1e-4)

    taught = project.with_(examples=(Example("5", drawing),))
    assert teaching.answers(taught) == (teaching.Said(predictor.prediction.label),)


def test_the_usual_look_comes_back(qapp, project):
    drawing = handwriting.drawing(5, 1)
    predictor = Predictor()
    predictor.set_network(project.design, project.state)
    predictor.set_look(looks.look_for_project(project))
    predictor.set_drawing(drawing, SHAPE)
    predictor.set_look(None)
    assert predictor.prediction is not None
    np.testing.assert_array_equal(predictor.prediction.input, drawing_to_input(drawing, SHAPE))


def test_picture_files_get_the_greys_of_the_data():
    grey = 1 - look_for(SHAPE).render(handwriting.drawing(3, 0)).reshape(SHAPE)
    usual = picture_to_input(grey, SHAPE)
    found = picture_to_input(grey, SHAPE, KNOWN)
    np.testing.assert_allclose(found, 255 - 255 * usual, atol=1e-3)


@pytest.mark.parametrize("name", ["digits", "handwriting-cnn"])
def test_built_in_pictures_have_the_look_they_are_known_for(name):
    project = template(name)
    found = looks.look_for_project(project)
    assert project.design.input is not None
    assert found == look_for(project.design.input.shape)
    assert found is not None
    assert found == look_of_data(project)


def look_of_data(project: Project) -> Look:
    from nndesigner.app import datasets

    return look_of(datasets.plain_for(project))


@pytest.mark.parametrize("name", ["neuron", "iris", "moons"])
def test_numbers_have_no_look(name):
    assert looks.look_for_project(template(name)) is None
    assert looks.known_look(template(name)) is None
