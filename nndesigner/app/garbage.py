"""Python's cycle collector, kept to the GUI thread: what it finds may be widgets."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 400


class GarbageCollector(QObject):
    """Looks for unreachable cycles now and then, always in the thread it was made in.

    By itself Python looks for them in whatever thread allocates most, the training's or a
    job's, and would destroy widgets and items of the canvas there: Qt crashes then.
    """

    def __init__(self, parent: QObject) -> None:
        """Turn the automatic search off and begin to search here."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation whose turn it is, as Python would have."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
