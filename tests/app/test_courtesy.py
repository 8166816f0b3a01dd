"""Work in the background rests more, but not for ever, while somebody draws."""

from __future__ import annotations

import time

import pytest

from nndesigner.app import courtesy


@pytest.fixture
def naps(monkeypatch):
    """A clock that goes on by a millisecond with each step of the work, and what it rested."""
    clock, naps = [1000.0], []
    monkeypatch.setattr(time, "perf_counter", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: (naps.append(seconds), go(seconds)))
    monkeypatch.setattr(courtesy, "_quiet_until", 0.0)

    def go(seconds):
        clock[0] += seconds

    def work(rest, steps=100):
        naps.clear()
        for _ in range(steps):
            go(0.001)
            rest()
        return sum(naps)

    return work


def test_who_draws_goes_first_and_the_work_goes_on_afterwards(naps):
    rest = courtesy.considerate()
    usual = naps(rest)
    assert 0 < usual < 0.01, "of a tenth of a second"
    courtesy.ask_for_quiet()
    quiet = naps(rest, 7)
    assert quiet > 5 * 0.007, "the processor is left alone for most of the time"
    assert naps(rest, 7), "it is not held up for ever"
    naps(rest, 100)
    assert naps(rest) == pytest.approx(usual, rel=0.2)
