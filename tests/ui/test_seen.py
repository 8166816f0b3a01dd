"""What the network sees in the window: live while drawing, and only while it is looked at."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nndesigner.app.settings import SEEN_STEPS
from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core import edits
from nndesigner.ui.lazy_panel import in_view
from nndesigner.ui.panels.seen import SeenPanel

SEVEN = (((80.0, 70.0), (210.0, 70.0), (140.0, 220.0)), ((110.0, 140.0), (190.0, 135.0)))


@pytest.fixture
def window(qtbot, make_window):
    window = make_window()
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        window.show()
    return window


def opened(window) -> SeenPanel:
    window.docks.by_name["seenDock"].raise_()
    for _ in range(3):
        QApplication.processEvents()
    panel = window.later.seen.panel
    assert isinstance(panel, SeenPanel)
    assert in_view(panel)
    return panel


def test_it_is_made_when_first_looked_at(window):
    window.sample.pad.set_strokes(SEVEN)
    assert window.later.seen.panel is None
    panel = opened(window)
    assert panel.sample is not None, "it catches up with the drawing"
    assert panel.sample.values is window.predictor.prediction.input


def test_it_follows_the_pen(window, qtbot):
    panel, pad = opened(window), window.sample.pad
    assert panel.sample is None
    assert "Draw something" in panel.picture._hint
    middle = pad.rect().center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=middle)
    seen = []
    for step in range(1, 5):
        QTest.mouseMove(pad, middle + QPoint(8 * step, 3 * step))
        qtbot.wait(20)
        seen.append(panel.sample.values)
        assert panel.sample.values is window.predictor.prediction.input
    assert len({values.tobytes() for values in seen}) > 1, "before the pen is lifted"
    QTest.mouseRelease(pad, left, pos=middle + QPoint(40, 20))
    assert panel.sample.picture == (1, 8, 8)
    window.sample.clear()
    assert panel.sample is None


def test_hidden_it_does_nothing(window, qtbot, monkeypatch):
    panel = opened(window)
    window.docks.by_name["inspectorDock"].raise_()
    QApplication.processEvents()
    assert not in_view(panel)
    calls = []
    monkeypatch.setattr(panel, "show_sample", calls.append)
    window.sample.pad.set_strokes(SEVEN)
    assert calls == []
    window.docks.by_name["seenDock"].raise_()
    qtbot.waitUntil(lambda: len(calls) == 1)


def test_the_steps_lead_to_exactly_the_vector(window, qtbot):
    panel = opened(window)
    window.sample.pad.set_strokes(SEVEN)
    assert panel.steps.names == ()
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.steps.names != ())
    assert panel.steps.names[0] == "ink"
    assert panel.steps.names[-1] == "pixels"
    assert np.array_equal(panel.steps._pictures[-1].reshape(-1), panel.sample.values)
    before = panel.steps._pictures[0]
    window.sample.pad.set_strokes(SEVEN[:1])
    qtbot.waitUntil(lambda: panel.steps._pictures[0] is not before)
    assert np.array_equal(panel.steps._pictures[-1].reshape(-1), panel.sample.values)
    window.sample.clear()
    qtbot.waitUntil(lambda: panel.steps.names == ())


def test_whether_the_steps_are_open_is_remembered(window):
    panel = opened(window)
    assert not panel.more.isChecked()
    panel.more.click()
    assert window.settings.value(SEEN_STEPS) is True
    panel.more.click()
    assert window.settings.value(SEEN_STEPS) is False


def test_another_picture_size(window):
    panel = opened(window)
    window.sample.pad.set_strokes(SEVEN)
    design = window.document.design
    wide = edits.set_fields(design, design.input.id, shape=(28, 28))
    window.document.edit("Larger", wide)
    assert panel.sample is not None
    assert panel.sample.picture == (1, 28, 28)
    window.document.edit("Colours", edits.set_fields(design, design.input.id, shape=(3, 8, 8)))
    assert panel.sample is not None
    assert panel.sample.picture == (3, 8, 8)
    window.document.undo()
    assert panel.sample.picture == (1, 28, 28)


def test_a_network_that_cannot_compute_yet_is_shown_its_input_all_the_same(window):
    panel = opened(window)
    window.sample.pad.set_strokes(SEVEN)
    design = window.document.design
    window.document.edit("Cut", edits.remove(design, (design.links[0].id,)))
    assert window.predictor.prediction is None
    assert panel.sample is not None
    assert panel.sample.count == 64


def test_typed_numbers_raw_and_scaled(window, qtbot):
    panel = opened(window)
    with qtbot.waitSignal(window.background.dataset_loaded, timeout=30_000):
        window.files.new("iris")
    sample = panel.sample
    assert sample is not None
    assert sample.picture == ()
    assert sample.names[0] == "sepal length (cm)"
    assert sample.raw is not None
    shift, divisor = sample.scale
    assert np.allclose((sample.raw - shift) / divisor, sample.values, atol=1e-5)
    window.sample.probe.fields()[0].step_by(1)
    assert panel.sample.raw[0] == pytest.approx(window.sample.probe.values()[0])
    assert panel.sample.raw[0] != sample.raw[0]


def test_a_table_that_can_be_neither_drawn_nor_typed(window):
    panel = opened(window)
    design = window.document.design
    window.document.edit("Odd", edits.set_fields(design, design.input.id, shape=(30,)))
    window.sample.pad.set_strokes(SEVEN)
    assert panel.sample is None
    assert "neither drawn nor typed" in panel.picture._hint
    assert not panel.more.isVisible()


def test_theme_and_language_reach_it(window):
    panel = opened(window)
    other = DARK if window.look.theme is LIGHT else LIGHT
    window.look.choose_theme(other.name)
    assert panel.picture._theme is other
    assert panel.vector._painter._theme is other
    window.look.choose_theme("system")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_opening_the_steps_scrolls_and_never_makes_the_window_larger(window, qtbot, language):
    window.look.choose_language(language)
    window.resize(1200, 750)
    window.sample.pad.set_strokes(SEVEN)
    panel = opened(window)
    least = window.minimumSizeHint()
    QTest.mouseClick(panel.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.steps.visibleRegion().isEmpty(), timeout=5000)
    QApplication.processEvents()
    assert panel.steps.visibleRegion().boundingRect() == panel.steps.rect(), "all of them"
    assert window.minimumSizeHint() == least
    assert (window.width(), window.height()) == (1200, 750)
    assert panel.height() >= panel.minimumSizeHint().height(), "nothing lies over anything"
    window.look.choose_language("en")
