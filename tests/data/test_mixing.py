from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.project import Example
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, handwriting, mixing
from nndesigner.data.look import Look, look_of

FOUR = Example("4", handwriting.drawing(4, 1))
SEVEN = Example("7", handwriting.drawing(7, 2))


@pytest.fixture
def base():
    return builtin.load(DataReference(name="digits"))


def test_nothing_mixed_in_is_the_data_set_itself(base):
    mixed = mixing.Mixture(base, 0).mixed()
    for name in ("inputs", "targets", "train", "test"):
        np.testing.assert_array_equal(getattr(mixed, name), getattr(base, name))
    assert not len(mixed.besides)


def test_handwriting_is_learned_from_and_never_tested_on(base):
    mixture = mixing.Mixture(base, 300)
    mixed = mixture.mixed(seed=5)
    assert len(mixed.inputs) == len(base.inputs) + 300
    assert len(mixed.train) == len(base.train) + 300
    np.testing.assert_array_equal(mixed.test, base.test)
    pictures, labels = handwriting.pictures(300, 5, look_of(base))
    added = mixed.train[len(base.train) :]
    np.testing.assert_array_equal(mixed.inputs[added], pictures)
    np.testing.assert_array_equal(mixed.targets[added], labels)
    assert np.shares_memory(mixed.inputs, mixture.plain.inputs)
    for array in (mixed.inputs, mixed.targets, mixed.train):
        assert not array.flags.writeable


def test_examples_are_a_tenth_of_an_epoch_and_never_held_back(base):
    mixed = mixing.Mixture(base, 0).mixed((FOUR, SEVEN, Example("x", FOUR.drawing)))
    share = len(mixed.besides) / (len(mixed.train) + len(mixed.besides))
    assert share == pytest.approx(0.1, abs=0.002)
    rows, counts = np.unique(mixed.besides, return_counts=True)
    assert mixed.targets[rows].tolist() == [4, 7]
    assert counts[0] == counts[1]
    look = look_of(base)
    for row, example in zip(rows, (FOUR, SEVEN), strict=True):
        np.testing.assert_array_equal(mixed.inputs[row], look.render(example.drawing))
    assert not set(mixed.besides) & {*mixed.train, *mixed.test}


@pytest.mark.parametrize(
    ("examples", "others", "times"), [(0, 900, 0), (1, 900, 100), (100, 900, 1), (500, 900, 1)]
)
def test_how_often_examples_come_up(examples, others, times):
    assert mixing.repeats(examples, others) == times


def test_one_more_example_costs_one_picture(base, monkeypatch):
    mixture = mixing.Mixture(base, 50)
    first = mixture.mixed((FOUR,))
    seen = first.inputs.copy()
    monkeypatch.setattr(handwriting, "pictures", None)
    rendered = []
    render = Look.render
    monkeypatch.setattr(
        Look, "render", lambda look, drawing: rendered.append(drawing) or render(look, drawing)
    )
    second = mixture.mixed((FOUR, SEVEN))
    assert rendered == [SEVEN.drawing]
    assert len(second.inputs) == len(first.inputs) + 1
    np.testing.assert_array_equal(first.inputs, seen)
    third = mixture.mixed((Example("9", FOUR.drawing),))  # the same drawing, named anew
    assert set(third.targets[third.besides]) == {9}
    assert set(first.targets[first.besides]) == {4}


def test_more_examples_than_there_was_room_for(base, monkeypatch):
    monkeypatch.setattr(mixing, "ROOM", 2)
    mixture = mixing.Mixture(base, 10)
    examples = tuple(Example(str(k % 10), handwriting.drawing(k % 10, k)) for k in range(7))
    before = mixture.mixed(examples[:2])
    after = mixture.mixed(examples)
    np.testing.assert_array_equal(after.inputs[: len(before.inputs)], before.inputs)
    rows = np.unique(after.besides)
    pictures = mixture.pictures([example.drawing for example in examples])
    np.testing.assert_array_equal(after.inputs[rows], pictures)
    assert after.targets[rows].tolist() == [0, 1, 2, 3, 4, 5, 6]
