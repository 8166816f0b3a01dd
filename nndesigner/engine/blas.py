"""How many threads matrix products use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def limit_blas_threads(count: int = 1) -> Iterator[None]:
    """Let matrix products of this process use so many threads inside the `with` block.

    The matrices of small networks are done sooner by one thread than shared out to several.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(count, "blas"):
        yield
