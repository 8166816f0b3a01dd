"""Work in the background that steps aside while somebody draws."""

from __future__ import annotations

import time
from collections.abc import Callable

QUIET_S = 0.15
"""After the pen has moved: to follow it, and to read what was written when it is lifted."""

_SLICE_S, _BREATH_S = 0.008, 0.0003
"""A tight NumPy loop retakes the GIL every few microseconds; a nap lets the GUI thread in."""

_QUIET_SLICE_S, _QUIET_REST_S = 0.002, 0.02
"""Meanwhile the work goes on, but hardly: who draws for minutes does not hold it up for ever."""

_quiet_until = 0.0


def ask_for_quiet() -> None:
    """Let work in the background step aside for a moment: called whenever the pen moves."""
    global _quiet_until  # noqa: PLW0603  one person draws, whatever works meanwhile
    _quiet_until = time.perf_counter() + QUIET_S


def considerate() -> Callable[[], None]:
    """Return what one piece of work calls between its steps, to rest when it is time to."""
    rested = 0.0

    def rest() -> None:
        nonlocal rested
        now = time.perf_counter()
        quiet = now < _quiet_until
        if now - rested > (_QUIET_SLICE_S if quiet else _SLICE_S):
            time.sleep(_QUIET_REST_S if quiet else _BREATH_S)
            rested = time.perf_counter()

    return rest
