from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nndesigner.ui.numbers import (
    format_number,
    parse_number,
    step_1_3_10,
    two_readings,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (" ,5 ", 0.5),
        ("5.", 5.0),
        ("1/3", 1 / 3),
        ("1,5 / 0,5", 3.0),
        ("-1/4", -0.25),
        ("−2", -2.0),
        ("+3", 3.0),
        ("1e-3", 1e-3),
        ("1E3", 1000.0),
        ("15 %", 0.15),
        ("12,5%", 0.125),
        ("1 000", 1000.0),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1.234.567,5", 1234567.5),
        ("0,125", 0.125),
        ("1000,125", 1000.125),
        ("1.000", 1.0),
        ("1\N{THIN SPACE}000", 1000.0),
    ],
)
def test_understands_what_people_type(text, value):
    assert parse_number(text) == pytest.approx(value)


NO_NUMBERS = """abc 1/0 0/0 1//2 1/2/3 nan inf 1e999 1,2,3 1.2.3 --1 0x10 1_000 % 1,23.4,5"""


@pytest.mark.parametrize("text", ["", " ", "1" * 100, *NO_NUMBERS.split()])
def test_refuses_what_is_no_number(text):
    assert parse_number(text) is None


def test_digits_of_other_scripts_are_digits():
    assert parse_number("٣") == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [("60", 60), ("1,000", 1000), ("1.000.000", 1_000_000), ("6/2", 3), ("1e3", 1000), ("2.0", 2)],
)
def test_whole_numbers(text, value):
    number = parse_number(text, integer=True)
    assert number == value
    assert isinstance(number, int)


@pytest.mark.parametrize("text", ["1.5", "1/3", "0,5", "1,05"])
def test_whole_numbers_refuse_fractions(text):
    assert parse_number(text, integer=True) is None


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_reads_back_what_it_writes(value):
    assert parse_number(repr(value)) == value
    with_comma = repr(value).replace(".", ",")
    assert two_readings(with_comma) or parse_number(with_comma) == value
    assert parse_number(format_number(value)) == pytest.approx(value, rel=1e-5, abs=1e-300)


@given(st.integers(-(10**9), 10**9))
def test_reads_back_whole_numbers(value):
    assert parse_number(format_number(value), integer=True) == value
    for separator in (",", ".", " ", "'", "\N{THIN SPACE}", "\N{NO-BREAK SPACE}", "’", "，"):
        grouped = f"{value:,}".replace(",", separator)
        assert parse_number(grouped, integer=True) == value


@given(st.text(max_size=30), st.booleans())
def test_never_fails(text, integer):
    number = parse_number(text, integer=integer)
    assert number is None or number == number


@given(st.floats(1e-9, 1e9))
def test_ladder_goes_up_and_down(value):
    above, below = step_1_3_10(value, 1), step_1_3_10(value, -1)
    assert below < value < above
    assert above / value < 4
    assert value / below < 4
    assert step_1_3_10(above, -1) <= value * (1 + 1e-6)


def test_ladder_from_a_usual_learning_rate():
    steps = [0.001]
    for _ in range(4):
        steps.append(step_1_3_10(steps[-1], 1))
    assert steps == [0.001, 0.003, 0.01, 0.03, 0.1]
    assert step_1_3_10(0.001, -1) == 0.0003


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["", "-", "+"]))
def test_thousands_or_decimal_comma_is_not_guessed(whole, rest, sign):
    text = f"{sign}{whole},{rest:03}"
    assert parse_number(text) is None
    thousands, decimal = two_readings(text)
    assert parse_number(thousands) == parse_number(text, integer=True)
    assert parse_number(decimal) == parse_number(f"{sign}{whole}.{rest:03}")


@pytest.mark.parametrize("text", ["0,125", "1.000", "1,00", "1,0000", "1000", "1,000,000", "x", ""])
def test_what_can_only_be_one_thing_has_no_two_readings(text):
    assert two_readings(text) is None
