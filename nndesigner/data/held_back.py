"""Which of a person's drawings are for testing: decided for each once, whatever is drawn later."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from itertools import chain

from nndesigner.core.project import Drawing


def held_back(drawings: Sequence[Drawing], share: float, seed: int) -> list[int]:
    """Return which of one class's drawings, in the order they came, are not learned from.

    About `share` (0..1) of them. A number made of the drawing and the seed decides, so that
    neither a new name nor a drawing more moves one from learning to testing, or back: a test
    sample that was once learned from would flatter. Only what came before can matter as well:
    the first always is learned from, at no time are more than twice the share held back, and
    none being so yet, the drawing that makes one the share is.
    """
    held: list[int] = []
    for number, drawing in enumerate(drawings):
        count = number + 1
        due = not held and count * share >= 1
        wanted = due or _fraction(drawing, seed) < share
        if wanted and len(held) + 1 <= min(2 * share * count, number):
            held.append(number)
    return held


def _fraction(drawing: Drawing, seed: int) -> float:
    """Return a number 0..1 that is the same for the same strokes wherever it is asked for."""
    digest = blake2b(seed.to_bytes(8, "little"), digest_size=8)
    for stroke in drawing:
        digest.update(array("d", chain.from_iterable(stroke)).tobytes())
        digest.update(b"|")
    return int.from_bytes(digest.digest(), "little") / 2**64
