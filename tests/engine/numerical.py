"""Analytical against numerical gradients, in float64 by central differences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.shapes import layer_arrays
from nndesigner.engine.masks import mask_matrix
from nndesigner.engine.network import Network, compile_design
from tests.engine.builders import random_state

STEP = 1e-6
TOLERANCE = 1e-6


def assert_gradient(
    wanted: Design, *, training: bool = False, rows: int = 5, seed: int = 3, scale: float = 0.7
) -> None:
    """Compare every number of the gradient of a design with random weights and samples."""
    network = compile_design(wanted, np.float64)
    network.set_state(_positive_variances(wanted, random_state(wanted, seed, scale)))
    rng = np.random.default_rng(seed - 2)
    x = rng.normal(size=(rows, network.input.units))
    y = rng.random((rows, network.output.units))
    y /= y.sum(axis=1, keepdims=True)
    _, gradient = _loss_and_gradient(network, x, y, training)
    expected = dict(_numerical(network, x, y, training))
    free = _free(wanted)
    for key, found in gradient.items():
        assert not found[~free[key]].any(), f"{key}: a gradient where nothing can change"
    flat, wished = (
        np.concatenate([part[key][free[key]] for key in expected]) for part in (gradient, expected)
    )
    assert np.linalg.norm(flat) > 1e-6
    assert np.linalg.norm(flat - wished) / np.linalg.norm(wished) < TOLERANCE


def _loss_and_gradient(
    network: Network, x: np.ndarray, y: np.ndarray, training: bool
) -> tuple[float, NetworkState]:
    network.seed_layers(5)  # the same units are dropped at every call
    return network.loss_and_gradient(x, y, training=training)


def _numerical(
    network: Network, x: np.ndarray, y: np.ndarray, training: bool
) -> Iterator[tuple[str, np.ndarray]]:
    for key in network.state():
        array = network.parameters.arrays[key]
        slopes = np.empty(array.shape)
        for place in np.ndindex(array.shape):
            kept = array[place]
            array[place] = kept + STEP
            above, _ = _loss_and_gradient(network, x, y, training)
            array[place] = kept - STEP
            below, _ = _loss_and_gradient(network, x, y, training)
            array[place] = kept
            slopes[place] = (above - below) / (2 * STEP)
        yield key, slopes


def _free(wanted: Design) -> dict[str, np.ndarray]:
    """Tell for each number whether training may change it: not statistics or masked weights."""
    free = {key: np.ones(array.shape, bool) for key, array in random_state(wanted).items()}
    for link in wanted.links:
        if link.mask is not None:
            free[link.id] = mask_matrix(link.mask, free[link.id].shape)
    for layer in wanted.layers:
        for key, spec in layer_arrays(wanted, layer.id).items():
            free[key][...] = spec.role != "statistic"
    return free


def _positive_variances(wanted: Design, state: NetworkState) -> NetworkState:
    specs = [item for layer in wanted.layers for item in layer_arrays(wanted, layer.id).items()]
    return state.replaced(
        **{key: np.abs(state[key]) + 0.5 for key, spec in specs if spec.role == "statistic"}
    )
