"""What was measured in a window, as a table for people."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.bounds import Bounded, cores


@dataclass(frozen=True)
class Result(Bounded):
    """One figure of a scene."""

    scene: str
    figure: str
    value: float
    unit: str = "ms"

    @property
    def bounded(self) -> float:
        return self.value


HEAD = f"{'scene':<18}{'figure':<34}{'value':>10}  {'unit':<12}must"


def line(result: Result) -> str:
    """Return one line of the table."""
    return (
        f"{result.scene:<18}{result.figure:<34}{result.value:>10,.2f}  {result.unit:<12}"
        f"{result.must:<9}{result.verdict}"
    ).rstrip()


def machine(platform: str) -> str:
    """Return what the figures depend on besides the code."""
    return f"platform {platform}, {cores()}"
