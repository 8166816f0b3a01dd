"""Classes of the person's own: data and output layer change together, weights stay."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.check import check
from nndesigner.core.edits import set_fields
from nndesigner.core.edits.classes import add_class, own_classes, remove_class, rename_class
from nndesigner.core.errors import EditError
from nndesigner.core.templates import template
from nndesigner.data import builtin
from nndesigner.engine.carry import carry_state
from nndesigner.engine.initializers import initial_state


def weights(design, state):
    """Return the rows of weights and biases of the output by class."""
    last = design.output
    (link,) = design.links_into(last.id)
    rows = np.concatenate([state[link.id], state[last.id][:, None]], axis=1)
    return dict(zip(last.classes, rows.tolist(), strict=True))


def edited(design, state, made):
    return made.design, carry_state(state, design, made.design, made.kept, made.moved)


@pytest.fixture
def design():
    return own_classes(template("drawn").design, ("circle", "cross", "star")).design


def complaints(design):
    codes = {problem.code for problem in check(design, builtin.spec(design.data))}
    return codes - {"too_few_drawings", "class_without_drawings"}


def test_the_digits_design_becomes_one_of_own_classes():
    digits = template("digits").design
    made = own_classes(digits, ("7", "heart")).design
    assert made.data.name == "drawn"
    assert made.data.classes == made.output.classes == ("7", "heart")
    assert made.input.shape == (28, 28)
    assert complaints(made) == set()
    old = weights(digits, initial_state(digits))
    state = carry_state(
        initial_state(digits), digits, made, own_classes(digits, ("7", "heart")).kept
    )
    assert weights(made, state)["7"] == old["7"]


def test_a_class_is_called_what_a_drawing_can_be_called(design):
    made = add_class(design, " a\u202e \n b\u0007 ").design
    assert made.data.classes[-1] == "a b"
    with pytest.raises(EditError) as caught:
        add_class(design, "\N{ZERO WIDTH JOINER}")
    assert caught.value.code == "no_class_name"


def test_one_more_class_keeps_what_is_known(design):
    state = initial_state(design)
    new, after = edited(design, state, add_class(design, "moon"))
    assert new.data.classes == new.output.classes == ("circle", "cross", "star", "moon")
    assert {name: row for name, row in weights(new, after).items() if name != "moon"} == weights(
        design, state
    )
    assert complaints(new) == set()


def test_a_class_less_loses_only_its_own_unit(design):
    state = initial_state(design)
    new, after = edited(design, state, remove_class(design, "cross"))
    before = weights(design, state)
    assert weights(new, after) == {name: before[name] for name in ("circle", "star")}
    assert complaints(new) == set()


def test_another_name_keeps_the_weights(design):
    state = initial_state(design)
    new, after = edited(design, state, rename_class(design, "cross", " x  x "))
    assert new.output.classes == ("circle", "x x", "star")
    assert list(weights(new, after).values()) == list(weights(design, state).values())


@pytest.mark.parametrize("name", ["iris", "moons", "xor"])
def test_any_design_with_an_output_can_be_turned(name):
    made = own_classes(template(name).design, ("a", "b", "c")).design
    assert complaints(made) == set()


def test_an_output_that_was_changed_by_hand_is_put_right(design):
    bent = set_fields(design, design.output.id, units=5)
    made = add_class(bent, "moon").design
    assert made.output.classes == ("circle", "cross", "star", "moon")
    assert complaints(made) == set()


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("a",), "too_few_classes"),
        (("a", "a"), "class_name_taken"),
        (("a", " a "), "class_name_taken"),
        (("a", " "), "no_class_name"),
        (("a", "b" * 61), "class_name_too_long"),
        (tuple(map(str, range(101))), "too_many_classes"),
    ],
)
def test_bad_names_are_refused(names, code):
    with pytest.raises(EditError) as caught:
        own_classes(template("drawn").design, names)
    assert caught.value.code == code


def test_a_class_that_is_not_there_is_refused(design):
    for edit in (lambda: remove_class(design, "sun"), lambda: rename_class(design, "sun", "x")):
        with pytest.raises(EditError) as caught:
            edit()
        assert caught.value.code == "unknown_class"
