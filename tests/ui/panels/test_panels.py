"""What all panels must do alike: no leaks, both themes, another language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QColor

from nndesigner.app.theme import DARK, LIGHT, palette
from nndesigner.app.training_messages import Progress
from nndesigner.core.check import Problem
from nndesigner.ui.panels.data import DataPanel
from nndesigner.ui.panels.digit_pad import DigitPad
from nndesigner.ui.panels.plots import PlotsPanel
from nndesigner.ui.panels.prediction import PredictionPanel
from nndesigner.ui.panels.probe import ProbePanel
from nndesigner.ui.panels.problems import ProblemsPanel
from nndesigner.ui.panels.results import ResultsPanel
from nndesigner.ui.panels.training import TrainingPanel

from .samples import (
    DIGITS,
    assert_freed,
    editor,
    evaluation,
    history,
    picture_set,
    point_set,
    prediction,
)


def owning(panel_type):
    """Make a panel that owns its editor and document."""

    def make():
        source = editor("moons")
        panel = panel_type(source, LIGHT)
        source.setParent(panel)
        source.document.changed.connect(panel.show_project)
        return panel

    return make


def use_pad(pad):
    pad.set_strokes([[(10, 10), (100, 100)]])


def use_prediction(panel):
    panel.show_prediction(prediction([0.1] * 10, DIGITS))
    panel.set_reasons(("Because.",))


def use_probe(panel):
    panel.set_features(("a", "b"), (1.0, 2.0))
    panel.set_features(("c",), (1.0,))
    panel.fields()[0].step_by(1)


def use_plots(panel):
    panel.ensure_plots()
    panel.show_history(history(200))
    panel.loss.log_box.click()
    panel.loss._show_cross(20.0)


def use_training(panel):
    panel.set_actions([QAction("Train", panel)])
    panel.show_phase("running")
    panel.show_progress(Progress(1.0, 2.0, 3, history(2)[1], 100.0))
    panel.fields["learning_rate"].step_by(1)


def use_data(panel):
    panel.set_choices([("moons", point_set().spec), ("digits", picture_set().spec)])
    panel.set_preview(point_set())
    panel.fields["noise"].step_by(1)


def use_problems(panel):
    panel.show_problems((Problem("no_data"), Problem("no_input")))


def use_results(panel):
    panel.show_evaluation(evaluation())


PANELS = {
    "pad": (lambda: DigitPad(LIGHT), use_pad),
    "prediction": (lambda: PredictionPanel(LIGHT), use_prediction),
    "probe": (lambda: ProbePanel(LIGHT), use_probe),
    "plots": (lambda: PlotsPanel(LIGHT), use_plots),
    "training": (owning(TrainingPanel), use_training),
    "data": (owning(DataPanel), use_data),
    "problems": (lambda: ProblemsPanel(LIGHT), use_problems),
    "results": (lambda: ResultsPanel(LIGHT), use_results),
}

each_panel = pytest.mark.parametrize(("make", "use"), PANELS.values(), ids=PANELS.keys())


@each_panel
def test_is_freed(qapp, make, use):
    assert_freed(make, use)


@each_panel
def test_follows_the_theme(qtbot, qapp, make, use):
    before = qapp.palette()
    panel = make()
    qtbot.addWidget(panel)
    panel.resize(400, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    use(panel)
    try:
        qapp.setPalette(palette(DARK))
        panel.set_theme(DARK)
        QCoreApplication.processEvents()
        image = panel.grab().toImage()
        light = sum(
            image.pixelColor(x, y).lightness() > 128
            for x in range(0, 400, 5)
            for y in range(0, 400, 5)
        )
        assert light < 0.2 * 80 * 80, "a dark panel is mostly dark"
        assert image.pixelColor(2, 2) in (QColor(DARK.window), QColor(DARK.base))
    finally:
        qapp.setPalette(before)


@each_panel
def test_texts_are_made_anew_for_another_language(qtbot, make, use):
    panel = make()
    qtbot.addWidget(panel)
    use(panel)
    calls = []
    retranslate = panel.retranslate
    panel.retranslate = lambda: calls.append(1) or retranslate()
    QCoreApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert calls == [1]
