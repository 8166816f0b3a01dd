"""Rounds of several things to do, interleaved, so that other work strikes all alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import perf_counter

Runs = Mapping[str, Callable[[], object] | None]
"""What to measure by name; None is not there."""


def interleaved(runs: Runs, rounds: int, per: Mapping[str, float] | None = None) -> dict:
    """Return the seconds of each run in every round, after one that does not count.

    `per` divides a run's seconds, say by the number of samples.
    """
    there = {name: run for name, run in runs.items() if run is not None}
    for run in there.values():
        run()
    times: dict[str, list[float]] = {name: [] for name in there}
    for _ in range(rounds):
        for name, run in there.items():
            start = perf_counter()
            run()
            seconds = perf_counter() - start
            times[name].append(seconds / (per or {}).get(name, 1.0))
    return times


def repeated(run: Callable[[], object], times: int) -> Callable[[], None]:
    """Return what does this so many times."""

    def all_of_them() -> None:
        for _ in range(times):
            run()

    return all_of_them
