"""What outputs say: probabilities of classes, the class decided for, and what doubt leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from nndesigner.app.reading import is_dot
from nndesigner.core.arrays import FloatArray
from nndesigner.core.design import OutputLayer
from nndesigner.core.project import Drawing
from nndesigner.data.apart import stacked


@dataclass(frozen=True, eq=False)
class Answer:
    """What is said of one sample: see `Prediction`, whose fields these are."""

    probabilities: FloatArray | None
    label: str | None
    unlike: float | None
    stacked: bool = False


def is_no_digit(drawing: Drawing, label: str | None) -> Literal["dot", "stacked"] | None:
    """Tell why a drawing is no digit, whatever a network that reads numbers takes it for.

    `label` is that: two circles that do not touch, one above the other, are an 8.
    """
    if is_dot(drawing):  # made large it may well look like a digit
        return "dot"
    return "stacked" if label != "8" and stacked(drawing) else None


def is_strange(unlike: float | None) -> bool:
    """Tell whether something is rather none of the classes than one of them."""
    return unlike is not None and unlike > 0.5


def shared(probabilities: FloatArray | None, unlike: float | None) -> FloatArray | None:
    """Return what is left for the classes if it may be none of them."""
    if probabilities is None or not unlike:
        return probabilities
    left: FloatArray = probabilities * np.float32(1 - unlike)
    return left


def decide(
    layer: OutputLayer, output: FloatArray, temperature: float
) -> tuple[FloatArray | None, str | None]:
    """Return class probabilities and the class chosen, as far as the outputs mean that."""
    from nndesigner.engine.calibrate import class_probabilities, scaled  # after the first paint

    classes = layer.classes
    if not np.isfinite(output).all():
        return None, None
    found = class_probabilities(layer, output[np.newaxis], len(classes))
    probabilities = None if found is None else scaled(found[0], temperature)
    if layer.units == 1 and len(classes) == 2:
        return probabilities, classes[int(output[0] >= 0.5)]
    if len(classes) != layer.units:
        return None, None
    return probabilities, classes[int(output.argmax())]
