"""Images of many weights: where lines run, what is strong, what is missing."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app.sheaves import (
    ACROSS,
    ALONG,
    BINS_MOST,
    SHADES,
    Order,
    Way,
    glanced,
    picture,
    pictures,
    strongest,
)

TABLE = np.arange(SHADES, dtype=np.uint32)
MIDDLE = (SHADES - 1) // 2


def way(sources: int, targets: int, **changes: object) -> Way:
    """Return two columns of units, 100 apart and 200 high."""
    starts = np.column_stack([np.zeros(sources), np.linspace(0, 200, sources)])
    stops = np.column_stack([np.full(targets, 100.0), np.linspace(0, 200, targets)])
    return Way(starts, stops, 0.0, 100.0, 0.0, 200.0, **changes)  # type: ignore[arg-type]


def only(target: int, source: int, value: float, shape: tuple[int, int]) -> np.ndarray:
    matrix = np.zeros(shape, np.float32)
    matrix[target, source] = value
    return matrix


@pytest.mark.parametrize("value", [1.0, -1.0])
def test_a_weight_is_seen_along_its_line_in_the_colour_of_its_sign(value: float) -> None:
    image = way(50, 40).operator().image(only(0, 49, value, (40, 50)))
    rows = np.abs(image).argmax(axis=0)
    expected = (1 - (np.arange(ALONG) + 0.5) / ALONG) * ACROSS
    assert np.abs(rows - expected).max() <= 2
    assert (image * value >= 0).all()
    assert np.count_nonzero(image) < 4 * ALONG


def test_units_stand_for_their_places_not_for_their_numbers() -> None:
    straight = way(30, 30)
    order = np.random.default_rng(0).permutation(30)
    mixed = Way(straight.sources[order], straight.targets, 0, 100, 0, 200)
    matrix = np.random.default_rng(1).normal(size=(30, 30)).astype(np.float32)
    assert np.allclose(
        straight.operator().image(matrix), mixed.operator().image(matrix[:, order]), atol=1e-4
    )


def test_connections_that_do_not_exist_do_not_count() -> None:
    mask = tuple((number,) for number in range(40))
    matrix = np.ones((40, 40), np.float32)
    masked = way(40, 40, mask=mask).operator().image(matrix)
    diagonal = way(40, 40).operator().image(np.eye(40, dtype=np.float32))
    assert ((np.abs(masked) > 0) == (np.abs(diagonal) > 0)).all()
    assert np.abs(masked).mean() > np.abs(diagonal).mean()


def test_large_layers_are_binned_and_other_weights_use_the_same_operator() -> None:
    large = way(784, 256)
    operator = large.operator()
    assert operator is large.operator()
    assert operator._paths.shape == (ACROSS * ALONG, BINS_MOST**2)
    assert operator.image(np.ones((256, 784))).shape == (ACROSS, ALONG)


def test_a_picture_takes_its_colours_from_the_table() -> None:
    weights = np.random.default_rng(2).normal(size=(60, 60)).astype(np.float32)
    made = picture(Order(way(60, 60), weights, TABLE, 7))
    assert made.pixels.dtype == np.uint32
    assert (made.pixels.min(), made.pixels.max()) == (0, SHADES - 1)
    assert made.targets is not None
    assert made.sources is not None
    drawn = np.abs(weights[made.targets, made.sources])
    assert sorted(drawn.tolist()) == sorted(np.abs(weights).ravel().tolist())[-7:]
    assert picture(Order(way(60, 60), weights, TABLE)).targets is None
    nothing = picture(Order(way(60, 60), np.zeros((60, 60), np.float32), TABLE))
    assert (nothing.pixels == MIDDLE).all()


def test_weights_that_are_no_numbers_leave_a_picture() -> None:
    weights = np.full((40, 40), np.nan, np.float32)
    weights[0, 0] = np.inf
    with np.errstate(invalid="ignore"):
        made = pictures({"a": Order(way(40, 40), weights, TABLE, 5)})
    assert made["a"].pixels.shape == (ACROSS, ALONG)


def test_a_picture_nobody_wants_any_more_is_not_made() -> None:
    weights, moved = np.ones((40, 40), np.float32), way(40, 40)
    orders = {
        "here": Order(way(40, 40), weights, TABLE),
        "moved": Order(moved, weights, TABLE, is_wanted=lambda: False),
    }
    assert set(pictures(orders)) == {"here"}
    assert not moved._kept


def test_very_many_weights_are_only_glanced_at() -> None:
    weights = np.random.default_rng(3).normal(size=(900, 900)).astype(np.float32)
    weights[10, 7] = 99.0
    targets, sources = glanced(weights, None, 5)
    assert (10, 7) in set(zip(targets.tolist(), sources.tolist(), strict=True))
    assert set(targets % 5) == {0}
    small = weights[:30, :30]
    assert [set(ends) for ends in glanced(small, None, 5)] == [
        set(ends) for ends in strongest(small, None, 5)
    ]


def test_the_strongest_are_looked_for_among_existing_connections() -> None:
    weights = np.array([[9.0, 1.0], [-3.0, 2.0]])
    targets, sources = strongest(weights, ((1,), (0,)), 4)
    assert sorted(zip(targets.tolist(), sources.tolist(), strict=True)) == [(0, 1), (1, 0)]
