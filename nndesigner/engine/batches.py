"""Shuffled batches, gathered from the data set a block at a time into buffers that stay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray

_BLOCK_BYTES = 1 << 20
"""About a cache's size: many small batches are gathered at once, large ones hardly."""

_BLOCK_BATCHES = 100


@dataclass(frozen=True)
class Block:
    """Some batches in a row: `x` and `y` hold their samples, `batches` are views of both."""

    x: FloatArray
    y: FloatArray
    batches: tuple[tuple[FloatArray, FloatArray], ...]


class Batches:
    """Cuts samples `(n, features)` and targets `(n, outputs)` into batches of `size` rows."""

    def __init__(self, inputs: FloatArray, targets: FloatArray, size: int) -> None:
        self._inputs, self._targets, self._size = inputs, targets, size
        row_bytes = inputs.itemsize * (inputs.shape[1] + targets.shape[1])
        count = max(1, min(_BLOCK_BATCHES, _BLOCK_BYTES // (row_bytes * size)))
        self.block_rows = min(count * size, len(inputs))
        self._x = np.empty((self.block_rows, inputs.shape[1]), inputs.dtype)
        self._y = np.empty((self.block_rows, targets.shape[1]), targets.dtype)
        self._blocks: dict[int, Block] = {}

    def blocks(self, order: IntArray) -> Iterator[Block]:
        """Yield all samples in the given order; each block overwrites the one before."""
        for start in range(0, len(order), self.block_rows):
            rows = order[start : start + self.block_rows]
            block = self._block(len(rows))
            # mode="clip" lets take write straight into `out`; all indices are in range
            np.take(self._inputs, rows, axis=0, out=block.x, mode="clip")
            np.take(self._targets, rows, axis=0, out=block.y, mode="clip")
            yield block

    def _block(self, rows: int) -> Block:
        if rows not in self._blocks:
            x, y = self._x[:rows], self._y[:rows]
            starts = range(0, rows, self._size)
            views = tuple((x[i : i + self._size], y[i : i + self._size]) for i in starts)
            self._blocks[rows] = Block(x, y, views)
        return self._blocks[rows]
