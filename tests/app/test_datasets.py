import os

import numpy as np
import pytest

from nndesigner.app import datasets
from nndesigner.core import edits
from nndesigner.core.errors import DataError
from nndesigner.core.project import Example, Project
from nndesigner.core.templates import template
from nndesigner.core.training import DataReference
from nndesigner.data import handwriting
from nndesigner.data.look import look_of
from nndesigner.engine.samples import validation_split
from tests.data.idx_files import small_set, write_set


def write(path, columns: int) -> None:
    header = ",".join([f"x{number}" for number in range(columns)] + ["label"])
    rows = [",".join(["1"] * columns + [label]) for label in "ab" * 20]
    path.write_text("\n".join([header, *rows]))


def test_a_table_that_was_missing_is_found_when_it_is_there(tmp_path):
    path = tmp_path / "t.csv"
    reference = DataReference(path=str(path))
    assert datasets.spec_of(reference) is None
    write(path, 2)
    assert datasets.spec_of(reference).input_shape == (2,)


def test_a_changed_table_is_read_again(tmp_path):
    path = tmp_path / "t.csv"
    write(path, 2)
    reference = DataReference(path=str(path))
    assert datasets.load(reference).inputs.shape[1] == 2
    write(path, 3)
    os.utime(path, ns=(1, 1))
    assert datasets.spec_of(reference).input_shape == (3,)
    assert datasets.load(reference).inputs.shape[1] == 3


def test_the_rest_of_a_reference_does_not_make_a_table_be_read_again(tmp_path, monkeypatch):
    path = tmp_path / "t.csv"
    write(path, 2)
    datasets.spec_of(DataReference(path=str(path)))
    monkeypatch.setattr(datasets.builtin, "spec", None)
    assert datasets.spec_of(DataReference(path=str(path), test_fraction=0.5)) is not None


def test_choices_are_all_built_in_data_sets():
    names = [name for name, spec in datasets.choices() if spec is not None]
    assert names == ["digits", "handwriting", "iris", "moons", "circles", "spiral", "xor", "blobs"]
    assert dict(datasets.choices())["mnist"] is None


def digits(**training: object) -> Project:
    project = template("digits")
    return project.with_(design=edits.set_training(project.design, **training))


def test_handwriting_is_mixed_in_once_however_often_it_is_asked_for(monkeypatch):
    project = digits(handwriting=200)
    plain, mixed = datasets.plain_for(project), datasets.load_for(project)
    assert len(mixed.train) == len(plain.train) + 200
    assert mixed.test.tolist() == plain.test.tolist()
    monkeypatch.setattr(handwriting, "pictures", None)
    drawn = project.with_(examples=(Example("3", handwriting.drawing(3, 0)),))
    again = datasets.load_for(drawn)
    assert len(again.besides) > 0
    assert np.shares_memory(again.inputs, mixed.inputs)
    assert not len(datasets.load_for(project).besides)
    assert datasets.generated_for(project) == 200


def test_without_examples_none_are_mixed_in():
    project = digits(handwriting=0, examples=False)
    project = project.with_(examples=(Example("3", handwriting.drawing(3, 0)),))
    assert not len(datasets.load_for(project).besides)


def test_nothing_is_mixed_into_what_is_no_picture_of_digits():
    project = template("moons")
    design = edits.set_training(project.design, handwriting=500)
    project = project.with_(design=design, examples=(Example("1", handwriting.drawing(1, 0)),))
    found = datasets.load_for(project)
    assert len(found.inputs) == 400
    assert datasets.generated_for(project) == 0


def test_generated_data_is_not_mixed_with_itself():
    project = template("handwriting-cnn")
    design = edits.set_data(project.design, samples=100)
    project = project.with_(design=edits.set_training(design, handwriting=100))
    found = datasets.load_for(project)
    own, more = found.inputs[:100], found.inputs[100:]
    assert len(more) == 100
    assert not (own[:, np.newaxis] == more).all(axis=2).any()


def test_the_validation_split_holds_some_of_the_handwriting_back():
    project = digits(handwriting=1000, validation_fraction=0.5)
    found = datasets.load_for(project)
    train, validation = validation_split(found, 0.5, 0)
    assert (validation >= 1797).sum() > 300
    assert (train >= 1797).sum() > 300


def test_mnist_of_a_folder_is_loaded_once_for_all_splits(tmp_path):
    write_set(tmp_path, small_set())
    project = template("mnist-mlp")
    design = edits.set_data(project.design, path=str(tmp_path))
    project = project.with_(design=edits.set_training(design, handwriting=30))
    first = datasets.load_for(project)
    assert len(first.train) == 70
    other = edits.set_data(project.design, split_seed=3, test_fraction=0.5)
    assert np.shares_memory(datasets.plain_for(project.with_(design=other)).inputs, first.inputs)
    arrays = small_set(train=20)
    write_set(tmp_path, arrays)
    assert len(datasets.load_for(project).train) == 50


def test_too_few_drawings_are_refused():
    project = template("drawn")
    with pytest.raises(DataError) as caught:
        datasets.load_for(project)
    assert caught.value.code == "too_few_drawings"
    drawing = handwriting.drawing(1, 0)
    examples = tuple(Example(label, drawing) for label in "AABB")
    assert len(datasets.load_for(project.with_(examples=examples)).inputs) == 4


def test_handwriting_depends_on_the_seed_of_the_training_alone(tmp_path):
    write_set(tmp_path, small_set())
    project = template("mnist-mlp")
    design = edits.set_data(project.design, path=str(tmp_path), split_seed=42)
    design = edits.set_training(design, handwriting=30)

    def generated(design, *, fresh: bool):
        if fresh:
            datasets._kept.clear()
        return datasets.load_for(project.with_(design=design)).inputs[-30:].copy()

    first = generated(design, fresh=True)
    other_split = edits.set_data(design, split_seed=7)
    np.testing.assert_array_equal(generated(other_split, fresh=False), first)
    np.testing.assert_array_equal(generated(other_split, fresh=True), first)
    other_seed = edits.set_training(design, seed=1)
    found = generated(other_seed, fresh=False)
    assert not np.array_equal(found, first)
    np.testing.assert_array_equal(generated(other_seed, fresh=True), found)


def test_the_handwriting_shown_is_that_learned_from():
    project = digits(handwriting=200)
    learned = datasets.load_for(project).inputs[1797 : 1797 + 7]
    np.testing.assert_array_equal(datasets.generated_like(project, 7), learned)


def test_drawings_look_like_the_data_set():
    project = digits()
    drawing = handwriting.drawing(5, 0)
    (picture,) = datasets.drawn_like(project, [drawing])
    np.testing.assert_array_equal(picture, look_of(datasets.plain_for(project)).render(drawing))
    assert datasets.generated_like(project, 7).shape == (7, 64)
