"""Handwritten digits made in code, in the styles people write them in all over the world."""

from __future__ import annotations

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray
from nndesigner.core.project import Drawing
from nndesigner.data.handwriting.styles import Style, styles
from nndesigner.data.handwriting.writing import Hand, write
from nndesigner.data.look import Look
from nndesigner.data.paths import Paths, even_paths, joined
from nndesigner.data.strokes import PAD_SIZE

POINTS = 72
"""Points that stand for a generated drawing."""

_HEIGHT = 200.0
"""Height of a digit in the pad's units."""

_PENS = (0.8, 1.36)
"""Least and most by which a generated drawing's pen is wider than the look's."""

_HAND = Hand()


def strokes(count: int, seed: int, hand: Hand = _HAND) -> tuple[Paths, IntArray]:
    """Return `count` drawings as paths, in random order, and their digits: int64 `(count,)`.

    Each digit comes equally often, its styles as often as people write them; `hand` is how they
    differ. The same numbers give the same drawings.
    """
    rng = np.random.default_rng(seed)
    parts, labels = [], []
    for style, number in _numbers(count, rng):
        written = write(style, number, rng, hand) * np.float32(_HEIGHT)
        parts.append(even_paths(written, style.first, POINTS))
        labels.append(np.full(number, style.digit, np.int64))
    if not parts:
        return Paths(np.empty((0, POINTS, 2), np.float32), np.empty(0, np.float32)), np.empty(
            0, np.int64
        )
    order = rng.permutation(count)
    return joined(parts)[order], np.concatenate(labels)[order]


def pictures(count: int, seed: int, look: Look) -> tuple[FloatArray, IntArray]:
    """Return generated drawings as a data set shows them: float32 `(count, pixels)`, digits.

    Rendered as drawings on the pad are, with pens of several widths. 20,000 take about a
    second: not for the GUI thread.
    """
    paths, labels = strokes(count, seed)
    pens = np.random.default_rng((seed, 1)).uniform(*_PENS, count)
    return look.render_many(paths, pens), labels


def drawing(digit: int, seed: int) -> Drawing:
    """Return one digit 0..9 as somebody draws it on the pad."""
    rng = np.random.default_rng((seed, digit))
    known = [style for style in styles() if style.digit == digit]
    shares = np.array([style.share for style in known])
    style = known[int(rng.choice(len(known), p=shares / shares.sum()))]
    line = write(style, 1, rng, _HAND)[0]
    low, high = line.min(axis=0), line.max(axis=0)
    scale = _HEIGHT / float((high - low).max())
    placed = (line - (low + high) / 2) * scale + PAD_SIZE / 2
    pieces = np.split(np.round(placed, 1), style.first[1:])
    return tuple(tuple((float(x), float(y)) for x, y in piece) for piece in pieces)


def _numbers(count: int, rng: np.random.Generator) -> list[tuple[Style, int]]:
    """Return how often each style is written; digits come equally often."""
    found: list[tuple[Style, int]] = []
    for digit in range(10):
        known = [style for style in styles() if style.digit == digit]
        shares = np.array([style.share for style in known])
        share = count * (digit + 1) // 10 - count * digit // 10
        numbers = rng.multinomial(share, shares / shares.sum())
        found += [(style, int(number)) for style, number in zip(known, numbers, strict=True)]
    return [(style, number) for style, number in found if number]
