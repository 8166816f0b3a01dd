"""The person's own drawings as pure functions: added, renamed, removed, measured."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.app import teaching
from nndesigner.core.edits.classes import own_classes
from nndesigner.core.errors import DataError
from nndesigner.core.project import Example, Project
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.initializers import initial_state
from nndesigner.storage import drawings
from tests.app.own_shapes import SHAPES, drawn

numbers = st.floats(0, 280, allow_nan=False).map(lambda x: round(x, 2))
pressures = st.floats(0, 1).map(lambda pressure: round(pressure, 2))
points = st.tuples(numbers, numbers) | st.tuples(numbers, numbers, pressures)
some_drawings = st.lists(
    st.lists(points, min_size=1, max_size=6).map(tuple), min_size=1, max_size=3
).map(tuple)
labels = st.sampled_from(["0", "4", "9", "circle", "Kreis & Co"])
some_examples = st.lists(st.builds(Example, labels, some_drawings), max_size=8)


def project_with(examples) -> Project:
    return Project().with_(examples=tuple(examples))


@given(some_examples, labels, some_drawings)
def test_a_drawing_has_one_name_the_latest(examples, label, drawing):
    before = project_with(examples)
    after = teaching.add(before, label, drawing)
    named = {one.label for one in after.examples if one.drawing == drawing}
    assert named == {label}
    others = [one for one in before.examples if one.drawing != drawing]
    assert [one for one in after.examples if one.drawing != drawing] == others
    assert teaching.add(after, label, drawing) is after


@given(some_examples, st.sets(st.integers(0, 7)), labels)
def test_naming_otherwise_changes_names_only(examples, chosen, label):
    before = project_with(examples)
    after = teaching.relabel(before, chosen, label)
    assert [one.drawing for one in after.examples] == [one.drawing for one in before.examples]
    for number, (old, new) in enumerate(zip(before.examples, after.examples, strict=True)):
        assert new.label == (label if number in chosen else old.label)


@given(some_examples, st.sets(st.integers(0, 9)))
def test_removing_takes_exactly_those_away(examples, chosen):
    before = project_with(examples)
    after = teaching.remove(before, chosen)
    rest = tuple(one for number, one in enumerate(before.examples) if number not in chosen)
    assert after.examples == rest
    if len(rest) == len(examples):
        assert after is before


@given(some_examples, some_examples)
def test_exported_and_imported_again_nothing_is_lost_or_doubled(mine, others):
    before, found = project_with(mine), drawings.decode(drawings.encode(others))
    assert found == tuple(others)
    after, added = teaching.add_many(before, found)
    assert after.examples[: len(mine)] == before.examples
    known = {one.drawing for one in mine}
    new = {one.drawing: one for one in reversed(others) if one.drawing not in known}
    assert set(after.examples[len(mine) :]) == set(new.values())
    assert added == len(new) == len(after.examples) - len(mine)
    again, more = teaching.add_many(after, found)
    assert (again, more) == (after, 0)
    assert again is after


def test_counts_name_the_classes_first_and_then_others():
    project = template("digits")
    for label in ("7", "7", "A"):
        count = len(project.examples)
        project = teaching.add(project, label, (((float(count), 3.0), (50.0, 60.0)),))
    counts = teaching.counts(project)
    assert list(counts) == [*"0123456789", "A"]
    assert (counts["7"], counts["A"], counts["0"]) == (2, 1, 0)


def test_what_cannot_be_an_example_is_refused():
    project, drawing = Project(), (((1.0, 2.0),),)
    for label, strokes, code in (
        (" \n", drawing, "no_label"),
        ("4", (), "empty_drawing"),
        ("4", ((),), "empty_drawing"),
        ("4", (((math.nan, 2.0),),), "empty_drawing"),
    ):
        with pytest.raises(DataError) as caught:
            teaching.add(project, label, strokes)
        assert caught.value.code == code


def test_there_are_not_more_drawings_than_a_file_takes(monkeypatch):
    monkeypatch.setattr(teaching, "MOST_EXAMPLES", 3)
    project = Project()
    for x in range(3):
        project = teaching.add(project, "4", (((float(x), 2.0),),))
    with pytest.raises(DataError) as caught:
        teaching.add(project, "4", (((9.0, 2.0),),))
    assert caught.value.code == "too_many_drawings"


def test_ten_thousand_points_are_thinned_and_the_ends_stay():
    stroke = tuple((x / 100, 140.0) for x in range(10_000))
    (kept,) = teaching.kept((stroke,))
    assert len(kept) <= teaching.MOST_POINTS
    assert (kept[0], kept[-1]) == (stroke[0], stroke[-1])
    dots = tuple(((float(x % 280), 5.0),) for x in range(5_000))
    assert sum(map(len, teaching.kept(dots))) <= teaching.MOST_POINTS
    short = tuple(((1.0, float(x % 280)), (2.0, float(x % 280))) for x in range(499))
    long = tuple((float(x % 280), float(x % 7)) for x in range(100_000))
    many = teaching.kept((*short, long))
    assert sum(map(len, many)) <= teaching.MOST_POINTS
    assert many[:499] == short
    assert (many[499][0], many[499][-1]) == (long[0], long[-1])


def test_what_is_taken_in_can_be_saved(monkeypatch):
    monkeypatch.setattr(teaching, "MOST_BYTES", 30_000)
    rng = np.random.default_rng(0)
    label, examples = '"' * 90 + "\N{WOMAN}" * 10, []
    for _ in range(40):
        places = tuple((*xy, 1 / 3) for xy in rng.uniform(0, 280, (50, 2)).tolist())
        examples.append(Example(label, (places, *((point,) for point in places[:10]))))
    project = Project()
    for number in range(16):
        project = teaching.add(project, label, examples[number].drawing)
    assert 20_000 < len(msgspec.json.encode(project.examples)) <= teaching.MOST_BYTES
    with pytest.raises(DataError) as caught:
        teaching.add_many(project, examples)
    assert caught.value.code == "too_many_drawings"


def test_a_drawing_has_one_name_on_import_too():
    drawing = (((1.0, 2.0), (3.0, 4.0)),)
    project, added = teaching.add_many(Project(), [Example("4", drawing), Example("7", drawing)])
    assert (added, [one.label for one in project.examples]) == (1, ["4"])
    renamed = teaching.relabel(project, [0], "9")
    assert teaching.add_many(renamed, [Example("4", drawing)]) == (renamed, 0)


@given(
    st.lists(
        st.lists(st.tuples(st.floats(-900, 900), st.floats(-900, 900)), min_size=1, max_size=5),
        min_size=1,
        max_size=3,
    )
)
def test_what_was_drawn_beside_the_square_comes_into_it_in_its_shape(strokes):
    kept = teaching.kept(tuple(map(tuple, strokes)))
    places = [point for stroke in kept for point in stroke]
    assert all(0 <= number <= 280 for point in places for number in point)
    before = [point for stroke in strokes for point in stroke]
    for axis in (0, 1):
        wide = max(p[axis] for p in before) - min(p[axis] for p in before)
        now = max(p[axis] for p in places) - min(p[axis] for p in places)
        assert now <= wide + 0.02


@pytest.mark.parametrize("seed", [0, 1])
def test_three_invented_shapes_are_learnt_from_eight_drawings_each(seed):
    from nndesigner.app import datasets
    from nndesigner.data.augment import augmenter
    from nndesigner.engine.events import Ended
    from nndesigner.engine.train import Trainer

    design = own_classes(template("drawn").design, SHAPES).design
    examples = [Example(shape, drawn(shape, 100 * seed + n)) for shape in SHAPES for n in range(8)]
    project = Project(design, initial_state(design), examples=tuple(examples))
    dataset = datasets.load_for(project)
    assert len(dataset.train) + len(dataset.test) == 24
    assert 3 <= len(dataset.test) <= 9
    assert design.training.augmentation == "distort"
    augment = augmenter("distort", dataset.spec)
    trainer = Trainer(design, project.state, dataset, augment=augment)
    while not isinstance(trainer.advance(), Ended):
        pass
    unseen = [Example(shape, drawn(shape, 9000 + n)) for shape in SHAPES for n in range(40)]
    own = teaching.measure(project.with_(state=trainer.state(), examples=tuple(unseen))).own
    assert own is not None
    assert own.total == 120
    assert own.share >= 0.9


@settings(max_examples=20, deadline=None)  # the first loads the data set
@given(some_examples)
def test_answers_come_one_for_each_drawing(examples):
    project = template("digits")
    project = project.with_(state=initial_state(project.design), examples=tuple(examples))
    answers = teaching.answers(project)
    assert len(answers) == len(examples)
    assert all(answer.sure and answer.label in tuple("0123456789") for answer in answers)


class NoFours:
    asked = 0

    def unlike(self, _sample, drawing):
        self.asked += 1
        return 0.9 if drawing == SAMPLE_DRAWINGS[4] else 0.2


def test_what_is_doubted_is_neither_right_nor_wrong_and_looked_at_once():
    project = template("digits")
    project = project.with_(state=initial_state(project.design))
    for number in (3, 4, 5):
        project = teaching.add(project, str(number), SAMPLE_DRAWINGS[number])
    dot = (((9.0, 9.0),),)
    project = teaching.add(project, "1", dot)
    known = NoFours()
    doubts = teaching.Doubts(known)
    assert [said.sure for said in teaching.answers(project, doubts)] == [True, False, True, False]
    own = teaching.measure(project, doubts).own
    assert (own.total, own.unsure) == (4, 2)
    assert own.right + own.wrong == 2
    assert known.asked == 3, "a dot is nothing anyway"
