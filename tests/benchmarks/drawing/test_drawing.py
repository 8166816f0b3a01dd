"""The benchmark of drawings itself, on a handful of drawings and a small network."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from nndesigner.core import edits
from nndesigner.core.design import Design
from nndesigner.core.project import Project
from tests.benchmarks.canvas.__main__ import ROOT
from tests.benchmarks.canvas.report import line
from tests.benchmarks.drawing import latency, works
from tests.benchmarks.drawing.hand import Hand
from tests.benchmarks.drawing.reading import (
    Reading,
    accuracy,
    by,
    calibration_error,
    confusions,
    replay,
)
from tests.benchmarks.drawing.strokes import (
    PAD,
    Written,
    placed,
    read,
    side_by_side,
    some,
)
from tests.benchmarks.drawing.training import open_template, train

WAYS = ("", ", steps shown", ", training")
BAR = (((250.0, 150.0), (252.0, 200.0), (250.0, 260.0), (251.0, 320.0)),)
RING = tuple(
    (250 + 60 * float(np.sin(t)), 240 - 90 * float(np.cos(t))) for t in np.linspace(0, 6.28, 40)
)
CROSSED = (BAR[0], ((200.0, 240.0), (300.0, 240.0)))
DRAWINGS = [
    Written(1, "a", BAR),
    Written(0, "a", (RING,)),
    Written(1, "b", BAR),
    Written(0, "b", (RING,)),
    Written(1, "b", CROSSED),
]


@pytest.fixture
def window(qtbot, make_window):
    window = make_window()
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        window.show()
    yield window
    window.session.abandon()


@pytest.fixture
def small(window):
    """The window with a digits network that is trained in a moment."""
    open_template(window, "digits")
    design = Design()
    kinds = (
        ("input", {"shape": (8, 8)}),
        ("dense", {"units": 16}),
        ("output", {"units": 10, "classes": tuple("0123456789")}),
    )
    for column, (kind, fields) in enumerate(kinds):
        design = edits.add_layer(design, kind, 300.0 * column, 0.0, **fields)
        if column:
            design = edits.connect(design, *(layer.id for layer in design.layers[-2:]))
    design = edits.set_data(design, name="digits")
    window.document.replace(Project(edits.set_training(design, epochs=10, learning_rate=0.01)))
    return window


def points(drawing):
    return np.array([point for stroke in drawing for point in stroke])


def test_a_drawing_is_placed_on_the_pad_as_a_person_would():
    for seed in range(30):
        at = points(placed((RING,), seed))
        extent = np.ptp(at, axis=0)
        assert (at > 0).all()
        assert (at < PAD).all()
        assert 150 <= extent.max() <= 220
        assert extent[1] / extent[0] == pytest.approx(1.5, rel=0.02)
    assert placed((RING,), 3) == placed((RING,), 3) != placed((RING,), 4)


def test_a_dot_stays_a_dot():
    assert np.ptp(points(placed((((7.0, 9.0), (8.0, 9.0)),), 0)), axis=0).max() <= 2.0


def test_digits_side_by_side_do_not_touch():
    row = side_by_side([(RING,), BAR, (RING,), CROSSED, (RING,)])
    assert len(row) == 6
    spans = [(points((stroke,))[:, 0].min(), points((stroke,))[:, 0].max()) for stroke in row]
    assert spans[0][0] >= 0
    assert spans[-1][1] <= PAD
    assert spans[0][1] < spans[1][0]
    assert spans[1][1] < spans[2][0]
    assert spans[4][1] < spans[5][0]


@pytest.mark.parametrize("packed", [True, False])
def test_reading_a_file(tmp_path: Path, packed: bool):
    text = json.dumps([{"digit": 7, "writer": 3, "strokes": [[[1, 2], [3, 4]], [[5, 6]]]}]).encode()
    file = tmp_path / "strokes"
    file.write_bytes(gzip.compress(text) if packed else text)
    assert read(file) == [Written(7, "3", (((1.0, 2.0), (3.0, 4.0)), ((5.0, 6.0),)))]


def test_a_sample_has_drawings_of_every_writer():
    drawings = [Written(i % 10, str(i % 4), BAR) for i in range(200)]
    chosen = some(drawings, 10)
    assert len(chosen) == 20
    assert {written.writer for written in chosen} == {"0", "1", "2", "3"}


def test_figures_of_readings():
    right, wrong = Reading("1", "a", "1", "1", 0.9), Reading("7", "b", "1", "1", 0.5)
    readings = [right, right, right, wrong]
    assert accuracy(readings) == 75.0
    assert {name: len(group) for name, group in by(readings, lambda r: r.writer).items()} == {
        "a": 3,
        "b": 1,
    }
    assert confusions(readings) == [("7", "1", 1)]
    # |3 - 2.7| in one bin and |0 - 0.5| in another, of 4 drawings
    assert calibration_error(readings) == pytest.approx(100 * (0.3 + 0.5) / 4)
    unlike, split = Reading("1", "a", "?", "1", 1.0), Reading("1", "a", "11", "11", 0.0)
    assert calibration_error([unlike, split]) == 0.0
    assert accuracy([unlike, split]) == 0.0


def test_the_hand_draws_with_mouse_events(small):
    hand = Hand(small)
    hand.draw(placed(BAR, 0))
    drawn = hand.pad.drawing()
    assert len(drawn) == 1
    assert len(drawn[0]) >= 2
    wanted = points(placed(BAR, 0))
    assert abs(points(drawn)[:, :2].mean(axis=0) - wanted.mean(axis=0)).max() < 12
    assert hand.prediction is not None
    hand.wipe()
    QApplication.processEvents()
    assert hand.prediction is None


def test_a_small_network_from_training_to_the_last_figure(small):
    trained = train(small)
    # 64 x 16 + 16 and 16 x 10 + 10
    assert trained.parameters == 1210
    assert trained.epochs == pytest.approx(10)
    assert trained.own_test is not None
    assert trained.own_test > 0.6
    hand = Hand(small)
    readings = list(replay(hand, DRAWINGS))
    assert [reading.digit for reading in readings] == ["1", "0", "1", "0", "1"]
    assert all(0 < reading.sure <= 1 for reading in readings)
    assert [readings[1].said, readings[3].said] == ["0", "0"]
    assert not hand.pad.drawing()
    figures = {result.figure: result for result in works.read("digits", readings)}
    assert figures["read correctly"].value == accuracy(readings)
    assert figures["drawings"].value == 5
    assert {"digit 0", "digit 1", "writer a", "writer b"} <= figures.keys()
    assert any(name.startswith("worst 1: writer") for name in figures)


def test_how_soon_the_answer_follows_the_pen(small):
    train(small)
    hand = Hand(small)
    results = list(works.timed("digits", hand, DRAWINGS * 2, 12))
    figures = {result.figure: result.value for result in results}
    assert set(figures) == {
        *(f"move to bars{when}, {of}" for when in WAYS for of in ("median", "p99")),
        *(f"five digits, {of}" for of in ("read correctly", "median", "p99")),
    }
    assert all(0 < figures[name] < 500 for name in figures if "correctly" not in name)
    assert all("yes" in line(result) or "NO" in line(result) for result in results[:4])
    assert not small.session.active


def test_a_run_beside_the_drawing_leaves_the_weights_as_they_were(small):
    train(small)
    state = small.document.project.state
    latency.moves_while_training(Hand(small), DRAWINGS, 3)
    assert small.document.project.state.same_as(state)


def test_a_file_that_is_not_there_is_said():
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.drawing", "--strokes", "nowhere.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "there is no file" in done.stderr
