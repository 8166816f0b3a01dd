"""Work beside the GUI thread: waited for without freezing, or started and answered later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QEventLoop, QObject, QRunnable, QThreadPool, Signal, Slot

T = TypeVar("T")


_RUNNING: set[_Task[Any]] = set()
"""Tasks the pool still runs; Qt does not own them, and whoever asked may be gone meanwhile."""


class _Signals(QObject):
    done = Signal(object, object)


class _Task(QRunnable, Generic[T]):
    """Runs a function in a pool thread; `done` carries its result or the exception."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self._work = work

    def start(self) -> None:
        """Let the pool run it."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(self)

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as raised:  # noqa: BLE001  it is handed to whoever asked
            result, error = None, raised
        self.signals.done.emit(result, error)
        _RUNNING.discard(self)


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
    task = _Task(work)
    wait = _Wait()
    task.signals.done.connect(wait.take)
    task.start()
    if wait.answer is None:
        wait.loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    assert wait.answer is not None
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
        self._task: _Task[Any] | None = None
        self._next: Callable[[], Any] | None = None

    @property
    def busy(self) -> bool:
        return self._task is not None

    def start(self, work: Callable[[], Any]) -> None:
        """Run `work` as soon as the present one, whose answer is then dropped, has ended."""
        if self._task is not None:
            self._next = work
            return
        self._task = _Task(work)
        self._task.signals.done.connect(self._take)
        self._task.start()

    def cancel(self) -> None:
        """Drop what waits, and the answer of what runs."""
        if self._task is not None:
            self._next = _nothing

    @Slot(object, object)
    def _take(self, result: object, error: Exception | None) -> None:
        self._task = None
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
