"""A problem: something wrong with a design that stands on a layer and can be repaired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nndesigner.core.repairs import Repair

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something wrong with a design: a code, where it stands, and how to repair it.

    `where` is a layer's id, or None for the design as a whole. `params` are the values the
    sentence mentions. Warnings do not keep the design from being trained.
    """

    code: str
    where: str | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"
    repair: Repair | None = None
