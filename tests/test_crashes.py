"""Tests that take their process with them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONFTEST = "from tests.crashes import pytest_handlecrashitem, pytest_terminal_summary\n"
TESTS = """
import os, signal
from pathlib import Path
import pytest

def crash():
    os.kill(os.getpid(), signal.SIGKILL)

@pytest.mark.parametrize("number", range(8))
def test_good(number):
    pass

def test_crashes_once():
    once = Path("crashed")
    if not once.exists():
        once.touch()
        crash()

@pytest.mark.skipif(not os.environ.get("ALWAYS"), reason="asked for by a variable")
def test_crashes_always():
    crash()
"""


def run(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run those tests in two processes, in a folder of their own."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_them.py").write_text(TESTS)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "worksteal"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_crash_is_tried_again_and_named(tmp_path):
    done = run(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "CRASHED and tried again: test_them.py::test_crashes_once" in done.stdout
    assert "9 passed" in done.stdout


def test_a_test_that_always_crashes_fails_and_the_others_go_on(tmp_path):
    done = run(tmp_path, ALWAYS="1")
    assert done.returncode == 1, done.stdout
    assert "crashed while running 'test_them.py::test_crashes_always'" in done.stdout
    assert "9 passed" in done.stdout
