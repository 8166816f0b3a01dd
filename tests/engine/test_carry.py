"""Weights through edits: what is kept, what is new, and that unchanged arrays are the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.check import can_train, check
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.core.shapes import array_shapes
from nndesigner.engine.carry import carry_state
from nndesigner.engine.initializers import initial_state
from nndesigner.engine.masks import mask_matrix
from tests.engine.builders import dense, design, dropout, inputs, output, random_state


def chain() -> Design:
    layers = [inputs(3), dense("a", 5), dropout("d"), dense("b", 4), output(2)]
    return design(layers, ["in>a", "a>d", "d>b", "b>out"])


def state_of(wanted: Design) -> NetworkState:
    return NetworkState(
        {key: array.astype(np.float32) for key, array in random_state(wanted).items()}
    )


def without(wanted: Design, layer_id: str, units: list[int]) -> tuple[Design, dict]:
    done = edits.removal(wanted, layer_id, units)
    return done.design, dict(done.kept)


def test_nothing_changed_is_the_same_state() -> None:
    old = chain()
    state = state_of(old)
    assert carry_state(state, old, old) is state
    assert carry_state(state, old, edits.move(old, {"a": (5.0, 6.0)})) is state
    assert carry_state(state, old, edits.set_training(old, epochs=3)) is state
    assert carry_state(state, old, edits.set_fields(old, "a", activation="relu")) is state
    assert carry_state(state, old, edits.set_fields(old, "d", rate=0.1)) is state


def test_deleting_the_third_neuron_deletes_its_row_and_its_column() -> None:
    old = chain()
    state = state_of(old)
    new, kept = without(old, "a", [2])
    found = carry_state(state, old, new, kept)
    np.testing.assert_array_equal(found["in-a"], np.delete(state["in-a"], 2, axis=0))
    np.testing.assert_array_equal(found["a"], np.delete(state["a"], 2))
    np.testing.assert_array_equal(found["d-b"], np.delete(state["d-b"], 2, axis=1))
    for untouched in ("b", "b-out", "out"):
        assert found[untouched] is state[untouched]


def test_an_input_feature_deleted() -> None:
    old = chain()
    state = state_of(old)
    new, kept = without(old, "in", [0])
    found = carry_state(state, old, new, kept)
    np.testing.assert_array_equal(found["in-a"], state["in-a"][:, 1:])
    assert found["a"] is state["a"]


def test_adding_neurons_adds_rows_and_columns() -> None:
    old = chain()
    state = state_of(old)
    new = edits.add_units(old, "a", 2)
    found, fresh = carry_state(state, old, new), initial_state(new)
    assert found["in-a"].shape == (7, 3)
    np.testing.assert_array_equal(found["in-a"][:5], state["in-a"])
    np.testing.assert_array_equal(found["in-a"][5:], fresh["in-a"][5:])
    assert found["in-a"][5:].all()
    np.testing.assert_array_equal(found["a"], [*state["a"], 0, 0])
    np.testing.assert_array_equal(found["d-b"][:, :5], state["d-b"])
    np.testing.assert_array_equal(found["d-b"][:, 5:], fresh["d-b"][:, 5:])
    assert found["b"] is state["b"]


def test_fewer_units_lose_the_last() -> None:
    old = chain()
    state = state_of(old)
    found = carry_state(state, old, edits.set_fields(old, "b", units=2))
    np.testing.assert_array_equal(found["d-b"], state["d-b"][:2])
    np.testing.assert_array_equal(found["b-out"], state["b-out"][:, :2])


def test_both_sides_of_a_link_at_once() -> None:
    old = chain()
    state = state_of(old)
    first, kept_a = without(old, "a", [0])
    new, kept_b = without(first, "b", [1, 3])
    found = carry_state(state, old, new, kept_a | kept_b)
    np.testing.assert_array_equal(found["d-b"], state["d-b"][[0, 2]][:, 1:])


def test_new_and_removed_links() -> None:
    old = chain()
    state = state_of(old)
    new = edits.connect(old, "in", "b")
    found = carry_state(state, old, new)
    (added,) = found.keys() - state.keys()
    assert new.link(added).source == "in"
    np.testing.assert_array_equal(found[added], initial_state(new)[added])
    assert all(found[key] is state[key] for key in state)
    back = carry_state(found, new, edits.remove(new, [added]))
    assert back.keys() == state.keys()
    assert all(back[key] is state[key] for key in state)


def test_a_dropouts_source_lost_and_found() -> None:
    """While the width is unknown there is no matrix; then it starts afresh."""
    old = chain()
    loose = edits.remove(old, ["a-d"])
    between = carry_state(state_of(old), old, loose)
    assert "d-b" not in between
    wired = edits.connect(loose, "a", "d")
    found = carry_state(between, loose, wired)
    np.testing.assert_array_equal(found["d-b"], initial_state(wired)["d-b"])


def test_a_dropout_moved_to_another_source_starts_afresh() -> None:
    layers = [inputs(3), dense("a", 4), dense("b", 4), dropout("d"), output(2)]
    old = design(layers, ["in>a", "in>b", "a>d", "d>out", "b>out"])
    state = state_of(old)
    new = replace(
        old,
        links=tuple(replace(link, source="b") if link.id == "a-d" else link for link in old.links),
    )
    found = carry_state(state, old, new)
    np.testing.assert_array_equal(found["d-out"], initial_state(new)["d-out"])
    assert found["b-out"] is state["b-out"]


def test_masks() -> None:
    old = chain()
    state = state_of(old)
    cut = edits.disconnect_units(old, "in-a", 1, 2)
    found = carry_state(state, old, cut)
    expected = state["in-a"].copy()
    expected[1, 2] = 0
    np.testing.assert_array_equal(found["in-a"], expected)
    assert found["a"] is state["a"]
    again = edits.connect_units(cut, "in", "a", source_unit=2, target_unit=1)
    rewired = carry_state(found, cut, again)["in-a"]
    expected[1, 2] = initial_state(again)["in-a"][1, 2]
    assert expected[1, 2] != 0
    np.testing.assert_array_equal(rewired, expected)
    full = carry_state(found, cut, edits.connect(cut, "in", "a"))["in-a"]
    assert full.all()
    np.testing.assert_array_equal(full[0], state["in-a"][0])


def test_a_masked_neuron_deleted() -> None:
    layers = [inputs(3), dense("a", 3), output(2)]
    old = design(layers, [("in>a", ((0,), (1, 2), (0, 2))), "a>out"])
    state = carry_state(state_of(old), old, old)
    state = NetworkState(
        {
            **state,
            "in-a": np.where(mask_matrix(old.link("in-a").mask or (), (3, 3)), state["in-a"], 0),
        }
    )
    new, kept = without(old, "a", [0])
    found = carry_state(state, old, new, kept)
    np.testing.assert_array_equal(found["in-a"], state["in-a"][1:])
    fewer, kept = without(old, "in", [0])
    found = carry_state(state, old, fewer, kept)
    np.testing.assert_array_equal(found["in-a"], state["in-a"][:, 1:])


def test_missing_or_foreign_arrays_start_afresh() -> None:
    old = chain()
    assert carry_state(NetworkState(), old, old).same_as(initial_state(old))
    assert carry_state(NetworkState(), Design(), old).same_as(initial_state(old))
    assert len(carry_state(state_of(old), old, Design())) == 0


def test_new_numbers_do_not_depend_on_the_way() -> None:
    old = chain()
    state = state_of(old)
    once = carry_state(state, old, edits.add_units(old, "a", 3))
    step = edits.add_units(old, "a", 1)
    twice = carry_state(carry_state(state, old, step), step, edits.add_units(step, "a", 2))
    np.testing.assert_array_equal(once["in-a"], twice["in-a"])


def edited(data: st.DataObject, wanted: Design) -> tuple[Design, dict]:
    """Make one random edit; one that is refused leaves the design as it is."""
    layers = [layer.id for layer in wanted.layers]
    pick = st.sampled_from(layers) if layers else st.just("none")
    layer, other = data.draw(pick), data.draw(pick)
    small = st.integers(0, 4)
    kind = data.draw(st.sampled_from(["add", "link", "wire", "units", "less", "cut", "remove"]))
    try:
        match kind:
            case "add":
                name = data.draw(st.sampled_from(["dense", "neuron", "dropout", "input", "output"]))
                return edits.add_layer(wanted, name, 0, 0), {}
            case "link":
                return edits.connect(wanted, layer, other), {}
            case "wire":
                return edits.connect_units(
                    wanted,
                    layer,
                    other,
                    source_unit=data.draw(small | st.none()),
                    target_unit=data.draw(small),
                ), {}
            case "units":
                return edits.add_units(wanted, layer, data.draw(st.integers(1, 3))), {}
            case "less":
                return without(wanted, layer, [data.draw(small)])
            case "cut" if wanted.links:
                link = data.draw(st.sampled_from(wanted.links))
                return edits.disconnect_units(
                    wanted, link.id, data.draw(small), data.draw(small)
                ), {}
            case _:
                items = layers + [link.id for link in wanted.links]
                gone = data.draw(st.sampled_from(items)) if items else "none"
                return edits.remove(wanted, [gone]), {}
    except (EditError, AttributeError, KeyError):
        return wanted, {}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_random_edits_keep_the_state_valid(data: st.DataObject) -> None:
    current = chain()
    state = initial_state(current)
    for _ in range(data.draw(st.integers(1, 12))):
        new, kept = edited(data, current)
        carried = carry_state(state, current, new, kept)
        shapes = array_shapes(new)
        assert {key: array.shape for key, array in carried.items()} == shapes
        for link in new.links:
            if link.mask is not None and link.id in carried:
                assert not carried[link.id][~mask_matrix(link.mask, shapes[link.id])].any()
        assert all(array.dtype == np.float32 for array in carried.values())
        assert can_train(check(new)) is False or carried.keys() == shapes.keys()
        current, state = new, carried
