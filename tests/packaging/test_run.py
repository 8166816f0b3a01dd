from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.packaging.scripts import FOLDER, load

run = load("run")


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", True),
        ({}, "freebsd14", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_display_detection(environ, platform, expected):
    assert run.has_display(environ, platform) is expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["digits.nnd"], True),
        (["folder/digits.nnd"], True),
        (["--language=zh_CN"], True),
        (["templates"], False),
        (["train", "digits.nnd"], False),
        (["--help"], False),
        (["-h"], False),
        (["--version"], False),
        (["--demo", "out"], False),
        (["--demo=out"], False),
    ],
)
def test_what_opens_a_window(arguments, expected):
    assert run.opens_window(arguments) is expected


def test_a_file_named_like_a_command_opens_a_window(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "network").write_bytes(b"")
    assert run.opens_window(["network"])


def started(monkeypatch, arguments, environ):
    """Return (command, environment, profile, needs_display) `run.py` would start the app with."""
    seen = SimpleNamespace()

    def prepare(profile, *, needs_display):
        seen.profile, seen.needs_display = profile, needs_display
        return FOLDER / "python"

    def execve(path, command, environment):
        seen.command, seen.environment = command, environment

    monkeypatch.setattr(run.bootstrap, "prepare", prepare)
    monkeypatch.setattr(run.sys, "argv", ["run.py", *arguments])
    monkeypatch.setattr(run.sys, "platform", "linux")
    monkeypatch.setattr(run.os, "environ", environ)
    monkeypatch.setattr(run.os, "name", "posix")
    monkeypatch.setattr(run.os, "execve", execve)
    monkeypatch.setattr(run.subprocess, "call", lambda *_, **__: 0)
    run.start()
    return seen


def test_without_a_display_the_demo_runs_and_says_so(monkeypatch, capsys):
    seen = started(monkeypatch, [], {"PYTHONPATH": "elsewhere"})
    assert seen.command[1:] == ["-P", "-m", "nndesigner", "--demo", "nndesigner-demo"]
    assert seen.environment == {"QT_QPA_PLATFORM": "offscreen"}
    assert seen.profile == "run"
    assert not seen.needs_display
    said = capsys.readouterr()
    assert "no display" in said.err
    assert said.out == ""


def test_commands_run_without_a_display(monkeypatch, capsys):
    seen = started(monkeypatch, ["templates", "--json"], {})
    assert seen.command[-2:] == ["templates", "--json"]
    assert not seen.needs_display
    assert capsys.readouterr().err == ""


def test_with_a_display_the_window_opens(monkeypatch):
    seen = started(monkeypatch, ["a.nnd"], {"DISPLAY": ":0"})
    assert seen.command[-1] == "a.nnd"
    assert seen.environment == {"DISPLAY": ":0"}
    assert seen.needs_display


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_is_told_in_one_line(script):
    code = (
        "import sys, runpy; sys.version_info = (3, 9, 2);"
        f"runpy.run_path({str(FOLDER / script)!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "nndesigner needs Python 3.11 or newer, but this is 3.9.\n"
