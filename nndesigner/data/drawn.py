"""The data set "drawn": the person's own labelled drawings, as pictures of 28 x 28."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.edits.classes import DRAWN, DRAWN_SHAPE
from nndesigner.core.errors import DataError
from nndesigner.core.project import Drawing, Example
from nndesigner.core.training import DataReference
from nndesigner.data.held_back import held_back
from nndesigner.data.look import Look
from nndesigner.data.rendered import rendered


def spec(reference: DataReference) -> DataSpec:
    """Return what the data set of these classes looks like, whatever was drawn yet.

    Raises DataError `too_few_classes`: fewer than two cannot be told apart.
    """
    if len(reference.classes) < 2:
        raise DataError("too_few_classes")
    return DataSpec(DRAWN, DRAWN_SHAPE, reference.classes, len(reference.classes))


def load(reference: DataReference, examples: Sequence[Example]) -> Dataset:
    """Return the drawings of the reference's classes, split class by class.

    Of each class about `test_fraction` of the drawings are for testing, as `held_back` says: a
    drawing stays on its side whatever is drawn later. Raises DataError `too_few_classes`, or
    `nothing_drawn` while no drawing has one of the classes.
    """
    found = spec(reference)
    numbers = {name: number for number, name in enumerate(found.classes)}
    known = [example for example in examples if example.label in numbers]
    if not known:
        raise DataError("nothing_drawn")
    inputs = vectors(tuple(example.drawing for example in known), DRAWN_SHAPE)
    targets = np.array([numbers[example.label] for example in known], np.int64)
    held: list[int] = []
    for number in range(len(numbers)):
        of_class = np.flatnonzero(targets == number)
        drawings = [known[place].drawing for place in of_class]
        chosen = held_back(drawings, reference.test_fraction, reference.split_seed)
        held += of_class[chosen].tolist()
    test = np.array(sorted(held), np.int64)
    train = np.setdiff1d(np.arange(len(known)), test)
    for array in (inputs, targets, train, test):
        array.flags.writeable = False
    return Dataset(found, inputs, targets, train, test)


def vectors(
    drawings: Sequence[Drawing], shape: tuple[int, ...], look: Look | None = None
) -> FloatArray:
    """Return drawings as a network reads them: float32 `(drawings, pixels)`.

    They look as `look` says, or as is usual. Raises DataError as `normalise.drawing_to_input`.
    """
    return rendered(drawings, shape, look)
