"""What a single weight or bias may be set to by hand."""

from __future__ import annotations

from nndesigner.core.errors import EditError

MAX_NUMBER = 1e6
"""The largest weight or bias, either way, that may be set by hand: sums and their gradients stay
far inside of what 32 bits hold. Training may go further, and says so when it has run away."""


def check_number(value: float, before: float) -> None:
    """Check a number that is to be set where `before` was; nearer to 0 it may always come.

    Raises EditError `number_too_large` (limit).
    """
    if not abs(value) <= max(MAX_NUMBER, abs(before)):
        raise EditError("number_too_large", limit=int(MAX_NUMBER))
