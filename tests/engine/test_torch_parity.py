"""Whole networks give the same loss and gradients as PyTorch: stored, and live if installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from nndesigner.core.layers import InputLayer, TransposedConv2DLayer
from nndesigner.engine.network import compile_design
from tests.engine.builders import design, output, random_state
from tests.engine.reference.networks import NETWORKS, samples

TOLERANCES: dict[Any, float] = {np.float64: 1e-10, np.float32: 1e-5}
_FILE = Path(__file__).parent / "reference" / "networks.npz"


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("name", NETWORKS)
def test_as_pytorch_computed(name: str, dtype: Any) -> None:
    loss, gradient = _ours(name, dtype)
    with np.load(_FILE) as file:
        expected = file[name]
    assert loss == pytest.approx(expected[0], rel=TOLERANCES[dtype])
    parts = np.split(expected[1:], np.cumsum([array.size for array in gradient.values()])[:-1])
    _assert_close(gradient, dict(zip(gradient, parts, strict=True)), TOLERANCES[dtype])


@pytest.mark.parametrize("dtype", TOLERANCES)
@pytest.mark.parametrize("name", NETWORKS)
def test_as_pytorch_computes(name: str, dtype: Any) -> None:
    pytest.importorskip("torch")
    from tests.engine.reference.torch_network import loss_and_gradients

    loss, gradient = _ours(name, dtype)
    wanted = NETWORKS[name]
    expected, theirs = loss_and_gradients(wanted, *samples(wanted), dtype)
    assert loss == pytest.approx(expected, rel=TOLERANCES[dtype])
    assert gradient.keys() == theirs.keys()
    _assert_close(gradient, theirs, TOLERANCES[dtype])


@pytest.mark.parametrize("stride", [1, 2, 3, 4])
@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_transposed_convolutions_of_any_size_and_stride(size: int, stride: int) -> None:
    """Also where kernels are shorter than a stride, so that stamps leave gaps."""
    pytest.importorskip("torch")
    from tests.engine.reference.torch_network import loss_and_gradients

    layers = (
        InputLayer(id="in", name="in", shape=(2, 4, 3)),
        TransposedConv2DLayer(id="t", name="t", filters=3, size=size, stride=stride),
        output(2),
    )
    wanted = design(layers, ["in>t", "t>out"])
    state, x = random_state(wanted), np.random.default_rng(0).normal(size=(3, 24))
    network = compile_design(wanted, np.float64)
    network.set_state(state)
    loss, gradient = network.loss_and_gradient(x, np.eye(2)[[0, 1, 1]], training=True)
    expected, theirs = loss_and_gradients(wanted, state, x, np.eye(2)[[0, 1, 1]])
    assert loss == pytest.approx(expected, rel=1e-10)
    _assert_close(dict(gradient), theirs, 1e-10)


def _ours(name: str, dtype: Any) -> tuple[float, dict[str, np.ndarray]]:
    wanted = NETWORKS[name]
    state, x, targets = samples(wanted)
    network = compile_design(wanted, dtype)
    network.set_state(state)
    loss, gradient = network.loss_and_gradient(x, targets, training=True)
    statistics = (".mean", ".variance")
    return loss, {key: part for key, part in gradient.items() if not key.endswith(statistics)}


def _assert_close(
    ours: dict[str, np.ndarray], theirs: dict[str, np.ndarray], tolerance: float
) -> None:
    """Compare relative to an array's largest number, or a thirtieth of the whole gradient's.

    Some arrays have no slope but what is left of sums that cancel: a bias before BatchNorm. How
    much is left depends on the order of adding, which OpenBLAS chooses by the processor.
    """
    largest = max(float(np.abs(array).max()) for array in theirs.values())
    for key, array in ours.items():
        expected = theirs[key].reshape(array.shape)
        scale = max(float(np.abs(expected).max()), largest / 30)
        np.testing.assert_allclose(array, expected, rtol=0, atol=tolerance * scale, err_msg=key)
