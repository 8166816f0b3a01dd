"""The person's own drawings: named, corrected, given away; what the network makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.app import datasets, looks
from nndesigner.app.deciding import is_no_digit, is_strange
from nndesigner.app.reading import reads_numbers
from nndesigner.core.edits.classes import DRAWN
from nndesigner.core.errors import DataError
from nndesigner.core.labels import clean_label
from nndesigner.core.project import Drawing, Example, Point, Project, Stroke
from nndesigner.core.shapes import structure

if TYPE_CHECKING:
    from nndesigner.app.known_marks import Known
    from nndesigner.core.arrays import FloatArray
    from nndesigner.core.design import Design
    from nndesigner.engine.network import Network

MOST_EXAMPLES = 10_000
MOST_POINTS = 1_000
"""Kept of one drawing: more would show nothing more."""

MOST_BYTES = 26 * 2**20
"""Of all drawings in a project file, which takes 32 MB, written in the longest way."""

_POINT_BYTES, _STROKE_BYTES, _EXAMPLE_BYTES = 21, 3, 28
"""[280.01,280.01,0.01],  and [],  and {"label":"","drawing":[]},  in JSON."""

_SIZE = 280.0
_CHUNK = 512


def add(project: Project, label: str, drawing: Drawing) -> Project:
    """Return the project with a drawing named; one that is there already gets the new name.

    Raises DataError `no_label`, `empty_drawing` or `too_many_drawings` (limit).
    """
    label = _label(label)
    drawing = kept(drawing)
    if not drawing:
        raise DataError("empty_drawing")
    before = [number for number, one in enumerate(project.examples) if one.drawing == drawing]
    if before:
        return relabel(project, before, label)
    return _with(project, (*project.examples, Example(label, drawing)))


def add_many(project: Project, examples: Sequence[Example]) -> tuple[Project, int]:
    """Return the project with these examples as well, and how many of them were new.

    Drawings that are there already keep the name they have, and of a drawing that comes twice
    the first name counts. Raises as `add`. Many take some tenths of a second: for a thread.
    """
    known = {one.drawing for one in project.examples}
    new: dict[Drawing, str] = {}
    for example in examples:
        drawing = kept(example.drawing)
        if drawing and drawing not in known:
            new.setdefault(drawing, _label(example.label))
    if not new:
        return project, 0
    added = tuple(Example(label, drawing) for drawing, label in new.items())
    return _with(project, (*project.examples, *added)), len(added)


def relabel(project: Project, numbers: Collection[int], label: str) -> Project:
    """Return the project with some examples named otherwise; numbers count from 0.

    Raises DataError `no_label`.
    """
    label = _label(label)
    wanted = frozenset(numbers)
    examples = tuple(
        Example(label, one.drawing) if number in wanted else one
        for number, one in enumerate(project.examples)
    )
    return project if examples == project.examples else project.with_(examples=examples)


def remove(project: Project, numbers: Collection[int]) -> Project:
    """Return the project without some examples; numbers count from 0."""
    gone = frozenset(numbers)
    examples = tuple(one for number, one in enumerate(project.examples) if number not in gone)
    return project if len(examples) == len(project.examples) else project.with_(examples=examples)


def rename_label(examples: Sequence[Example], label: str, new: str) -> tuple[Example, ...]:
    """Return examples with every `label` called `new`."""
    return tuple(Example(new, one.drawing) if one.label == label else one for one in examples)


def without_label(examples: Sequence[Example], label: str) -> tuple[Example, ...]:
    """Return examples without those of a label."""
    return tuple(one for one in examples if one.label != label)


def counts(project: Project) -> dict[str, int]:
    """Return how many drawings each label has: the network's classes first, then others."""
    found = Counter(one.label for one in project.examples)
    order = dict.fromkeys((*classes(project.design), *sorted(found)))
    return {label: found[label] for label in order}


def classes(design: Design) -> tuple[str, ...]:
    """Return the classes a drawing can have: those of the output layer, or of the own data."""
    if design.data.name == DRAWN and design.data.classes:
        return design.data.classes
    return design.output.classes if design.output is not None else ()


def kept(drawing: Drawing) -> Drawing:
    """Return a drawing as it is kept: in the square, finite, with at most `MOST_POINTS` points.

    Numbers have two decimals: finer than any pen, and half as long in a file.
    What was drawn beside the square, on wider paper, is moved into it, and made smaller where
    it has no room there. Of more points every second, third ... is left out, never the ends of
    a stroke.
    """
    found = [
        tuple(point for point in stroke if all(map(isfinite, point)))
        for stroke in drawing[: MOST_POINTS // 2]
    ]
    return tuple(_thinned(_in_square([stroke for stroke in found if stroke])))


@dataclass(frozen=True)
class Said:
    """What the network says of one drawing: the class, and whether the pad shows it, or "?"."""

    label: str
    sure: bool = True


@dataclass(frozen=True)
class Tally:
    """Of so many, `right` are read correctly; of `unsure` no class is said; others are wrong."""

    right: int
    total: int
    unsure: int = 0

    @property
    def wrong(self) -> int:
        return self.total - self.right - self.unsure

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True)
class Measured:
    """How a network reads the person's drawings and the test samples; None where there are none."""

    own: Tally | None
    test: Tally | None


def answers(project: Project, doubts: Doubts | None = None) -> tuple[Said | None, ...]:
    """Return what the network says of each own drawing, None where it cannot tell. For a thread.

    Nothing is doubted without `doubts`. Raises EngineError or DataError if the design cannot be
    computed.
    """
    return _answers(_network(project), project, doubts)


def measure(project: Project, doubts: Doubts | None = None) -> Measured:
    """Measure a network on the own drawings it has classes for, and the test samples. Slow.

    Raises as `answers`, and if the design cannot be computed with its data.
    """
    network = _network(project)
    known = classes(project.design)
    said = [
        (answer, one.label)
        for answer, one in zip(_answers(network, project, doubts), project.examples, strict=True)
        if one.label in known and answer is not None
    ]
    return Measured(_tally(said) if said else None, _of_test(network, project))


class Doubts:
    """Which drawings the pad answers with "?": those unlike anything learnt, whatever the weights.

    Each is looked at once: that takes a millisecond. Not for several threads at once.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[tuple[Drawing, int], bool] = {}

    def doubted(self, drawing: Drawing, sample: FloatArray, label: str, *, number: bool) -> bool:
        """Tell it of a drawing and its picture; `label` is the likeliest class.

        `number` tells that the network reads numbers: then a dot is nothing, and digits above
        one another are none.
        """
        inked = tuple(stroke for stroke in drawing if stroke)
        if number and is_no_digit(inked, label) is not None:
            return True
        key = drawing, hash(sample.tobytes())
        if key not in self._found:
            self._found[key] = is_strange(self._known.unlike(sample, inked))
        return self._found[key]


def _tally(said: Sequence[tuple[Said, str]]) -> Tally:
    right = sum(one.sure and one.label == label for one, label in said)
    return Tally(right, len(said), sum(not one.sure for one, _ in said))


def same_network(one: Project, other: Project) -> bool:
    """Tell whether the weights of one project fit the other's design."""
    return structure(one.design) == structure(other.design)


def _network(project: Project) -> Network:
    from nndesigner.engine.network import compile_design

    network = compile_design(project.design)
    network.set_state(project.state)
    return network


def _answers(network: Network, project: Project, doubts: Doubts | None) -> tuple[Said | None, ...]:
    entry, last = project.design.input, project.design.output
    if entry is None or last is None or not last.classes or not project.examples:
        return (None,) * len(project.examples)
    drawings = tuple(one.drawing for one in project.examples)
    pictures = looks.pictures(project, drawings)
    labels = [last.classes[number] for number in _decided(network, pictures)]
    if doubts is None:
        return tuple(map(Said, labels))
    number = reads_numbers(project.design)
    return tuple(
        Said(label, not doubts.doubted(drawing, sample, label, number=number))
        for label, drawing, sample in zip(labels, drawings, pictures, strict=True)
    )


def _of_test(network: Network, project: Project) -> Tally | None:
    dataset = datasets.load_for(project)
    if not dataset.test.size or not dataset.spec.classes:
        return None
    said = _decided(network, dataset.inputs[dataset.test])
    right = int((np.array(said) == dataset.targets[dataset.test]).sum())
    return Tally(right, len(said))


def _decided(network: Network, inputs: FloatArray) -> list[int]:
    from nndesigner.engine.blas import limit_blas_threads
    from nndesigner.engine.targets import decide

    found: list[int] = []
    with limit_blas_threads():
        for start in range(0, len(inputs), _CHUNK):
            scores = network.scores(inputs[start : start + _CHUNK])
            found += decide(scores, network.loss.threshold).tolist()
    return found


def _with(project: Project, examples: tuple[Example, ...]) -> Project:
    if len(examples) > MOST_EXAMPLES or sum(map(_bytes_of, examples)) > MOST_BYTES:
        raise DataError("too_many_drawings", limit=MOST_EXAMPLES)
    return project.with_(examples=examples)


def _bytes_of(example: Example) -> int:
    """Return how long an example can be in a project file, its numbers rounded."""
    strokes, label = example.drawing, len(example.label.encode()) + example.label.count('"')
    points = sum(map(len, strokes))
    return label + _EXAMPLE_BYTES + _STROKE_BYTES * len(strokes) + _POINT_BYTES * points


def _label(text: str) -> str:
    label = clean_label(text)
    if not label:
        raise DataError("no_label")
    return label


def _thinned(strokes: list[Stroke]) -> list[Stroke]:
    """Return strokes, at most `MOST_POINTS // 2`, with at most `MOST_POINTS` points."""
    count = sum(map(len, strokes))
    if count <= MOST_POINTS:
        return strokes
    # The ends of each stroke stay, two points; of the others as many as there is room for.
    inner = sum(max(0, len(stroke) - 2) for stroke in strokes)
    room = MOST_POINTS - sum(min(2, len(stroke)) for stroke in strokes)
    thin: list[Stroke] = []
    for stroke in strokes:
        between = stroke[1:-1]
        number = len(between) * room // inner
        chosen = (between[place * len(between) // number] for place in range(number))
        thin.append((*stroke[:1], *chosen, *stroke[1:][-1:]))
    return thin


def _in_square(strokes: list[Stroke]) -> list[Stroke]:
    places = [point for stroke in strokes for point in stroke]
    if all(0 <= number <= _SIZE for point in places for number in point[:2]):
        return [tuple(_rounded(point) for point in stroke) for stroke in strokes]
    (left, right), (top, bottom) = (
        (min(point[axis] for point in places), max(point[axis] for point in places))
        for axis in (0, 1)
    )
    scale = min(1.0, _SIZE / max(right - left, bottom - top, 1e-6))
    across, down = _offset(left, right, scale), _offset(top, bottom, scale)

    def moved(point: Point) -> Point:
        x, y = scale * point[0] + across, scale * point[1] + down
        return _rounded((_bounded(x), _bounded(y), *point[2:]))

    return [tuple(map(moved, stroke)) for stroke in strokes]


def _offset(low: float, high: float, scale: float) -> float:
    """Return the least shift that brings a scaled range into the square."""
    low, high = low * scale, high * scale
    if low < 0:
        return -low
    return min(0.0, _SIZE - high)


def _bounded(number: float) -> float:
    return min(max(number, 0.0), _SIZE)


def _rounded(point: Point) -> Point:
    return tuple(round(number, 2) for number in point)
