"""How hands differ: amounts, repeatability, and no differences at all."""

import numpy as np

from nndesigner.data.handwriting.styles import styles
from nndesigner.data.handwriting.writing import Hand, write

STILL = Hand(
    careless=(0.0, 0.0),
    stroke=0,
    stroke_size=0,
    end=0,
    height=0,
    taper=0,
    aspect=1,
    aspect_varies=0,
    slant=0,
    slant_varies=0,
    turn=0,
)


def test_a_hand_without_differences_writes_the_skeleton():
    for style in styles():
        found = write(style, 2, np.random.default_rng(0), STILL)
        expected = style.curve @ style.points - (0.5, 0.5)
        inside = style.curve @ style.points <= 1.3
        np.testing.assert_allclose(found[1][inside], expected[inside], atol=1e-5)


def test_writings_differ_and_are_repeatable():
    style = styles()[0]
    found = write(style, 200, np.random.default_rng(3), Hand())
    again = write(style, 200, np.random.default_rng(3), Hand())
    np.testing.assert_array_equal(found, again)
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert found.std(axis=0).min() > 0.02
    heights = np.ptp(found[..., 1], axis=1)
    assert 0.9 < np.median(heights) < 1.15


def test_an_average_hand_leans_to_the_right():
    bar = next(style for style in styles() if style.name == "bar")
    found = write(bar, 2000, np.random.default_rng(0), Hand())
    leaning = found[:, 0, 0] - found[:, -1, 0]
    assert 0.05 < leaning.mean() < 0.2
    assert (leaning < 0).mean() > 0.15
