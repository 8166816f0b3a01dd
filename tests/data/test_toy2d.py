import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nndesigner.data.toy2d import TOY_SETS, generate, truth_table


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(TOY_SETS)),
    st.integers(4, 3000),
    st.floats(0, 2),
    st.integers(0, 2**32 - 1),
)
def test_balanced_finite_and_repeatable(name, samples, noise, seed):
    inputs, targets = generate(name, samples, noise, seed)
    assert inputs.shape == (samples, 2)
    assert inputs.dtype == np.float32
    assert np.isfinite(inputs).all()
    counts = np.bincount(targets, minlength=TOY_SETS[name].classes)
    assert len(counts) == TOY_SETS[name].classes
    assert counts.max() - counts.min() <= 1
    again, _ = generate(name, samples, noise, seed)
    assert inputs.tobytes() == again.tobytes()


@pytest.mark.parametrize("name", sorted(TOY_SETS))
def test_without_noise_they_lie_in_the_unit_square_about_zero(name):
    inputs, _ = generate(name, 500, 0.0, 3)
    assert np.abs(inputs).max() <= 1.0 + 1e-6


@pytest.mark.parametrize("name", sorted(TOY_SETS))
def test_more_noise_moves_the_same_points_farther(name):
    still, targets = generate(name, 100, 0.0, 5)
    some, _ = generate(name, 100, 0.1, 5)
    more, same_targets = generate(name, 100, 0.2, 5)
    np.testing.assert_array_equal(targets, same_targets)
    np.testing.assert_allclose(more - still, 2 * (some - still), atol=1e-5)


@pytest.mark.parametrize("name", sorted(TOY_SETS))
def test_with_usual_noise_neighbours_are_mostly_of_the_same_class(name):
    inputs, targets = generate(name, 400, 0.15, 42)
    distance = ((inputs[:, None] - inputs[None]) ** 2).sum(axis=2)
    np.fill_diagonal(distance, np.inf)
    assert (targets[distance.argmin(axis=1)] == targets).mean() > 0.97


def test_two_blobs_can_be_told_apart_by_one_line():
    inputs, targets = generate("blobs", 400, 0.15, 42)
    assert ((inputs.sum(axis=1) > 0) == (targets == 1)).mean() > 0.97


def test_blurred_xor_has_the_classes_of_its_corners():
    inputs, targets = generate("xor", 200, 0.05, 1)
    corners, classes = truth_table()
    nearest = ((inputs[:, None] - corners[None]) ** 2).sum(axis=2).argmin(axis=1)
    np.testing.assert_array_equal(classes[nearest], targets)
    assert np.bincount(nearest).tolist() == [50, 50, 50, 50]
