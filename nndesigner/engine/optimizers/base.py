"""What all optimizers have in common: the vectors, weight decay, and state that can be kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import copy
from typing import ClassVar

import numpy as np

from nndesigner.core.arrays import FloatArray
from nndesigner.core.training import TrainingSettings

FLUSH_INTERVAL = 100
"""Steps after which numbers too small to matter become zero: denormals are computed slowly."""

TINY_MEAN, TINY_SQUARE = 1e-33, 1e-36
"""Bounds of moments that count; the smallest normal float32 is 1.2e-38."""

Saved = Mapping[str, FloatArray | float]
"""State of an optimizer by attribute."""


class Optimizer(ABC):
    """Changes `values` in place at every step; `gradients` is used as scratch space.

    Both are flat vectors of one length and format. `decayed` has 1 where weight decay and 0
    where no decay applies, None is 1 everywhere; it may be set while the weight decay is 0.
    Constants are PyTorch's defaults.
    """

    gradient_scale = 1.0
    """By what the next step's gradients must be multiplied: it saves an optimizer work."""

    _state: ClassVar[tuple[str, ...]] = ()
    """Attributes, arrays and numbers, that a step changes, `values` left out."""

    _tiny: ClassVar[Mapping[str, float]] = {}
    """Arrays in which numbers below a bound are as good as 0."""

    def __init__(
        self,
        values: FloatArray,
        gradients: FloatArray,
        settings: TrainingSettings,
        decayed: FloatArray | None = None,
    ) -> None:
        self.values, self.gradients = values, gradients
        self.decayed = decayed
        self._share: FloatArray | None = None
        self._share_taken = 0.0
        self.steps = 0
        self._set_up()
        self.adopt(settings)

    def adopt(self, settings: TrainingSettings) -> None:
        """Take over settings that may change during a run: momentum and weight decay."""
        self.weight_decay = settings.weight_decay

    def decay_only(self, decayed: FloatArray | None) -> None:
        """Let weight decay apply where `decayed` is 1 from now on; None is everywhere."""
        self.decayed = decayed
        self._share_taken = 0.0

    def step(self, learning_rate: float) -> None:
        """Take one step against the current gradients."""
        if self.weight_decay:
            self._decay(learning_rate * self.weight_decay)
        self.steps += 1
        self._move(learning_rate)
        if self.steps % FLUSH_INTERVAL == 0:
            self._flush()

    def _set_up(self) -> None:  # noqa: B027  most have something to make, plain descent has not
        """Make the moments, all 0, and whatever else steps need; called once."""

    @abstractmethod
    def _move(self, learning_rate: float) -> None:
        """Change values by the gradients."""

    def _flush(self) -> None:
        for name, bound in self._tiny.items():
            array = getattr(self, name)
            np.multiply(array, np.abs(array) >= bound, out=array)

    def vectors(self) -> Mapping[str, FloatArray]:
        """Return copies of the moments by name, in the gradients' true scale."""
        return {}

    def save(self) -> Saved:
        """Return a copy of all state but the values, for `load`."""
        return {name: copy(getattr(self, name)) for name in ("steps", *self._state)}

    def load(self, saved: Saved) -> None:
        """Go back to a saved state: with the same values, the next steps are bit-identical."""
        for name, value in saved.items():
            held = getattr(self, name)
            if isinstance(held, np.ndarray):
                held[...] = value
            else:
                setattr(self, name, value)

    def _decay(self, share: float) -> None:
        """Take a share of every weight (Loshchilov, Hutter 2019, algorithm 2, line 12)."""
        if self.decayed is None:
            np.multiply(self.values, 1 - share, out=self.values)
            return
        if self._share is None:
            self._share = np.empty_like(self.values)
        if share != self._share_taken:
            np.multiply(self.decayed, -share, out=self._share)
            np.add(self._share, 1, out=self._share)
            self._share_taken = share
        np.multiply(self.values, self._share, out=self.values)
