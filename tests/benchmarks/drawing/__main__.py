"""`python -m tests.benchmarks.drawing [--template NAME] [--strokes FILE] [--json] [--quick]`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.bounds import as_json
from tests.benchmarks.canvas import report
from tests.benchmarks.canvas.__main__ import ROOT, platform
from tests.benchmarks.canvas.report import Result
from tests.benchmarks.drawing.strokes import DATA, STROKES, read, some

NAMES = ("digits", "handwriting-cnn", "mnist-mlp", "mnist-cnn")
MOVES, FEW_MOVES = 1000, 200
ONE_IN = 10
"""How many drawings `--quick` tries."""


def measured(name: str, strokes: Path, quick: bool) -> Iterator[Result]:
    """Measure one template in a fresh process; yield its figures as they come."""
    command = [sys.executable, "-m", "tests.benchmarks.drawing", "--here", "--template", name]
    command += ["--strokes", str(strokes), *(["--quick"] if quick else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": platform()}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for row in process.stdout:
            yield Result(**json.loads(row))
    if process.returncode:
        raise SystemExit(f"{name}: ended with status {process.returncode}")


def measure_here(name: str, strokes: Path, quick: bool) -> None:
    """Measure one template in this process; print a line of JSON for each figure."""
    from tests.benchmarks.drawing import works

    drawings = read(strokes)
    chosen = some(drawings, ONE_IN) if quick else drawings
    for result in works.measured(name, chosen, FEW_MOVES if quick else MOVES):
        print(json.dumps(asdict(result)), flush=True)
    os._exit(0)


def missing(name: str) -> str:
    """Return why a template cannot be measured here; "" if it can."""
    if name.startswith("mnist") and not (DATA / "mnist").is_dir():
        return f"{name}: not measured, there is no folder {DATA / 'mnist'}"
    return ""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="tests.benchmarks.drawing", description="Measure how well drawn digits are read."
    )
    parser.add_argument("--template", metavar="NAME", help=f"one of {', '.join(NAMES)}")
    parser.add_argument("--strokes", type=Path, default=STROKES, help=f"default: {STROKES}")
    parser.add_argument("--json", action="store_true", help="print one JSON object at the end")
    parser.add_argument("--quick", action="store_true", help="try every tenth drawing only")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    strokes: Path = arguments.strokes.absolute()
    if not strokes.is_file():
        parser.error(f"there is no file {strokes}")
    if arguments.here:
        measure_here(arguments.template, strokes, arguments.quick)
    if not arguments.json:
        print(report.machine(platform()), report.HEAD, sep="\n", flush=True)
    results: list[Result] = []
    for name in [arguments.template] if arguments.template else NAMES:
        if missing(name):
            print(missing(name), file=sys.stderr)
            continue
        for result in measured(name, strokes, arguments.quick):
            results.append(result)
            if not arguments.json:
                print(report.line(result), flush=True)
    if arguments.json:
        print(as_json(report.machine(platform()), results))


if __name__ == "__main__":
    main()
