"""Widgets in unreachable cycles are destroyed in the GUI thread, never in another one."""

from __future__ import annotations

import gc
from threading import Thread, get_ident
from weakref import finalize

from nndesigner.app.garbage import GarbageCollector


class Cycle:
    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_found_in_the_gui_thread_only(qtbot, qapp):
    collector = qapp.findChild(GarbageCollector)
    assert collector is not None
    assert not gc.isenabled()
    ended_in: list[int] = []
    kept: list[list[int]] = []

    def allocate() -> None:
        finalize(Cycle(), lambda: ended_in.append(get_ident()))
        kept.extend([number] for number in range(200_000))

    worker = Thread(target=allocate)
    worker.start()
    worker.join()
    assert ended_in == []
    qtbot.waitUntil(lambda: bool(ended_in), timeout=5000)
    assert ended_in == [get_ident()]
