"""Strokes on the pad that the network is not shown: pale, as if hardly there."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter

from nndesigner.app.theme import Theme
from nndesigner.core.project import Drawing
from nndesigner.ui.panels.pad_frame import PadFrame
from nndesigner.ui.panels.pad_ink import paint_stroke

_VEIL = 185
"""Of 255: how much of the paper's colour lies over them."""

_EDGE = 1.5
"""Pad units the veil is wider than the line, whose edge would shine through."""


def paint_left_out(
    painter: QPainter, strokes: Drawing, frame: PadFrame, theme: Theme, width: float
) -> None:
    """Veil these strokes, lines `width` pad units wide, over their picture."""
    veil = QColor(theme.base)
    veil.setAlpha(_VEIL)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(frame.square().topLeft())
    painter.scale(frame.scale, frame.scale)
    for stroke in strokes:
        paint_stroke(painter, stroke, veil, width + _EDGE)
    painter.restore()
