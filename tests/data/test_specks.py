from __future__ import annotations

from math import nan

import pytest

from nndesigner.data import handwriting
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.data.specks import specks


def dot(x, y, size=3.0):
    return ((x, y), (x + size, y), (x + size, y + size), (x, y))


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("size", [3.0, 12.0])
def test_a_touch_elsewhere_is_a_speck(digit, size):
    drawing = SAMPLE_DRAWINGS[digit]
    assert specks((*drawing, dot(5.0, 5.0, size))) == (len(drawing),)
    assert specks((dot(262.0, 8.0, size), *drawing)) == (0,)
    assert specks((dot(5.0, 5.0), *drawing, dot(270.0, 270.0))) == (0, len(drawing) + 1)


def test_what_is_near_the_line_or_not_small_stays():
    seven = SAMPLE_DRAWINGS[7]
    x, y = seven[0][0][:2]
    assert specks((*seven, dot(x + 6, y + 6))) == ()
    assert specks((*seven, dot(5.0, 5.0, 30.0))) == ()
    small = tuple(tuple((x / 10, y / 10) for x, y in stroke) for stroke in seven)
    assert specks((*small, dot(100.0, 100.0, 8.0))) == (), "it is half as large as the digit"


def test_a_dot_on_a_line_of_few_points_stays():
    assert specks((((20.0, 20.0), (260.0, 260.0)), dot(140.0, 140.0))) == ()
    assert specks((((20.0, 20.0), (260.0, 260.0)), dot(240.0, 40.0))) == (1,)


def test_strokes_without_points_are_nothing():
    assert specks((((20.0, 20.0), (260.0, 260.0)), ())) == (1,)
    assert specks(((), ())) == ()


def test_only_dots_are_none():
    dots = (dot(5.0, 5.0), dot(100.0, 100.0), dot(200.0, 20.0))
    assert specks(dots) == ()
    assert specks(dots[:1]) == specks(()) == ()


def test_points_that_are_nowhere():
    line = ((10.0, 10.0), (10.0, 200.0))
    assert specks((line, ((nan, nan),))) == (1,)
    assert specks((((nan, 3.0),), ((nan, nan),))) == ()


def test_generated_digits_have_none():
    assert not any(specks(handwriting.drawing(seed % 10, seed)) for seed in range(300))
