"""Fixtures for all tests; the platform is chosen before Qt is imported."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QThread, QTranslator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nndesigner.app import jobs
from nndesigner.app.training_run import wait_for_unfinished
from tests.crashes import pytest_handlecrashitem, pytest_terminal_summary

if TYPE_CHECKING:
    from nndesigner.ui.main_window import MainWindow
    from tests.windows import MakeWindow

__all__ = ["pytest_handlecrashitem", "pytest_terminal_summary"]

_MUCH_GARBAGE = 20_000
_PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def qapp_cls():  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QApplication

    return QApplication


@pytest.fixture(scope="session")
def qapp(qapp_cls, qapp_args, pytestconfig):  # type: ignore[no-untyped-def]
    """The application as the app itself makes it: Fusion style and name included."""
    from nndesigner.main import create_app

    app = create_app(qapp_args)
    gc.freeze()  # what is there now stays: looking at it after each test would take too long
    return app


@pytest.fixture(scope="session", autouse=True)
def _no_downloads(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Look for downloads where there are none: whether a person has some must not matter."""
    os.environ["NNDESIGNER_CACHE"] = str(tmp_path_factory.mktemp("no-downloads"))


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    """An empty settings file of the test's own."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture(autouse=True)
def _english_afterwards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take back what a window does to the whole application: its language."""
    yield
    app = QCoreApplication.instance()
    if "qapp" in request.fixturenames and app is not None:
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """A robot that is patient, and keeps its widgets until Qt deletes them.

    pytest-qt keeps weak references only. What a test has forgotten is garbage to Python then,
    whose collector empties objects in any order before Qt has ended with them.
    """
    widgets: list[QWidget] = []
    add = qtbot.addWidget

    def keep(widget: QWidget, **options: Any) -> None:
        widgets.append(widget)
        add(widget, **options)

    monkeypatch.setattr(qtbot, "addWidget", keep)
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        monkeypatch.setattr(qtbot, name, partial(_patiently, getattr(qtbot, name)))
    yield qtbot
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _patiently(wait: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """Wait longer than a test asks for: what comes late on a slow machine is no failure."""
    if not options.get("raising", True):  # assertNotEmitted: nothing is to come
        return wait(*arguments, **options)
    return wait(*arguments, **options | {"timeout": max(options.get("timeout", 0), _PATIENCE_MS)})


@pytest.fixture
def make_window(qtbot: QtBot, store: QSettings) -> Iterator[MakeWindow]:
    """Make main windows, which are ended however the test ends; none asks before it closes."""
    from nndesigner.main import create_main_window

    made: list[MainWindow] = []

    def make(settings: QSettings | None = None) -> MainWindow:
        window = create_main_window(settings or store)
        window.files.ask_unsaved = lambda: "discard"
        made.append(window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def pytest_runtest_logfinish() -> None:
    """Do what the app's timer does, which has no time to in most tests.

    Only now pytest has let go of the test's fixtures. What is left is libraries, caches: they
    are not to be looked at after each test.
    """
    if QCoreApplication.instance() is not None or gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def _no_thread_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a QThread running: at exit it would abort the process."""
    yield
    if "qapp" not in request.fixturenames:
        return
    assert jobs.wait_for_all(_PATIENCE_MS / 1000)
    assert wait_for_unfinished(_PATIENCE_MS / 1000)
    running = [
        thread for thread in gc.get_objects() if isinstance(thread, QThread) and _is_running(thread)
    ]
    assert not running, f"threads still running: {running}"


def _is_running(thread: QObject) -> bool:
    try:
        return (
            isinstance(thread, QThread)
            and thread.isRunning()
            and (thread is not QThread.currentThread())
        )
    except RuntimeError:  # its C++ part is gone already
        return False
