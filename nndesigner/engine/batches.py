"""The samples in the order in which they are learned, gathered into buffers that stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import IntArray

Augment = Callable[[FloatArray, np.random.Generator], FloatArray]
"""Changes samples `(n, features)` a little, at random, each time they are shown."""

_BLOCK_BYTES = 1 << 20
"""About a cache's size: many small batches are gathered at once, large ones hardly."""

_BLOCK_BATCHES = 100
_MOST_VIEWS = 400


class Batch(NamedTuple):
    """Samples `(n, features)`, targets `(n, outputs)` and, with class weights, `(n, 1)`."""

    x: FloatArray
    y: FloatArray
    weights: FloatArray | None


@dataclass(frozen=True)
class Place:
    """Where in the course of an epoch learning stands, to go back to.

    `streams` are the states of the random streams when the block was gathered that starts at
    `block_start`; `offset` samples of it have been given out.
    """

    order: IntArray
    block_start: int
    offset: int
    gathered: bool
    streams: tuple[Mapping[str, Any], ...]


class Batches:
    """Goes through the training samples in another order every epoch.

    A block of several batches is gathered at a time: that is faster, and whoever keeps books
    may do so block by block. `position` counts the samples of this epoch so far, `needs_block`
    tells whether the next batch will be the first of another block.
    """

    def __init__(
        self,
        inputs: FloatArray,
        targets: FloatArray,
        train: IntArray,
        size: int,
        streams: tuple[np.random.Generator, np.random.Generator],
        augment: Augment | None = None,
    ) -> None:
        """Take all samples, the numbers of those to learn from, and the size of a batch.

        The first stream decides the order, the second is given to `augment`.
        """
        self.size = self._room_for = size
        self._inputs, self._targets, self._train = inputs, targets, train
        self._weights: FloatArray | None = None
        self._streams, self._augment = streams, augment
        self._given: dict[tuple[int, int], Batch] = {}
        self._make_room()
        self._order, self.position = train, len(train)
        self._rows = self._offset = 0
        self.needs_block = True
        self._streams_before = self._stream_states()

    def weigh(self, weights: FloatArray | None) -> None:
        """Let each sample count `weights` `(samples, 1)` times, from the next block on."""
        self._weights = weights
        self._given.clear()

    @property
    def ended(self) -> bool:
        """Tell whether all samples of the epoch have been given out."""
        return self.position >= len(self._order)

    def begin_epoch(self) -> None:
        """Shuffle the samples anew."""
        self._order = self._streams[0].permutation(self._train)
        self.position = 0
        self._rows = self._offset = 0
        self.needs_block = True

    def begin_block(self) -> FloatArray:
        """Gather the next block over the one before; return its targets."""
        if self.size != self._room_for:
            self._make_room()
        self._streams_before = self._stream_states()
        rows = self._order[self.position : self.position + self.block_rows]
        self._rows, self._offset = len(rows), 0
        self.needs_block = not len(rows)
        x, y = self._x[: len(rows)], self._y[: len(rows)]
        # mode="clip" lets take write straight into `out`; all indices are in range
        np.take(self._inputs, rows, axis=0, out=x, mode="clip")
        np.take(self._targets, rows, axis=0, out=y, mode="clip")
        if self._weights is not None:
            np.take(self._weights, rows, axis=0, out=self._w[: len(rows)], mode="clip")
        if self._augment is not None:
            x[...] = self._augment(x, self._streams[1])
        return y

    def next(self, size: int | None = None) -> Batch:
        """Return the block's next samples: a batch, or `size` of them; fewer at its end."""
        start = self._offset
        count = min(size or self.size, self._rows - start)
        batch = self._given.get((start, count)) or self._view(start, count)
        self._offset = start + count
        self.position += count
        self.needs_block = self._offset == self._rows
        return batch

    def save(self) -> Place:
        """Return where learning stands."""
        start, gathered = self.position - self._offset, self._rows > 0
        states = self._streams_before if gathered else self._stream_states()
        return Place(self._order, start, self._offset, gathered, states)

    def load(self, place: Place) -> FloatArray:
        """Go back to what `save` returned; return the targets of the block gathered anew."""
        self._order, self.position = place.order, place.block_start
        for stream, state in zip(self._streams, place.streams, strict=True):
            stream.bit_generator.state = state
        self._rows = self._offset = 0
        self.needs_block = True
        if not place.gathered:
            return self._y[:0]
        targets = self.begin_block()
        self.position += place.offset
        if place.offset > self._rows:  # blocks have become smaller: begin the next one here
            self._rows = 0
            self.needs_block = True
            return targets
        self._offset = place.offset
        self.needs_block = self._offset == self._rows
        return targets

    def _make_room(self) -> None:
        """Make buffers for blocks of batches of the present size."""
        self._room_for, inputs, targets = self.size, self._inputs, self._targets
        bytes_per_batch = max(1, inputs[:1].nbytes * self.size)
        batches = min(max(1, _BLOCK_BYTES // bytes_per_batch), _BLOCK_BATCHES)
        self.block_rows = min(batches * self.size, max(1, len(self._train)))
        self._x = np.empty((self.block_rows, inputs.shape[1]), inputs.dtype)
        self._y = np.empty((self.block_rows, targets.shape[1]), targets.dtype)
        self._w = np.empty((self.block_rows, 1), inputs.dtype)
        self._given.clear()

    def _view(self, start: int, count: int) -> Batch:
        """Return a batch of the block, whose views are made once."""
        if len(self._given) >= _MOST_VIEWS:
            self._given.clear()
        rows = slice(start, start + count)
        weights = None if self._weights is None else self._w[rows]
        batch = self._given[start, count] = Batch(self._x[rows], self._y[rows], weights)
        return batch

    def _stream_states(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(stream.bit_generator.state for stream in self._streams)
