"""A project: everything one file holds, as one immutable value that undo can put back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from msgspec import Meta, Struct

from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.labels import LONGEST_LABEL

Point = tuple[float, ...]
Stroke = tuple[Point, ...]
Drawing = tuple[Stroke, ...]
"""Pen strokes; x to the right and y down in the pad's own space of 0..280.

A point is (x, y), or (x, y, pressure) with how hard the pen was pressed, 0..1.
"""


LARGEST_NUMBER = 3e38
"""Numbers a network reads are float32; beyond this they would be infinite."""

ProbeNumber = Annotated[float, Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)]
Epoch = Annotated[float, Meta(ge=0, le=1e9)]
Accuracy = Annotated[float, Meta(ge=0, le=1)]


class HistoryRow(Struct, frozen=True, array_like=True):
    """Metrics at one moment of training; `epoch` counts passes, with a fraction inside one.

    Losses are means per sample, accuracies 0..1; None where nothing was measured (no
    validation samples, no classes).
    """

    epoch: Epoch
    train_loss: float | None = None
    val_loss: float | None = None
    train_accuracy: Accuracy | None = None
    val_accuracy: Accuracy | None = None


History = tuple[HistoryRow, ...]


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """A drawing a person has named: the network is to read it as `label`."""

    label: Annotated[str, Meta(min_length=1, max_length=LONGEST_LABEL)]
    drawing: Drawing


@dataclass(frozen=True, eq=False)
class Project:
    """A design with its weights, the curves of its training, and what was last tried on it.

    `drawing` are the strokes on the digit pad, `probe` the numbers typed in as one sample,
    `examples` the person's own data set. `temperature` belongs to the weights: the logarithms
    of a classifier's probabilities are divided by it, so that "90 %" is right nine times of ten
    (C. Guo et al., "On calibration of modern neural networks", 2017, section 4.2).

    `learnt` tells whether training, or a person who set a weight or a bias by hand, ever made
    the weights say something: until then, and once the output layer starts anew, answers are
    guesses. It is a fact of what was done, not a comparison: neurons moved or copied say no more
    than before. None where nobody has noted it, as in files of older versions.

    `trained_on` are the drawings of `examples` that the weights were trained on, the very same
    objects: others may have been named since.

    `trained_as` is the `core.fingerprint` of the design when it was trained last; "" before the
    first training, and where nobody has noted it.
    """

    design: Design = field(default_factory=Design)
    state: NetworkState = field(default_factory=NetworkState)
    history: History = ()
    drawing: Drawing = ()
    probe: tuple[ProbeNumber, ...] = ()
    examples: tuple[Example, ...] = ()
    temperature: float = 1.0
    learnt: bool | None = None
    trained_on: tuple[Drawing, ...] = ()
    trained_as: str = ""

    def with_(self, **changes: Any) -> Project:
        """Return a project with some fields replaced."""
        return replace(self, **changes)
