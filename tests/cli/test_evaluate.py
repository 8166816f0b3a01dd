"""Measuring networks from the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from nndesigner.storage.project import read, write
from tests.cli.conftest import Make, Run


def test_evaluate_reports_every_class(run: Run, digits: Path):
    found = run("evaluate", digits, "--json").json
    confusion = np.array(found["confusion"])
    assert confusion.shape == (10, 10)
    assert confusion.sum() == found["samples"] == 540
    assert found["accuracy"] == pytest.approx(np.trace(confusion) / 540)
    assert found["accuracy"] >= 0.97
    for number, entry in enumerate(found["classes"]):
        right = confusion[number, number]
        assert entry["name"] == str(number)
        assert entry["support"] == confusion[number].sum()
        assert entry["recall"] == pytest.approx(right / confusion[number].sum())
        assert entry["precision"] == pytest.approx(right / confusion[:, number].sum())
        total = entry["precision"] + entry["recall"]
        assert entry["f1"] == pytest.approx(2 * entry["precision"] * entry["recall"] / total)
    for name in ("precision", "recall", "f1"):
        values = [entry[name] for entry in found["classes"]]
        weights = [entry["support"] for entry in found["classes"]]
        assert found["macro"][name] == pytest.approx(np.mean(values))
        assert found["weighted"][name] == pytest.approx(np.average(values, weights=weights))
    assert found["top_k"] == sorted(found["top_k"])
    assert found["top_k"][0] == pytest.approx(found["accuracy"])
    assert len(found["top_k"]) == 5
    assert 0.99 < found["auc"] <= 1
    assert 0 < found["calibration_error"] < 0.05
    assert found["r2"] is found["mae"] is found["rmse"] is None


def test_evaluate_in_text(run: Run, digits: Path):
    lines = run("evaluate", digits).out.splitlines()
    assert lines[0].startswith("540 test samples, loss 0.")
    assert lines[1].startswith("top 2 9")
    assert "roc auc 0.99" in lines[1]
    assert ", calibration error " in lines[1]
    assert lines[3].split() == ["class", "precision", "recall", "f1", "support"]
    assert [line.split()[:2] for line in lines[14:16]] == [
        ["macro", "average"],
        ["weighted", "average"],
    ]
    assert lines[14].split()[-1] == "540"
    assert len(lines) == 2 + 1 + 13 + 1 + 1 + 11


def test_evaluate_values(run: Run, tmp_path: Path):
    design = Design()
    design = edits.add_layer(design, "input", 0, 0, shape=(1,))
    design = edits.add_layer(
        design, "output", 0, 0, units=1, activation="identity", loss="mean_squared_error"
    )
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    table = tmp_path / "line.csv"
    numbers = np.linspace(0, 1, 60)
    table.write_text("x,y\n" + "\n".join(f"{x:.4f},{2 * x + 0.12345:.5f}" for x in numbers))
    design = edits.set_data(design, path=str(table))
    from nndesigner.engine.initializers import initial_state

    path = tmp_path / "line.nnd"
    write(path, Project(design, initial_state(design)))
    trained = run("train", path, "--lr", 0.05, "--epochs", 100, "--out", path, "--json").json
    assert trained["test_accuracy"] is None
    assert trained["test_r2"] > 0.99
    found = run("evaluate", path, "--json").json
    assert found["accuracy"] is None
    assert found["r2"] > 0.99
    assert 0 < found["mae"] <= found["rmse"] < 0.1
    assert found["auc"] is found["macro"] is found["weighted"] is None
    assert found["top_k"] == []
    assert "r2 1.0000, mae 0.0" in run("evaluate", path).out
    prediction = run("predict", path, "0.5", "--json").json["predictions"][0]
    assert prediction["label"] is None
    assert prediction["probabilities"] is None
    assert len(prediction["output"]) == 1


def test_evaluate_needs_test_samples(run: Run, made: Make):
    path = made("iris")
    project = read(path)
    write(path, project.with_(design=edits.set_data(project.design, test_fraction=0.0)))
    result = run("evaluate", path)
    assert result.status == 1
    assert "holds back no test samples" in result.message
    assert run("train", path, "--epochs", 1, "--json").json["test_accuracy"] is None
