"""Embedding: vectors looked up, gradients added up by word."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.layers import EmbeddingLayer
from tests.engine.layers.agreement import assert_as_pytorch
from tests.engine.layers.sites import ORDERS, Bench, Order


def bench_of(words: int, size: int, steps: int, rows: int, **options: Any) -> Bench:
    layer = EmbeddingLayer(id="l", name="l", vocabulary=words, size=size)
    return Bench(layer, [(steps,)], rows, **{"spread": 3.0, **options})


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_numbers_are_those_of_pytorch(dtype: Any, order: Order) -> None:
    assert_as_pytorch("embedding", dtype, order)


@settings(max_examples=15, deadline=None)
@given(
    words=st.integers(1, 6),
    size=st.integers(1, 3),
    steps=st.integers(1, 4),
    rows=st.integers(1, 3),
    order=st.sampled_from(ORDERS),
    adds=st.booleans(),
)
def test_gradients_are_those_of_central_differences(
    words: int, size: int, steps: int, rows: int, order: Order, adds: bool
) -> None:
    bench_of(words, size, steps, rows, orders=(order,), adds=adds).assert_gradients()


def test_numbers_are_rounded_down_and_kept_inside_the_table() -> None:
    bench = bench_of(3, 2, 7, 1)
    bench.given[0].a[0] = [-5, -0.1, 0.9, 1, 2.99, 3, 1e30]
    table = bench.parameters["table"]
    np.testing.assert_array_equal(bench.forward().reshape(7, 2), table[[0, 0, 0, 1, 2, 2, 2]])


@pytest.mark.parametrize("strange", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_no_crash(strange: float) -> None:
    bench = bench_of(3, 2, 2, 1)
    bench.given[0].a[0] = [strange, 1]
    word = 2 if strange == np.inf else 0
    np.testing.assert_array_equal(bench.forward()[0, :2], bench.parameters["table"][word])


def test_words_that_did_not_come_have_slope_0() -> None:
    bench = bench_of(5, 2, 3, 2)
    bench.given[0].a[...] = [[1, 1, 3], [3, 1, 1]]
    for _ in range(2):
        bench.forward()
        bench.backward()
        outside = bench.outside.reshape(6, 2)
        expected = np.zeros((5, 2))
        expected[1], expected[3] = outside[[0, 1, 4, 5]].sum(0), outside[[2, 3]].sum(0)
        np.testing.assert_allclose(bench.slopes["table"], expected, atol=1e-14)


def test_a_source_that_learns_gets_0() -> None:
    bench = bench_of(5, 2, 3, 2)
    bench.forward()
    bench.backward()
    assert not bench.given[0].da.any()


def test_a_step_makes_no_big_arrays() -> None:
    bench_of(100, 16, 8, 1024, dtype=np.float32).assert_no_big_arrays()


def test_no_samples_are_no_trouble() -> None:
    bench = bench_of(5, 2, 3, 0)
    assert bench.forward().shape == (0, 6)
    bench.backward()
    assert not bench.slopes["table"].any()
