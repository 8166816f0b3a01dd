"""Colours and pens of the canvas, made once from a theme: opaque, premixed, quick to paint."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPen

from nndesigner.app.sheaves import SHADES, Pixels
from nndesigner.app.theme import Theme
from nndesigner.ui.kinds import kind_colour

LEVELS = 8
"""Steps of strength a weight or an activation is drawn in, for each sign."""
DASHED_FROM = 4
"""From this level on, negative weights are dashed where many lines are drawn: to dash them all
takes too long, and the weak ones are hardly seen."""


def mixed(under: str | QColor, over: str | QColor, share: float) -> QColor:
    """Return `over` laid on `under` with the opacity `share`, 0..1, as an opaque colour."""
    a, b = QColor(under), QColor(over)
    return QColor(
        round(a.red() + (b.red() - a.red()) * share),
        round(a.green() + (b.green() - a.green()) * share),
        round(a.blue() + (b.blue() - a.blue()) * share),
    )


def font(size: float, *, bold: bool = False) -> QFont:
    """Return the application's font in a size of scene units."""
    result = QFont()
    result.setPixelSize(round(size))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def readable_on(fill: QColor) -> QColor:
    """Return black or white, whichever is easier to read on a colour."""
    luminance = 0.299 * fill.red() + 0.587 * fill.green() + 0.114 * fill.blue()
    return QColor("#11151c") if luminance > 140 else QColor("#ffffff")


class CanvasColours:
    """Everything the canvas paints with, in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.canvas = QColor(theme.canvas)
        self.grid = mixed(theme.canvas, theme.muted, 0.24 if theme.is_dark else 0.28)
        self.block = QColor(theme.block)
        self.block_border = mixed(theme.canvas, theme.block_border, 0.9)
        self.text = QColor(theme.text)
        self.muted = QColor(theme.muted)
        self.accent = QColor(theme.accent)
        self.on_accent = QColor(theme.on_accent)
        self.error = QColor(theme.error)
        self.warning = QColor(theme.warning)
        self.success = QColor(theme.success)
        self.neuron = QColor(theme.neuron)
        self.neuron_border = mixed(theme.block, theme.muted, 0.55)
        self.link = QColor(theme.link)
        self.ribbon = mixed(theme.canvas, theme.link, 0.13 if theme.is_dark else 0.11)
        depth = 0.5 if theme.is_dark else 0.11
        self.shadows = tuple(
            mixed(theme.canvas, "#000000", depth * share) for share in (0.15, 0.4, 1.0)
        )
        self.on_kind = QColor("#10141b" if theme.is_dark else "#ffffff")
        self.halo = mixed(theme.canvas, theme.accent, 0.30)
        self.note = mixed(theme.canvas, theme.warning, 0.20 if theme.is_dark else 0.16)
        self.note_border = mixed(theme.canvas, theme.warning, 0.55)
        self.group = mixed(theme.canvas, theme.muted, 0.12 if theme.is_dark else 0.09)
        self.group_border = mixed(theme.canvas, theme.muted, 0.5)
        self.activations = self._activation_ramp()
        paper = mixed(theme.block, theme.neuron, 0.75)
        steps = 2 * LEVELS
        self.ink = tuple(mixed(paper, theme.text, n / steps) for n in range(steps + 1))
        self.dashed_pens = self._weight_pens(0.22, 1.5, 2.6, dashed_from=0)
        self.fine_pens = self._weight_pens(0.12, 0.9, 1.9)
        self.rough_pens = self._weight_pens(0.12, 1.5, 1.9)
        self.sheaf = self._sheaf_table()
        self.faint_pen = QPen(mixed(theme.canvas, theme.link, 0.28), 1.5)
        self.faintest_pen = QPen(mixed(theme.canvas, theme.link, 0.13), 1.5)
        self.plain_wire_pen = QPen(mixed(theme.canvas, theme.link, 0.75), 1.5)

    def kind(self, kind: str) -> QColor:
        """Return the colour of a kind of layer."""
        return QColor(getattr(self.theme, kind_colour(kind)))

    def rim(self, kind: str) -> QColor:
        """Return the colour of the rim of a neuron in a layer of a kind."""
        return mixed(self.theme.block, self.kind(kind), 0.6)

    def activation(self, value: float, scale: float) -> QColor:
        """Return the shade of a neuron whose output is `value`, where `scale` is the strongest."""
        level = round(max(-1.0, min(1.0, value / scale if scale else 0.0)) * 2 * LEVELS)
        return self.activations[level + 2 * LEVELS]

    def _activation_ramp(self) -> tuple[QColor, ...]:
        """Return shades from the most negative output over zero to the most positive."""
        steps = 2 * LEVELS
        base = mixed(self.theme.neuron, self.theme.muted, 0.06)
        down = [mixed(base, self.theme.negative, n / steps) for n in range(steps, 0, -1)]
        up = [mixed(base, self.theme.positive, n / steps) for n in range(steps + 1)]
        return (*down, *up)

    def _sheaf_table(self) -> Pixels:
        """Return the colours of a sheaf: premultiplied ARGB, clear where weights are near zero."""
        strengths = np.linspace(-1.0, 1.0, SHADES)
        opacity = 0.9 * np.abs(strengths) ** 0.8
        ends = [QColor(self.theme.negative), QColor(self.theme.positive)]
        channels = np.array([[c.red(), c.green(), c.blue()] for c in ends], dtype=float)
        rgb = channels[(strengths >= 0).astype(int)] * opacity[:, None]
        parts = np.rint(np.column_stack([opacity * 255, rgb])).astype(np.uint32)
        table: Pixels = parts @ np.array([1 << 24, 1 << 16, 1 << 8, 1], dtype=np.uint32)
        return table

    def _weight_pens(
        self, weakest: float, thin: float, thick: float, *, dashed_from: int = DASHED_FROM
    ) -> tuple[QPen, ...]:
        """Return the pens of 2 x LEVELS buckets, negative ones first, each from weak to strong."""
        pens: list[QPen] = []
        for colour in (self.theme.negative, self.theme.positive):
            for level in range(LEVELS):
                share = level / (LEVELS - 1)
                pen = QPen(mixed(self.theme.canvas, colour, weakest + (1 - weakest) * share))
                pen.setWidthF(thin + (thick - thin) * share)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if level >= dashed_from and colour == self.theme.negative:
                    pen.setDashPattern([5.0, 3.0])
                pens.append(pen)
        return tuple(pens)
