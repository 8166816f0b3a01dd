"""Invented shapes, drawn by code with a shaky hand: no two of a kind are alike."""

from __future__ import annotations

import itertools
from math import cos, pi, sin
from random import Random

from nndesigner.core.project import Drawing

SHAPES = ("circle", "triangle", "cross")


def drawn(shape: str, seed: int) -> Drawing:
    """Return one drawing of a shape: turned, stretched, moved and shaky."""
    random = Random(f"{shape} {seed}")
    turn, size = random.gauss(0, 0.12), random.uniform(0.5, 1.1)
    across, down = (size * random.uniform(0.85, 1.15) for _ in range(2))
    left, top = (140 + random.gauss(0, 15) for _ in range(2))

    def placed(x: float, y: float) -> tuple[float, float]:
        x, y = x * across, y * down
        x, y = cos(turn) * x - sin(turn) * y, sin(turn) * x + cos(turn) * y
        return _in_pad(left + x + random.gauss(0, 2)), _in_pad(top + y + random.gauss(0, 2))

    return tuple(tuple(placed(*point) for point in stroke) for stroke in _ideal(shape, random))


def _ideal(shape: str, random: Random) -> list[list[tuple[float, float]]]:
    if shape == "circle":
        start = random.uniform(0, 2 * pi)
        angles = [start + 6.4 * step / 30 for step in range(31)]
        return [[(80 * cos(angle), 80 * sin(angle)) for angle in angles]]
    if shape == "triangle":
        return [_line((0, -80), (80, 70), (-80, 70), (0, -80))]
    return [_line((-70, -70), (70, 70)), _line((70, -70), (-70, 70))]


def _line(*corners: tuple[float, float]) -> list[tuple[float, float]]:
    found = []
    for (x0, y0), (x1, y1) in itertools.pairwise(corners):
        found += [(x0 + (x1 - x0) * step / 12, y0 + (y1 - y0) * step / 12) for step in range(13)]
    return found


def _in_pad(number: float) -> float:
    return round(min(max(number, 0.0), 280.0), 2)
