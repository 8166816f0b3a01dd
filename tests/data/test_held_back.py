"""Which drawings are for testing does not change when more are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.core.project import Example
from nndesigner.core.training import DataReference
from nndesigner.data import drawn, handwriting
from nndesigner.data.held_back import held_back

DRAWINGS = [(((float(n), 1.0), (2.0, float(n))),) for n in range(400)]
shares = st.floats(0.05, 0.9)
counts = st.integers(0, 80)


@given(shares, counts, st.integers(0, 2**32 - 1))
def test_one_more_drawing_moves_no_other(share, count, seed):
    before = held_back(DRAWINGS[:count], share, seed)
    after = held_back(DRAWINGS[: count + 1], share, seed)
    assert [number for number in after if number < count] == before


@given(shares, counts, st.integers(0, 2**32 - 1))
def test_some_are_held_back_once_there_are_enough_and_never_too_many(share, count, seed):
    held = held_back(DRAWINGS[:count], share, seed)
    assert len(held) <= min(2 * share * count, max(0, count - 1))
    if count >= 2 and count * share >= 1:
        assert held


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5])
def test_of_many_about_the_share_is_held_back_and_the_seed_decides_which(share):
    first, second = (held_back(DRAWINGS, share, seed) for seed in (1, 2))
    assert len(first) == pytest.approx(400 * share, rel=0.3)
    assert first != second


def test_a_drawing_taken_away_moves_hardly_another():
    held = {DRAWINGS[number] for number in held_back(DRAWINGS, 0.2, 42)}
    rest = DRAWINGS[:100] + DRAWINGS[101:]
    again = {rest[number] for number in held_back(rest, 0.2, 42)}
    assert again == held - {DRAWINGS[100]}


def test_nothing_learned_from_becomes_a_test_sample_while_drawings_are_added():
    reference = DataReference(name="drawn", classes=tuple("0123"), test_fraction=0.2)
    examples = [Example(c, handwriting.drawing(int(c), n)) for c in "0123" for n in range(20)]
    learned: set[Example] = set()
    for more in range(8):
        found = drawn.load(reference, tuple(examples))
        assert not {examples[number] for number in found.test} & learned
        assert set(found.targets[found.test].tolist()) == {0, 1, 2, 3}
        assert sorted([*found.train, *found.test]) == list(range(len(examples)))
        learned |= {examples[number] for number in found.train}
        examples.append(Example("1", handwriting.drawing(1, 500 + more)))


def test_a_class_called_otherwise_has_the_same_test_drawings():
    examples = [Example(c, handwriting.drawing(int(c), n)) for c in "01" for n in range(10)]
    found = drawn.load(DataReference(name="drawn", classes=("0", "1")), examples)
    renamed = [Example({"0": "zero"}.get(one.label, one.label), one.drawing) for one in examples]
    again = drawn.load(DataReference(name="drawn", classes=("zero", "1")), renamed)
    np.testing.assert_array_equal(found.test, again.test)
