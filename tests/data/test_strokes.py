import numpy as np
import pytest

from nndesigner.data.strokes import distances, ink, lines, points_along
from tests.data.rasteriser import rasterise

LINE = (((40.0, 140.0), (240.0, 140.0)),)


def test_empty_drawing_leaves_white_paper():
    assert not rasterise((), (28, 28)).any()
    assert not rasterise(((),), (28, 28)).any()
    assert len(lines(((), ((float("nan"), 3.0),)))) == 0


def test_strokes_stay_apart():
    found = lines((((1.0, 2.0),), (), ((3.0, 4.0), (float("inf"), 0.0), (5.0, 4.0))))
    assert found.points.tolist() == [[1, 2], [3, 4], [5, 4]]
    assert found.first.tolist() == [0, 1]
    assert points_along(found, 1.0).tolist() == [[1, 2], [3, 4], [4, 4], [5, 4]]
    assert lines((((1e300, -1e300),),)).points.tolist() == [[1e4, -1e4]]


def test_line_has_the_pens_width_and_round_ends():
    picture = rasterise(LINE, (280, 280), 20.0)
    assert picture.dtype == np.float32
    assert picture[:, 140].sum() == pytest.approx(20, abs=0.5)
    assert picture[140].sum() == pytest.approx(220, abs=1)
    assert picture.sum() == pytest.approx(200 * 20 + np.pi * 100, rel=0.01)
    assert picture.min() == 0
    assert picture.max() == 1


def test_picture_is_as_symmetric_as_the_drawing():
    picture = rasterise(LINE, (56, 56))
    np.testing.assert_allclose(picture, picture[::-1], atol=1e-5)
    np.testing.assert_allclose(picture, picture[:, ::-1], atol=1e-5)
    upright = rasterise((((140.0, 40.0), (140.0, 240.0)),), (56, 56))
    np.testing.assert_allclose(picture.T, upright, atol=1e-5)


def test_whole_pixels_of_translation_translate_the_picture():
    moved = tuple(tuple((x + 20, y - 30) for x, y in stroke) for stroke in LINE)
    here, there = rasterise(LINE, (28, 28)), rasterise(moved, (28, 28))
    np.testing.assert_allclose(here[:, :26], there[:, 2:][np.arange(28) - 3][:, :], atol=1e-5)


def test_dot_is_round():
    picture = rasterise((((140.0, 140.0),),), (280, 280), 30.0)
    assert picture.sum() == pytest.approx(np.pi * 15**2, rel=0.02)
    np.testing.assert_allclose(picture, picture.T, atol=1e-6)


def test_points_are_evenly_spaced_however_the_pointer_was_sampled():
    dense = lines((tuple((x, 0.0) for x in np.linspace(0, 50, 500)),))
    jumps = lines((((0.0, 0.0), (1.0, 0.0), (50.0, 0.0)),))
    np.testing.assert_allclose(points_along(dense, 2.0), points_along(jumps, 2.0), atol=1e-9)
    assert len(points_along(dense, 2.0)) == 26
    assert points_along(lines(()), 2.0).shape == (0, 2)


def test_repeated_points_do_no_harm():
    stroke = ((10.0, 10.0), (10.0, 10.0), (20.0, 10.0), (20.0, 10.0))
    assert np.isfinite(points_along(lines((stroke,)), 1.0)).all()
    assert len(points_along(lines((((5.0, 5.0),) * 3,)), 1.0)) == 1


def exact_distances(points, shape):
    rows, columns = np.mgrid[: shape[0], : shape[1]] + 0.5
    return np.array(
        [
            [np.hypot(points[:, 0] - x, points[:, 1] - y).min() for x, y in zip(*pair, strict=True)]
            for pair in zip(columns, rows, strict=True)
        ]
    )


def test_distances_in_parts_are_exact():
    points = np.random.default_rng(0).uniform(0, 100, (380, 2))
    np.testing.assert_allclose(
        distances(points, (100, 100)), exact_distances(points, (100, 100)), atol=1e-4
    )


@pytest.mark.parametrize("shape", [(32, 32), (12, 40)])
def test_distances_to_many_points_are_nearly_exact(shape):
    rng = np.random.default_rng(0)
    for low, high in ((0.3, 0.7), (0.0, 1.0), (-0.2, 1.1)):
        points = rng.uniform(low, high, (2000, 2)) * shape[::-1]
        error = np.abs(distances(points, shape) - exact_distances(points, shape))
        assert error.max() < 0.25
        assert error.mean() < 0.06
    column = np.column_stack((np.full(999, 3.2), np.linspace(0, shape[0], 999)))
    np.testing.assert_allclose(distances(column, shape), exact_distances(column, shape), atol=0.13)


def test_long_drawings_have_a_bounded_number_of_points():
    ends = np.random.default_rng(1).uniform(0, 280, (10_000, 2)).tolist()
    for drawing in ((tuple(map(tuple, ends)),), tuple(((a, b), (b, a)) for a, b in ends)):
        assert 10_000 < len(points_along(lines(drawing), 1.0)) < 50_000


def test_pen_edge_is_half_covered():
    assert ink(np.array([0.0, 2.0, 4.0]), 2.0).tolist() == [1.0, 0.5, 0.0]
