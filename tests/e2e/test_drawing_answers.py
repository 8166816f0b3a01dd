"""What the window shows of one answer agrees everywhere, and of a number one digit is meant."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nndesigner.app import evaluation as app_evaluation
from nndesigner.app.teaching import Said
from nndesigner.core import edits
from nndesigner.core.arrays import NetworkState
from nndesigner.core.design import Design
from nndesigner.core.project import HistoryRow, Project
from nndesigner.data import handwriting
from nndesigner.data.normalise import drawing_to_input
from nndesigner.data.sample_drawings import SAMPLE_DRAWINGS
from nndesigner.ui import background
from tests.app.test_looks import SHAPE, table_project

ROW = HistoryRow(1.0, 0.3, 0.3, 0.9, 0.9)


def reading(classes: tuple[str, ...] = tuple("0123456789"), *, temperature: float = 1.0) -> Project:
    """A network that tells the ten sample drawings apart, not too sure of it."""
    design = edits.add_layer(Design(), "input", 0, 0, shape=(8, 8))
    design = edits.add_layer(design, "output", 320, 0, units=len(classes), classes=classes)
    design = edits.connect(design, design.layers[0].id, design.layers[1].id)
    design = edits.set_data(design, name="digits")
    pictures = [drawing_to_input(SAMPLE_DRAWINGS[n], (8, 8)) for n in range(len(classes))]
    matrix = np.stack([12 * p / np.linalg.norm(p) ** 2 for p in pictures]).astype(np.float32)
    state = NetworkState(
        {design.links[0].id: matrix, design.layers[1].id: np.zeros(len(classes), np.float32)}
    )
    return Project(design, state, history=(ROW,), temperature=temperature)


def beside(digit: int, place: int):
    """Return a sample drawing, small, at the place 0, 1 ... from the left."""
    return tuple(
        tuple((x * 0.32 + 95 * place, y * 0.32 + 90) for x, y, *_ in stroke)
        for stroke in SAMPLE_DRAWINGS[digit]
    )


def test_the_canvas_shows_the_same_shares_as_the_bars(window, hands):
    hands.open(reading(temperature=2.5))
    window.sample.pad.set_strokes(SAMPLE_DRAWINGS[4])
    prediction = window.predictor.prediction
    last = window.document.design.layers[1].id
    assert prediction is not None
    assert prediction.probabilities is not None
    assert np.abs(prediction.output - prediction.probabilities).max() > 0.05
    shown = window.scene.activations
    np.testing.assert_allclose(shown[last], prediction.probabilities)
    bars = list(window.sample.prediction.bars.values().values())
    np.testing.assert_allclose(bars, prediction.probabilities)


def test_no_this_was_a_names_the_digit_the_answer_is_about(window, hands):
    hands.open(reading())
    pad, row = window.sample.pad, window.sample.teaching.row
    pad.resize(600, 200)
    first, second = beside(4, 0), beside(7, 1)
    pad.set_strokes((*first, *second))
    prediction = window.predictor.prediction
    assert prediction is not None
    assert [one.label for one in prediction.number] == ["4", "7"]
    assert row.right.text() == "The 7 is right"
    assert row.name.text() == "No, the 7 was a …"

    window.sample.teaching.teach("1")
    (taught,) = window.document.project.examples
    assert taught.label == "1"
    assert len(taught.drawing) == len(second)
    np.testing.assert_allclose(taught.drawing[0], window_points(second[0]), atol=0.02)

    # What was named is wiped, the other digit stays, and is the one to name next.
    assert len(window.document.project.drawing) == len(first)
    assert row.name.text() == "No, this was a …"
    window.actions_["Undo"].trigger()
    assert len(window.document.project.drawing) == len(first) + len(second)
    assert window.document.project.examples == ()


def window_points(stroke):
    return [point[:2] for point in stroke]


def test_the_pad_asks_for_digits_only_where_there_are_digits(window, hands):
    pad = window.sample.pad
    hands.open(reading())
    assert pad.accessibleDescription().startswith("Draw a digit ")
    hands.open(reading(("heart", "star", "moon")))
    assert pad.accessibleDescription().startswith("Draw with mouse")
    assert "digit" not in pad.toolTip()
    assert "digit" not in pad._hint + pad._wide_hint


def test_drawings_of_ones_own_data_look_like_it(window, hands, qtbot, tmp_path: Path):
    project = table_project(tmp_path)
    drawing = handwriting.drawing(5, 1)
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        hands.open(project.with_(drawing=drawing))
    look = window.predictor.look
    assert look is not None
    assert look.paper == 255.0
    np.testing.assert_array_equal(window.predictor.sample, look.render(drawing))
    hands.open(reading())
    assert window.predictor.look is None or window.predictor.look.shape != SHAPE


def test_drawings_behind_a_tab_are_not_read_until_they_are_in_sight(window, hands, qtbot):
    hands.open(reading())
    window.sample.teaching.row.gallery.click()
    qtbot.waitUntil(lambda: window.later.drawings.panel is not None, timeout=5000)
    panel = window.later.drawings.panel
    window.docks.by_name["inspectorDock"].raise_()
    qtbot.waitUntil(lambda: panel.visibleRegion().isEmpty(), timeout=5000)
    asked: list[tuple[Said, ...]] = []
    panel.answers.job.done.connect(asked.append)
    window.sample.pad.set_strokes(SAMPLE_DRAWINGS[4])
    window.sample.teaching.teach("4")
    qtbot.waitUntil(lambda: panel.answers.stale, timeout=5000)
    assert not asked
    window.docks.by_name["drawingsDock"].raise_()
    qtbot.waitUntil(lambda: [said.label for (said,) in asked[:1]] == ["4"], timeout=5000)


def test_slow_test_results_are_announced_and_come(window, hands, qtbot, monkeypatch):
    begun, real = [], app_evaluation.evaluate_project

    def slow(project: Project):
        import time

        begun.append(project)
        time.sleep(0.4)
        return real(project)

    monkeypatch.setattr(background, "evaluate_project", slow)
    hands.open(reading())
    qtbot.waitUntil(lambda: bool(begun), timeout=10_000)
    assert "just being tried" in window.results._empty.text()
    # What happens meanwhile does not lose them.
    window.sample.pad.set_strokes(SAMPLE_DRAWINGS[4])
    with qtbot.waitSignal(window.background.evaluated, timeout=10_000) as caught:
        pass
    assert caught.args[0].accuracy == pytest.approx(real(window.document.project).accuracy)
    assert "%" in window.results.headline.text()
