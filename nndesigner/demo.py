"""`--demo DIR`: the real window used by itself, with pictures and a report of what happened."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from nndesigner.core.project import Drawing, Point, Project
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui.main_window import MainWindow
from nndesigner.ui.panels.seen import SeenPanel

PAD_UNITS = 280
TIMEOUT_S = 120
SIZE = (1480, 960)
TABS = {"seenDock": "what-it-sees", "whyDock": "why", "inspectorDock": "drawn-7"}


class DemoError(Exception):
    """The demo waited for something that did not come."""


def run_demo(folder: Path, make_window: Callable[[QSettings], MainWindow]) -> int:
    """Show the main job from start to finish; return 0 if every part of it worked.

    `make_window` returns a new window that remembers its settings in the store given.
    Leaves `report.json` and numbered screenshots in the folder.
    """
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="nndesigner-demo-") as private:
            report = _Demo(folder, Path(private), make_window).run()
        (folder / "report.json").write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    except (OSError, DemoError) as error:
        print(f"nndesigner: the demo failed: {error}", file=sys.stderr)
        return 1
    print(json.dumps(report))
    return 0 if _passed(report) else 1


def _passed(report: dict[str, Any]) -> bool:
    return (
        report["test_accuracy"] >= 0.97
        and report["digits_read"] >= 9
        and bool(report["reopened_equal"])
    )


class _Demo:
    """One run: train, draw, save, reopen."""

    def __init__(
        self, folder: Path, private: Path, make_window: Callable[[QSettings], MainWindow]
    ) -> None:
        self._make_window = make_window
        self._folder = folder
        self._settings = private / "settings.ini"
        self._pictures: list[str] = []
        self._evaluation: Any = None
        self._window = self._open_window()

    def run(self) -> dict[str, Any]:
        """Do everything and return the report."""
        window, started = self._window, time.perf_counter()
        self._shoot("start")
        self._train()
        accuracy = self._test_accuracy()
        self._shoot("trained")
        read = self._draw_digits()
        path = self._folder / "digits.nnd"
        saved = window.save_path(path)
        project = window.document.project
        window.close()
        equal = saved and self._reopen(path, project)
        return {
            "test_accuracy": accuracy,
            "digits_drawn": len(SAMPLE_DRAWINGS),
            "digits_read": sum(digit == answer for digit, answer in read.items()),
            "reopened_equal": equal,
            "answers": {str(digit): answer for digit, answer in read.items()},
            "epochs": project.history[-1].epoch,
            "seconds": round(time.perf_counter() - started, 2),
            "pictures": self._pictures,
        }

    def _open_window(self) -> MainWindow:
        store = QSettings(str(self._settings), QSettings.Format.IniFormat)
        window = self._make_window(store)
        window.background.evaluated.connect(self._on_evaluated)
        window.resize(*SIZE)
        window.show()
        self._rest(0.3)
        window.view.fit()
        return window

    def _on_evaluated(self, evaluation: Any) -> None:
        self._evaluation = evaluation

    def _train(self) -> None:
        window = self._window
        self._evaluation = None
        window.session.set_pace("watch")
        window.actions_["Train"].trigger()
        self._wait(lambda: window.session.project.history[-1:] != (), "the training to start")
        self._rest(1.0)
        self._shoot("training")
        window.session.set_pace("full")
        self._wait(lambda: not window.session.active, "the training to end")

    def _test_accuracy(self) -> float:
        self._wait(lambda: self._evaluation is not None, "the test results")
        return float(self._evaluation.accuracy)

    def _draw_digits(self) -> dict[int, int]:
        pad = self._window.sample.pad
        label = self._window.findChild(QLabel, "predictedDigit")
        assert label is not None
        answers = {}
        for digit, drawing in SAMPLE_DRAWINGS.items():
            self._window.actions_["ClearPad"].trigger()
            self._draw(pad, drawing)
            self._rest(0.05)
            answers[digit] = int(label.text()) if label.text().isdigit() else -1
            if digit == 7:
                self._shoot_tabs()
        return answers

    def _shoot_tabs(self) -> None:
        for dock, name in TABS.items():
            self._window.docks.by_name[dock].raise_()
            self._rest(0.75)
            if dock == "seenDock":
                cast(SeenPanel, self._window.later.seen.ensure()).open_steps(opened=True)
            self._shoot(name)

    def _reopen(self, path: Path, project: Project) -> bool:
        """Open the saved file in a second window, in the dark theme, and compare."""
        self._window = window = self._open_window()
        window.look.choose_theme("dark")
        if not window.open_path(path):
            return False
        self._wait(lambda: self._evaluation is not None, "the test results")
        self._shoot("reopened-dark")
        again = window.document.project
        window.close()
        return (
            again.design == project.design
            and again.state.same_as(project.state)
            and again.history == project.history
            and again.drawing == project.drawing
        )

    def _draw(self, pad: QWidget, drawing: Drawing) -> None:
        """Move a pen over the pad with real mouse events."""
        press, move, release = (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseMove,
            QEvent.Type.MouseButtonRelease,
        )
        for stroke in drawing:
            kinds = [press, *([move] * (len(stroke) - 1)), release]
            for kind, point in zip(kinds, (*stroke, stroke[-1]), strict=True):
                self._mouse(pad, kind, point)
            QApplication.processEvents()

    def _mouse(self, pad: QWidget, kind: QEvent.Type, point: Point) -> None:
        side = min(pad.width(), pad.height())
        left, top = (pad.width() - side) / 2, (pad.height() - side) / 2
        place = QPointF(left + point[0] * side / PAD_UNITS, top + point[1] * side / PAD_UNITS)
        left_button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left_button
        held = none if kind == QEvent.Type.MouseButtonRelease else left_button
        modifiers = Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, QPointF(pad.mapToGlobal(place)), button, held, modifiers)
        QApplication.sendEvent(pad, event)

    def _shoot(self, name: str) -> None:
        self._rest(0.25)
        file = f"{len(self._pictures) + 1}-{name}.png"
        if not self._window.grab().save(str(self._folder / file)):
            raise DemoError(f"the picture {file} could not be written")
        self._pictures.append(file)

    def _rest(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def _wait(self, ready: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + TIMEOUT_S
        while not ready():
            if time.monotonic() > deadline:
                raise DemoError(f"waited {TIMEOUT_S} s in vain for {what}")
            self._rest(0.02)
