"""Activation layers: every function, in any memory order."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from nndesigner.core.layers import ActivationLayer, ActivationName
from nndesigner.engine.activations import ACTIVATIONS
from tests.engine.layers.sites import ORDERS, Bench, Order

SMOOTH = [name for name in get_args(ActivationName) if name != "step"]


def layer(name: Any) -> ActivationLayer:
    return ActivationLayer(id="l", name="l", activation=name)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", SMOOTH)
def test_gradients_are_those_of_central_differences(name: str, order: Order) -> None:
    for shape, rows, keep_z in (((4,), 1, False), ((2, 3), 3, True), ((2, 2, 2), 3, False)):
        Bench(layer(name), [shape], rows, orders=(order,), keep_z=keep_z).assert_gradients()


@pytest.mark.parametrize("keep_z", [False, True])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("name", get_args(ActivationName))
def test_values_are_those_of_the_function(
    name: Any, order: Order, dtype: Any, keep_z: bool
) -> None:
    bench = Bench(layer(name), [(2, 3)], 5, orders=(order,), dtype=dtype, keep_z=keep_z)
    expected = np.array(bench.given[0].a, order="C")
    ACTIVATIONS[name].forward(expected)
    np.testing.assert_allclose(bench.forward(), expected, rtol=1e-6, atol=1e-7)
    bench.backward()


def test_softmax_takes_all_numbers_of_a_sample() -> None:
    bench = Bench(layer("softmax"), [(2, 3)], 4, orders=("batch_last",))
    np.testing.assert_allclose(bench.forward().sum(1), 1)


@pytest.mark.parametrize("name", get_args(ActivationName))
def test_what_comes_in_can_be_looked_at_and_stays_as_it_is(name: str) -> None:
    bench = Bench(layer(name), [(6,)], 3, keep_z=True)
    before = bench.given[0].a.copy()
    bench.forward()
    bench.backward()
    np.testing.assert_array_equal(bench.given[0].a, before)
    np.testing.assert_array_equal(bench.at_work.z, before)
    np.testing.assert_array_equal(bench.at_work.dz, bench.source_gradients()[0])


def test_another_array_may_come_in_each_time() -> None:
    bench = Bench(layer("relu"), [(3,)], 2)
    bench.given[0].a = np.full((2, 3), 7.0)
    assert (bench.forward() == 7).all()


@pytest.mark.parametrize("name", ["relu", "gelu", "softmax"])
def test_a_step_makes_no_big_arrays(name: str) -> None:
    Bench(layer(name), [(16,)], 8192, dtype=np.float32).assert_no_big_arrays()
