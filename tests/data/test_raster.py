"""Soft distances and ink of many drawings, against exact distances."""

import numpy as np
import pytest

from nndesigner.data.raster import centres_of_mass, ink_within, soft_distances
from nndesigner.data.strokes import distances


def line(spacing, row=16.3, first=4.0, last=28.0):
    x = np.arange(first, last + 1e-6, spacing)
    return np.stack([x, np.full(len(x), row)], axis=1)[np.newaxis].astype(np.float32)


@pytest.mark.parametrize("spacing", [0.3, 0.7, 1.2])
def test_beside_a_straight_line_distances_are_exact_however_dense_the_points(spacing):
    found = soft_distances(line(spacing), np.array([spacing]), (32, 32), 0.62)[0]
    exact = np.abs(np.arange(0.5, 32) - 16.3)
    near = exact < 5
    np.testing.assert_allclose(found[near, 16], exact[near], atol=0.05)


def test_a_lone_point_has_exact_distances():
    point = np.array([[[10.2, 7.6]]], np.float32)
    found = soft_distances(point, np.array([1e6]), (20, 20), 0.5)[0]
    exact = distances(point[0], (20, 20))
    near = exact < 4
    np.testing.assert_allclose(found[near], exact[near], atol=0.01)
    assert found[~near].min() > 3.9


def test_crossing_and_ending_lines_are_off_by_less_than_the_softness():
    cross = np.concatenate([line(0.6)[0], line(0.6)[0][:, ::-1]])
    found = soft_distances(cross[np.newaxis], np.array([0.6]), (32, 32), 0.6)[0]
    exact = distances(cross, (32, 32))
    near = exact < 4
    assert np.abs(found - exact)[near].max() < 0.6
    assert np.abs(found - exact)[near].mean() < 0.12


def test_many_at_once_in_parts_are_the_same_as_each_alone():
    rng = np.random.default_rng(0)
    points = rng.uniform(0, 28, (70, 500, 2)).astype(np.float32)
    spacing = rng.uniform(0.3, 2, 70)
    together = soft_distances(points, spacing, (28, 20), 0.4)
    assert together.shape == (70, 28, 20)
    for n in (0, 33, 69):
        alone = soft_distances(points[[n]], spacing[[n]], (28, 20), 0.4)[0]
        np.testing.assert_allclose(together[n], alone, atol=1e-3)


def test_no_drawings_and_points_far_away_do_no_harm():
    assert soft_distances(np.empty((0, 5, 2), np.float32), np.empty(0), (8, 8), 0.5).shape[0] == 0
    far = soft_distances(np.full((1, 3, 2), 1e4, np.float32), np.array([1.0]), (8, 8), 0.5)
    assert np.isfinite(far).all()
    assert far.min() > 3


def test_pens_of_several_widths():
    distance = np.array([[[0.0, 2.0, 4.0]]], np.float32).repeat(2, axis=0)
    found = ink_within(distance, np.array([2.0, 4.0]), 1.0)
    assert found[:, 0].tolist() == [[1.0, 0.5, 0.0], [1.0, 1.0, 0.5]]


def test_centres_of_mass():
    pictures = np.zeros((3, 4, 6), np.float32)
    pictures[0, 1, 2] = 0.3
    pictures[1, 0, [0, 5]] = 1
    np.testing.assert_allclose(centres_of_mass(pictures), [[2.5, 1.5], [3, 0.5], [0, 0]])
