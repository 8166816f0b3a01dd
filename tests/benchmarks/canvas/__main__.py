"""`python -m tests.benchmarks.canvas [--json] [--only NAME] [--frames N]`.

Each scene is measured in a process of its own. Without a display the windows are drawn in
memory; under `xvfb-run -a` they are drawn by X11.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks.bounds import as_json
from tests.benchmarks.canvas import report
from tests.benchmarks.canvas.report import Result

Work = Callable[[int], Iterator[Result]]
NAMES = ("mnist_recolour", "mnist_pan", "many_blocks", "free_neurons", "plots", "training_live")
ROOT = Path(__file__).resolve().parents[3]


def works() -> Mapping[str, Work]:
    """Return the scenes by name; imports Qt, so in the measuring process only."""
    from PySide6.QtWidgets import QApplication

    from nndesigner.main import create_app
    from tests.benchmarks.canvas import live, plots
    from tests.benchmarks.canvas import works as drawn

    if QApplication.instance() is None:
        create_app(["benchmark"])
    return {
        "mnist_recolour": drawn.mnist_recolour,
        "mnist_pan": drawn.mnist_pan,
        "many_blocks": drawn.many_blocks,
        "free_neurons": drawn.free_neurons,
        "plots": plots.plots,
        "training_live": live.training_live,
    }


def platform() -> str:
    """Return the platform Qt is to draw on: in memory if there is no display."""
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return os.environ.get("QT_QPA_PLATFORM") or ("xcb" if has_display else "offscreen")


def measured(name: str, frames: int) -> list[Result]:
    """Measure one scene in a fresh process."""
    command = [sys.executable, "-m", "tests.benchmarks.canvas", "--here", name]
    done = subprocess.run(
        [*command, "--frames", str(frames)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform()},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    rows = json.loads(done.stdout.splitlines()[-1])
    return [Result(**row) for row in rows]


def measure_here(name: str, frames: int) -> None:
    """Measure one scene in this process and print the figures."""
    from dataclasses import asdict

    rows = [asdict(result) for result in works()[name](frames)]
    print(json.dumps(rows), flush=True)
    os._exit(0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the canvas.")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")
    parser.add_argument("--only", choices=NAMES, help="measure this scene only")
    parser.add_argument("--frames", type=int, default=300, help="of each figure (default 300)")
    parser.add_argument("--here", choices=NAMES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        measure_here(arguments.here, arguments.frames)
    if not arguments.json:
        print(report.machine(platform()), report.HEAD, sep="\n", flush=True)
    results: list[Result] = []
    for name in [arguments.only] if arguments.only else NAMES:
        found = measured(name, arguments.frames)
        results += found
        if not arguments.json:
            print("\n".join(map(report.line, found)), flush=True)
    if arguments.json:
        print(as_json(report.machine(platform()), results))


if __name__ == "__main__":
    main()
