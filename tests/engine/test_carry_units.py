"""Neurons inserted, moved, copied, taken out and put in: their weights go with them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import can_train, check_network
from nndesigner.core.design import Design
from nndesigner.core.edits import Carried
from nndesigner.core.errors import EditError, EngineError
from nndesigner.core.layers import (
    ActivationLayer,
    AddLayer,
    BatchNormLayer,
    ConcatenateLayer,
    FlattenLayer,
    LayerNormLayer,
    NeuronLayer,
)
from nndesigner.core.shapes import array_shapes
from nndesigner.engine.carry import carry_state
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.masks import mask_matrix
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, dropout, inputs, output, random_state

MASK_A = ((0, 1), (2,), (1,), (0, 1, 2))
MASK_OUT = ((0, 2), (1, 2, 3))


def state_of(wanted: Design, seed: int = 0) -> NetworkState:
    """Return float64 weights, 0 where masks leave them out, variances that are positive."""
    arrays = dict(random_state(wanted, seed))
    for key, array in arrays.items():
        link = wanted.links_by_id.get(key)
        if link is not None and link.mask is not None:
            arrays[key] = np.where(mask_matrix(link.mask, array.shape), array, 0)
        if key.endswith(".variance"):
            arrays[key] = np.abs(array) + 0.5
    return NetworkState(arrays)


def answers(wanted: Design, state: NetworkState) -> Any:
    network = compile_design(wanted, np.float64)
    network.set_state(state)
    samples = np.random.default_rng(1).normal(size=(5, 3))
    return network.predict(samples)


def followed(old: Design, state: NetworkState, edit: Carried) -> NetworkState:
    found = carry_state(state, old, edit.design, edit.kept, edit.moved)
    assert {key: array.shape for key, array in found.items()} == array_shapes(edit.design)
    assert all(array.dtype == np.float64 for key, array in found.items() if key in state)
    return found


def assert_same_answers(old: Design, state: NetworkState, edit: Carried) -> NetworkState:
    found = followed(old, state, edit)
    np.testing.assert_allclose(
        answers(edit.design, found), answers(old, state), rtol=1e-12, atol=1e-14
    )
    return found


def norm(layer_id: str) -> BatchNormLayer:
    return BatchNormLayer(id=layer_id, name=layer_id)


def masked() -> Design:
    """Return in > a > BatchNorm > Activation > out, and in > out, with masks."""
    layers = [
        inputs(3),
        dense("a", 4, locked=(1,), unit_activations=((2, "relu"),)),
        norm("n"),
        ActivationLayer(id="s", name="s", activation="silu"),
        dropout("d"),
        dense("b", 2),
        output(2),
    ]
    links = [
        *(("in>a", MASK_A), "a>n", "n>s", "a>d", "d>b", ("s>out", MASK_OUT)),
        *("in>out", "b>out"),
    ]
    return design(layers, links)


def plain() -> Design:
    return design([inputs(3), dense("a", 4), output(2)], ["in>a", "a>out"])


def joined() -> Design:
    layers = [
        inputs(3),
        dense("a", 3),
        dense("b", 2),
        ConcatenateLayer(id="c", name="c"),
        norm("n"),
        output(2),
    ]
    links = ["in>a", "in>b", "a>c", "b>c", "c>n", ("n>out", ((0, 3, 4), (1, 2, 4)))]
    return design(layers, links)


@pytest.mark.parametrize("old", [plain(), masked()])
@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 0, 2, 3), (2, 3, 0, 1)])
def test_reordering_permutes_all_that_is_of_a_neuron(old, order) -> None:
    state = state_of(old)
    edit = edits.reordering(old, "a", order)
    found = assert_same_answers(old, state, edit)
    np.testing.assert_array_equal(found["in-a"], state["in-a"][list(order)])
    np.testing.assert_array_equal(found["a"], state["a"][list(order)])
    back = edits.reordering(edit.design, "a", [order.index(unit) for unit in range(4)])
    assert back.design == old
    assert followed(edit.design, found, back).same_as(state)


def test_reordering_is_followed_through_concatenate() -> None:
    old = joined()
    state = state_of(old)
    for layer, order in (("a", (2, 0, 1)), ("b", (1, 0))):
        found = assert_same_answers(old, state, edits.reordering(old, layer, order))
        assert (
            found["in-a" if layer == "b" else "in-b"] is state["in-a" if layer == "b" else "in-b"]
        )
    new = edits.reordering(old, "b", (1, 0)).design
    assert new.link("n-out").mask == ((0, 3, 4), (1, 2, 3))


def test_a_source_taken_from_concatenate_leaves_the_others_weights() -> None:
    old = joined()
    state = state_of(old)
    new = edits.remove(old, ["a-c"])
    found = carry_state(state, old, new)
    np.testing.assert_array_equal(found["n.scale"], state["n.scale"][3:])


@pytest.mark.parametrize("at", [0, 2, 4])
def test_an_inserted_neuron_is_new_and_all_others_keep_their_numbers(at) -> None:
    old = plain()
    state = state_of(old)
    edit = edits.insertion(old, "a", at)
    found, fresh = followed(old, state, edit), initial_state(edit.design)
    np.testing.assert_array_equal(np.delete(found["in-a"], at, 0), state["in-a"])
    np.testing.assert_array_equal(np.delete(found["a-out"], at, 1), state["a-out"])
    np.testing.assert_array_equal(np.delete(found["a"], at), state["a"])
    np.testing.assert_array_equal(found["in-a"][at], fresh["in-a"][at])
    np.testing.assert_array_equal(found["a-out"][:, at], fresh["a-out"][:, at])
    assert found["in-a"][at].all()
    assert found["a-out"][:, at].all()
    assert found["a"][at] == 0
    assert found["out"] is state["out"]


def test_an_inserted_neuron_of_masked_links_is_wired_and_starts_anew() -> None:
    old = masked()
    state = state_of(old)
    found = followed(old, state, edits.insertion(old, "a", 1))
    assert found["in-a"][1].all()
    np.testing.assert_array_equal(np.delete(found["in-a"], 1, axis=0), state["in-a"])
    assert found["n.scale"].tolist() == np.insert(state["n.scale"], 1, 1).tolist()
    assert found["n.mean"].tolist() == np.insert(state["n.mean"], 1, 0).tolist()


def test_a_copy_has_the_weights_of_its_original_on_both_sides() -> None:
    old = plain()
    state = state_of(old)
    found = followed(old, state, edits.cloning(old, "a", [1, 3]))
    order = [0, 1, 1, 2, 3, 3]
    np.testing.assert_array_equal(found["in-a"], state["in-a"][order])
    np.testing.assert_array_equal(found["a"], state["a"][order])
    np.testing.assert_array_equal(found["a-out"], state["a-out"][:, order])
    assert found["out"] is state["out"]


def test_copies_behind_masks_and_a_normalisation() -> None:
    old = masked()
    state = state_of(old)
    found = followed(old, state, edits.cloning(old, "a", [0]))
    order = [0, 0, 1, 2, 3]
    for key in ("a", "n.scale", "n", "n.mean", "n.variance", "in-a"):
        np.testing.assert_array_equal(found[key], state[key][order])
    np.testing.assert_array_equal(found["s-out"], state["s-out"][:, order])
    np.testing.assert_array_equal(found["d-b"], state["d-b"][:, order])


@pytest.mark.parametrize("old", [plain(), masked()])
@pytest.mark.parametrize("unit", range(4))
def test_taken_out_and_put_in_again_is_as_before(old, unit) -> None:
    state = state_of(old)
    out = edits.extraction(old, "a", unit, 5, 6)
    alone = assert_same_answers(old, state, out)
    np.testing.assert_array_equal(alone["in-a"], np.delete(state["in-a"], unit, 0))
    neuron = next(layer for layer in out.design.layers if layer.name == "Neuron")
    assert (neuron.x, neuron.y) == (5, 6)
    back = edits.absorption(out.design, neuron.id, "a", unit)
    assert back.design == old
    assert assert_same_answers(out.design, alone, back).same_as(state)


def test_a_frozen_kernel_far_away_is_the_same_object() -> None:
    old = masked()
    state = state_of(old)
    found = followed(old, state, edits.extraction(old, "a", 0, 0, 0))
    for key in ("in-out", "b-out", "b", "out"):
        assert found[key] is state[key]


def test_a_neuron_with_other_sources_and_targets_is_taken_in_with_masks() -> None:
    layers = [inputs(3), dense("x", 2), dense("one", 1, "relu"), dense("a", 3), dense("y", 2)]
    links = ["in>x", "x>one", "in>a", ("in>one", ((1,),)), "one>y", "a>out", "y>out"]
    old = design([*layers, output(2)], links)
    state = state_of(old)
    edit = edits.absorption(old, "one", "a", 1)
    assert_same_answers(old, state, edit)
    new = edit.design
    assert new.link("in-a").mask == ((0, 1, 2), (1,), (0, 1, 2), (0, 1, 2))
    assert new.link("a-out").mask == ((0, 2, 3), (0, 2, 3))
    assert new.link_between("a", "y").mask == ((1,), (1,))
    assert new.link_between("x", "a").mask == ((), (0, 1), (), ())
    assert new.layer("a").unit_activations == ((1, "relu"),)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        *(("dropout", {}), ("batch_norm", {}), ("flatten", {}), ("reshape", {"shape": (2, 2)})),
        *(("add", {}), ("multiply", {}), ("concatenate", {})),
        ("activation", {"activation": "identity"}),
    ],
)
def test_a_layer_that_passes_all_on_leaves_the_weights_behind_it(kind, fields) -> None:
    old = design([inputs(3), dense("a", 4), output(2)], ["in>a", ("a>out", MASK_OUT)])
    state = state_of(old)
    edit = edits.insertion_on_link(old, "a-out", kind, 1, 2, **fields)
    found = followed(old, state, edit)
    assert found["a-out"] is state["a-out"]
    assert edit.design.link("a-out").mask == MASK_OUT
    if kind != "batch_norm":
        assert_same_answers(old, state, edit)


def test_a_dense_layer_on_a_wire_starts_anew() -> None:
    old = plain()
    state = state_of(old)
    edit = edits.insertion_on_link(old, "a-out", "dense", 1, 2, units=5)
    found = followed(old, state, edit)
    layer = edit.design.layers[-1].id
    (into,), (behind,) = edit.design.links_into(layer), edit.design.links_out_of(layer)
    assert found[into.id].shape == (5, 4)
    assert found[behind.id].shape == (2, 5)
    assert found["in-a"] is state["in-a"]


@st.composite
def networks(draw: st.DrawFn) -> Design:
    """Draw a design of a few Dense layers with masks, and layers of all kinds between them."""
    layers: list[Any] = [inputs(3)]
    links: list[Any] = []
    widths = {"in": 3}
    for number in range(draw(st.integers(2, 4))):
        name, units = f"h{number}", draw(st.integers(1, 4))
        activation = draw(st.sampled_from(["tanh", "relu", "softmax", "sigmoid"]))
        layers.append(dense(name, units, activation))
        _wire(draw, links, widths, name, units)
        widths[name] = units
        behind = draw(st.sampled_from([None, "norm", "drop", "act", "flat", "layer_norm"]))
        if behind is not None:
            layers.append(_behind(behind, f"{name}{behind}"))
            links.append(f"{name}>{name}{behind}")
            widths[f"{name}{behind}"] = units
    layers.append(output(2))
    _wire(draw, links, widths, "out", 2)
    used = {
        link.split(">")[0] if isinstance(link, str) else link[0].split(">")[0] for link in links
    }
    for name in widths:
        if name not in used:
            links.append(f"{name}>out")
    return design(layers, links)


def _behind(kind: str, name: str) -> Any:
    return {
        "norm": norm(name),
        "drop": dropout(name),
        "act": ActivationLayer(id=name, name=name, activation="gelu"),
        "flat": FlattenLayer(id=name, name=name),
        "layer_norm": LayerNormLayer(id=name, name=name),
    }[kind]


def _wire(draw: st.DrawFn, links: list, widths: dict[str, int], name: str, units: int) -> None:
    sources = draw(st.sets(st.sampled_from(sorted(widths)), min_size=1, max_size=3))
    for source in sorted(sources):
        arrow = f"{source}>{name}"
        row = st.sets(st.integers(0, widths[source] - 1)).map(lambda found: tuple(sorted(found)))
        mask = tuple(draw(row) for _ in range(units)) if draw(st.booleans()) else None
        links.append((arrow, mask) if mask is not None and any(mask) else arrow)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_random_networks_answer_as_before(data) -> None:
    old = data.draw(networks())
    state = state_of(old)
    try:
        before = answers(old, state)
    except EngineError:
        assume(False)  # what was drawn is not complete
    for _ in range(3):
        chosen = [layer for layer in old.layers if isinstance(layer, NeuronLayer)]
        layer, other = data.draw(st.sampled_from(chosen)), data.draw(st.sampled_from(chosen))
        unit = data.draw(st.integers(0, layer.units - 1))
        try:
            match data.draw(st.integers(0, 2)):
                case 0:
                    order = data.draw(st.permutations(range(layer.units)))
                    edit = edits.reordering(old, layer.id, order)
                case 1:
                    edit = edits.extraction(old, layer.id, unit, 1, 2)
                case _:
                    edit = edits.absorption(old, other.id, layer.id, unit)
        except EditError:
            continue
        state = followed(old, state, edit)
        old = edit.design
        if not can_train(check_network(old)):
            return  # a neuron that led nowhere is alone now
        np.testing.assert_allclose(answers(old, state), before, rtol=1e-9, atol=1e-12)
        for link in old.links:
            if link.mask is not None:
                assert not state[link.id][~mask_matrix(link.mask, state[link.id].shape)].any()


def test_adding_beside_a_reordered_layer_is_no_matter_of_ours() -> None:
    """A sum pairs neurons by their numbers: then reordering one branch means another network."""
    layers = [inputs(3), dense("a", 2), dense("b", 2), AddLayer(id="s", name="s"), output(2)]
    old = design(layers, ["in>a", "in>b", "a>s", "b>s", "s>out"])
    state = state_of(old)
    found = followed(old, state, edits.reordering(old, "a", (1, 0)))
    assert found["s-out"] is state["s-out"]


@pytest.mark.parametrize(
    ("kind", "shape", "before", "after", "expected"),
    [
        ("conv1d", (4, 2), {"filters": 2}, {"filters": 3}, [0, 1, None, 2, 3, None, 4, 5, None]),
        ("conv1d", (4, 2), {"filters": 2}, {"filters": 1}, [0, 2, 4, 6]),
        ("embedding", (3,), {"size": 2, "vocabulary": 5}, {"size": 1}, [0, 2, 4]),
        ("conv2d", (3, 3), {"filters": 1}, {"padding": "valid", "size": 2}, [0, 1, 3, 4]),
    ],
)
def test_numbers_of_pictures_and_sequences_keep_their_place(kind, shape, before, after, expected):
    design = edits.add_layer(Design(), "input", 0, 0, shape=shape)
    design = edits.add_layer(design, kind, 0, 0, **before)
    design = edits.add_layer(design, "output", 0, 0, units=1, activation="sigmoid")
    ids = [layer.id for layer in design.layers]
    design = edits.connect(edits.connect(design, ids[0], ids[1]), ids[1], ids[2])
    link, state = design.links[1].id, initial_state(design)
    numbers = np.arange(state[link].size, dtype=np.float32).reshape(1, -1)
    new = edits.set_fields(design, ids[1], **after)
    carried = carry_state(state.replaced(**{link: numbers}), design, new)[link][0].tolist()
    for number, wanted in zip(carried, expected, strict=False):
        assert wanted is None or number == wanted


def test_gates_keep_their_own_numbers():
    design = edits.add_layer(Design(), "input", 0, 0, shape=(3, 2))
    design = edits.add_layer(design, "lstm", 0, 0, units=3)
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    state, layer = initial_state(design), design.layers[1].id
    numbered = state.replaced(**{layer: np.arange(12, dtype=np.float32)})
    for units in (2, 5):
        new = edits.set_fields(design, layer, units=units)
        gates = carry_state(numbered, design, new)[layer].reshape(4, units)
        for gate in range(4):
            kept = min(units, 3)
            assert gates[gate, :kept].tolist() == [3 * gate + unit for unit in range(kept)]
            assert (gates[gate, kept:] == (gate == 1)).all()  # new forget gates start open


@pytest.mark.parametrize("kind", ["conv2d", "batch_norm", "transposed_conv2d"])
def test_channels_behind_concatenate_keep_their_numbers(kind):
    design = edits.add_layer(Design(), "input", 0, 0, shape=(5, 5))
    for name, filters in (("A", 2), ("B", 3)):
        design = edits.add_layer(design, "conv2d", 0, 0, name=name, filters=filters)
    design = edits.add_layer(design, "concatenate", 0, 0)
    design = edits.add_layer(design, kind, 0, 0)
    entry, a, b, both, last = (layer.id for layer in design.layers)
    for ends in ((entry, a), (entry, b), (a, both), (b, both), (both, last)):
        design = edits.connect(design, *ends)
    state = initial_state(design)
    key = f"{last}.scale" if kind == "batch_norm" else f"{last}.kernel"
    axis = {"conv2d": 1}.get(kind, 0)
    rng = np.random.default_rng(0)
    state = state.replaced(**{key: rng.normal(size=state[key].shape)})
    new = edits.set_fields(design, a, filters=4)
    carried = carry_state(state, design, new)[key]
    assert carried.dtype == np.float64
    assert carried.shape[axis] == 7
    before = np.moveaxis(state[key], axis, 0)
    after = np.moveaxis(carried, axis, 0)
    np.testing.assert_array_equal(after[:2], before[:2])
    np.testing.assert_array_equal(after[4:], before[2:])
