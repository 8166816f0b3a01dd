"""Even points along drawings: spacing, pen-up, dots, many drawings at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.data.paths import even_paths, joined, path_of
from nndesigner.data.strokes import lines

coordinates = st.floats(-500, 500)
drawings = st.lists(
    st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=8), min_size=1, max_size=4
)


def test_points_lie_evenly_along_a_line():
    path = path_of(lines((((0.0, 0.0), (1.0, 0.0), (90.0, 0.0)),)))
    x, y = path.points[0].T
    assert not y.any()
    np.testing.assert_allclose(np.diff(x), path.spacing[0], atol=0.02 * path.spacing[0])
    assert x[0] <= path.spacing[0] / 2
    assert x[-1] >= 90 - path.spacing[0] / 2


def test_how_densely_the_pointer_was_sampled_does_not_matter():
    dense = path_of(lines((tuple((x, 2 * x) for x in np.linspace(0, 50, 700)),)))
    ends = path_of(lines((((0.0, 0.0), (50.0, 100.0)),)))
    np.testing.assert_allclose(dense.points, ends.points, atol=1e-3)
    np.testing.assert_allclose(dense.spacing, ends.spacing, rtol=1e-5)


@settings(max_examples=60, deadline=None)
@given(drawings)
def test_every_end_of_a_stroke_is_near_a_point_and_nothing_lies_between_strokes(drawing):
    strokes = lines(tuple(map(tuple, drawing)))
    path = path_of(strokes)
    near = max(float(path.spacing[0]), 0.01) if path.spacing[0] < 1e5 else 0.01
    for stroke in drawing:
        for x, y in (stroke[0], stroke[-1]):
            assert np.hypot(*(path.points[0] - (x, y)).T).min() < 0.51 * near + 0.01
    for point in path.points[0]:
        assert min(_distance(point, np.array(stroke)) for stroke in drawing) < 0.01


def _distance(point, stroke):
    """Return the distance of a point to a line through points."""
    if len(stroke) == 1:
        return np.hypot(*(point - stroke[0]))
    start, way = stroke[:-1], np.diff(stroke, axis=0)
    squared = np.maximum((way**2).sum(axis=1), 1e-30)
    share = np.clip(((point - start) * way).sum(axis=1) / squared, 0, 1)
    return np.hypot(*(point - start - share[:, None] * way).T).min()


def test_many_drawings_are_the_same_as_each_alone():
    points = np.random.default_rng(0).normal(0, 50, (40, 12, 2)).astype(np.float32)
    first = np.array([0, 5])
    together = even_paths(points, first, 30)
    alone = joined([even_paths(points[[n]], first, 30) for n in range(40)])
    np.testing.assert_allclose(together.points, alone.points, atol=1e-3)
    np.testing.assert_allclose(together.spacing, alone.spacing, rtol=1e-5)
    assert len(together[3:7]) == 4
    np.testing.assert_array_equal(together[np.array([9])].points[0], together.points[9])


def test_dots_are_one_point_each_and_no_line():
    path = path_of(lines((((3.0, 4.0),), ((90.0, 4.0), (90.0, 4.0)))))
    assert set(map(tuple, path.points[0].tolist())) == {(3.0, 4.0), (90.0, 4.0)}
    assert path.spacing[0] > 1e5


@pytest.mark.parametrize("kind", ["line", "dots"])
def test_scribbles_have_a_bounded_number_of_points(kind):
    ends = list(map(tuple, np.random.default_rng(1).uniform(0, 280, (10_000, 2)).tolist()))
    drawing = (tuple(ends),) if kind == "line" else tuple((end,) for end in ends)
    points = path_of(lines(drawing)).points[0]
    assert 4_000 < len(points) < 9_000
    assert points.min() > -3
    assert points.max() < 283
