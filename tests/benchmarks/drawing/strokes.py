"""Drawings people made elsewhere, and where on the pad each would be drawn."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nndesigner.core.project import Drawing

DATA = Path(os.environ.get("NNDESIGNER_BENCHMARK_DATA", "../shared/data"))
STROKES = DATA / "pendigits" / "strokes-30-writers.json.gz"

PAD = 280.0
_SIZES = (150.0, 220.0)
"""How high or wide people draw one digit on the pad, whose frame is 180 wide and 220 high."""

_AWAY = 18.0
"""How far from the middle, at most, to each side."""

_TALLEST, _LOWEST = 2.2, 0.75
"""Digits of a number: how much higher than wide at most, and how much lower than usual."""

_SMALLEST = 2.0
"""Drawings smaller than this (in the file's units) are dots: they are not blown up."""


@dataclass(frozen=True)
class Written:
    """One digit as somebody wrote it: strokes of (x, y) in units of the file."""

    digit: int
    writer: str
    strokes: Drawing


def read(file: Path) -> list[Written]:
    """Return the drawings of a file. Raises OSError or ValueError if it cannot be read."""
    packed = file.read_bytes()
    text = gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
    return [_written(entry) for entry in json.loads(text)]


def some(drawings: Sequence[Written], every: int) -> list[Written]:
    """Return one of `every` so many drawings, of each writer as far as there are enough."""
    order = sorted(range(len(drawings)), key=lambda i: (drawings[i].writer, drawings[i].digit, i))
    return [drawings[i] for i in sorted(order[::every])]


def placed(strokes: Drawing, seed: int) -> Drawing:
    """Return strokes in the pad's units, as large and as far from its middle as people draw.

    The proportions stay; size and place differ from seed to seed and are the same for each.
    """
    random = np.random.default_rng(seed)
    low, high = _box(strokes)
    extent = max(float((high - low).max()), _SMALLEST)
    size = random.uniform(*_SIZES) if extent > _SMALLEST else extent
    middle = PAD / 2 + random.uniform(-_AWAY, _AWAY, 2)
    return _moved(strokes, size / extent, (low + high) / 2, middle)


def side_by_side(digits: Sequence[Drawing], gap: float = 14.0) -> Drawing:
    """Return several digits in a row across the pad, all as high as there is room for.

    A digit much wider than the others is as high as its own place allows.
    """
    slot = PAD / len(digits)
    boxes = [_box(strokes) for strokes in digits]
    sizes = [np.maximum(high - low, 1.0) for low, high in boxes]
    room = [min((slot - gap) * tall / wide, _TALLEST * (slot - gap)) for wide, tall in sizes]
    usual = max(min(room), _LOWEST * float(np.median(room)))
    row: list[Drawing] = []
    for number, (strokes, (low, high)) in enumerate(zip(digits, boxes, strict=True)):
        scale = min(usual, room[number]) / sizes[number][1]
        middle = np.array((slot * (number + 0.5), PAD / 2))
        row.append(_moved(strokes, scale, (low + high) / 2, middle))
    return tuple(stroke for strokes in row for stroke in strokes)


def _box(strokes: Drawing) -> tuple[np.ndarray, np.ndarray]:
    points = np.array([point for stroke in strokes for point in stroke], float)
    return points.min(axis=0), points.max(axis=0)


def _moved(strokes: Drawing, scale: float, middle: np.ndarray, to: np.ndarray) -> Drawing:
    return tuple(
        tuple(tuple(((np.array(point) - middle) * scale + to).tolist()) for point in stroke)
        for stroke in strokes
    )


def _written(entry: dict[str, object]) -> Written:
    strokes = entry["strokes"]
    assert isinstance(strokes, list)
    drawing = tuple(tuple((float(x), float(y)) for x, y, *_ in stroke) for stroke in strokes)
    return Written(int(str(entry["digit"])), str(entry["writer"]), drawing)
