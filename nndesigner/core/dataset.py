"""A data set as a value: what it looks like (`DataSpec`) and its samples (`Dataset`)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import prod

import numpy as np
import numpy.typing as npt

from nndesigner.core.arrays import FloatArray

IntArray = npt.NDArray[np.int64]

DIGITS = tuple("0123456789")
"""The classes of data sets of digits."""


@dataclass(frozen=True)
class DataSpec:
    """What a data set looks like, known without loading it.

    `input_shape` is (features,) or (rows, columns). With `classes` the task is to tell them
    apart; without, to predict `outputs` values. `features` names the columns of a table.
    `samples` is how many there are at most, 0 if that is not known.
    """

    name: str
    input_shape: tuple[int, ...]
    classes: tuple[str, ...] = ()
    outputs: int = 1
    features: tuple[str, ...] = ()
    samples: int = field(default=0, compare=False)

    @property
    def inputs(self) -> int:
        """Return the length of one sample as a vector."""
        return prod(self.input_shape)

    @property
    def is_picture(self) -> bool:
        return len(self.input_shape) == 2

    @property
    def is_digits(self) -> bool:
        """Tell whether samples are pictures of the ten digits, which can be generated."""
        return self.is_picture and self.classes == DIGITS


@dataclass(frozen=True, eq=False)
class Dataset:
    """Samples, already scaled for a network, split into training and test.

    `inputs` is float32 `(samples, features)`. `targets` is int64 `(samples,)` of class numbers
    when `spec.classes`, else float32 `(samples, outputs)`. `train` and `test` are index arrays
    into both; `besides` are more samples to learn from, never held back to validate on, and some
    of them perhaps several times (a person's own few examples). `scale` holds (shift, divisor)
    per feature: `(raw - shift) / divisor`.
    """

    spec: DataSpec
    inputs: FloatArray
    targets: IntArray | FloatArray
    train: IntArray
    test: IntArray
    scale: tuple[FloatArray, FloatArray] | None = field(default=None)
    besides: IntArray = field(default_factory=lambda: np.empty(0, np.int64))

    def unscaled(self) -> Dataset:
        """Return the data set with its inputs as they were before scaling; whole ones exactly."""
        if self.scale is None:
            return self
        shift, divisor = (array.astype(np.float64) for array in self.scale)
        raw = self.inputs * divisor + shift
        whole = np.rint(raw)
        inputs = np.where(np.isclose(raw, whole, rtol=1e-6, atol=1e-4), whole, raw)
        return replace(self, inputs=inputs.astype(np.float32), scale=None)

    @property
    def tests_what_it_trains(self) -> bool:
        """Tell whether test samples are among the training samples (XOR's truth table)."""
        trained = np.zeros(len(self.inputs), bool)
        trained[self.train] = True
        return bool(trained[self.test].any())
