"""The command that runs the tests: how it ends when they hang."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.packaging.scripts import load

script = load("test")


def prepared(monkeypatch, argument: str, seconds: float) -> None:
    """Let the script give pytest one argument, with less patience."""
    monkeypatch.setattr(script.bootstrap, "prepare", lambda *_, **__: Path(sys.executable))
    monkeypatch.setattr(script, "MOST_SECONDS", seconds)
    monkeypatch.setattr(script.sys, "argv", ["test.py"])
    monkeypatch.setattr(script, "on_all_cores", lambda: [argument])


def test_the_status_of_the_tests_is_handed_on(monkeypatch):
    prepared(monkeypatch, "--version", 60)
    assert script.main() == 0
    prepared(monkeypatch, "--no-such-option", 60)
    assert script.main() != 0


def test_tests_that_hang_are_ended_with_a_sentence(monkeypatch, capsys):
    prepared(monkeypatch, "--version", 0.001)
    assert script.main() == 1
    assert "the tests were ended" in capsys.readouterr().err
