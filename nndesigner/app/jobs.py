"""Work beside the GUI thread: waited for without freezing, or started and answered later."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from itertools import count
from typing import Any, NamedTuple, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, Signal, SignalInstance, Slot
from shiboken6 import isValid

T = TypeVar("T")

_POOL = ThreadPoolExecutor(max_workers=4, thread_name_prefix="job")
_RUNNING: set[Future[None]] = set()
_WAITING: list[QEventLoop] = []


class _Job(NamedTuple):
    """What a thread is to do, and the slot of a QObject that takes (result, exception)."""

    work: Callable[[], object]
    take: Callable[[Any, Any], None]


_JOBS: dict[int, _Job] = {}
"""By number, until they have been answered.

Threads are given the number alone. Whoever lets go of a QObject last destroys it, and that must
never be a thread: while a QObject dies, Qt and PySide look at those it is connected to.
"""
_NUMBERS = count()


class _Answers(QObject):
    """Brings what threads found to the GUI thread."""

    given = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.given.connect(self._hand_over)

    @Slot(object, object, object)
    def _hand_over(self, number: int, result: object, error: Exception | None) -> None:
        take = _JOBS.pop(number).take
        if isValid(getattr(take, "__self__", None)):  # the window may have gone meanwhile
            take(result, error)


@cache
def _answers() -> _Answers:
    return _Answers()


def _start(work: Callable[[], object], take: Callable[[Any, Any], None]) -> None:
    """Run `work` in a thread and hand (result, exception) to a slot of a QObject."""
    answers, number = _answers(), next(_NUMBERS)
    _JOBS[number] = _Job(work, take)
    future = _POOL.submit(_run, answers.given, number)
    _RUNNING.add(future)
    future.add_done_callback(_RUNNING.discard)


def _run(given: SignalInstance, number: int) -> None:
    try:
        result, error = _JOBS[number].work(), None
    except Exception as raised:  # noqa: BLE001  it is handed to whoever asked
        result, error = None, raised
    given.emit(number, result, error)


def waiting() -> bool:
    """Tell whether somebody waits in `run_responsive` just now."""
    return bool(_WAITING)


def wait_for_all(seconds: float) -> bool:
    """Wait until no job runs any more; return False if one still does."""
    return not wait(set(_RUNNING), timeout=seconds).not_done


class _Wait(QObject):
    """Keeps an answer until the local event loop that waits for it has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = QEventLoop()
        self.answer: tuple[Any, Exception | None] | None = None

    @Slot(object, object)
    def take(self, result: object, error: Exception | None) -> None:
        self.answer = (result, error)
        self.loop.quit()


def run_responsive(work: Callable[[], T]) -> T:
    """Run a function in a thread and return its result, or raise what it raised.

    The GUI goes on painting and training goes on reporting meanwhile; keys and clicks wait,
    so that nothing can happen in between that the caller did not expect.
    """
    wait = _Wait()
    _start(work, wait.take)
    _WAITING.append(wait.loop)
    try:
        while wait.answer is None:
            wait.loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        _WAITING.remove(wait.loop)
    result, error = wait.answer
    if error is not None:
        raise error
    return cast(T, result)


class LatestJob(QObject):
    """Runs one function at a time in the background; of those asked for meanwhile, the newest.

    `done(result)` and `failed(exception)` are emitted in the GUI thread, and only for work
    that nothing newer has replaced.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: Callable[[], Any] | None = None

    @property
    def busy(self) -> bool:
        return self._busy

    def start(self, work: Callable[[], Any]) -> None:
        """Run `work` as soon as the present one, whose answer is then dropped, has ended."""
        if self._busy:
            self._next = work
            return
        self._busy = True
        _start(work, self._take)

    def cancel(self) -> None:
        """Drop what waits, and the answer of what runs."""
        if self._busy:
            self._next = _nothing

    @Slot(object, object)
    def _take(self, result: object, error: Exception | None) -> None:
        self._busy = False
        following, self._next = self._next, None
        if following is _nothing:
            return
        if following is not None:
            self.start(following)
        elif error is not None:
            self.failed.emit(error)
        else:
            self.done.emit(result)


def _nothing() -> None:
    """Stand for "nothing follows, and nobody wants the answer"."""
