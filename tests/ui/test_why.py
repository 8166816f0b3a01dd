"""The dock "Why" and the answer, in the window, with a pen that is a mouse."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from nndesigner.core import edits
from nndesigner.core.templates import template
from nndesigner.ui.lazy_panel import in_view
from nndesigner.ui.panels.why import WhyPanel
from tests.ui.panels.pad_places import sheet_rect

LEFT = Qt.MouseButton.LeftButton
SEVEN = [(0.3, 0.2), (0.5, 0.2), (0.72, 0.2), (0.62, 0.4), (0.52, 0.6), (0.45, 0.85)]


@pytest.fixture
def window(qtbot, make_window):
    window = make_window()
    window.resize(1480, 960)
    with qtbot.waitExposed(window):
        window.show()
    start = template("digits")
    design = edits.set_training(
        start.design, epochs=8, learning_rate=0.003, handwriting=0, augmentation="none"
    )
    window.document.replace(start.with_(design=design))
    return window


def train(qtbot, window):
    window.session.set_pace("full")
    with qtbot.waitSignal(window.session.stopped, timeout=60_000):
        window.session.train()


def opened(qtbot, window) -> WhyPanel:
    window.docks.by_name["whyDock"].raise_()
    qtbot.waitUntil(
        lambda: window.later.why.panel is not None and in_view(window.later.why.panel),
        timeout=5000,
    )
    return window.later.why.panel


class Pen:
    """Draws on the pad with mouse events, one point after the other."""

    def __init__(self, qtbot, window):
        self._qtbot, self._pad = qtbot, window.sample.pad

    def spot(self, x, y) -> QPoint:
        sheet = sheet_rect(self._pad)
        return QPoint(sheet.x() + round(x * sheet.width()), sheet.y() + round(y * sheet.height()))

    def press(self, point):
        self._qtbot.mousePress(self._pad, LEFT, pos=self.spot(*point))

    def move(self, point):
        self._qtbot.mouseMove(self._pad, self.spot(*point))

    def draw(self, points):
        self.press(points[0])
        for point in points[1:]:
            self.move(point)
        self._qtbot.mouseRelease(self._pad, LEFT, pos=self.spot(*points[-1]))


def test_why_follows_the_pen(qtbot, window):
    train(qtbot, window)
    panel = opened(qtbot, window)
    assert panel.hint.text().startswith("Draw something")
    pen = Pen(qtbot, window)
    pen.press(SEVEN[0])
    for point in SEVEN[1:4]:
        pen.move(point)
    qtbot.waitUntil(lambda: panel.picture.shown is not None, timeout=5000)
    first = panel.picture.shown
    for point in SEVEN[4:]:
        pen.move(point)
    qtbot.waitUntil(lambda: panel.picture.shown is not first, timeout=5000)
    qtbot.mouseRelease(window.sample.pad, LEFT, pos=pen.spot(*SEVEN[-1]))
    qtbot.waitUntil(lambda: len(panel.nearest.examples) == 6, timeout=10_000)
    label = window.sample.prediction.predicted_digit.text()
    qtbot.waitUntil(lambda: panel.chosen == label, timeout=5000)
    assert panel.grid.names == tuple("0123456789")
    assert len(panel.neurons.text().splitlines()) == 5
    window.actions_["ClearPad"].trigger()
    qtbot.waitUntil(panel.hint.isVisible, timeout=5000)
    assert panel.nearest.examples == ()


def test_hidden_neurons_light_up_while_the_pen_moves(qtbot, window):
    train(qtbot, window)
    hidden = window.document.design.layers[1].id
    pen = Pen(qtbot, window)
    pen.press(SEVEN[0])
    seen = [window.scene.activations[hidden]]
    for point in ((0.4, 0.3), (0.6, 0.2), (0.7, 0.5), (0.5, 0.8), (0.3, 0.6)):
        pen.move(point)
        qtbot.waitUntil(lambda: window.scene.activations[hidden] is not seen[-1], timeout=2000)
        seen.append(window.scene.activations[hidden])
    assert not any(np.array_equal(a, b) for a, b in pairwise(seen))
    said = window.predictor.prediction.activations[hidden]
    assert window.scene.activations[hidden] == pytest.approx(said)
    qtbot.mouseRelease(window.sample.pad, LEFT, pos=pen.spot(*SEVEN[-1]))
    window.actions_["ClearPad"].trigger()
    assert not window.scene.activations


def test_untrained_and_incomplete_networks_have_no_reasons(qtbot, window):
    panel = opened(qtbot, window)
    qtbot.waitUntil(lambda: panel.hint.text().startswith("Train the network"), timeout=5000)
    Pen(qtbot, window).draw(SEVEN)
    assert window.sample.prediction.sentence.text().startswith("Not trained yet")
    assert not window.sample.prediction.certain
    assert panel.hint.isVisible()
    design = window.document.design
    window.document.edit("Cut", edits.remove(design, [design.links[0].id]))
    assert "not complete" in panel.hint.text()
    assert "not complete" in window.sample.prediction.sentence.text()


def test_nothing_is_computed_while_nobody_looks(qtbot, window):
    train(qtbot, window)
    panel = opened(qtbot, window)
    window.docks.by_name["inspectorDock"].raise_()
    qtbot.waitUntil(lambda: not in_view(panel), timeout=5000)
    Pen(qtbot, window).draw(SEVEN)
    qtbot.wait(300)
    assert panel.picture.shown is None
    assert panel.nearest.examples == ()
    window.docks.by_name["whyDock"].raise_()
    qtbot.waitUntil(lambda: panel.picture.shown is not None, timeout=5000)


def test_theme_and_language_reach_it(qtbot, window):
    panel = opened(qtbot, window)
    train(qtbot, window)
    Pen(qtbot, window).draw(SEVEN)
    qtbot.waitUntil(lambda: panel.picture.shown is not None, timeout=5000)
    before = panel.picture.grab().toImage()
    window.look.choose_theme("dark")
    assert panel.picture.grab().toImage() != before
    window.look.choose_language("zh_CN")
    window.look.choose_language("en")
    assert panel.legend.text().startswith("Blue speaks for")
    window.look.choose_theme("light")


def test_a_filled_pad_is_read_as_nothing(qtbot, window):
    train(qtbot, window)
    qtbot.waitUntil(lambda: window.predictor._familiar is not None, timeout=10_000)
    filled = [
        (x, 0.02 + 0.04 * row) for row in range(25) for x in ((0.02, 0.98), (0.98, 0.02))[row % 2]
    ]
    Pen(qtbot, window).draw(filled)
    answer = window.sample.prediction
    assert answer.predicted_digit.text() == "?"
    assert answer.sentence.text() == "This is unlike anything the network has learnt from."
    window.actions_["ClearPad"].trigger()
    assert answer.predicted_digit.text() == ""
    Pen(qtbot, window).draw([(0.5, 0.5)])
    assert answer.predicted_digit.text() == "?", "a dot"


def test_networks_that_read_no_drawings_say_so(qtbot, window):
    design = window.document.design
    design = edits.set_fields(design, design.layers[0].id, shape=(30,))
    window.document.edit("Numbers", design)
    Pen(qtbot, window).draw(SEVEN)
    answer = window.sample.prediction
    assert answer.predicted_digit.text() == ""
    assert answer.sentence.text() == (
        "This network takes 30 numbers, no picture: it reads no drawings."
    )


def test_other_classes_are_named(qtbot, window):
    design = window.document.design
    names = tuple("ABCDEFGHIJ")
    design = edits.set_fields(design, design.layers[-1].id, classes=names)
    window.document.edit("Letters", design)
    answer = window.sample.prediction
    assert answer.sentence.text() == (
        "It tells apart: A, B, C, D, E, F, G, H, I, J. Draw one of them."
    )
