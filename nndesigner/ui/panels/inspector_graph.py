"""A small picture of an activation function, with the neuron's own point on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import isfinite

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from nndesigner.app.theme import Theme
from nndesigner.engine.activations import ACTIVATIONS
from nndesigner.ui.panels.panel import Panel, mixed, scaled_font
from nndesigner.ui.texts import activation_help, number

_REACH = 4.0
_POINTS = 97
_SOFTMAX_EXAMPLE = (1.0, 2.0, 0.0, -1.0)


@cache
def curve(name: str) -> tuple[tuple[float, float], ...]:
    """Return points (z, a) of an activation for z from -4 to 4."""
    z = np.linspace(-_REACH, _REACH, _POINTS)
    return tuple(zip(z.tolist(), applied(name, z[:, np.newaxis])[:, 0].tolist(), strict=True))


def applied(name: str, z: np.ndarray) -> np.ndarray:
    """Return activations of rows of z."""
    a = np.array(z, dtype=np.float64)
    ACTIVATIONS[name].forward(a)  # type: ignore[index]
    return a


class ActivationGraph(Panel):
    """Paints a over z; softmax, which needs a whole layer, as bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._name = "identity"
        self._point: tuple[float, float] | None = None
        self._shares: tuple[float, ...] = ()
        self._own = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(130, 96)

    def show_activation(self, name: str) -> None:
        """Draw another function."""
        if name != self._name:
            self._name = name
            self._point = None
            self._shares = ()
            self.update()
        self._describe()

    def retranslate(self) -> None:
        self._describe()

    def show_point(self, z: float | None, a: float | None) -> None:
        """Mark where a neuron is on the curve just now."""
        point = None
        if z is not None and a is not None and np.isfinite([z, a]).all():
            point = (z, a)
        if point != self._point:
            self._point = point
            self.update()

    def show_shares(self, shares: Sequence[float], own: int) -> None:
        """Show what softmax really gives the neurons of a layer, one of them marked."""
        if (tuple(shares), own) != (self._shares, self._own):
            self._shares, self._own = tuple(shares), own
            self._describe()
            self.update()

    def shares(self) -> tuple[float, ...]:
        """Return the shares shown; empty for anything but a real softmax layer."""
        return self._shares

    def _describe(self) -> None:
        self.setAccessibleName(activation_help(self._name))
        tip = self.tr("What softmax gives each neuron of this layer; the marked bar is this one.")
        self.setToolTip(tip if self._shares else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.setBrush(QColor(self._theme.base))
        painter.drawRoundedRect(area, 6, 6)
        inner = area.adjusted(12, 10, -12, -10)
        if self._name == "softmax" and self._shares:
            self._paint_shares(painter, inner)
        elif self._name == "softmax":
            self._paint_bars(painter, inner)
        else:
            self._paint_curve(painter, inner)
        painter.end()

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        points = curve(self._name)
        low, high = _range(self._name)
        painter.setPen(QPen(QColor(self._theme.grid), 1))

        def place(z: float, a: float) -> QPointF:
            z = min(max(z, -_REACH), _REACH)
            a = min(max(a, low), high)
            x = area.left() + (z + _REACH) / (2 * _REACH) * area.width()
            return QPointF(x, area.bottom() - (a - low) / (high - low) * area.height())

        axis = QPen(QColor(self._theme.border), 1)
        painter.setPen(axis)
        painter.drawLine(place(-_REACH, 0), place(_REACH, 0))
        painter.drawLine(place(0, low), place(0, high))
        self._paint_ends(painter, area, (low, high), place(0, 0))
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([place(z, a) for z, a in points if low <= a <= high]))
        if self._point is not None:
            self._paint_point(painter, place(*self._point), place(self._point[0], 0))

    def _paint_ends(
        self, painter: QPainter, area: QRectF, ends: tuple[float, float], zero: QPointF
    ) -> None:
        painter.setFont(scaled_font(self.font(), 0.8))
        painter.setPen(QColor(self._theme.muted))
        low, high = ends
        painter.drawText(QPointF(zero.x() + 4, area.top() + 6), number(high))
        if low <= -1:
            painter.drawText(QPointF(zero.x() + 4, area.bottom()), number(low))
        painter.drawText(QPointF(area.right() - 8, zero.y() - 4), "z")

    def _paint_point(self, painter: QPainter, point: QPointF, foot: QPointF) -> None:
        dashed = QPen(QColor(self._theme.negative), 1, Qt.PenStyle.DashLine)
        painter.setPen(dashed)
        painter.drawLine(foot, point)
        painter.setPen(QPen(QColor(self._theme.base), 1.5))
        painter.setBrush(QColor(self._theme.negative))
        painter.drawEllipse(point, 4.5, 4.5)

    def _paint_shares(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(scaled_font(self.font(), 0.8))
        painter.setPen(QColor(self._theme.muted))
        line = painter.fontMetrics().height()
        text = painter.fontMetrics().elidedText(
            self.tr("a of all neurons"), Qt.TextElideMode.ElideRight, int(area.width())
        )
        below = QRectF(area.left(), area.bottom() - line + 4, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        area.setBottom(below.top() - 2)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        width = area.width() / len(self._shares)
        others = mixed(self._theme.base, self._theme.accent, 0.35)
        for place, share in enumerate(self._shares):
            height = max(1.0, share * area.height()) if isfinite(share) else 0.0
            bar = QRectF(area.left() + place * width, 0, max(1.0, width * 0.8), height)
            bar.moveBottom(area.bottom())
            own = place == self._own
            painter.fillRect(bar, QColor(self._theme.negative) if own else others)

    def _paint_bars(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(scaled_font(self.font(), 0.8))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, self.tr("an example"))
        shares = applied("softmax", np.array([_SOFTMAX_EXAMPLE]))[0].tolist()
        width = area.width() / len(shares)
        line = painter.fontMetrics().height()
        room = area.height() - 2 * line
        for place, (z, share) in enumerate(zip(_SOFTMAX_EXAMPLE, shares, strict=True)):
            left = area.left() + place * width
            bar = QRectF(left + width * 0.28, 0, width * 0.44, room * share)
            bar.moveBottom(area.bottom() - line)
            painter.fillRect(bar, mixed(self._theme.base, self._theme.accent, 0.8))
            painter.setPen(QColor(self._theme.muted))
            centre = Qt.AlignmentFlag.AlignHCenter
            below = QRectF(left, area.bottom() - line, width, line)
            painter.drawText(below, centre, f"z = {number(z)}")
            above = QRectF(left, bar.top() - line, width, line)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(above, centre, f"{100 * share:.0f} %")


_RANGES = {
    "identity": (-_REACH, _REACH),
    "elu": (-2.0, _REACH),
    "selu": (-2.0, _REACH),
    "sigmoid": (0.0, 1.0),
    "hard_sigmoid": (0.0, 1.0),
    "softmax": (0.0, 1.0),
    "step": (0.0, 1.0),
    "tanh": (-1.0, 1.0),
    "sine": (-1.0, 1.0),
}


def _range(name: str) -> tuple[float, float]:
    """Return the activations to show: bounded functions whole, others up to the reach."""
    return _RANGES.get(name, (-0.5, _REACH))
