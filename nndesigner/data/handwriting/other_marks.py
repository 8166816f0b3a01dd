"""Marks that are no digits, made in code: what a network for digits is not to take for one.

Showing a detector of strangers some of them makes it wary of others it never saw: D. Hendrycks,
M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure", 2019.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nndesigner.core.arrays import FloatArray
from nndesigner.data.handwriting.styles import Skeleton, Style, parsed, style_of, styles
from nndesigner.data.handwriting.writing import Hand, write
from nndesigner.data.paths import Paths, even_paths, joined

POINTS = 72
_HEIGHT = np.float32(200.0)
_GROUPS = 32
"""Random shapes of one kind; each is written several times, never twice alike."""

_SYMMETRICAL = (0, 1, 8)
"""Digits that are others, or themselves, when turned."""

_LINE = ((0.0, 0.5, False), (1.0, 0.5, False))


def other_marks(count: int, seed: int) -> Paths:
    """Return about `count` marks as paths of 72 points, never fewer than 5.

    Letters and shapes, closed shapes with parts inside, lines at random, curls, digits turned on
    their side, and digits with something else in, on, above or beside them. Some happen to look
    like digits.
    """
    rng = np.random.default_rng(seed)
    parts = [part for kind, share in _SHARES for part in kind(max(1, round(share * count)), rng)]
    return joined(parts)


def _letters(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    for style, number in _dealt(count, _shapes(), rng):
        yield _paths(write(style, number, rng, Hand()), style.first)


@cache
def _shapes() -> tuple[Style, ...]:
    from nndesigner.data.handwriting.skeletons_of_others import SKELETONS

    return tuple(parsed(SKELETONS))


def _filled(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    """Yield closed shapes, round or cornered, with dots, bars and arcs inside."""
    shapes = [_filled_style(rng) for _ in range(_GROUPS)]
    for style, number in _dealt(count, shapes, rng):
        yield _paths(write(style, number, rng, Hand()), style.first)


def _filled_style(rng: np.random.Generator) -> Style:
    corners, cornered = int(rng.integers(3, 11)), bool(rng.random() < 0.5)
    uneven = 0.2 if cornered else 0.08
    turn = rng.uniform(0, 2 * np.pi) + np.linspace(0, 2 * np.pi, corners, endpoint=False)
    angle = turn + rng.normal(0, uneven, corners)
    radius = 0.5 + rng.normal(0, uneven / 2, corners)
    around = [
        (0.5 + float(r * np.cos(a)), 0.5 + float(r * np.sin(a)), cornered)
        for r, a in zip(radius, angle, strict=True)
    ]
    inside = [_part_inside(rng) for _ in range(int(rng.integers(1, 5)))]
    return style_of(-1, "", 1.0, [(*around, around[0]), *inside])


def _part_inside(rng: np.random.Generator) -> Skeleton:
    middle, way = rng.uniform(0.25, 0.75, 2), rng.uniform(0, np.pi)
    length = float(rng.choice((0.01, 0.2, 0.3)))  # a dot, a short or a long one
    along = length * np.array((np.cos(way), np.sin(way)))
    bent = middle + float(rng.normal(0, 0.4)) * np.array((-along[1], along[0]))
    points = (middle - along, bent, middle + along)
    return tuple((float(x), float(y), False) for x, y in points)


def _random_lines(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    shapes = [_random_style(rng) for _ in range(_GROUPS)]
    for style, number in _dealt(count, shapes, rng):
        yield _paths(write(style, number, rng, Hand(point=0.12)), style.first)


def _random_style(rng: np.random.Generator) -> Style:
    strokes = int(rng.choice((1, 1, 2, 2, 3, 4)))
    cornered = bool(rng.random() < 0.5)
    skeletons: list[Skeleton] = []
    for _ in range(strokes):
        points = rng.random((int(rng.integers(2, 6) if strokes > 1 else rng.integers(3, 9)), 2))
        skeletons.append(tuple((float(x), float(y), cornered) for x, y in points))
    return style_of(-1, "", 1.0, skeletons)


def _curls(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    """Yield spirals, and closed lines with dents and corners."""
    turn = np.linspace(0, 1, 3 * POINTS)
    spirals = (count + 1) // 2
    ways = rng.choice((-1, 1), (spirals, 1)) * rng.uniform(1.6, 4.0, (spirals, 1))
    angle = 2 * np.pi * (ways * turn + rng.random((spirals, 1)))
    yield _paths(_round(turn ** rng.uniform(0.6, 1.2, (spirals, 1)), angle, rng))
    closed = count - spirals
    if not closed:
        return
    angle = 2 * np.pi * (turn + rng.random((closed, 1)))
    waves = rng.integers(2, 6, (closed, 1))
    dents = rng.uniform(0.25, 0.6, (closed, 1)) * np.abs(np.cos(waves / 2 * angle + 1.0))
    yield _paths(_round(1 - dents, angle, rng))


def _round(radius: FloatArray, angle: FloatArray, rng: np.random.Generator) -> FloatArray:
    flat = rng.uniform(0.7, 1.2, (len(angle), 1))
    shape: FloatArray = np.stack([radius * np.cos(angle) * flat, radius * np.sin(angle)], axis=-1)
    return (shape / 2).astype(np.float32)


def _turned_digits(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    for style, number in _dealt(count, _turnable(), rng):
        lines = write(style, number, rng, Hand())
        way = rng.choice(np.array((-1, 1), np.float32), (number, 1))
        yield _paths(np.stack([way * lines[..., 1], -way * lines[..., 0]], axis=-1), style.first)


def _turnable() -> list[Style]:
    return [style for style in styles() if style.digit not in _SYMMETRICAL]


def _overlaid(count: int, rng: np.random.Generator) -> Iterator[Paths]:
    """Yield digits with another one on, above or beside them, or with a line beside them.

    No line through or under them: a 7 may have one.
    """
    known = styles()
    line = style_of(-1, "", 1.0, [_LINE])
    for group in range(_GROUPS):
        one = known[int(rng.integers(len(known)))]
        other = line if group % 4 == 0 else known[int(rng.integers(len(known)))]
        number = count * (group + 1) // _GROUPS - count * group // _GROUPS
        if not number:
            continue
        size = rng.uniform(0.3, 1.0, (number, 1, 1)).astype(np.float32)
        away = _places(number, group, rng)
        second = size * write(other, number, rng, Hand()) + away
        both = np.concatenate([write(one, number, rng, Hand()), second], axis=1)
        yield _paths(both, np.append(one.first, other.first + one.curve.shape[0]))


def _places(number: int, group: int, rng: np.random.Generator) -> FloatArray:
    """Return where the second one is: within, above or below, to the left or to the right."""
    at = rng.normal(0, 0.15, (number, 1, 2))
    if group % 4 == 0:
        at[..., 0] += rng.choice((-1, 1), (number, 1)) * rng.uniform(0.5, 1.1, (number, 1))
    elif group % 2:
        at[..., 1] += rng.choice((-1, 1), (number, 1)) * rng.uniform(0.8, 1.3, (number, 1))
    return at.astype(np.float32)


def _dealt(
    count: int, known: list[Style] | tuple[Style, ...], rng: np.random.Generator
) -> list[tuple[Style, int]]:
    """Return how many of each style there are to be: about equally many, `count` in all."""
    numbers = rng.multinomial(count, np.full(len(known), 1 / len(known)))
    return [(one, int(number)) for one, number in zip(known, numbers, strict=True) if number]


def _paths(lines: FloatArray, first: NDArray[np.intp] | None = None) -> Paths:
    starts = np.zeros(1, np.intp) if first is None else first
    return even_paths(lines * _HEIGHT, starts, POINTS)


_SHARES = (
    (_letters, 0.6),
    (_filled, 0.15),
    (_random_lines, 0.08),
    (_curls, 0.05),
    (_turned_digits, 0.08),
    (_overlaid, 0.04),
)
