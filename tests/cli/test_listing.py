"""Making projects, listing what there is, and checking designs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.templates import TEMPLATES
from nndesigner.storage.project import read, write
from tests.cli.conftest import Make, Run


@pytest.mark.parametrize("name", TEMPLATES)
def test_new_makes_every_template_ready_to_train(run: Run, tmp_path: Path, name: str):
    path = tmp_path / "out.nnd"
    assert run("new", name, path).status == 0
    assert len(read(path).state) > 0
    assert run("check", path).status == 0


def test_new_does_not_replace_a_file(run: Run, made: Make):
    path = made("xor")
    before = path.read_bytes()
    result = run("new", "iris", path)
    assert result.status == 1
    assert result.message.startswith("“xor.nnd” exists already.")
    assert path.read_bytes() == before
    assert run("new", "iris", path, "--force").status == 0
    assert path.read_bytes() != before


def test_new_keeps_the_weights_of_the_worked_example(made: Make):
    project = read(made("neuron"))
    assert sorted(np.concatenate([a.ravel() for a in project.state.values()])) == pytest.approx(
        [-0.4, 0.1, 0.8]
    )


def test_new_counts_parameters(run: Run, tmp_path: Path):
    result = run("new", "digits", tmp_path / "out.nnd", "--json")
    assert result.json["parameters"] == 64 * 64 + 64 + 64 * 10 + 10


def test_new_where_nothing_can_be_written(run: Run, tmp_path: Path):
    for path in (tmp_path, tmp_path / "missing" / "out.nnd", tmp_path / ("x" * 300)):
        result = run("new", "xor", path)
        assert result.status == 1
        assert result.out == ""
        assert len(result.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_templates_and_datasets_are_listed(run: Run):
    assert [entry["name"] for entry in run("templates", "--json").json["templates"]] == list(
        TEMPLATES
    )
    assert len(run("templates").out.splitlines()) == len(TEMPLATES)
    sets = {entry["name"]: entry for entry in run("datasets", "--json").json["datasets"]}
    assert sets["digits"]["input_shape"] == [8, 8]
    assert sets["iris"]["classes"] == ["setosa", "versicolor", "virginica"]
    assert "moons" in run("datasets").out


def test_check_lists_problems_with_codes(run: Run, made: Make):
    path = made("moons")
    project = read(path)
    design = edits.add_layer(project.design, "dropout", 0, 0)
    write(path, project.with_(design=design))
    result = run("check", path)
    assert result.status == 1
    assert [line.split(":")[0] for line in result.out.splitlines()] == [
        "error nothing_comes_in",
        "error nothing_goes_out",
    ]
    assert result.message == "“moons.nnd” cannot be trained yet: 2 problems."
    found = run("check", path, "--json").json
    assert found["trainable"] is False
    assert {problem["layer"] for problem in found["problems"]} == {design.layers[-1].id}
    assert all(problem["message"] for problem in found["problems"])


def test_warnings_do_not_keep_from_training(run: Run, made: Make):
    path = made("iris")
    project = read(path)
    design = edits.set_fields(project.design, project.design.layers[-1].id, classes=("a", "b", "c"))
    write(path, project.with_(design=design))
    found = run("check", path, "--json")
    assert found.status == 0
    assert [problem["severity"] for problem in found.json["problems"]] == ["warning"]
    result = run("train", path, "--epochs", 1, "--json")
    assert result.status == 0
    assert "class_names_differ" in result.err
