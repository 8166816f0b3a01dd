"""What the drawing pad says of itself: where there are digits to draw, and where other things."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PadWords:
    """The hints on empty paper, square and `wide`, and what is said about the pad."""

    hint: str
    wide_hint: str
    description: str
    tip: str


def pad_words(*, digits: bool) -> PadWords:
    """Return the words for a pad to draw digits on, several of which are a number, or others."""
    if digits:
        return PadWords(
            translate("DigitPad", "Draw a digit here"),
            translate("DigitPad", "Draw a digit here, or several side by side"),
            translate(
                "DigitPad",
                "Draw a digit with mouse, pen or finger, or several side by side. "
                "Delete clears the pad, Ctrl+Z takes the last stroke back, E is the eraser.",
            ),
            translate(
                "DigitPad",
                "Draw a digit with mouse, pen or finger, or several side by side. "
                "The right button and the pen's other end erase; Delete clears the pad.",
            ),
        )
    here = translate("DigitPad", "Draw here")
    return PadWords(
        here,
        here,
        translate(
            "DigitPad",
            "Draw with mouse, pen or finger. "
            "Delete clears the pad, Ctrl+Z takes the last stroke back, E is the eraser.",
        ),
        translate(
            "DigitPad",
            "Draw with mouse, pen or finger. "
            "The right button and the pen's other end erase; Delete clears the pad.",
        ),
    )
