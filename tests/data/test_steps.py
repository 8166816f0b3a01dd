"""The steps from the pad to the pixels: which there are, and that the last is the input."""

from dataclasses import replace

import numpy as np
import pytest

from nndesigner.data.look import DIGITS_LOOK, mnist_look
from nndesigner.data.normalise import drawing_to_input
from nndesigner.data.raster import centres_of_mass
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS

CORNER = tuple(
    tuple((x * 0.3 + 5, y * 0.3 + 8) for x, y in stroke) for stroke in SAMPLE_DRAWINGS[7]
)


@pytest.mark.parametrize("shape", [(8, 8), (28, 28)])
@pytest.mark.parametrize("digit", range(10))
def test_the_last_step_is_exactly_the_networks_input(shape, digit):
    look = DIGITS_LOOK if shape == (8, 8) else mnist_look(shape)
    steps = look.steps(SAMPLE_DRAWINGS[digit])
    found = steps[-1].picture
    assert found.shape == shape
    np.testing.assert_array_equal(found.ravel(), drawing_to_input(SAMPLE_DRAWINGS[digit], shape))
    for step in steps:
        assert step.picture.ndim == 2
        assert step.picture.min() >= 0
        assert 0.3 < step.picture.max() <= 1


def test_only_steps_that_apply():
    names = [step.name for step in DIGITS_LOOK.steps(SAMPLE_DRAWINGS[3])]
    assert names == ["ink", "crop", "deskew", "scale", "centre", "levels", "pixels"]
    names = [step.name for step in mnist_look((28, 28)).steps(SAMPLE_DRAWINGS[3])]
    assert names == ["ink", "crop", "scale", "centre", "pixels"]
    boxed = replace(mnist_look((28, 28)), mass=(0.0, 0.0))
    assert [step.name for step in boxed.steps(SAMPLE_DRAWINGS[3])][2:] == ["scale", "pixels"]
    assert DIGITS_LOOK.steps(()) == DIGITS_LOOK.steps(((),)) == ()


def test_each_step_does_what_it_is_called():
    steps = {step.name: step.picture for step in mnist_look((28, 28)).steps(CORNER)}
    ink, crop = steps["ink"], steps["crop"]
    assert not ink[len(ink) // 2 :].any()
    assert not ink[:, ink.shape[1] // 2 :].any()
    assert crop[:6].any()
    assert crop[-6:].any()
    side = len(steps["scale"])
    rows = np.flatnonzero((steps["scale"] > 0.5).any(axis=1))
    assert np.ptp(rows) + 1 == pytest.approx(20 / 28 * side, abs=2)
    off = [
        np.abs(centres_of_mass(steps[name][np.newaxis])[0] - side / 2).max()
        for name in ("scale", "centre")
    ]
    assert off[1] < 0.5 < off[0]


def test_upright():
    slanted = tuple(tuple((x - 0.4 * y, y) for x, y in stroke) for stroke in SAMPLE_DRAWINGS[1])
    steps = {step.name: step.picture for step in DIGITS_LOOK.steps(slanted)}

    def width(picture):
        return np.ptp(np.flatnonzero((picture > 0.5).any(axis=0)))

    assert width(steps["deskew"]) < 0.8 * width(steps["crop"])


def test_inverted_pictures_end_inverted():
    look = replace(mnist_look((20, 16)), paper=1.0, full=0.0)
    last = look.steps(SAMPLE_DRAWINGS[2])[-1].picture
    assert last.shape == (20, 16)
    assert last[0].min() == 1
    np.testing.assert_array_equal(last.ravel(), look.render(SAMPLE_DRAWINGS[2]))
