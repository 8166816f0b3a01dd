import numpy as np
import pytest

from nndesigner.data.strokes import distances, ink, lines, points_along, rasterise

LINE = (((40.0, 140.0), (240.0, 140.0)),)


def test_empty_drawing_leaves_white_paper():
    assert not rasterise((), (28, 28)).any()
    assert not rasterise(((),), (28, 28)).any()
    assert lines(((), ((float("nan"), 3.0),))) == []


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
    dense = [np.column_stack((np.linspace(0, 50, 500), np.zeros(500)))]
    jumps = [np.array([(0.0, 0.0), (1.0, 0.0), (50.0, 0.0)])]
    np.testing.assert_allclose(points_along(dense, 2.0), points_along(jumps, 2.0), atol=1e-9)
    assert len(points_along(dense, 2.0)) == 26
    assert points_along([], 2.0).shape == (0, 2)


def test_repeated_points_do_no_harm():
    stroke = ((10.0, 10.0), (10.0, 10.0), (20.0, 10.0), (20.0, 10.0))
    assert np.isfinite(points_along(lines((stroke,)), 1.0)).all()
    assert len(points_along(lines((((5.0, 5.0),) * 3,)), 1.0)) == 1


def test_many_points_are_handled_in_parts():
    points = np.random.default_rng(0).uniform(0, 64, (2000, 2))
    whole = distances(points, (64, 64))
    rows, columns = np.mgrid[:64, :64] + 0.5
    exact = np.hypot(points[:, 0] - columns[9, 5], points[:, 1] - rows[9, 5]).min()
    assert whole[9, 5] == pytest.approx(exact, abs=1e-4)


def test_pen_edge_is_half_covered():
    assert ink(np.array([0.0, 2.0, 4.0]), 2.0).tolist() == [1.0, 0.5, 0.0]
