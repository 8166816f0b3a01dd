import gzip
import os
from itertools import pairwise
from pathlib import Path
from time import thread_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.errors import DataError
from nndesigner.data import paths
from nndesigner.data.mnist_like import centre_of_mass
from nndesigner.data.normalise import drawing_to_input, picture_shape, picture_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from tests.data.rasteriser import rasterise

SHAPES = [(8, 8), (28, 28), (20, 30), (12, 5)]
coordinates = st.floats(-1e6, 1e6) | st.floats(0, 280)
drawings = st.lists(st.lists(st.tuples(coordinates, coordinates), max_size=20), max_size=4)


def moved(drawing, scale=1.0, dx=0.0, dy=0.0):
    return tuple(tuple((x * scale + dx, y * scale + dy) for x, y in s) for s in drawing)


@pytest.mark.parametrize("shape", SHAPES)
def test_empty_drawing_gives_zeros(shape):
    for drawing in ((), ((),), (((float("nan"), 1.0),),)):
        vector = drawing_to_input(drawing, shape)
        assert vector.shape == (shape[0] * shape[1],)
        assert vector.dtype == np.float32
        assert not vector.any()


@settings(max_examples=80, deadline=None)
@given(drawings, st.sampled_from(SHAPES))
def test_any_drawing_gives_numbers_from_0_to_1(drawing, shape):
    vector = drawing_to_input(tuple(map(tuple, drawing)), shape)
    assert vector.shape == (shape[0] * shape[1],)
    assert vector.dtype == np.float32
    assert np.isfinite(vector).all()
    assert vector.min() >= 0
    assert vector.max() <= 1
    assert bool(vector.any()) == any(drawing)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("digit", range(10))
def test_size_and_place_on_the_pad_do_not_matter(shape, digit):
    drawing = SAMPLE_DRAWINGS[digit]
    expected = drawing_to_input(drawing, shape)
    for change in ((1.0, 31.0, -17.0), (0.25, 180.0, 5.0), (1.3, -40.0, -60.0)):
        found = drawing_to_input(moved(drawing, *change), shape)
        assert np.abs(found - expected).max() < 0.05


@pytest.mark.parametrize("digit", range(10))
def test_slant_hardly_matters_to_8x8(digit):
    drawing = SAMPLE_DRAWINGS[digit]
    slanted = tuple(tuple((x - 0.2 * y, y) for x, y in stroke) for stroke in drawing)
    difference = drawing_to_input(drawing, (8, 8)) - drawing_to_input(slanted, (8, 8))
    assert np.abs(difference).mean() < 0.03


def test_how_densely_the_pointer_was_sampled_does_not_matter():
    corners = ((60.0, 60.0), (200.0, 60.0), (120.0, 240.0))
    dense = [
        (a + (c - a) * t, b + (d - b) * t)
        for (a, b), (c, d) in pairwise(corners)
        for t in np.linspace(0, 1, 200)
    ]
    found = drawing_to_input((tuple(dense),), (8, 8))
    np.testing.assert_allclose(found, drawing_to_input((corners,), (8, 8)), atol=0.02)


def test_digits_fill_the_height_but_not_the_width_as_scikit_learns_do():
    for drawing in SAMPLE_DRAWINGS.values():
        picture = drawing_to_input(drawing, (8, 8)).reshape(8, 8)
        assert picture[0].max() > 0.2
        assert picture[7].max() > 0.2
        assert picture[:, 0].max() < 0.1
        assert 200 / 1024 < picture.mean() < 400 / 1024


def test_dot_stays_a_dot_in_the_middle():
    for shape in ((8, 8), (28, 28)):
        for dot in ((((30.0, 200.0),),), (((30.0, 200.0), (31.0, 200.5)),)):
            picture = drawing_to_input(dot, shape).reshape(shape)
            np.testing.assert_allclose(centre_of_mass(picture), np.array(shape) / 2, atol=0.3)
            assert picture[0].max() == picture[-1].max() == 0


@pytest.mark.parametrize("digit", range(10))
def test_every_beginning_of_a_drawing_can_be_read(digit):
    for stroke in SAMPLE_DRAWINGS[digit]:
        for count in range(1, len(stroke)):
            vector = drawing_to_input((stroke[:count],), (8, 8))
            assert vector.any()
            assert np.isfinite(vector).all()


@pytest.mark.parametrize("digit", range(10))
def test_28x28_has_its_centre_of_mass_in_the_middle_and_fits_the_box(digit):
    picture = drawing_to_input(SAMPLE_DRAWINGS[digit], (28, 28)).reshape(28, 28)
    np.testing.assert_allclose(centre_of_mass(picture), (14, 14), atol=0.12)
    rows, columns = (np.flatnonzero((picture > 0.5).any(axis=axis)) for axis in (1, 0))
    assert 18 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 21


def test_28x28_has_about_as_much_ink_as_mnist():
    root = Path(__file__).parents[3] / "shared" / "data"
    file = Path(os.environ.get("NNDESIGNER_TEST_DATA", root)) / "mnist/t10k-images-idx3-ubyte.gz"
    if not file.exists():
        pytest.skip(f"MNIST is not there: {file.name}")
    mnist = np.frombuffer(gzip.decompress(file.read_bytes()), np.uint8, offset=16)
    expected = mnist.reshape(-1, 784).sum(axis=1).mean() / 255
    found = [drawing_to_input(drawing, (28, 28)).sum() for drawing in SAMPLE_DRAWINGS.values()]
    assert np.mean(found) == pytest.approx(expected, rel=0.15)


def test_picture_shapes():
    assert picture_shape((8, 8)) == (8, 8)
    assert picture_shape((64,)) == (8, 8)
    assert picture_shape((28, 28, 1)) == (28, 28)
    assert picture_shape((1, 12, 7)) == (12, 7)
    assert picture_shape((1,)) == picture_shape((1, 1)) == (1, 1)
    for shape in ((2,), (4, 4, 3), (30,)):
        with pytest.raises(DataError) as caught:
            drawing_to_input((), shape)
        assert caught.value.code == "not_a_picture"
        assert caught.value.params == {"shape": shape}


@pytest.mark.parametrize("pen", [8.0, 14.0, 22.0, 30.0])
@pytest.mark.parametrize("dark_on_bright", [False, True])
def test_pictures_of_drawings_look_like_the_drawings(pen, dark_on_bright):
    differences = []
    for drawing in SAMPLE_DRAWINGS.values():
        picture = rasterise(drawing, (140, 140), pen) * 0.7
        picture = 0.9 - picture if dark_on_bright else picture
        found = picture_to_input(picture, (8, 8))
        differences.append(np.abs(found - drawing_to_input(drawing, (8, 8))).mean())
    assert np.mean(differences) < 0.045
    assert max(differences) < 0.07


def test_pictures_for_28x28_keep_their_proportions():
    picture = rasterise((((140.0, 40.0), (140.0, 240.0)),), (280, 280), 20.0)
    found = picture_to_input(picture, (28, 28)).reshape(28, 28)
    rows, columns = (np.flatnonzero((found > 0.5).any(axis=axis)) for axis in (1, 0))
    assert np.ptp(rows) + 1 == 20
    assert np.ptp(columns) + 1 in (1, 2)
    np.testing.assert_allclose(centre_of_mass(found), (14, 14), atol=0.6)


def test_picture_of_the_networks_own_size_is_taken_as_it_is():
    picture = np.zeros((8, 8), np.float32)
    picture[2:5, 3] = (0.5, 1.0, 0.25)
    np.testing.assert_array_equal(picture_to_input(picture, (8, 8)), picture.ravel())
    np.testing.assert_allclose(picture_to_input(1 - picture, (8, 8)), picture.ravel())


@pytest.mark.parametrize("shape", SHAPES)
def test_odd_pictures(shape):
    size = shape[0] * shape[1]
    speck = np.zeros((100, 70))
    speck[40, 20] = 1
    for grey in (speck, np.eye(300), np.random.default_rng(0).random((33, 500))):
        vector = picture_to_input(grey, shape)
        assert vector.shape == (size,)
        assert vector.any()
        assert np.isfinite(vector).all()
        assert vector.max() <= 1 + 1e-6
    for grey in (np.zeros((5, 5, 3)), np.zeros((0, 4)), np.zeros(5)):
        with pytest.raises(DataError) as caught:
            picture_to_input(grey, shape)
        assert caught.value.code == "not_grey"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_picture_without_contrast_is_refused_not_read_as_something(shape):
    faint = np.full((40, 30), 0.8) + 0.02 * np.eye(40, 30)
    for grey in (np.ones((50, 40)), np.zeros(shape), np.full((9, 9), np.nan), faint):
        with pytest.raises(DataError) as caught:
            picture_to_input(grey, shape)
        assert caught.value.code == "picture_is_blank"
        assert caught.value.params == {}


def fastest(drawing, shape):
    times = []
    for _ in range(15):
        start = thread_time()
        drawing_to_input(drawing, shape)
        times.append(thread_time() - start)
    return min(times)


@pytest.mark.parametrize("shape", [(8, 8), (28, 28)])
@pytest.mark.parametrize("kind", ["scribble", "crossing lines", "dots", "dashes"])
def test_the_time_does_not_grow_with_the_drawing(kind, shape):
    rng = np.random.default_rng(3)
    points = [tuple(point) for point in rng.uniform(0, 280, (10_000, 2)).tolist()]
    drawing = {
        "scribble": (tuple(map(tuple, 140 + 90 * np.sin(rng.normal(0, 0.1, (800, 2)).cumsum(0)))),),
        "crossing lines": (tuple(points),),
        "dots": tuple((point,) for point in points),
        "dashes": tuple(zip(points[::2], points[1::2], strict=True)),
    }[kind]
    ordinary = fastest(SAMPLE_DRAWINGS[3], shape)
    # Measured 3 and 20 to 30 times an ordinary drawing's time, 8 ms; looking at each point for
    # each pixel took 230 to 580 times.
    assert fastest(drawing, shape) < (10 if kind == "scribble" else 100) * ordinary


@pytest.mark.parametrize("shape", [(8, 8), (28, 28)])
def test_long_drawings_are_read_like_short_ones(monkeypatch, shape):
    walk = np.random.default_rng(4).normal(0, 9, (500, 2)).cumsum(0).tolist()
    dashes = tuple((tuple(a), tuple(b)) for a, b in zip(walk[::2], walk[1::2], strict=True))
    for drawing in ((tuple(map(tuple, walk)),), dashes):
        exact = drawing_to_input(drawing, shape)
        monkeypatch.setattr(paths, "_MANY", 200)
        found = drawing_to_input(drawing, shape)
        monkeypatch.undo()
        assert not np.array_equal(found, exact)
        assert np.abs(found - exact).max() < (0.08 if shape == (8, 8) else 0.12)
        assert np.abs(found - exact).mean() < 0.015


def test_ten_thousand_crossing_lines_are_black_and_a_lone_line_stays_whole():
    rng = np.random.default_rng(5)
    blot = tuple(map(tuple, rng.uniform(0, 100, (10_000, 2)).tolist()))
    picture = drawing_to_input((blot, ((250.0, 0.0), (250.0, 100.0))), (28, 28)).reshape(28, 28)
    rows = np.flatnonzero((picture > 0.9).sum(axis=1) > 6)
    assert picture[rows[1:-1], 8:12].min() > 0.9
    lone = picture[:, picture.shape[1] // 2 + 4 :].max(axis=1)[rows]
    assert lone[1:-1].min() > 0.5


def test_a_drawing_of_120_points_takes_well_under_a_frame():
    angle = np.linspace(0, 7, 120)
    spiral = tuple(zip(140 + 90 * np.cos(angle), 140 + 12 * angle * np.sin(angle), strict=True))
    times = []
    for _ in range(30):
        start = thread_time()
        drawing_to_input((spiral,), (8, 8))
        times.append(thread_time() - start)
    assert min(times) < 0.005  # measured 0.4 ms; machines differ
