"""Dropout at work: zeroes a random share of its inputs while training."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.engine.layers.base import Call, LayerAtWork


class DropoutAtWork(LayerAtWork):
    """Inverted dropout: what is kept grows by 1 / (1 - rate), so predicting needs no change.

    Srivastava et al. 2014, "Dropout", section 10. `streams[layer_id]` is the layer's own
    random stream, looked up anew at each batch so that it can be restarted. Nothing is dropped
    unless `active`.
    """

    def __init__(
        self,
        source: LayerAtWork,
        rate: float,
        layer_id: str,
        streams: Mapping[str, np.random.Generator],
        *,
        adds: bool,
    ) -> None:
        self._source = source
        self._rate, self._layer_id, self._streams = rate, layer_id, streams
        self._adds = adds
        self.active = False
        self._buffer = np.zeros_like(source.a)
        self._kept = np.ones_like(source.a)
        self.a = source.a
        self.da: FloatArray | None = None if source.da is None else np.zeros_like(source.a)

    def forward(self) -> Iterable[Call]:
        return (self._drop,)

    def backward(self) -> Iterable[Call]:
        return (self._pass_back,)

    def _drop(self) -> None:
        source = self._source.a
        if not self.active or not self._rate:
            self.a = source
            return
        kept = self._kept
        self._streams[self._layer_id].random(dtype=kept.dtype.type, out=kept)
        np.greater_equal(kept, self._rate, out=kept)
        np.multiply(kept, 1 / (1 - self._rate), out=kept)
        self.a = np.multiply(source, kept, out=self._buffer)

    def _pass_back(self) -> None:
        if self.da is None or self._source.da is None:
            return
        if self.a is self._buffer:
            np.multiply(self.da, self._kept, out=self.da)
        if self._adds:
            np.add(self._source.da, self.da, out=self._source.da)
        else:
            self._source.da[...] = self.da
