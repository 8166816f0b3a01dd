from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from nndesigner.app.theme import DARK, LIGHT
from nndesigner.core.project import HistoryRow
from nndesigner.ui.panels.plots import PlotsPanel

from .samples import history


@pytest.fixture
def panel(qtbot):
    result = PlotsPanel(LIGHT)
    result.resize(900, 260)
    qtbot.addWidget(result)
    with qtbot.waitExposed(result):
        result.show()
    return result


def curve(plot, number):
    """The points of the training (0) or validation (1) curve."""
    return plot.canvas._curves[number].getData()


def test_containers_exist_without_pyqtgraph():
    script = (
        "import os, sys\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication([])\n"
        "from nndesigner.app.theme import LIGHT\n"
        "from nndesigner.ui.panels.plots import PlotsPanel\n"
        "plots = PlotsPanel(LIGHT)\n"
        "plots.show_history(())\n"
        "assert plots.findChild(QWidget, 'lossPlot')\n"
        "assert plots.findChild(QWidget, 'accuracyPlot')\n"
        "assert 'pyqtgraph' not in sys.modules\n"
        "plots.ensure_plots()\n"
        "assert 'pyqtgraph' in sys.modules\n"
        "os._exit(0)\n"  # as the app ends: items do not survive the interpreter's own end
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_empty_state(panel):
    panel.ensure_plots()
    for plot in (panel.loss, panel.accuracy):
        assert plot._stack.currentWidget() is plot._empty
        assert plot._empty.text() == "Press Train and the curves draw themselves here."


def test_history_is_drawn(panel):
    panel.ensure_plots()
    rows = history(40)
    panel.show_history(rows)
    x, y = curve(panel.loss, 0)
    assert x.tolist() == [row.epoch for row in rows]
    assert y == pytest.approx([row.train_loss for row in rows])
    assert curve(panel.accuracy, 1)[1] == pytest.approx([100 * row.val_accuracy for row in rows])
    assert panel.loss.canvas._ends == ((0.0, 40.0), (0.0, 3.0))
    assert panel.accuracy.canvas._ends == ((0.0, 40.0), (0.0, 100.0))


def test_first_data_on_the_screen_makes_the_plots(panel):
    panel.show_history(history(3))
    assert panel.loss.canvas is not None
    assert len(curve(panel.loss, 0)[0]) == 3


def test_data_before_the_first_paint_waits(qtbot):
    panel = PlotsPanel(LIGHT)
    qtbot.addWidget(panel)
    panel.show_history(history(5))
    assert panel.loss.canvas is None
    panel.ensure_plots()
    with qtbot.waitExposed(panel):
        panel.show()
    assert len(curve(panel.loss, 0)[0]) == 5


def test_hidden_plots_catch_up(panel, qtbot):
    panel.ensure_plots()
    panel.show_history(history(3))
    panel.hide()
    panel.show_history(history(9))
    assert len(curve(panel.loss, 0)[0]) == 3
    with qtbot.waitExposed(panel):
        panel.show()
    assert len(curve(panel.loss, 0)[0]) == 9


def test_rows_without_some_numbers(panel):
    panel.ensure_plots()
    rows = (
        HistoryRow(0.0, None, 2.0, None, 0.1),
        HistoryRow(1.0, 1.0, None, 0.5, None),
        HistoryRow(2.0, 0.5, 0.7, 0.8, 0.7),
    )
    panel.show_history(rows)
    assert curve(panel.loss, 0)[0].tolist() == [1.0, 2.0]
    assert curve(panel.loss, 1)[0].tolist() == [0.0, 2.0]
    panel.show_history((HistoryRow(0.0),))
    assert panel.loss._stack.currentWidget() is panel.loss._empty


def test_a_loss_that_is_not_finite_is_left_out(panel):
    panel.ensure_plots()
    panel.show_history((HistoryRow(0.0, 1.0), HistoryRow(1.0, float("inf"))))
    assert curve(panel.loss, 0)[0].tolist() == [0.0]
    assert panel.loss.canvas._ends[1] == (0.0, 1.0)


def test_no_accuracy_for_values(panel):
    panel.ensure_plots()
    panel.show_history(history(5, accuracy=False))
    assert panel.accuracy._stack.currentWidget() is panel.accuracy._empty
    assert "predicts values" in panel.accuracy._empty.text()
    assert panel.loss._stack.currentWidget() is panel.loss.canvas


def test_log_scale(panel, qtbot):
    panel.ensure_plots()
    panel.show_history((HistoryRow(0.0, 2.0), HistoryRow(1.0, 0.0)))
    panel.loss.log_box.click()
    assert panel.loss.canvas._ends[1] == (-12.0, 1.0)
    assert curve(panel.loss, 0)[1] == pytest.approx([np.log10(2), -12])
    panel.loss.log_box.click()
    assert panel.loss.canvas._ends[1] == (0.0, 2.0)
    assert not panel.accuracy.log_box.isVisible()


def test_hover_reads_the_values(panel, qtbot):
    panel.ensure_plots()
    panel.show_history(history(41))
    canvas = panel.loss.canvas
    qtbot.wait(50)  # the axes take their room
    area = canvas.getPlotItem().getViewBox().sceneBoundingRect()
    spot = canvas.mapFromScene(area.center())
    qtbot.mouseMove(canvas.viewport(), QPoint(1, 1))
    qtbot.mouseMove(canvas.viewport(), spot)
    row = history(41)[20]
    assert panel.loss.read_out.text() == (
        f"Epoch 20   Training {row.train_loss:.4g}   Validation {row.val_loss:.4g}"
    )
    assert canvas._line.getData()[0].tolist() == [20.0, 20.0]
    panel.loss._show_cross(None)
    assert panel.loss.read_out.text() == ""


def test_long_histories_are_drawn_with_few_points(panel):
    panel.ensure_plots()
    panel.show_history(history(4096))
    x, y = curve(panel.loss, 0)
    assert len(x) < 1500
    assert y.max() == pytest.approx(history(4096)[0].train_loss)
    assert x[-1] == 4095.0
    connect = panel.loss.canvas._curves[1].opts["connect"]
    assert 0.4 < np.mean(connect) < 0.8, "validation is dashed"


def test_validation_is_dashed_in_short_histories_too(panel):
    panel.ensure_plots()
    panel.show_history(history(20))
    train, validation = panel.loss.canvas._curves
    assert not train.opts["pen"].dashPattern()
    assert validation.opts["pen"].dashPattern()


def test_theme_reaches_the_axes(panel):
    panel.ensure_plots()
    panel.show_history(history(20))
    panel.set_theme(DARK)
    canvas = panel.loss.canvas
    assert canvas.backgroundBrush().color() == QColor(DARK.base)
    axis = canvas.getPlotItem().getAxis("left")
    assert axis.textPen().color() == QColor(DARK.text)
    assert axis.labelText == "Loss"
    assert canvas._curves[0].opts["pen"].color() == QColor(DARK.train_curve)
    image = canvas.grab().toImage()
    assert image.pixelColor(image.width() - 3, image.height() - 3) == QColor(DARK.base)


def test_axes_are_labelled(panel):
    panel.ensure_plots()
    labels = [
        plot.canvas.getPlotItem().getAxis(side).labelText
        for plot in (panel.loss, panel.accuracy)
        for side in ("left", "bottom")
    ]
    assert labels == ["Loss", "Epoch", "Accuracy (%)", "Epoch"]
    assert panel.findChild(QWidget, "lossPlot") is panel.loss


def test_axes_of_both_plots_stand_level(panel, qtbot):
    panel.ensure_plots()
    panel.show_history(history(9))
    qtbot.waitUntil(lambda: panel.loss.canvas.y() > 20)
    assert panel.loss.canvas.geometry().top() == panel.accuracy.canvas.geometry().top()


def test_a_new_run_starts_over(panel):
    panel.ensure_plots()
    panel.show_history(history(100))
    panel.show_history(history(2))
    assert len(curve(panel.loss, 0)[0]) == 2
    panel.show_history(())
    assert panel.loss._stack.currentWidget() is panel.loss._empty


@pytest.mark.parametrize(("width", "height"), [(490, 206), (900, 260), (1400, 500)])
def test_the_last_label_of_each_axis_is_there_and_whole(panel, qtbot, width, height):
    panel.ensure_plots()
    panel.resize(width, height)
    panel.show_history(tuple(HistoryRow(float(n), 39000.0 - n, None, 0.9) for n in range(61)))
    qtbot.wait(50)
    labels = {}
    for plot in (panel.loss, panel.accuracy):
        canvas = plot.canvas
        for side in ("left", "bottom"):
            axis = canvas.getPlotItem().getAxis(side)
            image = QImage(10, 10, QImage.Format.Format_ARGB32)
            painter = QPainter(image)
            painter.setFont(canvas.font())
            specs = axis.generateDrawSpecs(painter)[2]
            painter.end()
            labels[plot, side] = [text for _area, _flags, text in specs]
            room = canvas.viewport().rect()
            for area, _flags, _text in specs:
                shown = canvas.mapFromScene(axis.mapRectToScene(area)).boundingRect()
                assert room.contains(shown), (side, shown, room)
    assert "40000" in labels[panel.loss, "left"]
    assert "100" in labels[panel.accuracy, "left"]
    for plot in (panel.loss, panel.accuracy):
        assert labels[plot, "bottom"][0] == "0"
        assert labels[plot, "bottom"][-1] == "60"
