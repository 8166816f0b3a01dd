import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.data.split import standardise, train_test_indices


@given(st.integers(5, 2000), st.floats(0.05, 0.75), st.integers(0, 2**32 - 1))
def test_split_equals_scikit_learns(samples, fraction, seed):
    from sklearn.model_selection import train_test_split

    expected = train_test_split(np.arange(samples), test_size=fraction, random_state=seed)
    for ours, theirs in zip(train_test_indices(samples, fraction, seed), expected, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_nothing_for_test_and_never_nothing_to_train_on():
    train, test = train_test_indices(10, 0.0, 1)
    assert (len(train), len(test)) == (10, 0)
    train, test = train_test_indices(4, 0.9, 1)
    assert (len(train), len(test)) == (1, 3)


def test_constant_features_are_shifted_only():
    inputs = np.array([[5.0, 0.1], [5.0, 0.1], [5.0, 0.1], [6.0, 9.0]])
    scaled, (shift, divisor) = standardise(inputs, np.arange(3))
    np.testing.assert_allclose(shift, [5.0, 0.1], rtol=1e-6)
    assert divisor.tolist() == [1.0, 1.0]
    np.testing.assert_allclose(scaled[3], [1.0, 8.9], rtol=1e-6)
