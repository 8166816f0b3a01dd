"""Frames of a real window: what one costs, in all and in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

WARM_UP = 5


def spin(seconds: float) -> None:
    """Let the event loop run; unlike QTest.qWait it leaves Python's lock alone while it waits."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def paint_now(widget: QWidget) -> None:
    """Paint what is due, as the next frame would, and bring it to the window."""
    QApplication.processEvents()
    QApplication.sendEvent(widget.window(), QEvent(QEvent.Type.UpdateRequest))


def frame(widget: QWidget, change: Callable[[], object]) -> float:
    """Return the seconds of a change in the GUI thread and of painting what it changed."""
    begin = perf_counter()
    change()
    paint_now(widget)
    return perf_counter() - begin


def frames(widget: QWidget, changes: list[Callable[[], object]]) -> list[float]:
    """Return the seconds of each change with its frame, the first few left out."""
    return [frame(widget, change) for change in changes][WARM_UP:]


def percentile(seconds: list[float], share: float) -> float:
    """Return a percentile in milliseconds."""
    return round(float(np.percentile(np.array(seconds) * 1000, share)), 2)
