"""Random edits, undos and redos: the scene equals the design after each, and undo leads back.

By default one sequence of 1,000 steps, and short ones that hypothesis chooses;
NNDESIGNER_LONG_SEQUENCES=1 makes forty long ones, and chooses anew each time.
"""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from tests.ui.canvas.conftest import Canvas, small
from tests.ui.canvas.monkey import Monkey
from tests.ui.canvas.shown import assert_shows

LONG = bool(os.environ.get("NNDESIGNER_LONG_SEQUENCES"))
STEPS = 1000
SEEDS = range(40) if LONG else range(1)
CHOICES = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 2**16)), min_size=1, max_size=10)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_sequence_is_shown_and_undone(canvas: Canvas, seed: int) -> None:
    canvas.show(small())
    before, weights = canvas.design, canvas.document.state
    monkey = Monkey(canvas, seed)
    for step in range(STEPS):
        monkey.act()
        canvas.scene.folding.finish()
        assert_shows(canvas.scene, canvas.design)
        if step % 20 == 0:
            assert not canvas.view.grab().isNull()
    after, learnt = canvas.design, canvas.document.state
    assert_undone(canvas, before, weights)
    while canvas.document.undo_stack.canRedo():
        canvas.document.redo()
    canvas.scene.folding.finish()
    if canvas.document.undo_stack.count():
        assert canvas.document.undo_stack.index() == canvas.document.undo_stack.count()
    assert_shows(canvas.scene, canvas.design)
    assert canvas.document.state.keys() >= learnt.keys() or canvas.design != after


@settings(
    max_examples=200 if LONG else 20,
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(CHOICES)
def test_any_choice_of_actions_is_shown_and_undone(
    canvas: Canvas, choices: list[tuple[int, int]]
) -> None:
    canvas.show(small())
    before, weights = canvas.design, canvas.document.state
    monkey = Monkey(canvas, 0)
    for number, seed in choices:
        monkey.do(number, seed)
        canvas.scene.folding.finish()
        assert_shows(canvas.scene, canvas.design)
    assert_undone(canvas, before, weights)


def assert_undone(canvas: Canvas, design: Design, weights: NetworkState) -> None:
    """Check that undoing everything leads back to a design and its weights."""
    while canvas.document.undo_stack.canUndo():
        canvas.document.undo()
        canvas.scene.folding.finish()
        assert_shows(canvas.scene, canvas.design)
    assert canvas.design == design
    assert canvas.document.state.same_as(weights)
    assert all(np.array_equal(canvas.document.state[key], weights[key]) for key in weights)
