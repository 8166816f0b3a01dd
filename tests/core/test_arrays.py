from __future__ import annotations

import numpy as np
import pytest

from nndesigner.core.arrays import NetworkState
from nndesigner.core.project import Project


@pytest.fixture
def matrix():
    return np.arange(6, dtype=np.float32).reshape(2, 3).copy()


def test_arrays_cannot_be_written(matrix):
    state = NetworkState({"link1": matrix})
    with pytest.raises(ValueError, match="read-only"):
        state["link1"][0, 0] = 1
    with pytest.raises(TypeError):
        state["link1"] = matrix
    with pytest.raises(AttributeError):
        state.arrays = {}


def test_writing_to_the_giver_changes_nothing(matrix):
    view = matrix[:1]
    state = NetworkState({"a": matrix, "b": view})
    matrix[:] = 9
    assert state["a"][0, 1] == 1
    assert state["b"][0, 1] == 1


def test_a_read_only_view_of_something_writable_is_copied(matrix):
    view = matrix.view()
    view.flags.writeable = False
    state = NetworkState({"a": view})
    matrix[:] = 9
    assert state["a"][0, 1] == 1


def test_read_only_memory_is_shared_not_copied(matrix):
    matrix.flags.writeable = False
    assert NetworkState({"a": matrix})["a"] is matrix
    part = matrix[1:]
    assert NetworkState({"a": part})["a"] is part
    first = NetworkState({"a": matrix})
    assert NetworkState(first)["a"] is first["a"]


def test_arrays_are_contiguous_whatever_came(matrix):
    matrix.flags.writeable = False
    state = NetworkState({"t": matrix.T, "s": matrix[:, ::2], "f": np.asfortranarray(matrix)})
    assert all(array.flags.c_contiguous for array in state.values())
    np.testing.assert_array_equal(state["t"], matrix.T)
    np.testing.assert_array_equal(state["s"], matrix[:, ::2])


def test_replaced_shares_the_others(matrix):
    state = NetworkState({"a": matrix, "self": matrix[0]})
    new = state.replaced(a=matrix + 1)
    assert new["self"] is state["self"]
    assert state["a"][0, 0] == 0
    assert new["a"][0, 0] == 1
    assert list(new) == ["a", "self"]


def test_any_id_can_be_replaced(matrix):
    state = NetworkState().replaced(**{"self": matrix, "layer-1": matrix})
    assert set(state) == {"self", "layer-1"}


def test_same_as_compares_every_number(matrix):
    state = NetworkState({"a": matrix})
    assert state.same_as(state)
    assert state.same_as(NetworkState({"a": matrix.copy()}))
    for other in (
        NetworkState(),
        NetworkState({"b": matrix}),
        NetworkState({"a": matrix + 1}),
        NetworkState({"a": matrix.T}),
        NetworkState({"a": matrix.astype(np.float64)}),
    ):
        assert not state.same_as(other)
        assert not other.same_as(state)
    unknown = NetworkState({"a": matrix * np.nan})
    assert unknown.same_as(NetworkState({"a": matrix * np.nan}))


def test_states_have_no_equality_by_accident(matrix):
    state = NetworkState({"a": matrix})
    with pytest.raises(TypeError):
        hash(state)
    with pytest.raises(TypeError):
        state == state  # noqa: B015


def test_repr_tells_the_shapes(matrix):
    assert repr(NetworkState({"a": matrix})) == "NetworkState(a: (2, 3))"


def test_a_project_is_replaced_in_parts(matrix):
    project = Project(state=NetworkState({"a": matrix}))
    new = project.with_(probe=(1.0,))
    assert new.probe == (1.0,)
    assert new.state is project.state
    assert new.design is project.design
    assert project.probe == ()
