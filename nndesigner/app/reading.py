"""Numbers of several digits: a drawing is taken apart, and each digit made ready to be read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import Design, InputLayer
from nndesigner.core.project import Drawing
from nndesigner.data.apart import apart
from nndesigner.data.specks import specks

_DIGITS = frozenset("0123456789")

MOST_DIGITS = 20
"""Read at once: each takes time with every move of the pen. What is more stays whole."""

_DOT = 5.0
"""Of the pad's 280 units: less than half of a thin pen's width."""


Render = Callable[[Drawing, tuple[int, ...]], FloatArray]
"""Makes a picture `(pixels,)` of a shape of a drawing."""


@dataclass(frozen=True)
class ReadDigit:
    """One digit of a number: what it is read as, how probable that is, and where it stands.

    `probability` is None where outputs are no probabilities; `strange` as in `Prediction`;
    `left`, `right` are its ends in the pad's units.
    """

    label: str
    probability: float | None
    strange: bool
    left: float
    right: float


@dataclass(frozen=True, eq=False)
class Parts:
    """The digits of a drawing in reading order, each with its picture: `samples (n, pixels)`.

    `latest` is the one with the last stroke. `left_out` are the strokes that are but specks.
    """

    drawings: tuple[Drawing, ...]
    samples: FloatArray
    latest: int
    left_out: Drawing = ()


class Reader:
    """Takes drawings apart, and keeps the pictures of digits that did not change."""

    def __init__(self) -> None:
        self._known: dict[tuple[Drawing, tuple[int, ...]], FloatArray] = {}
        self._asked: object = None
        self._last: Parts | None = None

    def parts(
        self, drawing: Drawing, shape: tuple[int, ...], render: Render, *, number: bool
    ) -> Parts:
        """Return the digits of a drawing, or the whole of it unless a `number` can be meant.

        Specks are left out of numbers alone: elsewhere they may be what makes an i of a line.
        """
        asked = drawing, shape, number
        # asked for the same when the pen is lifted as when it moved last
        if self._last is None or asked != self._asked:
            self._last = self._parts(drawing, shape, render, number=number)
            self._asked = asked
        return self._last

    def forget(self) -> None:
        """Render all anew next time: pictures are made in another way from now on."""
        self._known, self._last = {}, None

    def _parts(
        self, drawing: Drawing, shape: tuple[int, ...], render: Render, *, number: bool
    ) -> Parts:
        gone = frozenset(specks(drawing) if number else ())
        left_out = tuple(drawing[place] for place in sorted(gone))
        if gone:
            drawing = tuple(one for place, one in enumerate(drawing) if place not in gone)
        drawings = apart(drawing) if number and len(drawing) > 1 else (drawing,)
        if len(drawings) > MOST_DIGITS:
            drawings = (drawing,)
        if len(drawings) < 2:
            self._known = {}
            return Parts((drawing,), render(drawing, shape)[np.newaxis], 0, left_out)
        known, self._known = self._known, {}
        for part in drawings:
            key = part, shape
            found = known.get(key)
            self._known[key] = render(part, shape) if found is None else found
        samples = np.stack([self._known[part, shape] for part in drawings])
        last = max(range(len(drawings)), key=lambda i: _last_place(drawings[i], drawing))
        return Parts(drawings, samples, last, left_out)


def reads_numbers(design: Design | None) -> bool:
    """Tell whether a design tells digits apart, so that several make a number."""
    last = design.output if design is not None else None
    return last is not None and len(last.classes) > 1 and are_digits(last.classes)


def are_digits(classes: Collection[str]) -> bool:
    """Tell whether classes are digits, as far as there are any."""
    return set(classes) <= _DIGITS


def are_several(drawing: Drawing) -> bool:
    """Tell whether a drawing is several things side by side."""
    return len(apart(drawing)) > 1


def for_entry(samples: FloatArray, entry: InputLayer) -> FloatArray:
    """Return pictures `(n, pixels)` as an input layer takes them: grey in every colour plane."""
    shape = entry.shape
    if len(shape) == 3 and shape[0] == 3 and entry.units == 3 * samples.shape[1]:
        return np.tile(samples, (1, 3))
    return samples


def ends(drawing: Drawing) -> tuple[float, float]:
    """Return the least and the largest x of a drawing."""
    across = [point[0] for stroke in drawing for point in stroke]
    return min(across), max(across)


def is_dot(drawing: Drawing) -> bool:
    """Tell whether a drawing is but a dot: too small to have a shape."""
    if not drawing:
        return False
    x, y = drawing[0][0][:2]
    # ends at the first point away from there: there may be thousands
    return all(
        abs(point[0] - x) < _DOT and abs(point[1] - y) < _DOT
        for stroke in drawing
        for point in stroke
    )


def _last_place(part: Drawing, drawing: Drawing) -> int:
    return next(
        place
        for place in range(len(drawing) - 1, -1, -1)
        if any(stroke is drawing[place] for stroke in part)
    )
