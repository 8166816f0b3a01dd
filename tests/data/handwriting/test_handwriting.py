"""Generated handwriting: balance, repeatability, speed, and that networks can read it."""

from time import thread_time

import numpy as np
import pytest

from nndesigner.data import handwriting
from nndesigner.data.look import DIGITS_LOOK, look_for, mnist_look
from nndesigner.data.strokes import PAD_SIZE


def test_digits_come_equally_often_and_in_random_order():
    paths, labels = handwriting.strokes(1005, seed=0)
    assert paths.points.shape == (1005, handwriting.POINTS, 2)
    assert labels.dtype == np.int64
    counts = np.bincount(labels, minlength=10)
    assert counts.min() >= 100
    assert counts.sum() == 1005
    assert (np.diff(labels) != 0).mean() > 0.8


@pytest.mark.parametrize("count", [0, 1, 7])
def test_few(count):
    pictures, labels = handwriting.pictures(count, 5, DIGITS_LOOK)
    assert pictures.shape == (count, 64)
    assert labels.shape == (count,)


def test_the_same_numbers_give_the_same_pictures_and_others_do_not():
    look = mnist_look((28, 28))
    pictures, labels = handwriting.pictures(60, 1, look)
    again, same = handwriting.pictures(60, 1, look)
    np.testing.assert_array_equal(pictures, again)
    np.testing.assert_array_equal(labels, same)
    assert not np.array_equal(pictures, handwriting.pictures(60, 2, look)[0])
    assert pictures.dtype == np.float32
    assert pictures.min() == 0
    assert pictures.max() == 1
    assert (pictures.mean(axis=1) > 0.02).all()
    assert (pictures.mean(axis=1) < 0.35).all()


@pytest.mark.parametrize("digit", range(10))
def test_one_drawing_as_from_the_pad(digit):
    drawing = handwriting.drawing(digit, seed=11)
    assert drawing == handwriting.drawing(digit, seed=11)
    assert drawing != handwriting.drawing(digit, seed=12)
    points = np.array([point for stroke in drawing for point in stroke])
    assert points.min() >= 0
    assert points.max() <= PAD_SIZE
    assert np.ptp(points, axis=0).max() == pytest.approx(200, abs=0.5)


@pytest.mark.parametrize("shape", [(8, 8), (28, 28)])
def test_many_pictures_take_little_time(shape):
    handwriting.pictures(10, 0, look_for(shape))
    start = thread_time()
    handwriting.pictures(4000, 0, look_for(shape))
    assert thread_time() - start < 2.0  # measured 0.2 s; machines differ


def test_writings_are_most_like_others_of_the_same_digit():
    inputs, labels = handwriting.pictures(3000, 0, DIGITS_LOOK)
    others, wanted = handwriting.pictures(400, 1, DIGITS_LOOK)
    nearest = ((inputs**2).sum(axis=1) - 2 * others @ inputs.T).argmin(axis=1)
    right = labels[nearest] == wanted
    assert right.mean() > 0.88
    assert min(right[wanted == digit].mean() for digit in range(10)) > 0.7


def test_a_network_that_never_saw_it_reads_most_of_it(readers):
    # Many styles are rare in scikit-learn's digits: that is what the handwriting is for.
    inputs, labels = handwriting.pictures(2000, 0, DIGITS_LOOK)
    for read in readers:
        right = read(inputs) == labels
        assert right.mean() > 0.6
        assert min(right[labels == digit].mean() for digit in range(10)) > 0.3
