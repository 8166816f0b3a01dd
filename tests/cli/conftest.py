"""The command line as scripts use it: arguments in; exit status, stdout and stderr out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nndesigner import cli
from nndesigner.engine.initializers import initial_state
from nndesigner.storage.project import write
from tests.designs import small_digits

ROOT = Path(__file__).parents[2]
PREFIX = "nndesigner: "

Run = Callable[..., "Result"]
Make = Callable[[str], Path]


class Result:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        """The one JSON object on stdout."""
        return json.loads(self.out, parse_constant=pytest.fail)

    @property
    def message(self) -> str:
        """The first line of a failure."""
        line = next(line for line in self.err.splitlines() if line.startswith(PREFIX))
        return line.removeprefix(PREFIX)


@pytest.fixture
def run(capsys) -> Run:
    def run(*arguments: object) -> Result:
        capsys.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Result(status, captured.out, captured.err)

    return run


@pytest.fixture
def made(run: Run, tmp_path: Path) -> Make:
    """Make a project of a template in the test's folder; of "digits" a small, plain one."""

    def make(name: str) -> Path:
        path = tmp_path / f"{name}.nnd"
        if name == "digits":
            project = small_digits()
            write(path, project.with_(state=initial_state(project.design)))
        else:
            assert run("new", name, path).status == 0
        return path

    return make


@pytest.fixture(scope="module")
def digits(tmp_path_factory) -> Path:
    """A network that reads digits."""
    path = tmp_path_factory.mktemp("digits") / "digits.nnd"
    assert cli.run(["new", "digits", str(path)]) == 0
    assert cli.run(["train", str(path), "--out", str(path)]) == 0
    return path
