"""What was measured, as a table for people or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from statistics import median

import numpy as np
from threadpoolctl import threadpool_info


@dataclass(frozen=True)
class Result:
    """One comparison: our figure, somebody else's, their ratio and what it must be.

    `theirs` is None where the peer is not installed. `at_most` and `at_least` bound `ratio`;
    without either the line is there to be read.
    """

    work: str
    unit: str
    ours: float
    peer: str = ""
    theirs: float | None = None
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None

    @property
    def must(self) -> str:
        if self.at_most is not None:
            return f"<= {self.at_most:g}"
        return "" if self.at_least is None else f">= {self.at_least:g}"

    @property
    def met(self) -> bool | None:
        """Tell whether the ratio is what it must be; None if there is none, or no bound."""
        if self.ratio is None or not self.must:
            return None
        if self.at_most is not None:
            return self.ratio <= self.at_most
        assert self.at_least is not None
        return self.ratio >= self.at_least


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
    return Result(work, unit, figures[0], peer, figures[1], ratio, at_most, at_least)


HEAD = f"{'work':<15}{'unit':<13}{'ours':>12}  {'peer':<29}{'theirs':>12}{'ratio':>9}  must"


def line(result: Result) -> str:
    """Return one line of the table."""
    missing = bool(result.must) and result.theirs is None
    theirs = "not installed" if missing else _number(result.theirs)
    ratio = "" if result.ratio is None else f"{result.ratio:.2f}"
    met = {True: "  yes", False: "  NO", None: ""}[result.met]
    return (
        f"{result.work:<15}{result.unit:<13}{_number(result.ours):>12}  {result.peer:<29}"
        f"{theirs:>12}{ratio:>9}  {result.must:<8}{met}"
    ).rstrip()


def machine() -> str:
    """Return what the figures depend on besides the code."""
    found = threadpool_info()
    kernels = {f"{pool['internal_api']} {pool.get('architecture', '')}".strip() for pool in found}
    load = ""
    if hasattr(os, "getloadavg"):
        load = f", load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    return f"NumPy {np.__version__}, {', '.join(sorted(kernels))}{load}"


def as_json(results: Iterable[Result]) -> str:
    """Return machine and results as JSON."""
    found = [{**asdict(result), "met": result.met} for result in results]
    return json.dumps({"machine": machine(), "results": found})


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
