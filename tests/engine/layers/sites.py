"""A single layer at work between made-up neighbours, to be tested by itself."""

from __future__ import annotations

import tracemalloc
from collections.abc import Sequence
from math import prod
from typing import Any, Literal

import numpy as np

from nndesigner.core.layers import Layer, Shape
from nndesigner.engine.layers.base import Call, LayerAtWork, Run, Site, Source
from nndesigner.engine.layers.registry import AT_WORK

Order = Literal["rows", "batch_last", "columns"]
ORDERS: tuple[Order, ...] = ("rows", "batch_last", "columns")
STEP = 1e-6
TOLERANCE = 1e-6
NUMPY_BUFFERS = 120_000
"""Bytes NumPy takes for a moment while it computes: three times 8,192 numbers, and small ones."""


def in_order(array: np.ndarray, order: Order) -> np.ndarray:
    """Return a copy `(rows, units)`: row after row, unit after unit, or columns of more."""
    if order == "columns":
        wide = np.zeros((len(array), array.shape[1] + 3), array.dtype)
        wide[:, 2:-1] = array
        return wide[:, 2:-1]
    return np.array(array, order="C" if order == "rows" else "F")


class Given(LayerAtWork):
    """A layer whose activations are given."""

    def __init__(self, a: np.ndarray, order: Order, learns: bool) -> None:
        self.a = in_order(a, order)
        self.da = in_order(a * 0, order) if learns else None

    def forward(self) -> Sequence[Call]:
        return ()

    def backward(self) -> Sequence[Call]:
        return ()


class Bench:
    """A layer built on sources of the given shapes; `parameters` and `slopes` by their ends."""

    def __init__(
        self,
        layer: Layer,
        shapes: Sequence[Shape],
        rows: int,
        *,
        dtype: Any = np.float64,
        orders: Sequence[Order] = ("rows",),
        adds: bool = False,
        learns: bool = True,
        training: bool = True,
        keep_z: bool = False,
        seed: int = 0,
        spread: float = 1.0,
    ) -> None:
        rng = np.random.default_rng(seed)
        self.adds = adds
        self.rng = rng
        self.given = [
            Given(
                rng.normal(0, spread, (rows, prod(shape))).astype(dtype),
                orders[i % len(orders)],
                learns,
            )
            for i, shape in enumerate(shapes)
        ]
        self.specs = layer.arrays(shapes)
        self.parameters = {
            end: _start(rng, spec.shape, spec.role).astype(dtype)
            for end, spec in self.specs.items()
        }
        self.slopes = {end: np.full_like(p, np.nan) for end, p in self.parameters.items()}
        self.run = Run(training=training)
        self.at_work = AT_WORK[type(layer)](
            Site(
                layer=layer,
                sources=tuple(map(Source, self.given, shapes, [adds] * len(shapes))),
                shape=layer.output_shape(shapes),
                rows=rows,
                dtype=np.dtype(dtype),
                arrays=self.parameters,
                slopes=self.slopes,
                stream=lambda: rng,
                run=self.run,
                keep_z=keep_z,
            )
        )
        self._forward = list(self.at_work.forward())
        self._backward = list(self.at_work.backward())
        self.outside = rng.normal(size=self.at_work.a.shape).astype(dtype)
        """Gradient with respect to the layer's activations."""

    def forward(self) -> np.ndarray:
        for call in self._forward:
            call()
        return self.at_work.a.copy()

    def backward(self) -> None:
        """Pass `outside` back; what is to be overwritten starts as NaN, what is added to as 1."""
        assert self.at_work.da is not None
        self.at_work.da[...] = self.outside
        for given in self.given:
            if given.da is not None:
                given.da[...] = 1 if self.adds else np.nan
        for call in self._backward:
            call()

    def source_gradients(self) -> list[np.ndarray]:
        """Return what the layer has handed to each source."""
        return [given.da - (1 if self.adds else 0) for given in self.given if given.da is not None]

    def learned(self) -> list[str]:
        """Return the ends of what training changes."""
        return [end for end, spec in self.specs.items() if spec.role != "statistic"]

    def loss(self) -> float:
        return float((self.forward() * self.outside).sum())

    def assert_gradients(self, *, of_sources: bool = True) -> None:
        """Compare all gradients with central differences."""
        self.forward()
        self.backward()
        pairs = [(self.parameters[end], self.slopes[end].copy()) for end in self.learned()]
        if of_sources:
            pairs += zip([given.a for given in self.given], self.source_gradients(), strict=True)
        for values, found in pairs:
            expected = self._numerical(values)
            error = np.linalg.norm(found - expected)
            assert error <= TOLERANCE * max(np.linalg.norm(expected), 1)

    def assert_no_big_arrays(self) -> None:
        """See that a second step takes no memory that grows with the batch."""
        assert self.at_work.a.nbytes > 2 * NUMPY_BUFFERS
        self.forward()
        self.backward()
        tracemalloc.start()
        for call in (*self._forward, *self._backward):
            call()
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < NUMPY_BUFFERS

    def _numerical(self, values: np.ndarray) -> np.ndarray:
        slopes = np.empty_like(values)
        for place in np.ndindex(values.shape):
            kept = values[place]
            values[place] = kept + STEP
            above = self.loss()
            values[place] = kept - STEP
            slopes[place] = (above - self.loss()) / (2 * STEP)
            values[place] = kept
        return slopes


def _start(rng: np.random.Generator, shape: Shape, role: str) -> np.ndarray:
    """Return numbers that differ from every special value; a variance must be above 0."""
    numbers = rng.normal(0, 0.7, shape)
    return np.abs(numbers) + 0.5 if role == "statistic" else numbers
