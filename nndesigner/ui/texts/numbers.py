"""Numbers as people read them: as many digits as matter, none of float32's noise."""

from __future__ import annotations

from math import floor, isfinite, isnan, log10

MINUS = "−"
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 4) -> str:
    """Return a number with `digits` significant digits: 0.38, −1.5, 12,345, 3.2·10⁻⁷."""
    value = float(value) + 0.0  # turns -0 into 0
    if isnan(value):
        return "NaN"
    if not isfinite(value):
        return "∞" if value > 0 else MINUS + "∞"
    size = floor(log10(abs(value))) if value else 0
    if size < -4 or size >= 15:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        if "." in mantissa:
            mantissa = mantissa.rstrip("0").rstrip(".")
        text = f"{mantissa}·10{str(int(exponent)).translate(_SUPERSCRIPTS)}"
    else:
        text = f"{value:,.{max(digits - 1 - size, 0)}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def count(value: int) -> str:
    """Return a whole number with thousands set apart: 203,530."""
    return f"{value:,}".replace("-", MINUS)


def typed(value: float) -> str:
    """Return a float32 as someone would type it: the shortest text that gives it back."""
    from numpy import float32, format_float_positional, format_float_scientific

    single = float32(value)
    if not isfinite(value):
        return str(float(value))
    if value and not 1e-5 <= abs(value) < 1e9:
        return format_float_scientific(single, trim="-", exp_digits=1)
    return format_float_positional(single, trim="-")
