"""The data sets a design can name: the built-in ones, and table files through `data.table`."""

from __future__ import annotations

from functools import cache

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import DIGITS, Dataset, DataSpec, IntArray
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import DataError
from nndesigner.core.training import DataReference
from nndesigner.data import drawn
from nndesigner.data.split import standardise, train_test_indices
from nndesigner.data.toy2d import TOY_SETS, generate, truth_table

_SPECS = {
    "digits": DataSpec("digits", (8, 8), DIGITS, 10, samples=1797),
    "handwriting": DataSpec("handwriting", (28, 28), DIGITS, 10),
    "mnist": DataSpec("mnist", (28, 28), DIGITS, 10, samples=70_000),
    "drawn": DataSpec("drawn", (28, 28)),
    "iris": DataSpec(
        "iris",
        (4,),
        ("setosa", "versicolor", "virginica"),
        3,
        (
            "sepal length (cm)",
            "sepal width (cm)",
            "petal length (cm)",
            "petal width (cm)",
        ),
        samples=150,
    ),
} | {
    name: DataSpec(name, (2,), tuple(map(str, range(toy.classes))), toy.classes, toy.features)
    for name, toy in TOY_SETS.items()
}


def names() -> tuple[str, ...]:
    """Return the names of the built-in data sets."""
    return tuple(_SPECS)


def about(name: str) -> DataSpec:
    """Return what a built-in data set looks like, whether or not its samples can be had.

    "drawn" has no classes here: a person makes them. Raises DataError `unknown_dataset` (name).
    """
    if name not in _SPECS:
        raise DataError("unknown_dataset", name=name)
    return _SPECS[name]


def is_table(reference: DataReference) -> bool:
    """Tell whether the samples come from a table file."""
    return reference.path is not None and reference.name != "mnist"


def spec(reference: DataReference) -> DataSpec:
    """Return what a data set looks like, without loading it (a table is read once).

    Raises DataError `no_data_chosen`, `unknown_dataset` (name), and those of `data.table`,
    `data.mnist.files` and `data.drawn.spec`.
    """
    if is_table(reference):
        from nndesigner.data import table

        return table.spec(str(reference.path))
    if not reference.name:
        raise DataError("no_data_chosen")
    if reference.name == "mnist":
        from nndesigner.data import mnist

        return mnist.spec(reference)
    if reference.name == DRAWN:
        return drawn.spec(reference)
    return about(reference.name)


def spec_or_none(reference: DataReference) -> DataSpec | None:
    """Return what a data set looks like, or None where `spec` raises DataError."""
    try:
        return spec(reference)
    except DataError:
        return None


def load(reference: DataReference) -> Dataset:
    """Return the samples, scaled and split; equal references give equal arrays.

    "digits" are scikit-learn's 1,797 pictures divided by 16, "iris" and tables are
    standardised by their training samples. "xor" with 4 samples and no noise is the truth
    table itself, all of it in training and in test; otherwise its corners, blurred.
    "handwriting" is generated, "mnist" as `data.mnist.load`, "drawn" only `data.drawn.load`
    can make of a person's drawings (DataError `nothing_drawn`).
    Imports scikit-learn for "digits" and "iris". Raises DataError as `spec` does.
    """
    found = spec(reference)
    if is_table(reference):
        from nndesigner.data import table

        return table.load(reference)
    if reference.name in _PICTURES:
        return _PICTURES[reference.name](reference)
    if reference.name == DRAWN:
        return drawn.load(reference, ())  # a project has the drawings
    if reference.name == "xor" and reference.samples == 4 and reference.noise == 0:
        inputs, targets = truth_table()
        every = np.arange(4, dtype=np.int64)
        return _frozen(Dataset(found, inputs, targets, every, every))
    if reference.name in TOY_SETS:
        inputs, targets = generate(
            reference.name, reference.samples, reference.noise, reference.split_seed
        )
    else:
        inputs, targets = _from_sklearn(reference.name)
    train, test = train_test_indices(len(inputs), reference.test_fraction, reference.split_seed)
    if reference.name == "iris":
        inputs, scale = standardise(inputs, train)
        return _frozen(Dataset(found, inputs, targets, train, test, scale))
    return _frozen(Dataset(found, inputs, targets, train, test))


def _mnist(reference: DataReference) -> Dataset:
    from nndesigner.data import mnist

    return mnist.load(reference)[1]


def _handwriting(reference: DataReference) -> Dataset:
    from nndesigner.data import handwriting, look

    count, seed = reference.samples, reference.split_seed
    inputs, targets = handwriting.pictures(count, seed, look.mnist_look((28, 28)))
    train, test = train_test_indices(count, reference.test_fraction, seed)
    return _frozen(Dataset(_SPECS["handwriting"], inputs, targets, train, test))


_PICTURES = {"mnist": _mnist, "handwriting": _handwriting}


@cache
def _from_sklearn(name: str) -> tuple[FloatArray, IntArray]:
    from sklearn.datasets import load_digits, load_iris

    inputs, targets = {"digits": load_digits, "iris": load_iris}[name](return_X_y=True)
    if name == "digits":
        inputs = inputs / 16
    # iris keeps float64 until it is standardised.
    inputs = inputs.astype(np.float32) if name == "digits" else inputs
    inputs.flags.writeable = False
    return inputs, targets.astype(np.int64)


def _frozen(dataset: Dataset) -> Dataset:
    arrays = [dataset.inputs, dataset.targets, dataset.train, dataset.test]
    for array in (*arrays, *(dataset.scale or ())):
        array.flags.writeable = False
    return dataset
