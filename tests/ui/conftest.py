"""Fixtures of the window's tests."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from nndesigner.ui.main_window import MainWindow
from tests.windows import MakeWindow


@pytest.fixture
def window(qtbot: QtBot, make_window: MakeWindow) -> MainWindow:
    """A window with nothing but what it opens with."""
    window = make_window()
    with qtbot.waitExposed(window):
        window.show()
    return window
