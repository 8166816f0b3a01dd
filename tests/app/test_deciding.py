"""What is said of drawings whatever a network takes them for."""

from __future__ import annotations

from nndesigner.app.deciding import is_no_digit
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS

DOT = (((140.0, 140.0),),)
CHEVRONS = tuple(((90.0, y), (140.0, y + 80), (190.0, y)) for y in (30.0, 170.0))


def test_a_dot_and_digits_above_one_another_are_no_digit():
    assert is_no_digit(SAMPLE_DRAWINGS[3], "3") is None
    assert is_no_digit(DOT, "8") == "dot"
    assert is_no_digit(CHEVRONS, "3") == "stacked"
    assert is_no_digit(CHEVRONS, "8") is None
