"""How soon the answer follows the pen: from a mouse move to the bars painted, and for a number."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from nndesigner.core import edits
from nndesigner.core.project import Drawing
from nndesigner.ui.panels.seen import SeenPanel
from tests.benchmarks.canvas.clock import paint_now, spin
from tests.benchmarks.drawing.hand import Hand
from tests.benchmarks.drawing.strokes import Written, placed, side_by_side
from tests.benchmarks.drawing.training import wait_for

MOVE_EVERY_S = 0.008
"""A mouse tells where it is 125 times a second."""

_PATIENCE_S = 0.5
_DIGITS = 5
_ENDLESS = 1_000_000
_WARM_UP_S = 3.0
_SETTLE_S = 0.3


class Painted(QObject):
    """Notes that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def moves(hand: Hand, drawings: Sequence[Written], count: int) -> list[float]:
    """Return the seconds from each of so many mouse moves to the frame with its new bars.

    Moves come as from a mouse, 8 ms after one another or when the last frame is there.
    Waiting for an answer ends after half a second, which then is what counts.
    """
    painted = Painted(hand.window.sample.prediction.bars)
    seconds: list[float] = []
    for number, written in enumerate(drawings):
        for stroke in placed(written.strokes, number):
            hand.begin(stroke[0])
            paint_now(hand.pad)
            for point in _apart(stroke):
                seconds.append(_moved(hand, painted, point))
                spin(max(0.0, MOVE_EVERY_S - seconds[-1]))
            hand.lift(stroke[-1])
        hand.wipe()
        spin(0.02)
        if len(seconds) >= count:
            break
    hand.window.sample.prediction.bars.removeEventFilter(painted)
    return seconds


def moves_with_steps(hand: Hand, drawings: Sequence[Written], count: int) -> list[float]:
    """Return `moves` with the dock "What it sees" in view, its steps open."""
    window = hand.window
    window.docks.by_name["seenDock"].raise_()
    spin(_SETTLE_S)
    panel = window.later.seen.ensure()
    assert isinstance(panel, SeenPanel)
    panel.open_steps(opened=True)
    spin(_SETTLE_S)
    seconds = moves(hand, drawings, count)
    window.docks.by_name["inspectorDock"].raise_()
    spin(_SETTLE_S)
    return seconds


def moves_while_training(hand: Hand, drawings: Sequence[Written], count: int) -> list[float]:
    """Return `moves` beside a training run at full pace, which then is given up."""
    window = hand.window
    training = edits.set_training(
        window.document.design, epochs=_ENDLESS, patience=0, time_limit=0.0
    )
    window.document.edit("Epochs", training)
    before = window.session.project
    window.session.set_pace("full")
    assert window.session.train()
    wait_for(window.session.snapshot, 120_000)
    spin(_WARM_UP_S)
    seconds = moves(hand, drawings, count)
    assert window.session.active
    window.session.abandon()
    window.document.change("Back", window.document.project.with_(state=before.state))
    return seconds


def numbers(hand: Hand, drawings: Sequence[Written], count: int) -> tuple[list[float], float]:
    """Return the seconds from lifting the pen off a five-digit number to its answer painted.

    And the share of such numbers that is read correctly, in percent.
    """
    seconds: list[float] = []
    correct = 0
    for first in range(0, min(count * _DIGITS, len(drawings) - _DIGITS + 1), _DIGITS):
        five = drawings[first : first + _DIGITS]
        row = side_by_side([placed(written.strokes, 0) for written in five])
        seconds.append(_last_stroke(hand, row))
        correct += hand.shown() == "".join(str(written.digit) for written in five)
        hand.wipe()
        spin(0.01)
    return seconds, 100.0 * correct / max(1, len(seconds))


def _last_stroke(hand: Hand, drawing: Drawing) -> float:
    for stroke in drawing[:-1]:
        hand.stroke(stroke)
    *points, last = drawing[-1]
    hand.begin(points[0] if points else last)
    for point in points[1:]:
        hand.move(point)
    spin(0.05)
    begin, before = perf_counter(), hand.answers
    hand.move(last)
    hand.lift(last)
    while hand.answers == before and perf_counter() - begin < _PATIENCE_S:
        QApplication.processEvents()
    paint_now(hand.pad)
    return perf_counter() - begin


def _moved(hand: Hand, painted: Painted, point: Sequence[float]) -> float:
    answers, before = hand.answers, painted.count
    begin = perf_counter()
    hand.move(point)
    while perf_counter() - begin < _PATIENCE_S:
        QApplication.processEvents()
        if hand.answers > answers and painted.count > before:
            break
    return perf_counter() - begin


def _apart(stroke: Sequence[Sequence[float]]) -> list[Sequence[float]]:
    """Return the points of a stroke that are another pixel than the one before."""
    kept: list[Sequence[float]] = []
    last = stroke[0]
    for point in stroke[1:]:
        if max(abs(point[0] - last[0]), abs(point[1] - last[1])) >= 3.0:
            kept.append(point)
            last = point
    return kept
