"""What was compared, as a table for people."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import numpy as np
from threadpoolctl import threadpool_info

from tests.benchmarks.bounds import Bounded, cores


@dataclass(frozen=True)
class Result(Bounded):
    """One comparison: our figure, somebody else's, and their ratio, which the bound is for.

    `theirs` is None where the peer is not installed.
    """

    work: str
    unit: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    ratio: float | None = None

    @property
    def bounded(self) -> float | None:
        return self.ratio


def compared(
    work: str, peer: str, times: dict[str, list[float]], *, at_most: float | None = None
) -> Result:
    """Compare seconds of "ours" with a peer's: milliseconds, and the ratio of times."""
    return _paired(work, "ms", peer, times, 1000.0, at_most=at_most)


def speeds(
    work: str,
    peer: str,
    times: dict[str, list[float]],
    *,
    at_least: float | None = None,
    at_most: float | None = None,
) -> Result:
    """Compare seconds per sample with a peer's: samples per second.

    The ratio is that of speeds, to be `at_least` so much, or that of times, to be `at_most`.
    """
    return _paired(work, "samples/s", peer, times, 0.0, at_most=at_most, at_least=at_least)


def _paired(
    work: str,
    unit: str,
    peer: str,
    times: dict[str, list[float]],
    factor: float,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Result:
    """Take the median of the rounds' ratios: what slows a machine strikes a round as a whole."""
    ours, theirs = times["ours"], times.get(peer)
    figures = [
        None if found is None else median(found) * factor if factor else 1 / median(found)
        for found in (ours, theirs)
    ]
    ratio = None
    if theirs is not None:
        ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
        ratio = median(ratios)
        if at_least is not None:
            ratio = 1 / ratio
    assert figures[0] is not None
    return Result(
        work, unit, figures[0], peer, figures[1], ratio, at_most=at_most, at_least=at_least
    )


HEAD = f"{'work':<15}{'unit':<13}{'ours':>12}  {'peer':<29}{'theirs':>12}{'ratio':>9}  must"


def line(result: Result) -> str:
    """Return one line of the table."""
    missing = bool(result.must) and result.theirs is None
    theirs = "not installed" if missing else _number(result.theirs)
    ratio = "" if result.ratio is None else f"{result.ratio:.2f}"
    return (
        f"{result.work:<15}{result.unit:<13}{_number(result.ours):>12}  {result.peer:<29}"
        f"{theirs:>12}{ratio:>9}  {result.must:<8}  {result.verdict}"
    ).rstrip()


def machine() -> str:
    """Return what the figures depend on besides the code."""
    found = threadpool_info()
    kernels = {f"{pool['internal_api']} {pool.get('architecture', '')}".strip() for pool in found}
    return f"NumPy {np.__version__}, {', '.join(sorted(kernels))}, {cores()}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
