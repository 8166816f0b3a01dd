"""What the strokes of known drawings look like, and how much another drawing is none of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.app import datasets
from nndesigner.app.courtesy import considerate
from nndesigner.app.trained_drawings import trained_examples
from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.project import Drawing, Example, Project

if TYPE_CHECKING:
    from nndesigner.data.handwriting.writing import Hand
    from nndesigner.engine.novelty import Familiar
    from nndesigner.engine.outliers import OutlierDetector

_DIGITS, _OTHERS, _OWN, _OF_OWN_OTHERS = 12_000, 9_000, 4_000, 6_000
"""Drawings made to learn from: of digits, of other marks; of own classes, of all else."""

_DIGITS_AMONG_OTHERS = 0.25

_SOME = 2000
"""Own drawings that others are compared with, to leave out which look the same."""

_FEWEST_VARIATIONS, _MOST_VARIATIONS = 4, 400
_TAUGHT_SHARE = 0.1
"""Variations of digits the person has taught, as a share of all digits learnt from."""

_KNOWN = 0.98
"""How many of the known drawings are to be accepted, half of them careless ones."""

_AT_ONCE = 500
"""Drawings compared at a time: what that needs stays in a cache."""

_SEED = 2**33
_PIECE = 2000
"""Drawings made at a time: between two of them the work can rest."""

_PIECES_OF_A_KIND = 1000
"""By so much the seeds of different kinds differ, and those of their pieces by one."""

_LEARNING = Lock()
"""Who asks for what is just being learnt waits for it instead of learning it as well."""

Features = tuple[FloatArray, IntArray]
"""Of drawings `(n, features)`, and which class each is, counted from 0."""


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

    Of the person's own drawings those count that the network was trained on. None where the
    strokes behind its pictures are not known: it learns neither digits nor own drawings.
    """
    with _LEARNING:
        return _learnt_of(project)


def _learnt_of(project: Project) -> OutlierDetector | None:
    data, examples = project.design.data, trained_examples(project)
    if data.name == DRAWN and data.path is None:
        return _of_own(tuple(one for one in examples if one.label in data.classes))
    spec = datasets.spec_of(data)
    if spec is None or not spec.is_digits:
        return None
    return _of_digits(tuple(one for one in examples if one.label in spec.classes))


@lru_cache(maxsize=2)
def _of_digits(taught: tuple[Example, ...]) -> OutlierDetector:
    from nndesigner.data.handwriting.writing import CARELESS, Hand
    from nndesigner.engine.outliers import OutlierDetector

    rest = considerate()
    half = _DIGITS // 2
    parts = [_digits(half, 0, Hand(), rest), _digits(half, 1, CARELESS, rest)]
    others = _others(_OTHERS, rest)
    count = round(_TAUGHT_SHARE * _DIGITS)
    drawn = _some(taught, count // _FEWEST_VARIATIONS)
    if drawn:
        own = _variations(drawn, [int(one.label) for one in drawn], count)
        others = _without(others, own[0], taught)
        parts.append(own)
    known, kinds = (np.concatenate(part) for part in zip(*parts, strict=True))
    return OutlierDetector(known, kinds, others, known=_KNOWN, pause=rest)


@lru_cache(maxsize=2)
def _of_own(examples: tuple[Example, ...]) -> OutlierDetector | None:
    from nndesigner.data.handwriting.writing import Hand
    from nndesigner.engine.outliers import OutlierDetector

    rest = considerate()
    drawn = _some(examples, _OWN // _FEWEST_VARIATIONS)
    if not drawn:
        return None
    labels = sorted({one.label for one in drawn})
    known, kinds = _variations(drawn, [labels.index(one.label) for one in drawn], _OWN)
    count = round(_DIGITS_AMONG_OTHERS * _OF_OWN_OTHERS)
    digits, _ = _digits(count, 0, Hand(), rest)
    others = np.concatenate([_others(_OF_OWN_OTHERS - count, rest), digits])
    others = _without(others, known, examples)
    return OutlierDetector(known, kinds, others, known=_KNOWN, pause=rest)


def _digits(count: int, kind: int, hand: Hand, rest: Callable[[], None]) -> Features:
    """Return generated digits of a hand, resting between pieces."""
    from nndesigner.data import handwriting
    from nndesigner.data.directions import directions

    features, digits = [], []
    for number, size in _pieces(count, kind):
        paths, labels = handwriting.strokes(size, number, hand)
        rest()
        features.append(directions(paths))
        digits.append(labels)
        rest()
    return np.concatenate(features), np.concatenate(digits)


def _others(count: int, rest: Callable[[], None]) -> FloatArray:
    """Return other marks, resting between pieces."""
    from nndesigner.data.directions import directions
    from nndesigner.data.handwriting.other_marks import other_marks

    found: list[FloatArray] = []
    for seed, size in _pieces(count, 2):
        paths = other_marks(size, seed)
        rest()
        found.append(directions(paths))
        rest()
    return np.concatenate(found)


def _pieces(count: int, kind: int) -> list[tuple[int, int]]:
    """Return a seed and a size for each piece of so many drawings."""
    first = _SEED + kind * _PIECES_OF_A_KIND
    sizes = [min(_PIECE, count - done) for done in range(0, count, _PIECE)]
    return [(first + number, size) for number, size in enumerate(sizes)]


def _variations(examples: Sequence[Example], kinds: Sequence[int], count: int) -> Features:
    """Return about so many variations of drawings, of each equally many."""
    from nndesigner.data.directions import directions
    from nndesigner.data.varied import POINTS, varied

    random = np.random.default_rng(_SEED)
    each = min(max(_FEWEST_VARIATIONS, count // len(examples)), _MOST_VARIATIONS)
    made = [directions(varied(one.drawing, each, random, POINTS)) for one in examples]
    # in turn, so that any part has variations of every drawing
    mixed: FloatArray = np.stack(made, axis=1).reshape(-1, made[0].shape[1])
    return mixed, np.tile(np.array(kinds, np.int64), each)


def _without(others: FloatArray, known: FloatArray, examples: Sequence[Example]) -> FloatArray:
    """Return other marks but those as near to a drawing as half of its variations are."""
    from nndesigner.data.directions import directions
    from nndesigner.data.paths import path_of
    from nndesigner.data.strokes import lines

    drawn = _some(examples, _SOME)
    own = np.concatenate([directions(path_of(lines(one.drawing))) for one in drawn])
    near = float(np.median(_nearest(known, own)))
    return others[_nearest(others, own) > near]


def _some(examples: Sequence[Example], most: int) -> list[Example]:
    """Return the examples with any ink, or so many of them from all over the list."""
    drawn = [one for one in examples if any(one.drawing)]
    return drawn[:: max(1, -(-len(drawn) // most))]


def _nearest(points: FloatArray, to: FloatArray) -> FloatArray:
    """Return the least squared distance of each point."""
    sizes = np.square(to).sum(axis=1)
    parts = [points[start : start + _AT_ONCE] for start in range(0, len(points), _AT_ONCE)]
    rest = [(sizes - 2 * part @ to.T).min(axis=1) for part in parts]
    nearest: FloatArray = np.concatenate(rest) + np.square(points).sum(axis=1)
    return nearest
