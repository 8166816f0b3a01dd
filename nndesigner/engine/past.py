"""Moments of a training run that can be returned to, in bounded memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from nndesigner.engine.batches import Place
from nndesigner.engine.books import Entry
from nndesigner.engine.events import Event
from nndesigner.engine.learner import Learned

_MOST_BYTES = 256_000_000
_MOST_MOMENTS = 200


@dataclass(frozen=True)
class Moment:
    """Everything that changes from one step to the next."""

    learned: Learned
    place: Place
    entry: Entry
    pending: tuple[Event, ...]
    noticed: frozenset[str | None]
    step: int
    samples_seen: int

    @property
    def size(self) -> int:
        """Return about how many bytes it takes: weights, good and best ones, moments."""
        return 6 * self.learned.values.nbytes


class Past:
    """The newest moments; the oldest are forgotten when there is no more room."""

    def __init__(self) -> None:
        self._moments: deque[Moment] = deque(maxlen=_MOST_MOMENTS)

    def __bool__(self) -> bool:
        return bool(self._moments)

    def add(self, moment: Moment) -> None:
        """Keep a moment."""
        while self._moments and (len(self._moments) + 1) * moment.size > _MOST_BYTES:
            self._moments.popleft()
        self._moments.append(moment)

    def take(self) -> Moment | None:
        """Return the newest moment and forget it; None if there is none."""
        return self._moments.pop() if self._moments else None
