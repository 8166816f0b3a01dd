"""What mouse, pen and fingers do on the drawing pad, told as strokes and wipes."""

from __future__ import annotations

from time import monotonic
from typing import Literal, Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QApplication

_PALM_S = 0.6
"""So long after the pen was seen a touch is taken for the hand that holds it."""

_PALM_SIZE = 110.0
"""Touches wider than this (widget pixels) are no finger tips."""

_Source = Literal["", "mouse", "pen", "touch"]


class Sheet(Protocol):
    """Where strokes go; positions in widget pixels, pressure 0..1 or None."""

    def begin_stroke(self, position: QPointF, pressure: float | None) -> bool: ...
    def extend_stroke(self, position: QPointF, pressure: float | None) -> None: ...
    def end_stroke(self) -> None: ...
    def cancel_stroke(self) -> None: ...
    def begin_wipe(self, position: QPointF) -> bool: ...
    def extend_wipe(self, position: QPointF) -> None: ...
    def end_wipe(self) -> None: ...
    def show_menu(self, at: QPoint) -> None: ...


class PadInput:
    """Keeps to one device at a time: the first that begins is followed until it ends.

    Other buttons, fingers and the palm meanwhile do nothing. The right button, the pen's
    button and its other end erase; the right button without a move is for the menu.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.erases = False
        """Whether the eraser is chosen: then everything erases."""
        self._source: _Source = ""
        self._wiping = False
        self._finger = -1
        self._pen_seen = float("-inf")
        self._right_at: QPointF | None = None
        self._right_moved = False
        self._menu_at: QPoint | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a stroke or a wipe is being made."""
        return self._source != ""

    def stop(self, *, keep: bool = True) -> None:
        """End what is being drawn, as when the window goes; or give it up."""
        if not self.busy:
            return
        self.forget()
        if self._wiping:
            self._sheet.end_wipe()
        elif keep:
            self._sheet.end_stroke()
        else:
            self._sheet.cancel_stroke()

    def forget(self) -> None:
        """Follow nobody any more: what was being drawn is gone."""
        self._source, self._finger = "", -1

    # Mouse -----------------------------------------------------------------------------------

    def mouse_pressed(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._stop_lost("mouse")
            self._begin("mouse", event.position(), None, wipe=self.erases)
        elif event.button() == Qt.MouseButton.RightButton and not self.busy:
            self._right_at, self._right_moved = event.position(), False
            self._menu_at = None

    def mouse_moved(self, event: QMouseEvent) -> None:
        held = event.buttons()
        if self._source == "mouse":
            wanted = Qt.MouseButton.LeftButton
            if self._right_at is not None:
                wanted = Qt.MouseButton.RightButton
            if held & wanted:
                self._extend(event.position(), None)
            else:  # the release went elsewhere
                self.stop()
        elif self._right_at is not None and held & Qt.MouseButton.RightButton:
            way = event.position() - self._right_at
            if way.manhattanLength() >= QApplication.startDragDistance() / 2:
                self._right_moved = True
                self._begin("mouse", self._right_at, None, wipe=True)
                self._extend(event.position(), None)

    def mouse_released(self, event: QMouseEvent) -> None:
        right = event.button() == Qt.MouseButton.RightButton
        if right and self._right_at is not None:
            if self._source == "mouse":
                self.stop()
            elif self._menu_at is not None:
                self._sheet.show_menu(self._menu_at)
            self._right_at = self._menu_at = None
        elif event.button() == Qt.MouseButton.LeftButton and self._source == "mouse":
            self._left_released(event.position())

    def _left_released(self, position: QPointF) -> None:
        if self._right_at is None:
            self._extend(position, None)
            self.stop()

    def menu_requested(self, event: QContextMenuEvent) -> None:
        """Show the menu, unless the right button is about to wipe or just did."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if self._right_at is not None:  # comes on the press here: wait what it becomes
                self._menu_at = event.globalPos()
                return
            if self._right_moved:
                self._right_moved = False
                return
        self._sheet.show_menu(event.globalPos())

    # Pen -------------------------------------------------------------------------------------

    def pen(self, event: QTabletEvent) -> None:
        """Follow a pen; a hand resting beside it does not draw."""
        self._pen_seen = monotonic()
        pressure = _pressure(event)
        if event.type() == QEvent.Type.TabletPress:
            if self._source == "touch":  # the palm came down first
                self.stop(keep=False)
            self._stop_lost("pen")
            other_end = event.pointerType() == QPointingDevice.PointerType.Eraser
            button = event.button() == Qt.MouseButton.RightButton
            self._begin("pen", event.position(), pressure, wipe=self.erases or other_end or button)
        elif event.type() == QEvent.Type.TabletMove and self._source == "pen":
            if event.buttons() or event.pressure() > 0:
                self._extend(event.position(), pressure)
        elif event.type() == QEvent.Type.TabletRelease and self._source == "pen":
            self.stop()
        event.accept()

    # Fingers ---------------------------------------------------------------------------------

    def touch(self, event: QTouchEvent) -> None:
        """Follow the first finger; others, and palms, do nothing."""
        event.accept()
        if event.type() == QEvent.Type.TouchCancel:
            if self._source == "touch":
                self.stop(keep=False)
            return
        if event.type() == QEvent.Type.TouchBegin:
            self._stop_lost("touch")
        for point in event.points():
            self._touch_point(point)
        if event.type() == QEvent.Type.TouchEnd and self._source == "touch":
            self.stop()

    def _touch_point(self, point: QEventPoint) -> None:
        state = point.state()
        if state == QEventPoint.State.Pressed:
            if not self.busy and not self._is_palm(point):
                self._finger = point.id()
                self._begin("touch", point.position(), None, wipe=self.erases)
        elif self._source == "touch" and point.id() == self._finger:
            if state == QEventPoint.State.Updated:
                self._extend(point.position(), None)
            elif state == QEventPoint.State.Released:
                self._extend(point.position(), None)
                self.stop()

    def _is_palm(self, point: QEventPoint) -> bool:
        size = point.ellipseDiameters()
        wide = max(size.width(), size.height()) > _PALM_SIZE
        return wide or monotonic() - self._pen_seen < _PALM_S

    # All of them -----------------------------------------------------------------------------

    def _begin(
        self, source: _Source, position: QPointF, pressure: float | None, *, wipe: bool
    ) -> None:
        if self.busy:
            return
        self._wiping = wipe
        if wipe:
            begun = self._sheet.begin_wipe(position)
        else:
            begun = self._sheet.begin_stroke(position, pressure)
        self._source = source if begun else ""

    def _stop_lost(self, source: _Source) -> None:
        """End what a device was drawing when it begins anew: its release went elsewhere."""
        if self._source == source:
            self._right_at = None
            self.stop()

    def _extend(self, position: QPointF, pressure: float | None) -> None:
        if not self.busy:
            return
        if self._wiping:
            self._sheet.extend_wipe(position)
        else:
            self._sheet.extend_stroke(position, pressure)


def _pressure(event: QTabletEvent) -> float | None:
    """Return how hard a pen is pressed, None if it cannot tell."""
    if event.device().capabilities() & QInputDevice.Capability.Pressure:
        return min(max(event.pressure(), 0.0), 1.0)
    return None
