from __future__ import annotations

import numpy as np
import pytest

from nndesigner.data import handwriting
from nndesigner.data.directions import CELLS, DIRECTIONS, FEATURES, directions
from nndesigner.data.paths import path_of
from nndesigner.data.strokes import lines

ACROSS = (((40.0, 140.0), (240.0, 140.0)),)
DOWN = (((140.0, 40.0), (140.0, 240.0)),)


def seen(drawing):
    found = directions(path_of(lines(drawing)))
    assert found.shape == (1, FEATURES)
    assert found.dtype == np.float32
    return found[0].reshape(CELLS, CELLS, DIRECTIONS)


def test_a_line_is_where_it_is_in_its_direction():
    across, down = np.square(seen(ACROSS)), np.square(seen(DOWN))
    middle = CELLS // 2
    assert across[middle, :, 0].sum() == pytest.approx(across.sum(), rel=1e-3)
    assert down[:, middle, DIRECTIONS // 2].sum() == pytest.approx(down.sum(), rel=1e-3)
    assert across.sum() == pytest.approx(CELLS - 1 + 0.5, rel=0.2), "as long as it is, in cells"


def test_size_place_and_the_way_of_the_pen_do_not_matter():
    drawing = handwriting.drawing(3, 1)
    other = tuple(tuple((x / 3 + 7, y / 3 + 5) for x, y in reversed(line)) for line in drawing)
    assert seen(other) == pytest.approx(seen(drawing), abs=0.15)


def test_nothing_lies_between_strokes():
    two = (((40.0, 40.0), (40.0, 240.0)), ((240.0, 40.0), (240.0, 240.0)))
    assert seen(two)[:, 1:-1].max() < 0.05


@pytest.mark.parametrize("drawing", [(((5.0, 5.0),),), (((5.0, 5.0), (5.0, 5.0)), ((9.0, 9.0),))])
def test_dots_are_no_error(drawing):
    assert np.isfinite(seen(drawing)).all()


def test_many_are_as_one():
    paths = handwriting.strokes(1100, 4)[0]
    every = directions(paths)
    for number in (0, 499, 500, 1099):
        alone = directions(paths[number : number + 1])[0]
        np.testing.assert_allclose(every[number], alone, atol=1e-6)
    assert directions(paths[:0]).shape == (0, FEATURES)
