"""Convolutions: gradients, PyTorch's numbers, padding, and what a step allocates."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.catalog import ACTIVATIONS
from nndesigner.core.layers import (
    AvgPoolLayer,
    Conv1DLayer,
    Conv2DLayer,
    MaxPoolLayer,
    TransposedConv2DLayer,
)
from nndesigner.engine.layers.conv import RISING, defers_activation
from nndesigner.engine.layers.correlation import Windows
from nndesigner.engine.layers.planes import window_axes
from tests.engine.layers.sites import ORDERS, Bench
from tests.engine.reference.convolutions import CASES, FILE, Case

KINDS = (Conv1DLayer, Conv2DLayer, TransposedConv2DLayer)


def make(kind: Any, **fields: Any) -> Any:
    return kind(id="c", name="c", **fields)


def fixed(bench: Bench, x: Any, kernel: Any, bias: Any = 0) -> Bench:
    bench.given[0].a[...] = np.reshape(x, bench.given[0].a.shape)
    bench.parameters["kernel"][...] = kernel
    bench.parameters[""][...] = bias
    return bench


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    kind=st.sampled_from(KINDS),
    size=st.integers(1, 4),
    stride=st.integers(1, 4),
    padding=st.sampled_from(["same", "valid"]),
    lengths=st.tuples(st.integers(4, 6), st.integers(4, 7)),
    channels=st.integers(1, 2),
    rows=st.sampled_from([1, 3]),
    order=st.sampled_from(ORDERS),
    adds=st.booleans(),
)
def test_gradients(
    kind: Any,
    size: int,
    stride: int,
    padding: Any,
    lengths: tuple[int, int],
    channels: int,
    rows: int,
    order: Any,
    adds: bool,
) -> None:
    shape = (lengths[1], channels) if kind is Conv1DLayer else (channels, *lengths)
    if kind is TransposedConv2DLayer:
        shape = (channels, lengths[0] // 2, lengths[1] // 2)
    layer = make(kind, filters=2, size=size, stride=stride, padding=padding, activation="tanh")
    Bench(layer, [shape], rows, orders=[order], adds=adds).assert_gradients()


@pytest.mark.parametrize("keep_z", [False, True])
@pytest.mark.parametrize("activation", [name for name in ACTIVATIONS if name != "step"])
def test_gradients_with_every_activation(activation: Any, keep_z: bool) -> None:
    layer = make(Conv2DLayer, filters=3, size=2, activation=activation)
    Bench(layer, [(2, 3, 4)], 3, keep_z=keep_z, orders=["batch_last"]).assert_gradients()


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_numbers_are_pytorchs(case: Case, dtype: Any) -> None:
    tolerance = 1e-10 if dtype == np.float64 else 1e-5
    bench, expected = Bench(case.layer, [case.shape], case.rows, dtype=dtype), np.load(FILE)
    found = {"a": bench.forward()}
    bench.backward()
    (found["dx"],) = bench.source_gradients()
    found |= {f"d{end}": slopes for end, slopes in bench.slopes.items()}
    for name, array in found.items():
        reference = expected[f"{case}/{name}"]
        np.testing.assert_allclose(array, reference, rtol=tolerance, atol=tolerance * 10)


def test_a_kernel_is_not_mirrored_and_channels_add_up() -> None:
    layer = make(Conv2DLayer, filters=1, size=2, padding="valid", activation="identity")
    x = [[[1, 2], [3, 4]], [[10, 20], [30, 40]]]
    bench = fixed(Bench(layer, [(2, 2, 2)], 1), x, [[[1, 0], [0, 2]], [[0, 1], [0, 0]]], 0.5)
    assert bench.forward() == pytest.approx(1 * 1 + 2 * 4 + 1 * 20 + 0.5)


def test_the_odd_zero_of_same_padding_goes_after() -> None:
    layer = make(Conv1DLayer, filters=1, size=2, activation="identity")
    bench = fixed(Bench(layer, [(3, 1)], 1), [1, 2, 3], [[[1], [10]]])
    np.testing.assert_allclose(bench.forward(), [[21, 32, 3]])


def test_same_padding_with_a_stride_looks_where_tensorflow_does() -> None:
    layer = make(Conv1DLayer, filters=1, size=3, stride=2, activation="identity")
    bench = fixed(Bench(layer, [(4, 1)], 1), [1, 2, 3, 4], [[[1], [10], [100]]])
    np.testing.assert_allclose(bench.forward(), [[321, 43]])


def test_a_transposed_convolution_stamps_its_kernel() -> None:
    layer = make(
        TransposedConv2DLayer, filters=1, size=2, stride=3, padding="valid", activation="identity"
    )
    bench = fixed(Bench(layer, [(1, 1, 2)], 1), [1, 5], [[[[1, 2], [3, 4]]]])
    expected = [[1, 2, 0, 5, 10], [3, 4, 0, 15, 20]]
    np.testing.assert_allclose(bench.forward().reshape(2, 5), expected)


def test_a_transposed_convolution_is_the_adjoint_of_the_convolution() -> None:
    """<conv(x), y> = <x, transposed(y)> with the same kernel, whatever the cropping."""
    down = make(Conv2DLayer, filters=3, size=5, stride=2, activation="identity")
    up = make(TransposedConv2DLayer, filters=2, size=5, stride=2, activation="identity")
    one, other = Bench(down, [(2, 8, 6)], 2), Bench(up, [(3, 4, 3)], 2, seed=1)
    other.parameters["kernel"][...] = one.parameters["kernel"]
    for bench in (one, other):
        bench.parameters[""][...] = 0
    left = (one.forward() * other.given[0].a).sum()
    assert left == pytest.approx((one.given[0].a * other.forward()).sum())


def test_softmax_takes_all_numbers_of_a_sample() -> None:
    layer = make(Conv2DLayer, filters=2, activation="softmax")
    np.testing.assert_allclose(Bench(layer, [(3, 4)], 3).forward().sum(axis=1), 1)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_written_for_a_source_that_does_not_learn(kind: Any) -> None:
    shape = (6, 2) if kind is Conv1DLayer else (2, 6, 6)
    bench = Bench(make(kind), [shape], 2, learns=False)
    bench.forward()
    bench.backward()
    assert bench.source_gradients() == []
    assert np.isfinite(bench.slopes["kernel"]).all()


def test_pre_activations_are_kept_where_wanted() -> None:
    bench = Bench(make(Conv2DLayer), [(5, 5)], 2, keep_z=True)
    a = bench.forward()
    assert bench.at_work.z is not None
    np.testing.assert_array_equal(a, np.maximum(bench.at_work.z, 0))
    bench.backward()
    assert bench.at_work.dz is not None
    np.testing.assert_array_equal(bench.at_work.dz, bench.outside * (a > 0))


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("stride", [1, 2])
def test_a_step_allocates_nothing(kind: Any, stride: int, order: Any) -> None:
    shape = (40, 20) if kind is Conv1DLayer else (4, 20, 20)
    bench = Bench(make(kind, stride=stride), [shape], 64, orders=[order], dtype=np.float32)
    calls = [*bench.at_work.forward(), *bench.at_work.backward()]
    for call in calls:
        call()
    tracemalloc.start()
    for call in calls:
        call()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000  # a source has 205 kB at least


def test_windows_take_a_third_of_im2cols_memory() -> None:
    axes = window_axes((8, 20, 20), pictures=True, size=3, stride=1, padding="same")
    windows = Windows(axes, channels=8, samples=4, dtype=np.dtype(np.float32))
    assert windows.matrices.size == 9 * 8 * 20 * 20 * 4
    assert windows.buffer.size == 3 * 8 * 22 * 20 * 4
    assert np.shares_memory(windows.matrices, windows.buffer)


def test_only_a_max_pooling_behind_alone_takes_over_the_activation() -> None:
    pool = MaxPoolLayer(id="p", name="p")
    assert defers_activation(make(Conv2DLayer), [pool])
    assert not defers_activation(make(Conv2DLayer), [pool, pool])
    assert not defers_activation(make(Conv2DLayer, activation="gelu"), [pool])
    assert not defers_activation(make(Conv2DLayer), [AvgPoolLayer(id="a", name="a")])
    assert not defers_activation(pool, [pool])


@pytest.mark.parametrize("name", RISING)
def test_rising_activations_never_fall(name: Any) -> None:
    layer = make(Conv1DLayer, filters=1, size=1, activation=name)
    bench = fixed(Bench(layer, [(200, 1)], 1), np.linspace(-8, 8, 200), 1)
    assert (np.diff(bench.forward()) >= 0).all()
