"""A template opened and trained in the real window, as a person does it."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer, SignalInstance

from nndesigner.core import edits
from nndesigner.main import start_window
from nndesigner.ui.main_window import MainWindow
from tests.benchmarks.drawing.strokes import DATA

SIZE = (1480, 960)
_LONGEST_MS = 1_800_000
_MEASURED_MS = 60_000


@dataclass(frozen=True)
class Trained:
    """What training a template took and gave."""

    seconds: float
    epochs: float
    parameters: int
    own_test: float | None


def open_window() -> MainWindow:
    """Show the window as the app starts, with settings of its own."""
    folder = tempfile.mkdtemp(prefix="nndesigner-bench-")
    store = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
    _app, window = start_window(store)
    window.resize(*SIZE)
    window.files.ask_unsaved = lambda: "discard"
    wait_for(window.background.dataset_loaded, 60_000)
    return window


def open_template(window: MainWindow, name: str) -> None:
    """Choose File -> New from template; MNIST is opened from the folder of its files."""
    assert window.files.new(name)
    design = window.document.design
    if design.data.name == "mnist" and not design.data.path:
        folder = str((DATA / "mnist").absolute())
        window.document.edit("Choose data", edits.set_data(design, path=folder))
    assert not window.document.problems, window.document.problems


def train(window: MainWindow) -> Trained:
    """Press Train at full pace and wait until it is done and its test samples are measured."""
    measured: list[object] = []
    window.background.evaluated.connect(measured.append)
    window.session.set_pace("full")
    begun = perf_counter()
    window.actions_["Train"].trigger()
    assert window.session.active
    wait_for(window.session.stopped, _LONGEST_MS)
    seconds = perf_counter() - begun
    measured.clear()  # what was measured before is of other weights
    try:
        while not any(measured):  # None comes while there is nothing to measure
            wait_for(window.background.evaluated, _MEASURED_MS)
    except TimeoutError:
        print("the own test samples were not measured", file=sys.stderr)
    window.background.evaluated.disconnect(measured.append)
    project = window.document.project
    own = getattr(measured[-1], "accuracy", None) if measured else None
    count = sum(array.size for array in project.state.values())
    return Trained(seconds, project.history[-1].epoch, count, own)


def wait_until_known(window: MainWindow) -> None:
    """Wait until the app knows which drawings are unlike anything learnt, and doubts them.

    It learns that after a training, and hardly while somebody draws: who draws without a pause
    would be measured without any doubt.
    """
    if window.predictor.familiar is None:
        wait_for(window.predictor.familiar_changed, _MEASURED_MS)


def wait_for(signal: SignalInstance, most_ms: int) -> None:
    """Let the event loop run until a signal comes. Raises TimeoutError if it does not."""
    loop = QEventLoop()
    waiting = _Waiting(loop)
    signal.connect(waiting.come)
    QTimer.singleShot(most_ms, loop, loop.quit)
    loop.exec()
    signal.disconnect(waiting.come)
    if not waiting.came:
        raise TimeoutError(str(signal))


class _Waiting(QObject):
    def __init__(self, loop: QEventLoop) -> None:
        super().__init__(loop)
        self.came = False
        self._loop = loop

    def come(self, *_what: object) -> None:
        self.came = True
        self._loop.quit()
