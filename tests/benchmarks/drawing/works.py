"""The work of one process: a template trained, drawn on, and timed; and what must be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.canvas.clock import percentile
from tests.benchmarks.canvas.report import Result
from tests.benchmarks.drawing import latency
from tests.benchmarks.drawing.hand import Hand
from tests.benchmarks.drawing.reading import (
    Reading,
    accuracy,
    by,
    calibration_error,
    confusions,
    replay,
)
from tests.benchmarks.drawing.strokes import Written
from tests.benchmarks.drawing.training import (
    Trained,
    open_template,
    open_window,
    train,
    wait_until_known,
)

WORST = 10
AT_ONCE = 20
"""Numbers read right after the training."""


@dataclass(frozen=True)
class Must:
    """What a template has to reach: percent of drawings read, percent of its own test samples."""

    read: float
    own_test: float | None = None
    seconds: float | None = None
    kiloparameters: float | None = None


MUST = {
    "digits": Must(95.0, 97.5, 60.0, 200.0),
    "handwriting-cnn": Must(96.5),
    "mnist-mlp": Must(95.5, 98.0),
    "mnist-cnn": Must(97.5, 99.2),
}


def measured(name: str, drawings: Sequence[Written], moves: int) -> Iterator[Result]:
    """Open, train and try a template; yield figure after figure."""
    window = open_window()
    open_template(window, name)
    trained = train(window)
    hand = Hand(window)
    # while the app still learns which drawings are none of what the network has learnt
    seconds, _share = latency.numbers(hand, drawings, AT_ONCE)
    yield from training(name, trained)
    yield Result(name, "five digits at once, median", 1000 * median(seconds), at_most=30.0)
    yield Result(name, "five digits at once, p99", percentile(seconds, 99), at_most=30.0)
    wait_until_known(window)
    yield from read(name, list(replay(hand, drawings)))
    yield from timed(name, hand, drawings, moves)
    window.session.abandon()
    window.session.shutdown()


def training(name: str, trained: Trained) -> Iterator[Result]:
    """Yield what the training took, and how good it made the network on its own test samples."""
    must = MUST.get(name, Must(0.0))
    most = must.kiloparameters
    yield Result(name, "training", trained.seconds, "s", at_most=must.seconds)
    yield Result(name, "epochs", trained.epochs, "")
    yield Result(name, "parameters", trained.parameters / 1000, "thousand", at_most=most)
    if trained.own_test is not None:
        own = 100 * trained.own_test
        yield Result(name, "own test samples", own, "%", at_least=must.own_test)


def read(name: str, readings: Sequence[Reading]) -> Iterator[Result]:
    """Yield how much was read correctly: in all, by digit, by writer; and how honestly."""
    must = MUST.get(name, Must(0.0))
    yield Result(name, "drawings", len(readings), "")
    yield Result(name, "read correctly", accuracy(readings), "%", at_least=must.read or None)
    decided = 100 * sum(reading.decided_correctly for reading in readings) / len(readings)
    yield Result(name, "most probable class correct", decided, "%")
    doubted = 100 * sum("?" in reading.said for reading in readings) / len(readings)
    yield Result(name, "called unlike anything learnt", doubted, "%")
    split = 100 * sum(len(reading.decided) > 1 for reading in readings) / len(readings)
    yield Result(name, "taken for several digits", split, "%")
    error = calibration_error(readings)
    yield Result(name, "calibration error (ECE)", error, "%", at_most=3.0)
    for digit, group in by(readings, lambda reading: reading.digit).items():
        yield Result(name, f"digit {digit}", accuracy(group), "%")
    writers = by(readings, lambda reading: reading.writer)
    shares = {writer: accuracy(group) for writer, group in writers.items()}
    for writer, share in shares.items():
        yield Result(name, f"writer {writer}", share, "%")
    worst = sorted(shares, key=lambda writer: shares[writer])[:WORST]
    for place, writer in enumerate(worst, 1):
        yield Result(name, f"worst {place}: writer {writer}", shares[writer], "%")
    for digit, said, count in confusions(readings):
        yield Result(name, f"{digit} read as {said or 'nothing'}", count, "times")


def timed(name: str, hand: Hand, drawings: Sequence[Written], moves: int) -> Iterator[Result]:
    """Yield how soon the answer follows the pen, without and with a training run beside it."""
    ways = {
        "": latency.moves,
        ", steps shown": latency.moves_with_steps,
        ", training": latency.moves_while_training,
    }
    for when, measure in ways.items():
        seconds = measure(hand, drawings, moves)
        middle, late = 1000 * median(seconds), percentile(seconds, 99)
        yield Result(name, f"move to bars{when}, median", middle, at_most=6.0)
        yield Result(name, f"move to bars{when}, p99", late, at_most=16.0)
    seconds, share = latency.numbers(hand, drawings, max(4, moves // 20))
    yield Result(name, "five digits, read correctly", share, "%")
    yield Result(name, "five digits, median", 1000 * median(seconds), at_most=30.0)
    yield Result(name, "five digits, p99", percentile(seconds, 99), at_most=30.0)
