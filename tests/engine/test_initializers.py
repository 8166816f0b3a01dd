"""Initial weights: sizes, seeds and masks."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.design import Design, InputLayer, Link, OutputLayer
from nndesigner.engine.initializers import NORMAL_STD, initial_array, initial_state
from tests.engine.builders import dense, design, dropout, inputs, output


def weights(initializer: Any, fan_in: int = 400, units: int = 300) -> np.ndarray:
    layers = [inputs(fan_in), dense("h", units, initializer=initializer), output(2)]
    return initial_state(design(layers, ["in>h", "h>out"]))["in-h"]


def test_zeros() -> None:
    assert not weights("zeros").any()


def test_normal() -> None:
    drawn = weights("normal")
    assert drawn.std() == pytest.approx(NORMAL_STD, rel=0.02)
    assert abs(drawn.mean()) < 0.001


def test_xavier_is_uniform_within_its_limit() -> None:
    drawn, limit = weights("xavier"), np.sqrt(6 / 700)
    assert np.abs(drawn).max() <= limit
    assert np.abs(drawn).max() > 0.99 * limit
    assert drawn.std() == pytest.approx(limit / np.sqrt(3), rel=0.02)
    assert abs(drawn.mean()) < 0.001


def test_he() -> None:
    assert weights("he").std() == pytest.approx(np.sqrt(2 / 400), rel=0.02)


def test_fan_in_sums_over_links() -> None:
    layers = [inputs(400), dense("a", 400), dense("h", 300, initializer="he"), output(2)]
    state = initial_state(design(layers, ["in>a", "a>h", "in>h", "h>out"]))
    assert state["in-h"].std() == pytest.approx(np.sqrt(2 / 800), rel=0.02)


def test_fan_in_counts_a_neurons_own_connections() -> None:
    """A neuron wired to two others draws as large as one of a layer two wide."""
    mask = ((3, 90),) * 300
    layers = [inputs(400), dense("h", 300, initializer="he"), output(2)]
    drawn = initial_state(design(layers, [("in>h", mask), "h>out"]))["in-h"]
    assert drawn[:, [3, 90]].std() == pytest.approx(1, rel=0.1)
    assert np.count_nonzero(drawn) == 600


def test_biases_are_zero_and_all_is_float32() -> None:
    state = initial_state(design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"]))
    assert set(state) == {"in-h", "h-out", "h", "out"}
    assert not state["h"].any()
    assert not state["out"].any()
    assert all(array.dtype == np.float32 for array in state.values())


def test_same_seed_same_numbers_other_seed_others() -> None:
    wanted = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"], seed=7)
    assert initial_state(wanted).same_as(initial_state(wanted))
    assert initial_state(wanted).same_as(initial_state(wanted, 7))
    other = initial_state(wanted, 8)
    assert not np.array_equal(other["in-h"], initial_state(wanted)["in-h"])


def test_a_layer_added_elsewhere_changes_no_number() -> None:
    before = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"])
    after = edits.add_layer(before, "dense", 0, 0)
    old, new = initial_state(before), initial_state(after)
    for key in old:
        np.testing.assert_array_equal(old[key], new[key])


def test_incomplete_designs() -> None:
    assert len(initial_state(Design())) == 0
    loose = design([inputs(3), dropout("d"), dense("h", 4)], ["d>h"])
    state = initial_state(loose)
    assert set(state) == {"h"}  # the dropout's width is unknown
    wired = replace(loose, links=(*loose.links, Link(id="new", source="in", target="d")))
    assert set(initial_state(wired)) == {"h", "d-h"}


def test_one_array_is_drawn_as_all_are() -> None:
    wanted = design(
        [inputs(3), dense("h", 4), output(2)], ["in>h", ("in>out", ((0,), (2,))), "h>out"]
    )
    for key, array in initial_state(wanted).items():
        np.testing.assert_array_equal(initial_array(wanted, key), array)
    for key in ("in", "nowhere"):
        with pytest.raises(KeyError):
            initial_array(wanted, key)


def test_many_layers_are_drawn_in_a_moment() -> None:
    names = [f"h{number}" for number in range(1000)]
    layers = [inputs(4), *(dense(name, 4) for name in names), output(2)]
    wanted = design(layers, [f"{a}>{b}" for a, b in pairwise(["in", *names, "out"])])
    start = time.perf_counter()
    assert len(initial_state(wanted)) == 2002
    assert time.perf_counter() - start < 0.4  # looking up every shape anew took 1.1 s


def test_203530_parameters() -> None:
    layers = (
        InputLayer(id="in", name="in", shape=(28, 28)),
        dense("h", 256),
        OutputLayer(id="out", name="out", units=10),
    )
    state = initial_state(design(layers, ["in>h", "h>out"]))
    assert sum(array.size for array in state.values()) == 203_530
