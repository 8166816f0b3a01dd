"""Moments of a training run that can be returned to, in bounded memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from nndesigner.core.project import HistoryRow
from nndesigner.engine.batches import Place
from nndesigner.engine.learner import Learned
from nndesigner.engine.tally import Sums

_MOST_BYTES = 256_000_000
_MOST_MOMENTS = 200


@dataclass(frozen=True)
class Moment:
    """Everything that changes from one step to the next."""

    learned: Learned
    place: Place
    tally: Sums
    schedule: tuple[float, ...]
    step: int
    samples_seen: int
    row: HistoryRow | None

    @property
    def size(self) -> int:
        """Return about how many bytes it takes: weights, and an optimizer's vectors."""
        return 4 * self.learned.values.nbytes


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
