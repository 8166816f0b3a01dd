"""Augmented pictures: known shifts, borders, bounds, repeatability."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.core.dataset import DataSpec
from nndesigner.data import augment
from nndesigner.data.augment import augmenter

NAMES = ("shift", "distort")


def spec(*shape: int) -> DataSpec:
    return DataSpec("pictures", shape, ("0", "1"))


def blobs(count: int, shape: tuple[int, int], background: float = 0.0) -> np.ndarray:
    """Return pictures `(count, pixels)` of one soft round spot each, near the middle."""
    rng = np.random.default_rng(0)
    rows, columns = (np.arange(side) for side in shape)
    middle = np.array(shape) / 2 - 0.5 + rng.uniform(-1, 1, (count, 2))
    down = np.square(rows - middle[:, :1])[:, :, np.newaxis]
    across = np.square(columns - middle[:, 1:])[:, np.newaxis]
    spots = np.exp(-(down + across) / (shape[0] / 5) ** 2)
    return (background + spots).reshape(count, -1).astype(np.float32)


def centres(pictures: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Return the centres of mass `(n, 2)`."""
    boxes = pictures.reshape(-1, *shape)
    mass = boxes.sum(axis=(1, 2))
    rows = (boxes.sum(axis=2) @ np.arange(shape[0])) / mass
    columns = (boxes.sum(axis=1) @ np.arange(shape[1])) / mass
    return np.stack([rows, columns], axis=1)


def test_what_is_not_changed() -> None:
    assert augmenter("none", spec(8, 8)) is None
    assert augmenter("shift", spec(64)) is None
    assert augmenter("distort", DataSpec("values", (4,), outputs=2)) is None


@pytest.mark.parametrize("name", NAMES)
@given(
    shape=st.tuples(st.integers(1, 12), st.integers(1, 12)),
    count=st.integers(0, 5),
    low=st.floats(-3, 3, width=32),
    seed=st.integers(0, 100),
)
@settings(max_examples=60, deadline=None)
def test_values_stay_within_each_picture(
    name: str, shape: tuple[int, int], count: int, low: float, seed: int
) -> None:
    pictures = np.random.default_rng(seed).random((count, shape[0] * shape[1]), np.float32) + low
    given_before = pictures.copy()
    pictures.flags.writeable = False
    change = augmenter(name, spec(*shape))  # type: ignore[arg-type]
    assert change is not None
    found = change(pictures, np.random.default_rng(seed))
    np.testing.assert_array_equal(pictures, given_before)
    assert found.shape == pictures.shape
    assert found.dtype == pictures.dtype
    assert not np.shares_memory(found, pictures)
    if count:
        assert (found >= pictures.min(axis=1, keepdims=True) - 1e-5).all()
        assert (found <= pictures.max(axis=1, keepdims=True) + 1e-5).all()
    again = change(pictures, np.random.default_rng(seed))
    np.testing.assert_array_equal(found, again)


@pytest.mark.parametrize("shape", [(8, 8), (28, 28), (20, 30)])
def test_shifts_are_up_to_a_tenth_and_in_parts_of_pixels(shape: tuple[int, int]) -> None:
    pictures = blobs(400, shape)
    change = augmenter("shift", spec(*shape))
    assert change is not None
    found = change(pictures, np.random.default_rng(1))
    moved = centres(found, shape) - centres(pictures, shape)
    bound = 0.1 * np.array(shape)
    assert (np.abs(moved) <= bound * 1.05 + 0.05).all()
    assert (np.abs(moved).max(axis=0) > 0.85 * bound).all()
    assert (np.abs(moved.mean(axis=0)) < 0.1 * bound).all()
    assert len(np.unique(np.round(moved, 3))) > 300


def test_a_shift_reads_between_pixels() -> None:
    picture = np.array([[0.0, 0.0, 4.0, 0.0, 0.0]])
    change = augmenter("shift", spec(1, 5))
    assert change is not None
    found = change(picture, np.random.default_rng(3))[0]
    down, across = np.random.default_rng(3).uniform(-0.1, 0.1, (2, 1))[:, 0] * (1, 5)
    expected = np.interp(np.arange(5) + across, np.arange(5), picture[0]) * (1 - abs(down))
    np.testing.assert_allclose(found, expected, atol=1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_the_background_comes_in_at_the_borders(name: str) -> None:
    pictures = np.full((50, 15 * 15), -0.4, np.float32)
    pictures[:, 112] = 2.8
    change = augmenter(name, spec(15, 15))  # type: ignore[arg-type]
    assert change is not None
    found = change(pictures, np.random.default_rng(0)).reshape(-1, 15, 15)
    border = np.concatenate([found[:, 0], found[:, -1], found[:, :, 0], found[:, :, -1]], axis=1)
    np.testing.assert_array_equal(border, np.float32(-0.4))
    # ink at the border does not smear into what comes in
    full = np.ones((200, 64), np.float32)
    full[:, 27] = 0
    shifted = change_of("shift", (8, 8))(full, np.random.default_rng(0)).reshape(-1, 8, 8)
    assert shifted[:, [0, -1]].min() < 0.5


def change_of(name: str, shape: tuple[int, int]) -> augment.Augmenter:
    change = augmenter(name, spec(*shape))  # type: ignore[arg-type]
    assert change is not None
    return change


def test_distortions_are_mild_and_keep_the_shape_recognisable() -> None:
    pictures = blobs(300, (28, 28))
    found = change_of("distort", (28, 28))(pictures, np.random.default_rng(0))
    moved = np.abs(centres(found, (28, 28)) - centres(pictures, (28, 28)))
    assert moved.max() < 0.15 * 28
    mass = found.sum(axis=1) / pictures.sum(axis=1)
    assert 0.55 < mass.min() < 0.9 < 1.1 < mass.max() < 1.8
    assert not np.array_equal(found[0], found[1])


def test_a_turn_and_its_direction_are_as_often_one_way_as_the_other() -> None:
    """The line through the middle of a picture is turned by up to about 12 degrees."""
    bar = np.zeros((28, 28), np.float32)
    bar[4:24, 13:15] = 1
    found = change_of("distort", (28, 28))(
        np.tile(bar.reshape(-1), (500, 1)), np.random.default_rng(0)
    ).reshape(-1, 28, 28)
    upper = centres(found[:, :14].reshape(500, -1), (14, 28))[:, 1]
    lower = centres(found[:, 14:].reshape(500, -1), (14, 28))[:, 1]
    angles = np.degrees(np.arctan2(lower - upper, 10))
    assert abs(angles.mean()) < 1.5
    assert 5 < angles.std() < 12
    assert np.abs(angles).max() < 35


def test_blocks_computed_in_pieces_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = blobs(7, (8, 8))
    whole = change_of("distort", (8, 8))(pictures, np.random.default_rng(0))
    monkeypatch.setattr(augment, "_AT_ONCE", 128)
    pieces = change_of("distort", (8, 8))(pictures, np.random.default_rng(0))
    np.testing.assert_allclose(whole, pieces, atol=1e-5)


def test_the_same_in_both_precisions() -> None:
    pictures = blobs(5, (8, 8))
    change = change_of("distort", (8, 8))
    single = change(pictures, np.random.default_rng(0))
    double = change(pictures.astype(np.float64), np.random.default_rng(0))
    assert single.dtype == np.float32
    assert double.dtype == np.float64
    np.testing.assert_allclose(single, double, atol=1e-4)


def test_lines_get_thicker_and_thinner_as_often() -> None:
    """A bar 6 pixels wide grows or shrinks by up to 2 % of 28 pixels at each edge."""
    bars = np.zeros((400, 28, 28), np.float32)
    bars[:, :, 11:17] = 1
    growth = np.linspace(-0.56, 0.56, 400).astype(np.float32)
    found = bars.copy()
    augment._thicken(found, growth)
    np.testing.assert_allclose(found.sum(axis=2)[:, 14], 6 + 2 * growth, atol=1e-4)
    drawn = augment._Warp((28, 28), augment._DISTORT)._growth(2000, np.random.default_rng(0))
    assert np.abs(drawn).max() <= 0.56
    assert abs(drawn.mean()) < 0.03
    assert drawn.std() > 0.3
    shifts = augment._Warp((28, 28), augment._SHIFT)._growth(5, np.random.default_rng(0))
    assert not shifts.any()
