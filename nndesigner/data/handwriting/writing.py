"""How hands differ: one style written many times, never twice alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.data.handwriting.styles import Style


@dataclass(frozen=True)
class Hand:
    """By how much writings of a style differ: standard deviations unless said otherwise.

    Lengths are in heights of the digit. `careless` are the least and the most by which a whole
    writing's noise is multiplied.
    """

    careless: tuple[float, float] = (0.4, 1.3)
    point: float = 0.06
    """Of each point of the skeleton by itself."""
    drift: float = 0.04
    """Of a point relative to the one before."""
    stroke: float = 0.05
    """Of a second stroke's place; ..."""
    stroke_size: float = 0.12
    """... and of the logarithm of its size."""
    end: float = 0.2
    """By which a stroke's first and last piece is longer or shorter than written."""
    height: float = 0.27
    """Of the logarithm of the power by which heights are bent: large or small heads."""
    taper: float = 0.27
    """By which the upper or the lower half is wider."""
    wobble: float = 0.016
    aspect: float = 0.75
    """Width by height, ..."""
    aspect_varies: float = 0.32
    """... and its logarithm's deviation."""
    slant: float = 0.12
    """Shear of an average hand to the right ..."""
    slant_varies: float = 0.26
    turn: float = 8.0
    """Degrees."""


CARELESS = Hand(careless=(0.8, 2.0), end=0.5, stroke_size=0.25, aspect_varies=0.4)
"""A hand in a hurry: hardly to be learnt from, but what it writes are digits."""

_WAVES = (1.5, 3.0, 5.0)
"""Waves of the wobble along a whole writing."""


def write(style: Style, count: int, rng: np.random.Generator, hand: Hand) -> FloatArray:
    """Return writings of a style: float32 `(count, samples, 2)`, about 1 high, around 0."""
    careless: FloatArray = rng.uniform(*hand.careless, (count, 1, 1)).astype(np.float32)
    points = style.points + careless * _unsteady(style, count, rng, hand)
    _move_strokes(points, style, rng, hand)
    _change_ends(points, style, rng, hand)
    line = style.curve @ points
    x, y = _proportioned(line[..., 0] - np.float32(0.5), line[..., 1], rng, hand)
    _wobble(x, y, rng, hand.wobble * careless[..., 0])
    return _leaning(x, y, rng, hand)


def _normal(
    rng: np.random.Generator, deviation: float, shape: tuple[int, ...], mean: float = 0.0
) -> FloatArray:
    values: FloatArray = rng.standard_normal(shape, np.float32)
    values *= np.float32(deviation)
    values += np.float32(mean)
    return values


def _unsteady(style: Style, count: int, rng: np.random.Generator, hand: Hand) -> FloatArray:
    """Return by how much each point of the skeleton is off `(count, points, 2)`."""
    shape = (count, len(style.points), 2)
    drift = np.cumsum(_normal(rng, hand.drift, shape), axis=1)
    drift -= drift.mean(axis=1, keepdims=True)
    off: FloatArray = _normal(rng, hand.point, shape) + np.float32(0.5) * drift
    return off


def _move_strokes(points: FloatArray, style: Style, rng: np.random.Generator, hand: Hand) -> None:
    """Put the second and further strokes elsewhere, larger or smaller."""
    for number in range(1, style.strokes):
        part = style.stroke == number
        size = np.exp(_normal(rng, hand.stroke_size, (len(points), 1, 1)))
        middle = points[:, part].mean(axis=1, keepdims=True)
        place = middle + _normal(rng, hand.stroke, (len(points), 1, 2))
        points[:, part] = place + (points[:, part] - middle) * size


def _change_ends(points: FloatArray, style: Style, rng: np.random.Generator, hand: Hand) -> None:
    """Make the first and the last piece of each stroke longer or shorter."""
    for number in range(style.strokes):
        own = np.flatnonzero(style.stroke == number)
        for end, next_one in ((own[0], own[1]), (own[-1], own[-2])):
            longer = _normal(rng, hand.end * 0.6, (len(points), 1))
            points[:, end] += longer * (points[:, end] - points[:, next_one])


def _proportioned(
    x: FloatArray, y: FloatArray, rng: np.random.Generator, hand: Hand
) -> tuple[FloatArray, FloatArray]:
    """Return lines with a larger or smaller head, wider above or below, narrow or wide."""
    count = (len(x), 1)
    power = np.exp(_normal(rng, hand.height, count))
    y = np.where(y > 0, np.clip(y, 0.0, 1.3) ** power, y)
    y -= np.float32(0.5)
    x = x * (1 + _normal(rng, hand.taper, count) * y)
    x *= np.float32(hand.aspect) * np.exp(_normal(rng, hand.aspect_varies, count))
    return x, y


def _wobble(x: FloatArray, y: FloatArray, rng: np.random.Generator, wobble: FloatArray) -> None:
    """Let lines shake by `wobble (n, 1)`, in place."""
    along = np.linspace(0, 2 * np.pi, x.shape[1], dtype=np.float32)
    for waves in _WAVES:
        for line in (x, y):
            phase = rng.uniform(0, 2 * np.pi, (len(x), 1)).astype(np.float32)
            line += wobble * _normal(rng, 1.0, (len(x), 1)) * np.sin(waves * along + phase)


def _leaning(x: FloatArray, y: FloatArray, rng: np.random.Generator, hand: Hand) -> FloatArray:
    """Return lines `(count, samples, 2)`, slanted and turned."""
    count = (len(x), 1)
    x = x - _normal(rng, hand.slant_varies, count, hand.slant) * y
    angle = np.deg2rad(_normal(rng, hand.turn, count))
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.stack([x * cosine - y * sine, x * sine + y * cosine], axis=-1)
