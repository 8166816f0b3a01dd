"""What was read of the drawings: how much of it correctly, and how sure it was said to be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from nndesigner.app.prediction import Prediction
from tests.benchmarks.drawing.hand import Hand
from tests.benchmarks.drawing.strokes import Written, placed

BINS = 15
_TELL_EVERY_S = 10.0


@dataclass(frozen=True)
class Reading:
    """One drawing: what it is, what the panel said in large type, and how sure it was (0..1).

    `decided` is the most probable class, also where the panel says "?" because the drawing is
    unlike anything learnt; of what was taken for a number all of its digits.
    """

    digit: str
    writer: str
    said: str
    decided: str
    sure: float

    @property
    def correct(self) -> bool:
        return self.said == self.digit

    @property
    def decided_correctly(self) -> bool:
        return self.decided == self.digit


def replay(hand: Hand, drawings: Sequence[Written]) -> Iterator[Reading]:
    """Draw every digit on the pad, read the answer from the panel, and wipe the pad."""
    told = perf_counter()
    for number, written in enumerate(drawings):
        hand.draw(placed(written.strokes, number))
        said = hand.shown(), decided(hand.prediction), sure(hand.prediction)
        yield Reading(str(written.digit), written.writer, *said)
        hand.wipe()
        if perf_counter() - told > _TELL_EVERY_S:
            told = perf_counter()
            print(f"  {number + 1} of {len(drawings)} drawn", file=sys.stderr, flush=True)


def decided(prediction: Prediction | None) -> str:
    """Return the most probable class, or the digits of a number; "" without an answer."""
    if prediction is None:
        return ""
    if prediction.number:
        return "".join(digit.label for digit in prediction.number)
    return prediction.label or ""


def sure(prediction: Prediction | None) -> float:
    """Return the probability of the most probable class."""
    shares = None if prediction is None else prediction.probabilities
    return 0.0 if shares is None else float(np.max(shares))


def accuracy(readings: Sequence[Reading]) -> float:
    """Return the share read correctly, in percent."""
    return 100.0 * float(np.mean([reading.correct for reading in readings]))


def by(readings: Sequence[Reading], key: Callable[[Reading], str]) -> dict[str, list[Reading]]:
    """Return the readings in groups, sorted by name."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        groups.setdefault(key(reading), []).append(reading)
    return {name: groups[name] for name in sorted(groups, key=lambda name: (len(name), name))}


def calibration_error(readings: Sequence[Reading]) -> float:
    """Return the expected calibration error in percent, over 15 bins of equal width.

    Of the most probable class and its probability, whatever stands in large type.
    C. Guo et al., "On calibration of modern neural networks" (2017), equation 3.
    """
    shares = np.array([reading.sure for reading in readings])
    correct = np.array([reading.decided_correctly for reading in readings], float)
    bins = np.clip(np.ceil(shares * BINS).astype(int) - 1, 0, BINS - 1)
    gaps = [abs(float((correct - shares)[bins == k].sum())) for k in range(BINS)]
    return 100.0 * sum(gaps) / len(readings)


def confusions(readings: Sequence[Reading], most: int = 10) -> list[tuple[str, str, int]]:
    """Return what was taken for what how often, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for reading in readings:
        if not reading.correct:
            key = (reading.digit, reading.said)
            counts[key] = counts.get(key, 0) + 1
    order = sorted(counts, key=lambda key: (-counts[key], key))
    return [(*key, counts[key]) for key in order[:most]]
