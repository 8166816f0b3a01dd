"""What the strokes of known drawings look like, and how much another drawing is none of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.app import datasets
from nndesigner.core.arrays import FloatArray
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.project import Drawing, Project

if TYPE_CHECKING:
    from nndesigner.engine.novelty import Familiar
    from nndesigner.engine.outliers import OutlierDetector

_DIGITS, _OTHERS, _OWN, _OF_OWN_OTHERS = 12_000, 12_000, 4_000, 6_000
"""Drawings made to learn from: of digits, of other marks; of own classes, of all else."""

_DIGITS_AMONG_OTHERS = 0.25

_SOME = 2000
"""Own drawings that others are compared with, to leave out which look the same."""

_FEWEST_VARIATIONS, _MOST_VARIATIONS = 4, 400
_TAUGHT_SHARE = 0.1
"""Variations of digits the person has taught, as a share of all digits learnt from."""

_KNOWN = 0.992
"""How many of the known drawings are to be accepted, half of them careless ones."""

_AT_ONCE = 500
"""Drawings compared at a time: what that needs stays in a cache."""

_SEED = 2**33
_BREATH_EVERY_S, _BREATH_S = 0.008, 0.0003
"""A nap now and then lets the GUI thread in."""


@dataclass(frozen=True, eq=False)
class Known:
    """What a network has learnt from: as pictures, and as strokes where those are known."""

    familiar: Familiar
    marks: OutlierDetector | None = None

    def unlike(self, sample: FloatArray, drawing: Drawing = ()) -> float:
        """Return how much a sample `(features,)` is none of what was learnt from, 0..1.

        Above 0.5 it is strange. `drawing` are the strokes it was made of, if any.
        """
        share = self.familiar.share(sample)
        if self.marks is None:
            return share
        from nndesigner.data.directions import directions
        from nndesigner.data.paths import path_of
        from nndesigner.data.strokes import lines

        strokes = lines(drawing)
        if not strokes:
            return share
        return max(share, self.marks.share(directions(path_of(strokes))[0]))


def learn_marks(project: Project) -> OutlierDetector | None:
    """Return what tells a project's drawings from other marks. Takes seconds: for a thread.

    None where the strokes behind its pictures are not known: it learns neither digits nor
    drawings of the person's own.
    """
    data, examples = project.design.data, project.examples
    if data.name == DRAWN and data.path is None:
        own = tuple(one.drawing for one in examples if one.label in data.classes)
        return _of_own(own) if own else None
    spec = datasets.spec_of(data)
    if spec is None or not spec.is_digits:
        return None
    mixed = examples if project.design.training.examples else ()
    return _of_digits(tuple(one.drawing for one in mixed if one.label in spec.classes))


@lru_cache(maxsize=2)
def _of_digits(taught: tuple[Drawing, ...]) -> OutlierDetector:
    from nndesigner.data import handwriting
    from nndesigner.data.directions import directions
    from nndesigner.data.handwriting.other_marks import other_marks
    from nndesigner.data.handwriting.writing import CARELESS
    from nndesigner.engine.outliers import OutlierDetector

    half = _DIGITS // 2
    usual = handwriting.strokes(half, _SEED)
    careless = handwriting.strokes(half, _SEED + 1, CARELESS)
    known = np.concatenate([directions(usual[0]), directions(careless[0])])
    others = directions(other_marks(_OTHERS, _SEED))
    if any(map(any, taught)):
        own = _variations(taught, round(_TAUGHT_SHARE * _DIGITS))
        others = _without(others, own, taught)
        known = np.concatenate([known, own])
    return OutlierDetector(known, others, known=_KNOWN, pause=_breather())


@lru_cache(maxsize=2)
def _of_own(drawings: tuple[Drawing, ...]) -> OutlierDetector | None:
    from nndesigner.data import handwriting
    from nndesigner.data.directions import directions
    from nndesigner.data.handwriting.other_marks import other_marks
    from nndesigner.engine.outliers import OutlierDetector

    if not any(map(any, drawings)):
        return None
    digits = round(_DIGITS_AMONG_OTHERS * _OF_OWN_OTHERS)
    parts = other_marks(_OF_OWN_OTHERS - digits, _SEED), handwriting.strokes(digits, _SEED)[0]
    known = _variations(drawings, _OWN)
    others = _without(np.concatenate([directions(part) for part in parts]), known, drawings)
    return OutlierDetector(known, others, known=_KNOWN, pause=_breather())


def _variations(drawings: Sequence[Drawing], count: int) -> FloatArray:
    """Return about so many variations of drawings as features, of each equally many.

    Of very many drawings only some are varied.
    """
    from nndesigner.data.directions import directions
    from nndesigner.data.varied import POINTS, varied

    random = np.random.default_rng(_SEED)
    drawn = _some(drawings, count // _FEWEST_VARIATIONS)
    each = min(max(_FEWEST_VARIATIONS, count // len(drawn)), _MOST_VARIATIONS)
    made = [directions(varied(drawing, each, random, POINTS)) for drawing in drawn]
    # in turn, so that any part has variations of every drawing
    mixed: FloatArray = np.stack(made, axis=1).reshape(-1, made[0].shape[1])
    return mixed


def _without(others: FloatArray, known: FloatArray, drawings: Sequence[Drawing]) -> FloatArray:
    """Return other marks but those as near to a drawing as half of its variations are."""
    from nndesigner.data.directions import directions
    from nndesigner.data.paths import path_of
    from nndesigner.data.strokes import lines

    drawn = _some(drawings, _SOME)
    own = np.concatenate([directions(path_of(lines(drawing))) for drawing in drawn])
    near = float(np.median(_nearest(known, own)))
    return others[_nearest(others, own) > near]


def _some(drawings: Sequence[Drawing], most: int) -> list[Drawing]:
    """Return the drawings with any ink, or so many of them from all over the list."""
    drawn = [drawing for drawing in drawings if any(drawing)]
    return drawn[:: max(1, -(-len(drawn) // most))]


def _nearest(points: FloatArray, to: FloatArray) -> FloatArray:
    """Return the least squared distance of each point."""
    sizes = np.square(to).sum(axis=1)
    parts = [points[start : start + _AT_ONCE] for start in range(0, len(points), _AT_ONCE)]
    rest = [(sizes - 2 * part @ to.T).min(axis=1) for part in parts]
    nearest: FloatArray = np.concatenate(rest) + np.square(points).sum(axis=1)
    return nearest


def _breather() -> Callable[[], None]:
    last = time.perf_counter()

    def breathe() -> None:
        nonlocal last
        if time.perf_counter() - last > _BREATH_EVERY_S:
            time.sleep(_BREATH_S)
            last = time.perf_counter()

    return breathe
