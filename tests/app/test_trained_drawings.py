"""Which of the person's drawings the weights were trained on."""

from __future__ import annotations

from nndesigner.app import teaching
from nndesigner.app.trained_drawings import noted, trained_examples
from nndesigner.core import edits
from nndesigner.core.project import Example
from nndesigner.core.templates import template
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS


def named(*labels):
    drawings = list(SAMPLE_DRAWINGS.values())
    examples = tuple(map(Example, labels, drawings))
    return template("digits").with_(examples=examples, learnt=True)


def without_drawings(project):
    return project.with_(design=edits.set_training(project.design, examples=False))


def test_a_run_notes_what_it_was_shown_when_it_began():
    start = named("1", "A")
    trained = noted(named("1", "A", "3"), start)
    assert trained_examples(trained) == trained.examples[:1]


def test_what_was_trained_on_before_counts_as_long_as_weights_have_learnt():
    start = named("1", "2")
    trained = noted(start, start)
    again = noted(trained, without_drawings(trained))
    assert trained_examples(again) == start.examples
    fresh = trained.with_(learnt=False)
    assert not trained_examples(noted(fresh, without_drawings(fresh)))


def test_another_name_changes_nothing_and_what_is_removed_is_gone():
    start = named("1", "2")
    trained = noted(start, start)
    other = teaching.relabel(trained, [0], "7")
    assert trained_examples(other) == other.examples
    assert trained_examples(teaching.remove(other, [0])) == start.examples[1:]
