"""What a network will be shown in training, as a few pictures of each kind, before it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nndesigner.app import datasets
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.project import Project

Kind = Literal["original", "augmented", "generated", "own"]


@dataclass(frozen=True, eq=False)
class ShownPictures:
    """Rows of pictures `(count, pixels)` of one `shape`, by what they are.

    "original" are samples of the data set, "augmented" the same changed as in training,
    "generated" handwriting that is mixed in, "own" the person's drawings.
    """

    shape: tuple[int, int]
    rows: tuple[tuple[Kind, FloatArray], ...]


def shown_pictures(project: Project, count: int) -> ShownPictures | None:
    """Return `count` pictures of each kind there is; None of data that are no pictures.

    Slow: for a thread. Raises DataError as `app.datasets.load_for`.
    """
    dataset = datasets.plain_for(project)
    if not dataset.spec.is_picture or not len(dataset.train):
        return None
    from nndesigner.data.augment import augmenter

    settings = project.design.training
    shape = (dataset.spec.input_shape[0], dataset.spec.input_shape[1])
    original = dataset.inputs[_some(dataset, count)]
    rows: list[tuple[Kind, FloatArray]] = [("original", original)]
    augment = augmenter(settings.augmentation, dataset.spec)
    if augment is not None:
        rows.append(("augmented", augment(original, np.random.default_rng(settings.seed))))
    if datasets.generated_for(project):
        rows.append(("generated", datasets.generated_like(project, count)))
    known = [one for one in project.examples if one.label in dataset.spec.classes]
    if settings.examples and known and project.design.data.name != DRAWN:
        latest = [one.drawing for one in known[-count:]]
        rows.append(("own", datasets.drawn_like(project, latest)))
    return ShownPictures(shape, tuple(rows))


def _some(dataset: Dataset, count: int) -> IntArray:
    """Return training samples, one of each class as far as that goes."""
    train = dataset.train
    if not dataset.spec.classes:
        return train[:count]
    targets = dataset.targets[train]
    firsts = [np.flatnonzero(targets == number)[:1] for number in range(len(dataset.spec.classes))]
    found = np.concatenate(firsts)[:count]
    return train[found] if len(found) else train[:count]
