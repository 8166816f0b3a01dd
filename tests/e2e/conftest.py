"""A real main window, and hands to use it with."""

from __future__ import annotations

import pytest

from nndesigner.ui.main_window import MainWindow
from tests.e2e.hands import Hands
from tests.windows import MakeWindow


@pytest.fixture
def window(qtbot, make_window: MakeWindow) -> MainWindow:
    """The window as it opens, painted, with plots and data loaded."""
    window = make_window()
    window.session.set_pace("full")
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        window.show()
    window.view.fit()
    qtbot.wait(20)
    return window


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)
