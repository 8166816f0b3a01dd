"""What tests say of the main windows they make."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSettings

from nndesigner.ui.main_window import MainWindow


class MakeWindow(Protocol):
    """The fixture `make_window`: a window with these settings, or with the test's own."""

    def __call__(self, settings: QSettings | None = None) -> MainWindow: ...
