from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.errors import EngineError
from nndesigner.core.templates import template
from nndesigner.engine.explain.maps import Contributions
from nndesigner.engine.explain.probe import input_contributions
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.network import compile_design


def test_they_are_those_of_the_probe():
    design = template("digits").design
    state = initial_state(design)
    x = np.random.default_rng(0).random(64, dtype=np.float32)
    found = Contributions(design, state).of(x, range(10))
    assert found.shape == (10, 8, 8)
    for unit in (0, 7):
        wanted = input_contributions(design, state, x, unit)
        assert found[unit] == pytest.approx(wanted, abs=1e-5)


def test_without_biases_they_sum_to_the_score():
    design = template("digits").design
    state = initial_state(design)  # biases are 0
    x = np.random.default_rng(1).random(64, dtype=np.float32)
    network = compile_design(design)
    network.set_state(state)
    z = network.scores(x[np.newaxis])[0]
    found = Contributions(design, state).of(x, range(10))
    assert found.sum(axis=(1, 2)) == pytest.approx(z, abs=1e-4)
    assert Contributions(design, state).scores(x, [2, 7]) == pytest.approx(z[[2, 7]], abs=1e-5)


def test_a_convolutional_network_with_all_kinds_of_layers():
    design = template("digits").design
    design = edits.remove(design, [design.links[0].id])
    before, hidden = design.layers[0].id, design.layers[1].id
    for kind in ("conv2d", "batch_norm", "max_pool", "flatten", "dropout"):
        design = edits.add_layer(design, kind, 0, 0)
        design = edits.connect(design, before, design.layers[-1].id)
        before = design.layers[-1].id
    design = edits.connect(design, before, hidden)
    state = initial_state(design)
    x = np.random.default_rng(2).random(64, dtype=np.float32)
    found = Contributions(design, state).of(x, [3, 8])
    assert found.shape == (2, 8, 8)
    assert found[1] == pytest.approx(input_contributions(design, state, x, 8), abs=1e-5)


def test_new_weights_and_many_outputs():
    design = template("digits").design
    classes = tuple(f"c{n}" for n in range(70))
    design = edits.set_fields(design, design.layers[-1].id, units=70, classes=classes)
    state = initial_state(design)
    x = np.random.default_rng(3).random(64, dtype=np.float32)
    votes = Contributions(design, state)
    first = votes.of(x, range(70))
    assert first.shape == (70, 8, 8)
    assert first[65] == pytest.approx(votes.of(x, [65])[0], abs=1e-6)
    other = initial_state(edits.set_training(design, seed=5))
    votes.set_state(other)
    assert votes.of(x, [65])[0] == pytest.approx(Contributions(design, other).of(x, [65])[0])
    assert votes.of(x, ()).shape == (0, 8, 8)


def test_refusals():
    design = template("digits").design
    votes = Contributions(design, initial_state(design))
    with pytest.raises(EngineError) as caught:
        votes.of(np.zeros(64), [10])
    assert caught.value.code == "no_neuron"
    with pytest.raises(EngineError) as caught:
        votes.of(np.zeros(63), [1])
    assert caught.value.code == "input_does_not_fit"
