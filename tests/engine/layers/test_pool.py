"""Pooling: gradients, PyTorch's numbers, padding, ties, and activations taken over."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.layers import (
    AvgPoolLayer,
    Conv1DLayer,
    Conv2DLayer,
    GlobalAvgPoolLayer,
    MaxPoolLayer,
    TransposedConv2DLayer,
)
from nndesigner.engine.layers.base import LayerAtWork, Site, Source
from nndesigner.engine.layers.conv import RISING
from nndesigner.engine.layers.registry import AT_WORK
from tests.engine.layers.sites import ORDERS, Bench
from tests.engine.reference.convolutions import FILE, POOLINGS, Case

KINDS = (MaxPoolLayer, AvgPoolLayer)


def make(kind: Any, **fields: Any) -> Any:
    return kind(id="p", name="p", **fields)


def pooled(layer: Any, x: Any, shape: tuple[int, ...]) -> Bench:
    bench = Bench(layer, [shape], 1)
    bench.given[0].a[...] = np.reshape(x, (1, -1))
    bench.forward()
    return bench


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(KINDS),
    size=st.integers(1, 4),
    stride=st.integers(1, 4),
    padding=st.sampled_from(["same", "valid"]),
    shape=st.sampled_from([(7, 3), (6, 2), (2, 4, 6), (1, 5, 4)]),
    over=st.sampled_from(["auto", "pictures"]),
    rows=st.sampled_from([1, 3]),
    order=st.sampled_from(ORDERS),
    adds=st.booleans(),
)
def test_gradients(
    kind: Any,
    size: int,
    stride: int,
    padding: Any,
    shape: tuple[int, ...],
    over: Any,
    rows: int,
    order: Any,
    adds: bool,
) -> None:
    if over == "pictures" and padding == "valid":
        size = min(size, *shape[-2:])
    layer = make(kind, size=size, stride=stride, padding=padding, over=over)
    Bench(layer, [shape], rows, orders=[order], adds=adds).assert_gradients()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("adds", [False, True])
@pytest.mark.parametrize(
    ("shape", "over"), [((4, 3), "auto"), ((4, 3), "pictures"), ((2, 3, 4), "auto")]
)
def test_gradients_of_global_pooling(order: Any, adds: bool, shape: Any, over: Any) -> None:
    layer = make(GlobalAvgPoolLayer, over=over)
    Bench(layer, [shape], 3, orders=[order], adds=adds).assert_gradients()


@pytest.mark.parametrize("case", POOLINGS, ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_numbers_are_pytorchs(case: Case, dtype: Any) -> None:
    tolerance = 1e-10 if dtype == np.float64 else 1e-5
    bench, expected = Bench(case.layer, [case.shape], case.rows, dtype=dtype), np.load(FILE)
    found = bench.forward()
    bench.backward()
    (slopes,) = bench.source_gradients()
    for name, array in (("a", found), ("dx", slopes)):
        reference = expected[f"{case}/{name}"]
        np.testing.assert_allclose(array, reference, rtol=tolerance, atol=tolerance)


def test_padding_never_wins() -> None:
    bench = pooled(make(MaxPoolLayer, size=3, stride=1, padding="same"), [-3, -2, -5], (3, 1))
    np.testing.assert_array_equal(bench.at_work.a, [[-2, -2, -2]])


def test_padding_is_left_out_of_the_mean() -> None:
    bench = pooled(make(AvgPoolLayer, size=3, stride=1, padding="same"), [3, 6, 12], (3, 1))
    np.testing.assert_allclose(bench.at_work.a, [[4.5, 7, 9]])


def test_what_no_window_reaches_gets_no_gradient() -> None:
    bench = pooled(make(MaxPoolLayer, size=2, stride=3), [1, 2, 9, 4, 3, 8, 7], (7, 1))
    bench.backward()
    (slopes,) = bench.source_gradients()
    (first, second) = bench.outside[0]
    np.testing.assert_array_equal(slopes, [[0, first, 0, second, 0, 0, 0]])


@pytest.mark.parametrize("numbers", [[0, 5, 5, 0], [7, 7, 7, 7], [0, 0, 1, 1]])
def test_the_first_of_equal_numbers_learns(numbers: Any) -> None:
    bench = pooled(make(MaxPoolLayer), numbers, (1, 2, 2))
    bench.backward()
    (slopes,) = bench.source_gradients()
    assert np.flatnonzero(slopes) == [numbers.index(max(numbers))]
    assert slopes.sum() == bench.outside[0, 0]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", [*KINDS, GlobalAvgPoolLayer])
def test_a_step_allocates_nothing(kind: Any, order: Any) -> None:
    bench = Bench(make(kind), [(4, 30, 30)], 64, orders=[order], dtype=np.float32)
    calls = [*bench.at_work.forward(), *bench.at_work.backward()]
    for call in calls:
        call()
    tracemalloc.start()
    for call in calls:
        call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000  # what is pooled has 920 kB


class Pair:
    """A convolution and the pooling behind it, which may take over its activation."""

    def __init__(self, layer: Any, pool: Any, shape: tuple[int, ...], *, defers: bool) -> None:
        bench = Bench(layer, [shape], 4)
        self.bench = bench
        site = Site(
            layer=layer,
            sources=(Source(bench.given[0], shape),),
            shape=layer.output_shape([shape]),
            rows=4,
            dtype=np.dtype(float),
            arrays=bench.parameters,
            slopes=bench.slopes,
            stream=lambda: bench.rng,
            run=bench.run,
            defers=defers,
        )
        self.convolution: LayerAtWork = AT_WORK[type(layer)](site)
        pooled = pool.output_shape([site.shape])
        behind = replace(
            site,
            layer=pool,
            sources=(Source(self.convolution, site.shape),),
            shape=pooled,
            defers=False,
        )
        self.pool = AT_WORK[MaxPoolLayer](behind)

        self.forward = [*self.convolution.forward(), *self.pool.forward()]
        self.backward = [*self.pool.backward(), *self.convolution.backward()]

    def run(self) -> list[np.ndarray]:
        """Return activations and all gradients."""
        for call in self.forward:
            call()
        activations = self.pool.a.copy()
        assert self.pool.da is not None
        self.pool.da[...] = np.random.default_rng(9).normal(size=self.pool.da.shape)
        for call in self.backward:
            call()
        source = self.bench.given[0].da
        assert source is not None
        return [activations, source, *self.bench.slopes.values()]


@pytest.mark.parametrize("activation", RISING)
@pytest.mark.parametrize("kind", [Conv1DLayer, Conv2DLayer, TransposedConv2DLayer])
def test_activations_taken_over_give_the_same_numbers(kind: Any, activation: Any) -> None:
    shape = (9, 2) if kind is Conv1DLayer else (2, 5, 6)
    layer = kind(id="c", name="c", filters=3, activation=activation)
    for pool in (make(MaxPoolLayer), make(MaxPoolLayer, size=3, padding="same")):
        plain, deferred = (Pair(layer, pool, shape, defers=defers) for defers in (False, True))
        for expected, found in zip(plain.run(), deferred.run(), strict=True):
            np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-12)


def test_a_step_with_an_activation_taken_over_allocates_nothing() -> None:
    layer = Conv2DLayer(id="c", name="c")
    pair = Pair(layer, make(MaxPoolLayer), (2, 60, 60), defers=True)
    pair.run()
    tracemalloc.start()
    for call in pair.forward + pair.backward:
        call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000  # the sums are 920 kB; NumPy's own buffers are 65 kB each
