"""Batches hold every sample once, in the order asked for, whatever the block size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.engine.batches import Batches
from nndesigner.engine.losses import LOSSES
from nndesigner.engine.tally import Tally


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 700), st.integers(1, 40), st.sampled_from([1, 3, 2000]))
def test_batches(samples: int, size: int, features: int) -> None:
    x = np.arange(samples, dtype=np.float32)[:, np.newaxis] * np.ones(features, np.float32)
    y = -x[:, :1].copy()
    order = np.random.default_rng(0).permutation(samples)[: max(1, samples - 3)]
    batches = Batches(x, y, size)
    seen, sizes = [], []
    for _ in range(2):
        seen.clear()
        sizes.clear()
        for block in batches.blocks(order):
            for one_x, one_y in block.batches:
                np.testing.assert_array_equal(one_x[:, 0], -one_y[:, 0])
                assert one_x.flags.c_contiguous
                seen.extend(one_x[:, 0])
                sizes.append(len(one_x))
    np.testing.assert_array_equal(seen, order)
    assert set(sizes[:-1]) <= {size}
    assert sizes[-1] <= size


def test_blocks_stay_small() -> None:
    wide = np.zeros((5000, 784), np.float32)
    assert Batches(wide, np.zeros((5000, 10), np.float32), 64).block_rows == 5 * 64
    narrow = np.zeros((5000, 2), np.float32)
    assert Batches(narrow, np.zeros((5000, 1), np.float32), 1).block_rows == 100


def test_tally() -> None:
    tally = Tally(LOSSES["cross_entropy"], 10, 3, np.float64, classes=True)
    assert tally.loss is None
    assert tally.accuracy is None
    assert tally.settle() == 0
    rng = np.random.default_rng(0)
    scores, labels = rng.normal(size=(15, 3)), rng.integers(0, 3, 15)
    targets = np.eye(3)[labels]
    tally.begin_block(targets[:10])
    tally.note(scores[:4])
    tally.settle()
    tally.note(scores[4:10])
    tally.settle()
    tally.begin_block(targets[10:])
    tally.note(scores[10:])
    tally.settle()
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    assert tally.loss == pytest.approx(-logs[np.arange(15), labels].mean())
    assert tally.accuracy == pytest.approx((scores.argmax(axis=1) == labels).mean())
    tally.begin_epoch()
    assert tally.loss is None
