"""Batches hold every sample once, in the order asked for, whatever the block size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.engine.batches import Batch, Batches
from nndesigner.engine.losses import LOSSES
from nndesigner.engine.tally import Tally


def make(
    x: np.ndarray, y: np.ndarray, size: int, *, train: np.ndarray | None = None, augment: Any = None
) -> Batches:
    streams = np.random.default_rng(0), np.random.default_rng(1)
    return Batches(x, y, np.arange(len(x)) if train is None else train, size, streams, augment)


def epoch(batches: Batches) -> Iterator[Batch]:
    """Give out all batches of one epoch."""
    batches.begin_epoch()
    while not batches.ended:
        if batches.needs_block:
            batches.begin_block()
        yield batches.next()


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 700), st.integers(1, 40), st.sampled_from([1, 3, 2000]))
def test_every_sample_comes_once_in_full_batches(samples: int, size: int, features: int) -> None:
    x = np.arange(samples, dtype=np.float32)[:, np.newaxis] * np.ones(features, np.float32)
    train = np.arange(samples)[: max(1, samples - 3)]
    batches = make(x, -x[:, :1].copy(), size, train=train)
    orders = []
    for _ in range(2):
        given_out = [(batch.x.copy(), batch.y.copy()) for batch in epoch(batches)]
        for one_x, one_y in given_out:
            np.testing.assert_array_equal(one_x[:, 0], -one_y[:, 0])
            assert one_x.flags.c_contiguous
        sizes = [len(one_x) for one_x, _ in given_out]
        assert sum(sizes) == len(train)
        assert set(sizes[:-1]) <= {size}
        orders.append(np.concatenate([one_x[:, 0] for one_x, _ in given_out]))
        np.testing.assert_array_equal(np.sort(orders[-1]), train)
    if len(train) > 20:
        assert not np.array_equal(*orders)


def test_blocks_stay_small() -> None:
    wide = np.zeros((5000, 784), np.float32)
    assert make(wide, np.zeros((5000, 10), np.float32), 64).block_rows == 5 * 64
    narrow = np.zeros((5000, 2), np.float32)
    assert make(narrow, np.zeros((5000, 1), np.float32), 1).block_rows == 100


def test_weights_stay_with_their_samples() -> None:
    x = np.arange(50, dtype=np.float32)[:, np.newaxis]
    batches = make(x, x, 8)
    assert all(batch.weights is None for batch in epoch(batches))
    batches.weigh(2 * x)
    for batch in epoch(batches):
        np.testing.assert_array_equal(batch.weights, 2 * batch.x)


@pytest.mark.parametrize("before", [0, 1, 3, 7, 13, 40])
def test_going_back_gives_the_same_samples_again(before: int) -> None:
    """Also in the middle of a block whose samples were changed at random."""
    x = np.arange(400, dtype=np.float32)[:, np.newaxis]

    def shaken(samples: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        return samples + rng.random(samples.shape, np.float32)

    batches = make(x, x, 3, augment=shaken)

    def some(count: int) -> list[float]:
        found: list[float] = []
        for _ in range(count):
            if batches.ended:
                batches.begin_epoch()
            if batches.needs_block:
                batches.begin_block()
            found += batches.next().x[:, 0].tolist()
        return found

    some(before)
    place = batches.save()
    after = some(200)
    batches.load(place)
    assert some(200) == after


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
