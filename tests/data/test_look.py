"""Looks: one code path for drawings and paths, levels, paper, bad inputs."""

from dataclasses import replace

import numpy as np
import pytest

from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin, handwriting
from nndesigner.data.look import DIGITS_LOOK, Look, look_for, look_of, mnist_look
from nndesigner.data.paths import joined, path_of
from nndesigner.data.raster import centres_of_mass
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.data.strokes import lines

LOOKS = [DIGITS_LOOK, mnist_look((28, 28)), mnist_look((20, 12)), mnist_look((32, 20))]


@pytest.mark.parametrize("look", LOOKS)
def test_a_drawing_alone_and_among_others_is_the_same_picture(look):
    paths, _ = handwriting.strokes(600, seed=1)
    together = look.render_many(paths)
    for number in (0, 511, 512, 599):
        alone = look.render_many(paths[number : number + 1])[0]
        np.testing.assert_allclose(together[number], alone, atol=1e-4)
    one = path_of(lines(SAMPLE_DRAWINGS[4]))
    np.testing.assert_allclose(
        look.render(SAMPLE_DRAWINGS[4]), look.render_many(joined([one, one]))[1], atol=1e-4
    )


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("digit", range(10))
def test_what_is_drawn_and_what_is_generated_are_made_alike(look, digit):
    """The 72 points of generated writing give the picture that the pad's own points give."""
    drawing = handwriting.drawing(digit, seed=4)
    strokes = lines(drawing)
    from nndesigner.data.paths import even_paths

    few = even_paths(strokes.points[np.newaxis], strokes.first, handwriting.POINTS)
    difference = np.abs(look.render(drawing) - look.render_many(few)[0])
    assert difference.mean() < 0.01
    assert difference.max() < 0.12


def test_pens_widen_and_narrow_lines():
    paths, _ = handwriting.strokes(50, seed=2)
    for look in (DIGITS_LOOK, mnist_look((28, 28))):
        ink = [look.render_many(paths, np.full(50, pen)).mean() for pen in (0.7, 1.0, 1.4)]
        assert ink[0] < 0.9 * ink[1] < 0.81 * ink[2]


def test_levels_paper_and_scale():
    usual = mnist_look((28, 28))
    picture = usual.render(SAMPLE_DRAWINGS[2])
    black_white = replace(usual, levels=2).render(SAMPLE_DRAWINGS[2])
    assert set(black_white.tolist()) == {0.0, 1.0}
    np.testing.assert_array_equal(black_white, np.rint(picture))
    dark_on_bright = replace(usual, paper=255.0, full=5.0)
    np.testing.assert_allclose(
        dark_on_bright.render(SAMPLE_DRAWINGS[2]), 255 - 250 * picture, atol=1e-3
    )
    assert set(dark_on_bright.render(()).tolist()) == {255.0}
    shift, divisor = np.linspace(0, 9, 784), np.linspace(1, 2, 784)
    scaled = replace(dark_on_bright, scale=(shift, divisor))
    raw = dark_on_bright.render(SAMPLE_DRAWINGS[2])
    np.testing.assert_allclose(
        scaled.render(SAMPLE_DRAWINGS[2]), (raw - shift) / divisor, atol=1e-3
    )
    np.testing.assert_allclose(scaled.render(()), (255 - shift) / divisor, atol=1e-3)


def test_mass_or_box_in_the_middle():
    drawing = SAMPLE_DRAWINGS[7]
    by_mass, by_box = Look((28, 28), (20.0, 20.0), 1.2), None
    picture = by_mass.render(drawing).reshape(1, 28, 28)
    np.testing.assert_allclose(centres_of_mass(picture)[0], (14, 14), atol=0.12)
    by_box = replace(by_mass, mass=(0.0, 0.0)).render(drawing).reshape(28, 28)
    rows = np.flatnonzero((by_box > 0.5).any(axis=1))
    assert (rows[0], rows[-1]) == (4, 23)


BAD = {
    "dot": (((30.0, 200.0),),),
    "line": (((10.0, 10.0), (200.0, 10.0)),),
    "upright line": (((10.0, 10.0), (10.0, 200.0)),),
    "outside": (((-900.0, 5e7), (4000.0, 900.0)),),
    "filled": (tuple((x, y) for x in np.arange(0, 281, 8.0) for y in (0.0, 280.0)),),
    "12 pixels": tuple(
        tuple((x * 0.06 + 3, y * 0.06 + 260) for x, y in stroke) for stroke in SAMPLE_DRAWINGS[5]
    ),
}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", BAD)
def test_odd_drawings_give_sensible_pictures(look, kind):
    picture = look.render(BAD[kind])
    assert picture.shape == (look.shape[0] * look.shape[1],)
    assert picture.dtype == np.float32
    assert np.isfinite(picture).all()
    assert 0 <= picture.min() <= picture.max() <= 1
    assert picture.max() > 0.4
    if kind == "filled":
        assert picture.mean() > (0.3 if look.shape[0] == look.shape[1] else 0.15)
    if kind == "12 pixels":
        np.testing.assert_allclose(picture, look.render(SAMPLE_DRAWINGS[5]), atol=0.05)
    if kind == "dot":
        assert (picture > 0.1).sum() <= 0.1 * len(picture)


def test_the_usual_looks():
    assert look_for((8, 8)) is DIGITS_LOOK
    assert look_for((28, 28)) == mnist_look((28, 28))
    assert mnist_look((28, 28)).box == (20.0, 20.0)
    assert look_of(builtin.load(DataReference(name="digits"))) is DIGITS_LOOK
    empty = np.empty(0, np.int64)
    for name in ("mnist", "handwriting", "drawn"):
        spec = DataSpec(name, (28, 28), ("0", "1"))
        nothing = Dataset(spec, np.empty((0, 784), np.float32), empty, empty, empty)
        assert look_of(nothing) == mnist_look((28, 28))
    with pytest.raises(DataError) as caught:
        look_of(builtin.load(DataReference(name="moons")))
    assert caught.value.code == "not_a_picture"
