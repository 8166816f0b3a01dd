from __future__ import annotations

import time

import numpy as np
import pytest

from nndesigner.data.normalise import drawing_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.engine.novelty import Familiar


def is_strange(familiar, x):
    return familiar.share(x) > 0.5


def blobs(n, seed):
    rng = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(0, 3, (4, 6))
    return (centres[rng.integers(0, 4, n)] + rng.normal(0, 0.3, (n, 6))).astype(np.float32)


def test_new_samples_of_the_same_kind_are_familiar_and_others_strange():
    familiar = Familiar(blobs(2000, 1), (6,))
    assert sum(is_strange(familiar, x) for x in blobs(500, 2)) <= 10
    assert all(is_strange(familiar, x) for x in blobs(100, 3) + 4)


def test_with_few_samples_nothing_is_strange():
    familiar = Familiar(blobs(40, 1), (6,))
    assert not is_strange(familiar, np.full(6, 1e6, np.float32))


def test_little_ink_in_the_wrong_place_is_strange():
    """So little that it is not far from anything."""
    faint = np.zeros((300, 16), np.float32)
    faint[np.arange(300), np.arange(300) % 4] = np.random.default_rng(0).uniform(0.2, 1.0, 300)
    familiar = Familiar(faint, (4, 4))
    assert not is_strange(familiar, faint[0])
    other = np.zeros(16, np.float32)
    other[9] = 0.1
    assert is_strange(familiar, other)


def test_inputs_of_another_size_are_not_judged():
    familiar = Familiar(blobs(200, 1), (6,))
    assert not is_strange(familiar, np.full(7, 100, np.float32))


@pytest.fixture(scope="module")
def digits():
    from sklearn.datasets import load_digits

    found, _ = load_digits(return_X_y=True)
    return Familiar((found / 16).astype(np.float32), (8, 8))


def line(*ends):
    return tuple(ends)


DOT = (((140.0, 140.0),),)
FILLED = tuple(line((5.0, y), (275.0, y)) for y in np.arange(5.0, 280.0, 8.0).tolist())
DASH = (line((60.0, 140.0), (220.0, 142.0)),)
M = (line((40, 240), (60, 50), (140, 170), (220, 50), (240, 240)),)


@pytest.mark.parametrize("drawing", [DOT, FILLED, DASH, M])
def test_what_is_no_digit_is_strange(digits, drawing):
    assert is_strange(digits, drawing_to_input(drawing, (8, 8)))


def test_drawn_digits_are_familiar(digits):
    strange = [
        digit
        for digit, drawing in SAMPLE_DRAWINGS.items()
        if is_strange(digits, drawing_to_input(drawing, (8, 8)))
    ]
    assert strange == []


def test_large_pictures_are_compared_coarsely_and_soon():
    rng = np.random.default_rng(0)
    pictures = rng.random((3000, 28 * 28), dtype=np.float32)
    familiar = Familiar(pictures, (28, 28))
    sample = rng.random(28 * 28, dtype=np.float32)
    familiar.strangeness(sample)
    times = []
    for _ in range(20):
        started = time.thread_time()
        familiar.strangeness(sample)
        times.append(time.thread_time() - started)
    assert min(times) < 0.005
    odd = Familiar(rng.random((100, 30 * 17), dtype=np.float32), (30, 17))
    assert odd.strangeness(np.ones(30 * 17, np.float32)) > 0


def test_near_a_single_taught_one_is_familiar():
    taught = np.full((1, 6), 20, np.float32)
    near, far = taught[0] + 0.1, taught[0] * 2
    assert is_strange(Familiar(blobs(500, 1), (6,)), near)
    familiar = Familiar(blobs(500, 1), (6,), taught)
    assert not is_strange(familiar, near)
    assert is_strange(familiar, far)
