"""Help, and arguments that make no sense."""

from __future__ import annotations

import pytest

from nndesigner import cli
from tests.cli.conftest import Run


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself(run: Run, command: str):
    result = run(command, "--help")
    assert result.status == 0
    assert f"nndesigner {command}" in result.out
    assert "--json" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["train"],
        ["train", "a.nnd", "b.nnd"],
        ["train", "a.nnd", "--epochs", "0"],
        ["train", "a.nnd", "--epochs", "1.5"],
        ["train", "a.nnd", "--epochs", "many"],
        ["train", "a.nnd", "--batch-size", "-1"],
        ["train", "a.nnd", "--lr", "0"],
        ["train", "a.nnd", "--lr", "nan"],
        ["train", "a.nnd", "--lr", "inf"],
        ["train", "a.nnd", "--seed", "-1"],
        ["train", "a.nnd", "--seed", str(2**40)],
        ["train", "a.nnd", "--optimizer", "best"],
        ["train", "a.nnd", "--ep", "3"],
        ["new", "nothing", "out.nnd"],
        ["new", "digits"],
        ["templates", "more"],
        ["predict", "a.nnd"],
        ["unknown"],
        [],
    ],
)
def test_wrong_usage_is_said(run: Run, arguments: list[str]):
    result = run(*arguments)
    assert result.status == 2
    assert result.out == ""
    assert "usage: nndesigner" in result.err


def test_an_argument_out_of_range_names_the_range(run: Run):
    assert (
        "'0' is not a whole number from 1 to 1000000" in run("train", "a.nnd", "--epochs", "0").err
    )
    assert "'x' is not a number above 0 to 1000" in run("train", "a.nnd", "--lr", "x").err
    assert "--seed: '-1' is not a whole number from 0" in run("train", "a", "--seed", "-1").err
    assert "--lr: '-1e-3' is not a number above 0" in run("train", "a", "--lr", "-1e-3").err
    assert "sgd, momentum, nesterov" in run("train", "a.nnd", "--optimizer", "x").err
