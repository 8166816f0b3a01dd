"""Where on the drawing pad's widget its paper lies just now."""

from __future__ import annotations

from PySide6.QtCore import QRect

from nndesigner.ui.panels.pad_surface import PadSurface


def sheet_rect(pad: PadSurface) -> QRect:
    """Return the square of the widget that is 0..280, in widget pixels."""
    return pad._frame.square()


def paper_rect(pad: PadSurface) -> QRect:
    """Return all of the paper, in widget pixels: at least the square."""
    return pad._frame.paper
