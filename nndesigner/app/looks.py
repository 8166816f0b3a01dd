"""How the pictures a project learns from look, so that drawings are made to look the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import prod
from threading import RLock
from typing import TYPE_CHECKING

from nndesigner.app import datasets
from nndesigner.app.prediction import picture_read
from nndesigner.core.arrays import FloatArray
from nndesigner.core.edits.classes import DRAWN_SHAPE
from nndesigner.core.project import Drawing, Project
from nndesigner.data import drawn

if TYPE_CHECKING:
    from nndesigner.data.look import Look

_MOST = 8
_LOCK = RLock()
_learnt: dict[object, tuple[object, Look]] = {}
"""The latest looks, by data set and size, each with the state of the files it was learnt from."""


def look_for_project(project: Project) -> Look | None:
    """Return how the pictures of a project's data set are made, learnt from them; for a thread.

    None where drawings are no samples of that data: it has other numbers of inputs, or the
    network reads no picture. Slow, and raises DataError, as `datasets.load`.
    """
    spec = datasets.spec_of(project.design.data)
    shape = picture_read(project.design, spec)
    if spec is None or shape is None or prod(shape) != spec.inputs:
        return None
    key, stamp = (project.design.data, shape), datasets.stamp(project.design.data)
    with _LOCK:
        found = _learnt.get(key)
        if found is None or found[0] != stamp:
            found = stamp, _learn(project, shape)
            _learnt.pop(key, None)
            _learnt[key] = found
            while len(_learnt) > _MOST:
                del _learnt[next(iter(_learnt))]
        return found[1]


def known_look(project: Project) -> Look | None:
    """Return what `look_for_project` found last for such a project; None while it did not."""
    shape = picture_read(project.design)
    found = _learnt.get((project.design.data, shape))
    return found[1] if found is not None else None


def pictures(project: Project, drawings: Sequence[Drawing]) -> FloatArray:
    """Return drawings as the project's network reads them: `(drawings, pixels)`.

    Slow as `look_for_project`, and raises as that, or DataError `not_a_picture` (shape).
    """
    entry = project.design.input
    shape = entry.shape if entry is not None else DRAWN_SHAPE
    return drawn.vectors(drawings, shape, look_for_project(project))


def _learn(project: Project, shape: tuple[int, int]) -> Look:
    from nndesigner.data.look import look_of

    dataset = datasets.plain_for(project)
    # The columns of a table can be pixels: it is the input layer that says so.
    return look_of(replace(dataset, spec=replace(dataset.spec, input_shape=shape)))
