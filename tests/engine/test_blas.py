"""Matrix products in one thread, for as long as anybody asks for it."""

from __future__ import annotations

from threading import Event, Thread

from threadpoolctl import threadpool_info

from nndesigner.engine.blas import limit_blas_threads


def threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_the_number_is_set_and_set_back():
    before = threads()
    with limit_blas_threads():
        assert threads() == {1}
    assert threads() == before


def test_it_holds_until_the_last_block_ends():
    begun, end = Event(), Event()

    def other() -> None:
        with limit_blas_threads():
            begun.set()
            end.wait(10)

    thread = Thread(target=other)
    with limit_blas_threads():
        thread.start()
        assert begun.wait(10)
    assert threads() == {1}  # the other one is still at work
    end.set()
    thread.join()
    with limit_blas_threads():
        assert threads() == {1}
