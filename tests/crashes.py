"""What happens when a test takes its whole process with it: it is tried once more, and named.

xdist goes on with the other tests. A second crash of the same test, or many crashes in all, fail
the run; so a test that always crashes cannot keep it going for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter
    from xdist.scheduler import Scheduling

_MOST_CRASHES = 3
_TRIED_AGAIN: list[str] = []


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(crashitem: str, report: pytest.TestReport, sched: Scheduling) -> None:
    """Hand a test that crashed to the next process that is free, once."""
    if crashitem in _TRIED_AGAIN or len(_TRIED_AGAIN) >= _MOST_CRASHES:
        return
    _TRIED_AGAIN.append(crashitem)
    sched.mark_test_pending(crashitem)
    report.outcome = "rerun"  # type: ignore[assignment]


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Name them: a crash is a fault, even where the second try passed."""
    for test in _TRIED_AGAIN:
        terminalreporter.write_line(f"CRASHED and tried again: {test}", red=True)
