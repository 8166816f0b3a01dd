"""A real main window, and hands to use it with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings

from nndesigner.main import create_main_window
from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import Hands


@pytest.fixture
def window(qtbot, store: QSettings) -> Iterator[MainWindow]:
    """The window as it opens, painted, with plots and data loaded."""
    window = create_main_window(store)
    window.session.set_pace("full")
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        window.show()
    window.view.fit()
    qtbot.wait(20)
    yield window
    window.files.ask_unsaved = lambda: "discard"
    window.close()
    window.deleteLater()


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)
