"""How a number of several digits is said: the digits in a row, and how sure each of them is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from nndesigner.app.prediction import Prediction
from nndesigner.app.reading import ReadDigit
from nndesigner.app.verdict import LIKELY
from nndesigner.ui.panels.bars import percent_text

_BETWEEN = "  \N{MIDDLE DOT}  "

_ALL_NAMED = 3
"""More digits would not fit beside the answer."""


def number_text(prediction: Prediction) -> str:
    """Return the number read; digits unlike anything learnt are a question mark."""
    return "".join(digit_label(digit) for digit in prediction.number)


def confidence_text(prediction: Prediction) -> str:
    """Return each digit with its probability: "4 99 %  ·  2 87 %"; of many the least sure one."""
    digits = prediction.number
    if len(digits) <= _ALL_NAMED:
        return all_digits_text(prediction)
    least = min(digits, key=_sureness)
    if least.strange:
        text = QCoreApplication.translate("ReadNumber", "“{mark}” is unlike what it has learnt")
        return text.format(mark=digit_label(least))
    text = QCoreApplication.translate("ReadNumber", "Least sure: {digit}")
    return text.format(digit=_confidence(least))


def all_digits_text(prediction: Prediction) -> str:
    """Return each digit with its probability, however many there are."""
    return _BETWEEN.join(map(_confidence, prediction.number))


def number_is_certain(prediction: Prediction) -> bool:
    """Tell whether no digit of the number is a mere guess."""
    return all(
        not digit.strange and (digit.probability is None or digit.probability >= LIKELY)
        for digit in prediction.number
    )


def _sureness(digit: ReadDigit) -> float:
    return 0.0 if digit.strange else 1.0 if digit.probability is None else digit.probability


def digit_label(digit: ReadDigit) -> str:
    """Return a digit as it is read, "?" if it is unlike anything learnt."""
    return "?" if digit.strange else digit.label


def _confidence(digit: ReadDigit) -> str:
    if digit.probability is None or digit.strange:
        return digit_label(digit)
    return f"{digit.label} {percent_text(digit.probability)}"
