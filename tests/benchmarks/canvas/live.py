"""A training whose weights and curves are watched: what that costs it, and how late the GUI is."""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from PySide6.QtCore import QSettings, Qt, QTimer

from nndesigner.app import datasets
from nndesigner.core import edits
from nndesigner.core.dataset import Dataset, DataSpec
from nndesigner.core.project import Project
from nndesigner.main import start_window
from nndesigner.ui.main_window import MainWindow
from tests.benchmarks.canvas import scenes
from tests.benchmarks.canvas.clock import percentile, spin
from tests.benchmarks.canvas.report import Result

TICK_MS = 16
_FILES = ("images-idx3-ubyte", "labels-idx1-ubyte")
ENDLESS = 1_000_000
MNIST = Path(os.environ.get("NNDESIGNER_BENCHMARK_DATA", "../shared/data")) / "mnist"


def training_live(count: int) -> Iterator[Result]:
    """Digits in the window as it starts, then 784-256-10 on MNIST where the files are."""
    folder = tempfile.mkdtemp(prefix="nndesigner-bench-")
    store = QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat)
    _app, window = start_window(store)
    window.resize(1366, 820)
    window.session.set_pace("full")
    rounds = max(1, count // 100)
    yield from _measured(window, "digits", rounds)
    if _show_mnist(window):
        yield from _measured(window, "mnist", rounds)
    window.session.abandon()
    window.session.shutdown()


def _measured(window: MainWindow, name: str, rounds: int) -> Iterator[Result]:
    """Take turns: some seconds watched, some seconds with nothing to look at."""
    document, session = window.document, window.session
    document.edit("Epochs", edits.set_training(document.design, epochs=ENDLESS))
    session.train()
    spin(4.0)
    late: list[float] = []
    ratios = []
    for _ in range(rounds):
        watched = _speed(window, 3.0, late)
        _watch(window, on=False)
        alone = _speed(window, 3.0, [])
        _watch(window, on=True)
        ratios.append(watched / alone)
    session.abandon()
    spin(0.5)
    scene = f"live_{name}"
    yield Result(scene, "speed of the trainer, watched", median(ratios), "of alone", at_least=0.9)
    yield Result(scene, "timer late, p99", percentile(late, 99), at_most=1.0)
    yield Result(scene, "timer late, max", percentile(late, 100), at_most=16.0)
    yield Result(
        scene, "timer late, share over 4 ms", 100 * float(np.mean(np.array(late) > 4e-3)), "%"
    )


def _watch(window: MainWindow, *, on: bool) -> None:
    """Show canvas and plots, or an empty window that still gets every report."""
    window.session.blockSignals(not on)
    spin(0.4)


def _speed(window: MainWindow, seconds: float, late: list[float]) -> float:
    """Return steps a second, and note how late a timer of 16 ms comes meanwhile."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(perf_counter()))
    timer.start(TICK_MS)
    begin, before = perf_counter(), _steps(window)
    spin(seconds)
    elapsed, done = perf_counter() - begin, _steps(window) - before
    timer.stop()
    late += np.maximum(0.0, np.diff(ticks) - TICK_MS / 1000).tolist()
    return done / elapsed


def _steps(window: MainWindow) -> int:
    run = window.session._run
    assert run is not None
    assert run.worker._trainer is not None
    return run.worker._trainer.step


def _show_mnist(window: MainWindow) -> bool:
    """Open 784-256-10 with MNIST's files; tell whether they are there."""
    if not MNIST.is_dir():
        return False
    pictures, labels = (_numbers(MNIST / f"train-{name}.gz") for name in _FILES)
    inputs = pictures[16:].reshape(-1, 784).astype(np.float32) / np.float32(255)
    every = np.arange(len(inputs))
    spec = DataSpec("digits", (28, 28), scenes.TEN)
    dataset = Dataset(spec, inputs, labels[8:].astype(np.int64), every, every[:1000])
    # The window knows its own data sets only: MNIST stands in for one of them.
    datasets.load = lambda _reference: dataset  # type: ignore[assignment]
    datasets.spec_of = lambda _reference: spec  # type: ignore[assignment]
    design = edits.set_data(scenes.mnist(), name="digits")
    window.document.replace(Project(edits.set_training(design, batch_size=64)))
    window.view.fit()
    return True


def _numbers(file: Path) -> np.ndarray:
    with gzip.open(file) as stream:
        return np.frombuffer(stream.read(), np.uint8)
