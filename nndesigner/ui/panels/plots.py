"""Loss and accuracy while training: two labelled plots that draw themselves as numbers arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from nndesigner.app.theme import Theme
from nndesigner.core.project import History
from nndesigner.ui.numbers import format_number
from nndesigner.ui.panels.curve import (
    SMALLEST_LOSS,
    Column,
    HistoryColumns,
    grown_end,
    log_ends,
    measured,
    nearest,
)
from nndesigner.ui.panels.panel import Note, Panel, SteadyLabel, scaled_font

if TYPE_CHECKING:
    from nndesigner.ui.panels.curve_canvas import CurveCanvas

_NARROWEST, _LOWEST = 165, 110


class _Legend(QWidget):
    """A line sample and a name for each curve: solid for training, dashed for validation."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.names: tuple[str, str] = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(name) + 44 for name in self.names)
        return QSize(width, metrics.height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, x = self.height() // 2, 0
        colours = (self.theme.train_curve, self.theme.validation_curve)
        for name, colour, dashed in zip(self.names, colours, (False, True), strict=True):
            pen = QPen(QColor(colour), 2)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dashed:
                pen.setDashPattern([4, 2.5])
            painter.setPen(pen)
            painter.drawLine(x, middle, x + 24, middle)
            painter.setPen(QColor(self.theme.text))
            width = painter.fontMetrics().horizontalAdvance(name)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(x + 30, 0, width + 2, self.height(), flags, name)
            x += width + 44
        painter.end()


class CurvePlot(Panel):
    """One plot: title, legend and read-out above the curves of training and validation."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty plot; `name` is "loss" or "accuracy"."""
        super().__init__(theme, parent)
        self.setObjectName(f"{name}Plot")
        self._name = name
        self._columns = HistoryColumns()
        self._stale = self._is_waiting = False
        self.canvas: CurveCanvas | None = None
        self._title = QLabel()
        self._title.setFont(scaled_font(self.font(), 1.0, bold=True))
        self._legend = _Legend(theme)
        self.read_out = SteadyLabel()
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.log_box = QCheckBox()
        self.log_box.setVisible(name == "loss")
        self.log_box.toggled.connect(self.refresh)
        self._empty = Note(theme)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrange()
        self.retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.log_box)
        self.log_box.setText("x")
        head.addStrut(self.log_box.sizeHint().height())  # the axes of both plots stand level
        self._line = QStackedLayout()  # the read-out takes the legend's place while it has one
        self._line.addWidget(self._legend)
        self._line.addWidget(self.read_out)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 4)
        layout.setSpacing(2)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(_NARROWEST, _LOWEST)
        layout.addLayout(head)
        layout.addLayout(self._line)
        layout.addLayout(self._stack, 1)

    def make_canvas(self) -> None:
        """Import pyqtgraph and make the axes, once."""
        if self.canvas is not None:
            return
        from nndesigner.ui.panels.curve_canvas import CurveCanvas

        self.canvas = CurveCanvas(self._theme)
        self.canvas.hovered.connect(self._show_cross)
        self._stack.addWidget(self.canvas)
        self.retranslate()
        self.refresh()

    def show_columns(self, columns: HistoryColumns) -> None:
        """Show another or a longer history."""
        self._columns = columns
        self.refresh()

    def set_waiting(self, waiting: bool) -> None:
        """Tell whether a training runs, whose first numbers are to come."""
        self._is_waiting = waiting
        self._empty.setText(self._empty_text())

    def refresh(self) -> None:
        """Draw the present history; a hidden plot waits until it is shown."""
        self._stale = not self.isVisible()
        if self.canvas is None or self._stale:
            return
        curves = self._curve("train"), self._curve("val")
        if not any(len(x) for x, _y in curves):
            self._stack.setCurrentWidget(self._empty)
            self._empty.setText(self._empty_text())
            self._read("")
            return
        self.canvas.set_ends(
            grown_end(float(self._columns.epoch[-1])), self._y_ends(curves), log=self._log
        )
        self.canvas.set_curves(curves)
        self._stack.setCurrentWidget(self.canvas)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self._legend.theme = theme
        self._empty.set_theme(theme)
        if self.canvas is not None:
            self.canvas.set_theme(theme)
            self.refresh()

    def retranslate(self) -> None:
        loss = self._name == "loss"
        self._title.setText(self.tr("Loss") if loss else self.tr("Accuracy"))
        self.log_box.setText(self.tr("Log scale"))
        self.log_box.setToolTip(
            self.tr("Each line up is ten times as much: small losses become visible.")
        )
        self._legend.names = self.tr("Training"), self.tr("Validation")
        self._legend.updateGeometry()
        self._legend.setToolTip(
            self.tr(
                "Training: samples the network learns from. Validation: samples it has never "
                "learnt from. If only the validation curve gets worse, it learns by heart. "
                "Generated handwriting that is mixed in is among both, but not among the test "
                "samples."
            )
        )
        self._empty.setText(self._empty_text())
        self.setAccessibleName(self._title.text())
        if self.canvas is not None:
            y_label = self.tr("Loss") if loss else self.tr("Accuracy (%)")
            self.canvas.set_labels(self.tr("Epoch"), y_label)

    @property
    def _log(self) -> bool:
        return self._name == "loss" and self.log_box.isChecked()

    def _empty_text(self) -> str:
        if len(self._columns) and self._name == "accuracy":
            return self.tr("This network predicts values, so there is no accuracy.")
        if self._is_waiting:
            return self.tr("The curves begin with the first numbers of the training.")
        return self.tr("Press Train and the curves draw themselves here.")

    def _curve(self, part: str) -> tuple[Column, Column]:
        """Return a curve in axis units: percent, or exponents of ten on a log scale."""
        y = self._columns.column(f"{part}_{self._name}")
        if self._name == "accuracy":
            y = y * 100.0
        elif self._log:
            y = np.log10(np.maximum(y, SMALLEST_LOSS))
        return measured(self._columns.epoch, y)

    def _y_ends(self, curves: tuple[tuple[Column, Column], ...]) -> tuple[float, float]:
        if self._name == "accuracy":
            return 0.0, 100.0
        low = min(float(y.min()) for _x, y in curves if len(y))
        high = max(float(y.max()) for _x, y in curves if len(y))
        return log_ends(10.0**low, 10.0**high) if self._log else (0.0, grown_end(high))

    def _show_cross(self, x: float | None) -> None:
        if self.canvas is None:
            return
        if x is None or not len(self._columns):
            self.canvas.show_cross(None, [])
            self._read("")
            return
        row = nearest(self._columns.epoch, x)
        epoch = float(self._columns.epoch[row])
        points, texts = [], [self.tr("Epoch {epoch}").format(epoch=format_number(epoch, digits=4))]
        for curve, (part, name) in enumerate(
            zip(("train", "val"), self._legend.names, strict=True)
        ):
            value = float(self._columns.column(f"{part}_{self._name}")[row])
            if np.isfinite(value):
                points.append((epoch, self._in_axis_units(value), curve))
                texts.append(f"{name} {self._value_text(value)}")
        self.canvas.show_cross(epoch, points)
        self._read("   ".join(texts))

    def _read(self, text: str) -> None:
        """Say what is under the pointer, in the place of the legend."""
        self.read_out.setText(text)
        self._line.setCurrentWidget(self.read_out if text else self._legend)

    def _in_axis_units(self, value: float) -> float:
        if self._name == "accuracy":
            return value * 100
        return float(np.log10(max(value, SMALLEST_LOSS))) if self._log else value

    def _value_text(self, value: float) -> str:
        return f"{value * 100:.1f} %" if self._name == "accuracy" else f"{value:.4g}"


class PlotsPanel(Panel):
    """The loss plot beside the accuracy plot.

    The plots exist at once as empty widgets; pyqtgraph is imported by `ensure_plots()`, or
    when a history arrives while the panel is on the screen.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setObjectName("plotsPanel")
        self._columns = HistoryColumns()
        self.loss = CurvePlot("loss", theme)
        self.accuracy = CurvePlot("accuracy", theme)
        self._turn = self.accuracy
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.loss)
        splitter.addWidget(self.accuracy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def ensure_plots(self) -> None:
        """Make the real plots, if they are not there yet."""
        self.loss.make_canvas()
        self.accuracy.make_canvas()

    def show_phase(self, phase: str) -> None:
        """Follow a training; its phases are "idle", "starting", "running" and "paused"."""
        for plot in (self.loss, self.accuracy):
            plot.set_waiting(phase != "idle")

    def show_history(self, history: History) -> None:
        """Show these rows; cheap for a history that only grew."""
        self._follow(history)
        self.loss.show_columns(self._columns)
        self.accuracy.show_columns(self._columns)

    def show_growing(self, history: History) -> None:
        """Show these rows in one plot, the other one's turn comes with the next call.

        Painting both in one frame would keep the thread for more than a millisecond.
        """
        self._follow(history)
        self._turn = self.accuracy if self._turn is self.loss else self.loss
        self._turn.show_columns(self._columns)

    def _follow(self, history: History) -> None:
        self._columns.follow(history)
        if history and self.isVisible():
            self.ensure_plots()

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.loss.set_theme(theme)
        self.accuracy.set_theme(theme)
