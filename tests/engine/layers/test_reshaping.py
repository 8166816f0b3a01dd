"""Flatten and Reshape share their source's arrays; UpSampling repeats numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nndesigner.core.layers import FlattenLayer, ReshapeLayer, UpSamplingLayer
from tests.engine.layers.sites import ORDERS, Bench

FLATTEN = FlattenLayer(id="f", name="f")
RESHAPE = ReshapeLayer(id="r", name="r", shape=(4, 3))


@pytest.mark.parametrize("layer", [FLATTEN, RESHAPE])
@pytest.mark.parametrize("order", ORDERS)
def test_arrays_are_the_sources_own(layer: Any, order: Any) -> None:
    bench = Bench(layer, [(2, 3, 2)], 3, orders=[order])
    np.testing.assert_array_equal(bench.forward(), bench.given[0].a)
    assert bench.at_work.a is bench.given[0].a
    assert bench.at_work.da is bench.given[0].da
    assert list(bench.at_work.backward()) == []


def test_the_batch_of_an_input_is_looked_up_for_every_pass() -> None:
    bench = Bench(FLATTEN, [(2, 3)], 3, learns=False)
    bench.given[0].a = np.arange(18.0).reshape(3, 6)
    bench.forward()
    assert bench.at_work.a is bench.given[0].a
    assert bench.at_work.da is None


@pytest.mark.parametrize("layer", [FLATTEN, RESHAPE])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("adds", "keep_z"), [(True, False), (False, True), (True, True)])
def test_a_gradient_of_its_own_is_handed_over(
    layer: Any, order: Any, adds: bool, keep_z: bool
) -> None:
    bench = Bench(layer, [(2, 3, 2)], 3, orders=[order], adds=adds, keep_z=keep_z)
    assert bench.at_work.da is not bench.given[0].da
    bench.assert_gradients()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("adds", [False, True])
@pytest.mark.parametrize(("shape", "factor"), [((2, 3), 2), ((2, 2, 3), 3), ((3, 2, 1), 1)])
def test_gradients_of_up_sampling(order: Any, adds: bool, shape: Any, factor: int) -> None:
    layer = UpSamplingLayer(id="u", name="u", factor=factor)
    Bench(layer, [shape], 3, orders=[order], adds=adds).assert_gradients()


def test_up_sampling_makes_squares() -> None:
    bench = Bench(UpSamplingLayer(id="u", name="u"), [(1, 2)], 1)
    bench.given[0].a[...] = [[1, 2]]
    np.testing.assert_array_equal(bench.forward(), [[1, 1, 2, 2, 1, 1, 2, 2]])
