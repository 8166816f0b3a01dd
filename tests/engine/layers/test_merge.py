"""Add, Multiply and Concatenate: of branches in any memory order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.layers import AddLayer, ConcatenateLayer, MultiplyLayer, Shape
from nndesigner.core.layers.merge import concatenated_axis
from tests.engine.layers.sites import ORDERS, Bench, Order

KINDS: dict[str, Any] = {
    "add": AddLayer,
    "multiply": MultiplyLayer,
    "concatenate": ConcatenateLayer,
}
SHAPES: list[Shape] = [(3,), (2, 3), (2, 3, 2)]
MIXED = [(a, b) for a in ORDERS for b in ORDERS]


def layer(kind: str) -> Any:
    return KINDS[kind](id="l", name="l")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(
    shape=st.sampled_from(SHAPES),
    branches=st.integers(1, 4),
    rows=st.integers(1, 3),
    orders=st.sampled_from(MIXED),
    adds=st.booleans(),
)
def test_gradients_are_those_of_central_differences(
    kind: str, shape: Shape, branches: int, rows: int, orders: tuple[Order, ...], adds: bool
) -> None:
    Bench(layer(kind), [shape] * branches, rows, orders=orders, adds=adds).assert_gradients()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("orders", MIXED)
@pytest.mark.parametrize("shape", SHAPES)
def test_sums_and_products(shape: Shape, orders: tuple[Order, ...], dtype: Any) -> None:
    for kind, function in {"add": np.add, "multiply": np.multiply}.items():
        bench = Bench(layer(kind), [shape] * 2, 4, orders=orders, dtype=dtype)
        first, second = (given.a for given in bench.given)
        np.testing.assert_array_equal(bench.forward(), function(first, second))


@pytest.mark.parametrize("orders", MIXED)
@pytest.mark.parametrize("shape", SHAPES)
def test_branches_side_by_side(shape: Shape, orders: tuple[Order, ...]) -> None:
    axis = concatenated_axis(shape)
    wider = tuple(n + 2 if i == axis else n for i, n in enumerate(shape))
    shapes = (shape, wider, shape)
    bench = Bench(layer("concatenate"), shapes, 4, orders=orders)
    boxes = [g.a.reshape(4, *s) for g, s in zip(bench.given, shapes, strict=True)]
    expected = np.concatenate(boxes, axis + 1)
    np.testing.assert_array_equal(bench.forward(), expected.reshape(4, -1))
    bench.assert_gradients()


def test_products_with_0_have_a_gradient() -> None:
    bench = Bench(layer("multiply"), [(2,)] * 3, 2)
    bench.given[0].a[:, 0] = bench.given[1].a[:, 1] = bench.given[2].a[:, 1] = 0
    bench.assert_gradients()


@pytest.mark.parametrize("kind", KINDS)
def test_branches_may_come_from_another_array_each_time(kind: str) -> None:
    bench = Bench(layer(kind), [(3,), (3,)], 2)
    before = bench.forward()
    bench.given[0].a = np.asfortranarray(bench.given[0].a + 1)
    assert np.abs(bench.forward() - before).max() > 0.1


@pytest.mark.parametrize("kind", KINDS)
def test_only_branches_that_learn_get_a_gradient(kind: str) -> None:
    bench = Bench(layer(kind), [(3,), (3,)], 2, learns=False)
    bench.forward()
    bench.backward()
    assert bench.source_gradients() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_makes_no_big_arrays(kind: str) -> None:
    shapes = [(16, 8, 8)] * 3
    for orders in (("rows",), ("batch_last",)):
        Bench(layer(kind), shapes, 64, orders=orders, dtype=np.float32).assert_no_big_arrays()
