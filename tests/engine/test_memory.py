"""The estimate of a batch's memory against what the buffers really take."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.memory import batch_bytes
from nndesigner.engine.network import compile_design

ROWS = 64
Layers = list[tuple[str, dict[str, Any]]]

PICTURE: Layers = [("conv2d", {"filters": 16}), ("conv2d", {"filters": 16})]
CASES: dict[str, tuple[tuple[int, ...], Layers]] = {
    "convolutions": ((1, 24, 24), PICTURE),
    "wide kernels": ((1, 24, 24), [("conv2d", {"filters": 16, "size": 7})] * 2),
    "strides": ((1, 24, 24), [*PICTURE, ("conv2d", {"size": 7, "stride": 3})]),
    "pooling": ((1, 24, 24), [PICTURE[0], ("max_pool", {}), PICTURE[0], ("avg_pool", {})]),
    "transposed": ((1, 16, 16), [PICTURE[0], ("transposed_conv2d", {"filters": 16, "size": 4})]),
    "up-sampling": ((1, 16, 16), [PICTURE[0], ("up_sampling", {}), ("flatten", {})]),
    "norms": ((1, 16, 16), [PICTURE[0], ("batch_norm", {}), ("layer_norm", {}), ("dropout", {})]),
    "steps": ((100, 16), [("conv1d", {"filters": 16, "size": 9})] * 2),
    "lstm": ((50, 16), [("lstm", {"units": 64, "returns": "all"}), ("lstm", {"units": 64})]),
    "gru": ((50, 16), [("gru", {"units": 64, "returns": "all"}), ("gru", {"units": 64})]),
    "rnn": ((50, 16), [("simple_rnn", {"units": 64, "returns": "all"})]),
    "embedding": ((100,), [("embedding", {"size": 64}), ("lstm", {})]),
}


def chain(shape: tuple[int, ...], layers: Layers) -> Design:
    design = edits.add_layer(Design(), "input", 0, 0, shape=shape)
    for kind, fields in (*layers, ("output", {"units": 4})):
        before = design.layers[-1].id
        design = edits.add_layer(design, kind, 0, 0, **fields)
        design = edits.connect(design, before, design.layers[-1].id)
    return design


@pytest.mark.parametrize("case", CASES)
def test_an_estimate_is_right_within_a_factor_of_two(case: str) -> None:
    design = chain(*CASES[case])
    network = compile_design(design)
    x, targets = np.zeros((ROWS, network.input.units)), np.zeros((ROWS, 4))
    tracemalloc.start()
    network.loss_and_gradient(x, targets, training=True)
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 0.5 < batch_bytes(design, ROWS) / taken < 2
