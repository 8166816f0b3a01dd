import subprocess
import sys

import numpy as np
import pytest

from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import builtin

ALL = ("digits", "handwriting", "iris", "moons", "circles", "spiral", "xor", "blobs")
NOT_ALWAYS = {"mnist": "mnist_not_downloaded", "drawn": "too_few_classes"}


def test_names():
    assert builtin.names() == (*ALL[:2], *NOT_ALWAYS, *ALL[2:])
    assert [builtin.about(name).name for name in builtin.names()] == list(builtin.names())


@pytest.mark.parametrize(("name", "code"), NOT_ALWAYS.items())
def test_some_are_not_always_there(name, code):
    for ask in (builtin.spec, builtin.load):
        with pytest.raises(DataError) as caught:
            ask(DataReference(name=name))
        assert caught.value.code == code


@pytest.mark.parametrize("name", ALL)
def test_spec_agrees_with_what_is_loaded(name):
    reference = DataReference(name=name)
    spec, dataset = builtin.spec(reference), builtin.load(reference)
    assert dataset.spec == spec
    assert spec.name == name
    assert dataset.inputs.shape == (len(dataset.targets), spec.inputs)
    assert dataset.inputs.dtype == np.float32
    assert dataset.targets.dtype == np.int64
    assert set(dataset.targets.tolist()) == set(range(len(spec.classes)))
    assert spec.outputs == len(spec.classes)
    assert len(spec.features) in (0, spec.inputs)
    assert np.isfinite(dataset.inputs).all()


@pytest.mark.parametrize("name", ALL)
def test_training_and_test_share_no_sample_and_leave_none_out(name):
    dataset = builtin.load(DataReference(name=name, test_fraction=0.25))
    together = np.concatenate((dataset.train, dataset.test))
    assert sorted(together.tolist()) == list(range(len(dataset.inputs)))
    assert len(dataset.test) == np.ceil(0.25 * len(dataset.inputs))


@pytest.mark.parametrize("name", ALL)
def test_equal_references_give_equal_read_only_arrays(name):
    first, second = (builtin.load(DataReference(name=name, split_seed=7)) for _ in range(2))
    for one, other in (
        (first.inputs, second.inputs),
        (first.targets, second.targets),
        (first.train, second.train),
        (first.test, second.test),
    ):
        assert one.tobytes() == other.tobytes()
        assert not one.flags.writeable


def test_split_seed_changes_the_split():
    one, other = (builtin.load(DataReference(name="iris", split_seed=seed)) for seed in (1, 2))
    assert one.test.tolist() != other.test.tolist()


def test_digits_are_scikit_learns_with_its_split():
    from sklearn.datasets import load_digits
    from sklearn.model_selection import train_test_split

    x, y = load_digits(return_X_y=True)
    expected = train_test_split(x / 16, y, test_size=0.3, random_state=42)
    digits = builtin.load(DataReference(name="digits"))
    found = (
        digits.inputs[digits.train],
        digits.inputs[digits.test],
        digits.targets[digits.train],
        digits.targets[digits.test],
    )
    for ours, theirs in zip(found, expected, strict=True):
        np.testing.assert_array_equal(ours, theirs.astype(ours.dtype))
    assert digits.spec.input_shape == (8, 8)
    assert digits.inputs.min() == 0
    assert digits.inputs.max() == 1


def test_iris_is_standardised_by_training_samples_alone():
    from sklearn.datasets import load_iris

    raw = load_iris()
    iris = builtin.load(DataReference(name="iris"))
    np.testing.assert_allclose(iris.inputs[iris.train].mean(axis=0), 0, atol=1e-5)
    np.testing.assert_allclose(iris.inputs[iris.train].std(axis=0), 1, atol=1e-5)
    shift, divisor = iris.scale
    np.testing.assert_allclose(iris.inputs * divisor + shift, raw.data, atol=1e-5)
    assert iris.spec.classes == tuple(raw.target_names)
    assert iris.spec.features == tuple(raw.feature_names)


def test_xor_with_four_samples_is_its_truth_table():
    xor = builtin.load(DataReference(name="xor", samples=4, noise=0))
    assert xor.inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert xor.targets.tolist() == [0, 1, 1, 0]
    assert xor.train.tolist() == xor.test.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("reference", "code"),
    [(DataReference(), "no_data_chosen"), (DataReference(name="roses"), "unknown_dataset")],
)
def test_unknown_data(reference, code):
    for ask in (builtin.spec, builtin.load):
        with pytest.raises(DataError) as caught:
            ask(reference)
        assert caught.value.code == code
    assert builtin.spec_or_none(reference) is None


def test_looking_at_data_sets_imports_no_scikit_learn():
    program = (
        "import sys\n"
        "from nndesigner.core.training import DataReference\n"
        "from nndesigner.data import builtin, normalise, sample_drawings\n"
        "for name in builtin.names(): builtin.spec_or_none(DataReference(name=name))\n"
        "builtin.load(DataReference(name='moons'))\n"
        "normalise.drawing_to_input(sample_drawings.SAMPLE_DRAWINGS[3], (8, 8))\n"
        "heavy = ('sklearn', 'scipy', 'PySide6', 'pooch')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.strip() == b"[]"
