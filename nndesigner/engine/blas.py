"""How many threads matrix products use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

_LOCK = Lock()
_limit = ExitStack()
_inside = 0


@contextmanager
def limit_blas_threads(count: int = 1) -> Iterator[None]:
    """Let matrix products of this process use so many threads inside the `with` block.

    The matrices of small networks are done sooner by one thread than shared out to several. The
    number is one for the whole process: of blocks in several threads, the first to begin sets
    it, and the last to end sets it back, as far as the library lets another thread do that.
    """
    global _inside  # noqa: PLW0603  the number of threads is the process's too
    from threadpoolctl import threadpool_limits

    with _LOCK:
        if not _inside:
            _limit.enter_context(threadpool_limits(count, "blas"))
        _inside += 1
    try:
        yield
    finally:
        with _LOCK:
            _inside -= 1
            if not _inside:
                _limit.close()
