"""The convolutions and poolings whose numbers are compared with PyTorch's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nndesigner.core.layers import (
    AvgPoolLayer,
    Conv1DLayer,
    Conv2DLayer,
    GlobalAvgPoolLayer,
    MaxPoolLayer,
    TransposedConv2DLayer,
    UpSamplingLayer,
)

FILE = Path(__file__).with_name("convolutions.npz")


@dataclass(frozen=True)
class Case:
    """A layer on a batch of samples; arrays are drawn by `sites.Bench` with its seed."""

    layer: Any
    shape: tuple[int, ...]
    rows: int = 3

    def __str__(self) -> str:
        layer = self.layer
        words = [type(layer).__name__.removesuffix("Layer"), *map(str, self.shape)]
        words += [str(getattr(layer, name)) for name in ("size", "stride") if hasattr(layer, name)]
        return "-".join([*words, getattr(layer, "padding", "")])


def _convolutions() -> Iterator[Case]:
    for size, stride, padding in ((3, 1, "same"), (4, 1, "same"), (3, 2, "same"), (2, 3, "valid")):
        fields: Any = {"size": size, "stride": stride, "padding": padding, "filters": 3}
        named: Any = {"id": "c", "name": "c", "activation": "relu"}
        yield Case(Conv1DLayer(**named, **fields), (7, 2))
        yield Case(Conv2DLayer(**named, **fields), (2, 6, 7))
        yield Case(TransposedConv2DLayer(**named, **fields), (2, 3, 4))


def _poolings() -> Iterator[Case]:
    for kind in (MaxPoolLayer, AvgPoolLayer):
        for size, stride, padding in ((2, 2, "valid"), (3, 2, "same"), (3, 1, "same")):
            fields: Any = {"size": size, "stride": stride, "padding": padding}
            yield Case(kind(id="p", name="p", **fields), (2, 6, 7))
            yield Case(kind(id="p", name="p", **fields), (7, 2))
    yield Case(GlobalAvgPoolLayer(id="p", name="p"), (2, 3, 4))
    yield Case(UpSamplingLayer(id="u", name="u", factor=3), (2, 3, 4))


CASES = tuple(_convolutions())
POOLINGS = tuple(_poolings())
