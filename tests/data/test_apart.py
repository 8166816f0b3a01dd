"""Rows of digits are taken apart rightly, and one digit stays whole."""

from __future__ import annotations

from itertools import chain
from math import nan
from time import thread_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.data import handwriting
from nndesigner.data.apart import apart, stacked
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS


def moved(drawing, dx=0.0, dy=0.0, scale=1.0):
    return tuple(
        tuple((point[0] * scale + dx, point[1] * scale + dy) for point in stroke)
        for stroke in drawing
    )


def row(digits, rng, height=150.0, gap=0.2):
    """Return drawings set side by side at about one height, a share of it between them."""
    parts, x = [], 0.0
    for digit in digits:
        points = np.array(list(chain.from_iterable(digit)))
        low, high = points.min(axis=0), points.max(axis=0)
        scale = height * rng.uniform(0.8, 1.1) / max(high[1] - low[1], 0.35 * (high[0] - low[0]))
        parts.append(moved(digit, x - low[0] * scale, -high[1] * scale + rng.normal(0, 8), scale))
        x += (high[0] - low[0]) * scale + max(0.05, gap + rng.normal(0, 0.05)) * height
    return parts


def joined(parts):
    return tuple(chain.from_iterable(parts))


@pytest.mark.parametrize("digit", range(10))
@pytest.mark.parametrize("size", [1.0, 0.05])
def test_one_digit_stays_whole(digit, size):
    drawing = moved(SAMPLE_DRAWINGS[digit], scale=size)
    assert apart(drawing) == (drawing,)


def test_generated_digits_stay_whole():
    drawings = [handwriting.drawing(seed % 10, seed) for seed in range(2000)]
    whole = sum(len(apart(drawing)) == 1 for drawing in drawings)
    assert whole >= 0.995 * len(drawings)


@pytest.mark.parametrize("count", range(2, 9))
def test_rows_of_drawn_digits(count):
    rng = np.random.default_rng(count)
    for _ in range(20):
        digits = [SAMPLE_DRAWINGS[int(digit)] for digit in rng.integers(0, 10, count)]
        parts = row(digits, rng)
        assert apart(joined(parts)) == tuple(parts)


def test_rows_of_generated_digits():
    rng = np.random.default_rng(1)
    right = 0
    for seed in range(300):
        count = int(rng.integers(2, 9))
        digits = [handwriting.drawing(int(rng.integers(0, 10)), 9 * seed + i) for i in range(count)]
        parts = row(digits, rng, gap=rng.uniform(0.1, 0.5))
        right += apart(joined(parts)) == tuple(parts)
    assert right >= 0.95 * 300


def test_the_order_of_writing_does_not_matter():
    four, seven = moved(SAMPLE_DRAWINGS[4]), moved(SAMPLE_DRAWINGS[7], 200)
    later = (seven[0], four[0], four[1], seven[1])
    assert apart(later) == (four, seven)


def test_bits_join_the_nearest_digit():
    one, two = moved(SAMPLE_DRAWINGS[1]), moved(SAMPLE_DRAWINGS[2], 260)
    dot = (((175.0, 230.0),),)
    assert apart((*one, *two, *dot)) == ((*one, *dot), two)


def test_a_bar_beside_a_five_belongs_to_it():
    five = SAMPLE_DRAWINGS[5]
    bar = moved(five[1:], 60)
    two = moved(SAMPLE_DRAWINGS[2], 400)
    assert apart((five[0], *bar, *two)) == ((five[0], *bar), two)


def test_two_circles_above_one_another_are_an_eight():
    angles = np.linspace(0, 2 * np.pi, 40)
    circles = tuple(
        tuple((140 + 40 * float(np.cos(a)), y + 45 * float(np.sin(a))) for a in angles)
        for y in (80.0, 182.0)
    )
    assert apart(circles) == (circles,)


def test_slanted_neighbours_are_apart():
    slanted = tuple((120.0 - 60 * t, 40.0 + 200 * t) for t in np.linspace(0, 1, 30).tolist())
    other = tuple((x + 55, y) for x, y in slanted)
    assert apart((slanted, other)) == ((slanted,), (other,))


def test_nothing_dots_and_what_is_no_number():
    assert apart(()) == ()
    assert apart((((nan, 1.0),),)) == ()
    dot = ((5.0, 5.0),)
    assert apart((dot,)) == ((dot,),)
    assert apart((dot, ((200.0, 5.0),))) == ((dot, ((200.0, 5.0),)),)
    pressed = (((5.0, 5.0, 0.5), (9.0, 90.0, 0.6)), ((8.0, 30.0), (8.0, 60.0)))
    assert apart(pressed) == (pressed,)


def test_scribbles_are_fast():
    rng = np.random.default_rng(0)
    strokes = tuple(tuple(map(tuple, rng.uniform(0, 280, (100, 2)).tolist())) for _ in range(100))
    apart(strokes)
    begin = thread_time()
    apart(strokes)
    assert thread_time() - begin < 0.2


_points = st.tuples(st.floats(-700, 980), st.floats(0, 280))
_drawings = st.lists(st.lists(_points, min_size=1, max_size=6).map(tuple), max_size=8).map(tuple)


@settings(max_examples=60, deadline=None)
@given(_drawings)
def test_every_stroke_is_in_one_part_and_in_order(drawing):
    parts = apart(drawing)
    assert sorted(joined(parts)) == sorted(drawing)
    assert all(parts)
    places = {id(stroke): place for place, stroke in enumerate(drawing)}
    for part in parts:
        found = [places[id(stroke)] for stroke in part]
        assert found == sorted(found)


def test_the_arm_of_an_open_four_belongs_to_its_stem():
    arm = ((40.0, 40.0), (36.0, 90.0), (40.0, 130.0), (90.0, 132.0))
    stem = ((110.0, 60.0), (108.0, 150.0), (104.0, 220.0))
    assert apart((arm, stem)) == ((arm, stem),)
    # What stands on the same line is a digit of its own: 1 and 1.
    one = ((40.0, 42.0), (40.0, 218.0))
    assert apart((one, stem)) == ((one,), (stem,))


def test_a_dash_between_digits_stays_alone():
    rng = np.random.default_rng(1)
    for first in range(10):
        one, other = row((SAMPLE_DRAWINGS[first], SAMPLE_DRAWINGS[3]), rng, gap=0.6)
        edge = max(x for stroke in one for x, _y in stroke)
        dash = (((edge + 25, -75.0), (edge + 65, -74.0)),)
        assert apart((*one, *dash, *other)) == (one, dash, other)


def test_bars_of_digits_are_no_dashes():
    body = ((100.0, 100.0), (100.0, 160.0), (150.0, 190.0), (100.0, 240.0))
    five = (body, ((115.0, 98.0), (170.0, 96.0)))
    assert apart(five) == (five,)


def test_digits_above_one_another_are_noticed():
    upper = moved(SAMPLE_DRAWINGS[4], scale=0.4)
    assert stacked((*upper, *moved(SAMPLE_DRAWINGS[7], dy=130, scale=0.4)))
    assert not stacked((*upper, *moved(SAMPLE_DRAWINGS[7], dx=150, scale=0.4)))
    assert not any(stacked(handwriting.drawing(seed % 10, seed)) for seed in range(1000))
    assert not stacked((((nan, nan),), *upper))
