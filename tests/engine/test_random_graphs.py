"""Designs drawn at random over all kinds of layers: their gradients and predictions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nndesigner.core import edits
from nndesigner.core.catalog import LAYER_TYPES
from nndesigner.core.check import can_train, check_network
from nndesigner.core.design import Design
from nndesigner.core.errors import EditError
from nndesigner.core.layers import BatchNormLayer, DenseLayer, DropoutLayer, EmbeddingLayer
from nndesigner.core.shapes import parameter_count
from nndesigner.engine.network import Network, compile_design
from tests.engine.builders import random_state
from tests.engine.numerical import assert_gradient

Draw = Callable[[st.SearchStrategy[Any]], Any]
Fields = Mapping[str, st.SearchStrategy[Any]]

MOST_NUMBERS, MOST_PARAMETERS = 48, 130
"""Of one layer, and of a design: every parameter takes two passes to check."""

SHAPES = ((4,), (6,), (3, 2), (4, 3), (4, 4), (2, 4, 4), (3, 2, 3))
SMOOTH = ("identity", "tanh", "sigmoid", "silu", "gelu", "softplus", "elu", "sine")
"""Numerical slopes mean nothing at a kink."""

few = st.integers(1, 3)
smooth = st.sampled_from(SMOOTH)
padding = st.sampled_from(("same", "valid"))
convolution: Fields = {
    "filters": few,
    "size": few,
    "stride": st.integers(1, 2),
    "padding": padding,
    "activation": st.sampled_from((*SMOOTH, "softmax")),
}
pooling: Fields = {
    "size": few,
    "stride": few,
    "padding": padding,
    "over": st.sampled_from(("auto", "pictures", "steps")),
}
recurrent: Fields = {"units": st.integers(1, 2), "returns": st.sampled_from(("last", "all"))}
# where nearly nothing varies, dividing by the deviation bends more than a numerical slope can take
norm: Fields = {"epsilon": st.just(0.1)}

KINDS: Mapping[str, Fields] = {
    "dense": {"units": few, "activation": st.sampled_from((*SMOOTH, "softmax"))},
    "activation": {"activation": st.sampled_from((*SMOOTH, "softmax"))},
    "dropout": {"rate": st.sampled_from((0.0, 0.3))},
    "flatten": {},
    "reshape": {"shape": st.sampled_from(((2, 2), (3, 2), (2, 3), (4, 3), (2, 2, 2), (1, 4, 4)))},
    "conv1d": convolution,
    "conv2d": convolution,
    "transposed_conv2d": convolution,
    "max_pool": pooling,
    "avg_pool": pooling,
    "global_avg_pool": {"over": pooling["over"]},
    "up_sampling": {"factor": few},
    "batch_norm": norm,
    "layer_norm": norm,
    "embedding": {"vocabulary": st.integers(1, 4), "size": few},
    "simple_rnn": recurrent,
    "lstm": recurrent,
    "gru": recurrent,
    "add": {},
    "multiply": {},
    "concatenate": {},
}
OUTPUTS = (
    {"activation": "softmax", "loss": "cross_entropy"},
    {"activation": "sigmoid", "loss": "binary_cross_entropy"},
    {"activation": "identity", "loss": "mean_squared_error"},
    {"activation": "tanh", "loss": "mean_squared_error"},
)


@st.composite
def designs(draw: Draw) -> Design:
    """Draw a complete design: layers that take what is there, the output what is left."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=draw(st.sampled_from(SHAPES)))
    for kind in draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=7)):
        design = _with_layer(draw, design, kind)
    ends = [layer.id for layer in design.layers if not design.links_out_of(layer.id)]
    fields = draw(st.sampled_from(OUTPUTS))
    design = edits.add_layer(design, "output", 0, 0, units=2, **fields)
    for layer_id in ends:
        design = edits.connect(design, layer_id, design.layers[-1].id)
    assert can_train(check_network(design))
    return design


def _with_layer(draw: Draw, design: Design, kind: str) -> Design:
    """Add a layer behind one or several others; return the design as it was if it cannot be."""
    fields = {name: draw(strategy) for name, strategy in KINDS[kind].items()}
    wider = edits.add_layer(design, kind, 0, 0, **fields)
    layer = wider.layers[-1]
    most = 3 if LAYER_TYPES[kind].inputs == "many" else 1
    there = [other.id for other in design.layers]
    if isinstance(layer, EmbeddingLayer):
        there = there[:1]  # nothing before it learns
    sources = draw(st.lists(st.sampled_from(there), min_size=1, max_size=most, unique=True))
    try:
        for source in sources:
            wider = _wired(draw, wider, source, layer.id)
        if isinstance(layer, DenseLayer) and layer.activation != "softmax" and draw(st.booleans()):
            wider = edits.set_unit_activation(wider, layer.id, layer.units - 1, draw(smooth))
    except EditError:
        return design
    numbers = wider.widths.get(layer.id)
    if numbers is None or numbers > MOST_NUMBERS or parameter_count(wider) > MOST_PARAMETERS:
        return design
    complete = not any(problem.where == layer.id for problem in _found(wider))
    return wider if complete else design


def _found(design: Design) -> list[Any]:
    """Return the problems but that nothing goes out yet."""
    waiting = ("nothing_goes_out", "does_not_reach_output")
    return [problem for problem in check_network(design) if problem.code not in waiting]


def _wired(draw: Draw, design: Design, source: str, target: str) -> Design:
    """Link two layers, into neurons by single wires now and then."""
    columns = design.widths[source]
    if not isinstance(design.layer(target), DenseLayer) or columns < 2 or draw(st.booleans()):
        return edits.connect(design, source, target)
    for unit in range(design.layer(target).units):
        heard = draw(st.integers(0, columns - 1))
        design = edits.connect_units(design, source, target, source_unit=heard, target_unit=unit)
    return design


def every(examples: int) -> Callable[[Any], Any]:
    """Run so many examples, the same ones every time."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=examples, deadline=None, derandomize=True, suppress_health_check=slow
    )


def ready(design: Design) -> tuple[Network, np.ndarray, np.ndarray]:
    """Return a network with random weights, five samples and their targets."""
    network = compile_design(design, np.float64)
    state = random_state(design, seed=1)
    variances = {key: np.abs(state[key]) + 0.5 for key in state if key.endswith(".variance")}
    network.set_state(state.replaced(**variances))
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(5, network.input.units)) * 2, rng.random((5, 2))
    return network, x, y / y.sum(axis=1, keepdims=True)


@every(200)
@given(designs(), st.booleans())
def test_gradient(design: Design, training: bool) -> None:
    assert_gradient(design, training=training, rows=4)


@every(150)
@given(designs())
def test_prediction_is_the_forward_pass_without_training(design: Design) -> None:
    network, x, _ = ready(design)
    answers = network.predict(x)
    scores = network.workspace(5).forward(x, training=False).copy()
    np.testing.assert_array_equal(answers, network.finish(scores))
    looked_at = network.activations(x)
    np.testing.assert_allclose(answers, looked_at[network.output.id], atol=1e-12)
    for layer in design.layers:
        assert looked_at[layer.id].shape == (5, design.widths[layer.id])


@every(100)
@given(designs())
def test_a_batch_is_its_samples_one_by_one(design: Design) -> None:
    network, x, y = ready(design)
    alone = np.concatenate([network.predict(row[np.newaxis]) for row in x])
    np.testing.assert_allclose(network.predict(x), alone, atol=1e-10)
    training = not any(isinstance(each, BatchNormLayer | DropoutLayer) for each in design.layers)
    loss, gradient = network.loss_and_gradient(x, y, training=training)
    parts = [
        network.loss_and_gradient(x[i : i + 1], y[i : i + 1], training=training) for i in range(5)
    ]
    np.testing.assert_allclose(loss, np.mean([part for part, _ in parts]), rtol=1e-10)
    for key, array in gradient.items():
        mean = np.mean([slopes[key] for _, slopes in parts], axis=0)
        np.testing.assert_allclose(array, mean, atol=1e-9)


def test_all_kinds_are_drawn() -> None:
    assert set(KINDS) == set(LAYER_TYPES) - {"input", "output"}
    found: set[type] = set()

    @every(150)
    @given(designs())
    def collect(design: Design) -> None:
        found.update(type(layer) for layer in design.layers)

    collect()
    assert found == set(LAYER_TYPES.values())


def test_sequence_pooled_as_a_picture() -> None:
    """Found by drawing: the pooling must not add the bias for a convolution along steps."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=(6, 2))
    for kind, fields in (
        ("conv1d", {"filters": 4, "activation": "tanh"}),
        ("max_pool", {"over": "pictures"}),
        ("output", {"units": 2}),
    ):
        design = edits.add_layer(design, kind, 0, 0, **fields)
        design = edits.connect(design, design.layers[-2].id, design.layers[-1].id)
    assert_gradient(design)
