"""What was measured, as a table for people or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Result:
    """One figure of a scene and what it must be: `at_most` or `at_least`, or nothing."""

    scene: str
    figure: str
    value: float
    unit: str = "ms"
    at_most: float | None = None
    at_least: float | None = None

    @property
    def must(self) -> str:
        if self.at_most is not None:
            return f"<= {self.at_most:g}"
        return "" if self.at_least is None else f">= {self.at_least:g}"

    @property
    def met(self) -> bool | None:
        """Tell whether the figure is what it must be; None if anything will do."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least


HEAD = f"{'scene':<18}{'figure':<34}{'value':>10}  {'unit':<12}must"


def line(result: Result) -> str:
    """Return one line of the table."""
    met = {True: "yes", False: "NO", None: ""}[result.met]
    return (
        f"{result.scene:<18}{result.figure:<34}{result.value:>10,.2f}  {result.unit:<12}"
        f"{result.must:<9}{met}"
    ).rstrip()


def machine(platform: str) -> str:
    """Return what the figures depend on besides the code."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"platform {platform}, {os.cpu_count()} cores{load}"


def as_json(platform: str, results: Iterable[Result]) -> str:
    """Return machine and results as JSON."""
    found = [{**asdict(result), "must": result.must, "met": result.met} for result in results]
    return json.dumps({"machine": machine(platform), "results": found})
