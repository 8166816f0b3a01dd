"""A hand that draws on the pad of a real window, and eyes that read the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from nndesigner.app.prediction import Prediction
from nndesigner.core.project import Drawing
from nndesigner.ui.main_window import MainWindow
from tests.benchmarks.drawing.strokes import PAD
from tests.ui.panels.pad_places import sheet_rect

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
_PLAIN = Qt.KeyboardModifier.NoModifier
_PEN_MS = 10
"""Time from one point to the next: a tablet reports its pen 100 times a second."""

_PATIENCE_S = 1.0


class Hand:
    """Presses, moves and lifts the mouse on the pad, at whole pixels as a mouse does."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.pad = window.sample.pad
        self._now = 0
        self._answers = 0
        window.predictor.predicted.connect(self._count)

    @property
    def prediction(self) -> Prediction | None:
        """Return what the network says of the drawing of now."""
        return self.window.predictor.prediction

    @property
    def answers(self) -> int:
        """Return how often the network has said something."""
        return self._answers

    def draw(self, drawing: Drawing) -> None:
        """Draw strokes given in the pad's units, and wait for the answer."""
        for stroke in drawing[:-1]:
            self.stroke(stroke)
        self.begin(drawing[-1][0])
        for point in drawing[-1][1:]:
            self.move(point)
        before = self._answers
        self.lift(drawing[-1][-1])
        QApplication.processEvents()
        patience = perf_counter() + _PATIENCE_S
        while self._answers == before and perf_counter() < patience:
            QApplication.processEvents()

    def stroke(self, points: Iterable[Sequence[float]]) -> None:
        """Draw one stroke from pressing to lifting."""
        first, *others = points
        self.begin(first)
        for point in others:
            self.move(point)
        self.lift(others[-1] if others else first)

    def begin(self, point: Sequence[float]) -> None:
        self._send(QEvent.Type.MouseButtonPress, point, _LEFT, _LEFT)

    def move(self, point: Sequence[float]) -> None:
        self._send(QEvent.Type.MouseMove, point, _NONE, _LEFT)

    def lift(self, point: Sequence[float]) -> None:
        self._send(QEvent.Type.MouseButtonRelease, point, _LEFT, _NONE)

    def wipe(self) -> None:
        """Clear the pad with the key for it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.pad, QKeyEvent(kind, Qt.Key.Key_Delete, _PLAIN))
        assert not self.pad.drawing()

    def shown(self) -> str:
        """Return the answer as the panel shows it in large type."""
        return self.window.sample.prediction.predicted_digit.text()

    def _count(self, _prediction: object) -> None:
        self._answers += 1

    def _send(
        self,
        kind: QEvent.Type,
        point: Sequence[float],
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
    ) -> None:
        sheet = sheet_rect(self.pad)
        scale = sheet.width() / PAD
        local = QPointF(round(sheet.x() + point[0] * scale), round(sheet.y() + point[1] * scale))
        event = QMouseEvent(kind, local, self.pad.mapToGlobal(local), button, buttons, _PLAIN)
        self._now += _PEN_MS
        event.setTimestamp(self._now)
        QApplication.sendEvent(self.pad, event)
