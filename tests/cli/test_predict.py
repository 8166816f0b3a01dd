"""Letting a network read pictures, arrays, tables, drawings and numbers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from nndesigner.core.project import Drawing
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from tests.cli.conftest import Make, Run


def test_the_worked_example(run: Run, made: Make):
    """One neuron, x = (0.5, 0.3), w = (0.8, -0.4), b = 0.1: z = 0.38, a = 0.5939."""
    found = run("predict", made("neuron"), "0.5,0.3", "--json").json["predictions"][0]
    assert found["output"] == pytest.approx([0.5939], abs=5e-5)
    assert found["label"] == "1"
    assert found["probabilities"] == pytest.approx([0.4061, 0.5939], abs=5e-5)


def test_negative_numbers_are_no_options(run: Run, made: Make):
    result = run("predict", made("neuron"), "-0.5,-.3", "-1;1e-3", "--json")
    assert [found["input"] for found in result.json["predictions"]] == ["-0.5,-.3", "-1;1e-3"]


def test_flowers_are_given_in_centimetres(run: Run, made: Make):
    path = made("iris")
    run("train", path, "--out", path)
    found = run("predict", path, "5.1,3.5,1.4,0.2", "6.3,3.3,6.0,2.5", "--json").json
    assert [one["label"] for one in found["predictions"]] == ["setosa", "virginica"]
    assert found["classes"] == ["setosa", "versicolor", "virginica"]
    for one in found["predictions"]:
        assert sum(one["probabilities"]) == pytest.approx(1, abs=1e-5)


def save_picture(path: Path, strokes: Drawing, ink: str, paper: str) -> None:
    """Paint a digit as one would with a pen, somewhere on a larger sheet."""
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QPen

    image = QImage(400, 360, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(ink), 22, Qt.PenStyle.SolidLine, cap, join))
    painter.translate(70, 40)
    for stroke in strokes:
        painter.drawPolyline([QPointF(x, y) for x, y in stroke])
    painter.end()
    assert image.save(str(path))


@pytest.mark.parametrize(
    ("suffix", "ink", "paper"),
    [("png", "black", "white"), ("bmp", "#ddd", "#123"), ("jpg", "navy", "#eeffcc")],
)
def test_pictures_are_read(run: Run, digits: Path, tmp_path: Path, suffix, ink, paper):
    for number, strokes in SAMPLE_DRAWINGS.items():
        save_picture(tmp_path / f"{number}.{suffix}", strokes, ink, paper)
    result = run("predict", digits, *sorted(tmp_path.iterdir()), "--json")
    assert result.status == 0
    labels = [one["label"] for one in result.json["predictions"]]
    assert sum(label == str(number) for number, label in enumerate(labels)) >= 8


def test_arrays_are_read(run: Run, digits: Path, tmp_path: Path):
    from sklearn.datasets import load_digits

    data = load_digits()
    np.save(tmp_path / "many.npy", data.images[:20] / 16)
    np.save(tmp_path / "flat.npy", data.data[:20] / 16)
    np.save(tmp_path / "one.npy", data.data[3] / 16)
    found = run("predict", digits, *sorted(tmp_path.glob("*.npy")), "--json").json["predictions"]
    labels = [one["label"] for one in found]
    assert labels[:20] == labels[20:40]
    assert (
        sum(label == str(true) for label, true in zip(labels, data.target[:20], strict=False)) > 18
    )
    assert labels[40] == labels[3]
    assert found[0]["input"].endswith("flat.npy[0]")


def test_drawings_are_read(run: Run, digits: Path, tmp_path: Path):
    paths = []
    for number, drawing in SAMPLE_DRAWINGS.items():
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(drawing))
    found = run("predict", digits, *paths, "--json").json["predictions"]
    assert sum(one["label"] == Path(one["input"]).stem for one in found) >= 9


def test_tables_are_read_by_the_names_of_their_columns(run: Run, made: Make, tmp_path: Path):
    path = made("iris")
    run("train", path, "--out", path)
    names = [f"{part} {side} (cm)" for part in ("petal", "sepal") for side in ("width", "length")]
    table = tmp_path / "flowers.csv"
    table.write_text(f"note;{';'.join(names)}\nmine;0,2;1,4;3,5;5,1\n\nyours;2,5;6,0;3,3;6,3\n")
    found = run("predict", path, table, "--json").json["predictions"]
    assert [one["label"] for one in found] == ["setosa", "virginica"]
    assert [one["input"].rpartition(":")[2] for one in found] == ["2", "4"]


BAD_INPUTS: dict[str, bytes | None] = {
    "missing.png": None,
    "missing.npy": None,
    "missing.csv": None,
    "missing.json": None,
    "junk.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "junk.npy": b"\x93NUMPY\x01\x00junk",
    "huge.npy": b"\x93NUMPY\x01\x00v\0"
    + b"{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999,), }".ljust(117)
    + b"\n",
    "zip.npy": b"PK\x03\x04",
    "short.csv": b"1\n",
    "binary.csv": b"\xff\xfe\x00",
    "empty.csv": b"",
    "header.csv": b"a,b\n",
    "nan.csv": b"nan,1\n",
    "words.csv": b"1,2\nfoo,bar\n",
    "inf.csv": b"1e300,1\n",
    "junk.json": b"{",
    "deep.json": b"[" * 100_000,
    "number.json": b"5",
    "flat.json": b"[[1, 2]]",
    "nan.json": b"[[[NaN, 1]]]",
    "other.xyz": b"",
    "words": None,
    "1,2,3": None,
    "nan,1": None,
    "": None,
    "x" * 5000: None,
}


@pytest.mark.parametrize("name", BAD_INPUTS, ids=lambda name: name[:12] or "nothing")
def test_inputs_that_cannot_be_read(run: Run, made: Make, tmp_path: Path, monkeypatch, name: str):
    monkeypatch.chdir(tmp_path)
    path = made("neuron")
    content = BAD_INPUTS[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("predict", path, name, "--json")
    assert result.status == 1
    assert len(result.err.splitlines()) == 1
    assert result.json["error"]["message"] == result.message


def test_pickles_are_never_opened(run: Run, made: Make, tmp_path: Path):
    path = tmp_path / "evil.npy"
    np.save(path, np.array([{}], dtype=object), allow_pickle=True)
    result = run("predict", made("neuron"), path)
    assert result.status == 1
    assert "cannot be read" in result.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("suffix", ["png", "npy", "csv", "json"])
def test_pipes_are_not_waited_for(run: Run, made: Make, tmp_path: Path, suffix: str):
    os.mkfifo(tmp_path / f"pipe.{suffix}")
    assert run("predict", made("neuron"), tmp_path / f"pipe.{suffix}").status == 1


def test_own_classes_take_arrays_numbers_and_drawings(run: Run, tmp_path: Path):
    from nndesigner.core.edits.classes import own_classes
    from nndesigner.core.project import Example
    from nndesigner.core.templates import template
    from nndesigner.data import handwriting
    from nndesigner.engine.initializers import initial_state
    from nndesigner.storage.project import write

    project = template("drawn")
    design = own_classes(project.design, ("4", "7")).design
    drawings = [(digit, handwriting.drawing(int(digit), n)) for digit in "47" for n in range(6)]
    examples = tuple(Example(*one) for one in drawings)
    path = tmp_path / "own.nnd"
    write(path, project.with_(design=design, state=initial_state(design), examples=examples))
    np.save(tmp_path / "x.npy", np.zeros((1, 784), np.float32))
    (tmp_path / "seven.json").write_text(json.dumps(examples[-1].drawing))
    numbers = ",".join(["0"] * 784)
    result = run("predict", path, tmp_path / "x.npy", numbers, tmp_path / "seven.json", "--json")
    assert result.status == 0
    found = result.json["predictions"]
    assert found[0]["output"] == found[1]["output"]
    assert {one["label"] for one in found} <= {"4", "7"}
