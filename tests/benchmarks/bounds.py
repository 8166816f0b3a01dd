"""What all reports of benchmarks share: a figure with a bound, the machine's load, JSON."""

from __future__ import annotations

import json
import os
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Bounded(ABC):
    """A result that must be `at_most` or `at_least` so much, or is there to be read."""

    at_most: float | None = None
    at_least: float | None = None

    @property
    @abstractmethod
    def bounded(self) -> float | None:
        """Return what the bound is for; None if it could not be measured."""

    @property
    def must(self) -> str:
        if self.at_most is not None:
            return f"<= {self.at_most:g}"
        return "" if self.at_least is None else f">= {self.at_least:g}"

    @property
    def met(self) -> bool | None:
        """Tell whether it is what it must be; None if anything will do, or nothing was measured."""
        value = self.bounded
        if value is None:
            return None
        if self.at_most is not None:
            return value <= self.at_most
        return None if self.at_least is None else value >= self.at_least

    @property
    def verdict(self) -> str:
        """Return `met` as a word of the table."""
        return {True: "yes", False: "NO", None: ""}[self.met]


def cores() -> str:
    """Return how many there are, and how busy they are."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}"


def as_json(machine: str, results: Iterable[Bounded]) -> str:
    """Return machine and results as JSON."""
    found = [{**asdict(result), "must": result.must, "met": result.met} for result in results]
    return json.dumps({"machine": machine, "results": found})
