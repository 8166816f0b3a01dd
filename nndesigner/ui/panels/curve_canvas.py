"""Two curves over epochs, drawn by pyqtgraph. Imported late: it costs a quarter of a second."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from nndesigner.app.theme import Theme
from nndesigner.ui.panels.curve import Column, envelope, tick_spacing
from nndesigner.ui.panels.panel import mixed

FEW_POINTS = 100
"""Up to here lines are two pixels wide; wider lines of many points cost ten times as much."""
_DASH_PIXELS, _DASH_PERIOD = 7, 11
_STEADY = (-1.0, -1.0)
_WIDEST_LABEL = 60
_WHOLE_FROM = 2.0
_TICK_GAP = 1.35
"""Shortest distance of two ticks along the axis: this many times the size of a label."""


class CurveCanvas(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Axes, grid, a solid and a dashed curve, and a cross-hair under the pointer.

    `hovered(x | None)`: where the pointer is along the axis of epochs, in axis units.
    """

    hovered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        plot = self.getPlotItem()
        plot.disableAutoRange()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            # Labels may stand over the ends of their axes, where the margin has room for them.
            axis.setStyle(tickLength=4, hideOverlappingLabels=_WIDEST_LABEL)
        self._ends = (_STEADY, _STEADY)
        self._log = False
        self._grid = pg.PlotCurveItem(connect="pairs")
        self._curves = (pg.PlotCurveItem(antialias=True), pg.PlotCurveItem(antialias=True))
        self._line = pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(size=7, pxMode=True)
        for item in (self._grid, *self._curves, self._line, self._dots):
            plot.addItem(item)
        self.setMouseTracking(True)
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Colour axes, grid and curves."""
        self._theme = theme
        self.setBackground(QColor(theme.base))
        for side in ("left", "bottom"):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(QColor(theme.muted))
            axis.setTextPen(QColor(theme.text))
            axis.labelStyle = {"color": theme.text}
            axis.setLabel(axis.labelText)
        self._grid.setPen(_pen(mixed(theme.base, theme.border, 0.5)))
        self._line.setPen(_pen(QColor(theme.muted)))
        self._dots.setPen(_pen(QColor(theme.base)))
        self._set_pens(few=True)

    def set_labels(self, x: str, y: str) -> None:
        """Name the axes."""
        plot = self.getPlotItem()
        plot.getAxis("bottom").setLabel(x)
        plot.getAxis("left").setLabel(y)

    def set_ends(self, x_end: float, y_ends: tuple[float, float], *, log: bool) -> None:
        """Set how far the axes reach; with `log` the y values are exponents of ten."""
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(False, log)
            self._ends = (_STEADY, _STEADY)
        ends = ((0.0, x_end), y_ends)
        if ends != self._ends:
            self._ends = ends
            self.getPlotItem().setRange(xRange=ends[0], yRange=_with_headroom(*ends[1]), padding=0)
            self._place_ticks()
            self._draw_grid()

    def set_curves(self, curves: tuple[tuple[Column, Column], tuple[Column, Column]]) -> None:
        """Draw both curves: each (x ascending, y finite), possibly empty."""
        few = all(len(x) <= FEW_POINTS for x, _y in curves)
        if few != self._few:
            self._set_pens(few)
        width = max(50, int(self.getPlotItem().getViewBox().width()))
        for number, (item, (x, y)) in enumerate(zip(self._curves, curves, strict=True)):
            x, y = envelope(x, y, width // 2)
            if number == 1 and not few:
                item.setData(x, y, connect=self._dashes(x, width))
            else:
                item.setData(x, y, connect="all")

    def show_cross(self, x: float | None, points: list[tuple[float, float, int]]) -> None:
        """Put the cross-hair at `x` and a dot on each (x, y, curve number); None takes it away."""
        if x is None:
            self._line.setData([], [])
            self._dots.setData([])
            return
        low, high = _with_headroom(*self._ends[1])
        self._line.setData([x, x], [low, high])
        colours = (self._theme.train_curve, self._theme.validation_curve)
        shapes = ("o", "s")
        self._dots.setData(
            [
                {"pos": (px, py), "brush": QColor(colours[curve]), "symbol": shapes[curve]}
                for px, py, curve in points
            ]
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        box = self.getPlotItem().getViewBox()
        spot = self.mapToScene(event.position().toPoint())
        inside = box.sceneBoundingRect().contains(spot)
        self.hovered.emit(box.mapSceneToView(spot).x() if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_ends"):
            self._place_ticks()
            self._draw_grid()

    def _set_pens(self, few: bool) -> None:
        self._few = few
        width = 2 if few else 1
        train, validation = self._curves
        train.setPen(_pen(QColor(self._theme.train_curve), width))
        pen = _pen(QColor(self._theme.validation_curve), width)
        if few:
            pen.setDashPattern([4, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        validation.setPen(pen)

    def _dashes(self, x: Column, width: int) -> np.ndarray:
        """Return which points are joined to their successor.

        A dash pattern of the pen runs along the line and vanishes in a noisy one; these gaps
        stand at fixed places along the axis.
        """
        pixels = x * (width / self._ends[0][1])
        return (pixels % _DASH_PERIOD < _DASH_PIXELS).astype(np.int32)

    def _place_ticks(self) -> None:
        """Label both axes in round steps up to their very ends, with room for the last labels."""
        (_, x_end), (_, y_end) = self._ends
        if self._ends[0] == _STEADY:
            return
        plot, metrics = self.getPlotItem(), self.fontMetrics()
        widest = metrics.horizontalAdvance(f"{x_end:g}")
        plot.layout.setContentsMargins(2, metrics.height() // 2, widest // 2 + 4, 2)
        plot.layout.activate()
        box = plot.getViewBox()
        bottom, left = plot.getAxis("bottom"), plot.getAxis("left")
        # Epochs are counted; only inside the first two is there anything between the whole ones.
        whole = x_end >= _WHOLE_FROM
        label = widest if whole else max(widest, metrics.horizontalAdvance("0.25"))
        most = max(1, int(box.width() / (_TICK_GAP * label + 4)))
        spacing = tick_spacing(x_end, most, 1.0 if whole else 0.0)
        bottom.setTickSpacing(levels=[(spacing, 0)])
        if self._log:
            left.setTickSpacing()
        else:
            most = max(1, int(box.height() / (_TICK_GAP * metrics.height())))
            left.setTickSpacing(levels=[(tick_spacing(y_end, most), 0)])

    def _draw_grid(self) -> None:
        """Draw a line at each labelled value of the y axis (pyqtgraph's own grid costs 4 ms)."""
        if self._ends[0] == _STEADY:
            return
        axis = self.getPlotItem().getAxis("left")
        low, high = _with_headroom(*self._ends[1])
        height = max(1.0, self.getPlotItem().getViewBox().height())
        levels = axis.tickValues(low, high, height)
        heights = [value for _spacing, values in levels[:1] for value in values]
        y = np.repeat(np.asarray(heights, dtype=float), 2)
        self._grid.setData(np.tile([0.0, self._ends[0][1]], len(heights)), y, connect="pairs")


def _with_headroom(low: float, high: float) -> tuple[float, float]:
    """Return the ends with a little room, so that a curve at the very end is not cut."""
    room = (high - low) * 0.03
    return low - room / 3, high + room


def _pen(colour: QColor, width: int = 1) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen
