"""Making projects, listing what there is, and checking designs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from nndesigner.app import downloads
from nndesigner.core import edits
from nndesigner.core.project import Example
from nndesigner.core.templates import TEMPLATES, template
from nndesigner.data import mnist
from nndesigner.engine.initializers import initial_state
from nndesigner.storage.project import read, write
from tests.cli.conftest import Make, Run
from tests.data.idx_files import small_set, write_set


@pytest.mark.parametrize("name", TEMPLATES)
def test_new_makes_every_template_ready_to_train(run: Run, tmp_path: Path, name: str):
    path = tmp_path / "out.nnd"
    assert run("new", name, path).status == 0
    assert len(read(path).state) > 0
    missing = {"mnist-mlp": "mnist_missing", "mnist-cnn": "mnist_missing"}
    missing["drawn"] = "too_few_drawings"
    found = run("check", path, "--json")
    codes = [problem["code"] for problem in found.json["problems"]]
    assert codes == ([missing[name]] if name in missing else [])
    assert found.status == (1 if name in missing else 0)


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
    result = run("new", "mnist-mlp", tmp_path / "out.nnd", "--json")
    assert result.json["parameters"] == 784 * 256 + 256 + 256 * 10 + 10


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
    assert sets["handwriting"]["available"]
    assert not sets["mnist"]["available"]


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


def test_mnist_is_downloaded_where_it_is_missing(run: Run, tmp_path: Path, monkeypatch):
    asked = []

    def fetch(url, name, checksum, folder, arrived) -> None:
        asked.append(name)
        write_set(folder, small_set())

    monkeypatch.setattr(downloads, "retrieve", fetch)
    monkeypatch.setenv(mnist.CACHE_VARIABLE, str(tmp_path))
    found = run("datasets", "--download", "mnist", "--json").json["datasets"]
    assert asked == list(mnist.CHECKSUMS)
    assert next(entry for entry in found if entry["name"] == "mnist")["available"]


def test_offline_is_said_in_one_line(run: Run, tmp_path: Path, monkeypatch):
    nobody = partial(downloads.Source, mirrors=("http://127.0.0.1:1/",))
    monkeypatch.setattr(downloads, "Source", nobody)
    result = run("datasets", "--download", "mnist")
    assert result.status == 1
    assert "no connection to the Internet" in result.message
    assert run("datasets", "--download", "iris").status == 2


def test_a_folder_of_mnist_is_trained_on(run: Run, tmp_path: Path):
    write_set(tmp_path / "files", small_set())
    path = tmp_path / "net.nnd"
    assert run("new", "mnist-mlp", path).status == 0
    assert "has not been downloaded" in run("train", path, "--epochs", 1).message
    words = ("--data", tmp_path / "files", "--epochs", 1, "--handwriting", 20, "--out", path)
    assert run("train", path, *words).status == 0
    project = read(path)
    assert project.design.data.name == "mnist"
    assert project.design.data.path == str(tmp_path / "files")
    assert project.design.training.handwriting == 20


def test_check_tells_how_many_drawings_a_project_holds(run: Run, tmp_path):
    file = tmp_path / "mine.nnd"
    project = template("xor")
    drawing = (((1.0, 2.0), (3.0, 4.0)),)
    examples = (Example("0", drawing), Example("1", drawing))
    state = initial_state(project.design)
    write(file, project.with_(state=state, examples=examples))
    assert run("check", file, "--json").json["drawings"] == 2
    assert "drawings kept in the project: 2" in run("check", file).out
