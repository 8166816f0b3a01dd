from __future__ import annotations

import numpy as np
import pytest

from nndesigner.data import handwriting
from nndesigner.data.directions import directions
from nndesigner.data.handwriting.other_marks import POINTS, other_marks


@pytest.mark.parametrize("count", [1, 500])
def test_marks_are_lines_of_equally_many_points(count):
    found = other_marks(count, 1)
    assert max(5, count - 10) <= len(found) <= max(5, count + 10)
    assert found.points.shape[1:] == (POINTS, 2)
    assert np.isfinite(found.points).all()
    assert (np.ptp(found.points, axis=1).max(axis=1) > 20).all()


def test_the_same_seed_gives_the_same_marks():
    assert (other_marks(50, 3).points == other_marks(50, 3).points).all()
    assert (other_marks(50, 3).points != other_marks(50, 4).points).any()


def test_few_look_like_digits():
    digits = directions(handwriting.strokes(1000, 1)[0])
    others = directions(other_marks(400, 1))
    more = directions(handwriting.strokes(400, 2)[0])
    near, usual = (
        np.linalg.norm(rows[:, np.newaxis] - digits[np.newaxis, :300], axis=2).min(axis=1)
        for rows in (others, more)
    )
    assert (near > np.median(usual)).mean() > 0.85
