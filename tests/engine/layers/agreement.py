"""Comparison of a layer at work with the numbers PyTorch computed for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tests.engine.layers.sites import Bench, Order
from tests.engine.reference.sequences import CASES, ROWS

_FILE = Path(__file__).parent.parent / "reference" / "sequences.npz"


def names(kind: str) -> list[str]:
    """Return the cases whose name starts with this."""
    return [name for name in CASES if name.startswith(kind)]


def assert_as_pytorch(name: str, dtype: Any, order: Order = "rows") -> None:
    """Run a case forward and backward and compare every number with the stored ones."""
    case = CASES[name]
    options: dict[str, Any] = {"training": case.training, "spread": case.spread}
    bench = Bench(case.layer, [case.shape], ROWS, dtype=dtype, orders=(order,), **options)
    found = [array.ravel() for array in _computed(bench)]
    with np.load(_FILE) as file:
        expected = np.split(file[name], np.cumsum([len(array) for array in found])[:-1])
    tolerance = 1e-10 if dtype is np.float64 else 1e-5
    for ours, theirs in zip(found, expected, strict=True):
        scale = max(1.0, np.abs(theirs).max())
        np.testing.assert_allclose(ours, theirs, rtol=0, atol=tolerance * scale)


def _computed(bench: Bench) -> Iterator[np.ndarray]:
    yield bench.forward()
    bench.backward()
    yield from bench.source_gradients()
    for end in bench.specs:
        learned = end in bench.learned()
        yield bench.slopes[end] if learned else bench.parameters[end]
