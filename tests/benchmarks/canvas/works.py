"""The scenes that are measured; every one drives the real scene and view."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from nndesigner.app.files import read_project, write_project
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.engine.initializers import initial_state
from tests.benchmarks.canvas import scenes
from tests.benchmarks.canvas.clock import WARM_UP, frame, frames, paint_now, percentile
from tests.benchmarks.canvas.report import Result
from tests.benchmarks.canvas.scenes import Canvas

FRAME_MS = 16.0


def mnist_recolour(count: int) -> Iterator[Result]:
    """Every frame has other weights everywhere in 784-256-10."""
    yield from _recolour("mnist_recolour", scenes.mnist(), count, most=(8.0, FRAME_MS, 2.0))


def free_neurons(count: int) -> Iterator[Result]:
    """Every frame has other weights on all 2,000 wires between 200 single neurons."""
    yield from _recolour("free_neurons", scenes.free_neurons(), count, most=(None, FRAME_MS, None))


def _recolour(
    name: str, design: Design, count: int, most: tuple[float | None, float, float | None]
) -> Iterator[Result]:
    canvas = scenes.canvas_of(design)
    canvas.scene.live.interval_ms = 0  # as often as possible, instead of as often as sensible
    wholes, guis = [], []
    several = scenes.states(design, 4)
    for number in range(count + WARM_UP):
        whole, gui = _recoloured(canvas, several[number % len(several)])
        wholes.append(whole)
        guis.append(gui)
    wholes, guis = wholes[WARM_UP:], guis[WARM_UP:]
    yield Result(name, "frame, median", percentile(wholes, 50), at_most=most[0])
    yield Result(name, "frame, p99", percentile(wholes, 99), at_most=most[1])
    yield Result(name, "of it in the GUI thread, median", percentile(guis, 50), at_most=most[2])


def _recoloured(canvas: Canvas, state: NetworkState) -> tuple[float, float]:
    """Return seconds until new weights are on the screen, and those the GUI thread worked."""
    begin, used = perf_counter(), thread_time()
    canvas.scene.set_state(state)
    loop = QEventLoop()
    canvas.scene.live.shown.connect(loop.quit)
    loop.exec()
    paint_now(canvas.view)
    return perf_counter() - begin, thread_time() - used


def mnist_pan(count: int) -> Iterator[Result]:
    """784-256-10 is moved by the middle button, then zoomed by the wheel."""
    canvas = scenes.canvas_of(scenes.mnist())
    canvas.scene.live.flush()
    view = canvas.view
    bars = view.horizontalScrollBar(), view.verticalScrollBar()

    def pan(number: int) -> None:
        step = 7 if number // 20 % 2 else -7
        for bar in bars:
            bar.setValue(bar.value() + step)

    def zoom(number: int) -> None:
        delta = 40 if number // 12 % 2 else -40
        centre = QPointF(view.viewport().rect().center())
        event = QWheelEvent(
            centre, view.viewport().mapToGlobal(centre), QPoint(), QPoint(0, delta),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
            False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    for name, change in (("pan", pan), ("zoom", zoom)):
        times = frames(view, [partial(change, number) for number in range(count + WARM_UP)])
        yield Result("mnist_pan", f"{name}, median", percentile(times, 50))
        yield Result("mnist_pan", f"{name}, p99", percentile(times, 99), at_most=FRAME_MS)


def many_blocks(count: int) -> Iterator[Result]:
    """A file with 300 blocks and 600 links is opened, and one block is dragged about."""
    design = scenes.many_blocks()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.nnd"
        write_project(file, Project(design, initial_state(design)))
        canvas = scenes.canvas_of()

        def open_file() -> None:
            canvas.document.replace(read_project(file), file)
            canvas.view.fit()

        opened = frame(canvas.view, open_file)
    yield Result("many_blocks", "open the file", opened, "s", at_most=1.0)
    canvas.scene.live.flush()
    for zoom in (0.0, 1.0):
        yield from _dragged(canvas, zoom, count)


def _dragged(canvas: Canvas, zoom: float, count: int) -> Iterator[Result]:
    """Drag a block in the middle, all in view (zoom 0) or at a scale."""
    item = canvas.scene.layer_items["b150"]
    if zoom:
        canvas.view.zoom_to(zoom)
        canvas.view.centerOn(item)
    paint_now(canvas.view)
    start = item.pos() + item.geometry.header.center()
    canvas.mouse(QEvent.Type.MouseButtonPress, start, pressed=True)
    canvas.mouse(QEvent.Type.MouseMove, start + QPointF(60, 60), pressed=True)

    def drag(number: int) -> None:
        away = number % 50
        canvas.mouse(
            QEvent.Type.MouseMove, start + QPointF(60 + 4 * away, 60 + 3 * away), pressed=True
        )

    times = frames(canvas.view, [partial(drag, number) for number in range(count + WARM_UP)])
    canvas.scene.pointer.cancel()
    seen = "100 %" if zoom else "all in view"
    yield Result("many_blocks", f"drag, {seen}, median", percentile(times, 50))
    yield Result("many_blocks", f"drag, {seen}, p99", percentile(times, 99), at_most=FRAME_MS)

    def hover(number: int) -> None:
        here = start + QPointF(9 * (number % 60), 7 * (number % 60))
        canvas.mouse(QEvent.Type.MouseMove, here, pressed=False)

    times = frames(canvas.view, [partial(hover, number) for number in range(count + WARM_UP)])
    yield Result("many_blocks", f"hover, {seen}, p99", percentile(times, 99), at_most=FRAME_MS)
