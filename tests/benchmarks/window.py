"""How the live window behaves while it trains: start-up, timer lateness, memory.

Each measurement runs in a process of its own (`python -m tests.benchmarks.window NAME ...`),
so that none warms up another.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

TICK_MS = 16
ENDLESS = 1_000_000
ROOT = Path(__file__).resolve().parents[2]


def measure(name: str, *arguments: object) -> dict[str, Any]:
    """Run one measurement in a fresh process and return its figures."""
    import subprocess  # here: the measured process starts with as little as the app

    environment = {**os.environ}
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "tests.benchmarks.window", name, repr(time.time())]
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def first_paint(started: float) -> dict[str, Any]:
    """Return seconds from the command to the first painted frame, as `nndesigner` starts."""
    import tempfile

    from PySide6.QtWidgets import QApplication

    from nndesigner.main import main
    from nndesigner.ui.main_window import MainWindow

    figures: dict[str, Any] = {}

    def painted(window: MainWindow) -> None:
        figures["first_paint_s"] = round(time.time() - started, 3)
        figures["imported_before"] = sorted(
            {name.split(".")[0] for name in sys.modules} & {"sklearn", "scipy", "pyqtgraph"}
        )
        QApplication.quit()

    MainWindow._after_first_paint = painted  # type: ignore[method-assign]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        main([])
    return figures


def lateness(_started: float, seconds: float) -> dict[str, Any]:
    """Return how late a 16 ms timer of the GUI thread comes while digits train at full speed."""
    import numpy as np
    from PySide6.QtCore import Qt, QTimer

    window, app = _window()
    _train_endlessly(window)
    _spin(app, 3.0)
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(TICK_MS)
    before = window.session.project.history[-1].epoch
    begun = time.perf_counter()
    _spin(app, seconds)
    elapsed = time.perf_counter() - begun
    epochs = window.session.project.history[-1].epoch - before
    window.session.abandon()
    window.shutdown()
    late = np.maximum(0, np.diff(ticks) * 1000 - TICK_MS)
    return {
        "ticks": len(ticks),
        "late_ms_p50": round(float(np.percentile(late, 50)), 2),
        "late_ms_p99": round(float(np.percentile(late, 99)), 2),
        "late_ms_max": round(float(late.max()), 2),
        "ticks_late_by_4_ms": round(float((late >= 4).mean()), 5),
        "epochs_per_second": round(epochs / elapsed, 1),
    }


def memory(_started: float, minutes: float) -> dict[str, Any]:
    """Return resident memory in MB while digits train at full speed in the live window."""
    window, app = _window()
    _train_endlessly(window)
    _spin(app, 15.0)
    samples = [_resident_mb()]
    for _ in range(max(1, round(minutes * 6))):
        _spin(app, 10.0)
        samples.append(_resident_mb())
    window.session.abandon()
    window.shutdown()
    third = max(1, len(samples) // 3)
    growth = sum(samples[-third:]) / third - sum(samples[:third]) / third
    return {
        "minutes": minutes,
        "first_mb": samples[0],
        "last_mb": samples[-1],
        "max_mb": max(samples),
        "growth_mb_last_third_over_first": round(growth, 2),
    }


def _window() -> tuple[Any, Any]:
    import tempfile

    from PySide6.QtCore import QSettings

    from nndesigner.main import start_window

    folder = tempfile.mkdtemp(prefix="nndesigner-bench-")
    app, window = start_window(QSettings(str(Path(folder) / "s.ini"), QSettings.Format.IniFormat))
    return window, app


def _train_endlessly(window: Any) -> None:
    from nndesigner.core import edits

    document = window.document
    window.session.set_pace("full")
    document.edit("Epochs", edits.set_training(document.design, epochs=ENDLESS))
    assert window.session.train()


def _spin(app: Any, seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop(app)
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def _resident_mb() -> float:
    if sys.platform.startswith("linux"):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
    import resource

    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 1)


if __name__ == "__main__":
    figures = {"first_paint": first_paint, "lateness": lateness, "memory": memory}[sys.argv[1]](
        *map(float, sys.argv[2:])
    )
    print(json.dumps(figures), flush=True)
    os._exit(0)
