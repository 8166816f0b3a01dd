"""How much an answer deserves to be believed: sure, likely, a tie, a guess, or none at all."""

from __future__ import annotations

from typing import Literal

from nndesigner.app.prediction import Prediction
from nndesigner.core.arrays import FloatArray

Verdict = Literal["sure", "likely", "tie", "unsure", "strange", "value", "largest", "broken"]
"""What is said of a sample.

"sure", "likely", a "tie" of two classes and "unsure" are about calibrated probabilities;
"strange" is a sample unlike all that was learnt from; a "value" is no class, the "largest"
output decides where outputs are no probabilities, and "broken" are outputs that are no numbers.
"""

SURE, LIKELY = 0.8, 0.5
TIE = 0.15
BOTH = 0.6
"""Two classes this near to each other are a tie if they have so much together."""


def verdict(prediction: Prediction) -> Verdict:
    """Judge a prediction; nothing is sure that may still turn out to be strange."""
    if prediction.label is None and prediction.classes:
        return "broken"
    if prediction.strange:
        return "strange"
    shares = prediction.class_shares
    if shares is not None and len(prediction.classes) > 1:
        found = _of_classes(shares)
        return "likely" if found == "sure" and prediction.unchecked else found
    return "largest" if prediction.classes else "value"


def ranking(probabilities: FloatArray) -> list[int]:
    """Return class numbers, the most likely first; of equals the first named."""
    return sorted(range(len(probabilities)), key=lambda i: -float(probabilities[i]))


def _of_classes(probabilities: FloatArray) -> Verdict:
    first, second = (float(probabilities[i]) for i in ranking(probabilities)[:2])
    if first - second < TIE and first + second >= BOTH:
        return "tie"
    if first >= SURE:
        return "sure"
    return "likely" if first >= LIKELY else "unsure"
