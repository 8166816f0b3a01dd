"""What holds for every command, and nndesigner as a program of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Make, Run


@pytest.mark.parametrize("command", ["train", "evaluate", "predict", "check"])
@pytest.mark.parametrize("as_json", [True, False])
def test_files_that_are_no_projects(run: Run, tmp_path: Path, command: str, as_json: bool):
    (tmp_path / "text.nnd").write_text("hello")
    more = ["1"] if command == "predict" else []
    more += ["--json"] if as_json else []
    for name, code in (("none.nnd", "not_found"), ("text.nnd", "not_a_project"), ("", "is_folder")):
        result = run(command, tmp_path / name, *more)
        assert result.status == 1
        assert len(result.err.splitlines()) == 1
        if as_json:
            assert result.json["error"]["code"] == code
        else:
            assert result.out == ""


def test_too_little_memory_is_said(run: Run, made: Make, monkeypatch):
    from nndesigner.cli import training

    def too_much(*args: object, **options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(training, "Trainer", too_much)
    result = run("train", made("xor"))
    assert result.status == 1
    assert result.message == "There is not enough memory for this."


def program(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "nndesigner", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment, **options)


def test_the_program_prints_nothing_but_json_even_in_ascii(tmp_path: Path):
    process = program("datasets", "--json")
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert err == b""
    assert len(json.loads(out)["datasets"]) == 10


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_real_ctrl_c(made: Make, tmp_path: Path):
    process = program("train", made("xor"), "--epochs", 1_000_000)
    assert process.stderr is not None
    # The first line is written before the data is loaded, the next one while training.
    process.stderr.readline()
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert len(err.splitlines()) == 1
    assert b"nothing was written" in err


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_goes_away_is_no_failure_worth_words(tmp_path: Path):
    process = program("datasets", "--json")
    assert process.stdout is not None
    process.stdout.close()
    process.wait(timeout=30)
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.returncode == 1


def test_no_command_needs_widgets_or_a_display(digits: Path):
    script = (
        "import sys; from nndesigner import cli; "
        f"status = cli.run(['evaluate', {str(digits)!r}]) + cli.run(['check', 'none.nnd']); "
        "assert status == 1; assert 'PySide6.QtWidgets' not in sys.modules; "
        "assert 'nndesigner.ui.main_window' not in sys.modules"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("QT", "DISPLAY"))}
    subprocess.run(
        [sys.executable, "-c", script], check=True, cwd=ROOT, env=environment, capture_output=True
    )
