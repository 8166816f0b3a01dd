"""How a number of several digits is said: the digits in a row, and how sure each of them is."""

from __future__ import annotations

from nndesigner.app.prediction import Prediction
from nndesigner.app.reading import ReadDigit
from nndesigner.app.verdict import LIKELY
from nndesigner.ui.panels.bars import percent_text

_BETWEEN = "  \N{MIDDLE DOT}  "


def number_text(prediction: Prediction) -> str:
    """Return the number read; digits unlike anything learnt are a question mark."""
    return "".join(_label(digit) for digit in prediction.number)


def confidence_text(prediction: Prediction) -> str:
    """Return each digit with its probability: "4 99 %  ·  2 87 %"."""
    return _BETWEEN.join(_confidence(digit) for digit in prediction.number)


def number_is_certain(prediction: Prediction) -> bool:
    """Tell whether no digit of the number is a mere guess."""
    return all(
        not digit.strange and (digit.probability is None or digit.probability >= LIKELY)
        for digit in prediction.number
    )


def _label(digit: ReadDigit) -> str:
    return "?" if digit.strange else digit.label


def _confidence(digit: ReadDigit) -> str:
    if digit.probability is None or digit.strange:
        return _label(digit)
    return f"{digit.label} {percent_text(digit.probability)}"
