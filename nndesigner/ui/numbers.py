"""Numbers as people write them: parsed from and turned into text. No widgets, no ranges."""

from __future__ import annotations

import re
from math import floor, isfinite, log10

Number = int | float

_TYPOGRAPHIC = {
    "\N{MINUS SIGN}": "-",
    "\N{FULLWIDTH COMMA}": ",",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}

_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*")
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
_TWO_READINGS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_MAX_LENGTH = 60


def parse_number(text: str, *, integer: bool = False) -> Number | None:
    """Return the number a person meant, or None if the text is none.

    Understands a decimal comma ("0,5"), fractions ("1/3"), percent ("15 %"), powers ("1e-3"),
    typographic minus signs and spaces between groups of digits. A whole number may be written
    with grouped thousands ("1,000"), any other one from a million on ("1,000,000"); for these a
    lone comma is the decimal sign, unless it could be either (see `two_readings`): then it is
    none.
    """
    cleaned = _cleaned(text)
    if not cleaned or len(cleaned) > _MAX_LENGTH:
        return None
    if cleaned[-1] in "%\N{FULLWIDTH PERCENT SIGN}":
        return _finished(_divided(_plain(cleaned[:-1], False), 100.0), integer)
    numerator, slash, denominator = cleaned.partition("/")
    if not slash:
        return _finished(_plain(cleaned, integer), integer)
    return _finished(_divided(_plain(numerator, integer), _plain(denominator, integer)), integer)


def two_readings(text: str) -> tuple[str, str] | None:
    """Return how a text such as "1,000" may be meant: in thousands, or with a decimal comma."""
    cleaned = _cleaned(text)
    if not _TWO_READINGS.fullmatch(cleaned):
        return None
    return cleaned.replace(",", ""), str(float(cleaned.replace(",", ".")))


def format_number(value: Number, *, digits: int = 6) -> str:
    """Return a short text for a field or table, with `digits` significant digits."""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.{digits}g}"
    return "0" if text == "-0" else text


def step_1_3_10(value: float, direction: int) -> float:
    """Return the next larger or smaller of ..., 0.01, 0.03, 0.1, 0.3, 1, ... after `value` > 0."""
    exponent = floor(log10(value))
    ladder = [
        float(f"{mantissa}e{exponent + offset}") for offset in (-1, 0, 1) for mantissa in (1, 3)
    ]
    tolerance = 1e-9 * value
    if direction > 0:
        return min(rung for rung in ladder if rung > value + tolerance)
    return max(rung for rung in ladder if rung < value - tolerance)


def _cleaned(text: str) -> str:
    for sign, plain in _TYPOGRAPHIC.items():
        text = text.replace(sign, plain)
    return "".join(text.split())


def _plain(text: str, integer: bool) -> float | None:
    if not integer and _TWO_READINGS.fullmatch(text):
        return None
    if _GROUPED.fullmatch(text) and (integer or len(re.findall(r"[.,']", text)) > 1):
        text = re.sub(r"[.,']", "", text)
    elif "," in text and "." in text:
        decimal = max(text.rfind(","), text.rfind("."))
        whole = text[:decimal]
        if not _GROUPED.fullmatch(whole) or text[decimal] in whole:
            return None
        text = re.sub(r"[.,]", "", whole) + "." + text[decimal + 1 :]
    else:
        text = text.replace(",", ".")
    return float(text) if _PLAIN.fullmatch(text) else None


def _divided(numerator: float | None, denominator: float | None) -> float | None:
    if numerator is None or not denominator:
        return None
    return numerator / denominator


def _finished(value: float | None, integer: bool) -> Number | None:
    if value is None or not isfinite(value):
        return None
    if not integer:
        return value
    return int(value) if value == int(value) else None
