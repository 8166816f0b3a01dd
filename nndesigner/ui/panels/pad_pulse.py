"""How often listeners hear of a drawing in progress: at once, but never more than they bear."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer

_LEAST_MS = 5
"""Between two moves told. A mouse reports up to every millisecond: more than anybody sees."""

_MOST_MS = 16
_SHARE = 2.0
"""Listeners get about half of the time: the rest is for painting what they changed."""


class Pulse(QObject):
    """Calls `tell` after each beat: the first one at once, those close to it together later."""

    def __init__(self, parent: QObject, tell: Callable[[], None]) -> None:
        super().__init__(parent)
        self._tell = tell
        self._pending = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fire)

    def beat(self) -> None:
        """Something changed."""
        self._pending = True
        if not self._timer.isActive():
            self._fire()

    def flush(self) -> None:
        """Tell now what was not told yet."""
        self._timer.stop()
        self._fire()

    def forget(self) -> None:
        """Tell nothing of what is pending."""
        self._pending = False

    def _fire(self) -> None:
        if not self._pending:
            return
        self._pending = False
        began = perf_counter()
        self._tell()
        took = (perf_counter() - began) * 1000
        pause = min(max(_SHARE * took, _LEAST_MS), _MOST_MS)
        self._timer.start(max(1, round(pause - took)))
