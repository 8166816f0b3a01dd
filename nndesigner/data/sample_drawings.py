"""Ten digits as a person draws them on the pad, for the demo, the first start and the tests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nndesigner.core.project import Drawing, Stroke

_Points = Sequence[tuple[int, int]]

_POINTS_PER_CURVE = 5
"""Points sampled between two of the points written below; a hand gives about as many."""

# Points each stroke goes through, in the pad's 0..280; a point written twice is a corner.
_SHAPES: dict[int, tuple[_Points, ...]] = {
    0: (
        (
            *((152, 44), (116, 52), (88, 94), (79, 150), (92, 205), (130, 237), (171, 222)),
            *((197, 176), (200, 120), (183, 71), (150, 46), (138, 47)),
        ),
    ),
    1: (((100, 104), (128, 78), (153, 44), (153, 44), (150, 110), (147, 178), (146, 240)),),
    2: (
        (
            *((88, 94), (98, 60), (134, 43), (174, 57), (186, 95), (164, 138), (122, 186)),
            *((82, 231), (82, 231), (118, 226), (160, 231), (206, 226)),
        ),
    ),
    3: (
        (
            *((88, 66), (124, 43), (168, 51), (182, 86), (160, 120), (122, 134), (122, 134)),
            *((168, 142), (194, 178), (180, 221), (134, 241), (82, 221)),
        ),
    ),
    4: (
        ((126, 44), (106, 102), (76, 164), (76, 164), (140, 163), (208, 156)),
        ((167, 106), (163, 172), (157, 243)),
    ),
    5: (
        (
            *((108, 52), (103, 88), (96, 128), (96, 128), (132, 114), (176, 131), (191, 176)),
            *((166, 223), (120, 239), (78, 220)),
        ),
        ((107, 53), (150, 51), (196, 45)),
    ),
    6: (
        (
            *((168, 44), (128, 76), (98, 130), (87, 186), (108, 230), (152, 237), (184, 204)),
            *((174, 164), (136, 152), (102, 176), (93, 200)),
        ),
    ),
    7: (
        ((78, 60), (136, 58), (199, 52), (199, 52), (168, 112), (140, 180), (124, 243)),
        ((104, 150), (146, 146), (190, 140)),
    ),
    8: (
        (
            *((179, 72), (142, 43), (101, 62), (105, 104), (146, 136), (182, 180), (168, 226)),
            *((128, 241), (92, 217), (100, 173), (142, 134), (178, 102), (181, 74)),
        ),
    ),
    9: (
        (
            *((184, 82), (152, 48), (108, 57), (91, 97), (107, 134), (147, 137), (178, 108)),
            *((186, 76), (186, 76), (184, 140), (170, 200), (140, 238), (96, 236)),
        ),
    ),
}


def _stroke(points: _Points) -> Stroke:
    sampled = [point for piece in _pieces(points) for point in _curve(piece)]
    return (*sampled, (float(points[-1][0]), float(points[-1][1])))


def _pieces(points: _Points) -> Iterator[_Points]:
    """Split a stroke at its corners."""
    first = 0
    for place, (here, there) in enumerate(pairwise(points), start=1):
        if here == there:
            yield points[first:place]
            first = place
    yield points[first:]


def _curve(points: _Points) -> Iterator[tuple[float, float]]:
    """Sample a Catmull-Rom curve through the points, all but its last point."""
    padded = (points[0], *points, points[-1])
    for number in range(len(points) - 1):
        before, start, end, after = padded[number : number + 4]
        for step in range(_POINTS_PER_CURVE):
            t = step / _POINTS_PER_CURVE
            x, y = (_cubic(before[axis], start[axis], end[axis], after[axis], t) for axis in (0, 1))
            yield round(x, 1), round(y, 1)


def _cubic(before: float, start: float, end: float, after: float, t: float) -> float:
    """Return the uniform Catmull-Rom spline between `start` and `end` (Catmull, Rom 1974)."""
    return 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )


SAMPLE_DRAWINGS: dict[int, Drawing] = {
    digit: tuple(_stroke(points) for points in strokes) for digit, strokes in _SHAPES.items()
}
"""One drawing for each digit 0..9, in the pad's space of 0..280."""
