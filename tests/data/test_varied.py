from __future__ import annotations

import numpy as np
import pytest

from nndesigner.data.directions import directions
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.data.varied import POINTS, varied


def test_variations_are_nearer_to_their_drawing_than_to_others():
    rng = np.random.default_rng(0)
    features = {
        digit: directions(varied(SAMPLE_DRAWINGS[digit], 40, rng, POINTS)) for digit in (2, 4, 7)
    }
    for digit, own in features.items():
        assert len({row.tobytes() for row in own}) == 40
        middle = own.mean(axis=0)
        for other in features:
            if other != digit:
                away = np.linalg.norm(features[other] - middle, axis=1)
                assert np.linalg.norm(own - middle, axis=1).mean() < away.min()


def test_drawings_of_many_strokes_and_none():
    dots = tuple(((float(x), 10.0),) for x in range(100))
    found = varied(dots, 3, np.random.default_rng(0), POINTS)
    assert len(found) == 3
    assert np.isfinite(found.points).all()
    with pytest.raises(ValueError, match="nothing"):
        varied((), 3, np.random.default_rng(0), POINTS)
