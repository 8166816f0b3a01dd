"""What the normalisation is for: networks that never saw a pen read what a pen draws."""

import numpy as np
import pytest

from nndesigner.data.normalise import drawing_to_input, picture_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from tests.data.rasteriser import rasterise


def test_sample_drawings_are_ten_digits_within_the_pad():
    assert sorted(SAMPLE_DRAWINGS) == list(range(10))
    for drawing in SAMPLE_DRAWINGS.values():
        points = [point for stroke in drawing for point in stroke]
        assert 10 <= len(points) <= 150
        assert all(len(point) == 2 and min(point) >= 0 and max(point) <= 280 for point in points)


def test_sample_drawings_are_read_by_every_network(readers):
    inputs = np.array([drawing_to_input(SAMPLE_DRAWINGS[digit], (8, 8)) for digit in range(10)])
    for read in readers:
        assert read(inputs).tolist() == list(range(10))


def test_small_sample_drawings_in_a_corner_are_read_too(readers):
    small = [
        tuple(tuple((0.2 * x + 210, 0.2 * y + 5) for x, y in stroke) for stroke in drawing)
        for drawing in SAMPLE_DRAWINGS.values()
    ]
    inputs = np.array([drawing_to_input(drawing, (8, 8)) for drawing in small])
    for read in readers:
        assert (read(inputs) == np.arange(10)).sum() >= 9


@pytest.mark.parametrize("pen", [8.0, 16.0, 26.0])
def test_pictures_of_sample_drawings_are_read(readers, pen):
    pictures = [1 - rasterise(drawing, (140, 140), pen) for drawing in SAMPLE_DRAWINGS.values()]
    inputs = np.array([picture_to_input(picture, (8, 8)) for picture in pictures])
    right = [(read(inputs) == np.arange(10)).sum() for read in readers]
    assert np.mean(right) >= 9


def test_thirty_peoples_pen_strokes_are_read(readers, pen_digits):
    # A floor against getting worse, no estimate: `optdigits` was tuned with these writers.
    drawings, digits = pen_digits
    inputs = np.array([drawing_to_input(drawing, (8, 8)) for drawing in drawings])
    right = np.mean([read(inputs) == digits for read in readers], axis=0)
    by_digit = [right[digits == digit].mean() for digit in range(10)]
    assert right.mean() > 0.89, by_digit
    assert min(by_digit) > 0.5, by_digit
