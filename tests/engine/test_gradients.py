"""Analytical against numerical gradients, in float64 by central differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nndesigner.core.catalog import ACTIVATIONS, LOSS_ACTIVATIONS
from nndesigner.engine.network import compile_design
from tests.engine.builders import dense, design, dropout, inputs, output, random_state
from tests.engine.numerical import assert_gradient

LEARNING = tuple(name for name in ACTIVATIONS if name != "step")
PAIRS = [
    (loss, name) for loss, names in LOSS_ACTIVATIONS.items() for name in names if name in LEARNING
]


@pytest.mark.parametrize(("loss", "activation"), PAIRS)
@pytest.mark.parametrize("hidden", LEARNING)
def test_every_activation_with_every_loss(hidden: str, loss: str, activation: str) -> None:
    layers = [inputs(3), dense("h", 4, hidden), output(3, activation, loss)]
    assert_gradient(design(layers, ["in>h", "h>out"]))


@pytest.mark.parametrize(("loss", "activation"), PAIRS)
def test_single_layer(loss: str, activation: str) -> None:
    assert_gradient(design([inputs(3), output(2, activation, loss)], ["in>out"]))


SHAPES: dict[str, tuple[list[Any], list[Any]]] = {
    "skip": (
        [inputs(3), dense("a", 4), dense("b", 3, "sigmoid"), output(2)],
        ["in>a", "a>b", "b>out", "in>out", "a>out"],
    ),
    "diamond": (
        [inputs(3), dense("a", 4), dense("b", 2, "softmax"), dense("c", 3), output(2)],
        ["in>a", "a>b", "a>c", "b>out", "c>out"],
    ),
    "several into one": (
        [inputs(2), dense("a", 2), dense("b", 3, "leaky_relu"), dense("c", 4), output(3)],
        ["in>a", "in>b", "a>c", "b>c", "in>c", "c>out"],
    ),
    "order of layers is not the order of computation": (
        [output(2), dense("b", 3), dense("a", 4), inputs(3)],
        ["b>out", "a>b", "in>a", "a>out"],
    ),
    "masks": (
        [inputs(3), dense("a", 4), dense("n", 1, "sigmoid"), output(2)],
        [
            ("in>a", ((0,), (0, 2), (1, 2), (1,))),
            "in>n",
            ("a>n", ((1, 3),)),
            ("a>out", ((0, 1), ())),
            "n>out",
        ],
    ),
    "dropout": (
        [inputs(4), dense("a", 6), dropout("d"), dense("b", 5), output(2)],
        ["in>a", "a>d", "d>b", "b>out"],
    ),
    "dropout beside a link": (
        [inputs(4), dense("a", 6), dropout("d"), dense("b", 5), output(2)],
        ["in>a", "a>d", "d>b", "a>b", "b>out", "d>out"],
    ),
    "dropout of the input, dropout of dropout": (
        [inputs(5), dropout("d"), dense("a", 6), dropout("e"), dropout("f", 0.2), output(2)],
        ["in>d", "d>a", "a>e", "e>f", "f>out", "e>out"],
    ),
    "two dropouts of one layer": (
        [inputs(4), dense("a", 6), dropout("d"), dropout("e", 0.2), output(2)],
        ["in>a", "a>d", "a>e", "d>out", "e>out"],
    ),
}


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("name", SHAPES)
def test_shapes_of_graphs(name: str, training: bool) -> None:
    layers, links = SHAPES[name]
    assert_gradient(design(layers, links), training=training)


def test_gradient_is_the_mean_over_samples() -> None:
    wanted = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(6, 3)), np.eye(2)[[0, 1, 1, 0, 1, 0]]
    whole, gradient = network.loss_and_gradient(x, y)
    parts = [network.loss_and_gradient(x[i : i + 1], y[i : i + 1]) for i in range(6)]
    assert whole == pytest.approx(np.mean([loss for loss, _ in parts]))
    for key in gradient:
        np.testing.assert_allclose(
            gradient[key], np.mean([part[key] for _, part in parts], axis=0), atol=1e-12
        )


def test_buffers_of_other_batch_sizes_do_not_interfere() -> None:
    wanted = design([inputs(3), dense("h", 4), output(2)], ["in>h", "h>out", "in>out"])
    network = compile_design(wanted, np.float64)
    network.set_state(random_state(wanted))
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(9, 3)), np.eye(2)[rng.integers(0, 2, 9)]
    loss, gradient = network.loss_and_gradient(x, y)
    for rows in range(1, 9):
        network.predict(x[:rows])
    again, same = network.loss_and_gradient(x, y)
    assert loss == again
    assert gradient.same_as(same)
