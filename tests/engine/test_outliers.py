from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from nndesigner.engine.outliers import OutlierDetector


@pytest.fixture(scope="module")
def detector():
    rng = np.random.default_rng(0)
    paused = []
    inside = rng.normal(0, 0.3, (1500, 5)).astype(np.float32)
    outside = rng.normal(0, 2.0, (1500, 5)).astype(np.float32)
    one = np.zeros(len(inside), np.int64)
    found = OutlierDetector(inside, one, outside, known=0.98, pause=lambda: paused.append(1))
    assert paused
    return found


def test_known_things_are_accepted_and_others_not(detector):
    rng = np.random.default_rng(1)
    inside = [detector.share(row) for row in rng.normal(0, 0.3, (300, 5)).astype(np.float32)]
    outside = [detector.share(row) for row in rng.normal(0, 2.0, (300, 5)).astype(np.float32)]
    assert np.mean(np.array(inside) > 0.5) <= 0.05
    assert np.mean(np.array(outside) > 0.5) >= 0.9
    assert np.median(inside) < 0.2, "usual things are hardly doubted"


def test_what_is_far_from_both_is_a_share(detector):
    for value in (0.0, 1e6, -1e6):
        assert 0 <= detector.share(np.full(5, value, np.float32)) <= 1


def test_several_threads_may_ask_at_once(detector):
    rows = np.random.default_rng(3).normal(0, 1.0, (400, 5)).astype(np.float32)
    alone = [detector.share(row) for row in rows]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as pool:
            asked = list(pool.map(detector.share, np.tile(rows, (4, 1))))
    finally:
        sys.setswitchinterval(interval)
    assert asked == alone * 4


def test_known_things_may_come_in_turn_and_what_is_between_them_is_none():
    rng = np.random.default_rng(2)
    places = np.eye(5, dtype=np.float32) * 3
    inside = np.tile(places, (80, 1)) + rng.normal(0, 0.2, (400, 5)).astype(np.float32)
    outside = rng.uniform(-4, 4, (800, 5)).astype(np.float32)
    found = OutlierDetector(inside, np.tile(np.arange(5), 80), outside, known=0.98)
    assert all(found.share(place) < 0.5 for place in places)
    assert np.mean([found.share(row) > 0.5 for row in outside]) > 0.8
    assert found.share((places[0] + places[1]) / 2) > 0.5


def test_a_handful_is_no_error():
    few = np.zeros((2, 3), np.float32)
    found = OutlierDetector(few, np.arange(2), np.ones((2, 3), np.float32), known=0.99)
    assert found.share(few[0]) <= 0.5
    assert 0 <= found.share(np.ones(3, np.float32)) <= 1
