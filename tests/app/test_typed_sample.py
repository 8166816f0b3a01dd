"""Numbers typed in as a sample: their ranges, what stands for odd ones, their scaling."""

from __future__ import annotations

import numpy as np
import pytest

from nndesigner.app.typed_sample import feature_ranges, scaled_input, typed_numbers
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.design import Design

RAW = np.array([[1, 10], [3, 30], [5, 50]], np.float32)


@pytest.fixture
def dataset():
    shift, divisor = RAW.mean(axis=0), RAW.std(axis=0)
    rows = np.arange(3)
    spec = DataSpec("two numbers", (2,))
    return Dataset(spec, (RAW - shift) / divisor, RAW[:, :1], rows, rows, (shift, divisor))


def test_ranges_are_those_of_the_raw_data(dataset):
    assert feature_ranges(dataset, 2) == ((1.0, 5.0), (10.0, 50.0))
    assert feature_ranges(dataset, 3) == ()
    assert feature_ranges(None, 2) == ()


def test_what_lies_far_outside_is_the_middle_and_what_is_missing_too():
    assert typed_numbers((9.0, 45.0), 2, ((1.0, 5.0), (10.0, 50.0))) == (9.0, 45.0)
    assert typed_numbers((9.1,), 2, ((1.0, 5.0), (300.0, 400.0))) == (3.0, 350.0)
    assert typed_numbers((1.0, 2.0, 3.0), 2, ()) == (1.0, 2.0)


def test_typed_numbers_are_scaled_as_the_samples_are(dataset):
    scaled = scaled_input((5.0, 50.0), Design(), dataset)
    assert scaled.dtype == np.float32
    np.testing.assert_allclose(scaled, dataset.inputs[2], rtol=1e-6)
    np.testing.assert_array_equal(scaled_input((5.0,), Design(), dataset), [5.0])
    assert np.isfinite(scaled_input((3e38, -3e38), Design(), dataset)).all()
