"""Samples of pictures with generated handwriting and a person's own drawings among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.dataset import Dataset, IntArray
from nndesigner.core.project import Drawing, Example

if TYPE_CHECKING:
    from nndesigner.data.look import Look

ROOM = 1024
"""Rows kept free for a person's drawings; memory only once they are used."""

OWN_SHARE = 0.1
"""The person's own examples, each as often as it takes, are this share of an epoch."""


class Mixture:
    """The samples of one data set of pictures, and those mixed in, in one array.

    First the data set's own rows, then the generated ones, then the person's, each made when
    they are first asked for: an example more costs one row. Rows that are set never change, so
    data sets handed out before stay as they are. Not for several threads at once.
    """

    def __init__(self, base: Dataset, generated: int, pixels: FloatArray | None = None) -> None:
        """Take a data set; `pixels` is an array that begins with its inputs, with room behind.

        `generated` pictures of handwriting will be mixed in. Without `pixels` the inputs are
        copied; `room(generated)` tells how many more rows it is to have.
        """
        count = len(base.inputs)
        if pixels is None:
            pixels = np.empty((count + room(generated), base.inputs.shape[1]), np.float32)
            pixels[:count] = base.inputs
        self._pixels = pixels
        self._own, self._generated = count, generated
        self._labels: IntArray = np.asarray(base.targets, np.int64)
        self._is_generated = False
        self._rows: dict[Example, int] = {}
        self.plain = replace(base, inputs=self._inputs(count))

    def mixed(self, examples: Sequence[Example] = (), *, seed: int = 0) -> Dataset:
        """Return the data set with generated handwriting in `train`, and examples in `besides`.

        Examples of other classes than the data set's, and empty ones, are left out; the others
        come up as often as makes them a tenth of an epoch. `seed` decides the handwriting the
        first time.
        """
        base = self.plain
        if self._generated and not self._is_generated:
            self._generate(seed)
        known = [e for e in examples if e.label in base.spec.classes and any(e.drawing)]
        rows = np.array([self._row_of(example) for example in known], np.int64)
        first = self._own
        train = np.concatenate([base.train, np.arange(first, first + self._generated)])
        train.flags.writeable = False
        return replace(
            base,
            inputs=self._inputs(first + self._generated + len(self._rows)),
            targets=self._targets(),
            train=train,
            besides=np.tile(rows, repeats(len(rows), len(train))),
        )

    def generated(self, count: int, *, seed: int) -> FloatArray:
        """Return the first generated pictures, at most `count`; `seed` as for `mixed`."""
        first = self._own
        return self.mixed(seed=seed).inputs[first : first + min(count, self._generated)]

    def pictures(self, drawings: Sequence[Drawing]) -> FloatArray:
        """Return drawings as this data set would have them: float32 `(drawings, pixels)`."""
        look = self.look
        found = [look.render(drawing) for drawing in drawings]
        return np.stack(found) if found else np.empty((0, self._pixels.shape[1]), np.float32)

    @cached_property
    def look(self) -> Look:
        """Return how the data set's pictures are made, learnt from them."""
        from nndesigner.data.look import look_of

        return look_of(self.plain)

    def _generate(self, seed: int) -> None:
        from nndesigner.data import handwriting

        first = self._own
        pictures, labels = handwriting.pictures(self._generated, seed, self.look)
        self._pixels[first : first + self._generated] = pictures
        self._labels = np.concatenate([self._labels, labels])
        self._is_generated = True

    def _row_of(self, example: Example) -> int:
        """Return the row of an example's picture, which is rendered the first time."""
        if example not in self._rows:
            row = self._own + self._generated + len(self._rows)
            if row == len(self._pixels):
                larger = np.empty((row + max(ROOM, row // 8), self._pixels.shape[1]), np.float32)
                larger[:row] = self._pixels
                self._pixels = larger
            self._pixels[row] = self.pictures([example.drawing])[0]
            self._rows[example] = row
        return self._rows[example]

    def _targets(self) -> IntArray:
        classes = self.plain.spec.classes
        own = np.array([classes.index(example.label) for example in self._rows], np.int64)
        targets = np.concatenate([self._labels, own])
        targets.flags.writeable = False
        return targets

    def _inputs(self, count: int) -> FloatArray:
        inputs = self._pixels[:count]
        inputs.flags.writeable = False
        return inputs


def room(generated: int) -> int:
    """Return how many rows a data set's array needs behind its own."""
    return generated + ROOM


def repeats(examples: int, others: int) -> int:
    """Return how often each example comes up in an epoch, beside so many other samples."""
    if not examples:
        return 0
    return max(1, round(others * OWN_SHARE / (1 - OWN_SHARE) / examples))
