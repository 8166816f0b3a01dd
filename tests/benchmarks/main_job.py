"""The figures of the main job in one run: `python -m tests.benchmarks.main_job [--json]`.

Speeds are ratios to scikit-learn measured in the same run; lateness, start and memory belong
to the machine they were measured on. Nothing here is a timed test.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
from typing import Any

from tests.benchmarks import trainer_speed, window


def measure(*, minutes: float, seconds: float, rounds: int, mnist: bool) -> dict[str, Any]:
    """Return all figures; takes about `minutes` and another minute or two."""
    starts = [window.measure("first_paint") for _ in range(5)]
    return {
        "python": platform.python_version(),
        "trainer": trainer_speed.measure(rounds=rounds, mnist=mnist),
        "first_paint_s": {
            "median": statistics.median(start["first_paint_s"] for start in starts),
            "all": [start["first_paint_s"] for start in starts],
            "imported_before": starts[-1]["imported_before"],
        },
        "lateness": window.measure("lateness", seconds),
        "memory": window.measure("memory", minutes),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the main job.")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--minutes", type=float, default=10, help="of training for memory")
    parser.add_argument("--seconds", type=float, default=20, help="of training for lateness")
    parser.add_argument("--rounds", type=int, default=7, help="against scikit-learn")
    parser.add_argument("--no-mnist", action="store_true", help="leave MNIST out")
    options = parser.parse_args()
    figures = measure(
        minutes=options.minutes,
        seconds=options.seconds,
        rounds=options.rounds,
        mnist=not options.no_mnist,
    )
    if options.json:
        print(json.dumps(figures))
        return
    for part, values in figures.items():
        print(part)
        for name, value in values.items() if isinstance(values, dict) else [("", values)]:
            shown = f"{value:,.2f}" if isinstance(value, float) else value
            print(f"    {name:40} {shown}")


if __name__ == "__main__":
    main()
