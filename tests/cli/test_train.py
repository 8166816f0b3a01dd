"""Training from the command line: what it learns, keeps and refuses."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.engine.initializers import initial_state
from nndesigner.storage.project import read, write
from tests.cli.conftest import PREFIX, ROOT, Make, Run
from tests.designs import template


def test_digits_are_learned_well(run: Run, made: Make):
    result = run("train", made("digits"), "--json")
    assert result.status == 0
    found = result.json
    assert found["test_accuracy"] >= 0.97
    assert found["epochs"] == 60
    assert found["parameters"] == 4810
    assert found["seed"] == template("digits").design.training.seed
    assert found["samples_per_second"] > 1000
    for name in ("train_loss", "val_loss", "train_accuracy", "val_accuracy", "seconds"):
        assert found[name] >= 0


def test_the_same_training_twice_gives_the_same_bytes(run: Run, made: Make, tmp_path: Path):
    source = made("moons")
    for name in ("a", "b"):
        assert run("train", source, "--epochs", 5, "--out", tmp_path / name).status == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_seed_starts_anew_whatever_was_trained(run: Run, made: Make, tmp_path: Path):
    source, trained = made("moons"), tmp_path / "trained.nnd"
    run("train", source, "--epochs", 3, "--out", trained)
    for start, out in ((source, "a"), (trained, "b")):
        result = run("train", start, "--seed", 7, "--epochs", 4, "--out", tmp_path / out, "--json")
        assert result.json["seed"] == 7
        assert result.json["total_epochs"] == 4
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    other = run("train", source, "--seed", 8, "--epochs", 4, "--out", tmp_path / "c")
    assert other.status == 0
    assert not read(tmp_path / "a").state.same_as(read(tmp_path / "c").state)


def test_training_goes_on_from_the_weights_in_the_file(run: Run, made: Make):
    path = made("moons")
    first = run("train", path, "--epochs", 20, "--out", path, "--json").json
    second = run("train", path, "--epochs", 20, "--out", path, "--json").json
    assert second["total_epochs"] == 40
    assert second["train_loss"] < first["train_loss"]
    history = read(path).history
    assert [row.epoch for row in history] == [float(epoch) for epoch in range(41)]


def test_the_file_is_left_alone_without_out(run: Run, made: Make):
    path = made("xor")
    before = path.read_bytes()
    assert run("train", path, "--epochs", 2).status == 0
    assert path.read_bytes() == before


def test_settings_given_are_used_and_kept(run: Run, made: Make, tmp_path: Path):
    out = tmp_path / "out.nnd"
    arguments = ["--epochs", 2, "--batch-size", 8, "--lr", 0.5, "--optimizer", "momentum"]
    assert run("train", made("moons"), *arguments, "--out", out).status == 0
    settings = read(out).design.training
    assert (settings.epochs, settings.batch_size) == (2, 8)
    assert (settings.learning_rate, settings.optimizer) == (0.5, "momentum")


def test_other_data_can_be_trained_on(run: Run, made: Make, tmp_path: Path):
    out = tmp_path / "out.nnd"
    result = run("train", made("moons"), "--data", "circles", "--out", out, "--json")
    assert result.json["data"] == "circles"
    assert read(out).design.data.name == "circles"
    assert run("evaluate", out, "--data", "circles").status == 0


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    rows = [f"{x},{y},{int(x > y)}" for x in range(10) for y in range(10)]
    path.write_text("\n".join(["left,right,class", *rows]) + "\n")
    return path


def test_a_table_can_be_trained_on_and_is_found_again(
    run: Run, made: Make, table: Path, tmp_path: Path, monkeypatch
):
    out = tmp_path / "out.nnd"
    monkeypatch.chdir(tmp_path)
    result = run("train", made("moons"), "--data", "table.csv", "--out", out, "--json")
    assert result.json["data"] == str(table)
    assert result.json["test_accuracy"] > 0.8
    monkeypatch.chdir(ROOT)
    assert run("evaluate", out).status == 0
    # Numbers are those of the table, not scaled ones.
    predictions = run("predict", out, "9,0", "0,9", table, "--json").json["predictions"]
    assert [found["label"] for found in predictions[:2]] == ["1", "0"]
    assert len(predictions) == 102


def test_data_that_cannot_be_had(run: Run, made: Make, tmp_path: Path):
    for command in ("train", "evaluate"):
        result = run(command, made("moons").parent / "moons.nnd", "--data", tmp_path / "none.csv")
        (tmp_path / "moons.nnd").unlink()
        assert result.status == 1
        assert len([line for line in result.err.splitlines() if line.startswith(PREFIX)]) == 1


def test_a_design_that_cannot_be_trained_says_why(run: Run, made: Make):
    path = made("xor")
    project = read(path)
    broken = edits.set_fields(project.design, project.design.layers[-1].id, activation="tanh")
    write(path, project.with_(design=edits.set_data(broken, name="iris")))
    result = run("train", path)
    assert result.status == 1
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0] == f"{PREFIX}“xor.nnd” cannot be trained or measured yet: 3 problems."
    assert [line.split()[1] for line in lines[1:]] == [
        "loss_needs_activation:",
        "input_does_not_fit_data:",
        "output_does_not_fit_data:",
    ]
    problems = run("train", path, "--json").json["error"]["problems"]
    assert {problem["repair"] for problem in problems} == {
        "use_activation",
        "fit_input",
        "fit_output",
    }


def test_an_empty_project_cannot_be_trained_measured_or_used(run: Run, tmp_path: Path):
    path = tmp_path / "empty.nnd"
    write(path, Project())
    for arguments in (["train"], ["evaluate"], ["check"], ["predict", "1,2"]):
        result = run(arguments[0], path, *arguments[1:])
        assert result.status == 1
        assert result.message.startswith("“empty.nnd” cannot be ")


def test_a_diverging_run_is_stopped_and_not_kept(run: Run, made: Make, tmp_path: Path):
    project = read(made("moons"))
    design = project.design
    output = design.layers[-1].id
    design = edits.set_fields(
        design, output, activation="identity", loss="mean_squared_error", units=2
    )
    for layer in design.layers[1:-1]:
        design = edits.set_fields(design, layer.id, activation="identity")
    path, out = tmp_path / "wild.nnd", tmp_path / "out.nnd"
    from nndesigner.engine.initializers import initial_state

    write(path, project.with_(design=design, state=initial_state(design)))
    result = run("train", path, "--lr", 900, "--optimizer", "sgd", "--out", out, "--json")
    assert result.status == 1
    assert "learning rate 900 is too large: try 90." in result.message
    assert result.json["error"]["code"] == "diverged"
    assert not out.exists()


def test_a_bad_place_to_save_is_noticed_before_training(
    run: Run, made, tmp_path: Path, monkeypatch
):
    from nndesigner.engine.train import Trainer

    monkeypatch.setattr(Trainer, "run", lambda self: pytest.fail("trained in vain"))
    result = run("train", made("xor"), "--out", tmp_path / "missing" / "out.nnd")
    assert result.status == 1
    assert len(result.err.splitlines()) == 1


def test_a_full_disk_leaves_the_old_file(run: Run, made: Make, monkeypatch):
    path = made("xor")
    before = path.read_bytes()

    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = run("train", path, "--epochs", 1, "--out", path)
    assert result.status == 1
    assert "no room" in result.message
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_ctrl_c_stops_with_one_line(run: Run, made: Make, monkeypatch, tmp_path: Path):
    from nndesigner.engine.train import Trainer

    whole = Trainer.run

    def interrupted(self):
        for number, event in enumerate(whole(self)):
            if number == 50:
                raise KeyboardInterrupt
            yield event

    monkeypatch.setattr(Trainer, "run", interrupted)
    result = run("train", made("moons"), "--out", tmp_path / "out.nnd", "--json")
    assert result.status == 130
    assert result.message == "Stopped in epoch 4 of 150; nothing was written."
    assert result.json["error"]["code"] == "stopped"
    assert not (tmp_path / "out.nnd").exists()


def test_an_embedding_reads_the_words_of_a_table_as_they_are(run, tmp_path):
    """Numbers that stand for words are looked up: scaled they would mean nothing."""
    rng = np.random.default_rng(0)
    words = rng.integers(0, 20, (400, 6))
    labels = np.where((words < 5).sum(axis=1) >= 2, "much", "little")
    rows = [",".join([*map(str, row), label]) for row, label in zip(words, labels, strict=True)]
    table = tmp_path / "words.csv"
    table.write_text("a,b,c,d,e,f,label\n" + "\n".join(rows) + "\n")
    file = str(tmp_path / "w.nnd")
    design = edits.add_layer(Design(), "input", 0, 0, shape=(6,))
    design = edits.add_layer(design, "embedding", 0, 0, vocabulary=20, size=4)
    design = edits.add_layer(design, "output", 0, 0, units=2, classes=("little", "much"))
    ids = [layer.id for layer in design.layers]
    design = edits.connect(edits.connect(design, ids[0], ids[1]), ids[1], ids[2])
    design = edits.set_data(design, path=str(table))
    design = edits.set_training(design, epochs=60, learning_rate=0.02)
    write(Path(file), Project(design, initial_state(design)))
    out = str(tmp_path / "t.nnd")
    result = run("train", file, "--seed", "1", "--out", out, "--json")
    assert result.status == 0
    assert "words_out_of_range" not in result.err
    assert result.json["test_accuracy"] > 0.9
    told = run("predict", out, "1,2,3,4,0,1", "--json")
    assert told.json["predictions"][0]["label"] == "much"
