"""BatchNorm and LayerNorm: gradients, PyTorch's numbers, running statistics, odd batches."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.layers import BatchNormLayer, LayerNormLayer, Shape
from tests.engine.layers.agreement import assert_as_pytorch, names
from tests.engine.layers.sites import ORDERS, Bench, Order

SHAPES: list[Shape] = [(3,), (1,), (2, 3), (3, 1), (2, 2, 3), (1, 2, 2)]


def batch_norm(**fields: Any) -> BatchNormLayer:
    return BatchNormLayer(id="l", name="l", **{"epsilon": 0.1, **fields})


def layer_norm(**fields: Any) -> LayerNormLayer:
    return LayerNormLayer(id="l", name="l", **{"epsilon": 0.1, **fields})


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", names("batch_norm") + names("layer_norm"))
def test_numbers_are_those_of_pytorch(name: str, dtype: Any, order: Order) -> None:
    assert_as_pytorch(name, dtype, order)


@pytest.mark.parametrize("make", [batch_norm, layer_norm])
@settings(max_examples=15, deadline=None)
@given(
    shape=st.sampled_from(SHAPES),
    rows=st.integers(1, 4),
    order=st.sampled_from(ORDERS),
    adds=st.booleans(),
    training=st.booleans(),
    frozen=st.booleans(),
)
def test_gradients_are_those_of_central_differences(
    make: Any, shape: Shape, rows: int, order: Order, adds: bool, training: bool, frozen: bool
) -> None:
    layer = make(frozen=frozen)
    options: dict[str, Any] = {"orders": (order,), "adds": adds, "training": training}
    Bench(layer, [shape], rows, **options).assert_gradients()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_training_batch_gets_mean_0_and_deviation_1(shape: Shape) -> None:
    bench = Bench(batch_norm(epsilon=1e-9), [shape], 30)
    bench.parameters["scale"][:], bench.parameters[""][:] = 1, 0
    box = bench.forward().reshape(30, *shape)
    axes = tuple(i for i in range(box.ndim) if i != (1 if len(shape) == 3 else box.ndim - 1))
    np.testing.assert_allclose(box.mean(axes), 0, atol=1e-9)
    np.testing.assert_allclose(box.std(axes), 1, atol=1e-6)


@pytest.mark.parametrize(("training", "frozen"), [(False, False), (True, True), (False, True)])
def test_statistics_rest_unless_learning(training: bool, frozen: bool) -> None:
    bench = Bench(batch_norm(frozen=frozen), [(3,)], 8, training=training)
    before = {end: array.copy() for end, array in bench.parameters.items()}
    a = bench.forward()
    for end, array in bench.parameters.items():
        np.testing.assert_array_equal(array, before[end])
    normal = (bench.given[0].a - before["mean"]) / np.sqrt(before["variance"] + 0.1)
    np.testing.assert_allclose(a, normal * before["scale"] + before[""], atol=1e-12)


def test_one_sample_of_many_is_predicted_as_alone() -> None:
    many = Bench(batch_norm(), [(3,)], 8, training=False)
    one = Bench(batch_norm(), [(3,)], 1, training=False)
    for end, array in many.parameters.items():
        one.parameters[end][...] = array
    one.given[0].a = many.given[0].a[5:6]
    np.testing.assert_allclose(one.forward(), many.forward()[5:6], atol=1e-14)


def test_running_statistics_come_to_those_of_the_data() -> None:
    bench = Bench(batch_norm(momentum=0.5), [(2,)], 6)
    for _ in range(60):
        bench.forward()
    x = bench.given[0].a
    np.testing.assert_allclose(bench.parameters["mean"], x.mean(0))
    np.testing.assert_allclose(bench.parameters["variance"], x.var(0, ddof=1))


def test_a_single_number_says_nothing_about_a_variance() -> None:
    bench = Bench(batch_norm(momentum=0.5, epsilon=1e-5), [(3,)], 1, dtype=np.float32)
    before = bench.parameters["variance"].copy()
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(bench.forward()[0], bench.parameters[""])
        bench.backward()
    np.testing.assert_array_equal(bench.parameters["variance"], before)
    assert all(np.isfinite(slopes).all() for slopes in bench.slopes.values())
    assert not bench.given[0].da.any()


def test_statistics_have_no_slopes() -> None:
    bench = Bench(batch_norm(), [(3,)], 4)
    bench.forward()
    bench.backward()
    assert not bench.slopes["mean"].any()
    assert not bench.slopes["variance"].any()


@pytest.mark.parametrize("make", [batch_norm, layer_norm])
def test_constant_numbers_become_the_shift(make: Any) -> None:
    bench = Bench(make(epsilon=1e-5), [(4,)], 3, dtype=np.float32)
    bench.given[0].a[...] = 0.5
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(bench.forward(), np.tile(bench.parameters[""], (3, 1)))
        bench.backward()
    assert np.isfinite(bench.given[0].da).all()


def test_far_from_0_float32_keeps_its_figures() -> None:
    bench, exact = (Bench(batch_norm(), [(3,)], 500, dtype=d) for d in (np.float32, np.float64))
    bench.given[0].a += 100
    exact.given[0].a[...] = bench.given[0].a
    np.testing.assert_allclose(bench.forward(), exact.forward(), atol=1e-4)


@pytest.mark.parametrize("make", [batch_norm, layer_norm])
@pytest.mark.parametrize("shape", [(3,), (2, 3), (2, 2, 3)])
def test_no_samples_are_no_trouble(make: Any, shape: Shape) -> None:
    bench = Bench(make(), [shape], 0)
    before = {end: array.copy() for end, array in bench.parameters.items()}
    assert bench.forward().shape == (0, np.prod(shape))
    bench.backward()
    assert not any(slopes.any() for slopes in bench.slopes.values())
    for end, array in bench.parameters.items():
        np.testing.assert_array_equal(array, before[end])


@pytest.mark.parametrize("make", [batch_norm, layer_norm])
@pytest.mark.parametrize("shape", [(32,), (4, 8), (8, 2, 2)])
def test_a_step_makes_no_big_arrays(make: Any, shape: Shape) -> None:
    order: Order = "batch_last" if len(shape) == 3 else "rows"
    options: dict[str, Any] = {"orders": (order,), "dtype": np.float32}
    Bench(make(), [shape], 8192, **options).assert_no_big_arrays()
